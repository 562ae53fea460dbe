"""A store takes the place of the old one whole, or not at all."""

import asyncio
import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tiny_store import fill, kept, names, read, write

from briefs.errors import StoreError
from briefs.store import writer as writing
from briefs.store.generations import publish
from briefs.store.store import Store
from briefs.store.writer import replacing

WHOLE = {"current", "lock"}  # and one generation
FULL_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from briefs.errors import StoreError
from briefs.store.writer import replacing

async def main():
    async with replacing(Path(sys.argv[1])) as writer:
        await writer.add_source("ab", bytes(1_000_000))
        await writer.add_source("cd", bytes(1_000_000))

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    asyncio.run(main())
except StoreError as error:
    print(error)
"""


def litter(path: Path) -> set[str]:
    return names(path) - WHOLE - {kept(path).name}


def test_the_new_store_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for digest in ("one", "two"):
        asyncio.run(write(tmp_path / "s", digest))
        assert asyncio.run(read(tmp_path / "s")) == digest
    assert not litter(tmp_path / "s")


def test_folders_are_made(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "a" / "b" / "s", "one"))
    assert asyncio.run(read(tmp_path / "a" / "b" / "s")) == "one"


def test_a_failure_leaves_the_old_store_and_nothing_else(tmp_path: Path) -> None:
    async def fail() -> None:
        async with replacing(tmp_path / "s") as writer:
            await writer.add_source("ab", b"Text.")
            raise RuntimeError("stop")

    asyncio.run(write(tmp_path / "s", "one"))
    with pytest.raises(RuntimeError, match="stop"):
        asyncio.run(fail())
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path / "s")


def test_errors_of_others_are_not_taken_for_its_own(tmp_path: Path) -> None:
    async def fail() -> None:
        async with replacing(tmp_path / "s"):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        asyncio.run(fail())


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_a_disk_that_others_filled_while_it_was_written_is_its_own(tmp_path: Path, number: int) -> None:
    async def fail() -> None:
        async with replacing(tmp_path / "s"):
            raise OSError(number, "No room")

    with pytest.raises(StoreError, match="cannot be written: No room"):
        asyncio.run(fail())


def test_what_a_killed_compile_left_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "s" / "new").mkdir(parents=True)
    (tmp_path / "s" / "lock").touch()
    (tmp_path / "s" / "new" / "papers.db").write_bytes(b"half a store")
    asyncio.run(write(tmp_path / "s", "one"))
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path / "s")


def test_who_reads_the_old_store_reads_on(tmp_path: Path) -> None:
    async def run() -> tuple[str, bytes, int]:
        async with Store.open(tmp_path / "s") as store:
            await write(tmp_path / "s", "two")
            vectors = await store.term_vectors(["rain"])
            return (
                store.digest,
                vectors["rain"] + bytes(store.vectors),
                store.engine.frequency("body", "rain"),
            )

    asyncio.run(write(tmp_path / "s", "one"))
    assert asyncio.run(run()) == ("one", b"\x07\x01\x02\x03", 1)
    assert asyncio.run(read(tmp_path / "s")) == "two"


def test_a_compile_that_is_stopped_while_it_publishes_ends_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishing, stopped = threading.Event(), threading.Event()

    def slowly(path: Path) -> None:
        publishing.set()
        stopped.wait(10)
        publish(path)

    async def run() -> None:
        task = asyncio.create_task(write(tmp_path / "s", "one"))
        await asyncio.to_thread(publishing.wait, 10)
        task.cancel()
        await asyncio.sleep(0)
        stopped.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    monkeypatch.setattr(writing, "publish", slowly)
    asyncio.run(run())
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path / "s")


def test_the_second_compile_waits_for_the_first(tmp_path: Path) -> None:
    async def both() -> None:
        async with replacing(tmp_path / "s") as writer:
            second = asyncio.create_task(write(tmp_path / "s", "two", looks=1000))
            await asyncio.sleep(0)
            await fill(writer, "one")
            assert not second.done()
        await second

    asyncio.run(both())
    assert asyncio.run(read(tmp_path / "s")) == "two"


def test_a_compile_that_waited_long_enough_says_so(tmp_path: Path) -> None:
    async def both() -> None:
        async with replacing(tmp_path / "s"):
            await write(tmp_path / "s", "two", looks=1)

    with pytest.raises(StoreError, match="Another compile of this store is still running"):
        asyncio.run(both())


def test_what_is_no_store_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("Dear diary")
    with pytest.raises(StoreError, match="is not a store of briefbot"):
        asyncio.run(write(tmp_path / "s", "one"))
    assert (tmp_path / "s").read_text() == "Dear diary"


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "s", "one"))
    (tmp_path / "s").chmod(0o555)
    try:
        if os.access(tmp_path / "s", os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(StoreError, match="cannot be written: Permission denied"):
            asyncio.run(write(tmp_path / "s", "two"))
        assert asyncio.run(read(tmp_path / "s")) == "one"
    finally:
        (tmp_path / "s").chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_store_and_nothing_else(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "s", "one"))
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "s")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"The store {tmp_path / 's'} cannot be written: ")
    assert said.count("\n") == 1
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path / "s")
