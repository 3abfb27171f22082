"""The file of a backup: a tar, sealed when there is a key, whose last member says what all others must be.

Written and read as a stream, so that nothing of it is ever whole in memory or lies open on the disk.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

from .sealed import CannotOpen, SealedReader, SealedWriter, is_sealed

MANIFEST = "manifest.json"
#: The database comes in parts of this size: a tar wants to know the size of a member before its first byte.
PART = 8 << 20
#: Parts are called database/00000, database/00001 …
DATABASE = "database"


class Unusable(Exception):
    """Not a whole backup of ours; the text says why."""


@dataclass
class Manifest:
    """What a backup holds. `counts` are rows by table, `members` the size and SHA-256 of each member, `missing` the
    files that rows name and that were not there."""

    made_at: str
    vendor: str
    server: str
    migrations: list[str]
    counts: dict[str, int]
    missing: list[str] = field(default_factory=list)
    members: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = 1


class ArchiveWriter:
    """Adds members; `finish` writes the manifest, without which nobody takes the file for a backup."""

    def __init__(self, file: BinaryIO, *, key: str) -> None:
        self._sealed = SealedWriter(file, key=key) if key else None
        place: Any = self._sealed or file
        self._tar = tarfile.open(fileobj=place, mode="w|")  # noqa: SIM115 - `finish` closes it
        self.members: dict[str, tuple[int, str]] = {}

    def add(self, name: str, content: BinaryIO, *, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size = size
        watched = _Hashing(content)
        self._tar.addfile(member, watched)  # type: ignore[arg-type]
        self.members[name] = (size, watched.hexdigest())

    def add_stream(self, name: str, content: IO[bytes]) -> None:
        """Something whose length nobody knows yet, in parts."""
        number = 0
        while part := content.read(PART):
            self.add(f"{name}/{number:05d}", io.BytesIO(part), size=len(part))
            number += 1

    def finish(self, manifest: Manifest) -> None:
        manifest.members = self.members
        text = json.dumps(asdict(manifest)).encode()
        member = tarfile.TarInfo(MANIFEST)
        member.size = len(text)
        self._tar.addfile(member, io.BytesIO(text))
        self._tar.close()
        if self._sealed:
            self._sealed.close()


class _Hashing:
    """Reads from a file and remembers the checksum of what it read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._sum = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._sum.update(data)
        return data

    def hexdigest(self) -> str:
        return self._sum.hexdigest()


@contextmanager
def members(path: Path, *, key: str) -> Iterator[Iterator[tuple[str, BinaryIO]]]:
    """Name and content of each member, one after the other. Raises Unusable."""
    with path.open("rb") as file:
        sealed = is_sealed(file)
        if sealed and not key:
            raise Unusable("This backup is sealed. Set BACKUP_KEY to the key with which it was made.")
        try:
            stream: Any = SealedReader(file, key=key) if sealed else file
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                yield _of(tar)
        except CannotOpen:
            raise Unusable("BACKUP_KEY does not open this file, or the file was cut off or changed.") from None
        except (tarfile.TarError, EOFError) as error:
            raise Unusable(f"This is no backup, or it was cut off: {error}") from error


def _of(tar: tarfile.TarFile) -> Iterator[tuple[str, BinaryIO]]:
    for member in tar:
        content = tar.extractfile(member) if member.isfile() else None
        parts = PurePosixPath(member.name).parts
        if content is None or member.name.startswith("/") or ".." in parts:
            raise Unusable(f"The backup holds something that is no file of ours: {member.name}")
        yield member.name, content  # type: ignore[misc]


def checked(path: Path, *, key: str, progress: Callable[[str], None] = lambda _name: None) -> Manifest:
    """Read all of it, and compare it with its manifest. Raises Unusable."""
    found: dict[str, tuple[int, str]] = {}
    manifest = None
    with members(path, key=key) as each:
        for name, content in each:
            if name == MANIFEST:
                manifest = _manifest(content.read())
                continue
            total, watched = 0, _Hashing(content)
            while piece := watched.read(PART):
                total += len(piece)
            found[name] = (total, watched.hexdigest())
            progress(name)
    if manifest is None:
        raise Unusable("This backup was never finished: it has no manifest.")
    expected = {name: tuple(values) for name, values in manifest.members.items()}
    if wrong := [name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)]:
        raise Unusable(f"Not as the manifest says: {', '.join(sorted(wrong)[:5])}")
    return manifest


def _manifest(text: bytes) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise Unusable(
            "The manifest of this backup was made by a version of the portal that is unknown here."
        ) from error
    if manifest.format != Manifest.format:
        raise Unusable(f"Backups of format {manifest.format} are unknown here: restore with the version that made it.")
    return manifest
