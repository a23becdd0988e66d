"""Whatever acts are sent in whatever order, folding the events gives the current row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.case import Case, Stage
from domain.errors import DomainError
from domain.history import fold
from domain.lifecycle import Move
from domain.needs import NeedDomain
from persistence import tables as t
from persistence.verify import verify
from tests.support.offices import DAY, EMPLOYER, GROUP, MANAGER, Person, an_id, an_office, engine_of
from workflows.services import commands as c
from workflows.services.group_commands import EndStay
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck
from workflows.services.objection_commands import AnswerObjection, MakeObjection
from workflows.services.office import Office
from workflows.services.paper_commands import AddPaper
from workflows.services.referral_commands import AnswerReferral, SendReferral, WithdrawReferral
from workflows.services.review_commands import ExemptReview, PostponeReview
from workflows.services.undo_commands import UndoLast

DOMAINS = st.sampled_from([domain.code for domain in NeedDomain])
LEVELS = st.dictionaries(DOMAINS, st.sampled_from(["none", "some", "pressing"]), min_size=1)
ALL_CLEAR = {domain.code: "none" for domain in NeedDomain}
REASONS = st.sampled_from(["away", "custody", "job_lost", None])
OUTCOMES = st.sampled_from(["completed", "declined", "deceased", "expunged", "reoffended", None])
SMALL = st.integers(0, 40)

ACTS: dict[type[c.CaseCommand], dict[str, st.SearchStrategy[Any]]] = {
    c.AssessNeeds: {
        "levels": st.one_of(LEVELS, st.just(ALL_CLEAR)),
        "note": st.sampled_from([None, "Ghi chú"]),
    },
    c.MakePlan: {
        "actions": st.lists(
            st.builds(c.PlannedAction, DOMAINS, st.just("việc"), st.just("officer"), st.just(DAY)), max_size=3
        ).map(tuple)
    },
    c.AssignGroup: {"group_id": st.just(GROUP)},
    EndStay: {"why": st.sampled_from(["graduated", "other"])},
    c.Advance: {
        "move": st.sampled_from(Move).map(str),
        "reason": REASONS,
        "outcome": OUTCOMES,
        "note": st.sampled_from([None, "Lý do ghi tay"]),
    },
    c.LogVisit: {
        "visit_id": SMALL,
        "held_on": st.sampled_from([DAY, DAY + timedelta(days=40)]),
        "met": st.booleans(),
    },
    c.HoldReview: {
        "clean": st.booleans(),
        "result": st.sampled_from([None, "better", "worse", "not_met"]),
        "next_step": st.sampled_from([None, "continue", "new_plan"]),
    },
    PostponeReview: {
        "to": st.integers(10, 120).map(lambda days: DAY + timedelta(days=days)),
        "reason": st.sampled_from(["ill", "harvest"]),
    },
    ExemptReview: {"reason": st.just("just_reviewed")},
    c.RecordFacts: {"facts": st.fixed_dictionaries({"law_abiding": st.sampled_from([True, False, None])})},
    c.GiveConsent: {"body": st.sampled_from(["bank", "employer"]), "given": st.booleans()},
    c.StartLivelihood: {
        "livelihood": st.sampled_from(["job", "own_farm"]),
        "started_on": st.just(DAY),
        "evidence": st.sampled_from([None, "HĐ"]),
        "employer_id": st.sampled_from([None, EMPLOYER]),
    },
    c.EndLivelihood: {"ended_on": st.just(DAY), "reason": st.just("job_lost")},
    c.RecordDisbursement: {
        "loan_id": SMALL,
        "amount_vnd": st.just(50_000_000),
        "purpose": st.just("production"),
        "use": st.just("goats"),
        "months": st.just(24),
        "disbursed_on": st.just(DAY),
    },
    c.OfferTransfer: {"to_unit": st.sampled_from(["16174", "16186"])},
    c.AnswerTransfer: {"accept": st.booleans(), "reason": st.just("x")},
    SendReferral: {
        "referral_id": SMALL,
        "body": st.sampled_from(["clinic", "legal_aid"]),
        "body_name": st.just("Nơi nhận"),
        "reason": st.sampled_from([None, "Nhờ giúp"]),
    },
    AnswerReferral: {"referral_id": SMALL, "answer": st.sampled_from(["accepted", "done"])},
    WithdrawReferral: {"referral_id": SMALL},
    AddPaper: {
        "paper_id": SMALL,
        "kind": st.just("photo"),
        "title": st.just("Ảnh"),
        "dated_on": st.none(),
        "content": st.just(b"%PDF-1.7 x"),
    },
    MakeObjection: {
        "objection_id": SMALL,
        "event_seq": st.sampled_from([None, 1]),
        "text": st.just("Không đồng ý"),
        "made_on": st.just(DAY),
    },
    AnswerObjection: {"objection_id": SMALL, "answer": st.just("upheld"), "words": st.just("Đúng")},
    EnterNotice: {
        "notice_id": SMALL,
        "event": st.sampled_from(["conviction", "charge"]),
        "issued_by": st.just("court"),
        "notice_no": st.just("12/TB-TA"),
        "issued_on": st.just(DAY),
        "occurred_on": st.just(DAY),
    },
    DecideNotice: {"notice_id": SMALL, "confirmed": st.booleans(), "words": st.just("Đúng")},
    NoteRecordCheck: {"checked_on": st.just(DAY), "source": st.just("court")},
    UndoLast: {"seq": st.integers(1, 40)},
    c.RecordConviction: {"notice_no": st.just("12/TB"), "effective_on": st.just(DAY)},
}
STEPS = st.one_of(
    [
        st.tuples(st.just(kind), st.fixed_dictionaries(fields), st.integers(0, 200))
        for kind, fields in ACTS.items()
    ]
)
FORWARD = ["assessed", "supported", "employed"]


@contextmanager
def cases(url: str) -> Iterator[Office]:
    with an_office(url) as office:
        yield office


def stored(office: Office, person: Person) -> tuple[Case, list[str]]:
    with engine_of(office).connect() as connection:
        query = (
            select(t.case_event.c.payload)
            .where(t.case_event.c.case_id == person.id)
            .order_by(t.case_event.c.seq)
        )
        payloads = list(connection.scalars(query))
    return office.desk.case(MANAGER, person.id), payloads


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with cases(database_url) as office:
        yield office


def own(fields: dict[str, Any], number: str) -> dict[str, Any]:
    """Ids of this example's own: the examples share a database."""
    return {
        name: an_id(f"{number} {value}") if isinstance(value, int) and name.endswith("_id") else value
        for name, value in fields.items()
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=25), begins=st.sampled_from(["returned", *FORWARD]), cut=SMALL)
def test_folding_the_events_gives_the_row(office: Office, steps: list[Any], begins: str, cut: int) -> None:
    number = office.new_id().hex
    person = Person(office, f"Người {number}")
    if begins != "returned":
        getattr(person, begins)()
    on: date = person.on
    for kind, fields, days in steps:
        on += timedelta(days=days)
        with suppress(DomainError):
            person.does(kind, by=MANAGER, on=on, **own(fields, number))
    row, payloads = stored(office, person)
    start = Case(id=row.id, person_id=row.person_id)
    assert fold(start, payloads) == row
    cut %= len(payloads) + 1
    assert fold(fold(start, payloads[:cut]), payloads[cut:]) == row
    assert row.stage in Stage


def test_after_all_of_it_every_chain_is_whole(office: Office) -> None:
    person = Person(office).employed()
    for turn in range(30):
        person.does(c.GiveConsent, body="bank", given=turn % 2 == 0)
    found = verify(engine_of(office))
    assert (found.events, found.broken) == (38, [])
