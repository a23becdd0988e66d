"""Accounts, their grants and their delegations: who may come in, as what, from when to when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from domain.accounts import Grant
from domain.administration import (
    DELEGABLE,
    USER,
    AccountExists,
    LastAdministrator,
    NothingToDelegate,
    NotOneself,
)
from domain.errors import BadValue, NotAllowed, UnknownRecord
from domain.partners import portal_end
from domain.people import one_of
from domain.phone import NotForPass
from domain.ports import Work
from domain.tasks import keyed
from domain.viewer import Role
from workflows.services import administration_commands as c
from workflows.services.commands import Done
from workflows.services.role_commands import GiveAccess

_LONGEST_NAME = 80
_ROLES = tuple(role.value for role in Role if role is not Role.SYSTEM)


def new_account(work: Work, command: c.NewAccount) -> Done:
    """Raises BadValue for a name that no account can bear, AccountExists."""
    if not USER.fullmatch(command.user):
        raise BadValue(field="user", value=command.user, expected="a–z, 0–9, dấu chấm; 3–40")
    name = " ".join(command.name.split())
    if not (0 < len(name) <= _LONGEST_NAME and name.isprintable()):
        raise BadValue(field="name", value=name[:40], expected="họ và tên")
    if work.accounts.exists(command.user):
        raise AccountExists(user=command.user)
    work.accounts.new(command.user, name, command.password_hash, work.at)
    return _told(work, "account_made", command.user)


def grant_role(work: Work, command: c.GrantRole) -> Done:
    """An account of a firm always has an end. Raises UnknownRecord, UnknownUnit, BadValue for a day gone by, too long
    a time or a scope that the role cannot have.
    """
    _known(work, command.user)
    role = Role(one_of("role", command.role, _ROLES))
    if command.valid_from < work.on:  # a commune's code of then may be another's today
        raise BadValue(field="valid_from", value=command.valid_from, expected=f"≥ {work.on}")
    if command.valid_to is not None and command.valid_to <= command.valid_from:
        raise BadValue(field="valid_to", value=command.valid_to, expected=f"> {command.valid_from}")
    _require_scope(work, role, command)
    ends = command.valid_to
    if role is Role.EMPLOYER:
        ends = portal_end(command.valid_from, ends, work.law)
    grant = Grant(
        command.grant_id,
        command.user,
        role,
        command.units,
        command.valid_from,
        ends,
        command.group_id,
        command.employer_id,
        command.office,
    )
    work.accounts.give(grant, work.by.user, work.at)
    return _told(work, "role_granted", command.user, _said(grant))


def give_access(work: Work, command: GiveAccess) -> Done:
    """The one pass of the account from now on. Raises NotForPass."""
    if command.user not in work.accounts.may_let_in(work.by, work.on):
        raise NotForPass(user=command.user)
    work.accounts.keep_pass(command.pass_id, command.user, command.token, work.by.user, work.at)
    return _told(work, "access_given", command.user)


def _require_scope(work: Work, role: Role, command: c.GrantRole) -> None:
    if role is Role.SUPPORTER:
        if command.group_id is None:
            raise BadValue(field="group_id", value="", expected="tổ G5+")
        work.group(command.group_id)
    if role is Role.EMPLOYER and (
        command.employer_id is None or not work.employer_exists(command.employer_id)
    ):
        raise BadValue(field="employer_id", value=str(command.employer_id or ""), expected="doanh nghiệp")
    if role is Role.BANK and not (command.office and command.office.isprintable()):
        raise BadValue(field="office", value="", expected="phòng giao dịch")
    if role is Role.OFFICER and command.units == ():
        raise BadValue(field="units", value="", expected="≥ 1")
    for code in command.units or ():
        work.units.get(code, command.valid_from)


def end_grant(work: Work, command: c.EndGrant) -> Done:
    """Raises UnknownRecord, LastAdministrator."""
    grant = work.accounts.grant(command.grant_id)
    if grant.role is Role.ADMIN and not work.accounts.administrators(work.on, without=grant.id):
        raise LastAdministrator
    work.accounts.end_grant(grant.id, command.ends_on)
    if grant.delegated_by is None:
        _take_back(work, grant.user, command.ends_on, grant.role)
    return _told(work, "grant_ended", grant.user, _said(grant) | {"ends_on": command.ends_on.isoformat()})


def _take_back(work: Work, user: str, on: date, role: Role | None = None) -> None:
    """Nobody stands in with rights that are not there any more."""
    for handed in work.accounts.handed_on(user, on):
        if role in (None, handed.role):
            work.accounts.end_grant(handed.id, on)
            work.accounts.tell(work.by.user, work.at, "delegation_ended", handed.user, _said(handed))


def set_disabled(work: Work, command: c.SetDisabled) -> Done:
    """Raises NotOneself, LastAdministrator, UnknownRecord."""
    if command.disabled:
        _another(work, command.user)
        if not work.accounts.administrators(work.on, but=command.user):
            raise LastAdministrator
        work.accounts.end_sessions(command.user, work.at, work.by.user)
        _take_back(work, command.user, work.on)
    work.accounts.set_disabled(command.user, work.at if command.disabled else None)
    return _told(work, "account_disabled" if command.disabled else "account_enabled", command.user)


def new_password(work: Work, command: c.NewPassword) -> Done:
    """Raises NotOneself (one's own is changed with the old one), UnknownRecord."""
    _another(work, command.user)
    work.accounts.set_password(command.user, command.password_hash)
    work.accounts.end_sessions(command.user, work.at, work.by.user)
    return _told(work, "password_reset", command.user)


def end_sessions(work: Work, command: c.EndSessions) -> Done:
    """Raises UnknownRecord."""
    _known(work, command.user)
    work.accounts.end_sessions(command.user, work.at, work.by.user)
    return _told(work, "sessions_ended", command.user)


def drop_second_factor(work: Work, command: c.DropSecondFactor) -> Done:
    """Raises NotOneself, UnknownRecord."""
    _another(work, command.user)
    work.accounts.drop_second_factor(command.user)
    work.accounts.end_sessions(command.user, work.at, work.by.user)
    return _told(work, "second_factor_reset", command.user)


def delegate(work: Work, command: c.Delegate) -> Done:
    """Raises BadValue, UnknownRecord, NotOneself, NothingToDelegate, NotAllowed for a role that cannot be handed on."""
    if command.user == work.by.user:
        raise NotOneself
    _known(work, command.user)
    if work.by.role not in DELEGABLE:
        raise NotAllowed(role=work.by.role.value, act="delegate")
    if not work.on <= command.valid_from < command.valid_to:
        raise BadValue(
            field="valid_to", value=command.valid_to, expected=f"> {max(command.valid_from, work.on)}"
        )
    own, theirs = (
        [each for each in work.accounts.grants(user) if _hands_on(each, work, command.valid_from)]
        for user in (work.by.user, command.user)
    )
    fitting = [grant for grant in own if any(_joins(grant, each) for each in theirs)]
    if not fitting:
        raise NothingToDelegate(user=command.user)
    for place, grant in enumerate(fitting):
        copy = _copied(work, grant, command, place)
        work.accounts.give(copy, work.by.user, work.at)
        work.accounts.tell(work.by.user, work.at, "delegated", command.user, _said(copy))
    return Done(None, None, None, 0)


def _copied(work: Work, grant: Grant, command: c.Delegate, place: int) -> Grant:
    """No longer than the grant itself; its communes by the codes that they bear on the first day of the leave."""
    first = command.valid_from
    became = [work.units.successors(code, grant.valid_from, first) for code in grant.units or ()]
    return replace(
        grant,
        id=keyed(f"delegation|{work.command_id.hex}|{place}"),
        user=command.user,
        units=None
        if grant.units is None
        else tuple(sorted({unit.code for units in became for unit in units})),
        valid_from=first,
        valid_to=min(filter(None, (command.valid_to, grant.valid_to))),
        delegated_by=work.by.user,
    )


def _joins(grant: Grant, own: Grant) -> bool:
    """Communes, groups and offices of the bank add up; firms compete, and none reads another's letters."""
    return grant.employer_id == own.employer_id


def _hands_on(grant: Grant, work: Work, on: date) -> bool:
    """An own grant of the acting role; what was handed to one is not handed on."""
    return grant.role is work.by.role and grant.delegated_by is None and grant.holds(on)


def end_delegation(work: Work, command: c.EndDelegation) -> Done:
    """Raises UnknownRecord, NotAllowed for anyone else."""
    grant = work.accounts.grant(command.grant_id)
    if grant.delegated_by is None:
        raise UnknownRecord(what="delegation", id=str(command.grant_id))
    if work.by.user not in (grant.delegated_by, grant.user) and work.by.role is not Role.ADMIN:
        raise NotAllowed(role=work.by.role.value, act="end_delegation")
    work.accounts.end_grant(grant.id, work.on)
    return _told(work, "delegation_ended", grant.user, _said(grant))


def _known(work: Work, user: str) -> None:
    """Raises UnknownRecord; what no name holds is not looked for: PostgreSQL takes no NUL."""
    if not user.isprintable() or not work.accounts.exists(user):
        raise UnknownRecord(what="account", id=user)


def _another(work: Work, user: str) -> None:
    if user == work.by.user:
        raise NotOneself


def _said(grant: Grant) -> dict[str, Any]:
    return {
        "role": grant.role.value,
        "units": None if grant.units is None else list(grant.units),
        "group": None if grant.group_id is None else str(grant.group_id),
        "employer": None if grant.employer_id is None else str(grant.employer_id),
        "office": grant.office,
        "from": grant.valid_from.isoformat(),
        "to": None if grant.valid_to is None else grant.valid_to.isoformat(),
        "for": grant.delegated_by,
    }


def _told(work: Work, kind: str, subject: str, data: dict[str, Any] | None = None) -> Done:
    work.accounts.tell(work.by.user, work.at, kind, subject, data or {})
    return Done(None, None, None, 0)
