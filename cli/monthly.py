"""The monthly report from the command line: the signed files as they are, or a draft; signing and checking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.office import day, office, settings, viewer
from cli.output import OUT, banner, emit, line, t
from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.monthly.frozen import FrozenReport
    from domain.monthly.month import Month
    from workflows.services.office import Office


def monthly(
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help="Tháng / the month.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục nhận tệp / where to.")],
    version: Annotated[
        int | None, typer.Option("--version", min=1, help="Phiên bản đã chốt / a signed version.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Bản nháp dù đã chốt / a draft all the same.")
    ] = False,
    known: Annotated[str | None, typer.Option("--as-known-on", metavar="YYYY-MM-DD")] = None,
    group: Annotated[
        list[str] | None, typer.Option("--group", metavar="FIELD", help="Theo nhóm / groups.")
    ] = None,
    sign: Annotated[bool, typer.Option("--sign", help="Chốt số liệu / sign it off.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Tính lại và so với bản đã chốt / draw it up again.")
    ] = False,
    by: Annotated[str, typer.Option("--by", help="Người chốt / who signs.")] = "lanhdao",
) -> None:
    """Báo cáo tháng: tệp đã chốt, hoặc bản nháp. The monthly report: the signed files, or a draft."""
    from domain.errors import BadValue
    from domain.monthly.month import Month as Months

    try:
        wanted = Months.of(month)
    except BadValue:
        wrong("choice", option="--month", value=month, expected="YYYY-MM")
    opened = office()
    if not (draft or sign) and (signed := _signed(opened, wanted, version)) is not None:
        _as_signed(opened, signed, out, check)
        return
    _drawn(opened, wanted, out, known, group or [], by if sign else None)


def _signed(opened: Office, month: Month, version: int | None) -> FrozenReport | None:
    """The newest, or the one asked for; raises UnknownRecord where that one is not there."""
    from domain.errors import UnknownRecord

    found = opened.desk.months.frozen(month.key)
    if version is None:
        return found[0] if found else None
    for each in found:
        if each.version == version:
            return each
    raise UnknownRecord(what="report", id=f"{month.key} v{version}")


def _as_signed(opened: Office, signed: FrozenReport, out: Path, check: bool) -> None:
    from domain.monthly.frozen import ENDINGS

    files = {ending: opened.desk.months.file(signed, ending) for ending in ENDINGS}
    written = _write(
        out, f"{signed.month}-v{signed.version}", {name: each.content for name, each in files.items()}
    )
    sound = signed.sound and all(each.sound for each in files.values())
    told: dict[str, Any] = {"sound": sound}
    if check:
        from workflows.services.monthly import reproduces
        from workflows.shipped import shipped_definitions

        told["reproduced"] = reproduces(opened, shipped_definitions(), signed)
    _tell(opened, signed.told, written, signed.version, signed.content_hash, told)
    if False in told.values():
        raise typer.Exit(1)


def _drawn(
    opened: Office, month: Month, out: Path, known: str | None, groups: list[str], signer: str | None
) -> None:
    from workflows import monthly_papers as papers

    asked = None if known is None else day(known, opened.today())
    drawn = papers.draft(opened, month, known_on=asked, by=groups)
    own = settings().templates_dir
    if signer is not None:
        signed = papers.sign(opened, drawn, by=viewer(opened, signer), own=own)
        _as_signed(opened, signed, out, check=False)
        return
    written = _write(out, f"{month.key}-nhap", papers.draft_files(opened, drawn, own))
    _tell(opened, drawn.figures, written, None, drawn.digest, {})


def _write(out: Path, name: str, files: dict[str, bytes]) -> list[str]:
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"bao-cao-{name}.{ending}" for ending in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return [str(path) for path in paths]


def _tell(
    opened: Office,
    figures: Any,
    files: list[str],
    version: int | None,
    content_hash: str,
    more: dict[str, Any],
) -> None:
    if OUT.as_json:
        told = {"month": figures["month"], "version": version, "files": files, "content_hash": content_hash}
        emit(told | {"history_head": figures["history"]["head"], "figures": figures} | more)
        return
    banner(opened)
    key = "monthly.said.draft" if version is None else "monthly.said.signed"
    line(t(key, month=figures["month"], version=version, hash=content_hash))
    for name, good in more.items():
        line(t(f"monthly.said.{name}.{'yes' if good else 'no'}"))
    for path in files:
        line(path)
