"""The case, its chained events and the commands that made them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
)

from domain.case import Stage
from persistence.tables.base import Serial, id_column, metadata, person_column
from persistence.types import Code, Instant

case = Table(
    "case",
    metadata,
    id_column(),
    person_column(),
    Column("number", String(20), nullable=False, unique=True),
    Column("stage", Code(Stage), nullable=False),
    Column("stage_since", Date, nullable=False),
    Column("resume_to", Code(Stage)),
    Column("reopen_to", Code(Stage)),
    Column("pause_reason", String(24)),
    Column("outcome", String(24)),
    Column("opened_on", Date, nullable=False),
    Column("taken_over_on", Date),
    Column("closed_on", Date),
    Column("unit_code", String(5), nullable=False),
    Column("old_unit_code", String(5)),
    Column("transfer_to", String(5)),
    Column("certificate", String(16)),
    Column("certificate_no_recorded", Boolean),
    Column("completed_on", Date),
    Column("residence_recorded", Boolean),
    Column("notice_given", Boolean),
    Column("sentence_class", String(24)),
    Column("under_18", Boolean),
    Column("negligent", Boolean),
    Column("other_penalties_done", Boolean),
    Column("additional_penalty_ends_on", Date),
    Column("expungement_confirmed", Boolean),
    Column("conviction_recorded", Boolean),
    Column("new_conviction_on", Date),
    Column("questionnaire", String(16)),
    Column("needs_answered", SmallInteger, nullable=False),
    Column("needs_some", SmallInteger, nullable=False),
    Column("needs_pressing", SmallInteger, nullable=False),
    Column("plan_version", SmallInteger, nullable=False),
    Column("planned", SmallInteger, nullable=False),
    Column("actions_open", SmallInteger, nullable=False),
    Column("group_id", Uuid),
    Column("group_has_lead", Boolean),
    Column("livelihood", String(24)),
    Column("livelihood_since", Date),
    Column("livelihood_evidenced", Boolean),
    Column("employer_id", Uuid),
    Column("loan_count", SmallInteger, nullable=False),
    Column("loan_vnd", BigInteger, nullable=False),
    Column("running_loan_vnd", BigInteger, nullable=False),
    Column("loan_disbursed_on", Date),
    Column("loan_overdue", Boolean),
    Column("reviews_held", SmallInteger, nullable=False),
    Column("clean_reviews", SmallInteger, nullable=False),
    Column("last_review_on", Date),
    Column("next_review_on", Date),
    Column("visits_made", Integer, nullable=False),
    Column("last_visit_on", Date),
    Column("next_visit_on", Date),
    Column("list_drawn", Boolean),
    Column("list_certified", Boolean),
    Column("law_abiding", Boolean),
    Column("no_social_evils", Boolean),
    Column("same_purpose_debt", Boolean),
    Column("household_has_adult", Boolean),
    Column("household_others_capable", Boolean),
    Column("purpose", String(16)),
    Column("requested_vnd", BigInteger),
    Column("months", SmallInteger),
    Column("course_months", SmallInteger),
    Column("drawdown_months", SmallInteger),
    Column("repayment_months", SmallInteger),
    Column("seeks_work", Boolean),
    Column("skills", String(200)),
    Column("wage_min_vnd", BigInteger),
    Column("max_km", Integer),
    Column("excluded_sectors", String(200)),
    Column("consent_bank", Boolean),
    Column("consent_employer", Boolean),
    Column("consent_referral", Boolean),
    Column("version", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Index("ix_case_unit_code_stage", "unit_code", "stage"),
    Index("ix_case_next_review_on", "next_review_on"),
    Index("ix_case_next_visit_on", "next_visit_on"),
    Index("ix_case_person_id", "person_id"),
    Index("ix_case_group_id", "group_id"),
)

# One open or paused case per person, held by the database itself.
Index(
    "uq_case_one_open_per_person",
    case.c.person_id,
    unique=True,
    sqlite_where=case.c.closed_on.is_(None),
    postgresql_where=case.c.closed_on.is_(None),
)

# In the order of the list (`persistence.desk.listing`), a commune at a time, with all that choosing the rows takes.
_DUE = func.coalesce(case.c.next_review_on, case.c.next_visit_on)
Index("ix_case_due", case.c.unit_code, _DUE.is_(None), _DUE, case.c.number, case.c.stage)
Index(
    "ix_case_transfer_to",
    case.c.transfer_to,
    sqlite_where=case.c.transfer_to.is_not(None),
    postgresql_where=case.c.transfer_to.is_not(None),
)

# How many cases, by what a list counts; added to by triggers on `case`, added up by `persistence.tally`.
case_tally = Table(
    "case_tally",
    metadata,
    Column("unit_code", String(5), nullable=False),
    Column("transfer_to", String(5)),
    Column("stage", Code(Stage), nullable=False),
    Column("expunged", Boolean, nullable=False),
    Column("persons", Integer, nullable=False),
)

case_event = Table(
    "case_event",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("case_id", Uuid, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("actor", String(40), nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("case_id", "seq"),
)

command_log = Table(
    "command_log",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("act", String(32), nullable=False),
    Column("actor", String(40), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("result", Text, nullable=False),
    sqlite_with_rowid=False,
)
