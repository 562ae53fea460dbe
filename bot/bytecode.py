"""Templates as they were compiled before: to compile them anew takes longer than to answer a question.

They are kept where Python keeps its compiled modules, in a folder beside the source, and on the same terms: where
nothing can be written, or nothing is to be, each process compiles for itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The compiled templates of a folder; ``code`` are the modules that decide what a template compiles to."""

    def __init__(self, folder: Path, code: Iterable[str]) -> None:
        self._folder = folder
        self._version = sha256(b"".join(Path(file).read_bytes() for file in code)).hexdigest()[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where what is kept was compiled from the same source."""
        with suppress(OSError, EOFError, UnpicklingError), self._path(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        new = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                new.write_bytes(bucket.bytecode_to_string())
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)

    def _path(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(self._folder / f"{bucket.key}.j2"), optimization=self._version))
