"""How long what is kept, by purpose: dated numbers of the law, and the day on which the time of a case is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.case import Case
from domain.dates import years_after
from domain.parameters import LawOn

# Purpose -> the parameter that says how long. In years from the closing of the case.
OF_CASES = {
    "expunged": "keep.expunged_years",
    "duplicate": "keep.duplicate_years",
    "closed": "keep.closed_years",
}


def purpose_of(case: Case) -> str:
    return case.outcome if case.outcome in OF_CASES else "closed"


def keep_until(case: Case, law: LawOn) -> date | None:
    """The first day on which the case need not be kept; None while it is not closed."""
    if case.closed_on is None:
        return None
    years = law.value(OF_CASES[purpose_of(case)])
    assert isinstance(years, int)
    return years_after(case.closed_on, years)


def due_on(cases: Iterable[Case], law: LawOn) -> date | None:
    """The last of the cases' days; None while one of them has none, or without cases."""
    days = [keep_until(each, law) for each in cases]
    return None if not days or None in days else max(day for day in days if day is not None)
