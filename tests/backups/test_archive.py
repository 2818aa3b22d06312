"""The file of a backup: sealed as a whole, and never half of it under its own name."""

import hashlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.backups import archive
from quizapp.backups.archive import BadBackup, Manifest, pack, unpack

MANIFEST = Manifest(schema="0001", version="1", made_at="2026-11-27T12:00:00Z", rows={"word": 500})


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "original.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE word (text)")
        rows = [(f"{number * 7919:x}",) for number in range(500)]
        connection.executemany("INSERT INTO word VALUES (?)", rows)
    return file


@pytest.fixture
def packed(database: Path, tmp_path: Path) -> Path:
    target = tmp_path / "backup.zip"
    pack(database, MANIFEST, target)
    return target


def test_what_was_packed_comes_out_byte_for_byte(database: Path, packed: Path, tmp_path: Path) -> None:
    manifest, file = unpack(packed, tmp_path / "out")
    assert manifest == MANIFEST
    assert file.read_bytes() == database.read_bytes()


def test_only_the_owner_may_read_it(packed: Path) -> None:
    assert packed.stat().st_mode & 0o777 == 0o600


def test_any_flipped_bit_is_refused(packed: Path, tmp_path: Path) -> None:
    for seed in range(100):
        content = bytearray(packed.read_bytes())
        content[random.Random(seed).randrange(len(content))] ^= 1 << random.Random(seed + 1).randrange(8)
        refused(content, tmp_path)


def test_any_cut_is_refused(packed: Path, tmp_path: Path) -> None:
    content = packed.read_bytes()
    for seed in range(100):
        refused(content[: random.Random(seed).randrange(len(content))], tmp_path)


def refused(content: bytes | bytearray, folder: Path) -> None:
    damaged = folder / "damaged.zip"
    damaged.write_bytes(content)
    with pytest.raises(BadBackup, match="no whole backup"):
        unpack(damaged, folder / "out")
    assert not (folder / "out").exists()


def test_a_file_that_is_sealed_but_no_backup_is_refused(packed: Path, tmp_path: Path) -> None:
    content = b"PK" * 400
    other = tmp_path / "other.zip"
    other.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    with pytest.raises(BadBackup, match="no whole backup"):
        unpack(other, tmp_path / "out")


def test_a_backup_that_cannot_be_written_leaves_the_old_one(
    database: Path, packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packed.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "_digest", full)
    with pytest.raises(OSError, match="No space"):
        pack(database, MANIFEST, packed)
    assert packed.read_bytes() == before
    assert [file.name for file in packed.parent.iterdir() if file.name.endswith(archive.PART)] == []


def test_a_backup_that_reads_back_differently_is_not_kept(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seals = iter(["0" * 64, "1" * 64])
    monkeypatch.setattr(archive, "_digest", lambda *_: next(seals))
    with pytest.raises(BadBackup, match="seal"):
        pack(database, MANIFEST, tmp_path / "new.zip")
    assert not list(tmp_path.glob("new.zip*"))
