"""Reads the matching question out of a JSON document and says where it is wrong, by path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from domain.matching.problem import (
    WEIGHT_NAMES,
    Id,
    Kilometres,
    MatchInput,
    Person,
    Problem,
    Vacancy,
    Weights,
    shown,
)

T = TypeVar("T")


def problem_from_json(document: object) -> Problem:
    """Raises MatchInput with the path of the first field that cannot be read.

    `distance_km` and `weights` may be absent or null; `retention_percent` of a vacancy too. Every other field
    is needed, since a misspelt name must not pass for an empty list. Fields nobody knows are left alone.
    """
    fields = _Fields("", document)
    people = fields.each("people", _person)
    vacancies = fields.each("vacancies", _vacancy)
    return Problem(people, vacancies, _distances(fields), _weights(fields))


@dataclass(frozen=True, slots=True)
class _Fields:
    """One JSON object and its place in the document."""

    at: str
    held: Any

    def __post_init__(self) -> None:
        if not isinstance(self.held, Mapping):
            _refuse(self.at or "document", self.held, "object")

    def path(self, name: str) -> str:
        return f"{self.at}.{name}" if self.at else name

    def value(self, name: str) -> Any:
        try:
            return self.held[name]
        except KeyError:
            raise MatchInput(path=self.path(name), found="—", expected="present") from None

    def id(self, name: str) -> Id:
        value = self.value(name)
        return value if type(value) is str and value else _identity(self.path(name), value)

    def code(self, name: str) -> str:
        value = self.value(name)
        return value if type(value) is str and value else _code(self.path(name), value)

    def codes(self, name: str) -> frozenset[str]:
        value = self.value(name)
        if not isinstance(value, list | tuple):
            _refuse(self.path(name), value, "codes")
        return frozenset(_code(f"{self.path(name)}[{place}]", each) for place, each in enumerate(value))

    def whole(self, name: str, expected: str) -> int:
        value = self.value(name)
        return value if type(value) is int else _refuse(self.path(name), value, expected)

    def kilometres(self, name: str) -> float:
        return _kilometres(self.path(name), self.value(name))

    def yes_or_no(self, name: str) -> bool:
        value = self.value(name)
        return value if type(value) is bool else _refuse(self.path(name), value, "yes_or_no")

    def each(self, name: str, read: Callable[[_Fields], T]) -> tuple[T, ...]:
        value = self.value(name)
        if not isinstance(value, list | tuple):
            _refuse(self.path(name), value, "list")
        return tuple(read(_Fields(f"{self.path(name)}[{place}]", each)) for place, each in enumerate(value))


def _person(fields: _Fields) -> Person:
    return Person(
        id=fields.id("id"),
        commune=fields.code("commune"),
        skills=fields.codes("skills"),
        wage_min_vnd=fields.whole("wage_min_vnd", "money"),
        max_km=fields.kilometres("max_km"),
        excluded_sectors=fields.codes("excluded_sectors"),
        months_waiting=fields.whole("months_waiting", "count"),
        consent=fields.yes_or_no("consent"),
    )


def _vacancy(fields: _Fields) -> Vacancy:
    return Vacancy(
        id=fields.id("id"),
        employer=fields.id("employer"),
        commune=fields.code("commune"),
        skills=fields.codes("skills"),
        wage_vnd=fields.whole("wage_vnd", "money"),
        openings=fields.whole("openings", "count"),
        sector=fields.code("sector"),
        retention_percent=_retention(fields),
    )


def _retention(fields: _Fields) -> int | None:
    known = fields.held.get("retention_percent") is not None
    return fields.whole("retention_percent", "percent") if known else None


def _distances(fields: _Fields) -> Kilometres:
    rows = _optional(fields, "distance_km")
    return {
        _code(rows.path(str(start)), start): _distance_row(_Fields(rows.path(str(start)), row))
        for start, row in rows.held.items()
    }


def _distance_row(row: _Fields) -> dict[str, float]:
    return {
        _code(row.path(str(end)), end): _kilometres(row.path(str(end)), km) for end, km in row.held.items()
    }


def _weights(fields: _Fields) -> Weights:
    given = _optional(fields, "weights")
    for name in given.held:
        if name not in WEIGHT_NAMES:
            _refuse(given.path(str(name)), given.held[name], "weight_name")
    return Weights(**{name: given.whole(name, "weight") for name in given.held})


def _optional(fields: _Fields, name: str) -> _Fields:
    value = fields.held.get(name)
    return _Fields(fields.path(name), {} if value is None else value)


def _kilometres(path: str, value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _refuse(path, value, "kilometres")


def _code(path: str, value: Any) -> str:
    """A commune's code may be written as a number: JSON keys cannot be, so both become text."""
    return str(_identity(path, value))


def _identity(path: str, value: Any) -> Id:
    if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
        return value
    return _refuse(path, value, "id")


def _refuse(path: str, value: Any, expected: str) -> NoReturn:
    raise MatchInput(path=path, found=shown(value), expected=expected)
