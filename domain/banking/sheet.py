"""A batch as one sheet that a bank fills in, and the filled sheet read back: every cell of ours has to be as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from domain.banking.batch import FIELDS, BatchView
from domain.banking.reply import COLUMNS, Reading, Reply, Where, Wrong, refuse
from domain.importing.cells import Value, text_of
from domain.importing.rows import letters
from domain.wording import TEXTS, say

# Above the heading, each in the first cell of its row; a reply bears them unchanged.
HEAD = ("batch", "office", "sha256")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", re.ASCII)
OURS = ("place", *FIELDS)
_DAYS = ("certified_on", "eligible_until")
# Codes that the sheet shows in words.
_WORDS = {"purpose": "purpose", "eligible": "bank_outcome", "stage": "file_stage"}
_NUMBERS = ("place", "birth_year", "amount_vnd", "months")


def heading(name: str, answer: bool) -> str:
    """In Vietnamese whoever asks: it is what the sheet is read back by."""
    return say(f"reply_column.{name}" if answer else f"batch_column.{name}")


def above(view: BatchView) -> tuple[str, ...]:
    batch = view.batch
    said = {"batch": batch.number, "office": batch.office, "sha256": batch.sha256}
    return tuple(f"{say(f'batch_head.{name}')}: {said[name]}" for name in HEAD)


def cells(view: BatchView) -> list[tuple[Any, ...]]:
    """One row a line, with room for the answer; a line that is no more to be read keeps its place."""
    rows = []
    for line in view.lines:
        content = line.content or {"number": say("batch.withdrawn")}
        shown = [line.place, *(_shown(name, content.get(name)) for name in FIELDS)]
        rows.append((*shown, *(None for _ in COLUMNS)))
    return rows


def _shown(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _WORDS:
        return say(f"{_WORDS[name]}.{value}")
    return date.fromisoformat(value) if name in _DAYS else value


def read_sheet(grid: Sequence[Sequence[Value]], view: BatchView) -> Reply:
    """Raises BadReply with every cell that is wrong."""
    top = _top(grid)
    if top is None:
        refuse([Wrong("A1", "", "no_heading", heading("place", False))])
        raise AssertionError("unreachable")
    places = {place: text_of(cell) for place, cell in enumerate(grid[top])}
    by_name = _columns(places, top)
    reading = Reading(view)
    heads = _heads(grid[:top])
    reading.head(
        {name: said for name, (said, _) in heads.items()},
        lambda name: heads[name][1] if name in heads else "A1",
    )
    answers = []
    for number, row in enumerate(grid[top + 1 :], top + 2):
        if not any(text_of(cell) for cell in row):
            continue
        said = {name: row[place] if place < len(row) else None for name, place in by_name.items()}
        line = reading.line(_number(said["place"]), _ours(said), _where(by_name, number), whole=True)
        where = _where(by_name, number, "answer.")
        answer = reading.answer(line, _answer(said), where) if line is not None else None
        if answer is not None:
            answers.append(answer)
    reading.all_there(lambda name: f"A{top + 1}")
    return reading.done(answers)


def batch_named(grid: Sequence[Sequence[Value]]) -> tuple[str, str]:
    """Which batch the sheet says that it answers, and in which cell."""
    return _heads(grid[:20]).get("batch", ("", "A1"))


def _top(grid: Sequence[Sequence[Value]]) -> int | None:
    first = heading("place", False)
    return next((top for top, row in enumerate(grid[:20]) if row and text_of(row[0]) == first), None)


def _columns(places: Mapping[int, str], top: int) -> dict[str, int]:
    """Places of the columns by name; those of the answer are called `answer.<name>`. Raises BadReply."""
    found, wrong = {}, []
    texts = {text: place for place, text in places.items()}
    wanted = [(name, False) for name in OURS] + [(name, True) for name in COLUMNS]
    for name, answer in wanted:
        text = heading(name, answer)
        if text not in texts:
            wrong.append(Wrong(f"A{top + 1}", "", "no_heading", text))
        else:
            found[f"answer.{name}" if answer else name] = texts[text]
    refuse(wrong)
    return found


def _heads(rows: Sequence[Sequence[Value]]) -> dict[str, tuple[str, str]]:
    """What stands above the heading, with its cell."""
    starts = {f"{say(f'batch_head.{name}')}: ": name for name in HEAD}
    found = {}
    for number, row in enumerate(rows, 1):
        text = text_of(row[0]) if row else ""
        for start, name in starts.items():
            if text.startswith(start):
                found[name] = (text[len(start) :], f"A{number}")
    return found


def _where(by_name: Mapping[str, int], number: int, front: str = "") -> Where:
    return lambda name: f"{letters(by_name[f'{front}{name}'])}{number}"


def _number(value: Value) -> Any:
    """A whole number of a sheet; anything else as it stands."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 16:
        return int(value)
    return value


def _ours(said: Mapping[str, Value]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in FIELDS:
        value = said[name]
        if name in _NUMBERS:
            found[name] = _number(value)
        elif name in _DAYS:
            day = _day(value)
            found[name] = day.isoformat() if isinstance(day, date) else day
        elif name in _WORDS:
            found[name] = _code(_WORDS[name], text_of(value) or None)
        else:
            found[name] = text_of(value) or None
    if found["number"] == say("batch.withdrawn"):
        found["number"] = None
    return found


def _answer(said: Mapping[str, Value]) -> dict[str, Any]:
    """What the bank filled in, as the values of a `ReplyRow`; what cannot be read stays and is refused."""
    found: dict[str, Any] = {name: said[f"answer.{name}"] for name in COLUMNS}
    for name in ("decision_no", "note", "answer", "code"):
        found[name] = text_of(found[name]) or None
    found["answer"] = _code("reply_answer", found["answer"])
    found["code"] = _code("referral_why", found["code"])
    found["amount_vnd"], found["months"] = _grouped(found["amount_vnd"]), _number(found["months"])
    found["rate_bp"] = _rate(found["rate_bp"])
    found["on"] = _day(found["on"])
    papers = tuple(each.strip() for each in text_of(found["papers"]).split(",") if each.strip())
    found["papers"] = tuple(str(_code("loan_paper", each)) for each in papers)
    return found


def _code(group: str, text: str | None) -> str | None:
    """The code that a text of the group stands for; a code may be written itself."""
    if text is None:
        return None
    wanted = text.casefold()
    for key, (vietnamese, english) in TEXTS.items():
        if key.startswith(f"{group}.") and wanted in (vietnamese.casefold(), english.casefold()):
            return key.removeprefix(f"{group}.")
    return text


def _grouped(value: Value) -> Any:
    return (
        _number(value.translate(str.maketrans("", "", "., \u00a0")))
        if isinstance(value, str)
        else _number(value)
    )


def _rate(value: Value) -> Any:
    """Percent a year as people write it, in basis points."""
    text = text_of(value).replace("%", "").replace(",", ".").strip()
    whole, _, part = text.partition(".")
    if not text:
        return None
    if not (
        whole.isascii() and whole.isdigit() and len(whole) < 4 and (part or "0").isdigit() and len(part) <= 2
    ):
        return text
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def _day(value: Value) -> Any:
    if isinstance(value, date):
        return value
    text = text_of(value)
    found = _DAY.fullmatch(text)
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1])) if found else text or None
    return text
