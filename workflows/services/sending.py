"""Sends what is due, batch by batch: claimed, carried out without a transaction, and written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime

from domain.messaging.parcels import Outgoing, Post

BATCH = 100


def send_out(
    outgoing: Outgoing, post: Post, on: date, clock: Callable[[], datetime], *, batch: int = BATCH
) -> Mapping[str, int]:
    """Counts of what became of the parcels. Killed anywhere, the next run takes up what was claimed, by its key."""
    counted = Counter[str]()
    while parcels := outgoing.claim(on, clock(), batch):
        outcomes = post.deliver(parcels)
        counted.update(outgoing.record(outcomes, on, clock()))
    return dict(counted)
