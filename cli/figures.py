"""The district's figures, as they were published and as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.office import On, day, office
from cli.output import OUT, emit, line, t, table
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.read_models import Summary
    from domain.units import Boundaries


def add_to(root: typer.Typer) -> None:
    root.command("summary")(summary)


def summary(
    on: On = None,
    boundaries: Annotated[str | None, typer.Option(metavar="old|new")] = None,
) -> None:
    """Số liệu toàn huyện. The district's figures."""
    if boundaries not in (None, "old", "new"):
        wrong("choice", option="--boundaries", value=boundaries, expected="old | new")
    opened = office()
    which: Boundaries | None = None if boundaries is None else "old" if boundaries == "old" else "new"
    show_summary(opened.desk.summary(day(on, opened.today()), which))


def show_summary(found: Summary) -> None:
    if OUT.as_json:
        emit(found.as_json())
        return
    if found.demo:
        line(t("demo.banner").upper())
    table(t("cli.summary", on=found.on), (t("cli.figure"), t("cli.value")), _figures(found))
    units = [(t("cli.no_old_unit") if code == "?" else name, count) for code, name, count in found.by_unit]
    table(t(f"cli.by_unit.{found.boundaries}"), ("", t("cli.persons")), units)


def _figures(found: Summary) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [(t("cli.persons"), found.persons)]
    rows += [("  " + t(f"state.{state}"), count) for state, count in found.by_state.items()]
    rows += [
        (t("cli.loans"), t("cli.loans_of", count=found.loans_count, amount=found.loans_vnd)),
        (t("cli.placements"), found.placements),
        (t("cli.overdue_reviews"), found.overdue_reviews),
        (t("cli.overdue_visits"), found.overdue_visits),
        (t("cli.communes"), found.communes),
    ]
    return rows + [(t(f"body.{kind}"), count) for kind, count in sorted(found.bodies.items())]
