"""What any settings store must do."""

import asyncio
import datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from state_files import START, Clock

from bot.state.models import HIGHEST_ID, Choice, GuildSettings, Setting, SettingChange, Visibility
from contract.stores import BACKENDS, HERE, ME, THERE, YOU, Stores, Using

CHOICES: dict[Setting, Choice] = {
    Setting.ROLE: HIGHEST_ID,
    Setting.ZONE: "Asia/Seoul",
    Setting.VISIBILITY: Visibility.PRIVATE,
    Setting.QUIET: (3, 5),
}


async def put(guild: int, role: int, s: Stores) -> None:
    await s.settings.set(guild, Setting.ROLE, role, ME)


def test_a_server_that_chose_nothing_has_the_defaults(using: Using) -> None:
    assert using(lambda s: s.settings.get(HERE)) == GuildSettings()
    assert GuildSettings() == GuildSettings(None, "UTC", Visibility.PUBLIC, ())


@pytest.mark.parametrize("setting", Setting)
def test_a_choice_is_kept_with_its_type(using: Using, setting: Setting) -> None:
    using(lambda s: s.settings.set(HERE, setting, CHOICES[setting], ME))
    kept = using(lambda s: s.settings.get(HERE))
    assert getattr(kept, setting) == CHOICES[setting]
    assert type(getattr(kept, setting)) is type(CHOICES[setting])


@pytest.mark.parametrize("setting", Setting)
def test_a_choice_can_be_taken_back(using: Using, setting: Setting) -> None:
    default = getattr(GuildSettings(), setting)
    using(lambda s: s.settings.set(HERE, setting, CHOICES[setting], ME))
    using(lambda s: s.settings.set(HERE, setting, default, ME))
    assert using(lambda s: s.settings.get(HERE)) == GuildSettings()


def test_the_latest_choice_holds(using: Using) -> None:
    using(lambda s: s.settings.set(HERE, Setting.ZONE, "Asia/Seoul", ME))
    using(lambda s: s.settings.set(HERE, Setting.ZONE, "Europe/Berlin", ME))
    assert using(lambda s: s.settings.get(HERE)).zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("setting", "choice"),
    [
        (Setting.ROLE, 0),
        (Setting.ROLE, -5),
        (Setting.ROLE, HIGHEST_ID + 1),
        (Setting.ROLE, "5"),
        (Setting.ZONE, ""),
        (Setting.ZONE, None),
        (Setting.VISIBILITY, "hidden"),
        (Setting.VISIBILITY, None),
        (Setting.QUIET, (0,)),
        (Setting.QUIET, (HIGHEST_ID + 1,)),
        (Setting.QUIET, 5),
    ],
)
def test_what_is_no_choice_is_refused_and_changes_nothing(
    using: Using, setting: Setting, choice: Choice
) -> None:
    with pytest.raises(ValueError, match=r"is no|is not a valid"):
        using(lambda s: s.settings.set(HERE, setting, choice, ME))
    assert using(lambda s: s.settings.get(HERE)) == GuildSettings()
    assert using(lambda s: s.settings.changes(HERE)) == []


def test_who_changed_what_and_when_is_told_the_latest_first(using: Using, clock: Clock) -> None:
    first = using(lambda s: s.settings.set(HERE, Setting.QUIET, (5, 3, 5), ME))
    clock.pass_by(hours=1)
    second = using(lambda s: s.settings.set(HERE, Setting.QUIET, (), YOU))
    assert using(lambda s: s.settings.changes(HERE)) == [second, first]
    assert first == SettingChange(Setting.QUIET, (), (3, 5), ME, START)
    assert second == SettingChange(Setting.QUIET, (3, 5), (), YOU, START + datetime.timedelta(hours=1))


def test_no_more_changes_are_told_than_asked_for(using: Using) -> None:
    for role in (1, 2, 3):
        using(partial(put, HERE, role))
    assert [c.new for c in using(lambda s: s.settings.changes(HERE, limit=2))] == [3, 2]


def test_to_choose_what_is_so_already_is_no_change(using: Using) -> None:
    assert using(lambda s: s.settings.set(HERE, Setting.ZONE, "UTC", ME)) is None
    using(lambda s: s.settings.set(HERE, Setting.ROLE, 5, ME))
    assert using(lambda s: s.settings.set(HERE, Setting.ROLE, 5, YOU)) is None
    assert len(using(lambda s: s.settings.changes(HERE))) == 1


def test_changes_are_known_for_90_days(using: Using, clock: Clock) -> None:
    using(lambda s: s.settings.set(HERE, Setting.ROLE, 5, ME))
    clock.pass_by(days=89, hours=23)
    assert len(using(lambda s: s.settings.changes(HERE))) == 1
    clock.pass_by(hours=1)
    assert using(lambda s: s.settings.changes(HERE)) == []
    assert using(lambda s: s.settings.get(HERE)).role == 5


@pytest.mark.parametrize("by", ["prune", "set"])
def test_what_is_older_is_gone_for_good(using: Using, clock: Clock, by: str) -> None:
    using(lambda s: s.settings.set(HERE, Setting.ROLE, 5, ME))
    clock.pass_by(days=91)
    using(lambda s: s.settings.prune() if by == "prune" else s.settings.set(THERE, Setting.ROLE, 6, YOU))
    clock.time = START
    assert using(lambda s: s.settings.changes(HERE)) == []


@pytest.mark.parametrize("setting", Setting)
def test_a_server_knows_nothing_of_another(using: Using, setting: Setting) -> None:
    using(lambda s: s.settings.set(THERE, setting, CHOICES[setting], ME))
    assert using(lambda s: s.settings.get(HERE)) == GuildSettings()
    assert using(lambda s: s.settings.changes(HERE)) == []


def test_to_forget_a_server_leaves_nothing_of_it_and_all_of_the_others(using: Using) -> None:
    for guild in (HERE, THERE):
        using(partial(put, guild, guild))
    assert using(lambda s: s.settings.forget(HERE)) == 2
    assert using(lambda s: s.settings.get(HERE)) == GuildSettings()
    assert using(lambda s: s.settings.changes(HERE)) == []
    assert using(lambda s: s.settings.get(THERE)).role == THERE
    assert len(using(lambda s: s.settings.changes(THERE))) == 1
    assert using(lambda s: s.settings.forget(HERE)) == 0


def test_many_who_change_a_setting_at_once_are_all_accounted_for(using: Using) -> None:
    async def crowd(s: Stores) -> list[SettingChange]:
        await asyncio.gather(*(s.settings.set(HERE, Setting.ROLE, role, role) for role in range(1, 21)))
        return await s.settings.changes(HERE)

    changes = using(crowd)
    assert sorted(change.actor for change in changes) == list(range(1, 21))
    assert [c.old for c in changes] == [*(c.new for c in changes[1:]), None]  # each knew the one before it


ids = st.integers(1, HIGHEST_ID)
chosen = st.fixed_dictionaries(
    {},
    optional={
        Setting.ROLE: st.none() | ids,
        Setting.ZONE: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
        Setting.VISIBILITY: st.sampled_from(Visibility),
        Setting.QUIET: st.lists(ids, max_size=9).map(lambda found: tuple(sorted(set(found)))),
    },
)


@pytest.mark.parametrize("name", BACKENDS)
def test_any_choices_of_any_servers_are_kept(name: str, tmp_path: Path) -> None:
    async def keep(guilds: dict[int, dict[Setting, Choice]]) -> dict[int, GuildSettings]:
        async with BACKENDS[name](tmp_path, Clock()) as s:
            for guild, choices in guilds.items():
                await s.settings.forget(guild)
                for setting, choice in choices.items():
                    await s.settings.set(guild, setting, choice, ME)
        async with BACKENDS[name](tmp_path, Clock()) as s:
            return {guild: await s.settings.get(guild) for guild in guilds}

    @settings(max_examples=25)  # each opens a database twice
    @given(st.dictionaries(ids, chosen, max_size=3))
    def check(guilds: dict[int, dict[Setting, Choice]]) -> None:
        kept = asyncio.run(keep(guilds))
        assert kept == {guild: GuildSettings(**dict(choices)) for guild, choices in guilds.items()}  # type: ignore[arg-type]

    check()
