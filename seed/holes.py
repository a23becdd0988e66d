"""Holes in rehearsed rows and events, where a copy puts its own ids, number and sealed words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from domain.consent import Consent
from domain.group_life import Stay
from domain.history import payload_text
from domain.lending.file import LoanFile
from domain.loans import Loan
from domain.notices import RecordCheck
from domain.people import Residence
from domain.placements import Placement
from domain.plan import PlanAction
from domain.referrals import Referral
from domain.reviews import Review
from domain.tasks import keyed
from domain.visits import Visit
from domain.work_checks import WorkCheck
from persistence.bulk import Binding, Bound
from persistence.types import instant_text
from seed.rehearsal import Recorded, Rehearsal

# Every id of a template begins with these twelve digits; a copy puts its own number there.
HOLE = "fedcba987654"
NUMBER = "#NUMBER#"
SEALED = "#SEALED#"

# The first of the sealed fields holds the words; a rehearsal leaves the others empty.
_TABLES: Mapping[type[Any], tuple[str, tuple[str, ...]]] = {
    Residence: ("residence", ("address",)),
    Consent: ("consent", ()),
    PlanAction: ("plan_action", ("what",)),
    Visit: ("visit", ("note",)),
    Review: ("review", ()),
    RecordCheck: ("record_check", ()),
    Placement: ("placement", ()),
    WorkCheck: ("work_check", ("note",)),
    Stay: ("group_stay", ()),
    Loan: ("loan", ()),
    LoanFile: ("loan_file", ("list_by", "certified_by", "costs")),
    Referral: ("referral", ("reason", "answer")),
}


@dataclass(frozen=True, slots=True)
class EventTemplate:
    """`texts`: kind, day, instant and actor as the chain hashes them; `sealed` the words to seal, if any."""

    seq: int
    bound: Bound
    texts: tuple[str, str, str, str]
    payload: str
    sealed: str | None


@dataclass(frozen=True, slots=True)
class RowTemplate:
    """`ids`: place in `bound` -> the id's last twenty digits. `seal`: place, text and column to seal."""

    table: str
    bound: Bound
    ids: tuple[tuple[int, str], ...]
    own_id: str
    seal: tuple[int, str | None, str] | None = None


class Holes:
    """Which ids belong to the person, and so are replaced in a copy."""

    def __init__(self, work: Rehearsal) -> None:
        case, person = work.one, work.person
        assert case is not None and person is not None
        self._tails = {each: _tail(each) for each in (case.id, person.id, *work.records)}

    def tail(self, known: UUID) -> str:
        return self._tails[known]

    def of(self, value: Any) -> str | None:
        return self._tails.get(value) if isinstance(value, UUID) else None

    def opened_in(self, text: str) -> str:
        for known, tail in self._tails.items():
            text = text.replace(known.hex, HOLE + tail)
        return text


def _tail(known: UUID) -> str:
    """The last twenty digits of an id of version 8 (RFC 9562, of the program's own making)."""
    return "8" + known.hex[13:16] + "8" + known.hex[17:]


def person_row(work: Rehearsal) -> dict[str, Any]:
    person = work.person
    assert person is not None
    return {
        "id": person.id,
        "birth_year": person.birth_year,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "sealed": b"",
        "citizen_id_index": b"",
        "phone_index": None,
        "created_at": work.events[0].at,
        "erased_at": None,
        "merged_into": None,
    }


def event_template(recorded: Recorded, seq: int, holes: Holes, binding: Binding) -> EventTemplate:
    event = recorded.event
    payload = holes.opened_in(payload_text(event, SEALED if event.sealed else None))
    sealed = None
    if event.sealed:
        words = json.dumps(dict(event.sealed), ensure_ascii=False, separators=(",", ":"))
        sealed = holes.opened_in(words)
    row = {
        "case_id": UUID(int=0),
        "seq": seq,
        "kind": event.kind.value,
        "effective_on": event.effective_on,
        "recorded_at": recorded.at,
        "actor": recorded.actor,
        "payload": "",
        "previous_hash": b"",
        "hash": b"",
    }
    texts = (event.kind.value, event.effective_on.isoformat(), instant_text(recorded.at), recorded.actor)
    return EventTemplate(seq, binding.bound("case_event", row), texts, payload, sealed)


def row_templates(work: Rehearsal, holes: Holes, binding: Binding) -> Iterator[RowTemplate]:
    assert work.one is not None
    for record in work.records.values():
        table, hidden = _TABLES[type(record)]
        row = {name: getattr(record, name) for name in record.__dataclass_fields__}
        texts = [(f"sealed_{name}", row.pop(name)) for name in hidden]
        yield _row(table, row, holes, binding, *texts)
    for domain, level in work.needs.items():
        yield _row("need", {"case_id": work.one.id, "domain": domain, **level}, holes, binding)
    for item in work.items.values():
        untouched = dict.fromkeys(binding.statement("work_item").columns)
        yield _row("work_item", {**untouched, "id": keyed(item.key), **asdict(item)}, holes, binding)


def _row(
    table: str,
    row: dict[str, Any],
    holes: Holes,
    binding: Binding,
    *hidden: tuple[str, str | None],
) -> RowTemplate:
    columns = binding.statement(table).columns
    row |= dict.fromkeys(name for name, _ in hidden)
    if table == "work_item":
        row["key"] = holes.opened_in(row["key"])
    ids = tuple((place, tail) for place, name in enumerate(columns) if (tail := holes.of(row[name])))
    own = _tail(row["id"]) if "id" in row else ""
    if own and not any(columns[place] == "id" for place, _ in ids):
        ids = (*ids, (columns.index("id"), own))
    name, text = hidden[0] if hidden else ("", None)
    seal = (columns.index(name), text, name) if text else None
    return RowTemplate(table, binding.bound(table, row), ids, own, seal)
