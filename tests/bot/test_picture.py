"""Pictures of answers: drawn from what the reply says, the same bytes every time, and checked by the gate."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from machine import QUAY, SALT, two_papers
from png import size, told

from bot.app import App
from bot.clock import SystemClock
from bot.gate import verify
from bot.home import build
from bot.limits import ALT, length
from bot.model import Attachment, Response
from bot.pictures import draw
from bot.pictures.draw import PictureError
from briefs.answers import TopicList
from briefs.models import Quote

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The store of two papers, and their folder."""
    seeds = two_papers(tmp_path_factory.mktemp("small"))
    store = seeds.parent / "small.store"
    asyncio.run(build(seeds, store, nullcontext))
    return store, seeds


@asynccontextmanager
async def opened(small: tuple[Path, Path]) -> AsyncIterator[App]:
    async with App.open(*small, SystemClock().today) as app:
        yield app


def illustrated(small: tuple[Path, Path], line: str) -> Response:
    async def run() -> Response:
        async with opened(small) as app:
            return await app.illustrated(await app.respond(line))

    return asyncio.run(run())


def picture(small: tuple[Path, Path], line: str) -> Attachment:
    (found,) = illustrated(small, line).reply.attachments
    return found


@pytest.mark.parametrize("line", ["timeline", "topics"])
def test_the_same_picture_is_the_same_bytes_whatever_a_person_has_set(
    small: tuple[Path, Path], line: str, tmp_path: Path
) -> None:
    settings = tmp_path / "matplotlibrc"
    settings.write_text("figure.dpi: 300\nfont.size: 30\nsavefig.bbox: tight\n", "utf-8")
    code = (
        "import asyncio, sys; sys.path[:0] = ['tests/bot']\n"
        "from hashlib import sha256; from pathlib import Path; from test_picture import picture\n"
        "store, seeds, line = sys.argv[1:]\n"
        "print(sha256(picture((Path(store), Path(seeds)), line).data).hexdigest())"
    )
    set_otherwise = os.environ | {"MATPLOTLIBRC": str(settings), "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul"}
    other = subprocess.run(
        [sys.executable, "-c", code, *map(str, small), line],
        capture_output=True,
        cwd=ROOT,
        env=set_otherwise,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == sha256(picture(small, line).data).hexdigest()


def test_cells_equal_a_recount(small: tuple[Path, Path], written: list[str]) -> None:
    picture(small, "topics")

    def count(text: str, words: str) -> str:
        return str(sum(bool(re.search(rf"\b({words})\b", block)) for block in text.split("\n\n")[2:]))

    cells = written[written.index("Dredging the harbour") :]
    papers = (SALT, QUAY)
    assert cells == [
        "Dredging the harbour",
        *(count(text, "dredge|dredging") for text in papers),
        "The agreement of 1998",
        *(count(text, "agreement") for text in papers),
    ]


def test_each_cell_of_the_shipped_papers_is_what_topics_says(
    say: Callable[[str], Response], store: Path, written: list[str]
) -> None:
    answer = say("topics").turn.answer
    assert isinstance(answer, TopicList)
    picture((store, ROOT / "seeds"), "topics")
    cells = [text for text in written if re.fullmatch(r"\d{1,2}", text)]
    assert cells == [str(n) for row in answer.counts for n in row]


def test_every_word_drawn_is_the_papers_own(store: Path, written: list[str]) -> None:
    found = picture((store, ROOT / "seeds"), "timeline")
    for quote in found.quotes:
        assert quote.text in (ROOT / "seeds" / quote.file).read_text("utf-8")
    drawn = " ".join(written)
    begun = [q for q in found.quotes if " ".join(q.text.split()) in drawn]
    assert len(begun) >= 8


def test_the_words_beside_a_picture_tell_each_year_and_place(
    store: Path, say: Callable[[str], Response]
) -> None:
    found = picture((store, ROOT / "seeds"), "timeline")
    years = re.findall(r"^(\d{4})", found.words, re.M)
    assert years == sorted(years)
    pages = [say(f"timeline page {n}").reply.quotes for n in (1, 2, 3)]
    cited = {str(q.citation)[1:-1] for page in pages for q in page if not q.rider}
    assert all(place in found.words for place in cited)
    assert told(found.data)["Description"] == found.words


@pytest.mark.parametrize("line", ["timeline", "timeline page 3", "topics", "topics page 2"])
def test_alt_text_is_what_discord_takes(store: Path, line: str) -> None:
    found = picture((store, ROOT / "seeds"), line)
    assert 0 < length(found.alt) <= ALT
    assert len(found.data) < 1_000_000
    assert size(found.data)[0] == 1080


def test_a_picture_holds_three_pages_of_the_reply(store: Path) -> None:
    pages = [picture((store, ROOT / "seeds"), f"timeline page {n}").data for n in (1, 3)]
    assert pages[0] == pages[1]


def test_the_reply_stands_beside_the_picture(small: tuple[Path, Path]) -> None:
    async def run() -> None:
        async with opened(small) as app:
            response = await app.respond("timeline")
            beside = await app.illustrated(response)
            assert replace(beside.reply, attachments=()) == response.reply
            await verify(beside.reply, app.sources)

    asyncio.run(run())


@pytest.mark.parametrize("field", ["text", "start", "citation", "words"])
def test_a_picture_whose_quote_is_not_the_papers_is_withheld(
    small: tuple[Path, Path], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bent(quote: Quote) -> Quote:
        match field:
            case "text":
                return replace(quote, text=quote.text.swapcase())
            case "start":
                return replace(quote, start=quote.start + 1, end=quote.end + 1)
            case "citation":
                return replace(quote, citation=replace(quote.citation, paragraph=1))
            case _:
                return quote

    real = draw.picture

    async def forged(*given: object) -> Attachment:
        found = await real(*given)  # type: ignore[arg-type]  # whatever it is given
        words = found.words.replace("¶2", "¶3") if field == "words" else found.words
        return replace(found, words=words, quotes=(*found.quotes[:-1], bent(found.quotes[-1])))

    monkeypatch.setattr(draw, "picture", forged)
    with pytest.raises(PictureError, match="withheld"):
        illustrated(small, "timeline")


@pytest.mark.parametrize("line", ["summary lindqvist-2004", "papers", "", "zeppelins"])
def test_an_answer_that_is_nothing_to_look_at_has_no_picture(small: tuple[Path, Path], line: str) -> None:
    with pytest.raises(PictureError, match="This answer has no picture"):
        illustrated(small, line)


def test_no_dates_are_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Title of It\n\nNothing here has a date. Nobody minds.\n", "utf-8")
    store = tmp_path / "a.store"
    asyncio.run(build(tmp_path, store, nullcontext))
    for line in ("timeline", "topics"):
        with pytest.raises(PictureError, match="nothing to draw"):
            illustrated((store, tmp_path), line)


def test_matplotlib_is_loaded_to_draw_and_for_nothing_else() -> None:
    code = "import sys, bot.cli, bot.app, bot.pictures.file; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
