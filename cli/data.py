"""Data in and out: a list of people from a spreadsheet, and every list as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.office import By, office, viewer
from cli.output import OUT, banner, emit, line, t, table, trouble
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.importing import Row
    from domain.likeness import Alike
    from workflows.services.importing import Looked

imports = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Nhập từ Excel / import.")
FileIn = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .xlsx.")]


def add_to(root: typer.Typer) -> None:
    root.add_typer(imports, name="import")
    root.command("export")(export)


@imports.callback()
def _several() -> None:
    """Keeps `persons` a command of its own."""


@imports.command("persons")
def persons(
    file: FileIn,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi / look only.")] = False,
    by: By = "canbo",
) -> None:
    """Nhập danh sách người. Dòng có thể trùng thì để lại; mã thoát 1 nếu có dòng cần sửa hoặc bị từ chối."""
    from domain.importing import read_sheet
    from reports.reading_xlsx import read_xlsx
    from workflows.services.importing import bring_in, look, register_of

    opened = office()
    who = viewer(opened, by)
    sheet = read_sheet(read_xlsx(file.read_bytes()), register_of(opened, who))
    looked = look(opened, who, sheet)
    told = None if dry_run else bring_in(opened, who, looked, {}, lambda done: None)
    refused = told["refused"] if told else []
    if OUT.as_json:
        emit({"dry_run": dry_run, **_document(looked, told)})
    else:
        banner(opened)
        _show(looked, told)
    if looked.wrong or refused:
        raise typer.Exit(1)


def _document(looked: Looked, told: Any) -> dict[str, Any]:
    """`accepted` without a dry run: with the numbers of the cases."""
    accepted = [{"row": row.number} for row in looked.new] if told is None else told["done"]
    return {
        "accepted": accepted,
        "rejected": [_rejected(row) for row in looked.wrong],
        "refused": []
        if told is None
        else [{"row": e["row"], "problem": e[OUT.lang]} for e in told["refused"]],
        "already": [{"row": row.number, "number": number} for row, number in looked.already],
        "possible_duplicates": [
            {"row": row.number, "like": [_candidate(each) for each in alike]} for row, alike in looked.alike
        ],
        "unread_columns": looked.unread,
    }


def _rejected(row: Row) -> dict[str, Any]:
    cells = [
        {
            "cell": each.cell,
            "column": each.column,
            "value": each.value,
            "problem": t(f"import.problem.{each.problem}", expected=each.expected),
            "expected": each.expected,
        }
        for each in row.wrong
    ]
    return {"row": row.number, "errors": cells}


def _candidate(one: Alike) -> dict[str, Any]:
    if one.elsewhere:
        return {"why": one.why, "elsewhere": True}
    return {"number": one.number, "name": one.name, "birth_year": one.birth_year, "why": one.why}


def _show(looked: Looked, told: Any) -> None:
    done = len(looked.new) if told is None else len(told["done"])
    counts = (
        ("import.new" if told is None else "import.done", done),
        ("import.already", len(looked.already)),
        ("import.alike", len(looked.alike)),
        ("import.wrong", len(looked.wrong)),
    )
    for key, count in counts:
        line(f"{t(key)}: {count}")
    if told is None:
        line(t("import.nothing_written"))
    cells = [
        (
            each.cell,
            each.column,
            each.value,
            t(f"import.problem.{each.problem}", expected=each.expected),
            each.expected,
        )
        for row in looked.wrong
        for each in row.wrong
    ]
    names = ("cell", "column", "value", "problem", "expected")
    if cells:
        table(t("import.wrong"), [t(f"import.{name}") for name in names], cells)
    for row, alike in looked.alike:
        like = "; ".join(_alike_words(each) for each in alike)
        line(f"{t('import.row', row=row.number)}: {t('import.alike').lower()}: {like}")
    for each in told["refused"] if told else ():
        trouble(f"{t('import.row', row=each['row'])}: {each[OUT.lang]}")


def _alike_words(one: Alike) -> str:
    if one.elsewhere:
        return t("import.elsewhere")
    why = ", ".join(t(f"likeness.by.{each}").lower() for each in one.why)
    return f"{one.number} {one.name} {one.birth_year} ({why})"


def export(
    what: Annotated[str, typer.Argument(metavar="LIST", help="cases | work | visits | referrals | …")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .xlsx sẽ ghi / the file to write.")],
    state: Annotated[str | None, typer.Option(help="returned | assessed | …")] = None,
    commune: Annotated[str | None, typer.Option(help="Mã xã / commune code.")] = None,
    query: Annotated[str | None, typer.Option(help="Số hồ sơ, tên / number or name.")] = None,
    case: Annotated[str, typer.Option(help="Số hồ sơ, cho danh sách reads / for the list reads.")] = "",
    by: By = "canbo",
) -> None:
    """Xuất danh sách ra Excel. A list as a spreadsheet, within what the account may see."""
    from domain.case import Stage
    from domain.errors import NotAllowed
    from domain.read_models import CaseFilter
    from web.exporting import EXPORTS, file_of
    from web.exporting_asked import Asked

    if what not in EXPORTS:
        wrong("choice", option="LIST", value=what, expected=" | ".join(EXPORTS))
    if state is not None and state not in set(Stage):
        wrong("choice", option="--state", value=state, expected=" | ".join(Stage))
    opened = office()
    who = viewer(opened, by)
    if who.role not in EXPORTS[what].roles:
        raise NotAllowed(role=who.role.value, act=f"export {what}")
    wanted = CaseFilter(stage=state, unit=commune, query=query)
    content = file_of(what, Asked(opened, who, OUT.lang, wanted, case))
    file.write_bytes(content)
    if OUT.as_json:
        emit({"list": what, "file": file.name, "bytes": len(content)})
    else:
        line(t("cli.exported", what=t(f"export.{what}"), file=file.name))
