"""Which texts the templates and the code ask for: keys as they stand, and patterns where a part is computed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

from jinja2 import Environment, nodes

from domain.wording import TEXTS
from tests.support.tree import ROOT

_PACKAGES = ("domain", "workflows", "persistence", "notifications", "reports", "seed", "web", "cli")
# Stands for the part of a key that is not known before the page is drawn.
PART = "*"
_SAYS = ("t", "known")
_SAYING = ("say", "t", "words")


def templates() -> list[Path]:
    return sorted((ROOT / "web" / "templates").glob("*.html"))


def modules() -> list[Path]:
    """Without the texts themselves."""
    found = (path for package in _PACKAGES for path in (ROOT / package).rglob("*.py"))
    return sorted(path for path in found if "wording" not in path.relative_to(ROOT).parts)


def _forms(node: nodes.Node | None) -> list[str]:
    """Every text that the expression can be, with PART for what nobody knows yet."""
    if isinstance(node, nodes.Const):
        return [str(node.value)]
    if isinstance(node, nodes.CondExpr):
        return _forms(node.expr1) + (_forms(node.expr2) if node.expr2 else [])
    if isinstance(node, nodes.Concat):
        return ["".join(parts) for parts in product(*map(_forms, node.nodes))]
    return [PART]


@cache
def asked_by_templates() -> frozenset[tuple[str, str]]:
    """(template, key or pattern) of every `t(…)` and `known(…)`."""
    calls = (
        (path.name, call)
        for path in templates()
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call)
    )
    asked = ((name, call) for name, call in calls if isinstance(call.node, nodes.Name) and call.args)
    return frozenset(
        (name, form)
        for name, call in asked
        if isinstance(call.node, nodes.Name) and call.node.name in _SAYS
        for form in _forms(call.args[0])
        if form != PART
    )


@cache
def words_in_templates() -> frozenset[str]:
    """Every literal: a key may be handed to a macro before it is said."""
    return frozenset(
        str(each.value)
        for path in templates()
        for each in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Const)
    )


def _nodes() -> Iterator[tuple[Path, ast.AST]]:
    return (
        (path, node) for path in modules() for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


@cache
def asked_by_code() -> frozenset[tuple[str, str]]:
    """(module, key or pattern) of every `say("…")` and `t("…")`."""
    return frozenset(
        (path.relative_to(ROOT).as_posix(), form)
        for path, node in _nodes()
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYING
        for form in _text(node.args[0])
    )


@cache
def words_in_code() -> frozenset[str]:
    """Every text constant, and every f-string as a pattern."""
    return frozenset(form for _, node in _nodes() for form in _text(node))


@cache
def refusals() -> frozenset[str]:
    """Keys of the reasons to refuse: `key = "…"` or `key: ClassVar[str] = "…"` in a class."""
    classes = (node for _, node in _nodes() if isinstance(node, ast.ClassDef))
    return frozenset(
        str(line.value.value)
        for each in classes
        for line in each.body
        if isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(line.value, ast.Constant)
        if _name(line.target if isinstance(line, ast.AnnAssign) else line.targets[0]) == "key"
    )


def _text(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _text(node.body) + _text(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(each.value) if isinstance(each, ast.Constant) else PART for each in node.values)]
    return []


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def matching(pattern: str, keys: Iterable[str] = TEXTS) -> list[str]:
    """The keys that a pattern can become; a computed part holds no more than one name."""
    regex = re.compile("[^.]+".join(map(re.escape, pattern.split(PART))))
    return [key for key in keys if regex.fullmatch(key)]


def terms() -> frozenset[str]:
    """Groups that other texts name terms of: `{state:term=state}`."""
    return frozenset(
        each for pair in TEXTS.values() for text in pair for each in re.findall(r":term=([a-z_.]+)", text)
    )
