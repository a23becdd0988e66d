"""Acts on one case: the page that asks, and the one answer to what was sent: done and back, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.case import EXPUNGED, Stage
from domain.errors import BadValue, CommandIdReused, DomainError, MoveRefused, StaleCase, UnknownRecord
from domain.lifecycle import Move
from domain.read_models import CasePage
from web import drafts
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.errors import status_of
from web.forms import moves
from web.forms.act import Act, Said, Setting
from web.forms.fields import Section, read
from web.forms.registry import ACTS
from web.history import HistoryLine, lines
from web.language import language
from web.pages.cases import page_of, show_case
from web.rendering import render
from web.sending import command_id, expected_version, form_kept
from workflows.services.commands import Advance, CaseCommand, FinishAction

router = APIRouter()


Form = Annotated[Mapping[str, str], Depends(form_kept)]


@router.post("/cases/{number}/moves/{move}")
@allowed(*OFFICE)
def move(request: Request, number: str, move: str, form: Form) -> Response:
    acting(request)
    wanted = Move.named(move).value
    page = page_of(request, number)
    view = next((each for each in page.moves if each.move == wanted), None)
    command, wrong = moves.command(page.case.id, view, wanted, form, expected_version(form))
    if wrong:
        return show_case(request, page, 422, wrong_move=wanted, errors=wrong, said=form)
    try:
        return _perform(request, number, command, command_id(form), "moved")
    except StaleCase as refusal:
        page = page_of(request, number)
        changes = _since(page, refusal)
        return show_case(request, page, 409, wrong_move=wanted, said=form, changes=changes)
    except MoveRefused as refusal:
        if view is None or not view.open:
            raise
        return show_case(request, page, 422, wrong_move=wanted, said=form, unmet=refusal.findings)


@router.post("/cases/{number}/plan/{action}/done")
@allowed(*OFFICE)
def finish(request: Request, number: str, action: str, form: Form) -> Response:
    viewer = acting(request)
    case_id = office_of(request).desk.case_id(viewer, number)
    try:
        command = FinishAction(
            case_id, UUID(action), "resolved" in form, expected_version=expected_version(form)
        )
    except ValueError:
        raise UnknownRecord(what="plan action", id=action) from None
    return _perform(request, number, command, command_id(form), "step")


@router.get("/cases/{number}/{act}")
@allowed(*OFFICE)
def ask(request: Request, number: str, act: str) -> Response:
    page, found = page_of(request, number), _known(act)
    draft = drafts.opened(request, dict(request.query_params))
    sections = found.sections(_setting(request, page, draft.said))
    known = {field.name: field.value for section in sections for field in section.fields}
    said = known | {name: text for name, text in draft.said.items() if name in known}
    return _show(request, page, found, sections, said, {}, draft=draft)


@router.post("/cases/{number}/{act}")
@allowed(*OFFICE)
def do(request: Request, number: str, act: str, form: Form) -> Response:
    page, found = page_of(request, number), _known(act)
    sections = found.sections(_setting(request, page, {}))
    asked = [field for section in sections for field in section.fields]
    values, wrong = read({field.name: field for field in (*found.also, *asked)}.values(), form)
    wrong = wrong or found.gaps(values)
    if wrong:
        return _show(request, page, found, found.sections(_setting(request, page, form)), form, wrong)
    said = Said(page.case.id, expected_version(form) if found.versioned else None, command_id(form), values)
    try:
        return _perform(request, number, found.command(said), said.id, found.key)
    except StaleCase as refusal:
        return _conflict(request, number, found, form, refusal)
    except BadValue as refusal:
        sections = found.sections(_setting(request, page, form))
        shown = {field.name for section in sections for field in section.fields}
        name = next((each for each in _names(refusal) if each in shown), None)
        if name is None:
            return _refused(request, page, found, form, refusal)
        return _show(request, page, found, sections, form, {name: refusal})
    except DomainError as refusal:
        return _refused(request, page, found, form, refusal)


def _names(refusal: BadValue) -> tuple[str, str]:
    """The field as a form may call it: a stated fact stands under `fact.`."""
    return refusal.data["field"], f"fact.{refusal.data['field']}"


def _perform(request: Request, number: str, command: CaseCommand, id: UUID, done: str) -> Response:
    result = office_of(request).perform(command, by=acting(request), command_id=id)
    drafts.sent(request)
    told = result.told[0].removeprefix("told.") if result.told else None
    back = {"done": done} | ({"told": told} if told else {})
    if isinstance(command, Advance) and command.outcome == EXPUNGED and result.stage == Stage.CLOSED:
        # The page of the case is out of sight from now on, also for whoever closed it.
        return RedirectResponse("/today?done=expunged", 303)
    return RedirectResponse(f"/cases/{result.number or number}?{urlencode(back)}", 303)


def _conflict(
    request: Request, number: str, act: Act, form: Mapping[str, str], refusal: StaleCase
) -> Response:
    """Somebody was faster: what changed, and what was written, ready to be sent on what the case is now."""
    page = page_of(request, number)
    fresh = {"command_id": str(office_of(request).new_id()), "expected_version": str(page.case.version)}
    sections = act.sections(_setting(request, page, form))
    return _show(request, page, act, sections, {**form, **fresh}, {}, 409, changes=_since(page, refusal))


def _refused(
    request: Request, page: CasePage, act: Act, form: Mapping[str, str], refusal: DomainError
) -> Response:
    """Over the form, which keeps what was written; what the form is not for has the page of refusals."""
    status = status_of(refusal)
    if status not in (409, 422) or isinstance(refusal, CommandIdReused):
        raise refusal
    sections = act.sections(_setting(request, page, form))
    return _show(request, page, act, sections, form, {}, status, refusal=refusal)


def _since(page: CasePage, refusal: StaleCase) -> list[HistoryLine]:
    return lines(entry for entry in page.history if entry.seq > refusal.data["expected"])


def _setting(request: Request, page: CasePage, said: Mapping[str, str]) -> Setting:
    return Setting(page, office_of(request), acting(request), language(request), said)


def _show(
    request: Request,
    page: CasePage,
    act: Act,
    sections: tuple[Section, ...],
    said: Mapping[str, str],
    errors: Mapping[str, Any],
    status: int | None = None,
    **more: Any,
) -> Response:
    setting = _setting(request, page, said)
    return render(
        request,
        "act.html",
        status=status or (422 if errors else 200),
        page=page,
        act=act,
        sections=sections,
        panel=act.facts(setting),
        why=act.why(setting),
        said=said,
        errors=errors,
        version=said.get("expected_version") or page.case.version,
        command_id=said.get("command_id") or str(office_of(request).new_id()),
        **({"draft": None, "changes": (), "refusal": None} | more),
    )


def _known(name: str) -> Act:
    if name not in ACTS:
        raise UnknownRecord(what="page", id=name)
    return ACTS[name]
