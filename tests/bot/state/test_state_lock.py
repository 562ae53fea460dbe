"""One writer: the second copy is refused and told who the first is, and the lock ends with its process."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import pytest
from state_files import START, Clock, child

from bot.state.database import Database
from bot.state.errors import InUseError
from bot.state.lock import held, holder

HOLD = """
from bot.state.lock import held
with held(Path(sys.argv[1]), SystemClock().now()):
    print("held", flush=True)
    sys.stdin.read()
"""


def open_and_close(path: Path) -> None:
    async def run() -> None:
        async with Database.open(path, Clock()):
            pass

    asyncio.run(run())


def test_the_second_copy_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with held(path, START), pytest.raises(InUseError) as caught:
        open_and_close(path)
    told = f"process {os.getpid()} on {socket.gethostname()}, since 2026-11-23T09:00:00+00:00"
    assert told in caught.value.sentence
    assert not path.exists()


def test_a_link_to_the_database_has_the_same_lock(tmp_path: Path) -> None:
    path, link = tmp_path / "state.db", tmp_path / "link.db"
    open_and_close(path)
    link.symlink_to(path)
    with held(path, START), pytest.raises(InUseError):
        open_and_close(link)


def test_it_is_free_when_the_first_has_ended(tmp_path: Path) -> None:
    with held(tmp_path / "state.db", START):
        assert holder(tmp_path / "state.db")
    assert holder(tmp_path / "state.db") is None
    open_and_close(tmp_path / "state.db")


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_it_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with child(HOLD, path) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        owner = holder(path)
        assert owner and owner.pid == other.pid
        with pytest.raises(InUseError, match=f"process {other.pid} on"):
            open_and_close(path)
        other.send_signal(signal.SIGKILL)
    open_and_close(path)


def test_what_cannot_be_read_of_the_owner_is_not_needed_to_refuse(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with held(path, START):
        path.with_name("state.db.lock").write_bytes(b"\xff{")
        with pytest.raises(InUseError, match="another briefbot"):
            open_and_close(path)
