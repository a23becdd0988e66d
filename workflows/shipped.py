"""Reads the facts of the field that ship with the program: the law, the places and the questionnaires."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from domain.group_files import group_rules_of
from domain.groups import GroupRules
from domain.law_files import law_of, series_of
from domain.marked import DataFileError, Marked
from domain.needs import Questionnaire
from domain.parameters import Law
from domain.place_files import units_of
from domain.questionnaire_files import questionnaires_of
from domain.recidivism.definitions import Definitions, definitions_of
from domain.units import Units

_LAW = ("qd22.yaml", "case.yaml", "loan.yaml", "expungement.yaml", "messages.yaml", "work.yaml", "keep.yaml")
_QUESTIONNAIRES = ("2023-1.yaml", "2026-1.yaml")


class _Loader(yaml.SafeLoader):
    """Keeps lines, refuses a key given twice, and leaves dates and "yes" as texts, for `domain` to judge."""

    file: str


_NOT_READ = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_READ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Marked:
    lines: dict[str, int] = {}
    items: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _key(loader, key_node, line)
        if key in items:
            raise _wrong(loader.file, line, f"{key!r} again", f"{key!r} once: it is on line {lines[key]}")
        lines[key], items[key] = line, loader.construct_object(value_node, deep=True)
    return Marked(items, loader.file, node.start_mark.line + 1, lines)


def _key(loader: _Loader, node: yaml.Node, line: int) -> str:
    key = loader.construct_object(node, deep=True)
    if not isinstance(key, str):
        raise _wrong(loader.file, line, f"the key {key!r}", "a text as key: put a number in quotes")
    return key


def _wrong(file: str, line: int, what: str, expected: str) -> DataFileError:
    return DataFileError(file=file, line=line, what=what, expected=expected)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read(text: str, file_name: str) -> Marked:
    """The one mapping of a YAML text; DataFileError when it is none."""
    try:
        document = _document(text, file_name)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = 1 if mark is None else mark.line + 1
        raise _wrong(file_name, line, wrong.problem or "no YAML", "YAML that can be read") from wrong
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise _wrong(file_name, line, wrong.reason, "YAML that can be read") from wrong
    if not isinstance(document, Marked):
        raise _wrong(file_name, 1, "no mapping", "a mapping from keys to values")
    return document


def _document(text: str, file_name: str) -> Any:
    loader = _Loader(text)
    loader.file = file_name
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def read_law(text: str, file_name: str) -> Law:
    """The part of the law that one file gives."""
    return Law(series_of(read(text, file_name)))


def _shipped(folder: str, file_name: str) -> Marked:
    return read((files("domain") / folder / file_name).read_text(encoding="utf-8"), file_name)


@lru_cache(maxsize=1)
def shipped_units() -> Units:
    return units_of(_shipped("places", "nhu_xuan.yaml"))


@lru_cache(maxsize=1)
def shipped_questionnaires() -> tuple[Questionnaire, ...]:
    """Oldest first."""
    return questionnaires_of(_shipped("questionnaires", name) for name in _QUESTIONNAIRES)


@lru_cache(maxsize=1)
def shipped_law() -> Law:
    return law_of(_shipped("law", name) for name in _LAW)


@lru_cache(maxsize=1)
def shipped_group_rules() -> GroupRules:
    return group_rules_of(_shipped("make_up", "g5.yaml"))


def shipped_definitions() -> Definitions:
    """What figures of recidivism count, by event, oldest version first."""
    return definitions_of(_shipped("definitions", "recidivism.yaml"))
