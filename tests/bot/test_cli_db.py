"""briefbot db on a person's machine, and what doctor says of the state."""

import datetime
import json
from pathlib import Path

import pytest
from machine import briefbot, empty_home, two_papers

from bot.state.lock import held
from bot.state.migrate import migrations

START = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


def moderate(seeds: Path, line: str) -> str:
    return briefbot("console", "--as", "moderator", "--seeds", seeds, stdin=line.encode()).stdout


def state(seeds: Path, status: int = 0) -> dict[str, tuple[str, str]]:
    result = briefbot("doctor", "--json", "--seeds", seeds)
    assert result.exit_code == status
    checks = {check["name"]: check for check in json.loads(result.stdout)["checks"]}
    return {name: (c["status"], c["found"]) for name, c in checks.items() if name.startswith("state")}


def advice(seeds: Path) -> str:
    result = json.loads(briefbot("doctor", "--json", "--seeds", seeds).stdout)
    return next(str(c["advice"]) for c in result["checks"] if c["name"] == "state" and c["status"] == "warn")


def test_a_backup_is_made_and_restored(seeds: Path, tmp_path: Path, home: Path) -> None:
    moderate(seeds, "settings set zone Asia/Seoul")
    assert briefbot("db", "backup", tmp_path / "b.db").stdout == f"Backed up to {tmp_path / 'b.db'}.\n"
    moderate(seeds, "settings set zone Europe/Berlin")
    told = briefbot("db", "restore", tmp_path / "b.db").stdout
    (kept,) = home.rglob("*.kept")
    assert str(kept) in told and "briefbot db confirm" in told
    assert "zone — Asia/Seoul" in moderate(seeds, "settings")


def test_an_old_backup_is_replaced_only_by_force(seeds: Path, tmp_path: Path) -> None:
    moderate(seeds, "settings set zone Asia/Seoul")
    briefbot("db", "backup", tmp_path / "b.db")
    again = briefbot("db", "backup", tmp_path / "b.db")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.endswith("exists. Give another FILE, or --force to replace it.\n")
    assert briefbot("db", "backup", "--force", tmp_path / "b.db").exit_code == 0


def test_a_backup_that_cannot_be_noted_succeeds_with_a_warning(
    seeds: Path, tmp_path: Path, home: Path
) -> None:
    moderate(seeds, "settings set zone Asia/Seoul")
    (database,) = home.rglob("state.db")
    (database.parent / "state.db.last-backup").mkdir()
    result = briefbot("db", "backup", tmp_path / "b.db")
    assert (result.exit_code, (tmp_path / "b.db").exists()) == (0, True)
    assert "Doctor will not know of it" in result.stdout


def test_doctor_fails_where_the_state_cannot_be_written(
    seeds: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderate(seeds, "settings set zone Asia/Seoul")
    (database,) = home.rglob("state.db")
    monkeypatch.setattr("os.access", lambda file, _: file != database.parent)  # root may write anywhere
    assert state(seeds, status=1)["state"] == ("fail", f"{database.parent} cannot be written")


def test_what_is_no_backup_is_one_sentence(seeds: Path) -> None:
    result = briefbot("db", "restore", seeds / "topics.toml")
    assert result.exit_code == 1
    assert result.stderr.endswith("is not a state database of briefbot. Give another FILE.\n")
    assert result.stderr.count("\n") == 1


def test_a_call_without_a_file_is_bad_usage() -> None:
    assert briefbot("db", "backup").exit_code == 2


def test_doctor_knows_the_state(seeds: Path, tmp_path: Path) -> None:
    assert [*state(seeds)] == ["state"]
    moderate(seeds, "settings set zone Asia/Seoul")
    before = state(seeds)
    assert before["state"][0] == "ok" and f"whole, form {len(migrations())}" in before["state"][1]
    assert before["state lock"] == ("ok", "free")
    assert before["state backup"] == ("warn", "never made")
    briefbot("db", "backup", tmp_path / "b.db")
    assert str(tmp_path / "b.db") in state(seeds)["state backup"][1]


def test_doctor_says_what_a_restored_state_waits_for(seeds: Path, tmp_path: Path, home: Path) -> None:
    moderate(seeds, "settings set zone Asia/Seoul")
    briefbot("db", "backup", tmp_path / "b.db")
    briefbot("db", "restore", tmp_path / "b.db")
    assert advice(seeds) == "Before the bot is started: briefbot db confirm"
    (database,) = home.rglob("state.db")
    with held(database, START):
        assert advice(seeds) == "Stop the bot, then: briefbot db confirm, and start it again."
        assert briefbot("db", "confirm").exit_code == 1
    assert briefbot("db", "confirm").stdout == "Confirmed: schedules run again.\n"
    assert state(seeds)["state"][0] == "ok"
    assert briefbot("db", "confirm").stdout == "Nothing had to be confirmed.\n"


def test_doctor_fails_where_the_state_is_none(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "diary").write_text("Dear diary", "utf-8")
    monkeypatch.setenv("BRIEFBOT_STATE", str(tmp_path / "diary"))
    assert state(seeds, status=1)["state"][0] == "fail"
    assert "is not a state database" in moderate(seeds, "settings")
    assert briefbot("ask", "--seeds", seeds, "papers").exit_code == 0
