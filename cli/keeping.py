"""Backup, restore and the drill: what an emergency needs, tried before there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cli.office import settings
from cli.output import OUT, emit, line, t


def add_to(root: typer.Typer) -> None:
    root.command("backup")(backup)
    root.command("restore")(restore)
    root.command("drill")(drill)


def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Tệp đích; để trống: thư mục sao lưu.")
    ] = None,
    verify: Annotated[
        bool, typer.Option(help="Phục hồi thử và so sánh / restore it to a scratch copy.")
    ] = True,
) -> None:
    """Sao lưu khi đang chạy, có mã hóa. An online, sealed backup, believed once it came back."""
    from workflows.keeping import back_up

    made, found = back_up(settings(), file, verified=verify)
    if OUT.as_json:
        emit({"backup": made, "verified": found})
        return
    line(t("keeping.saved", file=made.file, **_size(made)))
    if found is not None:
        _tell_checked(found)
    else:
        line(t("keeping.not_checked"))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp sao lưu / the backup.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Thay dữ liệu đang có / in place of what is there.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Chỉ thử, không thay gì / only try it, change nothing.")
    ] = False,
) -> None:
    """Phục hồi từ bản sao lưu. Bring a backup back, whole or not at all."""
    from workflows.bootstrap import migrate
    from workflows.keeping import bring_back, try_out

    if check:
        found = try_out(settings(), file)
    else:
        found = bring_back(settings(), file, replace=replace)
        migrate(settings())
    if OUT.as_json:
        emit(found)
        return
    if check:
        _tell_checked(found)
        return
    line(t("keeping.restored", made_at=found.made_at, rows=found.rows, seconds=f"{found.seconds:.1f}"))
    if found.kept:
        line(t("keeping.kept", file=found.kept))
    if found.broken:
        line(t("keeping.broken", broken=found.broken))


def drill() -> None:
    """Diễn tập: sao lưu, phục hồi thử, so sánh, đo thời gian. Save, bring back, compare, and print the time."""
    from workflows.keeping import drill as tried

    made, found = tried(settings())
    total = made.seconds + found.seconds + found.verify_seconds
    if OUT.as_json:
        emit({"backup": made, "restored": found, "seconds": total})
        return
    line(t("keeping.drill.saved", **_size(made)))
    line(t("keeping.drill.restored", seconds=f"{found.seconds:.1f}"))
    _tell_checked(found)
    line(t("keeping.drill.total", seconds=f"{total:.1f}"))


def _size(made: Any) -> dict[str, Any]:
    return {"rows": made.rows, "mb": f"{made.bytes / 1e6:.1f}", "seconds": f"{made.seconds:.1f}"}


def _tell_checked(found: Any) -> None:
    line(t("keeping.checked", rows=found.rows, events=found.events, seconds=f"{found.verify_seconds:.1f}"))
    if found.broken:
        line(t("keeping.broken", broken=found.broken))
