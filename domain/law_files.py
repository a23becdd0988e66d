"""Turns the law's files into a law, and refuses what is unknown, missing, undated or without citation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from domain.marked import DataFileError, Marked
from domain.parameter_keys import DECLARED, EXPECTED, Value, value_of
from domain.parameters import STANDINGS, DatedValue, Law, Series, Standing, UnconnectedValues, declared_series

_FILES = {
    "qd22": "qd22.yaml",
    "case": "case.yaml",
    "loan": "loan.yaml",
    "expunge": "expungement.yaml",
    "messages": "messages.yaml",
    "work": "work.yaml",
    "keep": "keep.yaml",
}
_FIELDS = frozenset(DatedValue.__dataclass_fields__)


class LawFileError(DataFileError):
    """A file of the law is wrong. data: file, line, what (it says), expected."""

    key = "law_file"


def law_of(files: Iterable[Marked]) -> Law:
    """The law of all files together, one file for each prefix of the declared keys (`qd22.…`)."""
    series = {each.key: each for file in files for each in series_of(file)}
    for key in DECLARED:
        if key not in series:
            raise LawFileError(file=file_of(key), line=1, what=f"no {key!r}", expected="every declared key")
    return Law(series.values())


def series_of(file: Marked) -> tuple[Series, ...]:
    """The series of one file, which must hold every declared key of its prefix and no other."""
    try:
        expected = [key for key in DECLARED if file_of(key) == file.file]
        file.only(expected)
        return tuple(_series(file, key) for key in expected)
    except DataFileError as wrong:
        raise LawFileError(**wrong.data) from None


def _series(file: Marked, key: str) -> Series:
    values = sorted((_dated(key, each) for each in file.each(key)), key=lambda each: each.valid_from)
    try:
        return declared_series(key, values)
    except UnconnectedValues as gap:
        ends, next_starts = gap.data["ends"], gap.data["next_starts"]
        raise file.refuse(
            key,
            f"a value of {key!r} ends on {ends or 'no day'} and the next begins on {next_starts}",
            "each value begins on the day on which the one before ends",
        ) from None


def _dated(key: str, entry: Marked) -> DatedValue:
    entry.only(_FIELDS)
    dated = DatedValue(
        value=_value(key, entry),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day_or_none("valid_to"),
        citation=entry.text("citation"),
        standing=cast(Standing, entry.choice("standing", STANDINGS)),
        reference=entry.text_or("reference", ""),
        note=entry.text_or("note", ""),
        confirmed_by=entry.text_or("confirmed_by", "") or None,
        confirmed_on=entry.day_or_none("confirmed_on"),
    )
    _check(entry, dated)
    return dated


def _value(key: str, entry: Marked) -> Value:
    kind = DECLARED[key].kind
    raw = entry.need("value", EXPECTED[kind])
    try:
        return value_of(kind, raw)
    except ValueError:
        raise entry.refuse("value", f"{key!r} is {raw!r}", EXPECTED[kind]) from None


def _check(entry: Marked, dated: DatedValue) -> None:
    if dated.valid_to is not None and dated.valid_to <= dated.valid_from:
        raise entry.refuse("valid_to", f"valid to {dated.valid_to}", f"a day after {dated.valid_from}")
    if dated.standing == "default" and not dated.note:
        raise entry.refuse(None, "a default without a note", "a note that says that no law was found")
    if dated.standing != "default" and not dated.reference:
        raise entry.refuse(None, f"{dated.standing} without a reference", "where the text was read")
    if (dated.confirmed_by is None) != (dated.confirmed_on is None):
        raise entry.refuse(None, "half a confirmation", "confirmed_by and confirmed_on together")


def file_of(key: str) -> str:
    return _FILES[key.partition(".")[0]]
