"""An anchor: where every chain of the history stood on a day, so that later nothing of it can be missing.

A chain proves that what is there belongs together; it cannot prove that its end, or the whole of it, was not taken
away. An anchor kept elsewhere can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import ClassVar
from uuid import UUID

from domain.errors import DomainError

# chain -> (number of its last event, that event's hash)
Heads = Mapping[UUID, tuple[int, bytes]]
NO_ANCHOR = "0" * 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """`root`: SHA-256 over the anchor before it, the day and every head; `grown`: chains new or longer since then."""

    day: date
    at: datetime
    chains: int
    events: int
    root: str
    previous: str
    grown: int = 0


class AnchorUnreadable(DomainError):
    """The file is none, or what stands in it is not what its root says. data: path."""

    key: ClassVar[str] = "anchor_unreadable"


def root_of(previous: str, day: date, heads: Heads) -> str:
    """The same whatever order the heads come in."""
    found = sha256(f"{previous}|{day.isoformat()}|".encode())
    for chain, (seq, tip) in sorted(heads.items(), key=lambda each: each[0].int):
        found.update(packed(chain, seq, tip))
    return found.hexdigest()


_RECORD = 52


def packed(chain: UUID, seq: int, tip: bytes) -> bytes:
    """52 bytes: the chain, the number of its last event, that event's hash."""
    return chain.bytes + seq.to_bytes(4, "big") + tip


def pack(heads: Heads) -> bytes:
    return b"".join(packed(chain, *head) for chain, head in heads.items())


def unpack(records: bytes) -> dict[UUID, tuple[int, bytes]]:
    """Raises ValueError for what `pack` never wrote."""
    if len(records) % _RECORD:
        raise ValueError(len(records))
    starts = range(0, len(records), _RECORD)
    each = (records[start : start + _RECORD] for start in starts)
    return {UUID(bytes=one[:16]): (int.from_bytes(one[16:20], "big"), one[20:]) for one in each}


def events_in(heads: Heads) -> int:
    return sum(seq for seq, _ in heads.values())


def missing(anchored: Heads, live: Iterable[tuple[UUID, int, bytes]]) -> list[tuple[UUID, int, str]]:
    """(chain, first event that is not as it was, why): `gone` the whole chain, `cut` its end, `replaced` an event.

    `live`: every stored event, in any order.
    """
    ends: dict[UUID, int] = {}
    replaced = set()
    for chain, seq, tip in live:
        known = anchored.get(chain)
        if known is None:
            continue
        ends[chain] = max(seq, ends.get(chain, 0))
        if seq == known[0] and tip != known[1]:
            replaced.add(chain)
    found = []
    for chain, (seq, _) in anchored.items():
        if chain not in ends:
            found.append((chain, 1, "gone"))
        elif ends[chain] < seq:
            found.append((chain, ends[chain] + 1, "cut"))
        elif chain in replaced:
            found.append((chain, seq, "replaced"))
    return sorted(found, key=lambda each: each[0].int)


class HistoryLost(DomainError):
    """Events that an anchor holds are not there any more. data: lost (how many chains), first (a chain)."""

    key: ClassVar[str] = "history_lost"
