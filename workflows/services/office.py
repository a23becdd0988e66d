"""The one door to every act: rights, the transaction, the replay of a command that was already done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.accounts import Sessions, Tokens
from domain.errors import RecordConflict, StoreUnavailable
from domain.parameters import Law
from domain.ports import Desk, Store
from domain.units import Units
from domain.viewer import Role, Viewer, require
from workflows.services.commands import Command, Done
from workflows.services.handlers import HANDLERS
from workflows.services.signing_in import SigningIn

Clock = Callable[[], datetime]
NewId = Callable[[], UUID]

_TRIES = 4
_log = logging.getLogger("duongve.office")


class Office:
    """What pages, the command line, flows and the seed hold. `now()` and `today()` come from the outside."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        sessions: Sessions,
        door: SigningIn,
        tokens: Tokens,
        *,
        clock: Clock,
        today: Callable[[], date],
        new_id: NewId,
        codes_required_of: frozenset[Role] = frozenset(),
    ) -> None:
        self.store, self.desk = store, desk
        self.sessions, self.door, self.tokens = sessions, door, tokens
        # Roles that sign in with a second factor only.
        self.codes_required_of = codes_required_of
        self.now, self.today, self.new_id = clock, today, new_id

    @property
    def units(self) -> Units:
        """The register of today: what ships, with what was recorded."""
        return self.store.units

    @property
    def law(self) -> Law:
        """The law as it is approved: what ships, with what was decided here."""
        return self.store.law

    def perform(
        self,
        command: Command,
        *,
        by: Viewer,
        at: datetime | None = None,
        on: date | None = None,
        command_id: UUID | None = None,
    ) -> Done:
        """Does the act once. `on` is the legal day in Vietnam. Raises a DomainError and keeps nothing when refused.

        The same `command_id` again answers what it answered first, and writes nothing.
        """
        require(by, command.act)
        at = at or self.now()
        on = on or self.today()
        command_id = command_id or self.new_id()
        fingerprint = self.store.keyring.fingerprint(repr(command))
        for last in (False,) * (_TRIES - 1) + (True,):
            try:
                return self._once(command, by, at, on, command_id, fingerprint)
            except Exception as trouble:
                # A refusal may only mean that the act was already done; a lost race for a key, that it is to do again.
                if (found := self.store.first_result(command_id, fingerprint)) is not None:
                    return _done(found, replayed=True)
                if last and _lost_race(trouble):
                    raise RecordConflict(what=command.act, id=str(command_id)) from trouble
                if last or not _may_try_again(trouble):
                    raise
        raise AssertionError("unreachable")

    def _once(
        self, command: Command, by: Viewer, at: datetime, on: date, command_id: UUID, fingerprint: bytes
    ) -> Done:
        with self.store.command(command_id, by=by, at=at, on=on, act=command.act) as work:
            done = HANDLERS[type(command)](work, command)
            work.commit(_kept(done), fingerprint)
        _log.info("act", extra={"act": command.act, "command": str(command_id)})
        return done


def _may_try_again(trouble: Exception) -> bool:
    """A lost race for a key, or a lost connection: neither says anything against the act."""
    lost = isinstance(trouble, StoreUnavailable) and bool(trouble.data.get("lost"))
    return lost or _lost_race(trouble)


def _lost_race(trouble: Exception) -> bool:
    """By name: the driver's errors are known to persistence alone."""
    return type(trouble).__name__ == "IntegrityError"


def _kept(done: Done) -> dict[str, Any]:
    """What a replay answers again."""
    return {
        "case_id": done.case_id,
        "number": done.number,
        "stage": done.stage,
        "version": done.version,
        "told": done.told,
        "counts": done.counts,
    }


def _done(found: Any, replayed: bool) -> Done:
    return Done(**{**found, "told": tuple(found["told"]), "replayed": replayed})
