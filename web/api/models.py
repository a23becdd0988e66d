"""The documents of the programming interface: what is taken and what is given, field by field."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema

State = Literal["returned", "assessed", "supported", "employed", "loaned", "stable", "paused", "closed"]
ReferralState = Literal["sent", "accepted", "refused", "done", "withdrawn"]


def _writable(text: str) -> str:
    """PostgreSQL keeps no NUL, and no encoding half a character."""
    if any(each == "\0" or "\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("unreadable_text")
    return text


def _day(said: Any) -> Any:
    """`2026-03-02` and nothing else: numbers and instants are no days."""
    if isinstance(said, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
        raise ValueError("YYYY-MM-DD")
    if not isinstance(said, str | date) or isinstance(said, datetime):
        raise ValueError("YYYY-MM-DD")
    return said


Text = Annotated[str, AfterValidator(_writable)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Ref = Annotated[Text, Field(min_length=1, max_length=64, description="A case's number or id")]
Note = Annotated[Text, Field(max_length=2000)]
Code = Annotated[Text, Field(max_length=24)]


class Taken(BaseModel):
    """What is sent: an unknown field is a mistake, not a wish."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class VisitBody(Taken):
    """A visit, under an id that the sender made: the same visit sent twice is one visit."""

    case: Ref
    held_on: Day
    met: StrictBool
    not_met_reason: Code | None = None
    mode: Literal["home", "phone", "office", "other"] = "home"
    domains: dict[Code, Literal["better", "same", "worse"]] = Field(
        default_factory=dict, max_length=10, description="Need domains that changed"
    )
    concern: Literal["low", "high", "urgent"] | None = None
    note: Note | None = None
    next_on: Day | None = None
    visited_by: UUID | None = Field(
        None, description="The member of the group who was there, if not the sender"
    )
    needs: list[Code] = Field(default_factory=list, max_length=10, description="Need domains that want help")


class VisitKept(BaseModel):
    """`already_recorded`: it was there, and nothing was written."""

    id: UUID
    case: UUID
    number: str
    version: int
    already_recorded: bool


class Visit(BaseModel):
    id: UUID
    case: UUID
    held_on: date
    met: bool
    not_met_reason: str | None
    mode: str
    domains: dict[str, str]
    concern: str | None
    note: str | None
    next_on: date | None
    recorded_at: datetime
    recorded_by: str


class Visits(BaseModel):
    """The last fifty, the newest first."""

    visits: list[Visit]


class Unit(BaseModel):
    code: str
    name: str


class CaseLine(BaseModel):
    id: UUID
    number: str
    name: str | None
    birth_year: int
    sex: str
    ethnicity: str | None
    state: State
    state_since: date
    unit: Unit
    opened_on: date
    next_review_on: date | None
    next_visit_on: date | None
    work_items: int


class Cases(BaseModel):
    """`next` is the address of the page after this one; `more`: a search that more cases answer than are counted."""

    cases: list[CaseLine]
    total: int
    by_state: dict[State, int]
    more: bool
    next: str | None


class PersonOf(BaseModel):
    """None is a field that is hidden from the caller, or that nobody has said."""

    name: str | None
    called: str | None
    birth_year: int
    sex: str
    ethnicity: str | None
    citizen_id: str | None
    phone: str | None
    address: str | None
    village: str | None
    offence: str | None
    sentence_months: int | None
    certificate_no: str | None


class Step(BaseModel):
    id: UUID
    domain: str
    what: str
    responsible: str
    due_on: date
    done_on: date | None


class MoveOf(BaseModel):
    move: str
    target: str | None
    open: bool
    findings: list[dict[str, Any]]


class CaseWhole(BaseModel):
    id: UUID
    number: str
    version: int
    state: State
    state_since: date
    opened_on: date
    closed_on: date | None
    unit: Unit
    group: str | None
    person: PersonOf
    needs: dict[str, str | None]
    plan: list[Step]
    next_review_on: date | None
    next_visit_on: date | None
    moves: list[MoveOf]
    eligibility: dict[str, Any] | None


class Me(BaseModel):
    """`units` None is the whole district; `covers`: other offices of the bank, for a liaison who is on leave."""

    user: str
    role: str
    units: list[str] | None
    groups: list[UUID]
    office: str | None
    covers: list[str]
    employer: UUID | None
    on: date


class Loans(BaseModel):
    count: int
    total_vnd: int


class UnitCount(BaseModel):
    code: str
    name: str
    persons: int


class SummaryOf(BaseModel):
    on: date
    persons: int
    communes: int
    villages: int
    groups: int
    by_state: dict[State, int]
    loans: Loans
    placements: int
    overdue_reviews: int
    overdue_visits: int
    demo: bool
    boundaries: Literal["old", "new"]
    by_unit: list[UnitCount]
    bodies: dict[str, int]


class ReferralOf(BaseModel):
    """`name` is None where the body refused or the person no longer agrees."""

    id: UUID
    case: UUID
    number: str
    name: str | None
    unit_name: str
    body: str
    body_name: str
    status: ReferralState
    sent_on: date
    due_on: date | None
    answered_on: date | None
    answer_code: str | None


class ReferralList(BaseModel):
    referrals: list[ReferralOf]


class PackOf(BaseModel):
    """A referral with the fewest fields that its body needs; reading it is logged and told to the person."""

    referral: ReferralOf
    case_version: int
    fields: dict[str, Any]


class ReferralBody(Taken):
    """`id` is made by the sender. `office` for the bank, `employer` for a firm, else `body_name` alone."""

    id: UUID
    case: Ref
    body: Code
    body_name: Annotated[Text, Field(min_length=1, max_length=160)]
    reason: Note | None = None
    office: Annotated[Text, Field(max_length=40)] | None = None
    employer: UUID | None = None
    due_on: Day | None = None
    expected_version: Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)] | None = None


class AnswerBody(Taken):
    """`command_id` is made by the sender: the same answer sent twice is one answer. A refusal has a `code`."""

    command_id: UUID
    answer: Literal["accepted", "refused", "done"]
    code: Code | None = None
    words: Note | None = None
    expected_version: Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)] | None = None


class Acted(BaseModel):
    """What became of the case."""

    case: UUID
    number: str
    version: int
    replayed: bool
