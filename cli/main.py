"""The entry: options that may stand anywhere, commands by theme, and one place where refusals become exit codes."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from cli import cases, laws, runs, serving, setup
from cli.output import OUT, emit, trouble
from domain.errors import DomainError

app = typer.Typer(
    name="duongve",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Đường Về: hồ sơ tái hòa nhập cộng đồng. Mọi lệnh nhận thêm --json và --lang vi|en.",
)
for module in (setup, cases, laws, runs, serving):
    module.add_to(app)


def main() -> None:
    """Exit codes: 0 done, 1 refused or failed check, 2 wrong use."""
    try:
        arguments = _common_options(sys.argv[1:])
        app(arguments, standalone_mode=False)
    except DomainError as refusal:
        _refuse(refusal)
        sys.exit(1)
    except typer.Exit as ending:
        sys.exit(ending.exit_code)
    except typer.Abort:
        sys.exit(130)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(130)
    except Exception as problem:
        sys.exit(_unexpected(problem))


def _common_options(arguments: list[str]) -> list[str]:
    """`--json` and `--lang` stand anywhere on the line."""
    rest: list[str] = []
    waiting = iter(arguments)
    for each in waiting:
        if each == "--json":
            OUT.as_json = True
        elif each == "--lang" or each.startswith("--lang="):
            _set_lang(each.partition("=")[2] or next(waiting, ""))
        else:
            rest.append(each)
    return rest


def _set_lang(lang: str) -> None:
    if lang not in ("vi", "en"):
        raise typer.BadParameter("--lang vi|en")
    OUT.lang = "vi" if lang == "vi" else "en"


def _refuse(refusal: DomainError) -> None:
    findings = refusal.data.get("findings", ())
    trouble(refusal.text(OUT.lang))
    for each in findings:
        trouble(cases.finding_line(each))
    if OUT.as_json:
        emit({"error": _error_document(refusal, findings)})


def _error_document(refusal: DomainError, findings: Any) -> dict[str, Any]:
    from domain.eligibility.document import finding_json

    data = {name: value for name, value in refusal.data.items() if name != "findings"}
    found = [finding_json(each, OUT.lang) for each in findings]
    return {"key": refusal.key, "text": refusal.text(OUT.lang), "data": data, "findings": found}


def _unexpected(problem: Exception) -> int:
    """Wrong use is 2; anything that nobody foresaw is shown whole and is 1."""
    if isinstance(problem, _click_exception()):
        problem.show()  # type: ignore[attr-defined]
        return 2
    sys.excepthook(type(problem), problem, problem.__traceback__)
    return 1


def _click_exception() -> type[Exception]:
    """Typer carries its own copy of click in newer versions."""
    for base in typer.BadParameter.__mro__:
        if base.__name__ == "ClickException":
            return base
    return typer.BadParameter


if __name__ == "__main__":
    main()
