"""One case on a terminal, and the same as a document."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from cli.output import OUT, finding_line, line, shown, t, table
from domain.eligibility import CODES, Eligibility, as_json
from domain.eligibility.document import finding_json
from domain.findings import Outcome
from domain.read_models import CasePage, HistoryEntry, MoveView

# Fields of an event that have words: the field, and the group of terms that its codes belong to.
_TERMS = {
    "move": "move",
    "outcome": "outcome",
    "body": "consent",
    "met": "cli.met",
    "clean": "cli.clean",
    "mode": "mode",
    "domain": "need",
    "livelihood": "livelihood",
    "use": "loan_use",
    "status": "loan_status",
}
_MONEY = ("amount_vnd", "outstanding_vnd")
_REASONED = ("pause", "set_back")


def move_document(move: MoveView) -> dict[str, Any]:
    findings = [finding_json(each, OUT.lang) for each in move.findings]
    return {
        "move": move.move,
        "to": move.target,
        "open": move.open,
        "wants": move.wants,
        "findings": findings,
    }


def page_document(page: CasePage) -> dict[str, Any]:
    """Everything on the page; the name of the person stands in `person`."""
    return {
        "case": page.case,
        "person": page.person,
        "unit": page.unit_name,
        "group": page.group_name,
        "needs": page.needs,
        "plan": page.plan,
        "visits": page.visits,
        "reviews": page.reviews,
        "loans": page.loans,
        "placements": page.placements,
        "proposals": page.proposals,
        "eligibility": as_json(page.eligibility, OUT.lang),
        "work_items": page.work_items,
        "moves": [move_document(each) for each in page.moves],
    }


def show_page(page: CasePage) -> None:
    case, person = page.case, page.person
    line(f"{case.number} · {person.name or '—'} · {t(f'state.{case.stage}')} ({shown(case.stage_since)})")
    line(f"{page.unit_name} · {person.village or '—'} · {page.group_name or t('cli.no_group')}")
    for item in page.work_items:
        line("! " + t(item.reason, **item.args) + f" ({shown(item.due_on)})")
    needs = ((t(f"need.{code}"), t(f"level.{level}") if level else "—") for code, level in page.needs.items())
    table(t("cli.needs"), ("", ""), needs)
    steps = (
        (t(f"need.{s.domain}"), s.what, t(f"party.{s.responsible}"), s.due_on, s.done_on) for s in page.plan
    )
    table(t("cli.plan"), ("", "", "", t("cli.column.due"), t("cli.column.done")), steps)
    show_eligibility(page.eligibility)
    show_moves(page)


def show_moves(page: CasePage) -> None:
    for move in page.moves:
        mark = t("cli.move_open") if move.open else t("cli.move_shut")
        line(f"\n{t(f'move.{move.move}')} [{move.move}] → {t(f'state.{move.target}')}: {mark}")
        for finding in move.findings:
            line(finding_line(finding))


def show_eligibility(found: Eligibility) -> None:
    line(t("cli.loan_outcome", outcome=CODES[found.outcome]))
    for finding in found.findings:
        line(finding_line(finding))
    if found.cap_vnd is not None:
        line(t("cli.cap", amount=found.cap_vnd))
    if found.spans:
        spans = [(each.start, each.end, t(f"eligibility.{CODES[each.outcome]}")) for each in found.spans]
        table(t("cli.spans"), (t("cli.column.from"), t("cli.column.until"), ""), spans)
    for step in found.steps:
        line("→ " + t(step.key, **step.args))


def event_words(entry: HistoryEntry) -> str:
    """What the event says in a line; ids and the full record are in the JSON."""
    data = entry.data
    if entry.kind == "eligibility_found":
        return t(f"eligibility.{CODES[Outcome[data['outcome'].upper()]]}")
    said = [_term(group, data[name]) for name, group in _TERMS.items() if data.get(name) is not None]
    said += [t("shown.vnd", amount=data[name]) for name in _MONEY if data.get(name) is not None]
    if "from" in data:
        said.append(" → ".join(_place(entry.kind, str(data[name])) for name in ("from", "to")))
    if data.get("move") in _REASONED and data.get("reason"):
        said.append(_term(data["move"], data["reason"]))
    return " · ".join([*said, *entry.sealed.values()])


def _term(group: str, code: Any) -> str:
    """History outlives the catalogue: a code that lost its word is shown as it was recorded."""
    with suppress(KeyError):
        return t(f"{group}.{code}")
    return str(code)


def _place(kind: str, code: str) -> str:
    """Moves lead from state to state; transfers and mergers from unit to unit."""
    return t(f"state.{code}") if kind == "moved" else code
