"""What is offered while somebody types."""

from standin import Standin, dropped, refused

from bot.commands import Brief
from bot.discord_app.asked import Typing
from bot.discord_app.choices import choices
from bot.limits import CHOICE, CHOICES, length
from bot.names import Names
from bot.options import options
from briefs.models import Topic
from discord_app.scenes import Play


def test_papers_and_topics_are_found_past_slips_and_given_by_id(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        assert (await ada.autocomplete("summary", paper="petrof")).choices[0][1] == "petrov-2004"
        assert (await ada.autocomplete("brief", topic="us trops")).choices[0][1] == "us-troops"

    play(scene)


def test_nothing_typed_offers_the_first_and_nonsense_offers_nothing(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        assert len((await ada.autocomplete("summary", paper="")).choices) == 3
        assert (await ada.autocomplete("summary", paper="qqqqqqqqq")).choices == ()
        assert (await ada.autocomplete("summary", paper="p" * 6000)).choices == ()

    play(scene)


def test_a_late_answer_is_dropped_quietly(play: Play) -> None:
    async def scene(discord: Standin) -> None:
        ada = discord.member("Ada")
        for fault in (refused(404, 10062, "Unknown interaction"), dropped()):
            discord.upset("POST */callback", fault)
            ada.autocomplete("summary", paper="petrof")
            await discord.until(lambda: not discord.faults.left(), "the fault")
            assert (await ada.autocomplete("summary", paper="petrof")).choices

    play(scene, but=("never answered", "10062"))


def test_long_titles_and_long_ids_fit_and_lead_back() -> None:
    long = [
        Topic(f"{'t' * 240}-{n}", "A title that goes on and on " * 15 + str(n), (), ()) for n in range(40)
    ]
    names = Names((), long)
    option = next(o for o in options(Brief) if o.name == "topic")
    rows = choices(names, Typing(option, "title that goes"))
    assert 0 < len(rows) <= CHOICES
    assert len({row.name for row in rows}) == len(rows)
    assert all(0 < length(row.name) <= CHOICE and 0 < length(row.value) <= CHOICE for row in rows)
    assert names.shorthand.read(f"brief {rows[0].value}") == f"brief {long[0].id}"
