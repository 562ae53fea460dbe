"""An interpreter that has the peers: their packages are no business of the project's own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_path

PACKAGES = ("numpy", "bm25s", "tantivy", "PyStemmer", "rapidfuzz", "symspellpy", "rank-bm25")


def interpreter(packages: Sequence[str] = PACKAGES, name: str = "peers") -> str:
    """The interpreter of a virtual environment in the user's cache, which is made at first use."""
    folder = user_cache_path("briefbot") / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    whole = folder / "installed.txt"
    if not whole.exists() or whole.read_text("utf-8").split() != list(packages):
        print(f"The peers are installed into {folder} ...", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        whole.write_text("\n".join(packages), "utf-8")
    return str(Path(python))
