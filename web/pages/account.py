"""One's own account: password, codes, sessions, the role to act in, and who stands in during a leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

import segno
from fastapi import APIRouter, Depends, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from domain.accounts import SignedIn
from domain.administration import DELEGABLE
from domain.errors import BadValue, DomainError, UnknownRecord
from domain.passwords import SHORTEST, WeakPassword, WrongCode
from web.access import EVERYBODY, allowed
from web.acting import acting, office_of, signed_in
from web.errors import status_of
from web.pages.signing_in import come_from, next_or_account, own_path, with_session
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.administration_commands import Delegate, EndDelegation

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]


def _who(request: Request) -> SignedIn:
    who = signed_in(request)
    assert who is not None
    return who


@router.get("/account")
@allowed(*EVERYBODY)
def account(request: Request) -> Response:
    return _account(request)


def _account(
    request: Request, refusal: DomainError | None = None, said: Mapping[str, str] | None = None
) -> Response:
    office, who = office_of(request), _who(request)
    viewer, on = who.viewer, office.today()
    return render(
        request,
        "account.html",
        status=status_of(refusal) if refusal else 200,
        sessions=office.sessions.of(viewer.user, at=office.now()),
        delegable=viewer.role in DELEGABLE,
        colleagues=office.desk.accounts.colleagues(viewer, on),
        handed=office.desk.accounts.handed_on(viewer.user, on),
        required=viewer.role in office.codes_required_of,
        command_id=str(office.new_id()),
        error=refusal,
        said=said or {},
        done=request.query_params.get("done"),
    )


@router.get("/account/password")
@allowed(*EVERYBODY, unready=True)
def ask_password(request: Request) -> Response:
    return _password(request, request.query_params.get("next", ""))


@router.post("/account/password")
@allowed(*EVERYBODY, unready=True)
def change_password(request: Request, form: Form) -> Response:
    office, who = office_of(request), _who(request)
    try:
        if form.get("new") != form.get("again"):
            raise WeakPassword(why="password.not_the_same")
        office.door.change_password(
            who.viewer.user,
            form.get("old", ""),
            form.get("new", ""),
            at=office.now(),
            come=come_from(request),
            session=who.session,
        )
    except DomainError as refusal:
        return _password(request, form.get("next", ""), refusal)
    then = own_path(form.get("next"))
    return RedirectResponse("/account?done=password" if then == "/" else then, 303)


def _password(request: Request, then: str, refusal: DomainError | None = None) -> Response:
    status = status_of(refusal) if refusal else 200
    return render(request, "password.html", status=status, error=refusal, shortest=SHORTEST, next=then)


@router.get("/account/second-factor")
@allowed(*EVERYBODY, unready=True)
def ask_second_factor(request: Request) -> Response:
    if _who(request).has_second_factor:
        return RedirectResponse(next_or_account(request), 303)
    return _second_factor(request, office_of(request).door.new_secret(), request.query_params.get("next", ""))


@router.post("/account/second-factor")
@allowed(*EVERYBODY, unready=True)
def take_second_factor(request: Request, form: Form) -> Response:
    """Turns codes on; the half-open session becomes a whole one. Codes that are on are taken off first."""
    office, who = office_of(request), _who(request)
    user, at, secret = who.viewer.user, office.now(), form.get("secret", "")
    if who.must_change or who.has_second_factor:
        return RedirectResponse(next_or_account(request), 303)
    try:
        codes = office.door.take_second_factor(user, secret, form.get("code", "").replace(" ", ""), at=at)
    except WrongCode as refusal:
        return _second_factor(request, office.door.secret_or_new(secret), form.get("next", ""), refusal)
    office.sessions.end(who.session, at=at, by=user)
    come = come_from(request)
    token = office.sessions.open(user, at=at, agent=come.agent, address=come.address, second_factor=True)
    page = render(request, "recovery.html", codes=codes, then=own_path(form.get("next")))
    return with_session(request, page, token)


@router.post("/account/second-factor/remove")
@allowed(*EVERYBODY)
def remove_second_factor(request: Request, form: Form) -> Response:
    """Also the way to another telephone: who has to have codes is led to turn them on again."""
    office, who = office_of(request), _who(request)
    try:
        token = office.door.drop_second_factor(
            who.viewer.user,
            who.session,
            form.get("password", ""),
            form.get("code", ""),
            at=office.now(),
            come=come_from(request),
        )
    except DomainError as refusal:
        return _account(request, refusal)
    return with_session(request, RedirectResponse("/account?done=codes_off", 303), token)


def _second_factor(request: Request, secret: str, then: str, refusal: DomainError | None = None) -> Response:
    office, who = office_of(request), _who(request)
    picture = segno.make(office.door.address_of(who.viewer.user, secret), error="m")
    svg = picture.svg_inline(scale=5, border=4, svgclass="dv-code", lineclass=None, omitsize=True)
    return render(
        request,
        "second_factor.html",
        status=status_of(refusal) if refusal else 200,
        secret=secret,
        picture=Markup(svg),
        error=refusal,
        next=then,
    )


@router.post("/account/sessions/{session}/end")
@allowed(*EVERYBODY)
def end_session(request: Request, session: str) -> Response:
    office, who = office_of(request), _who(request)
    mine = {str(each.id): each.id for each in office.sessions.of(who.viewer.user, at=office.now())}
    if session not in mine:
        raise UnknownRecord(what="session", id=session)
    office.sessions.end(mine[session], at=office.now(), by=who.viewer.user)
    return RedirectResponse("/account?done=session", 303)


@router.post("/account/sessions/others/end-all")
@allowed(*EVERYBODY)
def end_others(request: Request) -> Response:
    office, who = office_of(request), _who(request)
    office.sessions.end_all(who.viewer.user, at=office.now(), by=who.viewer.user, but=who.session)
    return RedirectResponse("/account?done=sessions", 303)


@router.post("/account/role")
@allowed(*EVERYBODY)
def choose_role(request: Request, form: Form) -> Response:
    who = _who(request)
    wanted = next((role for role in who.roles if role.value == form.get("role")), None)
    if wanted is None:
        raise BadValue(
            field="role", value=form.get("role"), expected=", ".join(role.value for role in who.roles)
        )
    office_of(request).sessions.choose_role(who.session, wanted)
    return RedirectResponse("/", 303)


@router.post("/account/delegations")
@allowed(*DELEGABLE)
def delegate(request: Request, form: Form) -> Response:
    office = office_of(request)
    try:
        first, last = _day(form, "from"), _day(form, "to")
        command = Delegate(form.get("user", ""), first, date.fromordinal(last.toordinal() + 1))
        office.perform(command, by=acting(request), command_id=command_id(form))
    except DomainError as refusal:
        return _account(request, refusal, form)
    return RedirectResponse("/account?done=delegated", 303)


@router.post("/account/delegations/{grant}/end")
@allowed(*EVERYBODY)
def end_delegation(request: Request, grant: str, form: Form) -> Response:
    try:
        found = UUID(grant)
    except ValueError:
        raise UnknownRecord(what="delegation", id=grant) from None
    office_of(request).perform(EndDelegation(found), by=acting(request), command_id=command_id(form))
    return RedirectResponse("/account?done=delegation_ended", 303)


def _day(form: Mapping[str, str], name: str) -> date:
    """The last day of a leave is the last day on which it holds. Raises BadValue."""
    try:
        found = date.fromisoformat(form.get(name, ""))
    except ValueError:
        found = date.max
    if found.year > 2200:
        raise BadValue(field=f"delegation_{name}", value=form.get(name), expected="YYYY-MM-DD")
    return found
