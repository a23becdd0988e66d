"""The entry: options that may stand anywhere, commands by theme, and one place where refusals become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from traceback import format_exc
from typing import Any, ClassVar

import typer

from cli import (
    accounts,
    bundles,
    cases,
    data,
    figures,
    keeping,
    laws,
    report,
    runs,
    serving,
    setup,
    stats,
    tls,
)
from cli.output import OUT, emit, finding_line, trouble
from cli.wrong_use import is_wrong_use, tell, wrong
from domain.errors import DomainError

app = typer.Typer(
    name="duongve",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Đường Về: hồ sơ tái hòa nhập cộng đồng. Mọi lệnh nhận thêm --json và --lang vi|en.",
)
for module in (
    setup,
    accounts,
    figures,
    stats,
    report,
    cases,
    data,
    laws,
    runs,
    keeping,
    bundles,
    serving,
    tls,
):
    module.add_to(app)


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code: 0 done, 1 refused or failed check, 2 wrong use, 130 interrupted."""
    OUT.as_json, OUT.lang = False, "vi"
    try:
        code = app(_common_options(arguments), standalone_mode=False, prog_name="duongve")
        sys.stdout.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(130)  # whoever reads has left: not even closing the stream would succeed
    except Exception as problem:
        return _answer(problem)
    return code or 0


def _common_options(arguments: Sequence[str]) -> list[str]:
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
        wrong("choice", option="--lang", value=lang, expected="vi | en")
    OUT.lang = "vi" if lang == "vi" else "en"


def _answer(problem: Exception) -> int:
    if is_wrong_use(problem):
        tell(problem)
        return 2
    if isinstance(problem, typer.Abort):
        return 130
    if isinstance(problem, OSError):
        problem = FileTrouble(path=problem.filename or "-", why=problem.strerror or str(problem))
    if not isinstance(problem, DomainError):
        trouble(format_exc().rstrip())
        problem = Unforeseen(what=f"{type(problem).__name__}: {problem}")
    _refuse(problem)
    return 1


class FileTrouble(DomainError):
    """A file or folder cannot be used: absent, forbidden, disk full. data: path, why."""

    key: ClassVar[str] = "file_trouble"


class Unforeseen(DomainError):
    """A defect of ours: shown whole, never dressed up as a refusal. data: what."""

    key: ClassVar[str] = "unforeseen"


def _refuse(refusal: DomainError) -> None:
    findings = refusal.data.get("findings", ())
    trouble(refusal.text(OUT.lang))
    for each in findings:
        trouble(finding_line(each))
    if OUT.as_json:
        emit({"error": _error_document(refusal, findings)})


def _error_document(refusal: DomainError, findings: Any) -> dict[str, Any]:
    from domain.eligibility.document import finding_json

    data = {name: value for name, value in refusal.data.items() if name != "findings"}
    found = [finding_json(each, OUT.lang) for each in findings]
    return {"key": refusal.key, "text": refusal.text(OUT.lang), "data": data, "findings": found}


if __name__ == "__main__":
    main()
