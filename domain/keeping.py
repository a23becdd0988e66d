"""What a backup and an anchor of the history are, and why one is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from domain.errors import DomainError

# A nightly backup that failed once is made the next night; after two nights somebody has to look.
BACKUP_STALE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Invariants:
    """What must be alike in a database and in its restored copy.

    `rows`: by table; `history`: SHA-256 over every event's hash in order; `outbox`: messages by status.
    """

    rows: Mapping[str, int]
    events: int
    history: str
    outbox: Mapping[str, int]

    def differences(self, other: Invariants) -> list[str]:
        """What is not alike, a short line each: name, here, there."""
        found = [
            f"{name}: {self.rows.get(name, 0)} ≠ {other.rows.get(name, 0)}"
            for name in sorted(self.rows.keys() | other.rows.keys())
            if self.rows.get(name, 0) != other.rows.get(name, 0)
        ]
        if (self.events, self.history) != (other.events, other.history):
            found.append(f"case_event.hash: {self.history[:12]} ≠ {other.history[:12]}")
        if self.outbox != other.outbox:
            found.append(f"outbox.status: {dict(self.outbox)} ≠ {dict(other.outbox)}")
        return found


@dataclass(frozen=True, slots=True)
class Backup:
    """A written file. `revision`: the schema it holds; `backend`: sqlite | postgresql; `seconds`: to write it."""

    file: str
    made_at: datetime
    bytes: int
    backend: str
    revision: str
    rows: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `broken`: damaged places of its history, already so when it was saved.

    `seconds`: to copy; `verify_seconds`: to compare and to walk the chains; `kept`: where the replaced file lies.
    """

    made_at: datetime
    revision: str
    rows: int
    events: int
    seconds: float
    verify_seconds: float
    broken: int
    kept: str | None = None


# The store's fact of the last backup that came back whole: JSON with `at`, `file`, `bytes`, `rows`.
VERIFIED = "backup_verified"


def verified_at(facts: Mapping[str, str]) -> datetime | None:
    """When the last backup was made that came back whole; None where there was none."""
    fact = facts.get(VERIFIED)
    return datetime.fromisoformat(json.loads(fact)["at"]) if fact else None


def is_stale(last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > BACKUP_STALE


class NotABackup(DomainError):
    """data: path."""

    key: ClassVar[str] = "not_a_backup"


class BackupCut(DomainError):
    """The file ends before its last piece. data: path."""

    key: ClassVar[str] = "backup_cut"


class BackupDamaged(DomainError):
    """A piece does not open under the right key. data: path, piece (1 is the first)."""

    key: ClassVar[str] = "backup_damaged"


class BackupOfAnotherKey(DomainError):
    """data: path, key (first digits of the backup's key id), ours."""

    key: ClassVar[str] = "backup_of_another_key"


class BackupOfAnotherStore(DomainError):
    """Saved from SQLite and to be restored to PostgreSQL, or the other way round. data: path, backend, here."""

    key: ClassVar[str] = "backup_of_another_store"


class BackupExists(DomainError):
    """data: path."""

    key: ClassVar[str] = "backup_exists"


class BackupDiffers(DomainError):
    """The restored copy is not what was saved; it is thrown away. data: path, what."""

    key: ClassVar[str] = "backup_differs"


class BackupMissing(DomainError):
    """No verified backup, or none of late. data: last (a day, or None), hours."""

    key: ClassVar[str] = "backup_missing"


class StoreHoldsPeople(DomainError):
    """A restore replaces what is there only when told to."""

    key: ClassVar[str] = "store_holds_people"


class StoreInUse(DomainError):
    """Somebody still has the database open. data: why."""

    key: ClassVar[str] = "store_in_use"


class StoreOfAnotherSchema(DomainError):
    """On PostgreSQL only the same schema is replaced in place. data: found, wanted."""

    key: ClassVar[str] = "store_of_another_schema"
