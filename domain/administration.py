"""What an administrator may not do, and what an account may hand on during a leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from domain.accounts import Grant
from domain.errors import DomainError
from domain.viewer import Role, Viewer

USER = re.compile(r"[a-z][a-z0-9.]{2,39}", re.ASCII)
# The roles that may be handed on; an administrator's stays with who was made one.
DELEGABLE = (Role.OFFICER, Role.SUPPORTER, Role.BANK, Role.MANAGER, Role.EMPLOYER)


class AccountExists(DomainError):
    """data: user."""

    key: ClassVar[str] = "account_exists"


class LastAdministrator(DomainError):
    """Nobody would be left who can let others in."""

    key: ClassVar[str] = "last_administrator"


class NotOneself(DomainError):
    """An act on one's own account that another administrator has to do."""

    key: ClassVar[str] = "not_oneself"


class NothingToDelegate(DomainError):
    """No grant of one's own that the other account could take on: another role or firm. data: user."""

    key: ClassVar[str] = "nothing_to_delegate"


class AccountRows(Protocol):
    """Accounts inside a command's transaction; everything done to them is told to `admin_event`."""

    def exists(self, user: str) -> bool: ...
    def new(self, user: str, name: str, password_hash: str, at: datetime) -> None: ...
    def grants(self, user: str) -> Sequence[Grant]: ...
    def grant(self, grant_id: UUID) -> Grant: ...
    def handed_on(self, user: str, on: date) -> Sequence[Grant]: ...
    def give(self, grant: Grant, by: str, at: datetime) -> None: ...
    def end_grant(self, grant_id: UUID, on: date) -> None: ...
    def administrators(self, on: date, without: UUID | None = None, but: str | None = None) -> int: ...
    def set_disabled(self, user: str, at: datetime | None) -> None: ...
    def set_password(self, user: str, password_hash: str) -> None: ...
    def drop_second_factor(self, user: str) -> None: ...
    def end_sessions(self, user: str, at: datetime, by: str) -> None: ...
    def may_let_in(self, viewer: Viewer, on: date) -> frozenset[str]: ...
    def keep_pass(self, pass_id: UUID, user: str, token: str, by: str, at: datetime) -> None: ...
    def tell(self, actor: str, at: datetime, kind: str, subject: str, data: dict[str, Any]) -> None: ...
