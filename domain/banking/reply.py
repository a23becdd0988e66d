"""A bank's answers to a batch, line by line, and everything that makes a reply one to refuse: named by its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from domain.banking.batch import FIELDS, BatchView, LineView
from domain.errors import DomainError
from domain.lending.papers_needed import PAPERS
from domain.referrals import REFUSALS

# In the order of the way; `mismatch.RANK` tells which of them a file has behind it.
ANSWERS = (
    "received",
    "waiting",
    "papers",
    "approved",
    "refused",
    "disbursed",
    "running",
    "overdue",
    "repaid",
)
COLUMNS = ("answer", "on", "decision_no", "amount_vnd", "months", "rate_bp", "code", "papers", "note")
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "received": ("on",),
    "approved": ("on", "decision_no", "amount_vnd"),
    "refused": ("on", "code"),
    "papers": ("papers",),
    "disbursed": ("on", "amount_vnd"),
    "running": ("amount_vnd",),
    "overdue": ("amount_vnd",),
}
_MOST_VND = 2_000_000_000


class BadReply(DomainError):
    """Nothing of it is accepted. data: wrong (`Wrong` each), count, where (the first of them)."""

    key: ClassVar[str] = "bad_reply"


@dataclass(frozen=True, slots=True)
class Wrong:
    """`cell`: "C12" of a sheet, "rows[3].amount_vnd" of a document. `problem`: the text `reply_problem.<problem>`."""

    cell: str
    value: str
    problem: str
    expected: str = ""


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What the bank says about one line. `amount_vnd`: approved, paid out, or what is outstanding, by the answer."""

    place: int
    number: str
    answer: str
    on: date | None = None
    decision_no: str | None = None
    amount_vnd: int | None = None
    months: int | None = None
    rate_bp: int | None = None
    code: str | None = None
    papers: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """Rows without an answer are left out. `number` and `sha256` of the batch that it answers."""

    number: str
    sha256: str
    rows: tuple[ReplyRow, ...]


Where = Callable[[str], str]


class Reading:
    """One reply being read: what is wrong is gathered, and the whole refused at the end."""

    def __init__(self, view: BatchView) -> None:
        self.view, self.wrong = view, list[Wrong]()
        self._lines = {line.place: line for line in view.lines}
        self._seen: set[int] = set()

    def head(self, said: Mapping[str, Any], where: Where) -> None:
        """The reply has to name this batch, this office, this hash."""
        batch = self.view.batch
        for name, ours in (("batch", batch.number), ("office", batch.office), ("sha256", batch.sha256)):
            if said.get(name) != ours:
                problem = "another_office" if name == "office" else "another_batch"
                self._add(where(name), said.get(name), problem, ours)

    def line(self, place: Any, said: Mapping[str, Any], where: Where, whole: bool) -> LineView | None:
        """The line that the row is about, once. `said`: what it repeats of ours; `whole`: it has to repeat all."""
        found = self._lines.get(place) if type(place) is int else None
        if found is None or found.place in self._seen:
            self._add(
                where("place"),
                place,
                "no_such_line" if found is None else "line_twice",
                f"1–{len(self._lines)}",
            )
            return None
        self._seen.add(found.place)
        for name in FIELDS if whole else ("number",):
            self._same(found, name, said.get(name), where)
        return found

    def _same(self, line: LineView, name: str, theirs: Any, where: Where) -> None:
        ours = line.number if name == "number" else (line.content or {}).get(name)
        shut = line.content is None  # what is no more to be read nobody has to repeat, nor the number of it
        unread = shut and (name != "number" or theirs is None or line.number is None)
        if not unread and theirs != ours:
            self._add(where(name), theirs, "altered", "" if ours is None else str(ours))

    def all_there(self, where: Where) -> None:
        missing = [place for place in self._lines if place not in self._seen]
        if missing:
            self._add(where("place"), "", "lines_missing", ", ".join(map(str, missing[:20])))

    def answer(self, line: LineView, said: Mapping[str, Any], where: Where) -> ReplyRow | None:
        """None for a row without an answer, and for one that is wrong."""
        before = len(self.wrong)
        filled = {name: said[name] for name in COLUMNS if said.get(name) not in (None, "", ())}
        if "answer" not in filled:
            if filled:
                self._add(where("answer"), "", "no_answer", ", ".join(ANSWERS))
            return None
        for name, value in filled.items():
            self._check(name, value, where)
        for name in _NEEDED.get(str(filled["answer"]), ()):
            if name not in filled:
                self._add(where(name), "", "needed", "")
        if filled.get("code") == "other" and "note" not in filled:
            self._add(where("note"), "", "needed", "")
        return ReplyRow(line.place, line.number or "", **filled) if len(self.wrong) == before else None

    def _check(self, name: str, value: Any, where: Where) -> None:
        good, expected = _GOOD[name]
        if not good(value):
            self._add(where(name), value, "bad", expected)

    def _add(self, cell: str, value: Any, problem: str, expected: str) -> None:
        self.wrong.append(Wrong(cell, "" if value is None else str(value)[:80], problem, expected[:120]))

    def done(self, rows: list[ReplyRow]) -> Reply:
        """Raises BadReply."""
        refuse(self.wrong)
        return Reply(self.view.batch.number, self.view.batch.sha256, tuple(rows))


def refuse(wrong: list[Wrong]) -> None:
    """Raises BadReply where anything is wrong."""
    if wrong:
        raise BadReply(wrong=tuple(wrong), count=len(wrong), where=wrong[0].cell)


def _whole(least: int, most: int) -> tuple[Callable[[Any], bool], str]:
    return (lambda value: type(value) is int and least <= value <= most), f"{least}–{most}"


def _text(most: int) -> tuple[Callable[[Any], bool], str]:
    return (lambda value: isinstance(value, str) and len(value) <= most), f"≤ {most}"


def _one_of(codes: tuple[str, ...]) -> tuple[Callable[[Any], bool], str]:
    return (lambda value: value in codes), ", ".join(codes)


_GOOD: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "answer": _one_of(ANSWERS),
    "on": ((lambda value: isinstance(value, date)), "dd/MM/yyyy"),
    "decision_no": _text(80),
    "amount_vnd": _whole(0, _MOST_VND),
    "months": _whole(1, 120),
    "rate_bp": _whole(0, 10_000),
    "code": _one_of(REFUSALS),
    "papers": ((lambda value: isinstance(value, tuple) and set(value) <= set(PAPERS)), ", ".join(PAPERS)),
    "note": _text(2000),
}


def read_document(found: Any, view: BatchView) -> Reply:
    """The JSON form: head, and rows by place. Raises BadReply."""
    reading = Reading(view)
    said = found if isinstance(found, dict) else {}
    reading.head(said, lambda name: name)
    rows = said.get("rows")
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        refuse([*reading.wrong, Wrong("rows", "", "bad", "[{…}]")])
    answers = []
    for index, row in enumerate(rows or ()):

        def where(name: str, index: int = index) -> str:
            return f"rows[{index}].{name}"

        line = reading.line(row.get("place"), row, where, whole=False)
        answer = reading.answer(line, _typed(row), where) if line is not None else None
        if answer is not None:
            answers.append(answer)
    return reading.done(answers)


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    """Days and lists of a document as what they mean; what they are not stays and is refused by its name."""
    typed = dict(row)
    if isinstance(typed.get("on"), str):
        with suppress(ValueError):
            typed["on"] = date.fromisoformat(typed["on"])
    if isinstance(typed.get("papers"), list) and all(isinstance(each, str) for each in typed["papers"]):
        typed["papers"] = tuple(typed["papers"])
    return typed
