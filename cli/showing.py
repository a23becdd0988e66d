"""One case on a terminal, and the same as a document."""

from __future__ import annotations

from typing import Any

from cli.cases import finding_line
from cli.output import OUT, line, shown, t, table
from domain.eligibility import as_json
from domain.eligibility.document import finding_json
from domain.eligibility.spans import CODES
from domain.read_models import CasePage, MoveView


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
    line(t("cli.loan_outcome", outcome=CODES[page.eligibility.outcome]))
    for finding in page.eligibility.findings:
        line(finding_line(finding))
    show_moves(page)


def show_moves(page: CasePage) -> None:
    for move in page.moves:
        mark = t("cli.move_open") if move.open else t("cli.move_shut")
        line(f"\n{t(f'move.{move.move}')} [{move.move}] → {t(f'state.{move.target}')}: {mark}")
        for finding in move.findings:
            line(finding_line(finding))
