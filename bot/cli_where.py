"""Where papers and store are: what every call of the command line can be told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def where(call: F) -> F:
    """--seeds and --store, which every call takes, before or after its name."""
    kind = click.Path(path_type=Path)
    seeds = click.option("--seeds", metavar="DIR", type=kind, help="The folder of papers.")
    store = click.option("--store", metavar="PATH", type=kind, help="The compiled store.")
    return seeds(store(call))
