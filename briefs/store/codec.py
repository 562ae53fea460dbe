"""Frozen dataclasses to bytes and back: JSON rows, strict in both directions.

A dataclass is the list of its field values, so the types of ``briefs.models`` are the only schema. Each
document starts with a mark of the shape of its type: bytes written under other fields are refused, never
misread. The canonical form is the same on every machine; the stored form is that, compressed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_MARK = 8  # bytes of the shape mark


class CodecError(ValueError):
    """The bytes do not hold what was asked for."""


class ShapeError(CodecError):
    """The bytes were packed as another type, or when the type had other fields."""


def canonical(value: object) -> bytes:
    """The value as JSON: equal bytes for equal values, on every machine."""
    rows = _rows(value)
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def pack(kind: type[T], value: T) -> bytes:
    """The value as bytes for storing."""
    hint: Any = kind
    return _mark(hint) + zlib.compress(canonical(value))


def unpack(kind: type[T], data: bytes) -> T:
    """The value that was packed as this kind; ShapeError or CodecError where it was not."""
    hint: Any = kind
    if data[:_MARK] != _mark(hint):
        raise ShapeError(f"not a {kind} of this version")
    try:
        rows = json.loads(_stored(data))
    except ValueError as error:
        raise CodecError(f"damaged {kind}") from error
    return cast("T", _reader(hint)(rows))


def digest(*documents: bytes) -> str:
    """The sha256, in hex, of the canonical forms of what was packed."""
    found = sha256()
    for document in documents:
        found.update(_stored(document) + b"\n")
    return found.hexdigest()


def _stored(data: bytes) -> bytes:
    try:
        return zlib.decompress(data[_MARK:])
    except zlib.error as error:
        raise CodecError("damaged document") from error


def _rows(value: object) -> Any:
    kind: Any = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is tuple:
        return [_rows(v) for v in cast("tuple[object, ...]", value)]
    if is_dataclass(value):
        return [_rows(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, dict):
        return {key: _rows(value[key]) for key in sorted(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float | bool):
        return value
    raise CodecError(f"cannot store a {type(value).__name__}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _mark(kind: Any) -> bytes:
    return sha256(_shape(kind).encode()).hexdigest()[:_MARK].encode()


def _shape(hint: Any) -> str:
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        inner = ",".join(f"{f.name}:{_shape(hints[f.name])}" for f in fields(hint))
        return f"{getattr(hint, '__name__', '')}({inner})"
    if args := get_args(hint):
        return f"{get_origin(hint)}[{','.join(_shape(a) for a in args)}]"
    return getattr(hint, "__name__", str(hint))


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """The function that reads JSON rows as this type."""
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _dataclass_reader(cast("type", hint))
    if origin is UnionType and len(args) == 2 and args[1] is NoneType:
        some = _reader(args[0])
        return lambda row: None if row is None else some(row)
    if origin is tuple and args[1:] == (Ellipsis,):
        item = _reader(args[0])
        return lambda row: tuple([item(v) for v in _exactly(list, row)])
    if origin is dict and args[0] is str:
        item = _reader(args[1])
        return lambda row: {_exactly(str, k): item(v) for k, v in _exactly(dict, row).items()}
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return lambda row: _member(members, row)
    return lambda row: _exactly(hint, row)


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [_reader(hints[f.name]) for f in fields(kind)]

    def read(row: Any) -> Any:
        if type(row) is not list or len(row) != len(readers):
            raise CodecError(f"not the fields of a {kind.__name__}")
        return kind(*[reader(value) for reader, value in zip(readers, row, strict=True)])

    return read


def _exactly(kind: type, row: Any) -> Any:
    if type(row) is not kind:
        raise CodecError(f"{kind.__name__} expected, {type(row).__name__} found")
    return row


def _member(members: dict[Any, Enum], row: Any) -> Enum:
    try:
        return members[row]
    except (KeyError, TypeError):
        raise CodecError(f"{row!r} is none of {', '.join(map(str, members))}") from None
