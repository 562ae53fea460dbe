"""Whole numbers as bytes, the same on every machine: little-endian."""

from __future__ import annotations

import sys
from array import array
from typing import Literal


def packed(values: array[int]) -> bytes:
    """The numbers as bytes."""
    return _turned(values[:]).tobytes()


def unpacked(data: bytes, kind: Literal["I", "h"] = "I") -> array[int]:
    """What was packed: unsigned of 32 bits, or signed of 16."""
    values = array(kind)
    values.frombytes(data)
    return _turned(values)


def _turned(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values.byteswap()
    return values
