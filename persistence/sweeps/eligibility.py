"""Evaluates the loan rules for the cases whose answer may have changed, and asks officers to act on what is new.

Cases stay columns from the database to the database: only those of which something is told or asked become objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date, datetime

import numpy as np
from sqlalchemy import BigInteger, ColumnElement, Connection, case, func, literal, or_, select

from domain.case import Stage
from domain.dates import from_day_number
from domain.eligibility.batch import BATCH_RULES, NEVER
from domain.eligibility.forecast import Forecast, forecast
from domain.findings import Outcome
from domain.law_changes import law_version
from domain.parameters import Law
from domain.rules import RULES_VERSION
from domain.rules.facts import FACTS, fact
from domain.rules.gap_columns import NO_FACT
from domain.rules.values import Array, Mask
from domain.sweeps import Partition
from persistence import tables as t
from persistence.caseload import CASE_FACTS, packed_case, packed_rows, unpacked_case
from persistence.packed import Packed, Part, as_packed, fetched, hex_id, packed_day
from persistence.sweeps.answers import FOUND, Answer, When, chain_changes, confirm, put, store
from persistence.sweeps.asking import (
    ELIGIBLE,
    MISSING,
    Asked,
    Found,
    Known,
    ask,
    ask_before_closing,
    open_items,
    still,
)
from persistence.sweeps.keeping import among
from persistence.sweeps.loans import ask_about_files

# A transaction: what an officer who saves at the same time may have to wait for, a second at the most.
CHUNK = 50_000

_C, _E = t.case.c, t.eligibility.c
_CODES = tuple(outcome.code for outcome in Outcome)
_ASKS = tuple(each.ask for each in FACTS.values())
_PURPOSES = (*fact.purpose.codes, "other")  # the last one for a code that the rules do not know
_NO_ANSWER = len(_CODES)
_START = 24  # digits of an id: enough to tell cases apart, and two of them fit the name of a piece
# What is wanted of a case: the place of a fact in FACTS, or one of these.
NOTHING, TO_BORROW = NO_FACT, len(FACTS)
_ASKED: dict[int, Asked] = {place: (MISSING, (each.what, each.of)) for place, each in enumerate(_ASKS)}
_ASKED[TO_BORROW] = (ELIGIBLE, None)
_RULES = len(BATCH_RULES["person"])


def due(on: date, law: str) -> ColumnElement[bool]:
    """Never evaluated, changed since, at a day on which the answer may turn, or under other rules or another law."""
    return (_C.stage != Stage.CLOSED) & or_(
        _E.case_id.is_(None),
        _E.case_version != _C.version,
        _E.change_on <= on,
        _E.rules_version != RULES_VERSION,
        _E.law_version != law,
    )


def sweep(
    connection: Connection, partition: Partition, law: Law, on: date, at: datetime, chunk: int = CHUNK
) -> dict[str, int]:
    """One chunk of due cases; `evaluated` below `chunk` means that nothing is left."""
    when = When(on, at, law_version(law))
    packed = _packed(connection)
    query = packed_rows(connection, packed).outerjoin(t.eligibility, _E.case_id == _C.id)
    where = due(on, when.law_version) & among(partition)
    rows = np.sort(fetched(connection, query.where(where).limit(chunk)), order="id")
    counts = {"evaluated": len(rows), "changed": 0, "items": 0}
    if len(rows):
        found = forecast(unpacked_case(packed, rows), "person", law, on)
        counts |= _keep(connection, packed, rows, found, when, partition if len(rows) < chunk else None)
    if len(rows) < chunk:
        counts["items"] += ask_before_closing(connection, partition, law, on)
        counts["items"] += ask_about_files(connection, partition, law, on)
    return counts


def starts(connection: Connection, on: date, law: Law, size: int) -> list[str]:
    """Where pieces of so many due cases begin, in the order of the ids: what a piece reads and writes lies together."""
    query = select(hex_id(connection, _C.id).label("id")).outerjoin(t.eligibility, _E.case_id == _C.id)
    ids = np.sort(fetched(connection, query.where(due(on, law_version(law))))["id"])
    return ["", *(each.decode()[:_START] for each in ids[size::size])]


def _packed(connection: Connection) -> Packed:
    """The facts of a case, and beside them its version and the answer before."""
    before, to = (
        case(*((column == code, place) for place, code in enumerate(_CODES)), else_=_NO_ANSWER)
        for column in (_E.outcome, _E.turns_to)
    )
    purpose = case(
        *((_E.purpose == code, place) for place, code in enumerate(_PURPOSES[:-1])), else_=len(_PURPOSES) - 1
    )
    return packed_case(
        connection,
        Part("version", 31, _C.version),
        Part("has_loan", 1, case((_C.loan_count > 0, 1), else_=0)),
        Part("before", 2, before),
        Part("current", 1, case((_E.case_version == _C.version, 1), else_=0)),
        Part("purpose_before", 2, purpose),
        Part("missing_before", 7, func.coalesce(_E.missing_facts, 0)),
        Part("to_before", 2, to),
        packed_day(connection, "turns_before", _E.turns_on),
        packed_day(connection, "again_before", _E.change_on),
        Part("not_met_before", 32, func.coalesce(_E.not_met, literal(0, BigInteger))),
        Part("unknown_before", 32, func.coalesce(_E.unknown, literal(0, BigInteger))),
    )


def _keep(
    connection: Connection, packed: Packed, rows: Array, found: Forecast, when: When, whole: Partition | None
) -> dict[str, int]:
    """`whole`: the partition, where all that is due of it is here. What stands is then told to the database in one."""
    columns = unpacked_case(packed, rows)
    outcome, not_met, unknown = (
        packed.number(rows, name) for name in ("before", "not_met_before", "unknown_before")
    )
    changed = found.outcome != outcome
    other_rules = changed | (found.not_met != not_met) | (found.unknown != unknown)
    answers, which = _answers(found, columns["purpose"].values)
    wanted = _wanted(packed, rows, found)
    stands = _stands(packed, rows, found, columns["purpose"].values, wanted) & (whole is not None)
    to_store = _to_store(rows["id"], packed.number(rows, "version"), changed, which, found)[~stands]
    held: set[str] = set()
    known: Known = {}
    if len(to_store):
        with put(connection, to_store, answers):
            held = chain_changes(connection, answers, when) if changed.any() else held
            known = open_items(connection, FOUND)
            store(connection, when)
    if whole is not None and stands.any():
        confirm(connection, whole, when)
    told = (other_rules & (wanted != NOTHING)) | _untrue(rows["id"], known, wanted, changed)
    some = _told(packed, rows, found, told, changed, held)
    return {"changed": len(held), "items": ask(connection, some, known, when.on)}


def _stands(packed: Packed, rows: Array, found: Forecast, purposes: Array, wanted: Array) -> Mask:
    """Stored word for word, of the case as it is, and asking for no fact: what is asked is true as before, too."""
    same: Mask = (packed.number(rows, "current") == 1) & ((wanted == NOTHING) | (wanted == TO_BORROW))
    now = {
        "before": found.outcome,
        "not_met_before": found.not_met,
        "unknown_before": found.unknown,
        "purpose_before": purposes % len(_PURPOSES),
        "missing_before": found.missing_facts,
        "to_before": found.turns_to,
        "turns_before": as_packed(found.turns_on, NEVER),
        "again_before": as_packed(found.look_again_on, NEVER),
    }
    for name, values in now.items():
        same &= packed.number(rows, name) == values
    return same


def _wanted(packed: Packed, rows: Array, found: Forecast) -> Array:
    """What `asking.wanted` says of each row, as a number: nothing, to borrow, or the place of a fact."""
    one = (found.not_met == 0) & (found.unknown != 0) & (found.unknown & (found.unknown - np.uint32(1)) == 0)
    lacks = np.where(one, found.first_missing, np.int8(NOTHING))
    asked = np.where(found.outcome == Outcome.MET, np.int8(TO_BORROW), lacks)
    return np.where(packed.number(rows, "has_loan") != 0, np.int8(NOTHING), asked)


def _untrue(ids: Array, known: Known, wanted: Array, changed: Mask) -> Mask:
    """The rows of which something is asked that is no longer so."""
    found = np.zeros(len(ids), dtype=np.bool_)
    held = list(known.items())
    places = np.searchsorted(ids, np.array([case_hex for case_hex, _ in held], dtype="S32"))
    for place, (_, asked) in zip(places.tolist(), held, strict=True):
        now = _ASKED.get(int(wanted[place]))
        found[place] = not all(still(what, now, bool(changed[place])) for what in asked.values())
    return found


def _to_store(ids: Array, version: Array, changed: Mask, which: Array, found: Forecast) -> Array:
    kinds = [
        ("id", "S32"),
        *((name, "i8") for name in ("before", "version", "answer", "change_on", "turns_on")),
    ]
    rows = np.empty(len(ids), dtype=kinds)
    rows["id"], rows["before"], rows["version"] = ids, version, version + changed
    rows["answer"], rows["change_on"], rows["turns_on"] = which, found.look_again_on, found.turns_on
    return rows


def _answers(found: Forecast, purposes: Array) -> tuple[list[Answer], Array]:
    """The different answers, and which of them each case has."""
    parts = (purposes % len(_PURPOSES), found.outcome, found.turns_to, found.missing_facts)
    key = (found.not_met.astype(np.int64) << _RULES) | found.unknown
    for part, most in zip(
        parts, (len(_PURPOSES), len(_CODES), len(_CODES), len(CASE_FACTS) + 1), strict=True
    ):
        key = key * most + part
    _, places, which = np.unique(key, return_index=True, return_inverse=True)
    masks = (found.not_met[places], found.unknown[places])
    rows = zip(*(each.tolist() for each in (*(part[places] for part in parts), *masks)), strict=True)
    answers = [
        Answer(_PURPOSES[purpose], _CODES[outcome], not_met, unknown, _CODES[then], missing)
        for purpose, outcome, then, missing, not_met, unknown in rows
    ]
    return answers, which


def _told(
    packed: Packed, rows: Array, found: Forecast, told: Mask, changed: Mask, held: Set[str]
) -> Iterator[Found]:
    """Those of which something may have to be asked; not those with whom somebody was quicker."""
    has_loan = packed.number(rows, "has_loan")
    before, not_met, unknown, version = (
        packed.number(rows, name) for name in ("before", "not_met_before", "unknown_before", "version")
    )
    for place in np.flatnonzero(told).tolist():
        case_hex = rows["id"][place].decode()
        if changed[place] and case_hex not in held:
            continue
        turns, lacks = int(found.turns_on[place]), int(found.first_missing[place])
        yield Found(
            case_hex,
            bool(has_loan[place]),
            ((*_CODES, None)[before[place]], int(not_met[place]), int(unknown[place])),
            _CODES[found.outcome[place]],
            int(found.not_met[place]),
            int(found.unknown[place]),
            None if turns == NEVER else from_day_number(turns),
            int(version[place]) + bool(changed[place]),
            None if lacks == NO_FACT else _ASKS[lacks],
        )
