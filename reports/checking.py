"""Tries an office's own templates on forms without anybody in them, before somebody needs one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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
from domain.monthly.facts import COUNTS
from reports.documents import TEMPLATES, docx, pdf
from reports.templating import TemplateBroken

_COSTS = (CostLine("…", 1), CostLine("…", 2))
_PLAN: dict[str, Any] = dict.fromkeys(
    (
        "name", "kind", "registration_no", "registered_by", "address", "phone", "representative",
        "representative_post", "activity", "use", "project_place", "repayment",
    ),
    "…",
)  # fmt: skip
_REQUEST: dict[str, Any] = dict.fromkeys(("number", "name", "address", "phone", "use", "repayment"), "")
_WINDOW = dict.fromkeys(
    ("people", "events", "competing", "none", "left_early", "rate", "lower", "upper", "interval")
) | {"months": 12}
_MONTH: dict[str, Any] = {
    "month": "2000-01",
    "as_of": "2000-01-31",
    "known_on": "2000-01-31",
    "least": 5,
    "population": {"total": None, "states": {"returned": None}, "units": {"…": None}},
    "counts": dict.fromkeys(COUNTS),
    "history": {"head": "0", "events": 0},
    "recidivism": [
        {
            "event": "conviction", "by": None, "as_of": "2000-01-31", "followed_until_at_most": "2000-01-31",
            "least": 5, "excluded": {}, "rows": [{"group": "total", "windows": [_WINDOW]}],
            "card": {"version": 1, "fingerprint": "0", "citation": "…", "maturity_months": 6},
        }
    ],
}  # fmt: skip
# One of each form, with a row in each of its tables, so that the template's loops are walked.
_EMPTY: tuple[DocumentView, ...] = (
    ListView(
        Head(),
        unit="…",
        province="…",
        lines=(ListLine("…", None, None, "", None, None, None, None, None),),
    ),
    PlanView(
        Head(),
        **_PLAN,
        registered_on=None,
        workers=1,
        own_vnd=1,
        amount_vnd=1,
        months=1,
        costs=_COSTS,
        returns=_COSTS,
        people=(WorkerLine("…", None, "", "", "", None),),
    ),
    RequestView(
        Head(),
        **_REQUEST,
        purpose="production",
        born_on=None,
        citizen_id=None,
        certificate_no=None,
        completed_on=None,
        amount_vnd=1,
        months=1,
        own_vnd=1,
        costs=_COSTS,
        returns=_COSTS,
    ),
    MonthlyView(Head(), _MONTH, "0"),
)  # fmt: skip
_MAKES: dict[str, Callable[[DocumentView, Path | None], bytes]] = {"docx": docx, "typ": pdf}


def broken(own: Path) -> Iterator[TemplateBroken]:
    """What is wrong with the folder's files of the names that ship; nothing is said of other files in it."""
    if not own.is_dir():
        yield TemplateBroken(template=str(own), why="không có thư mục này / no such folder")
        return
    for view in _EMPTY:
        for ending, make in _MAKES.items():
            if (own / f"{TEMPLATES[type(view)]}.{ending}").is_file():
                try:
                    make(view, own)
                except TemplateBroken as trouble:
                    yield trouble


def own_files(own: Path) -> tuple[str, ...]:
    """The names of the forms that the folder replaces."""
    names = (f"{name}.{ending}" for name in TEMPLATES.values() for ending in _MAKES)
    return tuple(name for name in names if (own / name).is_file())
