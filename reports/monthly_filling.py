"""The words of the monthly report, alike for Word, PDF and spreadsheet: counts before shares, hidden ones named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.case import Stage
from domain.documents import MonthlyView
from domain.recidivism.finding import finding
from domain.wording import Lang, say

_MEASURES = ("people", "events", "competing", "none", "left_early")
# What the report counts, part by part.
PARTS: Mapping[str, tuple[str, ...]] = {
    "moves": ("opened", "closed"),
    "work": (
        "visits_due", "visits_due_done", "visits", "visits_met", "visits_overdue",
        "reviews_due", "reviews_due_done", "reviews", "reviews_clean", "reviews_overdue",
    ),
    "loans": (
        "loans", "loans_vnd", "loans_ever", "loans_ever_vnd", "loans_overdue", "placements", "placements_ended",
        "in_work",
    ),
}  # fmt: skip


def monthly_texts(view: MonthlyView) -> dict[str, Any]:
    """Texts, and lists of texts, by the names that the templates use."""
    told = view.figures
    month = month_words(told["month"])
    history = told["history"]
    return {
        "about": say("monthly.title", {"month": month}),
        "basis": say("monthly.basis", {name: _day(told[name]) for name in ("as_of", "known_on")}),
        "standing": _standing(view),
        **{part: _counts(told, names) for part, names in PARTS.items()},
        "states": _line(told, "states", lambda code: say(f"state.{code}")),
        "places": _line(told, "units", lambda code: view.units.get(code, code)),
        "hidden": say("monthly.hidden", {"least": told["least"]}),
        "card": card_lines(told["recidivism"][0]),
        "finding": finding_words(told["recidivism"][0]),
        "tables": [_table(each, view.units) for each in told["recidivism"]],
        "caveat": say("recidivism.caveat"),
        "history": say("monthly.history", history),
        "history_head": history["head"],
        "content": say("monthly.content"),
        "content_hash": view.content_hash,
    }


def month_words(month: str, lang: Lang = "vi") -> str:
    """The months 1 and 2 have a nought in front (Decree 30/2020, annex I)."""
    first = date.fromisoformat(f"{month}-01")
    return say(
        "monthly.month",
        {"month": f"{first.month:02}" if first.month < 3 else first.month, "year": first.year},
        lang=lang,
    )


def card_lines(table: Mapping[str, Any]) -> list[str]:
    """The definition: what is counted, up to when, and what is left out."""
    card = table["card"]
    few = say("monthly.few", {"least": table["least"]})
    counts = {key: table["excluded"].get(key, 0) for key in ("no_release_day", "duplicate")}
    excluded = {key: few if count is None else shown(count) for key, count in counts.items()}
    followed = {"until": _day(table["followed_until_at_most"]), "months": card["maturity_months"]}
    return [
        say("recidivism.title", {"event": table["event"], "as_of": _day(table["as_of"])}) + ".",
        say("recidivism.card", {name: card[name] for name in ("version", "fingerprint", "citation")}),
        say("monthly.followed", followed),
        say("recidivism.excluded", excluded),
    ]


def finding_words(table: Mapping[str, Any]) -> str:
    key, said = finding(table)
    return say(key, said | {name: share(said[name]) for name in ("rate", "lower", "upper") if name in said})


def share(value: float | None) -> str:
    """Per cent with one digit, as Vietnamese writes it; a dash for nothing."""
    return "—" if value is None else f"{100 * value:.1f} %".replace(".", ",")


def _table(table: Mapping[str, Any], units: Mapping[str, str]) -> dict[str, Any]:
    """A grouping leaves out the line of all together, which the first table has."""
    by = table["by"]
    groups = [each for each in table["rows"] if not by or each["group"] != "total"]
    rows = [_row(each["group"], by, units, window) for each in groups for window in each["windows"]]
    return {"title": say(f"monthly.by.{by}" if by else "monthly.table"), "rows": rows}


def _row(group: str, by: str | None, units: Mapping[str, str], window: Mapping[str, Any]) -> dict[str, str]:
    between = "—" if window["rate"] is None else f"{share(window['lower'])} – {share(window['upper'])}"
    return {
        "group": group_words(group, by, units),
        "months": str(window["months"]),
        **{name: shown(window[name]) for name in _MEASURES},
        "rate": share(window["rate"]),
        "interval": between,
    }


def group_words(group: str, by: str | None, units: Mapping[str, str]) -> str:
    if group in ("total", "all"):
        return say("recidivism.total")
    if group == "unknown":
        return say("recidivism.unknown")
    if by == "commune":
        return units.get(group, group)
    if by in ("sex", "ethnicity"):
        return say(f"{by}.{group}")
    return say(f"recidivism.{by}.{group}") if by in ("age", "sentence_class", "support") else group


def shown(value: int | None) -> str:
    return say("recidivism.shut") if value is None else f"{value:,}".replace(",", ".")


def _counts(told: Mapping[str, Any], names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"what": say(f"monthly.count.{name}"), "count": shown(told["counts"][name])} for name in names]


def _line(told: Mapping[str, Any], name: str, word: Callable[[str], str]) -> list[dict[str, str]]:
    population = told["population"]
    rows = [(word(code), count) for code, count in in_order(population[name])]
    rows.append((say("monthly.total"), population["total"]))
    return [{"what": first_up(what), "count": shown(count)} for what, count in rows]


def in_order(line: Mapping[str, int | None]) -> list[tuple[str, int | None]]:
    """States in the order of the way home, communes in that of their codes."""
    order = {stage.value: at for at, stage in enumerate(Stage)}
    return sorted(line.items(), key=lambda each: (order.get(each[0], len(order)), each[0]))


def _standing(view: MonthlyView) -> str:
    if view.version is None:
        return say("monthly.draft")
    said = {"version": view.version, "user": view.signed_by, "on": view.signed_on}
    return say("monthly.signed", said)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
