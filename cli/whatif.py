"""A draft of the law on the live caseload: who gains, who loses, from when, at what cost; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.office import By, On, day, office, viewer
from cli.output import OUT, banner, emit, line, shown, t, table
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.eligibility.whatif import Moved, Tried

_SHOWN = 20
From = Annotated[
    str | None,
    typer.Option("--from", metavar="YYYY-MM-DD", help="Ngày đầu của dự thảo / the draft's first day."),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Xem đến hết ngày / look until.")
]


def try_draft(
    draft: Annotated[str, typer.Argument(metavar="KEY=VALUE")],
    starts: From = None,
    on: On = None,
    until: Until = None,
    by: By = "lanhdao",
) -> None:
    """Thử một giá trị dự thảo trên các hồ sơ đang mở. A draft on the open cases; nothing is written."""
    from workflows.services.trying import try_law, year_after

    key, equals, value = draft.partition("=")
    if not (key and equals and value):
        wrong("draft", value=draft)
    opened = office()
    looked = day(on, opened.today())
    first = day(starts, looked)
    last = day(until, year_after(max(first, looked)))
    if last < max(first, looked):
        wrong("until", value=last, first=max(first, looked))
    found = try_law(opened, viewer(opened, by), key.strip(), value, starts=first, on=looked, until=last)
    if OUT.as_json:
        emit(_document(found, opened.law.series(found.key).unit, opened.store.law_version))
        return
    banner(opened)
    _show(found, key)


def _document(found: Tried, unit: str, version: str) -> dict[str, Any]:
    from domain.rules import RULES_VERSION

    sums = found.found
    return {
        "key": found.key,
        "value": found.value,
        "unit": unit,
        "from": found.starts,
        "on": found.on,
        "until": found.until,
        "persons": found.persons,
        "eligible_before": sums.eligible_before,
        "eligible_after": sums.eligible_after,
        "unknown": sums.unknown,
        "gain": int(sums.gains.size),
        "lose": int(sums.loses.size),
        "gains": [_moved(each) for each in found.gains],
        "loses": [_moved(each) for each in found.loses],
        "cost_vnd": sums.cost_vnd,
        "lost_vnd": sums.lost_vnd,
        "at_most_vnd": sums.at_most_vnd,
        "standing": "draft",
        "law_version": version,
        "rules_version": RULES_VERSION,
    }


def _moved(each: Moved) -> dict[str, Any]:
    return {
        "case": each.case_id,
        "number": each.number,
        "from": each.on,
        "cap_before_vnd": each.cap_before,
        "cap_after_vnd": each.cap_after,
    }


def _show(found: Tried, key: str) -> None:
    sums = found.found
    line(f"{key} = {shown(found.value)} ({shown(found.starts)})")
    line(t("try.over", persons=shown(found.persons), on=found.on, until=found.until))
    before_after = t("try.from_to", before=shown(sums.eligible_before), after=shown(sums.eligible_after))
    figures = (
        ("gain", shown(int(sums.gains.size))),
        ("lose", shown(int(sums.loses.size))),
        ("eligible", before_after),
        ("unknown", shown(sums.unknown)),
        *(
            (name, t("shown.vnd", amount=getattr(sums, f"{name}_vnd")))
            for name in ("cost", "lost", "at_most")
        ),
    )
    table("", ("", ""), ((t(f"try.sum.{name}", on=found.on), text) for name, text in figures))
    for what, moved in (("gains", found.gains), ("loses", found.loses)):
        if moved:
            _list(what, moved)
    line(t("try.nothing_kept"))


def _list(what: str, moved: tuple[Moved, ...]) -> None:
    rows = ((each.number, each.on, each.cap_before, each.cap_after) for each in moved[:_SHOWN])
    names = (
        t("cli.column.number"),
        *(t(f"try.column.{name}") for name in ("from", "cap_before", "cap_after")),
    )
    table(t(f"try.{what}"), names, rows)
    if len(moved) > _SHOWN:
        line(t("try.first", count=_SHOWN, total=shown(len(moved))))
