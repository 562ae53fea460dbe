import io
from pathlib import Path

import pytest

from bot.batch import BatchError, lines


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes(b"one\ntwo\r\n\n\xff\n")
    with lines(str(file)) as found:
        assert [next(found), next(found), next(found)] == ["one", "two", ""]
        with pytest.raises(BatchError, match="line 4: this is not UTF-8"):
            next(found)


def test_a_mark_of_the_encoding_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    file = tmp_path / "lines"
    file.write_bytes("\ufeffone\n\ufefftwo".encode())
    with lines(str(file)) as found:
        assert list(found) == ["one", "\ufefftwo"]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo")))
    with lines("-") as found:
        assert list(found) == ["one", "two"]
