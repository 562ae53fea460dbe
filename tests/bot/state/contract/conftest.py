"""Each test of the contract runs on each back end."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from state_files import Clock

from contract.stores import BACKENDS, Opens, Story, Using


@pytest.fixture(params=BACKENDS)
def opens(request: pytest.FixtureRequest) -> Opens:
    return BACKENDS[request.param]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def using(opens: Opens, tmp_path: Path, clock: Clock) -> Using:
    """Plays a story on a state that keeps what it is given from one story to the next."""

    async def run(story: Story) -> Any:
        async with opens(tmp_path, clock) as stores:
            return await story(stores)

    return lambda story: asyncio.run(run(story))
