"""Process and outcomes as sections of tables: what stands in each and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.dates import parse_day
from domain.wording import Lang, day
from reports.outcome_cells import NOTHING, Cell, Document, Draw, Linked, Section, Words
from reports.outcome_tables import employment, loans, parity, referrals, standings, waits


def sections(found: Document, lang: Lang) -> list[Section]:
    """In the order of a reader: who waits and who is without first, then the way, then what came of it."""
    return [draw(Words(lang), found) for draw in _SECTIONS if draw is not parity or found["parity"]]


def _unserved(w: Words, found: Document) -> Section:
    of, days = found["unserved"], found["unserved"]["unvisited_days"]
    rows = [
        (w.t(f"outcomes.lacks.{name}", days=days), Linked(of[name], name))
        for name in ("group", "plan", "visit", "any")
    ]
    return w.section("unserved", [w.table("", ("what", "cases"), rows)], days=days)


def _flow(w: Words, found: Document) -> Section:
    columns = ("at_start", "entries", "exits", "at_end")
    rows = [(w.state(each["state"]), *(each[name] for name in columns)) for each in found["flow"]]
    return w.section("flow", [w.table("", ("state", *columns), rows)])


def _times(w: Words, found: Document) -> Section:
    quarters = ("q1", "median", "q3")
    rows: list[Sequence[Cell]] = [
        (w.state(each["state"]), each["ended"], each["running"], *(w.days(each, name) for name in quarters))
        for each in found["times"]
    ]
    return w.section("times", [w.table("", ("state", "ended", "running", *quarters), rows)])


def _dues(name: str) -> Draw:
    columns = ("due", "in_time", "late", "not_held")

    def draw(w: Words, found: Document) -> Section:
        of = found[name]
        table = w.table(
            "", ("what", *columns), [(w.t(f"outcomes.section.{name}"), *(of[each] for each in columns))]
        )
        return w.section(name, [table], [w.t(f"outcomes.done.{name}", **of)])

    return draw


def _groups(w: Words, found: Document) -> Section:
    columns = ("cases", "due", "in_time", "late", "not_held")
    rows = [(each["group"], *(each[name] for name in columns)) for each in found["groups"]]
    return w.section("groups", [w.table("", ("group", *columns), rows)])


def _officers(w: Words, found: Document) -> Section:
    rows = [(each["officer"], each["cases"], each["entries"]) for each in found["officers"]]
    return w.section("officers", [w.table("", ("officer", "cases", "entered"), rows)])


_BY_MONTH = ("persons", "opened", "employed", "loaned", "stable", "closed", "visits", "reviews")


def _trend(w: Words, found: Document) -> Section:
    heads = [w.t("outcomes.column.month"), *(w.t(f"outcomes.figure.{name}") for name in _BY_MONTH)]
    rows = [(_month(each["month"]), *(each[name] for name in _BY_MONTH)) for each in found["trend"]]
    return w.section("trend", [w.headed("", heads, rows)])


def _month(text: str) -> str:
    year, month = text.split("-")
    return f"{month}/{year}"


def _comparison(w: Words, found: Document) -> Section:
    of = found["comparison"]
    rows = [
        (w.t(f"outcomes.figure.{each['figure']}"), each["now"], each["before"], _signed(each["change"]))
        for each in of["rows"]
    ]
    dates = (day(parse_day(of[name]), w.lang) for name in ("before_from", "before_to"))
    caption = f"{w.t('outcomes.column.before')}: {' – '.join(dates)}"
    return w.section("comparison", [w.table(caption, ("what", "now", "before", "change"), rows)])


def _signed(change: int) -> str:
    return f"{change:+d}" if change else "0"


def _communes(w: Words, found: Document) -> Section:
    heads = [w.t("outcomes.column.commune"), *(w.t(f"outcomes.figure.{name}") for name in _BY_MONTH)]
    rows = [(each["name"], *(each[name] for name in _BY_MONTH)) for each in found["communes"]]
    return w.section("communes", [w.headed("", heads, rows)])


def _quality(w: Words, found: Document) -> Section:
    facts = list(found["quality"][0]["unknown"]) if found["quality"] else []
    heads = [w.t(f"outcomes.column.{name}") for name in ("commune", "cases", "last_entry_on", "unknown_all")]
    rows: list[Sequence[Cell]] = []
    for each in found["quality"]:
        last = day(parse_day(each["last_entry_on"]), w.lang) if each["last_entry_on"] else NOTHING
        rows.append((each["name"], each["cases"], last, _of(w, each["unknown_all"], each["asked_all"])))
    total: dict[str, int] = {name: sum(each["unknown"][name] for each in found["quality"]) for name in facts}
    by_fact = [
        (w.t(f"outcomes.fact.{name}"), _of(w, count, found["persons"])) for name, count in total.items()
    ]
    tables = [w.headed("", heads, rows), w.table("", ("what", "unknown"), by_fact)]
    return w.section("quality", tables)


def _of(w: Words, count: int, whole: int) -> str:
    """The count, then its share."""
    return f"{count} / {whole}" + (f" ({w.share(count / whole)})" if whole else "")


def _actions(w: Words, found: Document) -> Section:
    names = {each["commune"]: each["name"] for each in found["communes"]}
    rows: list[Sequence[Cell]] = [
        (
            w.t(f"agency.{each['agency']}"),
            each["what"] or NOTHING,
            w.t("outcomes.total") if each["commune"] is None else names.get(each["commune"], each["commune"]),
            day(parse_day(each["due_on"]), w.lang),
            w.t(f"agency_status.{each['status']}") + (f", {w.t('agency.late')}" if each["late"] else ""),
        )
        for each in found["actions"]
    ]
    if not rows:
        return w.section("actions", [], [w.t("agency.none")])
    return w.section("actions", [w.table("", ("agency", "asked", "commune", "due_on", "status"), rows)])


def period(found: Document, lang: Lang) -> str:
    args: dict[str, Any] = {"first": found["from"], "last": found["to"], "known": found["as_known_on"]}
    return Words(lang).t("outcomes.period", **args)


_SECTIONS: tuple[Draw, ...] = (
    _unserved, _actions, waits, _flow, _times, _dues("visits"), _dues("reviews"), employment, loans, referrals,
    standings, parity, _trend, _comparison, _communes, _groups, _officers, _quality,
)  # fmt: skip
