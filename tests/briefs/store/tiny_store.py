"""A store with next to nothing in it, written as a compile writes one."""

from collections.abc import Sequence
from pathlib import Path

from briefs.store.engine import EngineWriter
from briefs.store.file import INDEX, current
from briefs.store.store import Store
from briefs.store.writer import Writer, replacing

VECTORS = (b"\x01\x02", b"\x03")


async def fill(writer: Writer, digest: str = "d", vectors: Sequence[bytes] = VECTORS) -> None:
    """All that a store cannot be opened without."""
    engine = EngineWriter(writer.folder / INDEX, ["body"])
    engine.add(0, 0, {"body": "rain hill"})
    engine.close()
    await writer.add_vectors([("rain", b"\x07")], vectors)
    await writer.add_meta(digest=digest, code="c", seeds="/papers")


async def write(path: Path, digest: str = "d", looks: int = 1) -> None:
    async with replacing(path, looks) as writer:
        await fill(writer, digest)


async def read(path: Path) -> str:
    """The digest of the store at a path."""
    async with Store.open(path) as store:
        return store.digest


def kept(path: Path) -> Path:
    """The generation that counts."""
    name = current(path)
    assert name is not None
    return path / name


def names(path: Path) -> set[str]:
    """What lies in a store."""
    return {file.name for file in path.iterdir()}
