"""Opens the application for a command, late, so that help and pure commands start fast."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cli.wrong_use import wrong

if TYPE_CHECKING:
    from domain.viewer import Viewer
    from workflows.services.office import Office
    from workflows.settings import Settings

On = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="Ngày pháp lý / the legal day.")]
By = Annotated[str, typer.Option("--by", help="Tài khoản thực hiện / who acts.")]

_EXPECTED = {"port": "1–65535", "today": "YYYY-MM-DD"}


def settings() -> Settings:
    from workflows.settings import Settings

    try:
        return Settings()
    except ValueError as problem:
        _wrong_setting(problem)


def _wrong_setting(problem: Any) -> NoReturn:
    first = problem.errors()[0]
    name = str(first["loc"][0])
    expected = _EXPECTED.get(name.removeprefix("duongve_"), first["msg"])
    wrong("setting", name=f"DUONGVE_{name.upper()}", value=first["input"], expected=expected)


def office() -> Office:
    from workflows.bootstrap import open_office

    return open_office(settings())


def legal_today() -> date:
    """The legal day where no database is asked."""
    from domain.dates import legal_day
    from workflows.bootstrap import now

    return settings().today or legal_day(now())


def day(text: str | None, default: date) -> date:
    """Exit code 2 for a day that is none."""
    if text is None:
        return default
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # the library also reads 20260930 and 2026-W40-3
        wrong("day", value=text)
    return found


def viewer(opened: Office, user: str) -> Viewer:
    return opened.desk.viewer(user, opened.today())
