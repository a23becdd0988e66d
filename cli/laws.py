"""The law and what follows from it: dated parameters, eligibility on facts alone or for a case, matching on a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.cases import finding_line
from cli.office import By, On, day, office, settings, viewer
from cli.output import OUT, emit, line, shown, t, table

eligibility_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Điều kiện vay / loan eligibility."
)
law_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Tham số pháp luật / the law's numbers."
)


def add_to(root: typer.Typer) -> None:
    root.add_typer(eligibility_app, name="eligibility")
    root.add_typer(law_app, name="law")
    root.command("match")(match)


def _document(file: Path) -> Any:
    """A JSON file; wrong use (exit code 2) when it is none."""
    try:
        return json.loads(file.read_text("utf-8"))
    except OSError as trouble:
        raise typer.BadParameter(f"{file}: {trouble.strerror}") from None
    except ValueError as trouble:
        raise typer.BadParameter(f"{file}: JSON, {trouble}") from None


@eligibility_app.command("evaluate")
def evaluate_facts(
    facts: Annotated[Path, typer.Option("--facts", help="Tệp JSON / a JSON file.")],
    on: On = None,
) -> None:
    """Xét điều kiện trên dữ kiện, không cần cơ sở dữ liệu / on facts alone."""
    from domain.dates import legal_day
    from domain.eligibility import evaluate, facts_from_json
    from workflows.bootstrap import now
    from workflows.shipped import shipped_law

    kind, given = facts_from_json(_document(facts))
    when = day(on, settings().today or legal_day(now()))
    _show(evaluate(given, kind, shipped_law(), when))


@eligibility_app.command("show")
def show(ref: Annotated[str, typer.Argument()], on: On = None, by: By = "canbo") -> None:
    """Điều kiện vay của một hồ sơ / for a stored case."""
    from domain.eligibility import evaluate
    from domain.guard_facts import loan_facts

    opened = office()
    who = viewer(opened, by)
    case = opened.desk.case(who, opened.desk.case_id(who, ref))
    _show(evaluate(loan_facts(case), "person", opened.law, day(on, opened.today())))


def _show(found: Any) -> None:
    from domain.eligibility import CODES, as_json

    if OUT.as_json:
        emit(as_json(found, OUT.lang))
        return
    line(t("cli.loan_outcome", outcome=CODES[found.outcome]))
    for finding in found.findings:
        line(finding_line(finding))
    if found.cap_vnd is not None:
        line(t("cli.cap", amount=found.cap_vnd))
    spans = ((each.start, each.end, t(f"eligibility.{CODES[each.outcome]}")) for each in found.spans)
    table(t("cli.spans"), (t("cli.column.from"), t("cli.column.until"), ""), spans)
    for step in found.steps:
        line("→ " + t(step.key, **step.args))


@law_app.command("list")
def list_law(on: On = None) -> None:
    """Mọi tham số trong một ngày / every parameter on a day."""
    from domain.dates import legal_day
    from workflows.bootstrap import now
    from workflows.shipped import shipped_law

    law = shipped_law()
    when = day(on, settings().today or legal_day(now()))
    in_force = law.on(when)
    found = [(key, in_force.cited(key) if in_force.in_force(key) else None) for key in sorted(law.keys())]
    if OUT.as_json:
        emit(
            {"on": when, "parameters": [{"key": key, "value": each and _value(each)} for key, each in found]}
        )
        return
    rows = (
        (key, each and _shown(each.value), each and t(f"standing.{each.standing}"), each and each.citation)
        for key, each in found
    )
    table(
        t("cli.law", on=when),
        [t(f"cli.column.{name}") for name in ("key", "value", "standing", "citation")],
        rows,
    )


@law_app.command("show")
def show_law(key: str) -> None:
    """Các giá trị theo thời gian / the dated values of one parameter."""
    from workflows.shipped import shipped_law

    series = shipped_law().series(key)
    if OUT.as_json:
        emit({"key": key, "unit": series.unit, "values": [_value(each) for each in series.values]})
        return
    rows = (
        (_shown(v.value), v.valid_from, v.valid_to, t(f"standing.{v.standing}"), v.citation)
        for v in series.values
    )
    names = ("value", "from", "until", "standing", "citation")
    table(f"{key} ({series.unit})", [t(f"cli.column.{name}") for name in names], rows)


def _value(each: Any) -> dict[str, Any]:
    names = ("value", "valid_from", "valid_to", "citation", "standing", "reference", "note")
    return {name: getattr(each, name) for name in (*names, "confirmed_by", "confirmed_on")}


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else shown(value)


def match(file: Annotated[Path, typer.Argument(help="Tệp JSON / a JSON file.")]) -> None:
    """Ghép người với việc làm trên một tệp / matching on a file."""
    from domain.matching import as_json, problem_from_json, solve

    found = as_json(solve(problem_from_json(_document(file))), OUT.lang)
    if OUT.as_json:
        emit(found)
        return
    rows = (
        (m["person"], m["vacancy"], m["score"], "; ".join(map(str, m["reasons"]))) for m in found["matches"]
    )
    table(
        t("cli.matches"),
        [t(f"cli.column.{name}") for name in ("person", "vacancy", "score", "reasons")],
        rows,
    )
    whys = ((each["person"], "; ".join(map(str, each["why"]))) for each in found["unmatched"])
    table(t("cli.unmatched"), (t("cli.column.person"), t("cli.column.reasons")), whys)
