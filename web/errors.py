"""From the reason to refuse to a status and a page: one table, read from the most particular class to the base."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from domain import data_requests as asked
from domain import erasing
from domain import errors as e
from domain.administration import AccountExists, LastAdministrator, NothingToDelegate, NotOneself
from domain.banking.batch import NotForBatch, NothingToBatch
from domain.banking.reply import BadReply
from domain.community_models import rules as register
from domain.exporting import TooMuchToExport
from domain.firm_lending import refusals as firm
from domain.group_life import LeadLeaves, NotInGroup, NotOfGroup
from domain.introductions import IntroductionMoved, IntroductionRunning
from domain.law_changes import LawChangeRefused, LawMovedOn, NotOwnProposal, OwnProposal, ProposalDecided
from domain.lending import lists
from domain.lending import refusals as r
from domain.likeness import AlreadyOne, KeepTheOpenCase, NotOne
from domain.messaging.acts import NotHeld
from domain.messaging.incoming import AlreadyTriaged
from domain.monthly.frozen import DigestWrong, ReportMovedOn, ReportUnchanged
from domain.monthly.month import MonthNotOver
from domain.notices import NoticeDecided, OwnNotice
from domain.objections import ObjectionAnswered
from domain.pair_rules import PairNotPossible, PairRuleEnded
from domain.papers import NotAPaper, PaperErased, PaperTooLarge, TooManyPapers
from domain.parameters import UnknownParameter
from domain.passwords import NoRoleToday, TooManyTries, WeakPassword, WrongCode, WrongCredentials
from domain.phone import EnvelopeUnreadable, NotForPass, NotOwnAct, PassGone
from domain.referrals import ConsentMissing, ReferralEnded, ReferralRunning
from domain.review_rests import ExemptTooOften, PostponedTooFar, PostponedTooOften, ReviewNotDue
from domain.undoing import UndoNotLast, UndoNotOwn, UndoNotThis, UndoTooLate
from domain.unit_changes import ChangeInForce, NoPartToChoose, UnitChangeRefused
from domain.vacancies import ExclusionDecided, VacancyClosed, VacancyFull, VacancyNotOpen, WageTooLow
from reports.chart_process import ChartFailed
from reports.formulas import FormulaInCell
from reports.templating import TemplateBroken
from web.access import NotSignedIn
from web.acting import acting, office_of
from web.rendering import render
from web.security import HEADERS
from web.uploads import UploadGone
from web.watched import defect_number, tell_defect

STATUS: Mapping[type[e.DomainError], int] = {
    e.UnknownCase: 404,
    e.UnknownRecord: 404,
    e.UnknownMove: 404,
    e.MoveNotOpen: 409,
    e.StaleCase: 409,
    e.OpenCaseExists: 409,
    e.CommandIdReused: 409,
    e.RecordConflict: 409,
    e.CaseClosed: 409,
    e.NoTransferOpen: 409,
    VacancyClosed: 409,
    VacancyNotOpen: 409,
    VacancyFull: 409,
    WageTooLow: 422,
    ExclusionDecided: 409,
    IntroductionMoved: 409,
    IntroductionRunning: 409,
    PairNotPossible: 422,
    PairRuleEnded: 409,
    ChangeInForce: 409,
    NoPartToChoose: 409,
    UnitChangeRefused: 422,
    LawChangeRefused: 422,
    LawMovedOn: 409,
    NotOwnProposal: 403,
    OwnProposal: 403,
    ProposalDecided: 409,
    UnknownParameter: 404,
    ReferralRunning: 409,
    ReferralEnded: 409,
    ConsentMissing: 422,
    ObjectionAnswered: 409,
    NoticeDecided: 409,
    MonthNotOver: 422,
    ReportUnchanged: 409,
    ReportMovedOn: 409,
    DigestWrong: 409,
    ChartFailed: 503,
    OwnNotice: 403,
    e.PersonErased: 410,
    asked.UseRestricted: 409,
    asked.NotRestricted: 409,
    asked.RequestAnswered: 409,
    asked.ErasureGoesOn: 409,
    erasing.ErasureHindered: 409,
    erasing.ErasureRunning: 409,
    erasing.ErasureDecided: 409,
    erasing.OwnErasure: 403,
    erasing.NotOwnErasure: 403,
    PaperErased: 410,
    PaperTooLarge: 413,
    NotAPaper: 422,
    TooManyPapers: 409,
    LeadLeaves: 409,
    NotOfGroup: 422,
    NotInGroup: 409,
    ReviewNotDue: 409,
    PostponedTooOften: 409,
    PostponedTooFar: 422,
    ExemptTooOften: 409,
    UndoNotLast: 409,
    UndoNotOwn: 403,
    UndoTooLate: 409,
    UndoNotThis: 409,
    AlreadyOne: 409,
    NotOne: 409,
    KeepTheOpenCase: 409,
    UploadGone: 404,
    NotHeld: 409,
    register.AlreadyRegistered: 409,
    register.AlreadyStruck: 409,
    register.NotOwnPlace: 403,
    AlreadyTriaged: 409,
    r.FileMoveNotOpen: 409,
    NotForBatch: 409,
    NothingToBatch: 422,
    BadReply: 422,
    FormulaInCell: 422,
    r.FileRunning: 409,
    r.PapersNotGiven: 409,
    r.LoanNotEligible: 422,
    r.SameSignatory: 422,
    r.DatesOutOfOrder: 422,
    r.RepresentativeMissing: 422,
    r.NothingLeftToDraw: 422,
    r.CostsUnmatched: 422,
    r.UsePlanFixed: 409,
    firm.FirmMoveNotOpen: 409,
    firm.FirmFileRunning: 409,
    firm.PlanFixed: 409,
    firm.StaleFirmFile: 409,
    firm.PlanSignatory: 422,
    firm.PlanUnsigned: 422,
    lists.OneSignatory: 422,
    lists.NobodyListed: 422,
    lists.NotOfCommune: 422,
    lists.NotOnList: 409,
    lists.ListCertified: 409,
    TooMuchToExport: 422,
    EnvelopeUnreadable: 422,
    NotOwnAct: 403,
    NotForPass: 403,
    PassGone: 410,
    e.MoveRefused: 422,
    e.BadValue: 422,
    e.NotAllowed: 403,
    NotSignedIn: 401,
    WrongCredentials: 401,
    WrongCode: 401,
    TooManyTries: 429,
    NoRoleToday: 403,
    WeakPassword: 422,
    AccountExists: 409,
    LastAdministrator: 409,
    NotOneself: 409,
    NothingToDelegate: 422,
    e.StoreUnavailable: 503,
    e.SchemaMissing: 503,
    e.NewerSchema: 503,
    e.KeyMissing: 503,
    e.WrongKey: 503,
    TemplateBroken: 503,
    e.DomainError: 400,
}

_TITLES: Mapping[type[e.DomainError], str] = {e.StaleCase: "error.stale", e.MoveRefused: "error.refused"}

_log = logging.getLogger("duongve.web")


def status_of(refusal: e.DomainError) -> int:
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


def refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, e.DomainError)
    number = request.path_params.get("number")
    status = status_of(refusal)
    return render(
        request,
        "refused.html",
        status=status,
        title=_TITLES.get(type(refusal), f"error.{status}"),
        refusal=refusal,
        findings=refusal.data.get("findings", ()),
        changes=_changes(request, refusal, number),
        number=None if status == 404 else number,
    )


def _changes(request: Request, refusal: e.DomainError, number: str | None) -> Sequence[Any]:
    """What was recorded since the reader opened the page."""
    if not isinstance(refusal, e.StaleCase) or number is None:
        return ()
    office, viewer = office_of(request), acting(request)
    history = office.desk.history(viewer, office.desk.case_id(viewer, number), at=office.now())
    return [entry for entry in history if entry.seq > refusal.data["expected"]]


def not_found(request: Request, error: Exception) -> Response:
    """Also for what routing itself refuses (a wrong method, a malformed form)."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    key = f"error.{status}" if status in (404, 405) else "error.400"
    return render(request, "refused.html", status=status, title=key, text=f"{key}.text")


def broken(request: Request, error: Exception) -> Response:
    """A defect of ours: the reader gets a number to pass on, the log the trace under the same number, no data."""
    mark = defect_number()
    tell_defect(_log, "page_failed", request, mark, error)
    answer = _broken_page(request, mark)
    answer.headers.update(
        HEADERS | {"Cache-Control": "no-store"}
    )  # this handler stands outside our middleware
    return answer


def _broken_page(request: Request, mark: str) -> Response:
    try:
        return render(
            request, "refused.html", status=500, title="error.500", text="error.500.text", mark=mark
        )
    except Exception:  # the page of errors needs the database too, for its banner
        return PlainTextResponse(f"Lỗi phần mềm / a defect of this program: {mark}\n", status_code=500)


def add_to(app: FastAPI) -> None:
    app.add_exception_handler(e.DomainError, refused)
    app.add_exception_handler(HTTPException, not_found)
    app.add_exception_handler(Exception, broken)
