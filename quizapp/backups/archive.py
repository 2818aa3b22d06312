"""The file of a backup: a zip with a SQLite database and what is told of it, sealed by a digest.

The zip's comment is the SHA-256 of every byte before it, so that any change to the file is seen.
A file is written under another name, read again, and only then gets its own: there is never half a backup.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from quizapp.errors import Refusal

FORMAT = 1
DATABASE = "quizapp.db"
MANIFEST = "backup.json"
PART = ".part"
"""How the name of an unfinished backup ends."""
_DIGEST = 64
_BLOCK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError, NotImplementedError)


class BadBackup(Refusal):
    """The file is no whole backup."""

    code = "bad-backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup tells of itself: its schema, the version that made it, when (UTC), rows by table."""

    schema: str
    version: str
    made_at: str
    rows: dict[str, int]
    format: int = FORMAT


def pack(database: Path, manifest: Manifest, target: Path) -> None:
    """Makes the file of a backup, durably. Whatever interrupts this, a file at ``target`` stays whole."""
    part = target.with_name(f"{target.name}.{os.getpid()}{PART}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            _write(file, database, manifest)
        with part.open("r+b") as file:
            file.seek(-_DIGEST, os.SEEK_END)
            end = file.tell()
            seal = _digest(file, end)
            file.seek(end)
            file.write(seal.encode())
            file.flush()
            os.fsync(file.fileno())
        check(part)
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> tuple[Manifest, Path]:
    """Puts the database of a backup into a folder. Raises BadBackup for a file that is not whole."""
    check(source)
    with _refusing(source), zipfile.ZipFile(source) as packed:
        manifest = Manifest(**json.loads(packed.read(MANIFEST)))
        if manifest.format != FORMAT:
            raise BadBackup(f"{source} was made by a newer quizapp. Nothing was changed; use that version.")
        return manifest, Path(packed.extract(DATABASE, folder))


def check(source: Path) -> None:
    """Reads a backup through. Raises BadBackup where a byte of it was changed or is missing."""
    with source.open("rb") as file:
        length = file.seek(0, os.SEEK_END)
        if length < _DIGEST:
            raise _damaged(source, "it is too short")
        file.seek(length - _DIGEST)
        told = file.read()
        if _digest(file, length - _DIGEST).encode() != told:
            raise _damaged(source, "its seal is broken")


def _write(file: BinaryIO, database: Path, manifest: Manifest) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        packed.write(database, DATABASE)
        packed.comment = b"0" * _DIGEST


def _digest(file: BinaryIO, length: int) -> str:
    """Returns the SHA-256 of the first ``length`` bytes."""
    file.seek(0)
    digest = hashlib.sha256()
    while length > 0 and (block := file.read(min(_BLOCK, length))):
        digest.update(block)
        length -= len(block)
    return digest.hexdigest()


@contextmanager
def _refusing(source: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise _damaged(source, str(error)) from error


def _damaged(source: Path, reason: str) -> BadBackup:
    return BadBackup(f"{source} is no whole backup: {reason}. Nothing was changed; use another backup.")


def _sync_folder(folder: Path) -> None:
    """Makes a new name durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
