"""The law and what follows from it: dated parameters, eligibility on facts alone or for a case, matching on a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import law_changes
from cli.office import By, On, day, legal_today, office, settings, viewer
from cli.output import OUT, banner, emit, shown, t, table
from cli.whatif import try_draft
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from datetime import date

    from domain.eligibility import Eligibility
    from domain.parameters import Law

eligibility_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Điều kiện vay / loan eligibility."
)
Known = Annotated[
    str | None,
    typer.Option("--as-known-on", metavar="YYYY-MM-DD", help="Như đã duyệt đến hết ngày / as approved by."),
]
law_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Tham số pháp luật / the law's numbers."
)


def add_to(root: typer.Typer) -> None:
    root.add_typer(eligibility_app, name="eligibility")
    law_app.command("try")(try_draft)
    law_changes.add_to(law_app)
    root.add_typer(law_app, name="law")
    root.command("match")(match)


def _document(file: Path) -> Any:
    """A JSON file; wrong use (exit code 2) when it is none."""
    try:
        return json.loads(file.read_text("utf-8"))
    except OSError as trouble:
        wrong("file", file=str(file), why=trouble.strerror)
    except ValueError as trouble:
        wrong("json", file=str(file), why=str(trouble))


@eligibility_app.command("evaluate")
def evaluate_facts(
    facts: Annotated[Path, typer.Option("--facts", metavar="FILE", help="Tệp JSON / a JSON file.")],
    on: On = None,
) -> None:
    """Xét điều kiện trên dữ kiện, không cần cơ sở dữ liệu. On facts alone."""
    from domain.eligibility import as_json, evaluate, facts_from_json
    from workflows.shipped import shipped_law

    kind, given = facts_from_json(_document(facts))
    found = evaluate(given, kind, shipped_law(), day(on, legal_today()))
    if OUT.as_json:
        emit(as_json(found, OUT.lang))
        return
    _show(found)


@eligibility_app.command("show")
def show(ref: Annotated[str, typer.Argument(metavar="ID")], on: On = None, by: By = "canbo") -> None:
    """Điều kiện vay của một hồ sơ. For a stored case."""
    from domain.eligibility import as_json, evaluate
    from domain.guard_facts import loan_facts

    opened = office()
    who = viewer(opened, by)
    case = opened.desk.case(who, opened.desk.case_id(who, ref))
    found = evaluate(loan_facts(case), "person", opened.law, day(on, opened.today()))
    if OUT.as_json:
        emit(as_json(found, OUT.lang))
        return
    banner(opened)
    _show(found)


def _show(found: Eligibility) -> None:
    from cli.showing import show_eligibility

    show_eligibility(found)


@law_app.command("list")
def list_law(on: On = None, known: Known = None) -> None:
    """Mọi tham số trong một ngày. Every parameter on a day."""
    from domain.law_changes import law_version

    law, today = _law(known)
    when = day(on, today)
    in_force = law.on(when)
    found = [(key, in_force.cited(key) if in_force.in_force(key) else None) for key in sorted(law.keys())]
    if OUT.as_json:
        listed = [{"key": key, "value": each and _value(each)} for key, each in found]
        emit({"on": when, "parameters": listed, "law_version": law_version(law)})
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
def show_law(key: Annotated[str, typer.Argument(metavar="KEY")], known: Known = None) -> None:
    """Các giá trị theo thời gian. The dated values of one parameter."""
    law, _ = _law(known)
    series = law.series(key)
    if OUT.as_json:
        emit({"key": key, "unit": series.unit, "values": [_value(each) for each in series.values]})
        return
    rows = (
        (_shown(v.value), v.valid_from, v.valid_to, t(f"standing.{v.standing}"), v.citation)
        for v in series.values
    )
    names = ("value", "from", "until", "standing", "citation")
    table(f"{key} ({series.unit})", [t(f"cli.column.{name}") for name in names], rows)


def _law(known: str | None) -> tuple[Law, date]:
    """The law that a store approved, or that ships where there is none; and the legal day there."""
    from workflows.bootstrap import law_in_force

    return law_in_force(settings(), None if known is None else day(known, legal_today()))


def _value(each: Any) -> dict[str, Any]:
    names = ("value", "valid_from", "valid_to", "citation", "standing", "reference", "note")
    return {name: getattr(each, name) for name in (*names, "confirmed_by", "confirmed_on")}


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else shown(value)


def match(file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp JSON / a JSON file.")]) -> None:
    """Ghép người với việc làm trên một tệp. Matching on a file."""
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
