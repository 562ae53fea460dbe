"""Frozen dataclasses that are cheap to declare.

Up to Python 3.12 a frozen dataclass has six methods written out as text and compiled one by one, which takes most
of a millisecond; a question needs a hundred such classes, and a third of its time went into declaring them. Here
only ``__init__`` is compiled. What comes of it is a dataclass to ``fields``, ``replace``, ``match`` and mypy.
"""

from __future__ import annotations

import dataclasses
import operator
import sys
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

C = TypeVar("C", bound=type[Any])
Method = Callable[..., Any]
_COMPARISONS = {"__lt__": operator.lt, "__le__": operator.le, "__gt__": operator.gt, "__ge__": operator.ge}


def _dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[C], C]:
    """``dataclasses.dataclass`` for frozen classes with slots; TypeError for others and for default factories."""
    if not (frozen and slots):
        raise TypeError("for frozen classes with slots only")

    def complete(declared: C) -> C:
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(declared)
        methods = {"__init__": _init(made)} | _ALIKE | _comparing(made, _COMPARISONS if order else {})
        for name in methods.keys() - vars(declared).keys():
            setattr(made, name, methods[name])
        result: C = made
        return result

    return complete


def _init(made: type[Any]) -> Method:
    """Sets each slot by its descriptor, past the refusal to set anything."""
    every = fields(made)
    if any(field.default_factory is not MISSING for field in every):
        raise TypeError("a default factory makes what can be changed")
    lines = [f"set_{field.name}(self, {field.name})" for field in every]
    lines.append("self.__post_init__()" if hasattr(made, "__post_init__") else "pass")
    text = f"def __init__(self, {', '.join(f.name for f in every)}):\n " + "\n ".join(lines)
    known = {f"set_{field.name}": getattr(made, field.name).__set__ for field in every}
    exec(text, known)  # noqa: S102 - a text of field names
    init: Any = known["__init__"]
    init.__defaults__ = tuple(field.default for field in every if field.default is not MISSING)
    init.__annotations__ = {field.name: field.type for field in every} | {"return": None}
    method: Method = init
    return method


def _comparing(made: type[Any], order: dict[str, Method]) -> dict[str, Method]:
    names = [field.name for field in fields(made)]
    values: Method = operator.attrgetter(*names) if names else lambda _: ()

    def comparison(compare: Method) -> Method:
        def method(self: Any, other: Any) -> Any:
            return (
                compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented
            )

        return method

    compared = {name: comparison(compare) for name, compare in ({"__eq__": operator.eq} | order).items()}
    return compared | {"__hash__": lambda self: hash(values(self))}


class _Alike:
    """The methods that are the same for all."""

    def __repr__(self: Any) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __reduce__(self: Any) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, field.name) for field in fields(self))

    def __setattr__(self, name: str, _: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


_ALIKE: dict[str, Method] = {
    name: vars(_Alike)[name] for name in ("__repr__", "__reduce__", "__setattr__", "__delattr__")
}

if TYPE_CHECKING or sys.version_info >= (3, 13):
    from dataclasses import dataclass
else:
    dataclass = _dataclass
