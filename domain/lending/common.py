"""What the bank says of a file and its money, alike for the loan of a person and of an establishment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from domain import referrals
from domain.errors import BadValue
from domain.lending.refusals import DatesOutOfOrder, NothingLeftToDraw
from domain.lending.schedule import TERMS, Lent, RepaymentTerms, ends_on
from domain.people import one_of

Said = Mapping[str, Any]
Sets = dict[str, Any]
_LONGEST = 80
# Of one project at most (art. 6(2)b); what one person may have is far below it.
_MOST_DRAWN = 2_000_000_000


class Applied(Lent, Protocol):
    """A file of either kind, as far as the bank's word goes."""

    @property
    def number(self) -> str: ...
    @property
    def amount_vnd(self) -> int: ...
    @property
    def sent_on(self) -> date | None: ...
    @property
    def received_on(self) -> date | None: ...
    @property
    def appraised_on(self) -> date | None: ...
    @property
    def decided_on(self) -> date | None: ...
    @property
    def drawn_vnd(self) -> int: ...
    @property
    def outstanding_vnd(self) -> int: ...
    @property
    def left_vnd(self) -> int: ...


def received(file: Applied, on: date, said: Said) -> Sets:
    return {"received_on": a_day(said, "received_on", file.sent_on, on)}


def appraised(file: Applied, on: date, said: Said) -> Sets:
    return {"appraised_on": a_day(said, "appraised_on", file.received_on, on)}


def approved(file: Applied, on: date, said: Said) -> Sets:
    months = a_count(said, "months", 1, 120) if said.get("months") else file.months
    return {
        "decided_on": a_day(said, "decided_on", file.appraised_on, on),
        "decision_no": a_text(said, "decision_no"),
        "approved_vnd": a_count(said, "amount_vnd", 1, file.amount_vnd),
        "months": months,
        "refusal": None,
        **terms_said(said),
    }


def refused(file: Applied, on: date, said: Said) -> Sets:
    return {
        "decided_on": a_day(said, "decided_on", file.received_on, on),
        "refusal": one_of("code", str(said.get("refusal") or ""), referrals.REFUSALS),
    }


def drawn(file: Applied, on: date, said: Said) -> Sets:
    amount = a_count(said, "amount_vnd", 1, _MOST_DRAWN)
    if amount > file.left_vnd:
        raise NothingLeftToDraw(number=file.number, amount_vnd=amount, left_vnd=file.left_vnd)
    paid_on = a_day(said, "paid_on", file.decided_on, on)
    sets: Sets = {"drawn_vnd": file.drawn_vnd + amount, "outstanding_vnd": file.outstanding_vnd + amount}
    if file.disbursed_on is None:
        sets["disbursed_on"] = paid_on
    return sets | terms_said(said)


def checked_use(file: Applied, on: date, said: Said) -> Sets:
    return {"use_checked_on": a_day(said, "use_checked_on", file.disbursed_on, on)}


def reported(file: Applied, on: date, said: Said) -> Sets:
    return {"outstanding_vnd": a_count(said, "outstanding_vnd", 0, file.drawn_vnd)}


def repaid(file: Applied, on: date, said: Said) -> Sets:
    return {"outstanding_vnd": a_count(said, "outstanding_vnd", 0, 0)}


def extended(file: Applied, on: date, said: Said) -> Sets:
    until, end = said.get("extended_to"), ends_on(file)
    if not isinstance(until, date) or (end is not None and until <= end):
        raise DatesOutOfOrder(field="extended_to", value=until, expected=f"> {shown_day(end)}")
    return {"extended_to": until}


def written_off(file: Applied, on: date, said: Said) -> Sets:
    return {"decision_no": a_text(said, "decision_no")}


def terms_said(said: Said) -> Sets:
    """The bank's terms that come with the step. Raises BadValue for what cannot be meant."""
    sets = {name: said[name] for name in TERMS if said.get(name) is not None}
    RepaymentTerms(**sets)
    return sets


# By the code of the move, which both machines share.
BANK_SAID: Mapping[str, Callable[[Applied, date, Said], Sets]] = {
    "receive": received,
    "appraise": appraised,
    "approve": approved,
    "refuse": refused,
    "check_use": checked_use,
    "repay": reported,
    "report_overdue": reported,
    "bring_current": reported,
    "close_repaid": repaid,
    "extend": extended,
    "write_off": written_off,
}


def a_text(said: Said, name: str, longest: int = _LONGEST) -> str:
    text = " ".join(str(said.get(name) or "").split())
    if not 0 < len(text) <= longest:
        raise BadValue(field=name, value=text[:20], expected=f"1–{longest} ký tự")
    return text


def a_count(said: Said, name: str, least: int, most: int) -> int:
    value = said.get(name)
    if type(value) is not int or not least <= value <= most:
        raise BadValue(field=name, value=value, expected=str(least) if least == most else f"{least}–{most}")
    return value


def a_day(said: Said, name: str, after: date | None, on: date) -> date:
    """Not after today, and not before the step that it follows."""
    value = said.get(name)
    if not isinstance(value, date):
        raise BadValue(field=name, value=value, expected="dd/mm/yyyy")
    if value > on or (after is not None and value < after):
        raise DatesOutOfOrder(field=name, value=value, expected=f"{shown_day(after)} – {shown_day(on)}")
    return value


def shown_day(day: date | None) -> str:
    return "…" if day is None else f"{day:%d/%m/%Y}"
