"""Sends what is due, batch by batch: claimed, carried out without a transaction, and written down."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime

from domain.messaging.parcels import Outcome, Outgoing, Post
from domain.tracing import current_mark, marked

BATCH = 100
_log = logging.getLogger("duongve.sending")


def send_out(
    outgoing: Outgoing, post: Post, on: date, clock: Callable[[], datetime], *, batch: int = BATCH
) -> Mapping[str, int]:
    """Counts of what became of the parcels. Killed anywhere, the next run takes up what was claimed, by its key."""
    counted = Counter[str]()
    while parcels := outgoing.claim(on, clock(), batch):
        outcomes = post.deliver(parcels)
        counted.update(outgoing.record(outcomes, on, clock()))
        for each in outcomes:
            _tell(each)
    return dict(counted)


def _tell(outcome: Outcome) -> None:
    """Under the mark of the act that told the message: what a click led to is found by it."""
    parcel = outcome.parcel
    said = {
        "delivery": str(parcel.id),
        "channel": parcel.channel,
        "outcome": outcome.answer,
        "why": outcome.why,
    }
    run = current_mark()
    with marked(parcel.mark or run):
        _log.info("delivery", extra=said | {"run": run})
