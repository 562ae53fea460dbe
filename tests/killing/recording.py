"""What SQLite does to its files, in order: the machine's own VFS, of which four calls are noted as they pass.

It is put into the very library that Python's ``sqlite3`` uses, so that the store runs as it always does: shared
memory, locks and two connections in WAL mode. (A VFS written in Python with APSW has no shared memory.)
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OK, _IO_ERROR = 0, 10
_INT, _LONG, _PLACE = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p

_Write = ctypes.CFUNCTYPE(_INT, _PLACE, _PLACE, _INT, _LONG)
_Truncate = ctypes.CFUNCTYPE(_INT, _PLACE, _LONG)
_Sync = ctypes.CFUNCTYPE(_INT, _PLACE, _INT)
_Open = ctypes.CFUNCTYPE(_INT, _PLACE, _PLACE, _PLACE, _INT, _PLACE)
_Delete = ctypes.CFUNCTYPE(_INT, _PLACE, _PLACE, _INT)


def _places(names: str) -> list[tuple[str, Any]]:
    return [(name, _PLACE) for name in names.split()]


class _Methods(ctypes.Structure):  # sqlite3_io_methods, version 3
    _fields_ = [
        ("version", _INT),
        *_places("close read write truncate sync size lock unlock reserved control sector device"),
        *_places("shm_map shm_lock shm_barrier shm_unmap fetch unfetch"),
    ]


class _File(ctypes.Structure):  # sqlite3_file
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):  # sqlite3_vfs, version 3
    _fields_ = [
        ("version", _INT),
        ("size", _INT),
        ("longest", _INT),
        *_places(
            "next name data open delete access full dlopen dlerror dlsym dlclose random sleep time error"
        ),
        *_places("time64 set_call get_call next_call"),
    ]


@dataclass(frozen=True)
class Written:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncated:
    file: str
    size: int


@dataclass(frozen=True)
class Synced:
    file: str


@dataclass(frozen=True)
class Deleted:
    file: str


Event = Written | Truncated | Synced | Deleted


def library() -> Any:
    """The SQLite that ``sqlite3`` is bound to; OSError where it cannot be had apart from it."""
    import _sqlite3

    found = ctypes.CDLL(_sqlite3.__file__)
    try:
        found.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    except AttributeError:
        raise OSError("this Python has no SQLite that others can call") from None
    return found


@contextmanager
def recorded(note: Callable[[Event], None]) -> Iterator[None]:
    """Note what SQLite does to the files that it opens while the block lasts, each when it has been done."""
    sqlite = library()
    real = sqlite.sqlite3_vfs_find(None)
    ours = _Vfs.from_buffer_copy(real.contents)
    keep = _Recorder(real, note)
    name = ctypes.create_string_buffer(b"recorded")
    ours.name = ctypes.addressof(name)
    ours.open, ours.delete = (ctypes.cast(call, _PLACE).value for call in (keep.open, keep.delete))
    assert sqlite.sqlite3_vfs_register(ctypes.byref(ours), 1) == _OK
    try:
        yield
    finally:
        sqlite.sqlite3_vfs_unregister(ctypes.byref(ours))
        sqlite.sqlite3_vfs_register(real, 1)


class _Recorder:
    """Lets the real VFS open each file, and puts three calls of ours among its methods."""

    def __init__(self, real: Any, note: Callable[[Event], None]) -> None:
        self._real, self._note = ctypes.addressof(real.contents), note
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}  # ours, by the place of those they stand for
        self._calls: list[Any] = []  # as long as they are here they can be called
        opening, deleting = _Open(real.contents.open), _Delete(real.contents.delete)

        def open(_: int, name: int | None, file: int, flags: int, out: int | None) -> int:
            code = int(opening(self._real, name, file, flags, out))
            if code == _OK and name:
                self._names[file] = _name(name)
                head = _File.from_address(file)
                head.methods = ctypes.pointer(self._ours(head.methods.contents))
            return code

        def delete(_: int, name: int, sync: int) -> int:
            code = int(deleting(self._real, name, sync))
            if code == _OK:
                self._note(Deleted(_name(name)))
            return code

        self.open, self.delete = _Open(_safe(open)), _Delete(_safe(delete))

    def _ours(self, real: _Methods) -> _Methods:
        place = ctypes.addressof(real)
        if place in self._methods:
            return self._methods[place]
        writing, truncating, syncing = _Write(real.write), _Truncate(real.truncate), _Sync(real.sync)

        def write(file: int, data: int, size: int, offset: int) -> int:
            code = int(writing(file, data, size, offset))
            self._note(Written(self._names[file], offset, ctypes.string_at(data, size)))
            return code

        def truncate(file: int, size: int) -> int:
            code = int(truncating(file, size))
            self._note(Truncated(self._names[file], size))
            return code

        def sync(file: int, flags: int) -> int:
            code = int(syncing(file, flags))
            self._note(Synced(self._names[file]))
            return code

        calls = _Write(_safe(write)), _Truncate(_safe(truncate)), _Sync(_safe(sync))
        ours = _Methods.from_buffer_copy(real)
        ours.write, ours.truncate, ours.sync = (ctypes.cast(call, _PLACE).value for call in calls)
        self._methods[place] = ours
        self._calls += calls
        return ours


def _name(place: int) -> str:
    return Path(ctypes.string_at(place).decode()).name


def _safe(call: Callable[..., int]) -> Callable[..., int]:
    """An exception cannot pass through C: it is told as a failure of the disk."""

    def guarded(*given: Any) -> int:
        try:
            return call(*given)
        except BaseException:
            import traceback

            traceback.print_exc()
            return _IO_ERROR

    return guarded
