"""Cheap dataclasses are like those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from briefs import records


@records.dataclass(frozen=True, slots=True, order=True)
class Point:
    x: int
    y: int = 0
    name: str = field(default="", repr=False)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Standard:
    x: int
    y: int = 0
    name: str = field(default="", repr=False)


@records.dataclass(frozen=True, slots=True)
class Base:
    def __post_init__(self) -> None:
        for each in fields(self):
            object.__setattr__(self, each.name, str(getattr(self, each.name)).strip())


@records.dataclass(frozen=True, slots=True)
class Derived(Base):
    text: str

    def __str__(self) -> str:
        return self.text


def test_it_is_a_dataclass() -> None:
    assert dataclasses.is_dataclass(Point)
    assert [f.name for f in fields(Point)] == [f.name for f in fields(Standard)]
    assert Point.__match_args__ == Standard.__match_args__
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_it_is_called_like_one() -> None:
    assert Point(1) == Point(1, 0) == Point(x=1, name="")
    assert list(inspect.signature(Point).parameters) == list(inspect.signature(Standard).parameters)
    for bad in ((), (1, 2, "a", 4)):
        with pytest.raises(TypeError):
            Point(*bad)


@pytest.mark.parametrize("kind", [Point, Standard])
def test_it_shows_compares_and_hashes_alike(kind: Any) -> None:
    assert repr(kind(1, 2, "secret")) == f"{kind.__name__}(x=1, y=2)"
    assert sorted([kind(2), kind(1, 5), kind(1)]) == [kind(1), kind(1, 5), kind(2)]
    assert kind(1) <= kind(1) < kind(2) >= kind(2) > kind(1)
    assert len({kind(1), kind(1, 0), kind(2)}) == 2
    assert kind(1) != (1, 0, "")
    with pytest.raises(TypeError):
        assert kind(1) < (2,)


@pytest.mark.parametrize("kind", [Point, Standard])
def test_it_cannot_be_changed(kind: Any) -> None:
    point = kind(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises((FrozenInstanceError, TypeError)):
        point.z = 2
    assert not hasattr(point, "__dict__")


def test_it_is_copied_and_pickled() -> None:
    point = Point(1, 2, "a")
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point  # noqa: S301


def test_classes_without_fields_and_with_a_base() -> None:
    assert Base() == Base()
    assert repr(Base()) == "Base()"
    assert Derived(" a ").text == "a"
    assert str(Derived("b")) == "b"


@pytest.mark.skipif(records.dataclass is dataclasses.dataclass, reason="the standard one is quick enough")
def test_what_it_cannot_do_it_refuses() -> None:
    with pytest.raises(TypeError):
        records.dataclass(frozen=False, slots=True)
    with pytest.raises(TypeError):

        @records.dataclass(frozen=True, slots=True)
        class _Changing:
            items: list[int] = field(default_factory=list)
