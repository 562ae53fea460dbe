"""A PNG file, read by its specification: chunks of length, type, data, checksum."""

import struct
from collections.abc import Iterator


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The type and data of each chunk."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8].decode(), data[at + 8 : at + 8 + length]
        at += 12 + length


def size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack(">II", dict(chunks(data))["IHDR"][:8])
    return width, height


def told(data: bytes) -> dict[str, str]:
    """The texts in it, by keyword."""
    found = {}
    for kind, body in chunks(data):
        keyword, _, rest = body.partition(b"\0")
        if kind == "tEXt":
            found[keyword.decode()] = rest.decode("latin-1")
        elif kind == "iTXt":  # two bytes of compression, a language and a translated keyword, both empty
            found[keyword.decode()] = rest[4:].decode()
    return found
