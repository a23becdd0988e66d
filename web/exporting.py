"""What each list holds when it leaves as a spreadsheet: one description for the pages and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from domain.community_models.records import KINDS as MODEL_KINDS
from domain.eligibility.radar import KINDS, Blip, Wanted
from domain.exporting import MOST, require_few
from domain.read_models import CaseRow
from domain.viewer import Role
from reports.xlsx import Heading, Kind, Sheet, workbook
from web.exporting_asked import Asked, Export, Rows
from web.exporting_models import MODEL_EXPORTS

_FIGURES = (
    "persons", "communes", "villages", "groups", "loans_count", "loans_vnd", "placements", "overdue_reviews",
    "overdue_visits",
)  # fmt: skip


def _case(asked: Asked, row: CaseRow) -> Sequence[Any]:
    return (
        row.number,
        row.name,
        row.birth_year,
        asked.say(f"sex.{row.sex}"),
        asked.say(f"ethnicity.{row.ethnicity}"),
        row.unit_name,
        row.unit_code,
        asked.say(f"state.{row.stage}"),
        row.stage_since,
        row.opened_on,
        row.next_review_on,
        row.next_visit_on,
        row.work_items,
    )


def _cases(asked: Asked) -> Rows:
    office = asked.office
    found = office.desk.exports.cases(asked.viewer, asked.cases, at=office.now(), on=office.today())
    return (_case(asked, row) for row in found)


def _visits(asked: Asked) -> Rows:
    office = asked.office
    for row in office.desk.exports.visits(asked.viewer, at=office.now(), on=office.today()):
        yield row.number, row.name, row.unit_name, asked.say(f"state.{row.stage}"), row.next_visit_on


def _work(asked: Asked) -> Rows:
    office = asked.office
    for row in office.desk.exports.work(asked.viewer, asked.kind, at=office.now(), on=office.today()):
        kind, why = asked.say(f"item_kind.{row.kind}"), _reason(asked, row)
        yield (
            row.number,
            row.name,
            row.unit_name,
            kind,
            why,
            row.due_on,
            asked.say("item.for", level=row.level),
        )


def _reason(asked: Asked, row: Any) -> str:
    """A stored reason names a commune by its code."""
    args = dict(row.args)
    if "from" in args:
        args["from"] = asked.office.units.name(args["from"], asked.office.today())
    return asked.say(row.reason, **args)


def _referrals(asked: Asked) -> Rows:
    office, on = asked.office, asked.office.today()
    found = office.desk.referrals.listed(
        asked.viewer, at=office.now(), on=on, status=asked.status, limit=MOST + 1
    )
    require_few(len(found))
    for row in found:
        body, status = asked.say(f"referral_body.{row.body}"), asked.say(f"referral_is.{row.status}")
        yield (
            row.number,
            row.name,
            row.unit_name,
            body,
            row.body_name,
            status,
            row.sent_on,
            row.due_on,
            row.answered_on,
        )


def _radar(asked: Asked) -> Rows:
    """One kind, or all of them below each other."""
    office, unit, on = asked.office, asked.cases.unit, asked.office.today()
    counts = office.desk.radar.counts(asked.viewer, asked.days, unit, on=on)
    kinds = [kind for kind in KINDS if asked.kind == kind] or KINDS
    require_few(sum(counts[kind] for kind in kinds))
    for kind in kinds:
        wanted = Wanted(kind, asked.days, unit, MOST, leaves=True)
        for each in office.desk.radar.blips(asked.viewer, wanted, at=office.now(), on=on):
            yield _blip(asked, each)


def _blip(asked: Asked, each: Blip) -> Sequence[Any]:
    why = " ".join(asked.say(finding.reason, **finding.args) for finding in each.why)
    group = asked.say(f"radar.kind.{each.kind}")
    return (
        each.number,
        each.name,
        each.unit_name,
        group,
        each.on,
        each.wished_vnd,
        why,
        _way_in_words(asked, each),
    )


def _way_in_words(asked: Asked, each: Blip) -> str | None:
    if each.kind in ("closes", "newly"):
        return None
    if each.way is None:
        return asked.say("way.none")
    said = [asked.say("how.supply", ask=ask.what, of=ask.of) for ask in each.way.supply]
    said += [asked.say(step.key, **step.args) for step in each.way.change]
    if each.way.wait_until:
        said.append(asked.say("way.wait", on=each.way.wait_until))
    return " ".join(said) or asked.say("way.now")


def _users(asked: Asked) -> Rows:
    for row in asked.office.desk.users(asked.office.today()):
        yield row["user"], row["name"], asked.say(f"role.{row['role']}") if row["role"] else None


def _reads(asked: Asked) -> Rows:
    office = asked.office
    case_id = office.desk.case_id(asked.viewer, asked.number)
    found = office.desk.seen_by.who_read(asked.viewer, case_id, at=office.now(), limit=None)
    for row in found.lines:
        role = asked.say(f"role.{row.role}") if row.role else None
        yield row.day, row.user, row.name, role, asked.say(f"read.{row.what}"), row.count, row.last_at


def _summary(asked: Asked) -> Rows:
    found = asked.office.desk.summary(asked.office.today())
    for key in _FIGURES:
        yield asked.say(f"export.figure.{key}"), getattr(found, key)
    for stage, count in found.by_state.items():
        yield asked.say("export.figure.state", state=stage), count
    for _, name, count in found.by_unit:
        yield asked.say("export.figure.unit", unit=name), count


_OFFICE = frozenset({Role.OFFICER, Role.MANAGER})
_WHO: tuple[tuple[str, Kind], ...] = (("number", "text"), ("name", "text"))
EXPORTS: Mapping[str, Export] = {
    "cases": Export(
        _OFFICE,
        (
            *_WHO, ("birth_year", "number"), ("sex", "text"), ("ethnicity", "text"), ("unit", "text"),
            ("unit_code", "text"), ("state", "text"), ("since", "day"), ("opened_on", "day"),
            ("next_review", "day"), ("next_visit", "day"), ("items", "number"),
        ),
        _cases,
    ),
    "work": Export(
        _OFFICE,
        (*_WHO, ("unit", "text"), ("kind", "text"), ("why", "text"), ("due_on", "day"), ("level", "text")),
        _work,
    ),
    "visits": Export(
        _OFFICE | {Role.SUPPORTER}, (*_WHO, ("unit", "text"), ("state", "text"), ("next_visit", "day")), _visits
    ),
    "referrals": Export(
        _OFFICE | {Role.BANK, Role.EMPLOYER},
        (
            *_WHO, ("unit", "text"), ("body", "text"), ("body_name", "text"), ("status", "text"),
            ("sent_on", "day"), ("due_on", "day"), ("answered_on", "day"),
        ),
        _referrals,
    ),
    "radar": Export(
        _OFFICE,
        (
            *_WHO, ("unit", "text"), ("radar_kind", "text"), ("radar_on", "day"), ("wished", "money"),
            ("because", "text"), ("way", "text"),
        ),
        _radar,
    ),
    "users": Export(frozenset({Role.ADMIN}), (("user", "text"), ("staff", "text"), ("role", "text")), _users),
    "reads": Export(
        _OFFICE,
        (
            ("at", "day"), ("user", "text"), ("staff", "text"), ("role", "text"), ("what", "text"),
            ("count", "number"), ("last_at", "instant"),
        ),
        _reads,
    ),
    "summary": Export(_OFFICE, (("figure", "text"), ("count", "money")), _summary),
    **MODEL_EXPORTS,
}  # fmt: skip


def file_of(name: str, asked: Asked) -> bytes:
    """Raises KeyError for a list that is not there, TooMuchToExport."""
    export = EXPORTS[name]
    rows = list(export.rows(asked))
    headings = [Heading(asked.say(f"export.column.{key}"), kind) for key, kind in export.columns]
    return workbook(Sheet(asked.say(f"export.{name}"), headings, rows, tuple(_above(name, asked))))


def _above(name: str, asked: Asked) -> Iterable[str]:
    """What the file is, whether the people are invented, who took it out, with which filter."""
    yield asked.say(f"export.{name}")
    if asked.office.desk.facts().get("demo"):
        yield asked.say("demo.banner").upper()
    role = asked.viewer.role.value
    yield asked.say("export.by", user=asked.viewer.user, role=role, at=asked.office.now())
    yield asked.say("export.filter", filter=_filter(asked)) if _filter(asked) else asked.say("export.all")
    if name not in ("users", "summary", *MODEL_EXPORTS):
        yield asked.say("export.seal")


def _filter(asked: Asked) -> str:
    wanted = asked.cases
    said = (
        wanted.query,
        wanted.stage and asked.say(f"state.{wanted.stage}"),
        wanted.unit and asked.office.units.name(wanted.unit, asked.office.today()),
        wanted.due_by and f"≤ {asked.say('shown.value', value=wanted.due_by)}",
        asked.number,
        asked.kind and asked.say(f"{_group_of(asked.kind)}.{asked.kind}"),
        asked.status and asked.say(f"referral_is.{asked.status}"),
        asked.year and asked.say("export.year", year=asked.year),
    )
    return "; ".join(each for each in said if each)


def _group_of(kind: str) -> str:
    """Whose code it is: each list has its own kinds."""
    if kind in KINDS:
        return "radar.kind"
    return "model_kind" if kind in MODEL_KINDS else "item_kind"
