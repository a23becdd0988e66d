"""Figures for the record: recidivism with its definition, its intervals and what small numbers hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.monthly import monthly
from cli.office import day, office
from cli.output import OUT, banner, emit, line, t, table
from cli.stats import between, percent
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from reports.outcome_cells import Section

report_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Báo cáo / reports.")


def add_to(root: typer.Typer) -> None:
    report_app.command("monthly")(monthly)
    root.add_typer(report_app, name="report")


@report_app.command("recidivism")
def recidivism(
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Tính đến / as of.")
    ] = None,
    window: Annotated[
        list[int] | None, typer.Option("--window", metavar="MONTHS", min=1, max=600, help="Tháng / months.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="FIELD", help="Theo nhóm / groups.")] = None,
    known: Annotated[
        str | None, typer.Option("--as-known-on", metavar="YYYY-MM-DD", help="Như đã biết / as known.")
    ] = None,
    event: Annotated[str, typer.Option("--event", metavar="conviction|charge|violation")] = "conviction",
) -> None:
    """Tái phạm tội theo cửa sổ theo dõi, kèm định nghĩa. Recidivism by follow-up window, with its definition."""
    from domain.recidivism.definitions import EVENTS
    from domain.recidivism.releases import FIELDS
    from workflows.services.recidivism import recidivism_report
    from workflows.shipped import shipped_definitions

    _one_of("--event", event, EVENTS)
    if by is not None:
        _one_of("--by", by, FIELDS)
    opened = office()
    today = opened.today()
    known_on = None if known is None else day(known, today)
    found = recidivism_report(
        opened,
        shipped_definitions(),
        event=event,
        as_of=day(as_of, today),
        windows=window or (),
        by=by,
        known_on=known_on,
    )
    if OUT.as_json:
        emit(found)
        return
    banner(opened)
    _show(found)


@report_app.command("outcomes")
def outcomes(
    first: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Từ ngày / from.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Đến ngày / to.")] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="commune|sex|ethnicity", help="Theo nhóm / groups.")
    ] = None,
    boundaries: Annotated[str, typer.Option("--boundaries", metavar="old|new")] = "new",
    known: Annotated[
        str | None, typer.Option("--as-known-on", metavar="YYYY-MM-DD", help="Như đã biết / as known.")
    ] = None,
) -> None:
    """Quá trình và kết quả trong một kỳ (mặc định: tháng này), kèm định nghĩa. Process and outcomes of a period."""
    from domain.outcomes.parity import BY
    from domain.outcomes.report import FIGURES, Period
    from reports.outcomes import sections
    from workflows.services.outcomes import outcomes_report

    _one_of("--boundaries", boundaries, ("old", "new"))
    for each in by or ():
        _one_of("--by", each, BY)
    opened = office()
    today = opened.today()
    ends = day(last, min(today, day(known, today)))
    period = Period(day(first, ends.replace(day=1)), ends, day(known, today), boundaries)  # type: ignore[arg-type]
    found = outcomes_report(opened, period, by=tuple(dict.fromkeys(by or ())))
    drawn = sections(found, OUT.lang)
    if OUT.as_json:
        said = {each.name: each.definition for each in drawn}
        emit(found | {"definitions": {name: said[name] for name in FIGURES if name in said}})
        return
    banner(opened)
    _show_outcomes(found, drawn)


def _show_outcomes(found: dict[str, Any], drawn: list[Section]) -> None:
    from reports.outcomes import period

    line(t("outcomes.title"))
    line(period(found, OUT.lang))
    line(
        f"{found['persons']} {t('outcomes.persons')}; {found['excluded']['duplicate']} {t('outcomes.duplicates')}"
    )
    for section in drawn:
        line()
        line(section.title.upper())
        line(section.definition)
        for each in section.lines:
            line(each)
        for one in section.tables:
            table(one.caption, one.columns, [[_bare(each) for each in row] for row in one.rows])


def _bare(cell: Any) -> Any:
    return cell.cases if hasattr(cell, "what") else cell


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        wrong("choice", option=option, value=value, expected=" | ".join(known))


def _show(found: dict[str, Any]) -> None:
    card = found["card"]
    line(t("recidivism.title", event=card["event"], as_of=found["as_of"]))
    line(
        t(
            "recidivism.card",
            version=card["version"],
            fingerprint=card["fingerprint"],
            citation=card["citation"],
        )
    )
    line(t("recidivism.followed", until=found["followed_until_at_most"], months=card["maturity_months"]))
    line(t("recidivism.excluded", **{key: found["excluded"].get(key, 0) for key in card["exclusions"]}))
    if found["landmark_days"] is not None:
        line(t("recidivism.landmark", days=found["landmark_days"]))
    names = ("group", "window", "people", "events", "competing", "none", "left_early", "rate", "interval")
    rows = [_row(each["group"], found["by"], one) for each in found["rows"] for one in each["windows"]]
    table("", [t(f"recidivism.column.{name}") for name in names], rows)
    line(t("recidivism.hidden", least=found["least"]))
    line(t("recidivism.caveat"))


def _row(group: str, by: str | None, window: dict[str, Any]) -> tuple[Any, ...]:
    counts = [_count(window[name]) for name in ("people", "events", "competing", "none", "left_early")]
    interval = "—" if window["rate"] is None else between(window["lower"], window["upper"])
    return _named(group, by), window["months"], *counts, percent(window["rate"]), interval


def _count(value: int | None) -> str:
    return t("recidivism.shut") if value is None else str(value)


def _named(group: str, by: str | None) -> str:
    if group in ("total", "all"):
        return t("recidivism.total")
    if group == "unknown":
        return t("recidivism.unknown")
    if by in ("sex", "ethnicity"):
        return t(f"{by}.{group}")
    if by in ("age", "sentence_class", "support"):
        return t(f"recidivism.{by}.{group}")
    return group
