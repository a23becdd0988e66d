"""Work and loans: a livelihood begins or is lost, papers for a loan are gathered, the bank pays and reports."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from domain.lifecycle import Move
from domain.tasks import keyed
from seed.draw import working_day
from seed.employers import Vacancy
from seed.ids import id_of
from seed.livelihoods import Livelihood
from seed.loans import Loan
from seed.stories import referring, wordings
from seed.stories.lending import BANK, LoanFileTale
from seed.stories.support import finish
from seed.stories.tale import AFTER, PAPERS, Tale
from workflows.services.commands import (
    EndLivelihood,
    RecordDisbursement,
    RecordFacts,
    ReportLoan,
    StartLivelihood,
)
from workflows.services.concerns_commands import SettleItem

_REPORTS_AFTER_DAYS = (92, 183, 365)
_SENT_AFTER = timedelta(days=13)


def start_work(tale: Tale, on: date) -> None:
    finish(tale, "work", on)
    _start(tale, next(each for each in _livelihoods(tale) if each.since == on), on)


def _livelihoods(tale: Tale) -> list[Livelihood]:
    return [each for each in tale.district.livelihoods if each.resident == tale.resident.code]


def plan_jobs(tale: Tale) -> None:
    for livelihood in _livelihoods(tale):
        if (vacancy := _vacancy(tale, livelihood)) is not None:
            referring.plan_for_job(tale, livelihood, vacancy)


def _vacancy(tale: Tale, livelihood: Livelihood) -> Vacancy | None:
    return next((each for each in tale.district.vacancies if each.code == livelihood.vacancy), None)


def _start(tale: Tale, livelihood: Livelihood, on: date) -> UUID:
    vacancy = _vacancy(tale, livelihood)
    if vacancy is not None:
        referring.came_for_job(tale, livelihood, vacancy, on)
    evidence = wordings.EVIDENCE[livelihood.kind] if livelihood.evidenced else None
    command = StartLivelihood(
        tale.case_id,
        livelihood.kind,
        livelihood.since,
        evidence,
        id_of("employer", vacancy.employer) if vacancy else None,
        vacancy.wage_vnd if vacancy else None,
    )
    return tale.tell(on, command)


def lose_work(tale: Tale, on: date, reason: str) -> None:
    tale.tell(on, EndLivelihood(tale.case_id, on, reason))


def loan_of(tale: Tale) -> Loan | None:
    return next((each for each in tale.district.loans if each.resident == tale.resident.code), None)


def receive_loan(tale: Tale, on: date) -> None:
    loan = loan_of(tale)
    assert loan is not None
    loan_id = id_of("loan", loan.resident)
    command = RecordDisbursement(
        tale.case_id, loan_id, loan.amount_vnd, "production", loan.use, loan.months, loan.disbursed_on
    )
    file = LoanFileTale(tale, loan)
    file.come_to(None, on)
    tale.tell(on, command, by=BANK)
    file.plan_check(on)
    for livelihood in _livelihoods(tale):
        if livelihood.since == on and not livelihood.evidenced:
            _plan_look(tale, _start(tale, livelihood, on), on)
    for after in _REPORTS_AFTER_DAYS[: 1 if loan.overdue else None]:
        paid = loan.amount_vnd * after // (31 * loan.months) // 100_000 * 100_000
        day = working_day(on + tale.days(after, after + 6))
        tale.plan(day, AFTER, partial(_report, tale, loan, loan.amount_vnd - paid))


def _plan_look(tale: Tale, started: UUID, on: date) -> None:
    """A livelihood without evidence beside a loan waits for the officer to look; some days later that is done."""
    placement = keyed(f"placement|{started.hex}")
    settle = SettleItem(tale.case_id, keyed(f"livelihood|{placement.hex}"), wordings.LOOKED_AT)
    tale.plan(working_day(on + timedelta(days=6)), AFTER, lambda day: tale.tell(day, settle), resting=True)


def _report(tale: Tale, loan: Loan, left: int, on: date) -> None:
    status = "overdue" if loan.overdue and _in_trouble(tale, on) else "running"
    tale.tell(on, ReportLoan(tale.case_id, id_of("loan", loan.resident), status, left), by=BANK)


def _in_trouble(tale: Tale, on: date) -> bool:
    set_back_on = tale.journey.day_of(Move.SET_BACK)
    return set_back_on is not None and on >= set_back_on


def report_overdue(tale: Tale, on: date) -> None:
    loan = loan_of(tale)
    assert loan is not None
    _report(tale, loan, loan.amount_vnd * 97 // 100, on)


def plan_loan_papers(tale: Tale, supported_on: date) -> None:
    """Borrowers have every paper in time; of the others some have all, some a part, some cannot borrow."""
    loan = loan_of(tale)
    if loan is not None:
        first = max(supported_on, loan.disbursed_on - tale.days(30, 40))
        LoanFileTale(tale, loan).plan(first, first + tale.days(4, 9), first + _SENT_AFTER)
    elif tale.chance(0.62):
        wish = tale.rng.choice(
            (None, (50_000_000, 36), (80_000_000, 60), (100_000_000, 60), (120_000_000, 60))
        )
        first = supported_on + tale.days(10, 60)
        conduct = tale.rng.choices((True, False, None), (70, 10, 20))[0]
        _plan_papers(
            tale, first, _request(*wish) if wish else {}, complete=tale.chance(0.55), conduct=conduct
        )


def _request(amount_vnd: int, months: int) -> dict[str, Any]:
    return {"purpose": "production", "requested_vnd": amount_vnd, "months": months}


def _plan_papers(
    tale: Tale, first: date, request: dict[str, Any], *, complete: bool, conduct: bool | None
) -> None:
    """The police draw the list, then the commune certifies it: two hands, two documents."""
    drawn = {"list_drawn": True, **request}
    tale.plan(working_day(first), PAPERS, lambda on: _record(tale, on, drawn, "CAX", "Công an xã"))
    if not complete:
        return
    certified: dict[str, Any] = {"list_certified": True, "same_purpose_debt": False}
    if conduct is not None:
        certified |= {"law_abiding": True, "no_social_evils": conduct}
    later = working_day(first + tale.days(4, 9))
    tale.plan(later, PAPERS, lambda on: _record(tale, on, certified, "UBND", "Chủ tịch UBND xã"))


def _record(tale: Tale, on: date, facts: dict[str, Any], series: str, signatory: str) -> None:
    number = tale.rng.randint(1, 90)
    document = f"Danh sách Mẫu số 01, số {number}/DS-{series} ngày {on:%d/%m/%Y}, {signatory} ký"
    tale.tell(on, RecordFacts(tale.case_id, facts, document))
