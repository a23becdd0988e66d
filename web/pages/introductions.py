"""Introductions to work: the office's and the firm's, one address each, with what each side may do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, UnknownRecord
from domain.introductions import ANSWERS, MOVES, REFUSALS
from domain.placements import CONTRACTS
from domain.viewer import Role
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import YES_NO, Field, choices, read
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.commands import CaseCommand
from workflows.services.introduction_commands import (
    AnswerIntroduction,
    NoteAgreement,
    ProposeIntroduction,
    StartIntroduced,
    WithdrawIntroduction,
)

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_PARTIES = (*OFFICE, Role.EMPLOYER)
_AGREES = Field("agrees", "introduction.consent.title", "radios", YES_NO, required=True)
_WORDS = Field("note", "field.introduction_words", "long")
_ANSWER = (
    Field(
        "answer",
        "field.introduction_answer",
        "radios",
        choices("introduction_answer", ANSWERS),
        required=True,
    ),
    Field("code", "field.introduction_code", "select", choices("introduction_why", REFUSALS)),
    Field("words", "field.introduction_words", "long", hint="field.introduction_words.hint"),
)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A form that came back: what was said in it, and what is wrong by field."""

    said: Mapping[str, str]
    errors: Mapping[str, Any]


@router.get("/introductions")
@allowed(*_PARTIES)
def introductions(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    found = office.desk.introductions.listed(viewer, at=office.now(), on=office.today())
    return render(
        request, "introductions.html", found=found, of_the_office=viewer.role in OFFICE, done=_done(request)
    )


@router.get("/introductions/{introduction}")
@allowed(*_PARTIES)
def one(request: Request, introduction: str) -> Response:
    return _show(request, _id(introduction))


@router.post("/cases/{number}/introductions")
@allowed(*OFFICE)
def propose(request: Request, number: str, form: Form) -> Response:
    office, viewer = office_of(request), acting(request)
    case_id, sent = office.desk.case_id(viewer, number), command_id(form)
    command = ProposeIntroduction(case_id, sent, _id(form.get("vacancy", ""), "vacancy"))
    office.perform(command, by=viewer, command_id=sent)
    return RedirectResponse(f"/introductions/{sent}?done=introduced", 303)


@router.get("/cases/{number}/introductions")
@allowed(*OFFICE)
def of_case(request: Request, number: str) -> Response:
    """Where lists of what waits lead to: the one that stands first, or the case without any."""
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    found = office.desk.introductions.listed(viewer, at=office.now(), on=office.today())
    mine = next((each.id for each in found if each.case_id == case_id), None)
    return RedirectResponse(f"/introductions/{mine}" if mine else f"/cases/{number}", 303)


@router.post("/introductions/{introduction}/agreement")
@allowed(*OFFICE)
def agreement(request: Request, introduction: str, form: Form) -> Response:
    """The person's own word, written down by the officer who asked."""
    given, wrong = read((_AGREES,), form)
    if wrong:
        return _show(request, _id(introduction), _Wrong(form, wrong))
    agrees = given["agrees"]
    made = lambda case_id, known: NoteAgreement(case_id, known, agrees)  # noqa: E731
    return _perform(request, introduction, form, made, "agreed" if agrees else "declined")


@router.post("/introductions/{introduction}/answer")
@allowed(*_PARTIES)
def answer(request: Request, introduction: str, form: Form) -> Response:
    given, wrong = read(_ANSWER, form)
    if not wrong and given["answer"] == "refuse" and given["code"] is None:
        wrong = {"code": "field_error.required"}
    if wrong:
        return _show(request, _id(introduction), _Wrong(form, wrong))
    code = given["code"] if given["answer"] == "refuse" else None
    made = lambda case_id, known: AnswerIntroduction(case_id, known, given["answer"], code, given["words"])  # noqa: E731
    return _perform(request, introduction, form, made, "introduction-answered")


@router.post("/introductions/{introduction}/withdraw")
@allowed(*OFFICE)
def withdraw(request: Request, introduction: str, form: Form) -> Response:
    given, wrong = read((_WORDS,), form)
    if wrong:
        return _show(request, _id(introduction), _Wrong(form, wrong))
    made = lambda case_id, known: WithdrawIntroduction(case_id, known, given["note"])  # noqa: E731
    return _perform(request, introduction, form, made, "introduction-withdrawn")


@router.post("/introductions/{introduction}/start")
@allowed(*OFFICE)
def start(request: Request, introduction: str, form: Form) -> Response:
    given, wrong = read(_start_fields(request), form)
    if wrong:
        return _show(request, _id(introduction), _Wrong(form, wrong))
    made = lambda case_id, known: StartIntroduced(  # noqa: E731
        case_id, known, given["started_on"], given["evidence"], given["contract"]
    )
    return _perform(request, introduction, form, made, "introduction-started")


def answer_fields(status: str) -> tuple[Field, ...]:
    """Before the person agreed a firm can only say no; afterwards either; nothing once it is answered."""
    offered = tuple(each for each in ANSWERS if (status, each) in MOVES)
    if not offered:
        return ()
    shown = Field(
        "answer", _ANSWER[0].label, "radios", choices("introduction_answer", offered), required=True
    )
    return (shown, *_ANSWER[1:])


def _start_fields(request: Request) -> tuple[Field, ...]:
    on = office_of(request).today().isoformat()
    return (
        Field("started_on", "field.started_on", "day", required=True, value=on),
        Field(
            "contract", "field.contract", "select", choices("contract", CONTRACTS), hint="field.contract.hint"
        ),
        Field("evidence", "field.evidence", "text", hint="field.evidence.hint"),
    )


def _perform(request: Request, introduction: str, form: Mapping[str, str], made: Any, done: str) -> Response:
    """Does the act; what a single field got wrong is shown beside it."""
    office, viewer, known = office_of(request), acting(request), _id(introduction)
    command: CaseCommand = made(office.desk.introductions.case_of(viewer, known), known)
    try:
        office.perform(command, by=viewer, command_id=command_id(form))
    except BadValue as refusal:
        if refusal.data["field"] not in form:
            raise
        return _show(request, known, _Wrong(form, {refusal.data["field"]: refusal}))
    seen = viewer.role in OFFICE or done != "introduction-answered"
    return RedirectResponse(f"/introductions{f'/{known}' if seen else ''}?done={done}", 303)


def _show(request: Request, introduction: UUID, wrong: _Wrong | None = None) -> Response:
    office, viewer = office_of(request), acting(request)
    line = office.desk.introductions.one(viewer, introduction, at=office.now(), on=office.today())
    in_office = viewer.role in OFFICE
    may = {deed for status, deed in MOVES if status == line.status} if in_office else set()
    return render(
        request,
        "introduction.html",
        status=422 if wrong else 200,
        line=line,
        of_the_office=in_office,
        ask=_AGREES if "agree" in may else None,
        answers=answer_fields(line.status),
        start=_start_fields(request) if "start" in may else (),
        withdraw=_WORDS if "withdraw" in may else None,
        said=wrong.said if wrong else {"started_on": office.today().isoformat()},
        errors=wrong.errors if wrong else {},
        done=_done(request),
        command_id=lambda: str(office.new_id()),
    )


def _done(request: Request) -> str | None:
    key = f"done.{request.query_params.get('done')}"
    return key if key in TEXTS else None


def _id(text: str, what: str = "introduction") -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what=what, id=text) from None
