"""Work, loans and referrals, counted by hand."""

from __future__ import annotations

from domain.history import Kind
from domain.outcomes.journeys import Step
from domain.outcomes.referring import referrals
from domain.outcomes.standings import standings
from domain.outcomes.working import Work, employment, held, loans, works
from tests.support.journeys import day, journey, moved, opened, step


def began(kind: str, on: int) -> Step:
    return step(Kind.LIVELIHOOD_STARTED, on, {"livelihood": kind, "livelihood_since": day(on).isoformat()})


def ended(on: int) -> Step:
    return step(Kind.LIVELIHOOD_ENDED, on, {"livelihood": None, "livelihood_since": None, "seeks_work": True})


def test_work_that_follows_without_a_day_between_is_one_livelihood_and_two_jobs():
    one = journey(opened(0), began("job", 10), began("own_farm", 50), ended(90), began("job", 95))
    assert works(one) == [
        Work("job", day(10), day(50)), Work("own_farm", day(50), day(90)), Work("job", day(95), None)
    ]  # fmt: skip
    assert [(each.start, each.end) for each in held(works(one))] == [(day(10), day(90)), (day(95), None)]


def test_nobody_said_is_not_no_work():
    silent, without = journey(opened(0)), journey(opened(0), began("job", 5), ended(9))
    cases = [each.case_on(day(20)) for each in (silent, without)]
    found = {each["kind"]: each["cases"] for each in employment([silent, without], cases, day(20))["holding"]}
    assert (found["unknown"], found["none"]) == (1, 1)
    assert sum(found.values()) == len(cases)


def test_after_a_case_is_closed_nobody_is_followed():
    one = journey(opened(0), began("job", 0), moved("close", "closed", 60, outcome="moved_away"))
    found = employment([one], [], day(400))["job"]
    assert found["retention"][0]["left_early"] == 1
    assert found["retention"][0]["held"] is None


def test_a_loan_is_what_the_bank_said_last_by_the_end():
    paid = {"loan": "L", "amount_vnd": 40_000_000}
    more = paid | {"amount_vnd": 10_000_000, "outstanding_vnd": 45_000_000}
    one = journey(
        opened(0),
        step(Kind.LOAN_FILE_OPENED, 1, file="F"),
        step(Kind.LOAN_LISTED, 2, file="F", file_stage="listed"),
        step(Kind.LOAN_DISBURSED, 10, **paid),
        step(Kind.LOAN_DISBURSED, 40, **more),
        step(Kind.LOAN_REPORTED, 50, loan="L", status="overdue", outstanding_vnd=44_000_000),
    )
    now = loans([one], day(31), day(49))
    assert (now["count"], now["amount_vnd"], now["first_paid"], now["paid_vnd"]) == (
        1,
        50_000_000,
        0,
        10_000_000,
    )
    assert {each["status"]: each["outstanding_vnd"] for each in now["loans"] if each["loans"]} == {
        "running": 45_000_000
    }
    later = loans([one], day(31), day(50))
    assert [each["status"] for each in later["loans"] if each["loans"]] == ["overdue"]
    assert [each["stage"] for each in later["files"] if each["files"]] == ["listed"]


def test_referrals_wait_from_the_day_they_were_sent_until_they_are_done():
    sent = [
        step(Kind.REFERRAL_SENT, on, referral=name, referred_to="clinic") for name, on in (("a", 0), ("b", 6))
    ]
    taken = step(Kind.REFERRAL_ANSWERED, 8, referral="a", referral_is="accepted")
    found = referrals([journey(opened(0), *sent, taken)], day(5), day(10))
    assert (found["sent"], found["answered"]) == (1, 1)
    assert found["waiting"] == [
        {"body": "clinic", "waiting": 2, "for_answer": 1, "accepted": 1, "days_median": 7, "days_most": 10}
    ]
    assert (found["until_answer"]["ended"], found["until_answer"]["running"]) == (1, 1)


def test_income_before_a_loan_is_set_against_the_latest_after_it():
    def said(on: int, income: str | None) -> Step:
        return step(Kind.REVIEWED, on, clean=True, **({"income": income} if income else {}))

    loan = step(Kind.LOAN_DISBURSED, 20, loan="L", amount_vnd=1)
    risen = journey(
        opened(0), said(5, "under_2m"), said(9, None), loan, said(40, "under_2m"), said(80, "5m_8m")
    )
    silent = journey(opened(0), said(5, "none"), loan)
    found = standings([risen, silent], day(100))["income"]
    assert found["loan"] == {"people": 2, "better": 1, "same": 0, "worse": 0, "unknown": 1}
    assert standings([risen], day(79))["income"]["loan"]["same"] == 1
    first = found["reviews"][0]
    assert (first["reviews"], first["under_2m"], first["none"]) == (2, 1, 1)
    assert found["reviews"][1] == first | {"review": 2, "reviews": 1, "under_2m": 0, "none": 0, "unknown": 1}
