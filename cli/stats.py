"""Survival statistics of any CSV, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.output import OUT, emit, line, t, table
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.recidivism.survival_table import SurvivalTable

stats_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Thống kê / statistics.")
_SHOWN = 12


def add_to(root: typer.Typer) -> None:
    root.add_typer(stats_app, name="stats")


@stats_app.callback()
def stats() -> None:
    """Keeps `survival` a command of its own while it is the only one."""


@stats_app.command("survival")
def survival(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Tệp CSV / a CSV file.")],
    duration: Annotated[str, typer.Option("--duration", metavar="COL", help="Cột thời gian / time.")],
    event: Annotated[str, typer.Option("--event", metavar="COL", help="Cột sự kiện 0|1 / event 0|1.")],
    by: Annotated[str | None, typer.Option("--by", metavar="COL", help="Cột nhóm / groups.")] = None,
    window: Annotated[
        list[float] | None, typer.Option("--window", metavar="N", min=0, help="Cửa sổ / window.")
    ] = None,
) -> None:
    """Kaplan–Meier, trung vị, cửa sổ cố định, log-rank. Curves, medians, fixed windows, log-rank."""
    from domain.recidivism.document import survival_document

    found = survival_document(_read(file, duration, event, by), window or [])
    if OUT.as_json:
        emit(found)
        return
    _show(found)


def _read(file: Path, duration: str, event: str, by: str | None) -> SurvivalTable:
    from domain.recidivism.survival_table import NoSuchColumn, read_survival

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return read_survival(lines, duration, event, by)
    except OSError as trouble:
        wrong("file", file=str(file), why=trouble.strerror)
    except UnicodeDecodeError as trouble:
        wrong("file", file=str(file), why=str(trouble))
    except NoSuchColumn as missing:
        wrong("column", column=missing.data["column"], columns=", ".join(missing.data["columns"]))


def _show(found: dict[str, Any]) -> None:
    groups = found["groups"]
    named = [
        t(f"survival.{name}") for name in ("group", "people", "events", "censored", "median", "interval")
    ]
    table(t("survival.title"), named, (_group_row(name, each) for name, each in groups.items()))
    columns = [t(f"survival.{name}") for name in ("group", "window", "rate", "interval", "at_risk", "how")]
    rows = [(name, *_window_row(each)) for name, group in groups.items() for each in group["windows"]]
    if rows:
        table(t("survival.windows"), columns, rows)
    points = [t(f"survival.{name}") for name in ("time", "at_risk", "events", "survival", "interval")]
    for name, group in groups.items():
        table(t("survival.curve", group=name), points, _points(group["curve"]))
    if "logrank" in found:
        line(_logrank(found["logrank"]))


def _group_row(name: str, group: dict[str, Any]) -> tuple[Any, ...]:
    low, high = (_time(group[f"median_{end}"]) for end in ("lower", "upper"))
    return name, group["n"], group["events"], group["censored"], _time(group["median"]), f"{low} – {high}"


def _window_row(each: dict[str, Any]) -> tuple[Any, ...]:
    how = t(f"survival.interval.{each['interval'].replace('-', '_')}")
    return each["t"], percent(each["rate"]), between(each["lower"], each["upper"]), each["at_risk"], how


def _points(curve: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """A dozen of the times with events, evenly chosen, the last among them."""
    happened = [each for each in curve if each["events"]]
    step = max(1, -(-len(happened) // _SHOWN))
    return [
        (each["t"], each["at_risk"], each["events"], percent(each["survival"]), between(each["lower"], each["upper"]))
        for each in happened[::-1][::step][::-1]
    ]  # fmt: skip


def percent(share: float | None) -> str:
    if share is None:
        return "—"
    text = f"{share * 100:.1f} %"
    return text if OUT.lang == "en" else text.replace(".", ",")


def _time(at: float | None) -> str:
    return "—" if at is None else f"{at:g}"


def between(lower: float | None, upper: float | None) -> str:
    return f"{percent(lower)} – {percent(upper)}"


def _logrank(test: dict[str, Any]) -> str:
    if test["chi2"] is None:
        return t("survival.no_logrank")
    return t("survival.logrank", chi2=f"{test['chi2']:.4g}", df=test["df"], p=f"{test['p']:.3g}")
