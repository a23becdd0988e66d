"""The documents of loan files, batches and replies."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from web.api.models import Day, Note, Taken, Text

Whole = Annotated[int, Field(ge=0, le=2_000_000_000, strict=True)]
Months = Annotated[int, Field(ge=1, le=120, strict=True)]
Rate = Annotated[int, Field(ge=0, le=10_000, strict=True, description="Basis points a year: 660 is 6.6 %")]
Words = Annotated[Text, Field(min_length=1, max_length=80)]
Paper = Annotated[Text, Field(max_length=24)]
Column = Literal["new", "ours", "office", "approved", "running", "ended"]
Step = Literal[
    "receive", "wait", "return_papers", "appraise", "approve", "refuse", "draw_down", "complete_drawdown", "check_use",
    "report", "extend", "flag_risk", "settle_risk", "write_off", "terms",
]  # fmt: skip
Answer = Literal[
    "received", "waiting", "papers", "approved", "refused", "disbursed", "running", "overdue", "repaid"
]


class LoanOf(BaseModel):
    """`name` None where nobody has a further need to know it. Money is whole đồng."""

    id: UUID
    case: UUID
    number: str
    name: str | None
    unit_code: str
    stage: str
    stepped_on: date
    purpose: str
    amount_vnd: int
    approved_vnd: int | None
    months: int
    drawn_vnd: int
    outstanding_vnd: int
    case_version: int


class LoanList(BaseModel):
    loans: list[LoanOf]
    total: int


class LoanPaper(BaseModel):
    code: str
    state: str
    on: date


class LoanDetail(BaseModel):
    """`steps`: what can be done now; `fields`: of the person, the fewest that the bank needs."""

    loan: LoanOf
    steps: list[str]
    outcome: str
    eligible_until: date | None
    cap_vnd: int | None
    papers: list[LoanPaper]
    ends_on: date | None
    fields: dict[str, Any]


class StepBody(Taken):
    """Which of the fields a step needs: `on` the day it happened, `amount_vnd` approved, paid out or outstanding.

    `command_id` is made by the sender: the same step sent twice is one.
    """

    command_id: UUID
    step: Step
    on: Day | None = None
    decision_no: Words | None = None
    amount_vnd: Whole | None = None
    months: Months | None = None
    status: Literal["running", "overdue", "repaid"] | None = None
    code: Annotated[Text, Field(max_length=24)] | None = None
    papers: list[Paper] = Field(default_factory=list, max_length=20)
    rate_bp: Rate | None = None
    principal_every_months: Months | None = None
    grace_months: Annotated[int, Field(ge=0, le=120, strict=True)] | None = None
    interest_every_months: Months | None = None
    day_basis: Annotated[int, Field(ge=360, le=366, strict=True)] | None = None
    note: Note | None = None
    expected_version: Annotated[int, Field(ge=0, le=2**31 - 1, strict=True)] | None = None


class BatchOf(BaseModel):
    id: UUID
    number: str
    office: str
    made_on: date
    sha256: str
    lines: int


class BatchList(BaseModel):
    batches: list[BatchOf]
    total: int


class BatchDocument(BaseModel):
    """`digest` of a line is SHA-256 over its fields as canonical JSON; `sha256` is over the head and all digests."""

    batch: str
    office: str
    made_on: date
    sha256: str
    lines: list[dict[str, Any]]


class ReplyRowBody(Taken):
    place: Annotated[int, Field(ge=1, le=200, strict=True)]
    number: Annotated[Text, Field(max_length=32)]
    answer: Answer
    on: Day | None = None
    decision_no: Words | None = None
    amount_vnd: Whole | None = None
    months: Months | None = None
    rate_bp: Rate | None = None
    code: Annotated[Text, Field(max_length=24)] | None = None
    papers: list[Paper] = Field(default_factory=list, max_length=20)
    note: Note | None = None


class ReplyBody(Taken):
    """`batch`, `office` and `sha256` as the batch has them. `dry_run`: only compared, nothing recorded."""

    batch: Annotated[Text, Field(max_length=80)]
    office: Annotated[Text, Field(max_length=40)]
    sha256: Annotated[Text, Field(max_length=64)]
    rows: list[ReplyRowBody] = Field(max_length=200)
    dry_run: bool = False


class MismatchOf(BaseModel):
    field: str
    ours: Any
    theirs: Any


class ReplyRowOf(BaseModel):
    """`recorded` None in a dry run and for rows that change nothing.

    `refusal`: the key of the reason why it was not, after `steps` that were.
    """

    place: int
    number: str
    verdict: str
    differs: list[MismatchOf]
    recorded: bool | None = None
    steps: int = 0
    refusal: str | None = None


class ReplyReport(BaseModel):
    batch: str
    rows: list[ReplyRowOf]
