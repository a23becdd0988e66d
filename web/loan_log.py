"""The steps of a loan file as a reader sees them: what each said, and what was noted together in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from domain.history import Kind
from domain.lending.file import LoanFile
from domain.lending.reads import FileEntry, FileView

# A key of the wording, with what stands in it.
Said = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Noted:
    """One step, or several of one kind by one hand on one day. `note`: words, for the office alone."""

    kind: str
    on: date
    actor: str
    said: tuple[Said, ...]
    note: str | None = None


def log_of(view: FileView, *, signed: bool = True) -> tuple[Noted, ...]:
    """Newest first. `signed`: with the names of who signed, which are for the office alone."""
    file = view.line.file if signed else replace(view.line.file, list_by=None, certified_by=None)
    groups = groupby(view.entries, key=lambda each: (each.kind, each.on, each.actor, _alone(each)))
    return tuple(_noted(file, tuple(each)) for _, each in groups)[::-1]


def _alone(entry: FileEntry) -> str | None:
    """Papers and parties are noted one by one, and read together; every other step stands by itself."""
    together = entry.kind in (Kind.LOAN_PAPER_NOTED, Kind.LOAN_PARTY_NAMED) and not entry.notes.get("note")
    return None if together else str(entry.recorded_at)


def _noted(file: LoanFile, entries: tuple[FileEntry, ...]) -> Noted:
    first = entries[0]
    said = tuple(each for entry in entries for each in _said(file, entry))
    return Noted(first.kind, first.on, first.actor, said, first.notes.get("note"))


def _said(file: LoanFile, entry: FileEntry) -> Iterator[Said]:
    data = entry.data
    if entry.kind in _TOLD:
        yield from _TOLD[entry.kind](file, data)
    if data.get("rate_bp") is not None:
        yield "loan_log.rate", {"rate": per_cent(data["rate_bp"])}


def per_cent(basis_points: int) -> str:
    """Two decimals at most, with a comma, as Vietnam writes them: 6,6."""
    return f"{basis_points / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _document(number: str, on: str, by: str | None) -> Iterable[Said]:
    told = {"number": number, "on": date.fromisoformat(on)}
    yield ("loan_file.document", {**told, "by": by}) if by else ("loan_log.document", told)


def _opened(file: LoanFile, data: Mapping[str, Any]) -> Iterable[Said]:
    """A loan that was paid before there was a file has no wish."""
    if data.get("taken_over"):
        return [("loan_file.taken_over", {})]
    return [("loan_log.opened", {name: data[name] for name in ("amount_vnd", "months", "purpose")})]


def _listed(file: LoanFile, data: Mapping[str, Any]) -> Iterable[Said]:
    by = (
        file.list_by if data["list_no"] == file.list_no else None
    )  # an earlier attempt's signatory is elsewhere
    return _document(data["list_no"], data["list_on"], by)


def _certified(file: LoanFile, data: Mapping[str, Any]) -> Iterable[Said]:
    by = file.certified_by if data["certified_no"] == file.certified_no else None
    return _document(data["certified_no"], data["certified_on"], by)


def _paid(file: LoanFile, data: Mapping[str, Any]) -> Iterable[Said]:
    yield "loan_log.drawn", {"amount": data["drawn_vnd"]}


def _reported(file: LoanFile, data: Mapping[str, Any]) -> Iterable[Said]:
    yield f"loan_log.{data['status']}", {"amount": data["outstanding_vnd"]}


_TOLD: Mapping[str, Callable[[LoanFile, Mapping[str, Any]], Iterable[Said]]] = {
    Kind.LOAN_FILE_OPENED: _opened,
    Kind.LOAN_LISTED: _listed,
    Kind.LOAN_CERTIFIED: _certified,
    Kind.LOAN_REVIEWED: lambda _, data: (
        [(f"organisation.{data['organisation']}", {})] if data.get("organisation") else ()
    ),
    Kind.LOAN_SENT: lambda _, data: (
        [("loan_log.sent", {"office": data["office"]})] if "office" in data else ()
    ),
    Kind.LOAN_APPROVED: lambda _, data: [
        ("loan_log.approved", {"number": data["decision_no"], "amount": data["approved_vnd"]})
    ],
    Kind.LOAN_REFUSED: lambda _, data: [("loan_file.refused", {"why": data["refusal"]})],
    Kind.LOAN_DRAWDOWN: _paid,
    Kind.LOAN_REPORTED: _reported,
    Kind.LOAN_EXTENDED: lambda _, data: [
        ("loan_log.extended", {"on": date.fromisoformat(data["extended_to"])})
    ],
    Kind.LOAN_PARTY_NAMED: lambda _, data: [(f"party_role.{data['party_role']}", {})],
    Kind.LOAN_PAPER_NOTED: lambda _, data: [
        ("loan_log.paper", {"paper": data["loan_paper"], "state": data["paper_state"]})
    ],
}
