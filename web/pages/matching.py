"""People and work: the last run with every reason, pairs that are fixed or ruled out, and what a change would do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, UnknownRecord
from domain.match_reads import Difference, Trial
from domain.pair_rules import MOST_REASON, RULES
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import Choice, Field, choices, read
from web.rendering import render
from web.sending import command_id, form_kept
from workflows.services.introduction_commands import FixPair, FreePair, RunMatching

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_kept)]
_CHANGES = choices("match_rule", (*RULES, "vacancy"))


@router.get("/matching")
@allowed(*OFFICE)
def matching(request: Request) -> Response:
    return _show(request)


@router.post("/matching/run")
@allowed(*OFFICE)
def run(request: Request, form: Form) -> Response:
    office_of(request).perform(RunMatching(), by=acting(request), command_id=command_id(form))
    return RedirectResponse("/matching?done=matching-run", 303)


@router.post("/matching/try")
@allowed(*OFFICE)
def attempt(request: Request, form: Form) -> Response:
    """Draws the page with what the change would do; nothing is kept."""
    given, wrong = _read(request, form)
    if wrong:
        return _show(request, form, wrong)
    office, viewer = office_of(request), acting(request)
    would = office.desk.matching.tried(viewer, _trial(request, given), at=office.now(), on=office.today())
    return _show(request, form, would=would)


@router.post("/matching/pairs")
@allowed(*OFFICE)
def fix(request: Request, form: Form) -> Response:
    given, wrong = _read(request, form, saving=True)
    if wrong:
        return _show(request, form, wrong)
    case_id = office_of(request).desk.case_id(acting(request), given["case"])
    sent = command_id(form)
    command = FixPair(case_id, sent, UUID(given["vacancy"]), given["change"], given["reason"])
    try:
        office_of(request).perform(command, by=acting(request), command_id=sent)
    except BadValue as refusal:
        return _show(request, form, {"reason": refusal})
    return RedirectResponse("/matching?done=pair-fixed", 303)


@router.post("/cases/{number}/pairs/{pair}/free")
@allowed(*OFFICE)
def free(request: Request, number: str, pair: str, form: Form) -> Response:
    office, viewer = office_of(request), acting(request)
    case_id = office.desk.case_id(viewer, number)
    try:
        command = FreePair(case_id, UUID(pair))
    except ValueError:
        raise UnknownRecord(what="match_rule", id=pair) from None
    office.perform(command, by=viewer, command_id=command_id(form))
    return RedirectResponse("/matching?done=pair-freed", 303)


def _fields(request: Request) -> tuple[Field, ...]:
    office = office_of(request)
    offered = office.desk.introductions.open_vacancies(office.today())
    places = tuple(Choice(str(line.id), f"{line.code} – {firm}") for line, firm in offered)
    return (
        Field("change", "field.match_change", "radios", _CHANGES, required=True),
        Field("case", "field.match_case", "text", hint="field.match_case.hint", most=24),
        Field("vacancy", "field.match_vacancy", "select", places, required=True),
        Field("openings", "field.match_openings", "count"),
        Field("wage", "field.match_wage", "money"),
        Field("reason", "field.match_reason", "text", hint="field.match_reason.hint", most=MOST_REASON),
    )


def _read(
    request: Request, form: Mapping[str, str], saving: bool = False
) -> tuple[Mapping[str, Any], dict[str, Any]]:
    given, found = read(_fields(request), form)
    wrong: dict[str, Any] = dict(found)
    if wrong:
        return given, wrong
    if given["change"] in RULES and given["case"] is None:
        wrong["case"] = "field_error.required"
    if saving and given["change"] not in RULES:
        wrong["change"] = "field_error.match_try_only"
    if saving and given["reason"] is None:
        wrong["reason"] = "field_error.required"
    return given, wrong


def _trial(request: Request, given: Mapping[str, Any]) -> Trial:
    vacancy = UUID(given["vacancy"])
    if given["change"] == "vacancy":
        return Trial(vacancy=vacancy, openings=given["openings"], wage_vnd=given["wage"])
    pair = (office_of(request).desk.case_id(acting(request), given["case"]), vacancy)
    return Trial(pin=pair) if given["change"] == "pin" else Trial(forbid=pair)


def _show(
    request: Request,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    would: Difference | None = None,
) -> Response:
    office, viewer = office_of(request), acting(request)
    done = f"done.{request.query_params.get('done')}"
    return render(
        request,
        "matching.html",
        status=422 if errors else 200,
        run=office.desk.matching.latest(viewer, at=office.now(), on=office.today()),
        fields=_fields(request),
        said=said or {},
        errors=errors or {},
        would=would,
        done=done if done in TEXTS else None,
        command_id=lambda: str(office.new_id()),
    )
