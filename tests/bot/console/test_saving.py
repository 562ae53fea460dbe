"""The files of a reply on disk: where they are told to go, and never over another file."""

from pathlib import Path

import pytest

from bot.console.saving import SavingError, save
from bot.console.wish import Keep, parted
from bot.model import Attachment
from briefs.errors import BriefError

TABLE = Attachment("table.csv", b"a,b")


def test_a_file_is_written_and_it_is_told_where(tmp_path: Path) -> None:
    told = save([TABLE], tmp_path / "new" / "folder")
    assert (tmp_path / "new" / "folder" / "table.csv").read_bytes() == b"a,b"
    assert "table.csv" in told.text


def test_another_file_of_the_name_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"mine")
    told = save([TABLE], tmp_path)
    assert (tmp_path / "table.csv").read_bytes() == b"mine"
    assert (tmp_path / "table-2.csv").read_bytes() == b"a,b"
    assert "table-2.csv" in told.text


def test_the_same_file_is_not_written_twice(tmp_path: Path) -> None:
    assert save([TABLE], tmp_path) == save([TABLE], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_an_answer_without_files_says_so(tmp_path: Path) -> None:
    with pytest.raises(SavingError, match="no files"):
        save([], tmp_path)


def test_a_folder_that_is_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(SavingError, match="cannot be written to"):
        save([TABLE], tmp_path / "folder")


def test_where_to_save_is_said_at_the_end_of_a_line() -> None:
    assert parted("compare a b c --save out") == ("compare a b c", Keep(Path("out")))
    assert parted('compare a b c --save "my tables"') == ("compare a b c", Keep(Path("my tables")))
    with pytest.raises(BriefError, match="no folder"):
        parted("compare a b c --save")
