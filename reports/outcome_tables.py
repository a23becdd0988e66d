"""The sections of process and outcomes that take more than one table."""

from __future__ import annotations

from collections.abc import Sequence

from domain.wording import vnd
from reports.outcome_cells import Cell, Document, Section, Table, Words


def waits(w: Words, found: Document) -> Section:
    rules: list[Sequence[Cell]] = []
    missing: list[Sequence[Cell]] = []
    for each in found["waits"]:
        state = f"{w.state(each['state'])} ({each['cases']})"
        rules += [
            (state, w.t(f"rule.{rule['rule']}"), rule["not_met"], rule["unknown"])
            for rule in each["rules"]
            if rule["not_met"] or rule["unknown"]
        ]
        missing += [
            (w.t(f"ask.{one['fact']}"), w.t(f"party.{one['from']}"), state, one["cases"])
            for one in each["missing"]
        ]
    ready = [(w.state(each["state"]), each["cases"], each["ready"]) for each in found["waits"]]
    tables = [
        w.table("", ("state", "cases", "ready"), ready),
        w.table("", ("state", "condition", "not_met", "unknown"), rules),
        w.table("", ("missing", "party", "state", "cases"), missing),
    ]
    return w.section("waits", [each for each in tables if each.rows])


def employment(w: Words, found: Document) -> Section:
    of = found["employment"]
    holding = [(_kind(w, each["kind"]), each["cases"]) for each in of["holding"]]
    return w.section(
        "employment",
        [w.table("", ("kind", "cases"), holding), *(_retained(w, of, name) for name in ("any", "job"))],
    )


def _kind(w: Words, code: str) -> str:
    return w.t(f"outcomes.kind.{code}" if code in ("none", "unknown") else f"livelihood.{code}")


def _retained(w: Words, of: Document, name: str) -> Table:
    columns = ("months", "followed", "lost", "left_early", "held", "interval")
    rows = [
        (
            each["months"], each["followed"], each["ended"], each["left_early"], w.share(each["held"]),
            w.between(each["lower"], each["upper"]),
        )
        for each in of[name]["retention"]
    ]  # fmt: skip
    return w.table(f"{w.t(f'outcomes.work.{name}')} ({of[name]['started']})", columns, rows)


def loans(w: Words, found: Document) -> Section:
    of = found["loans"]
    files = [(w.t(f"file_stage.{each['stage']}"), each["files"]) for each in of["files"] if each["files"]]
    owed = [
        (w.t(f"loan_status.{each['status']}"), each["loans"], vnd(each["outstanding_vnd"], w.lang))
        for each in of["loans"]
    ]
    said = w.t(
        "outcomes.loans.line",
        count=of["count"],
        amount=of["amount_vnd"],
        first=of["first_paid"],
        paid=of["paid_vnd"],
    )
    tables = [
        w.table("", ("status", "loans", "outstanding_vnd"), owed),
        w.table("", ("stage", "files"), files),
    ]
    return w.section("loans", [each for each in tables if each.rows], [said])


def referrals(w: Words, found: Document) -> Section:
    of = found["referrals"]
    columns = ("waiting", "for_answer", "accepted", "days_median", "days_most")
    comma = "." if w.lang == "en" else ","
    rows = [
        (w.t(f"referral_body.{each['body']}"), *(_plain(each[name], comma) for name in columns))
        for each in of["waiting"]
    ]
    said = w.t(
        "outcomes.referrals.line",
        sent=of["sent"],
        answered=of["answered"],
        median=w.days(of["until_answer"], "median"),
    )
    if not rows:
        return w.section("referrals", [], [said, w.t("outcomes.referrals.none")])
    return w.section("referrals", [w.table("", ("body", *columns), rows)], [said])


def _plain(value: float, comma: str) -> Cell:
    return int(value) if value == int(value) else f"{value:g}".replace(".", comma)


def standings(w: Words, found: Document) -> Section:
    tables = []
    for name, of in found["standings"].items():
        values = [each for each in of["reviews"][0] if each not in ("review", "reviews")]
        named = [
            w.t("outcomes.unknown") if each == "unknown" else w.t(f"review_{name}.{each}") for each in values
        ]
        heads = [w.t("outcomes.column.review"), w.t("outcomes.column.reviews"), *named]
        rows = [(str(each["review"]), each["reviews"], *(each[v] for v in values)) for each in of["reviews"]]
        tables.append(w.headed(w.t(f"outcomes.scale.{name}"), heads, rows))
        tables.append(_changed(w, name, of))
    return w.section("standings", tables)


def _changed(w: Words, name: str, of: Document) -> Table:
    columns = ("people", "better", "same", "worse", "unknown")
    rows = [
        (w.t(f"outcomes.began.{began}"), *(of[began][each] for each in columns)) for began in ("loan", "work")
    ]
    caption = w.t("outcomes.scale.changed", scale=w.t(f"outcomes.scale.{name}"))
    return w.table(caption, ("what", *columns), rows)


def parity(w: Words, found: Document) -> Section:
    least = found["parity"][0]["least"]
    return w.section("parity", [_parity(w, each, found) for each in found["parity"]], least=least)


def _parity(w: Words, of: Document, found: Document) -> Table:
    columns = ("part", "people", "measure", "yes", "no", "share", "interval")
    rows: list[Sequence[Cell]] = []
    for each in of["rows"]:
        part = _part(w, of["by"], each["group"], found)
        for name in [key for key in each if key not in ("group", "people")]:
            one = each[name]
            share = (w.share(one["share"]), w.between(one["lower"], one["upper"]))
            told = [w.seen(one[said]) for said in ("yes", "no")]
            rows.append((part, w.seen(each["people"]), w.t(f"outcomes.measure.{name}"), *told, *share))
    return w.table(w.t(f"outcomes.parity.{of['by']}"), columns, rows)


def _part(w: Words, by: str, code: str, found: Document) -> str:
    if code in ("total", "unknown"):
        return w.t(f"outcomes.{code}")
    if by == "commune":
        return next((each["name"] for each in found["communes"] if each["commune"] == code), code)
    return w.t(f"{by}.{code}")
