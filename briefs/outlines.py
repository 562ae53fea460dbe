"""Paragraph numbers read from a source once, and kept under a seal.

Counting the paragraphs of a file is a pure function of its bytes, so it need not be done again while the
bytes are the same. A kept outline is bound to the sha256 of those bytes by a digest of both: an outline of
other bytes, or with one number changed, does not open, and whoever asked counts anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from briefs.models import Kind, Part, Passage

_DIGEST = 64  # hex digits


def seal(sha256_of_file: str, passages: Sequence[Passage]) -> bytes:
    """The outline of a file, to be kept."""
    rows = [[p.number, p.part, p.kind, p.start, p.end, p.section] for p in passages]
    payload = json.dumps(rows, separators=(",", ":")).encode()
    return _bound(sha256_of_file, payload) + payload


def unseal(data: bytes, sha256_of_file: str, text: str) -> tuple[Passage, ...] | None:
    """The passages of a file, without sentences, from a kept outline; None where the seal is broken."""
    digest, payload = data[:_DIGEST], data[_DIGEST:]
    if digest != _bound(sha256_of_file, payload):
        return None
    return tuple(
        Passage(number, Part(part), Kind(kind), start, end, text[start:end], (), section)
        for number, part, kind, start, end, section in json.loads(payload)
    )


def _bound(sha256_of_file: str, payload: bytes) -> bytes:
    return sha256(sha256_of_file.encode() + payload).hexdigest().encode()
