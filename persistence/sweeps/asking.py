"""What an officer is asked because of a loan answer: kept while it is true, settled when it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Table, case, select, update

from domain.case import Stage
from domain.findings import Ask
from domain.parameters import Law
from domain.sweeps import Partition
from domain.tasks import WorkItem
from persistence import tables as t
from persistence.packed import hex_id
from persistence.sweeps.keeping import among, ask_all

ELIGIBLE, CLOSING, MISSING = "item.loan_eligible", "item.loan_closing", "item.loan_fact_missing"

_I, _C, _E = t.work_item.c, t.case.c, t.eligibility.c
Asked = tuple[str, Any]
# By case, as its hexadecimal id: what is asked of it, by the key of the item.
Known = dict[str, dict[str, Asked]]


@dataclass(frozen=True, slots=True)
class Found:
    """An answer as found now, beside the one before; `version` is the case's, `ask` the first fact that it lacks."""

    case_hex: str
    has_loan: bool
    before: tuple[str | None, int, int]
    outcome: str
    not_met: int
    unknown: int
    turns_on: date | None
    version: int
    ask: Ask | None

    @property
    def changed(self) -> bool:
        return self.outcome != self.before[0]

    @property
    def other_rules(self) -> bool:
        """Whether another rule decides or is open, be the outcome the same or not."""
        return (self.outcome, self.not_met, self.unknown) != self.before


def ask(
    connection: Connection, found: Iterable[Found], known: Mapping[str, Mapping[str, Asked]], on: date
) -> int:
    """How many new items; `known` is what is asked, and what is no longer true of these cases is settled."""
    over: list[str] = []
    items: list[WorkItem] = []
    for each in found:
        wanted = _wanted(each)
        asked = known.get(each.case_hex, {})
        gone = [key for key, what in asked.items() if not still(what, wanted, each.changed)]
        over += gone
        if wanted and wanted not in asked.values() and (each.other_rules or gone):
            items.append(_item(each, wanted, on))
    _settle(connection, over, on)
    return ask_all(connection, items)


def _wanted(each: Found) -> Asked | None:
    """(reason, what is asked for): at most one thing of a case."""
    if each.has_loan:
        return None
    if each.outcome == "met":
        return (ELIGIBLE, None)
    if each.not_met or each.unknown.bit_count() != 1 or each.ask is None:
        return None
    return (MISSING, (each.ask.what, each.ask.of))


def still(what: Asked, wanted: Asked | None, changed: bool) -> bool:
    """Whether what is asked is what is wanted now; a closing window stays one while the answer stands."""
    if what[0] == CLOSING:
        return wanted is not None and wanted[0] == ELIGIBLE and not changed
    return what == wanted


def _item(each: Found, wanted: Asked, on: date) -> WorkItem:
    """Asked again on another day or after another act, it is another item."""
    reason, missing = wanted
    if missing is None:
        days, args = 14, {"until": None if each.turns_on is None else str(each.turns_on)}
    else:
        days, args = 30, {"ask": missing[0], "of": missing[1]}
    key = f"{reason.removeprefix('item.')}|{each.case_hex}|{each.version}|{on}"
    return WorkItem(key, UUID(each.case_hex), "loan", reason, on + timedelta(days=days), on, args)


def open_items(connection: Connection, cases: Table) -> Known:
    """What is asked of the cases of that table. A disbursement out of turn is not ours to settle."""
    ours = (_I.status == "open") & _I.reason.in_((ELIGIBLE, CLOSING, MISSING))
    args = case((_I.reason == MISSING, _I.args), else_=None)  # of the others nothing is read
    case_hex = hex_id(connection, _I.case_id).label("case_hex")
    query = select(case_hex, _I.key, _I.reason, args.label("args")).where(ours, _I.case_id == cases.c.case_id)
    found: Known = {}
    for row in connection.execute(query):
        found.setdefault(row.case_hex, {})[row.key] = (row.reason, _asked_for(row.reason, row.args))
    return found


def _asked_for(reason: str, args: Mapping[str, Any]) -> Any:
    return (args["ask"], args["of"]) if reason == MISSING else None


def _settle(connection: Connection, keys: Sequence[str], on: date) -> None:
    for start in range(0, len(keys), 500):
        these = _I.key.in_(keys[start : start + 500])
        connection.execute(update(t.work_item).where(these).values(status="done", closed_on=on))


def ask_before_closing(connection: Connection, partition: Partition, law: Law, on: date) -> int:
    return ask_all(connection, _closing(connection, partition, law, on))


def _closing(connection: Connection, partition: Partition, law: Law, on: date) -> Iterator[WorkItem]:
    """Eligible without a loan, and the answer turns within the notice."""
    notice = cast(int, law.on(on).value("case.eligibility_notice_days"))
    query = (
        select(_C.id, _E.turns_on)
        .join(t.eligibility, _E.case_id == _C.id)
        .where(
            _E.outcome == "met",
            _E.turns_on > on,
            _E.turns_on <= on + timedelta(days=notice),
            _C.loan_count == 0,
            _C.stage != Stage.CLOSED,
            among(partition),
        )
    )
    yield from _closings(connection.execute(query), on)


def _closings(rows: Iterable[Any], on: date) -> Iterator[WorkItem]:
    for case_id, closes in rows:
        key = f"loan_closing|{case_id.hex}|{closes}"
        yield WorkItem(key, case_id, "loan", CLOSING, closes, on, {"closes_on": str(closes)})
