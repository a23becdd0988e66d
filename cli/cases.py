"""Cases: list, show, what can be done now and why not, advance, history."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import typer

from cli.office import By, On, day, office, viewer
from cli.output import OUT, emit, line, plain, t, table
from domain.findings import Finding, Outcome
from domain.units import Boundaries

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Hồ sơ / cases.")
Ref = Annotated[str, typer.Argument(help="Số hồ sơ hoặc mã / case number or id.")]
_MARKS = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNKNOWN: "?"}


def add_to(root: typer.Typer) -> None:
    root.add_typer(app, name="case")
    root.command("summary")(summary)


def summary(
    on: On = None,
    boundaries: Annotated[str | None, typer.Option(help="old | new")] = None,
) -> None:
    """Số liệu toàn huyện / the district's figures."""
    if boundaries not in (None, "old", "new"):
        raise typer.BadParameter("--boundaries old|new")
    opened = office()
    which: Boundaries | None = None if boundaries is None else "old" if boundaries == "old" else "new"
    show_summary(opened.desk.summary(day(on, opened.today()), which))


def show_summary(found: Any) -> None:
    if OUT.as_json:
        emit(found.as_json())
        return
    if found.demo:
        line(t("demo.banner").upper())
    table(t("cli.summary", on=found.on), (t("cli.figure"), t("cli.value")), _figures(found))
    table(t(f"cli.by_unit.{found.boundaries}"), ("", t("cli.persons")), [(n, p) for _, n, p in found.by_unit])


def _figures(found: Any) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [(t("cli.persons"), found.persons)]
    rows += [("  " + t(f"state.{state}"), count) for state, count in found.by_state.items()]
    rows += [
        (t("cli.loans"), f"{found.loans_count} · {t('cli.vnd', amount=found.loans_vnd)}"),
        (t("cli.placements"), found.placements),
        (t("cli.overdue_reviews"), found.overdue_reviews),
        (t("cli.overdue_visits"), found.overdue_visits),
        (t("cli.communes"), found.communes),
    ]
    return rows + [(t(f"body.{kind}"), count) for kind, count in sorted(found.bodies.items())]


@app.command("list")
def list_cases(
    state: Annotated[str | None, typer.Option(help="returned | assessed | …")] = None,
    commune: Annotated[str | None, typer.Option(help="Mã xã / commune code.")] = None,
    query: Annotated[str | None, typer.Option(help="Số hồ sơ, tên / number or name.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 200,
    by: By = "canbo",
) -> None:
    """Danh sách hồ sơ / the list."""
    from domain.case import Stage
    from domain.read_models import CaseFilter

    if state is not None and state not in set(Stage):
        raise typer.BadParameter(f"--state {'|'.join(Stage)}")
    opened = office()
    wanted = CaseFilter(stage=state, unit=commune, query=query, limit=limit)
    found = opened.desk.cases(viewer(opened, by), wanted, at=opened.now(), on=opened.today())
    if OUT.as_json:
        emit({"total": found.total, "by_state": found.by_stage, "cases": found.rows})
        return
    banner(opened)
    headings = [
        t(f"cli.column.{name}") for name in ("number", "name", "state", "unit", "review", "visit", "items")
    ]
    rows = (
        (
            r.number,
            r.name,
            t(f"state.{r.stage}"),
            r.unit_name,
            r.next_review_on,
            r.next_visit_on,
            r.work_items,
        )
        for r in found.rows
    )
    table(t("cli.cases", total=found.total), headings, rows)


@app.command("show")
def show(ref: Ref, by: By = "canbo") -> None:
    """Một hồ sơ / one case."""
    from cli.showing import page_document, show_page

    opened = office()
    who = viewer(opened, by)
    page = opened.desk.case_page(who, opened.desk.case_id(who, ref), at=opened.now(), on=opened.today())
    if OUT.as_json:
        emit(page_document(page))
        return
    banner(opened)
    show_page(page)


@app.command("moves")
def moves(ref: Ref, by: By = "canbo") -> None:
    """Các bước có thể đi và điều kiện / the moves with their findings."""
    from cli.showing import move_document, show_moves

    opened = office()
    who = viewer(opened, by)
    page = opened.desk.case_page(who, opened.desk.case_id(who, ref), at=opened.now(), on=opened.today())
    if OUT.as_json:
        emit(
            {
                "case": page.case.number,
                "state": page.case.stage,
                "moves": [move_document(m) for m in page.moves],
            }
        )
        return
    show_moves(page)


@app.command("advance")
def advance(
    ref: Ref,
    move: str,
    note: Annotated[str | None, typer.Option()] = None,
    reason: Annotated[str | None, typer.Option()] = None,
    outcome: Annotated[str | None, typer.Option()] = None,
    by: By = "canbo",
    on: On = None,
    command_id: Annotated[
        str | None, typer.Option("--command-id", help="UUID; gửi lại không ghi hai lần.")
    ] = None,
) -> None:
    """Chuyển bước / make a move."""
    from workflows.services.commands import Advance

    opened = office()
    who = viewer(opened, by)
    command = Advance(opened.desk.case_id(who, ref), move, reason, outcome, note)
    done = opened.perform(command, by=who, on=day(on, opened.today()), command_id=_uuid(command_id))
    if OUT.as_json:
        emit({"case": done.number, "state": done.stage, "version": done.version, "replayed": done.replayed})
        return
    line(
        t("cli.advanced", number=done.number, state=done.stage) + (t("cli.replayed") if done.replayed else "")
    )


@app.command("history")
def history(
    ref: Ref,
    as_known_on: Annotated[str | None, typer.Option("--as-known-on", metavar="YYYY-MM-DD")] = None,
    by: By = "canbo",
) -> None:
    """Lịch sử, cũ trước / events, oldest first."""
    opened = office()
    who = viewer(opened, by)
    until = None if as_known_on is None else day(as_known_on, opened.today())
    found = opened.desk.history(who, opened.desk.case_id(who, ref), at=opened.now(), as_known_on=until)
    if OUT.as_json:
        emit(plain(found))
        return
    banner(opened)
    headings = [
        t(f"cli.column.{name}") for name in ("seq", "event", "effective", "recorded", "actor", "data")
    ]
    rows = (
        (
            e.seq,
            t(f"event.{e.kind}"),
            e.effective_on,
            t("shown.value", value=e.recorded_at),
            e.actor,
            _words(e),
        )
        for e in found
    )
    table("", headings, rows)


def _words(entry: Any) -> str:
    said = [f"{name}: {value}" for name, value in entry.data.items() if isinstance(value, (str, int, bool))]
    return " · ".join([*said, *entry.sealed.values()])


def finding_line(finding: Finding) -> str:
    """One finding as one line: mark, reason, law, and who supplies what is missing."""
    from domain.wording import say

    reason = say(finding.reason, finding.args, lang=OUT.lang)
    asks = [say("ask.whom", {"ask": ask.what, "of": ask.of}, lang=OUT.lang) for ask in finding.asks]
    return f"  {_MARKS[finding.outcome]} {reason} [{finding.citation}]" + "".join(
        f"\n      → {ask}" for ask in asks
    )


def banner(opened: Any) -> None:
    """Whatever is shown of invented people says so."""
    if opened.desk.facts().get("demo"):
        line(t("demo.banner").upper())


def _uuid(text: str | None) -> UUID | None:
    if text is None:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise typer.BadParameter(f"{text}: UUID") from None
