"""Accounts for administrators: who may come in, as what, from when to when, and what was done to whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, DomainError, UnknownRecord
from domain.viewer import Role
from web.access import EVERYBODY, allowed
from web.acting import acting, office_of
from web.errors import status_of
from web.rendering import render
from web.sending import command_id, form_data, form_values
from workflows.services import administration_commands as c
from workflows.services.commands import Command
from workflows.services.signing_in import hashed, one_time_password

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
Data = Annotated[FormData, Depends(form_data)]
_LONGEST_TOKEN = 366


@router.get("/admin/users")
@allowed(Role.ADMIN)
def users(request: Request) -> Response:
    office, having = office_of(request), (request.query_params.get("q") or "")[:80]
    found = office.desk.accounts.all(office.today(), having)
    return render(request, "admin_users.html", users=found, having=having)


@router.get("/admin/users/new")
@allowed(Role.ADMIN)
def ask_user(request: Request) -> Response:
    return _new(request, {}, None)


@router.post("/admin/users/new")
@allowed(Role.ADMIN)
def make_user(request: Request, form: Form) -> Response:
    """The one-time password is shown on the answer and nowhere else."""
    user, password = form.get("user", "").strip().lower(), one_time_password()
    command = c.NewAccount(user, form.get("name", ""), hashed(password))
    try:
        _perform(request, command, form)
    except DomainError as refusal:
        return _new(request, form, refusal)
    return _user(request, user, password=password)


def _new(request: Request, said: Mapping[str, str], refusal: DomainError | None) -> Response:
    return render(
        request,
        "admin_user_new.html",
        status=status_of(refusal) if refusal else 200,
        said=said,
        error=refusal,
        command_id=str(office_of(request).new_id()),
    )


@router.get("/admin/users/{user}")
@allowed(Role.ADMIN)
def user(request: Request, user: str) -> Response:
    return _user(request, user)


def _user(
    request: Request,
    user: str,
    *,
    refusal: DomainError | None = None,
    said: Mapping[str, Any] | None = None,
    **once: str,
) -> Response:
    """`once`: a password or a token that is shown this once."""
    office, on = office_of(request), office_of(request).today()
    found = office.desk.accounts.one(user, on)
    return render(
        request,
        "admin_user.html",
        status=status_of(refusal) if refusal else 200,
        account=found,
        roles=[role.value for role in EVERYBODY],
        communes=office.units.on(on),
        groups=office.desk.groups(acting(request), on),
        employers=office.desk.employers(on),
        offices=sorted(
            {each.office for view in office.desk.accounts.all(on) for each in view.grants if each.office}
        ),
        sessions=office.sessions.of(user, at=office.now()),
        attempts=office.door.attempts.of(user, 20),
        tokens=office.tokens.of(user),
        events=office.desk.accounts.events(user, 50),
        now=office.now(),
        error=refusal,
        said=said or {},
        once={"password": None, "token": None} | once,
        new_id=lambda: str(office.new_id()),
        done=request.query_params.get("done"),
    )


@router.post("/admin/users/{user}/grants")
@allowed(Role.ADMIN)
def give(request: Request, user: str, data: Data) -> Response:
    form = {name: value for name, value in data.items() if isinstance(value, str)}
    codes = tuple(each for each in data.getlist("units") if isinstance(each, str))
    try:
        _perform(request, _grant(user, form, codes), form)
    except DomainError as refusal:
        return _user(request, user, refusal=refusal, said=form | {"units": codes})
    return RedirectResponse(f"/admin/users/{user}?done=granted", 303)


def _grant(user: str, form: Mapping[str, str], codes: tuple[str, ...]) -> c.GrantRole:
    """Only what the role needs of a scope; the last day that is typed is the last day on which it holds."""
    role, last = form.get("role", ""), form.get("to", "")
    of_units = role in (Role.OFFICER, Role.MANAGER)
    return c.GrantRole(
        command_id(form),
        user,
        role,
        _day("grant_from", form.get("from", "")),
        _day("grant_to", last) + timedelta(days=1) if last else None,
        (None if form.get("whole") == "yes" else codes) if of_units else None,
        _id("group_id", form.get("group", "")) if role == Role.SUPPORTER else None,
        _id("employer_id", form.get("employer", "")) if role == Role.EMPLOYER else None,
        (form.get("office", "").strip()[:40] or None) if role == Role.BANK else None,
    )


@router.post("/admin/users/{user}/grants/{grant}/end")
@allowed(Role.ADMIN)
def end_grant(request: Request, user: str, grant: str, form: Form) -> Response:
    found = _id("grant", grant)
    if found is None:
        raise UnknownRecord(what="grant", id=grant)
    return _do(request, user, c.EndGrant(found, office_of(request).today()), form, "grant_ended")


@router.post("/admin/users/{user}/disabled")
@allowed(Role.ADMIN)
def disable(request: Request, user: str, form: Form) -> Response:
    off = form.get("disabled") == "yes"
    return _do(request, user, c.SetDisabled(user, off), form, "disabled" if off else "enabled")


@router.post("/admin/users/{user}/password")
@allowed(Role.ADMIN)
def new_password(request: Request, user: str, form: Form) -> Response:
    password = one_time_password()
    try:
        _perform(request, c.NewPassword(user, hashed(password)), form)
    except DomainError as refusal:
        return _user(request, user, refusal=refusal)
    return _user(request, user, password=password)


@router.post("/admin/users/{user}/second-factor")
@allowed(Role.ADMIN)
def drop_second_factor(request: Request, user: str, form: Form) -> Response:
    return _do(request, user, c.DropSecondFactor(user), form, "codes_reset")


@router.post("/admin/users/{user}/sessions/end")
@allowed(Role.ADMIN)
def end_sessions(request: Request, user: str, form: Form) -> Response:
    return _do(request, user, c.EndSessions(user), form, "sessions")


@router.post("/admin/users/{user}/tokens")
@allowed(Role.ADMIN)
def new_token(request: Request, user: str, form: Form) -> Response:
    office, days = office_of(request), form.get("days", "90")
    if not (days.isascii() and days.isdigit() and 1 <= int(days[:6]) <= _LONGEST_TOKEN):
        wrong = BadValue(field="days", value=days, expected=f"1–{_LONGEST_TOKEN}")
        return _user(request, user, refusal=wrong, said=form)
    label = " ".join(filter(str.isprintable, form.get("label", "").split())) or "API"
    token = office.tokens.create(user, label, int(days), by=acting(request).user, at=office.now())
    return _user(request, user, token=token)


@router.post("/admin/users/{user}/tokens/{token}/revoke")
@allowed(Role.ADMIN)
def revoke(request: Request, user: str, token: str) -> Response:
    office = office_of(request)
    mine = {str(each["id"]): each["id"] for each in office.tokens.of(user)}
    if token not in mine:
        raise UnknownRecord(what="token", id=token)
    office.tokens.revoke(mine[token], at=office.now(), by=acting(request).user)
    return RedirectResponse(f"/admin/users/{user}?done=revoked", 303)


@router.get("/admin/log")
@allowed(Role.ADMIN)
def log(request: Request) -> Response:
    return render(request, "admin_log.html", events=office_of(request).desk.accounts.events())


def _do(request: Request, user: str, command: Command, form: Mapping[str, str], done: str) -> Response:
    try:
        _perform(request, command, form)
    except DomainError as refusal:
        return _user(request, user, refusal=refusal)
    return RedirectResponse(f"/admin/users/{user}?done={done}", 303)


def _perform(request: Request, command: Command, form: Mapping[str, str]) -> None:
    office_of(request).perform(command, by=acting(request), command_id=command_id(form))


def _day(field: str, text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.max
    if found.year > 2200:
        raise BadValue(field=field, value=text, expected="YYYY-MM-DD")
    return found


def _id(field: str, text: str) -> UUID | None:
    """None for nothing chosen: the act itself says what the role needs. Raises BadValue."""
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise BadValue(field=field, value=text, expected="UUID") from None
