import os
import subprocess
import sys
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.zones import (
    ZoneError,
    meant,
    named,
    nearest_zones,
    packaged_version,
    tzdata_version,
    zone,
    zones,
)
from bot.zones.rules import adopt, newest, read
from briefs.search.complete import Completer

ZONES = zones()
COMPLETER = Completer(ZONES)
UTC = read("UTC")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("seoul", "Asia/Seoul"),
        ("soul", "Asia/Seoul"),
        ("asia seo", "Asia/Seoul"),
        ("Séoul", "Asia/Seoul"),
        ("new york", "America/New_York"),
        ("newyork", "America/New_York"),
        ("york new", "America/New_York"),
        ("kolkatta", "Asia/Kolkata"),
        ("london time", "Europe/London"),
        ("sao paolo", "America/Sao_Paulo"),
        ("utc", "UTC"),
        ("Europe/Isle_of_Man", "Europe/Isle_of_Man"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(typed: str, zone: str) -> None:
    assert COMPLETER.complete(typed, 1)[0].value == zone


@pytest.mark.parametrize(
    ("typed", "zone"), [("KST", "Asia/Seoul"), ("cest", "Europe/Vienna"), ("south korea", "Asia/Seoul")]
)
def test_a_zone_is_found_by_its_abbreviation_of_either_season_and_by_its_country(
    typed: str, zone: str
) -> None:
    assert zone in [row.value for row in COMPLETER.complete(typed, 100)]


def test_the_zones_stand_in_order_and_can_be_loaded() -> None:
    names = [row.value for row in ZONES]
    assert names == sorted(names)
    assert all(zoneinfo.ZoneInfo(name) for name in names)


def test_only_places_and_standards_are_zones() -> None:
    assert not {"Factory", "localtime"} & {row.value for row in ZONES}


def test_zones_that_are_named_the_wrong_way_round_are_not_offered() -> None:
    assert not [row.value for row in ZONES if row.value.startswith(("Etc/GMT", "GMT+", "GMT-"))]


@pytest.mark.parametrize("typed", ["Asia/Seoul", "asia/seoul", " ASIA/SEOUL "])
def test_a_zone_goes_by_its_name_in_whatever_case(typed: str) -> None:
    assert zone(typed) == "Asia/Seoul"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Seoul", "Asia/Seoul"),
        ("seoul", "Asia/Seoul"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        (
            "buenos aires",
            "America/Argentina/Buenos_Aires",
        ),  # another name of it is not in the table of places
    ],
)
def test_a_zone_goes_by_its_city(typed: str, name: str) -> None:
    assert zone(typed) == meant(typed).key == name


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Seul",
        "KST",
        "EST",
        "mst",
        "HST",
        "korea",
        "Japan time",
        "eastern",
        "localtime",
        "Factory",
        "posixrules",
        "right/UTC",
        "../../etc/passwd",
        "Etc/GMT+9",
        "\0",
    ],
)
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        zone(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Berln", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("mst", "America/Denver"),
        ("HST", "Pacific/Honolulu"),
        ("PST", "America/Los_Angeles"),
        ("IST", "Asia/Kolkata"),
        ("KST", "Asia/Seoul"),
        ("korea", "Asia/Seoul"),
        ("germany", "Europe/Berlin"),
        ("united states", "America/New_York"),
    ],
)
def test_the_nearest_zones_are_named_the_likeliest_first(typed: str, first: str) -> None:
    assert nearest_zones(typed)[0] == first
    with pytest.raises(ZoneError, match=f"Nearest: {first}"):
        meant(typed)


def test_nothing_is_near_nothing() -> None:
    assert nearest_zones(" ") == ()


@pytest.mark.parametrize("name", ["Asia/Seoul", "Asia/Saigon", "Etc/GMT-14", "UTC", "EST"])
def test_a_zone_is_had_by_its_exact_name(name: str) -> None:
    assert named(name).key == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "seoul",
        "asia/seoul",
        " UTC",
        "localtime",
        "posixrules",
        "Factory",
        "posix/UTC",
        "right/UTC",
        "UTC+3",
        "/UTC",
        "../UTC",
        "UTC\0",
        "Аmerica/New_York",
        "x" * 100_000,
    ],
)
def test_no_other_name_reaches_a_file(name: str) -> None:
    with pytest.raises(ZoneError) as refused:
        named(name)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Asia/Seul", "Asia/Seoul"), ("Europe/Seoul", "Asia/Seoul"), ("New York", "America/New_York")],
)
def test_an_unknown_zone_is_refused_with_the_nearest_names(typed: str, near: str) -> None:
    with pytest.raises(ZoneError, match=near):
        named(typed)


@pytest.fixture
def places() -> Iterator[None]:
    yield
    adopt(given="PYTHONTZPATH" in os.environ)


def rules(folder: Path, release: str | None) -> Path:
    """Rules of a release, or of none that has a name, by which Havana is at UTC."""
    folder.mkdir()
    (folder / "America").mkdir()
    for name in ("UTC", "America/Havana"):
        (folder / name).write_bytes(UTC)
    if release is not None:
        (folder / "tzdata.zi").write_text(f"# version {release}\n# This file is in the public domain.\n")
    return folder


@pytest.mark.usefixtures("places")
def test_the_release_of_the_rules_is_that_of_the_place_they_come_from(tmp_path: Path) -> None:
    zoneinfo.reset_tzpath([])
    assert tzdata_version() == packaged_version()
    zoneinfo.reset_tzpath([tmp_path])
    assert tzdata_version() == packaged_version(), "an empty folder gives no rules"
    (tmp_path / "UTC").write_bytes(b"TZif2")
    unnamed = tzdata_version()
    (tmp_path / "UTC").write_bytes(b"TZif3")
    assert tzdata_version() != unnamed
    (tmp_path / "tzdata.zi").write_text("# version 2031a\n# This file is in the public domain.\n")
    assert tzdata_version() == "2031a"


@pytest.mark.parametrize(
    ("release", "taken"), [("2025b", False), (packaged_version(), False), ("2999a", True), (None, False)]
)
def test_the_rules_of_a_machine_are_taken_where_they_are_newer(
    tmp_path: Path, release: str | None, taken: bool
) -> None:
    folders = [str(rules(tmp_path / "zones", release))]
    assert newest(folders) == (folders if taken else ())


def test_a_machine_without_rules_has_those_of_pypi(tmp_path: Path) -> None:
    assert newest([str(tmp_path / "none")]) == ()


def test_rules_that_an_operator_gives_are_the_ones_in_use_however_old(tmp_path: Path) -> None:
    given = str(rules(tmp_path / "zones", "2001a"))
    call = (
        *(sys.executable, "-m", "bot", "schedule", "next", "00:30", "America/Havana"),
        *("--start", "2026-01-01T00:00Z", "--count", "1"),
    )
    run = subprocess.run(
        call, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONTZPATH": given}
    )
    assert run.stdout == (
        "00:30 · America/Havana · zone rules 2001a\nThu 2026-01-01 00:30 = 2026-01-01 00:30 UTC\n"
    )


def test_whoever_reckons_by_zones_has_chosen_the_rules_before() -> None:
    probe = "import sys; import bot.schedule.due; assert 'bot.zones.rules' in sys.modules"
    subprocess.run((sys.executable, "-c", probe), check=True)
