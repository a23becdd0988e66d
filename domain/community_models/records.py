"""What the register holds: models and what they do, outreach sessions, units that go for the title of the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

KINDS = ("g5_plus", "employers", "camera", "zalo", "clan", "school_gate", "drivers", "other")
ACTIVITIES = ("meeting", "training", "check", "reports", "support", "other")
# No published scale was found: the grades are the program's own.
GRADES = ("good", "fair", "average", "weak")
TOPICS = ("law", "drugs", "traffic", "fraud", "weapons", "fire", "welcome", "other")
AUDIENCES = ("villagers", "pupils", "workers", "drivers", "members", "officials")
UNIT_KINDS = ("commune", "village", "agency", "firm", "school")


@dataclass(frozen=True, slots=True)
class CommunityModel:
    """`unit_code` as it was on `registered_on`, None for the whole district; `members`: how many, where known."""

    id: UUID
    code: str
    kind: str
    name: str
    unit_code: str | None
    village: str | None
    members: int | None
    started_on: date
    registered_on: date
    ended_on: date | None = None

    def stands(self, on: date) -> bool:
        return self.started_on <= on and (self.ended_on is None or on < self.ended_on)


@dataclass(frozen=True, slots=True)
class Activity:
    """`people` took part; `reports` came in; `cleared` incidents it helped clear, with so many `suspects`.

    A wrong line is struck, not deleted: from `struck_on` it counts no more.
    """

    id: UUID
    model_id: UUID
    kind: str
    held_on: date
    people: int
    reports: int
    cleared: int
    suspects: int
    entered_by: str
    entered_at: datetime
    struck_on: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One for a model and year; `document` is the number of the paper that says so."""

    id: UUID
    model_id: UUID
    year: int
    grade: str
    assessed_on: date
    document: str
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class OutreachSession:
    """`people` listened; `unit_code` as it was when it was entered, None for a session of the district."""

    id: UUID
    unit_code: str | None
    village: str | None
    model_id: UUID | None
    topic: str
    audience: str
    people: int
    held_on: date
    entered_by: str
    entered_at: datetime
    struck_on: date | None = None


@dataclass(frozen=True, slots=True)
class SafetyUnit:
    """A commune, village, agency, firm or school that goes for "An toàn về ANTT" in the years [since, until).

    `unit_code`: the commune that it lies in, as it was on `registered_on`.
    """

    id: UUID
    kind: str
    unit_code: str
    name: str
    registered_on: date
    since: int
    until: int | None = None

    def goes_for(self, year: int) -> bool:
        return self.since <= year and (self.until is None or year < self.until)


@dataclass(frozen=True, slots=True)
class SafetyResult:
    """Whether the unit reached the title in the year; one for a unit and year."""

    id: UUID
    safety_unit_id: UUID
    year: int
    reached: bool
    decided_on: date
    document: str
    entered_by: str
    entered_at: datetime
