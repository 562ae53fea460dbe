"""A kept outline opens only for the bytes it was counted from, with every number as it was."""

import pytest

from briefs.compiler.structure import outline
from briefs.outlines import seal, unseal

TEXT = "On Ports\n\nThe port was built in 1904. It is deep.\n\nShips come in spring, and leave in autumn.\n"
PASSAGES = outline("ports.txt", TEXT.encode())


def test_what_is_sealed_opens_as_it_was() -> None:
    assert unseal(seal("ab", PASSAGES), "ab", TEXT) == PASSAGES


def test_an_outline_of_other_bytes_does_not_open() -> None:
    assert unseal(seal("ab", PASSAGES), "cd", TEXT) is None


@pytest.mark.parametrize("at", range(len(seal("ab", PASSAGES))))
def test_no_byte_can_be_changed(at: int) -> None:
    data = bytearray(seal("ab", PASSAGES))
    data[at] ^= 1
    assert unseal(bytes(data), "ab", TEXT) is None


def test_nothing_at_all_does_not_open() -> None:
    assert unseal(b"", "ab", TEXT) is None
