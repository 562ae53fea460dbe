import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefs.search.complete import Completer, Row
from briefs.search.lexicon import words

ROWS = (
    Row("salt", "The Price of Salt", ("Lindqvist 2004", "Olof Lindqvist", "the salt paper")),
    Row("harbour", "Who Keeps the Harbour", ("Quay 1999", "Mara Quay")),
    Row("price", "Price Lists of the Hanse"),
    Row("lakes", "Salt Lakes and Their Keepers"),
    Row("seoul", "Séoul, ville ouverte"),
    Row("us", "U.S. troops: who wants them?"),
    Row("peace", "朝鮮半島の安全保障"),
    Row("hanse", "Hanse"),
)
COMPLETER = Completer(ROWS)

labels = st.text(st.sampled_from("abcdeio éß半島 -'."), max_size=24)
tables = st.lists(labels, max_size=12).map(
    lambda found: [Row(str(n), label, tuple(found[n : n + 2])) for n, label in enumerate(found)]
)


def values(typed: str, limit: int = 25) -> list[str]:
    return [row.value for row in COMPLETER.complete(typed, limit)]


def spoken(label: str) -> list[str]:
    return [word for token in label.split() for word in words(token)]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\u200b", "\x00"])
def test_the_first_rows_are_given_before_a_word_is_typed(typed: str) -> None:
    assert COMPLETER.complete(typed, 3) == list(ROWS[:3])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("who k", ["harbour"]),  # the beginning of a label
        ("price", ["price", "salt"]),  # a label begun so before a word within
        ("salt", ["lakes", "salt"]),
        ("hanse", ["hanse", "price"]),  # a whole label first
        ("quay 19", ["harbour"]),  # another name
        ("keep sal", ["lakes"]),  # words begun, in another order
        ("mara harbour", ["harbour"]),  # words of two names
        ("pirce of sa", ["salt"]),  # swapped
        ("harbur", ["harbour"]),  # left out
        ("lindqvvist", ["salt"]),  # too many
        ("liddqvest", ["salt"]),  # two slips
        ("keeprs of salf", ["lakes"]),  # a slip in each
        ("saltlakes", ["lakes"]),  # a space forgotten
        ("seoul", ["seoul"]),
        ("SÉOUL", ["seoul"]),
        ("Se\u0301oul", ["seoul"]),
        ("us troops", ["us"]),
        ("半島", ["peace"]),
        ("安全 朝鮮", ["peace"]),
    ],
)
def test_the_likeliest_rows_come_first(typed: str, first: list[str]) -> None:
    assert values(typed)[: len(first)] == first


@pytest.mark.parametrize("typed", ["zzzzzz", "xq", "🎉", "ж"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert values(typed) == []


def test_no_more_rows_than_asked_for() -> None:
    assert [len(values("the", limit)) for limit in (0, 1, 2)] == [0, 1, 2]


def test_a_row_comes_once_however_many_of_its_names_are_found() -> None:
    assert values("lindqvist").count("salt") == 1


def test_equals_come_in_the_order_given() -> None:
    rows = [Row(str(n), f"{word} letters of salt") for n, word in enumerate(("zinc", "all", "my", "all"))]
    assert Completer(rows).complete("leters salt") == rows
    assert Completer(rows).complete("all") == [rows[1], rows[3]]


def test_rows_that_begin_so_come_before_those_with_the_words_elsewhere() -> None:
    rows = [Row("within", "On salt and trade"), Row("begins", "Salt and trade, revisited")]
    assert Completer(rows).complete("slat and tr")[0].value == "begins"


def test_words_in_their_order_come_first() -> None:
    rows = [Row("other", "On trade in old salt"), Row("same", "Of salt and its trade")]
    assert Completer(rows).complete("slat trade")[0].value == "same"


def test_a_common_word_decides_among_the_rows_of_a_rare_one() -> None:
    rows = [Row(str(n), f"harbour {n}") for n in range(5_000)]
    rows += [Row("plain", "dredging a river"), Row("wanted", "dredging a harbour")]
    assert Completer(rows).complete("dredging in harbouf", 2)[0].value == "wanted"


def test_without_rows_nothing_is_found() -> None:
    assert Completer([]).complete("salt") == Completer([]).complete("") == []


@given(tables)
def test_a_row_is_first_by_its_whole_label(rows: list[Row]) -> None:
    completer = Completer(rows)
    for row in rows:
        if spoken(row.label):
            assert spoken(completer.complete(row.label, 1)[0].label) == spoken(row.label)


@settings(max_examples=300)
@given(tables, st.integers(3, 24))
@example([Row("1", "a.bé")], 3)
def test_a_row_is_found_by_the_beginning_of_its_label(rows: list[Row], length: int) -> None:
    completer = Completer(rows)
    for row in rows:
        assert row in completer.complete(row.label[:length], len(rows))


@settings(max_examples=300)
@given(st.text(max_size=60), tables)
@example("\ud800 salt", [Row("1", "\udfff salt")])
@example("salt" * 1000, list(ROWS))
@example("s a l t " * 500, list(ROWS))
@example("\u0301" * 4000, list(ROWS))
@example("半" * 4000, list(ROWS))
def test_any_text_has_the_same_answer_twice(typed: str, rows: list[Row]) -> None:
    found = Completer(rows).complete(typed, 5)
    assert found == Completer(rows).complete(typed, 5)
    assert len(found) == len({row.value for row in found}) <= 5


@given(st.text(max_size=40))
def test_any_label_can_be_completed(label: str) -> None:
    row = Row("1", label)
    assert Completer([row]).complete(label) == [row]
