"""/settings as moderators use it, and as everybody else does not; who asks comes from the surface, not the line."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from machine import briefbot, empty_home, two_papers

import briefs
from bot.actors import LOCAL, Actor, Place, standing
from bot.answers import (
    Answer,
    Denied,
    ForgetAsked,
    Forgotten,
    NoServer,
    ServerSettings,
    SettingChanges,
    SettingRefused,
    SettingSaved,
)
from bot.app import App
from bot.clock import SystemClock
from bot.commands import COMMANDS
from bot.grammar import canonical, parse
from bot.model import Help, Response
from bot.moderating import DEEDS
from bot.options import Who
from bot.state.errors import StateError
from bot.state.models import GuildSettings, Setting, Visibility
from bot.state.state import State
from briefs.answers import Catalogue

HERE, THERE = Place(10, 1), Place(20, 2)
MODERATOR, MEMBER = Actor(1, Who.MODERATOR, HERE), Actor(2, Who.MEMBER, HERE)
Say = Callable[..., list[Response]]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store of two papers, and their folder."""
    seeds = two_papers(tmp_path_factory.mktemp("settings"))
    store = seeds.with_name("papers.store")
    asyncio.run(briefs.compile(seeds, store))
    return store, seeds


@pytest.fixture
def say(papers: tuple[Path, Path], tmp_path: Path) -> Say:
    """What comes of some lines that somebody says; what they set is there when they say more."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[App]:
        clock = SystemClock()
        async with (
            State.at(tmp_path / "state.db", clock) as state,
            App.open(*papers, clock.today, state) as app,
        ):
            yield app

    def run(*lines: str, actor: Actor = MODERATOR) -> list[Response]:
        async def talk() -> list[Response]:
            async with opened() as app:
                return [await app.respond(line, actor) for line in lines]

        return asyncio.run(talk())

    return run


def settings_of(say: Say, place: Place = HERE) -> GuildSettings:
    (response,) = say("settings", actor=Actor(1, Who.MODERATOR, place))
    assert isinstance(response.turn.answer, ServerSettings)
    return response.turn.answer.settings


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ("settings set zone asia/seoul", GuildSettings(zone="Asia/Seoul")),
        (
            "settings set zone America/Argentina/Buenos Aires",
            GuildSettings(zone="America/Argentina/Buenos_Aires"),
        ),
        ("settings set role 1034567890123456789", GuildSettings(role=1034567890123456789)),
        ("settings set role <@&55>", GuildSettings(role=55)),
        ("settings set visibility Private", GuildSettings(visibility=Visibility.PRIVATE)),
        ("settings set quiet <#7>, <#5> 7", GuildSettings(quiet=(5, 7))),
        ("settings set quiet none", GuildSettings()),
        ("settings set role nobody", GuildSettings()),
        ("settings set zone default", GuildSettings()),
    ],
)
def test_a_moderator_sets_what_is_shown_from_then_on(say: Say, line: str, settings: GuildSettings) -> None:
    (response,) = say(line)
    assert isinstance(response.turn.answer, SettingSaved)
    assert canonical(parse(response.turn.line)) == response.turn.line
    assert settings_of(say) == settings


@pytest.mark.parametrize(
    ("line", "setting"),
    [
        ("settings set zone Seouls", Setting.ZONE),
        ("settings set zone Etc/GMT+9", Setting.ZONE),
        ("settings set zone ../../etc/passwd", Setting.ZONE),
        ("settings set role moderators", Setting.ROLE),
        ("settings set role 1 2", Setting.ROLE),
        ("settings set role 0", Setting.ROLE),
        ("settings set role 9999999999999999999", Setting.ROLE),
        ("settings set quiet 5 everywhere", Setting.QUIET),
        ("settings set quiet '); DROP TABLE setting; --", Setting.QUIET),
        ("settings set visibility hidden", Setting.VISIBILITY),
        ("settings set visibility", Setting.VISIBILITY),
        ("settings set", None),
        ("settings set colour blue", None),
    ],
)
def test_what_cannot_be_set_is_told_and_sets_nothing(say: Say, line: str, setting: Setting | None) -> None:
    (response,) = say(line)
    assert isinstance(response.turn.answer, SettingRefused)
    assert response.turn.answer.setting == setting
    assert response.turn.intent == "none"
    assert settings_of(say) == GuildSettings()


def test_the_nearest_zones_are_buttons(say: Say) -> None:
    (response,) = say("settings set zone KST")
    assert "settings set zone Asia/Seoul" in [action.line for action in response.reply.actions]


def test_a_change_can_be_undone_by_its_button(say: Say) -> None:
    _, changed = say("settings set quiet 5 6", "settings set quiet none")
    undo = next(action.line for action in changed.reply.actions if action.label == "Undo")
    say(undo)
    assert settings_of(say).quiet == (5, 6)


def test_changes_name_who_made_them(say: Say) -> None:
    say("settings set zone Asia/Seoul", actor=Actor(77, Who.MODERATOR, HERE))
    (response,) = say("settings changes")
    assert isinstance(response.turn.answer, SettingChanges)
    assert [(c.setting, c.old, c.new, c.actor) for c in response.turn.answer.changes] == [
        (Setting.ZONE, "UTC", "Asia/Seoul", 77)
    ]


def test_to_forget_asks_first(say: Say) -> None:
    _, asked, wrong = say("settings set zone Asia/Seoul", "settings forget", "settings forget everything")
    assert isinstance(asked.turn.answer, ForgetAsked) and isinstance(wrong.turn.answer, ForgetAsked)
    assert settings_of(say).zone == "Asia/Seoul"
    (done,) = say("settings forget yes")
    assert done.turn.answer == Forgotten(2)
    assert settings_of(say) == GuildSettings()


def test_a_server_sees_and_changes_only_its_own(say: Say) -> None:
    say("settings set zone Asia/Seoul", "settings set role 424242")
    there = Actor(1, Who.MODERATOR, THERE)
    responses = say("settings", "settings changes", "settings forget yes", actor=there)
    assert not [r for r in responses if "Seoul" in r.reply.text or "424242" in r.reply.text]
    assert settings_of(say) == GuildSettings(role=424242, zone="Asia/Seoul")


GUARDED = [spec for spec in COMMANDS if spec.who is Who.MODERATOR]
MODERATING = [
    "settings",
    "settings set zone Asia/Seoul",
    "settings changes",
    "settings forget yes",
    "setings forget",
    *(f"schedule {deed} 1" for deed in DEEDS),
    "schedule add daily at 09:00",
    "schedule remove 1 yes",
]


def test_what_only_moderators_may_do_is_tried_below() -> None:
    assert {spec.name for spec in GUARDED} == {"settings", "schedule"}


@pytest.mark.parametrize("line", MODERATING)
def test_a_member_is_told_in_one_sentence_and_changes_nothing(say: Say, line: str) -> None:
    say("settings set zone Europe/Berlin")
    (response,) = say(line, actor=MEMBER)
    assert isinstance(response.turn.answer, Denied)
    assert response.reply.private and response.reply.text.count("\n") == 0
    assert settings_of(say).zone == "Europe/Berlin"


@pytest.mark.parametrize("line", MODERATING)
def test_a_direct_message_has_no_settings(say: Say, line: str) -> None:
    (response,) = say(line, actor=Actor(1, Who.MODERATOR, Place(None)))
    assert isinstance(response.turn.answer, NoServer)


def test_no_answer_about_settings_is_shown_to_others(say: Say) -> None:
    responses = say("settings", "settings set zone UTC", "settings changes", "settings forget")
    assert all(response.reply.private for response in responses)


def test_reading_commands_answer_everybody_alike(say: Say, tmp_path: Path) -> None:
    asked = [
        say("papers", "dredging", actor=actor) for actor in (MODERATOR, MEMBER, Actor(place=Place(None)))
    ]
    assert asked[0] == asked[1] == asked[2]
    assert isinstance(asked[0][0].turn.answer, Catalogue)
    assert not (tmp_path / "state.db").exists()


def test_help_names_what_one_may_use(say: Say) -> None:
    def named(actor: Actor, line: str) -> set[str]:
        answer: object = say(line, actor=actor)[0].turn.answer
        assert isinstance(answer, Help)
        return {command.name for command in answer.commands}

    assert named(MODERATOR, "help") - named(MEMBER, "help") == {"settings", "schedule"}
    assert named(MEMBER, "help settings") == {"settings"}


def test_a_program_without_a_state_says_so(papers: tuple[Path, Path]) -> None:
    async def ask() -> Response:
        async with App.open(*papers, SystemClock().today) as app:
            return await app.respond("settings", MODERATOR)

    with pytest.raises(StateError, match="No settings are kept here"):
        asyncio.run(ask())


@pytest.mark.parametrize(
    ("role", "manages", "roles", "who"),
    [
        (None, True, [], Who.MODERATOR),
        (None, False, [5], Who.MEMBER),
        (5, False, [4, 5], Who.MODERATOR),
        (5, False, [4], Who.MEMBER),
        (5, True, [], Who.MODERATOR),
    ],
)
def test_who_moderates(role: int | None, manages: bool, roles: list[int], who: Who) -> None:
    assert standing(GuildSettings(role=role), manages, roles) is who


@pytest.mark.parametrize(
    ("settings", "channel", "private"),
    [
        (GuildSettings(), 5, False),
        (GuildSettings(quiet=(5,)), 5, True),
        (GuildSettings(quiet=(5,)), 6, False),
        (GuildSettings(visibility=Visibility.PRIVATE), None, True),
    ],
)
def test_where_answers_are_private(settings: GuildSettings, channel: int | None, private: bool) -> None:
    assert settings.private_in(channel) is private


def test_the_console_moderates_a_server_of_its_own(
    papers: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = empty_home(tmp_path, monkeypatch)
    monkeypatch.setenv("BRIEFBOT_STATE", str(home / "s.db"))

    def console(*lines: str, role: str = "moderator") -> str:
        typed = "\n".join(lines).encode()
        return briefbot("console", "--as", role, "--store", papers[0], stdin=typed).stdout

    assert "is for moderators" in console("settings set zone Asia/Seoul", role="member")
    assert "zone is now Asia/Seoul" in console("settings set zone Asia/Seoul")
    assert "the console" in console("settings changes")
    assert LOCAL == 0


def test_a_member_whose_standing_ends_in_the_middle_of_it_is_refused(say: Say) -> None:
    (asked,) = say("settings forget")
    button = next(action.line for action in asked.reply.actions if action.label == "Forget all")
    (response,) = say(button, actor=MEMBER)
    answer: Answer | object = response.turn.answer
    assert isinstance(answer, Denied)
