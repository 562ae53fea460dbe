"""The project's side of a summary benchmark: one JSON request a line, answered in the same order.

    {"id", "title", "text", "query" or null, "budget": {"sentences": N} or {"words": N}} -> {"id", "sentences": [...]}

With ``"cost": true`` the answer also has the seconds of processor time that it took, and the peak of memory in MB.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import briefs


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The sentences of a text, most important first."""
    before = time.process_time()
    found = briefs.summarize_text(
        request["text"], title=request["title"], about=request.get("query"), **request["budget"]
    )
    answered = {"id": request["id"], "sentences": found}
    if request.get("cost"):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return answered | {"seconds": time.process_time() - before, "memory": peak}
    return answered


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
