"""The inspector's bundle: made here, and looked at anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cli.office import By, office, viewer
from cli.output import OUT, emit, line, t

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Hồ sơ kiểm tra / an inspector's bundle.")


def add_to(root: typer.Typer) -> None:
    root.add_typer(app, name="bundle")


@app.command("case")
def of_case(
    ref: Annotated[str, typer.Argument(metavar="ID", help="Số hồ sơ / the case.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Tệp zip / the zip to write.")],
    by: By = "lanhdao",
) -> None:
    """Gói một hồ sơ để kiểm tra: sự kiện, căn cứ, pháp luật, mã kiểm tra. One case, for an inspector."""
    from workflows.bundling import make_bundle

    opened = office()
    found = make_bundle(opened, viewer(opened, by), ref, out)
    _tell(found, "bundle.made", str(out))


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp zip / the zip.")],
    signer: Annotated[
        str | None,
        typer.Option("--signer", metavar="HEX", help="Mã khóa ký đã được báo / the key you were told."),
    ] = None,
) -> None:
    """Kiểm tra một gói, không cần mạng, khóa hay dữ liệu. Look at a bundle, offline and without any key."""
    from workflows.bundling import look_at

    _tell(look_at(file, signer), "bundle.sound", str(file))


def _tell(found: Any, key: str, path: str) -> None:
    if OUT.as_json:
        emit({"file": path, "bundle": found})
        return
    line(
        t(key, file=path, case=found.case, events=found.events, made_at=found.made_at, made_by=found.made_by)
    )
    line(t("bundle.signer", signer=found.signer))
