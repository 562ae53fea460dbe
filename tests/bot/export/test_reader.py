"""The reader: one page that needs nothing but itself, whatever stands in the papers."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from exports import SEEDS, hostile, made, shipped, whole_papers
from structure import Element, parse

from briefs.text import collapse

LINES = [
    "summary mallory long",
    "brief salt",
    "compare eve-1999 mallory",
    "timeline",
    "source mallory 2",
    "salt",
]
STYLE = Path(__file__).parents[3] / "bot" / "templates" / "export" / "page.css"


@pytest.fixture(scope="module", params=["shipped", "hostile", *LINES])
def page(request: pytest.FixtureRequest) -> Element:
    """One page after the other, as a tree: both readers, and each line's answer about the hostile papers."""
    if request.param in ("shipped", "hostile"):
        return parse(shipped("html") if request.param == "shipped" else hostile("html"))
    return parse(hostile("html", request.param))


def test_no_two_elements_share_an_id(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.holding("id")]
    assert len(ids) == len(set(ids))


def test_every_reference_leads_somewhere_on_the_page(page: Element) -> None:
    ids = {e.attributes["id"] for e in page.holding("id")}
    references = [e.attributes["href"] for e in page.holding("href")]
    assert "data:," in references
    assert {r for r in references if r != "data:,"} <= {f"#{id}" for id in ids}
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        assert {e.attributes[name] for e in page.holding(name)} <= ids


def test_nothing_is_fetched_and_only_our_own_script_runs(page: Element) -> None:
    every = list(page.walk())
    assert {e.tag for e in every} & {"img", "iframe", "object", "embed", "base"} == set()
    assert not [
        n for e in every for n in e.attributes if n.startswith("on") or n in ("src", "style", "srcset")
    ]
    policy = next(
        e.attributes["content"]
        for e in page.all("meta")
        if "content" in e.attributes and "http-equiv" in e.attributes
    )
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy
    for tag in ("style", "script"):
        (element,) = page.all(tag)
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in element.text and "@import" not in element.text and "fetch(" not in element.text


def test_headings_go_down_a_step_at_a_time(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    first = levels.index(1)
    assert all(b <= a + 1 for a, b in zip(levels[first:], levels[first + 1 :], strict=False))


def test_who_hears_the_page_can_use_it(page: Element) -> None:
    (html,), (main,) = page.all("html"), page.all("main")
    assert html.attributes["lang"] == "en" and page.all("title")[0].text
    skip = next(e for e in page.all("a"))
    assert skip.attributes["href"] == f"#{main.attributes['id']}"
    (field,) = page.all("input")
    assert field.attributes["id"] in {e.attributes["for"] for e in page.all("label")}
    assert all(e.text.strip() or e.attributes.get("aria-label") for e in page.all("a"))


def test_every_paragraph_has_its_anchor_and_its_very_words() -> None:
    shown = {e.attributes["id"]: e for e in parse(shipped("html")).walk() if "para" in e.classes}
    expected = {
        f"{id}-{passage.number}": collapse(source.text[passage.start : passage.end])
        for id, (paper, source) in whole_papers().items()
        for passage in paper.passages
    }
    texts = {id: next(e for e in element.walk() if "text" in e.classes) for id, element in shown.items()}
    assert {id: collapse(element.text) for id, element in texts.items()} == expected


def test_what_is_shown_as_a_papers_words_stands_there() -> None:
    shown = parse(shipped("html")).holding("data-start")
    assert len(shown) > 300
    for element in shown:
        paper, source = whole_papers()[element.attributes["data-paper"]]
        start, end = int(element.attributes["data-start"]), int(element.attributes["data-end"])
        assert collapse(element.text) == collapse(source.text[start:end])
        lines = (source.text.count("\n", 0, start) + 1, source.text.count("\n", 0, end) + 1)
        stray = [f for f in paper.furniture if f.first_line <= lines[1] and lines[0] <= f.last_line]
        assert {f.reason for f in stray} <= {"people list"}  # which is back matter


def test_each_citation_leads_to_the_paragraph_it_names() -> None:
    cited = [e for e in parse(shipped("html")).walk() if "cite" in e.classes]
    assert len(cited) > 100
    for element in cited:
        assert element.text.endswith(f"¶{element.attributes['href'].rpartition('-')[2]}]")


def test_back_matter_is_marked_and_quoted_nowhere_else() -> None:
    page = parse(shipped("html"))
    back = [e for e in page.walk() if "data-back" in e.attributes]
    assert back and all(e in [d for s in page.walk() if "back" in s.classes for d in s.walk()] for e in back)
    numbers = {f"#{e.attributes['id']}" for e in back}
    assert not numbers & {e.attributes["href"] for e in page.walk() if {"cite", "place"} & set(e.classes)}


def test_the_counts_of_a_topic_are_the_paragraphs_it_links() -> None:
    topics = [e for e in parse(shipped("html")).walk() if "topic" in e.classes]
    assert topics
    for topic in topics:
        (coverage,) = (e for e in topic.walk() if "coverage" in e.classes)
        for row in coverage.all("li"):
            count = re.search(r"(\d+)\s¶", row.text)
            assert count and int(count[1]) == len([e for e in row.walk() if "place" in e.classes])


def test_hostile_words_are_words() -> None:
    page = parse(hostile("html"))
    (text,) = (e for e in page.walk() if e.attributes.get("id") == "mallory-1")
    assert "</p><script>alert('x')</script> <img src=x onerror=alert(1)> costs salt." in text.text
    assert "\u202e" not in hostile("html") and "\\u{202E}reversed" in hostile("html")
    assert "\u200fמלח\u200f" in hostile("html")  # direction marks belong to words
    assert 'Salt | <i>and</i> "pepper"' in page.text


def test_a_paper_whose_name_looks_like_a_paragraph_is_told_apart() -> None:
    ids = {e.attributes["id"] for e in parse(hostile("html")).holding("id")}
    assert {"mallory-1", "mallory-paper", "mallory-1-1", "mallory-1-paper"} <= ids


def test_anchors_stay_when_a_paper_goes(tmp_path: Path) -> None:
    folder = tmp_path / "fewer"
    shutil.copytree(SEEDS, folder)
    (folder / "bayarkhuu-2005.txt").unlink()
    words = {e.attributes["id"]: e.text for e in parse(shipped("html")).walk() if "para" in e.classes}
    fewer = parse(made(folder, "html"))
    left = {e.attributes["id"]: e.text for e in fewer.walk() if "para" in e.classes}
    assert left == {id: text for id, text in words.items() if not id.startswith("bayarkhuu")}


def _brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [r":root \{", r':root\[data-theme="dark"\] \{'], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read(theme: str) -> None:
    block = re.search(rf"^{theme}(.*?)^\}}", STYLE.read_text("utf-8"), re.S | re.M)
    assert block
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block[1]))
    pairs = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "raised")]
    for ink, ground in [*pairs, ("ink", "mark"), ("paper", "ink")]:
        low, high = sorted((_brightness(colours[ink]), _brightness(colours[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, f"{ink} on {ground}"


def test_dark_is_dark_by_the_button_as_by_the_system() -> None:
    style = STYLE.read_text("utf-8")
    by_system = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', style, re.S)
    by_button = re.search(r'^:root\[data-theme="dark"\] \{(.*?)\}', style, re.S | re.M)
    assert by_system and by_button and by_system[1].split() == by_button[1].split()


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no browser here")
@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("SECURITY%20dilémma", "petrov-2004-1"),
        ("%22first%20move%22", "petrov-2004-6"),
        ("won't%20be%20tolerated", "petrov-2004-13"),
        ("zeppelins", None),
    ],
)
def test_a_browser_finds_what_is_searched(tmp_path: Path, asked: str, first: str | None) -> None:
    file = tmp_path / "reader.html"
    file.write_text(shipped("html"), "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    seen = subprocess.run(
        [str(CHROMIUM), *options, profile, f"{file.as_uri()}?find={asked}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    (found,) = (e for e in parse(seen.stdout).walk() if e.attributes.get("id") == "found")
    links = [e.attributes["href"] for e in found.all("a")]
    assert (f"#{first}" in links) if first else links == []
    assert all(e.text for e in found.all("mark")) and bool(found.all("mark")) == bool(first)
