"""The tables: what is kept, in clear or sealed, and the keys that make every unit of work happen once."""

from persistence.tables.base import metadata
from persistence.tables.cases import case, case_event, command_log
from persistence.tables.people import (
    consent,
    name_token,
    person,
    person_key,
    read_log,
    residence,
    staff,
    store_fact,
)
from persistence.tables.support import (
    body,
    employer,
    group_member,
    loan,
    need,
    placement,
    plan_action,
    review,
    support_group,
    vacancy,
    visit,
)
from persistence.tables.work import (
    eligibility,
    inbox,
    match_proposal,
    monthly_figure,
    outbox,
    sweep,
    work_item,
)

__all__ = [
    "body",
    "case",
    "case_event",
    "command_log",
    "consent",
    "eligibility",
    "employer",
    "group_member",
    "inbox",
    "loan",
    "match_proposal",
    "metadata",
    "monthly_figure",
    "name_token",
    "need",
    "outbox",
    "person",
    "person_key",
    "placement",
    "plan_action",
    "read_log",
    "residence",
    "review",
    "staff",
    "store_fact",
    "support_group",
    "sweep",
    "vacancy",
    "visit",
    "work_item",
]
