"""Turns a place's file into its register of units, and refuses one in which a unit would get lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from domain.marked import Marked
from domain.units import Distances, Kind, People, Published, Succession, Unit, Units

_KINDS = ("town", "commune")
_TOP = (
    "source", "known_from", "changed_on", "province", "district", "old", "people_source", "new", "published",
    "distances",
)  # fmt: skip


def units_of(file: Marked) -> Units:
    file.only(_TOP)
    changed_on = file.day("changed_on")
    old, new = tuple(_old(file)), tuple(_new(file))
    return Units(
        units=(*_parents(file), *old, *new),
        successions=tuple(_successions(file, {unit.code for unit in old}, changed_on)),
        changed_on=changed_on,
        published=_published(file.under("published")),
        distances=_distances(file.under("distances"), {unit.code for unit in new}),
    )


def _parents(file: Marked) -> tuple[Unit, Unit]:
    province, district, start = file.under("province"), file.under("district"), file.day("known_from")
    code = province.text("code")
    return (
        Unit(code, province.text("name"), "province", start, None, None),
        Unit(district.text("code"), district.text("name"), "district", start, file.day("changed_on"), code),
    )


def _old(file: Marked) -> Iterator[Unit]:
    start, end, parent = file.day("known_from"), file.day("changed_on"), file.under("district").text("code")
    for entry in file.each("old"):
        entry.only(("code", "name", "kind"))
        yield Unit(entry.text("code"), entry.text("name"), _kind(entry), start, end, parent)


def _new(file: Marked) -> Iterator[Unit]:
    start, parent, source = (
        file.day("changed_on"),
        file.under("province").text("code"),
        file.text("people_source"),
    )
    for entry in file.each("new"):
        entry.only(("code", "name", "kind", "people", "made_of"))
        people = People(entry.whole("people"), source)
        yield Unit(entry.text("code"), entry.text("name"), _kind(entry), start, None, parent, people)


def _kind(entry: Marked) -> Kind:
    return cast(Kind, entry.choice("kind", _KINDS))


def _successions(file: Marked, old: set[str], on: date) -> Iterator[Succession]:
    left = set(old)
    for entry in file.each("new"):
        for code in entry.texts("made_of"):
            if code not in left:
                raise entry.refuse("made_of", f"{code!r}", "an old unit that is part of no other commune")
            left.remove(code)
            yield Succession(code, entry.text("code"), on)
    if left:
        raise file.refuse(
            "new", f"nothing made of {', '.join(sorted(left))}", "every old unit in one commune"
        )


def _published(entry: Marked) -> Published:
    return Published(entry.whole("households"), entry.whole("people"), entry.text("source"))


def _distances(entry: Marked, codes: set[str]) -> Distances:
    km = {code: {code: 0} for code in sorted(codes)}
    for pair in entry.each("pairs"):
        one, other = _two(pair, codes)
        if other in km[one]:
            raise pair.refuse("between", f"{one} and {other} again", "every pair once")
        km[one][other] = km[other][one] = pair.whole("km")
    for code, row in km.items():
        if len(row) < len(codes):
            raise entry.refuse(
                "pairs", f"{code} reaches {len(row) - 1} communes", f"all {len(codes) - 1} others"
            )
    return Distances(km, entry.choice("standing", ("confirmed", "reported", "default")), entry.text("note"))


def _two(pair: Marked, codes: set[str]) -> tuple[str, str]:
    between = pair.texts("between")
    if len(between) != 2 or not codes.issuperset(between):
        raise pair.refuse("between", f"{list(between)!r}", "two codes of new communes")
    return between[0], between[1]
