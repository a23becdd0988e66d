"""The daily anchor of the history: written into the store, and into a file to be kept where the store is not."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from domain.anchors import Anchor, AnchorUnreadable, Heads, HistoryLost, events_in, root_of
from persistence.anchors import against, anchor
from persistence.schema import require_current
from persistence.types import instant_text
from workflows.bootstrap import now, opened_engine
from workflows.settings import Settings

_FORMAT = "duongve-anchor-1"


def drop_anchor(settings: Settings, day: date, out: Path | None = None) -> tuple[Anchor, Path, int]:
    """(the anchor, its file, how many chains are not as they were anchored). Needs no key.

    `out` None: a file of its own in the folder of anchors, made once.
    """
    with opened_engine(settings) as engine:
        require_current(engine)
        made, heads, lost = anchor(engine, day, now())
    path = out or settings.anchors / f"anchor-{made.day.isoformat()}-{made.root[:8]}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="ascii") as file:
            json.dump(_document(made, heads), file, indent=0)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return made, path, len(lost)


def daily(settings: Settings, day: date) -> dict[str, int]:
    """Raises HistoryLost once the anchor is written: the run is seen to have failed."""
    made, _, lost = drop_anchor(settings, day)
    if lost:
        raise HistoryLost(lost=lost)
    return {"anchored_chains": made.chains, "anchored_grown": made.grown}


def compare(settings: Settings, path: Path) -> tuple[Anchor, list[tuple[UUID, int, str]]]:
    """The anchor of a file, and what of it is not in the store. Raises AnchorUnreadable."""
    told, heads = read_anchor(path)
    with opened_engine(settings) as engine:
        require_current(engine)
        return told, against(engine, heads)


def read_anchor(path: Path) -> tuple[Anchor, Heads]:
    """Raises AnchorUnreadable where a head, the day or the anchor before was changed."""
    try:
        found = json.loads(path.read_text("ascii"))
        heads = {UUID(chain): (int(seq), bytes.fromhex(tip)) for chain, seq, tip in found["heads"]}
        day, at = date.fromisoformat(found["day"]), datetime.fromisoformat(found["at"]).astimezone(UTC)
        told = Anchor(day, at, len(heads), events_in(heads), str(found["root"]), str(found["previous"]))
        if found["format"] != _FORMAT or root_of(told.previous, day, heads) != told.root:
            raise AnchorUnreadable(path=str(path))
    except (ValueError, KeyError, TypeError, OverflowError):
        raise AnchorUnreadable(path=str(path)) from None
    return told, heads


def _document(made: Anchor, heads: Heads) -> dict[str, object]:
    """No personal field: ids of chains, numbers of events, hashes."""
    return {
        "format": _FORMAT,
        "day": made.day.isoformat(),
        "at": instant_text(made.at),
        "chains": made.chains,
        "events": made.events,
        "previous": made.previous,
        "root": made.root,
        "heads": sorted([chain.hex, seq, tip.hex()] for chain, (seq, tip) in heads.items()),
    }
