import zoneinfo
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.zones import ZoneError, named, nearest_zones, tzdata_version, zone, zones
from briefs.search.complete import Completer

ZONES = zones(2026)
COMPLETER = Completer(ZONES)


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


@pytest.mark.parametrize(("typed", "zone"), [("KST", "Asia/Seoul"), ("cest", "Europe/Vienna")])
def test_a_zone_is_found_by_its_abbreviation_of_either_season(typed: str, zone: str) -> None:
    assert zone in [row.value for row in COMPLETER.complete(typed, 100)]


def test_the_zones_stand_in_order_and_can_be_loaded() -> None:
    names = [row.value for row in ZONES]
    assert names == sorted(names)
    assert all(zoneinfo.ZoneInfo(name) for name in names)


def test_only_places_and_standards_are_zones() -> None:
    assert not {"Factory", "localtime"} & {row.value for row in ZONES}


def test_zones_that_are_named_the_wrong_way_round_are_not_offered() -> None:
    assert not [row.value for row in zones(2026) if row.value.startswith(("Etc/GMT", "GMT+", "GMT-"))]


@pytest.mark.parametrize("typed", ["Asia/Seoul", "asia/seoul", " ASIA/SEOUL "])
def test_a_zone_goes_by_its_name_in_whatever_case(typed: str) -> None:
    assert zone(typed) == "Asia/Seoul"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Seoul",
        "KST",
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


def test_the_nearest_zones_are_named() -> None:
    assert "Asia/Seoul" in nearest_zones("KST", 2026)
    assert nearest_zones("Berln", 2026)[0] == "Europe/Berlin"
    assert nearest_zones(" ", 2026) == ()


@pytest.mark.parametrize("name", ["Asia/Seoul", "Asia/Saigon", "Etc/GMT-14", "UTC"])
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
    zoneinfo.reset_tzpath()


@pytest.mark.usefixtures("places")
def test_the_release_of_the_rules_is_that_of_the_place_they_come_from(tmp_path: Path) -> None:
    zoneinfo.reset_tzpath([])
    assert tzdata_version() == version("tzdata")
    zoneinfo.reset_tzpath([tmp_path])
    assert tzdata_version() == version("tzdata"), "an empty folder gives no rules"
    (tmp_path / "UTC").write_bytes(b"TZif2")
    unnamed = tzdata_version()
    (tmp_path / "UTC").write_bytes(b"TZif3")
    assert tzdata_version() != unnamed
    (tmp_path / "tzdata.zi").write_text("# version 2031a\n# This file is in the public domain.\n")
    assert tzdata_version() == "2031a"
