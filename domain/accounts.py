"""Who signs in, as what and within which limits: dated grants of a role, and the sessions that act with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from domain.admin_events import AdminEvent
from domain.viewer import Role, Viewer

# A session ends after so long without a request, and after so long in any case.
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
# `seen_at` is written no more often than this: a page costs no write of its own.
SEEN_EVERY = timedelta(minutes=1)

# (codes of a scope, the day on which it was given) -> codes that it means today
Follow = Callable[[Iterable[str], date], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role with its scope on [valid_from, valid_to); `units` None is the whole district.

    `delegated_by` is the account that is on leave and whose role this repeats.
    """

    id: UUID
    user: str
    role: Role
    units: tuple[str, ...] | None
    valid_from: date
    valid_to: date | None = None
    group_id: UUID | None = None
    employer_id: UUID | None = None
    office: str | None = None
    delegated_by: str | None = None

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A live session. `roles`: all that the account has today; the viewer acts in one of them.

    `must_change`: a password that somebody else chose. `delegated_by`: whose leave the viewer covers.
    """

    session: UUID
    viewer: Viewer
    name: str | None
    roles: tuple[Role, ...]
    must_change: bool
    second_factor: bool
    has_second_factor: bool
    delegated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as its owner or an administrator sees it."""

    id: UUID
    agent: str
    address: str
    created_at: datetime
    seen_at: datetime
    ends_at: datetime


def roles_of(grants: Sequence[Grant]) -> tuple[Role, ...]:
    """In the order in which they were given: an own role before one that covers a leave."""
    ordered = sorted(
        grants, key=lambda each: (each.delegated_by is not None, each.valid_from, each.role.value)
    )
    return tuple(dict.fromkeys(each.role for each in ordered))


def viewer_of(user: str, grants: Sequence[Grant], follow: Follow, role: Role | None = None) -> Viewer | None:
    """The viewer that the account's grants of one role make together; None without such a grant.

    Scopes of the same role add up: who covers a leave sees both communes, or both offices of the bank.
    """
    roles = roles_of(grants)
    if not roles:
        return None
    acts_as = role if role in roles else roles[0]
    mine = sorted((each for each in grants if each.role is acts_as), key=lambda each: bool(each.delegated_by))
    offices = [each.office for each in mine if each.office]
    units: frozenset[str] | None = None
    if all(each.units is not None for each in mine):
        units = frozenset().union(*(follow(each.units or (), each.valid_from) for each in mine))
    return Viewer(
        user,
        acts_as,
        units,
        frozenset(each.group_id for each in mine if each.group_id is not None),
        next(iter(offices), None),
        next((each.employer_id for each in mine if each.employer_id), None),
        frozenset(offices[1:]) - frozenset(offices[:1]),
    )


class Sessions(Protocol):
    """Live sessions. A token is known to the browser alone; here only its keyed digest is kept."""

    def open(self, user: str, *, at: datetime, agent: str, address: str, second_factor: bool) -> str: ...
    def find(self, token: str, *, at: datetime, on: date) -> SignedIn | None: ...
    def of(self, user: str, *, at: datetime) -> Sequence[SessionRow]: ...
    def end(self, session: UUID, *, at: datetime, by: str) -> None: ...
    def end_all(self, user: str, *, at: datetime, by: str, but: UUID | None = None) -> None: ...
    def choose_role(self, session: UUID, role: Role) -> None: ...


class Tokens(Protocol):
    """Tokens of the programming interface, each with the rights of one account until a day."""

    def create(self, user: str, label: str, days: int, *, by: str, at: datetime) -> str: ...
    def find(self, token: str, *, at: datetime, on: date) -> Viewer | None: ...
    def of(self, user: str) -> Sequence[Mapping[str, Any]]: ...
    def revoke(self, token_id: UUID, *, at: datetime, by: str = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as administrators see it: no case, no password."""

    user: str
    name: str | None
    roles: tuple[Role, ...]
    grants: tuple[Grant, ...]
    has_password: bool
    must_change: bool
    has_second_factor: bool
    disabled: bool
    created_at: datetime
    last_in: datetime | None


class AccountReads(Protocol):
    """`having` is part of an account or of a name, with or without tones."""

    def all(self, on: date, having: str = "") -> Sequence[AccountView]: ...
    def one(self, user: str, on: date) -> AccountView: ...
    def events(self, subject: str | None = None, limit: int = 200) -> Sequence[AdminEvent]: ...
    def colleagues(self, viewer: Viewer, on: date) -> Sequence[AccountView]: ...
    def handed_on(self, user: str, on: date) -> Sequence[Grant]: ...
