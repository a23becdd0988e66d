"""The words of a printed form: every figure, day and amount as the template sets it down, alike for Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import singledispatch
from typing import Any

from domain.amounts_in_words import vnd_in_words
from domain.documents import (
    CostLine,
    DocumentView,
    Head,
    ListLine,
    ListView,
    MonthlyView,
    PlanView,
    RequestView,
    WorkerLine,
)
from domain.wording import day, say
from reports.monthly_filling import monthly_texts

# For the pen: what nobody has said is neither guessed nor left out.
BLANK, SHORT, DAY = "…" * 16, "…" * 6, "…/…/……"
# Lines of a table that is still to be written.
_ROOM, _MOST_ROOM = 4, 12


def filled(view: DocumentView) -> dict[str, Any]:
    """Texts, lists of texts and booleans by the names that the templates use."""
    return {**_common(view), **_own(view)}


def _common(view: DocumentView) -> dict[str, Any]:
    ends = [
        f"- {each}{';' if place < len(view.recipients) else '.'}"
        for place, each in enumerate(view.recipients, 1)
    ]
    return {"head": _head(view.head), "recipients": [_plain(each) for each in ends], "demo": view.demo}


def _head(head: Head) -> dict[str, str]:
    return {
        "above": _plain(head.above).upper(),
        "issuer": _plain(head.issuer).upper(),
        "number": _plain(head.number) or SHORT,
        "place_and_day": _place_and_day(head, head.on),
    }


@singledispatch
def _own(view: DocumentView) -> dict[str, Any]:
    raise TypeError(f"no form shows {type(view).__name__}")


@_own.register
def _list(view: ListView) -> dict[str, Any]:
    asked = sum(line.amount_vnd or 0 for line in view.lines)
    return {
        "unit": _plain(view.unit),
        "province": _plain(view.province),
        "lines": [_line(place, line) for place, line in enumerate(view.lines, 1)],
        "count": f"{len(view.lines):02}",
        **_money("total", asked),
        "list_by": _plain(view.list_by),
        "list_post": _plain(view.list_post).upper(),
        **_certified(view),
        **_certifying(view),
    }


def _certifying(view: ListView) -> dict[str, str]:
    """After a change of units another commune certifies than the one that drew up the list."""
    head = replace(view.head, place=view.certified_place or view.head.place)
    return {
        "certified_day": _place_and_day(head, view.certified_on),
        "unit_upper": _plain(view.certified_unit or view.unit).upper() or SHORT,
    }


def _line(place: int, line: ListLine) -> dict[str, str]:
    return {
        "place": str(place),
        "name": _plain(line.name),
        "born_on": _day(line.born_on),
        "citizen_id": _plain(line.citizen_id),
        "address": _plain(line.address),
        "certificate_no": _plain(line.certificate_no),
        "completed_on": _day(line.completed_on),
        "purpose": _purpose(line.purpose),
        "amount": "" if line.amount_vnd is None else _figure(line.amount_vnd),
        "months": "" if line.months is None else str(line.months),
        "note": _plain(line.note),
    }


@_own.register
def _plan(view: PlanView) -> dict[str, Any]:
    texts = (
        "name", "kind", "registration_no", "registered_by", "address", "phone", "representative",
        "representative_post", "activity", "use", "project_place", "repayment", "unit", "office",
    )  # fmt: skip
    count = len(view.people) if view.people else view.released
    known = view.workers and count is not None
    share = f"{(count or 0) * 100 / view.workers:.1f}".replace(".", ",") if known else SHORT
    return {
        **_texts(view, texts),
        "signed_by": _plain(view.representative),
        "registered_on": _day(view.registered_on) or DAY,
        "workers": str(view.workers) if view.workers else SHORT,
        "people_count": SHORT if count is None else f"{count:02}",
        "share": share,
        "people": [_worker(place, each) for place, each in enumerate(view.people or _unnamed(count), 1)],
        **_finance(view),
        **_certified(view),
    }


def _unnamed(count: int | None) -> list[WorkerLine]:
    return [WorkerLine("", None, "", "", "", None)] * min(count or _ROOM, _MOST_ROOM)


def _worker(place: int, worker: WorkerLine) -> dict[str, str]:
    contract = [_plain(worker.contract_no), _day(worker.contract_on)]
    return {
        "place": str(place),
        "name": _plain(worker.name),
        "born_on": _day(worker.born_on),
        "address": _plain(worker.address),
        "job": _plain(worker.job),
        "contract": ", ngày ".join(each for each in contract if each),
    }


@_own.register
def _request(view: RequestView) -> dict[str, Any]:
    texts = (
        "number", "name", "citizen_id", "address", "phone", "certificate_no", "use", "repayment", "representative",
        "representative_citizen_id", "relation", "school", "savings_group", "organisation", "office",
    )  # fmt: skip
    months = {
        name: SHORT if getattr(view, name) is None else str(getattr(view, name))
        for name in ("course_months", "drawdown_months", "repayment_months")
    }
    return {
        **_texts(view, texts),
        **months,
        "born_on": _day(view.born_on) or DAY,
        "completed_on": _day(view.completed_on) or DAY,
        "purpose": _purpose(view.purpose),
        "training": view.purpose == "training",
        "by_household": bool(view.representative),
        "in_group": bool(view.savings_group),
        **_finance(view),
    }


@_own.register
def _monthly(view: MonthlyView) -> dict[str, Any]:
    return monthly_texts(view)


def _finance(view: PlanView | RequestView) -> dict[str, Any]:
    needed = sum(each.amount_vnd for each in view.costs) if view.costs else None
    return {
        "costs": _lines_of_money(view.costs),
        "returns": _lines_of_money(view.returns),
        "months": str(view.months),
        **_money("needed", needed),
        **_money("own", view.own_vnd),
        **_money("amount", view.amount_vnd),
    }


def _lines_of_money(lines: Sequence[CostLine]) -> list[dict[str, str]]:
    if not lines:
        return [{"place": str(place), "what": "", "amount": "", "note": ""} for place in range(1, _ROOM + 1)]
    return [
        {
            "place": str(place),
            "what": _plain(each.what),
            "amount": _figure(each.amount_vnd),
            "note": _plain(each.note),
        }
        for place, each in enumerate(lines, 1)
    ]


def _certified(view: ListView | PlanView) -> dict[str, str]:
    return {
        "certified_no": _plain(view.certified_no) or SHORT,
        "certified_day": _place_and_day(view.head, view.certified_on),
        "certified_by": _plain(view.certified_by),
        "certified_post": _plain(view.certified_post).upper(),
        "unit_upper": _plain(view.unit).upper() or SHORT,
    }


def _money(name: str, amount: int | None) -> dict[str, str]:
    if amount is None:
        return {name: SHORT, f"{name}_words": BLANK}
    return {name: _figure(amount), f"{name}_words": vnd_in_words(amount)}


def _texts(view: DocumentView, names: Iterable[str]) -> dict[str, str]:
    return {name: _plain(getattr(view, name)) or BLANK for name in names}


def _purpose(code: str | None) -> str:
    return say(f"purpose.{code}") if code else ""


def _figure(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _day(value: date | int | None) -> str:
    """A year alone where no day is known."""
    return str(value) if isinstance(value, int) else day(value) if value else ""


def _place_and_day(head: Head, on: date | None) -> str:
    return f"{_plain(head.place) or '…' * 4}, {_day_in_words(on)}"


def _day_in_words(value: date | None) -> str:
    """Days below 10 and the months 1 and 2 have a nought in front (Decree 30/2020, annex I)."""
    if value is None:
        return "ngày …… tháng …… năm ……"
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def _plain(text: str | None) -> str:
    """One line, without the control characters that no file of Word can hold."""
    return " ".join("".join(each if each >= " " else " " for each in text or "").split())
