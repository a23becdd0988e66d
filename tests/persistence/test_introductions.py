"""From a proposal to work on both databases: what each side reads at each step, and who comes next after a no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.errors import NotAllowed, OutOfScope, UnknownRecord
from domain.introductions import IntroductionMoved, IntroductionRunning
from domain.match_reads import Trial
from domain.pair_rules import PairNotPossible
from domain.referrals import ConsentMissing
from domain.vacancies import VacancyFull, VacancyNotOpen
from persistence import tables as t
from persistence.verify import verify
from tests.support.crowds import sweeps_on
from tests.support.introduced import FIRM, OTHER_FIRM, a_seeker, a_vacancy, agreed, answers, proposed
from tests.support.offices import DAY, OFFICER, Person, an_id, an_office, engine_of, instant, store_of
from workflows.services import commands as c
from workflows.services.introduction_commands import (
    FixPair,
    FreePair,
    NoteAgreement,
    RunMatching,
    StartIntroduced,
    WithdrawIntroduction,
)
from workflows.services.office import Office
from workflows.services.sweeping import sweep
from workflows.services.vacancy_commands import AskExclusion, CloseVacancy, DecideExclusion

AT = instant(DAY)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with an_office(database_url) as office:
        yield office


def seen(office: Office, known, by=FIRM):
    return office.desk.introductions.one(by, known, at=AT, on=DAY)


def test_the_firm_sees_a_face_only_while_the_person_agrees(office: Office) -> None:
    person = a_seeker(office)
    known = proposed(person, a_vacancy(office))
    before = seen(office, known)
    assert (before.name, before.phone, before.number) == (None, None, None)
    assert (before.skills, before.heavy_work, before.max_hours) == (("carpentry",), False, 48)
    person.does(NoteAgreement, introduction_id=known, agrees=True)
    after = seen(office, known)
    assert (after.name, after.phone, after.number) == ("Lò Văn Inh", "84912345678", None)
    person.does(WithdrawIntroduction, introduction_id=known, words="Người đó rút lời")
    with pytest.raises(UnknownRecord):
        seen(office, known)


def test_an_introduction_opens_no_case_to_the_firm_before_the_work_starts(office: Office) -> None:
    person = a_seeker(office)
    known = agreed(person, a_vacancy(office))
    with store_of(office).reading(FIRM) as connection:
        if connection.dialect.name == "postgresql":
            assert connection.execute(select(t.case.c.id)).all() == []
            assert connection.execute(select(t.person.c.id)).all() == []
    answers(person, known, "accept")
    assert office.desk.employer.workers(FIRM, at=AT, on=DAY) == ()
    person.does(StartIntroduced, introduction_id=known, started_on=DAY, evidence="HĐ 3/2026")
    (worker,) = office.desk.employer.workers(FIRM, at=AT, on=DAY)
    assert (worker.name, worker.wage_vnd) == ("Lò Văn Inh", 6_000_000)
    assert person.last.stage == "employed"
    assert verify(engine_of(office)).broken == []


def test_another_firm_knows_nothing_of_it(office: Office) -> None:
    person = a_seeker(office)
    known = agreed(person, a_vacancy(office))
    assert office.desk.introductions.listed(OTHER_FIRM, at=AT, on=DAY) == ()
    with pytest.raises(UnknownRecord):
        seen(office, known, OTHER_FIRM)
    with pytest.raises(OutOfScope):
        answers(person, known, "accept", OTHER_FIRM)
    with pytest.raises(NotAllowed):
        person.does(NoteAgreement, by=FIRM, introduction_id=known, agrees=True)


def test_a_firm_may_refuse_before_anybody_is_named_but_not_accept(office: Office) -> None:
    person = a_seeker(office)
    known = proposed(person, a_vacancy(office))
    with pytest.raises(IntroductionMoved):
        answers(person, known, "accept")
    answers(person, known, "refuse", code="filled")
    assert seen(office, known).name is None


def test_withdrawing_the_consent_ends_what_is_under_way(office: Office) -> None:
    person = a_seeker(office)
    known = agreed(person, a_vacancy(office))
    person.does(c.GiveConsent, body="employer", given=False)
    assert office.desk.introductions.listed(FIRM, at=AT, on=DAY) == ()
    assert seen(office, known, OFFICER).status == "withdrawn"


def test_nobody_is_introduced_without_consent_room_or_an_open_vacancy(office: Office) -> None:
    first, second = a_seeker(office), a_seeker(office, "Vi Thị Hoa")
    vacancy = a_vacancy(office)
    first.does(c.GiveConsent, body="employer", given=False)
    with pytest.raises(ConsentMissing):
        proposed(first, vacancy)
    proposed(second, vacancy)
    with pytest.raises(IntroductionRunning):
        proposed(second, a_vacancy(office, "second"), "again")
    first.does(c.GiveConsent, body="employer", given=True)
    with pytest.raises(VacancyFull):
        proposed(first, vacancy)
    shut = a_vacancy(office, "third")
    office.perform(CloseVacancy(shut), by=FIRM, at=AT, on=DAY)
    with pytest.raises(VacancyNotOpen):
        proposed(first, shut)


@pytest.mark.parametrize(("days", "status"), [(7, "agreed"), (8, "unanswered")])
def test_silence_ends_it_and_the_next_candidate_comes_by_the_sweep(
    office: Office, days: int, status: str
) -> None:
    first, second = a_seeker(office), a_seeker(office, "Vi Thị Hoa")
    known = agreed(first, a_vacancy(office))
    on = DAY + timedelta(days=days)
    sweep(sweeps_on(engine_of(office)), "matching", on, lambda: instant(on))
    found = {each.case_id: each for each in office.desk.introductions.listed(OFFICER, at=AT, on=on)}
    assert found[first.id].status == status
    assert (second.id in found) is (status == "unanswered")
    if status == "unanswered":
        assert found[second.id].status == "proposed"
    assert not any(sweep(sweeps_on(engine_of(office)), "matching", on, lambda: instant(on)).counts.values())
    assert verify(engine_of(office)).broken == []
    assert seen(office, known).name == ("Lò Văn Inh" if status == "agreed" else None)


def test_every_match_and_every_miss_is_told_and_a_new_run_heeds_the_rules(office: Office) -> None:
    first, second = a_seeker(office), a_seeker(office, "Vi Thị Hoa")
    vacancy = a_vacancy(office)
    office.perform(RunMatching(), by=OFFICER, at=AT, on=DAY)
    run = office.desk.matching.latest(OFFICER, at=AT, on=DAY)
    (match,), (miss,) = run.proposed, run.without
    assert match.reasons and miss.reasons and {match.case_id, miss.case_id} == {first.id, second.id}
    other = second if match.case_id == first.id else first
    trial = Trial(pin=(other.id, vacancy))
    would = office.desk.matching.tried(OFFICER, trial, at=AT, on=DAY)
    assert (would.placed_before, would.placed_after, len(would.moved)) == (1, 1, 2)
    assert office.desk.matching.latest(OFFICER, at=AT, on=DAY) == run
    rule = an_id("rule")
    other.does(FixPair, rule_id=rule, vacancy_id=vacancy, rule="pin", reason="Nhà gần xưởng")
    office.perform(RunMatching(), by=OFFICER, at=AT, on=DAY)
    run = office.desk.matching.latest(OFFICER, at=AT, on=DAY)
    assert [each.case_id for each in run.proposed] == [other.id]
    assert run.rules[0].reason == "Nhà gần xưởng"
    other.does(FreePair, rule_id=rule)
    other.does(FixPair, rule_id=an_id("ban"), vacancy_id=vacancy, rule="forbid", reason="Đã từng làm ở đó")
    office.perform(RunMatching(), by=OFFICER, at=AT, on=DAY)
    run = office.desk.matching.latest(OFFICER, at=AT, on=DAY)
    assert [each.case_id for each in run.proposed] != [other.id]
    assert [key for each in run.without for key, _ in each.reasons] == ["match.why.forbidden"]


def test_a_limit_counts_and_an_exclusion_only_once_it_is_allowed(office: Office) -> None:
    person: Person = a_seeker(office, driving_licence=False)
    vacancy = a_vacancy(office)
    asked = AskExclusion(an_id("exclusion"), vacancy, "no_licence", "Công việc chính là lái xe chở gỗ")
    office.perform(asked, by=FIRM, at=AT, on=DAY)
    assert office.desk.matching.tried(OFFICER, Trial(), at=AT, on=DAY).placed_after == 1
    office.perform(DecideExclusion(asked.exclusion_id, True), by=OFFICER, at=AT, on=DAY)
    assert office.desk.matching.tried(OFFICER, Trial(), at=AT, on=DAY).placed_after == 0
    with pytest.raises(PairNotPossible) as refused:
        person.does(FixPair, rule_id=an_id("r"), vacancy_id=vacancy, rule="pin", reason="Thử xem")
    assert refused.value.data["bars"] == ("match.bar.limit",)
