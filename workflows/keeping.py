"""Backups of this installation: where they go, which are kept, when one was last seen to come back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.keeping import BACKUP_STALE, VERIFIED, Backup, BackupMissing, Restored, is_stale, verified_at
from persistence.backups.restoring import check, restore
from persistence.backups.saving import save
from persistence.schema import require_current
from persistence.sealing import Keyring, read_master_key
from persistence.store_facts import holds_sealed, read_facts, write_fact
from persistence.types import instant_text
from workflows.bootstrap import now, opened_engine
from workflows.settings import Settings

_ENDING = ".dvb"


def back_up(
    settings: Settings, path: Path | None = None, *, verified: bool = True
) -> tuple[Backup, Restored | None]:
    """To `path`, or to the folder of backups under a name of its own. Raises as `save` and `check`.

    Verified: restored into a scratch database and compared; what does not come back is no backup, and is removed.
    """
    at = now()
    key = _key(settings)
    if path is None:
        path = settings.backups / f"duongve-{at:%Y%m%d-%H%M%S}{_ENDING}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened_engine(settings) as engine:
        require_current(engine)
        made = save(engine, key, path, at)
        if not verified:
            return made, None
        try:
            found = check(engine, key, path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        with engine.execution_options(writes=True).begin() as connection:
            fact = {
                "at": instant_text(at),
                "file": str(path.absolute()),
                "bytes": made.bytes,
                "rows": made.rows,
            }
            write_fact(connection, VERIFIED, json.dumps(fact))
    return made, found


def nightly(settings: Settings) -> dict[str, int]:
    """One more verified backup; only then the oldest beyond the number that is kept are removed."""
    made, _ = back_up(settings)
    files = sorted(settings.backups.glob(f"duongve-*{_ENDING}"))
    old = files[: -settings.backups_kept]
    for each in old:
        each.unlink(missing_ok=True)
    return {"backups": 1, "backup_rows": made.rows, "backups_removed": len(old)}


def bring_back(settings: Settings, path: Path, *, replace: bool) -> Restored:
    """Into the database of the settings. Raises as `restore`, and KeyMissing."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return restore(settings.database, _key(settings), path, now(), replace=replace)


def try_out(settings: Settings, path: Path) -> Restored:
    """Into a scratch database, which is thrown away."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with opened_engine(settings) as engine:
        return check(engine, _key(settings), path)


def drill(settings: Settings) -> tuple[Backup, Restored]:
    """What an emergency would take here, from the first byte saved to the last chain walked; nothing is kept."""
    key = _key(settings)
    with (
        opened_engine(settings) as engine,
        TemporaryDirectory(dir=settings.data_dir, prefix="drill-") as folder,
    ):
        require_current(engine)
        path = Path(folder) / f"drill{_ENDING}"
        made = save(engine, key, path, now())
        return made, check(engine, key, path)


def last_backup(settings: Settings) -> datetime | None:
    """When the last backup was made that came back whole; None where nobody is there yet who could be lost.

    Raises BackupMissing where there is none, or none of late.
    """
    with opened_engine(settings) as engine:
        facts = read_facts(engine)
        needed = holds_sealed(engine) and not facts.get("demo")
    last = verified_at(facts)
    if needed and is_stale(last, now()):
        raise BackupMissing(last=last, hours=BACKUP_STALE.total_seconds() // 3600)
    return last


def _key(settings: Settings) -> bytes:
    return Keyring(read_master_key(settings.key_file)).backup_key()
