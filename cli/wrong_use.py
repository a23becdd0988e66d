"""Wrong use, told in the reader's language: what is wrong on the line, what was expected, where to read more."""

from __future__ import annotations

from typing import Any, NoReturn

import typer

from cli.output import OUT, emit, t, trouble


def wrong(what: str, **args: Any) -> NoReturn:
    """Ends the command with exit code 2; `what` names its text (`wrong.<what>`)."""
    raise typer.BadParameter(t(f"wrong.{what}", **args))


def is_wrong_use(problem: BaseException) -> bool:
    """Typer carries its own copy of click in newer versions, so the family is known by its name."""
    return any(each.__name__ == "UsageError" for each in type(problem).__mro__)


def tell(problem: Any) -> None:
    """On standard error, and with --json as a document too; a bare command group shows its help instead."""
    if type(problem).__name__ == "NoArgsIsHelpError":
        trouble(problem.ctx.get_help())
        return
    text = _text(problem)
    trouble(text)
    if problem.ctx is not None:
        trouble(problem.ctx.get_usage())
        trouble(t("wrong.see", path=problem.ctx.command_path))
    if OUT.as_json:
        emit({"error": {"key": "wrong_use", "text": text, "data": {}, "findings": []}})


def _text(problem: Any) -> str:
    kind, parameter = type(problem).__name__, getattr(problem, "param", None)
    if kind == "MissingParameter" and parameter is not None:
        return t("wrong.missing", what=_name(parameter))
    if kind == "NoSuchOption":
        return t("wrong.option", option=problem.option_name)
    if kind == "BadParameter" and parameter is not None:
        return t("wrong.value", option=parameter.opts[0], expected=f"{parameter.min}–{parameter.max}")
    return str(problem.message)


def _name(parameter: Any) -> str:
    """As it is typed: an option by its dashes, an argument by its placeholder."""
    typed = str(parameter.opts[0])
    return typed if typed.startswith("-") else str(parameter.metavar or typed)
