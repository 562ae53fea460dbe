import asyncio
import json
import zoneinfo
from pathlib import Path
from typing import Any

import pytest
from machine import briefbot, empty_home, two_papers

from bot.clock import SystemClock
from bot.state.schedule_models import Order, Reason, Status
from bot.state.state import State


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


def checks(*words: object, status: int = 0) -> dict[str, dict[str, Any]]:
    result = briefbot("doctor", "--json", *words)
    assert result.exit_code == status
    found = json.loads(result.stdout)
    assert found["ok"] is (status == 0)
    return {check["name"]: check for check in found["checks"]}


def test_a_fresh_machine_is_in_order(seeds: Path, home: Path) -> None:
    found = checks("--seeds", seeds)
    assert {name: check["status"] for name, check in found.items()} == {
        "python": "ok",
        "configuration": "ok",
        "token": "ok",
        "data folder": "ok",
        "papers": "ok",
        "store": "warn",  # the first question compiles it
        "zone rules": "ok",
        "state": "ok",
    }
    assert found["papers"]["found"].startswith("2 papers and 2 topics")
    assert not list(home.rglob("*.store"))


def test_a_compiled_store_is_verified(seeds: Path) -> None:
    briefbot("compile", "--seeds", seeds)
    found = checks("--seeds", seeds)
    assert found["store"]["status"] == found["quotes"]["status"] == "ok"
    assert found["quotes"]["found"].startswith("4 paragraphs")


def test_a_store_older_than_its_papers_is_a_warning(seeds: Path) -> None:
    briefbot("compile", "--seeds", seeds)
    (seeds / "new-2020.txt").write_text("A New Paper\n\nZeppelins carry salt.\n", "utf-8")
    assert checks("--seeds", seeds)["store"]["status"] == "warn"


def test_a_store_whose_first_compile_was_killed_is_made_by_the_first_question(
    seeds: Path, tmp_path: Path
) -> None:
    (tmp_path / "s" / "new").mkdir(parents=True)
    (tmp_path / "s" / "lock").touch()
    store = checks("--store", tmp_path / "s", "--seeds", seeds)["store"]
    assert store["status"] == "warn" and store["advice"] == "The first question compiles it."


def test_a_store_that_is_none_fails(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("Dear diary", "utf-8")
    found = checks("--store", tmp_path / "diary", "--seeds", seeds, status=1)
    assert found["store"]["status"] == "fail"
    assert found["store"]["advice"]


@pytest.mark.parametrize("name", ["papers.toml", "topics.toml"])
def test_a_broken_settings_file_fails_with_its_line(seeds: Path, name: str) -> None:
    (seeds / name).write_text("\n= nonsense", "utf-8")
    found = checks("--seeds", seeds, status=1)
    assert found["papers"]["status"] == "fail"
    assert found["papers"]["found"].startswith(f"{name}, line 2")


def test_two_papers_of_one_id_are_a_warning(seeds: Path) -> None:
    (seeds / "quay-1999.md").write_text("# Again\n\nThe harbour.\n", "utf-8")
    papers = checks("--seeds", seeds)["papers"]
    assert papers["status"] == "warn" and "quay-1999" in papers["advice"]


def test_a_wrong_setting_fails_and_the_rest_is_still_looked_at(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOT_LOG", "loud")
    found = checks("--seeds", seeds, status=1)
    assert found["configuration"]["status"] == "fail"
    assert found["papers"]["status"] == "ok"


def test_the_token_is_present_and_not_shown(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_TOKEN", "a-secret")
    result = briefbot("doctor", "--seeds", seeds)
    assert "token          present" in result.stdout
    assert "a-secret" not in result.output


def test_a_data_folder_that_cannot_be_written_is_a_warning(seeds: Path, home: Path) -> None:
    home.rmdir()
    home.touch()
    data = checks("--seeds", seeds)["data folder"]
    assert data["status"] == "warn" and "BRIEFBOT_STORE" in data["advice"]


def test_a_failure_is_named_on_standard_error(tmp_path: Path) -> None:
    result = briefbot("doctor", "--seeds", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.stderr == "briefbot: Not in order: papers.\n"
    assert "does not exist" in result.stdout


def test_what_goes_out_by_itself_is_looked_at(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFBOT_STATE", str(tmp_path / "s.db"))

    async def prepare() -> None:
        async with State.at(tmp_path / "s.db", SystemClock()) as state:
            store, ledger = await state.schedules(), await state.ledger()
            for number in (1, 2):
                draft = await store.propose(9, Order("09:00", "UTC", 5, "daily"))
                now = state.now()
                assert await store.change(9, draft, "save", Status.ACTIVE, now, 1), number
            assert await ledger.suspend(9, 2, Reason.PERMISSION)
            await (await state.queue()).note("clock", "-7200")

    asyncio.run(prepare())
    found = checks("--seeds", seeds)
    assert found["zone rules"]["found"].startswith("tzdata ")

    assert found["courier"]["status"] == "warn" and "never" in found["courier"]["found"]
    assert found["schedules"]["found"].startswith("1 running, next due ")
    assert found["suspended"]["status"] == "warn"
    assert found["clock"]["status"] == "warn" and "2:00:00 behind" in found["clock"]["found"]


def test_an_operators_choice_of_old_zone_rules_is_told(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "UTC").write_bytes(b"TZif2")
    (tmp_path / "tzdata.zi").write_text("# version 2001a\n")
    used = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([tmp_path])
    try:
        found = checks("--seeds", seeds)["zone rules"]
    finally:
        zoneinfo.reset_tzpath(used)
    assert (found["status"], found["found"]) == ("warn", "tzdata 2001a, of PYTHONTZPATH")
