"""Cases: list, show, what can be done now and why not, advance, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.office import By, On, day, office, viewer
from cli.output import OUT, banner, emit, line, plain, shown, t, table
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.read_models import CasePage, CaseRow
    from workflows.services.office import Office

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Hồ sơ / cases.")
Ref = Annotated[str, typer.Argument(metavar="ID", help="Số hồ sơ hoặc mã / case number or id.")]
_COLUMNS = ("number", "name", "state", "unit", "review", "visit", "items")


def add_to(root: typer.Typer) -> None:
    root.add_typer(app, name="case")


@app.command("list")
def list_cases(
    state: Annotated[str | None, typer.Option(help="returned | assessed | …")] = None,
    commune: Annotated[str | None, typer.Option(help="Mã xã / commune code.")] = None,
    query: Annotated[str | None, typer.Option(help="Số hồ sơ, tên / number or name.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200)] = 200,
    by: By = "canbo",
) -> None:
    """Danh sách hồ sơ. The list."""
    from domain.case import Stage
    from domain.read_models import CaseFilter

    if state is not None and state not in set(Stage):
        wrong("choice", option="--state", value=state, expected=" | ".join(Stage))
    opened = office()
    who = viewer(opened, by)
    if commune is not None:
        _require_unit(opened, commune)
    wanted = CaseFilter(stage=state, unit=commune, query=query, limit=limit)
    found = opened.desk.cases(who, wanted, at=opened.now(), on=opened.today())
    if OUT.as_json:
        emit(
            {
                "demo": _demo(opened),
                "total": found.total,
                "more": found.more,
                "by_state": found.by_stage,
                "cases": found.rows,
            }
        )
        return
    banner(opened)
    total = t("count.more_than", count=found.total) if found.short else found.total
    table(
        t("cli.cases", total=total), [t(f"cli.column.{name}") for name in _COLUMNS], map(_cells, found.rows)
    )


def _require_unit(opened: Office, code: str) -> None:
    """Codes of the old boundaries are welcome too. Raises UnknownUnit."""
    if code not in {unit.code for unit in opened.units.boundaries("old")}:
        opened.units.get(code, opened.today())


def _cells(row: CaseRow) -> tuple[Any, ...]:
    state = t(f"state.{row.stage}")
    return (row.number, row.name, state, row.unit_name, row.next_review_on, row.next_visit_on, row.work_items)


@app.command("show")
def show(ref: Ref, by: By = "canbo") -> None:
    """Một hồ sơ. One case."""
    from cli.showing import page_document, show_page

    opened, page = _page(ref, by)
    if OUT.as_json:
        emit({"demo": _demo(opened), **page_document(page)})
        return
    banner(opened)
    show_page(page)


@app.command("moves")
def moves(ref: Ref, by: By = "canbo") -> None:
    """Các bước có thể đi và điều kiện. The moves with their findings."""
    from cli.showing import move_document, show_moves

    opened, page = _page(ref, by)
    if OUT.as_json:
        documents = [move_document(each) for each in page.moves]
        emit({"case": page.case.number, "state": page.case.stage, "moves": documents})
        return
    banner(opened)
    show_moves(page)


def _page(ref: str, by: str) -> tuple[Office, CasePage]:
    opened = office()
    who = viewer(opened, by)
    found = opened.desk.case_page(who, opened.desk.case_id(who, ref), at=opened.now(), on=opened.today())
    return opened, found


def _demo(opened: Office) -> bool:
    return bool(opened.desk.facts().get("demo"))


@app.command("advance")
def advance(
    ref: Ref,
    move: Annotated[str, typer.Argument(metavar="MOVE", help="assess | support | start_work | …")],
    note: Annotated[str | None, typer.Option(help="Ghi chú / a note.")] = None,
    reason: Annotated[str | None, typer.Option(help="Mã lý do / a reason code.")] = None,
    outcome: Annotated[str | None, typer.Option(help="Kết quả khi kết thúc / how it ended.")] = None,
    by: By = "canbo",
    on: On = None,
    command_id: Annotated[
        str | None, typer.Option("--command-id", help="UUID; gửi lại không ghi hai lần.")
    ] = None,
) -> None:
    """Chuyển bước. Make a move."""
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
    """Lịch sử, cũ trước. Events, oldest first."""
    opened = office()
    who = viewer(opened, by)
    until = None if as_known_on is None else day(as_known_on, opened.today())
    found = opened.desk.history(who, opened.desk.case_id(who, ref), at=opened.now(), as_known_on=until)
    if OUT.as_json:
        emit(plain(found))
        return
    banner(opened)
    from cli.showing import event_words

    names = ("seq", "event", "effective", "recorded", "actor", "data")
    rows = (
        (e.seq, t(f"event.{e.kind}"), e.effective_on, shown(e.recorded_at), e.actor, event_words(e))
        for e in found
    )
    table("", [t(f"cli.column.{name}") for name in names], rows)


def _uuid(text: str | None) -> UUID | None:
    if text is None:
        return None
    try:
        return UUID(text)
    except ValueError:
        wrong("choice", option="--command-id", value=text, expected="UUID")
