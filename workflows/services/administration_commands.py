"""Acts on accounts, as values: made by an administrator, or by somebody who goes on leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from workflows.services.commands import Command


@dataclass(frozen=True, slots=True)
class NewAccount(Command):
    """`password_hash` of a one-time password that its owner changes at the first sign-in."""

    act: ClassVar[str] = "new_account"
    user: str
    name: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class GrantRole(Command):
    """A role on [valid_from, valid_to): `units` None means the whole district."""

    act: ClassVar[str] = "grant_role"
    grant_id: UUID
    user: str
    role: str
    valid_from: date
    valid_to: date | None = None
    units: tuple[str, ...] | None = None
    group_id: UUID | None = None
    employer_id: UUID | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class EndGrant(Command):
    """From `ends_on` the grant holds no more."""

    act: ClassVar[str] = "end_grant"
    grant_id: UUID
    ends_on: date


@dataclass(frozen=True, slots=True)
class SetDisabled(Command):
    """A disabled account cannot sign in; its sessions end at once, its history stays."""

    act: ClassVar[str] = "set_disabled"
    user: str
    disabled: bool


@dataclass(frozen=True, slots=True)
class NewPassword(Command):
    """A one-time password for somebody who forgot the own."""

    act: ClassVar[str] = "new_password"
    user: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class EndSessions(Command):
    """Wherever the account is signed in."""

    act: ClassVar[str] = "end_sessions"
    user: str


@dataclass(frozen=True, slots=True)
class DropSecondFactor(Command):
    """For somebody who lost the telephone and the recovery codes."""

    act: ClassVar[str] = "drop_second_factor"
    user: str


@dataclass(frozen=True, slots=True)
class Delegate(Command):
    """Hands the own grants of the acting role to another account on [valid_from, valid_to)."""

    act: ClassVar[str] = "delegate"
    user: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class EndDelegation(Command):
    """Before its time: by who handed on, who received, or an administrator."""

    act: ClassVar[str] = "end_delegation"
    grant_id: UUID
