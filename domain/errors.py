"""One error class per reason to refuse, each carrying its data; the sentence stands in domain/wording/refusals.py."""

from __future__ import annotations

from typing import Any, ClassVar

from domain.wording import Lang, say


class DomainError(Exception):
    """A refusal: `key` names its text (`refusal.<key>`), `data` fills it."""

    key: ClassVar[str] = "refused"

    def __init__(self, **data: Any) -> None:
        super().__init__()
        self.data = data

    def text(self, lang: Lang = "vi") -> str:
        return say(f"refusal.{self.key}", self.data, lang=lang)

    def __str__(self) -> str:
        return self.text("en")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.data)


def _rebuild(kind: type[DomainError], data: dict[str, Any]) -> DomainError:
    return kind(**data)


class MoveNotOpen(DomainError):
    """The lifecycle has no such move from this state. data: number, move, state, open (codes of the open moves)."""

    key = "move_not_open"


class MoveRefused(DomainError):
    """A guard is not met or unknown. data: number, move, findings (every finding of the move)."""

    key = "move_refused"

    @property
    def findings(self) -> Any:
        return self.data["findings"]


class UnknownMove(DomainError):
    """data: move, known."""

    key = "unknown_move"


class UnknownCase(DomainError):
    """data: case."""

    key = "unknown_case"


class UnknownRecord(DomainError):
    """Something other than a case that is not there. data: what, id."""

    key = "unknown_record"


class PersonErased(DomainError):
    """The key was destroyed: nothing of the person can be opened or sealed any more. data: none."""

    key = "person_erased"


class OpenCaseExists(DomainError):
    """One open case per person. data: number."""

    key = "open_case_exists"


class StaleCase(DomainError):
    """Somebody changed the case meanwhile. data: number, expected, found, changes (kinds of the events since)."""

    key = "stale_case"


class CommandIdReused(DomainError):
    """The same command id came with another content. data: command_id."""

    key = "command_id_reused"


class NotAllowed(DomainError):
    """The role may not do this. data: role, act."""

    key = "not_allowed"


class OutOfScope(UnknownCase):
    """Outside the viewer's scope a case answers as if it did not exist."""


class BadValue(DomainError):
    """data: field, value, expected."""

    key = "bad_value"


class RecordConflict(DomainError):
    """The same client-made id came again with another content; the first one stays. data: what, id."""

    key = "record_conflict"


class CaseClosed(DomainError):
    """A closed case takes no further acts but reopening. data: number."""

    key = "case_closed"


class NoTransferOpen(DomainError):
    """data: number."""

    key = "no_transfer_open"


class NewerSchema(DomainError):
    """The database was made by a newer version. data: found, known."""

    key = "newer_schema"


class SchemaMissing(DomainError):
    """The database has no tables yet, or older ones. data: found, known."""

    key = "schema_missing"


class KeyMissing(DomainError):
    """The master key file is absent or unreadable. data: path, why."""

    key = "key_missing"


class WrongKey(DomainError):
    """The sealed field does not open with this master key. data: where."""

    key = "wrong_key"


class StoreUnavailable(DomainError):
    """Disk full, locked for too long, unreachable: nothing of the act was kept.

    data: why, lost (the connection broke, so that the act may be tried again).
    """

    key = "store_unavailable"


class PortInUse(DomainError):
    """data: port."""

    key = "port_in_use"


class RealDataRefused(DomainError):
    """Seeding refuses a database that already holds people. data: persons."""

    key = "not_empty"
