"""Who may do what to a server: twelve standings and more, every command of moderators, at three moments.

At the command, at a button, and after whoever had the right has lost it. What is refused changes no row.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from standin import Asked, Guild, Message, Person, Role, Standin
from standin.world import Member

from bot.actors import Actor, Place
from bot.commands import BY_TYPE, Schedule
from bot.grammar import parse
from bot.options import Who
from bot.state.models import CONFIRMED
from discord_app.records import records
from discord_app.running import Bot, Told
from discord_app.scenes import told

LINES = (
    "schedule",
    "schedule add daily at 09:00",
    "schedule save 2",
    "schedule edit 1 at 11:00",
    "schedule preview 1",
    "schedule pause 1",
    "schedule resume 1",
    "schedule remove 1",
    "schedule remove 1 yes",
    "schedule undo 1",
    "schedule post 1",
    "schedule log",
    "schedule changes",
    "schedule rehearse 2",
    "settings",
    "settings set zone Asia/Seoul",
    "settings changes",
    "settings forget",
    "settings forget yes",
)
REFUSED = ("is for moderators", "belongs to a server")


@dataclass
class House:
    """A server with its own moderator role, one schedule that runs and one that is a draft."""

    discord: Standin
    guild: Guild
    own: Role  # chosen by its moderators
    shown: Message  # an answer that all can see

    def comes(self, name: str, *permissions: str, own: bool = False) -> Person:
        """Somebody with a role of these permissions, or with the role that was chosen."""
        roles = [self.discord.role(name, *permissions, guild=self.guild)] if permissions else []
        return self.discord.member(name, *roles, *([self.own] if own else []), guild=self.guild)

    def silenced(self, person: Person) -> Person:
        self.discord.silence(person.user, self.guild)
        return person

    def demote(self, person: Person) -> None:
        """Takes from somebody whatever made them more than a member."""
        if self.guild.owner is person.user:
            self.guild.owner = self.discord.add_user("Heir")
        if person.user.id in self.guild.members:
            self.guild.members[person.user.id].roles.clear()


def _owner(house: House) -> Person:
    return Person(house.discord, house.guild.owner, house.guild.channels[0])


def _namesake(house: House) -> Person:
    role = house.discord.role(house.own.name, guild=house.guild)
    return house.discord.member("Namesake", role, guild=house.guild)


def _from_elsewhere(house: House) -> Person:
    club = house.discord.add_guild("Club")
    person = house.comes("Visitor")
    role = house.discord.role("mods", "manage_guild", guild=club)
    club.members[person.user.id] = Member(person.user, [role])
    return person


# Who may: at the command, at a button, and at either after the right was lost.
STANDINGS: dict[str, tuple[Callable[[House], Person], str]] = {
    "owner": (_owner, "yes yes no"),
    "administrator": (lambda h: h.comes("Admin", "administrator"), "yes yes no"),
    "manages the server": (lambda h: h.comes("Mod", "manage_guild"), "yes yes no"),
    "has the chosen role": (lambda h: h.comes("Own", own=True), "yes yes no"),
    "manages the server, silenced": (lambda h: h.silenced(h.comes("Mod", "manage_guild")), "no no no"),
    "has the chosen role, silenced": (lambda h: h.silenced(h.comes("Own", own=True)), "no no no"),
    "member": (lambda h: h.comes("Ada"), "no no no"),
    "manages channels": (lambda h: h.comes("Keeper", "manage_channels"), "no no no"),
    "manages messages": (lambda h: h.comes("Sweeper", "manage_messages"), "no no no"),
    "pings everyone": (lambda h: h.comes("Herald", "mention_everyone"), "no no no"),
    "has a role of the same name": (_namesake, "no no no"),
    "moderates another server": (_from_elsewhere, "no no no"),
    "member with the app": (lambda h: h.comes("Bo").with_app, "no no no"),
    "moderator in a direct message": (lambda h: h.comes("Mod", "manage_guild").privately, "no no no"),
    "stranger": (lambda h: h.discord.stranger("Eve"), "no no no"),
}


def test_there_are_twelve_standings_and_every_command_of_moderators() -> None:
    assert len(STANDINGS) >= 12
    said = {(type(parse(line)).__name__, str(getattr(parse(line), "action", ""))) for line in LINES}
    from bot.moderating import ACTIONS, DEEDS

    assert said == {("Schedule", deed) for deed in DEEDS} | {("Settings", action) for action in ACTIONS}


@pytest.mark.parametrize("standing", STANDINGS)
def test_who_may_do_what_and_when(tell: Told, standing: str) -> None:
    come, expected = STANDINGS[standing]

    async def story(bot: Bot) -> None:
        found = []
        for moment in range(3):
            house = await _house(bot)
            person = come(house)
            if moment == 2:
                house.demote(person)
            ways = {0: (by_command,), 1: (by_button,), 2: (by_button, by_command)}[moment]
            found.append(await _tried(bot.file, house, person, ways))
        assert " ".join(found) == expected

    tell(story)


async def _tried(file: Path, house: House, person: Person, ways: tuple["Way", ...]) -> str:
    """Whether somebody may give all lines or none of them; what they may not give changes nothing."""
    answers = set()
    for line in LINES:
        for way in ways:
            before = records(file)
            answer = await told(way(house, person, line))
            refused = any(words in answer.text for words in REFUSED)
            assert not refused or (answer.private or not person.channel.guild), answer.text
            assert not refused or records(file) == before, line
            assert "Something went wrong" not in answer.text
            answers.add("no" if refused else "yes")
    assert len(answers) == 1, answers
    return answers.pop()


Way = Callable[[House, Person, str], Asked]


def by_command(house: House, person: Person, line: str) -> Asked:  # noqa: ARG001
    """Gives a line as a slash command, by a client that sends also what Discord's own would not."""
    command = parse(line)
    said = {f.name: getattr(command, f.name) for f in fields(command)}
    defaults = {f.name: f.default for f in fields(command)}
    options = {name: value for name, value in said.items() if value not in (None, defaults[name])}
    if isinstance(command, Schedule):
        options.pop("action", None)  # where it is no subcommand's default
        if options.get("what") == CONFIRMED:  # this is clicked, or typed as a line
            return person.forged.slash("ask", text=line)
        return person.forged.slash(f"schedule {command.action}", **options)
    return person.forged.slash(BY_TYPE[type(command)].name, **options)


def by_button(house: House, person: Person, line: str) -> Asked:
    """Clicks on a button that carries a line, as one does who saw it earlier."""
    message = person.say("look").message if person.channel.guild is None else house.shown
    return person.forge(message, line)


async def _house(bot: Bot) -> House:
    discord = bot.discord
    guild = discord.add_guild("House")
    channel = discord.add_channel(guild, "hall")
    keeper = discord.member(
        "Keeper of all", discord.role("keepers", "manage_guild", guild=guild), guild=guild
    )
    own = discord.role("readers", guild=guild)
    await told(keeper.slash("settings", action="set", name="role", value=f"<@&{own.id}>"))
    shown = await keeper.slash("schedule add", when="09:00")
    assert "is saved" in (await keeper.click(shown, "Save")).text, shown.text
    await keeper.slash("schedule add", when="10:00")
    papers = await keeper.slash("papers")
    assert papers.message is not None and channel is keeper.channel
    return House(discord, guild, own, papers.message)


@pytest.mark.parametrize(("who", "name"), [("bot", "Briefbot"), ("you", "Mod")])
@pytest.mark.parametrize("right", ["view_channel", "send_messages"])
def test_a_channel_needs_the_right_of_the_bot_and_of_the_moderator(
    tell: Told, who: str, name: str, right: str
) -> None:
    """At the command, at the click, and when it is to run again."""

    async def story(bot: Bot) -> None:
        discord, mod = bot.discord, bot.moderator()
        target = discord.add_channel(discord.guild, "daily")
        user = next(user for user in discord.users.values() if user.name == name)
        lacking = f"{right.replace('_', ' ')} ({'the bot' if who == 'bot' else 'you'})"
        shown = await mod.slash("schedule add", when="09:00", channel=target)
        await bot.changed(lambda: discord.forbid_to(user, target, right))
        refused = await mod.click(shown, "Save")
        assert "cannot post in" in refused.text and lacking in refused.text
        warned = await mod.slash("schedule add", when="09:00", channel=target)
        assert lacking in warned.text and "Save" not in warned.labels
        await bot.changed(lambda: discord.permit_to(user, target, right))
        assert "is saved" in (await mod.slash("schedule save", number=2)).text
        await mod.slash("schedule pause", number=2)
        await bot.changed(lambda: discord.forbid_to(user, target, right))
        resumed = await mod.slash("schedule resume", number=2)
        assert lacking in resumed.text
        assert "paused" in (await mod.slash("schedule list")).text

    tell(story)


def test_a_moderator_who_is_silenced_cannot_post_anywhere(tell: Told) -> None:
    async def story(bot: Bot) -> None:
        mod = bot.moderator()
        bot.discord.silence(mod.user)
        with pytest.raises(LookupError):
            await bot.poster.reach(Actor(mod.user.id, Who.MODERATOR, Place(5)), mod.channel.id)
        where = Place(bot.discord.guild.id, mod.channel.id)
        lacking = await bot.poster.reach(Actor(mod.user.id, Who.MODERATOR, where), mod.channel.id)
        assert lacking == ("send messages (you)",)

    tell(story)
