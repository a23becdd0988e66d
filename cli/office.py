"""Opens the application for a command, late, so that help and pure commands start fast."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from domain.viewer import Viewer
    from workflows.services.office import Office
    from workflows.settings import Settings

On = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="Ngày pháp lý / the legal day.")]
By = Annotated[str, typer.Option("--by", help="Tài khoản thực hiện / who acts.")]


def settings() -> Settings:
    from workflows.settings import Settings

    return Settings()


def office() -> Office:
    from workflows.bootstrap import open_office

    return open_office(settings())


def day(text: str | None, default: date) -> date:
    """Exit code 2 for a day that is none."""
    if text is None:
        return default
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text}: YYYY-MM-DD") from None


def viewer(opened: Office, user: str) -> Viewer:
    return opened.desk.viewer(user, opened.today())
