"""A store takes the place of the old one whole, or not at all."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefs.errors import StoreError
from briefs.store.store import Store
from briefs.store.writer import replacing

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


async def write(path: Path, digest: str, looks: int = 1) -> None:
    async with replacing(path, looks) as writer:
        await writer.add_meta(digest=digest, code="c", seeds="/papers")


async def read(path: Path) -> str:
    async with Store.open(path) as store:
        return store.digest


def litter(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"s", ".s.lock"}


def test_the_new_store_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for digest in ("one", "two"):
        asyncio.run(write(tmp_path / "s", digest))
        assert asyncio.run(read(tmp_path / "s")) == digest
    assert not litter(tmp_path)


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
    assert not litter(tmp_path)


def test_errors_of_others_are_not_taken_for_its_own(tmp_path: Path) -> None:
    async def fail() -> None:
        async with replacing(tmp_path / "s"):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        asyncio.run(fail())


def test_what_a_killed_compile_left_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".s.new").write_bytes(b"half a store")
    asyncio.run(write(tmp_path / "s", "one"))
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path)


def test_the_second_compile_waits_for_the_first(tmp_path: Path) -> None:
    async def both() -> None:
        async with replacing(tmp_path / "s") as writer:
            second = asyncio.create_task(write(tmp_path / "s", "two", looks=1000))
            await asyncio.sleep(0)
            await writer.add_meta(digest="one", code="c", seeds="/papers")
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


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file is not a folder"):
        asyncio.run(write(tmp_path / "file" / "s", "one"))


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "s", "one"))
    tmp_path.chmod(0o555)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(StoreError, match="cannot be written: Permission denied"):
            asyncio.run(write(tmp_path / "s", "two"))
        assert asyncio.run(read(tmp_path / "s")) == "one"
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_store_and_nothing_else(tmp_path: Path) -> None:
    asyncio.run(write(tmp_path / "s", "one"))
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path / "s")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith(f"The store {tmp_path / 's'} cannot be written: ")
    assert said.count("\n") == 1
    assert asyncio.run(read(tmp_path / "s")) == "one"
    assert not litter(tmp_path)
