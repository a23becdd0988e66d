"""Rules of the house that no linter knows: where things lie, how long they are, what no file may say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tree import ROOT, SHIPPED, VENDORED, files, python_files

TOP = {*SHIPPED, "benchmarks", "deploy", "docs", "requirements", "tests", "tools", ".ci"}
OURS = (*SHIPPED, "benchmarks", "tools")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
# Spelled in two parts, so that this file does not say them either.
HOSTS = ["pypi." + "org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg"]
PLACES = ["/" + "work/", "/" + "tmp/", "/" + "root/"]
BINARY = {".woff2", ".ttf", ".png", ".ico", ".xlsx", ".docx", ".pdf", ".jpg"}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[FunctionNode]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def body_lines(function: FunctionNode) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def by_hand(*packages: str) -> tuple[Path, ...]:
    """Without the migrations, which are lists of what the database has become."""
    return tuple(path for path in python_files(*packages) if path.parent.name != "versions")


def texts() -> Iterator[tuple[str, str]]:
    kept = (path for path in files() if path.suffix not in BINARY and VENDORED not in path.parents)
    return ((name(path), path.read_text(encoding="utf-8")) for path in kept)


@pytest.mark.parametrize("lock", ["bootstrap", "runtime", "dev", "bench"])
def test_a_lock_names_no_address(lock: str) -> None:
    assert "://" not in (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["bootstrap", "runtime", "dev", "bench"])
def test_every_pin_of_a_lock_is_exact_and_hashed(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8").splitlines()
    pins = [at for at, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    assert pins
    assert [lines[at] for at in pins if "==" not in lines[at] or "--hash=sha256:" not in lines[at + 1]] == []


def test_what_runs_is_pinned_alike_for_users_and_for_the_checks() -> None:
    runtime, dev = (
        {line for line in (ROOT / "requirements" / f"{lock}.lock").read_text().splitlines() if "==" in line}
        for lock in ("runtime", "dev")
    )
    assert runtime - dev == set()


def test_no_file_names_a_registry() -> None:
    assert [(file, host) for file, text in texts() for host in HOSTS if host in text] == []


def test_no_file_names_a_place_on_the_machine_that_wrote_it() -> None:
    assert [(file, place) for file, text in texts() for place in PLACES if place in text] == []


def test_the_top_holds_only_the_folders_that_the_architecture_names() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files() if path.parent != ROOT} - TOP == set()


def test_every_folder_of_python_is_a_package_with_a_sentence_on_why() -> None:
    folders = {path.parent for path in python_files()}
    silent = [name(folder) for folder in folders if not sentence(folder / "__init__.py")]
    assert silent == []


def sentence(module: Path) -> str | None:
    return ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) if module.is_file() else None


def test_no_module_has_grown_past_one_idea() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in by_hand()}
    assert {module: lines for module, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_has_grown_past_a_screen() -> None:
    long = [
        f"{name(path)}:{function.lineno} {function.name} has {body_lines(function)} lines"
        for path in by_hand(*OURS)
        for function in functions(path)
        if body_lines(function) > LONGEST_FUNCTION
    ]
    assert long == []
