"""The rules of Decision 22 for establishments, asked of one file on the day of a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.eligibility import Eligibility, evaluate
from domain.findings import Finding, Outcome
from domain.firm_lending.file import FirmFile
from domain.firm_lending.machine import FirmMove
from domain.lending.check import Checked
from domain.lending.refusals import LoanNotEligible
from domain.parameters import Law, LawOn
from domain.rules import RULES_VERSION
from domain.rules.qd22.establishment_share import ESTABLISHMENT_SHARE

M = FirmMove
# Asked and frozen at each of these; not met refuses every step towards the loan. What the bank receives and appraises
# it may find wanting: it has to be able to say so.
CHECKED = frozenset({M.CERTIFY, M.SEND, M.RESEND, M.RECEIVE, M.WAIT, M.APPRAISE, M.APPROVE, M.DRAW_DOWN})
_REFUSING = CHECKED - {M.RECEIVE, M.WAIT, M.APPRAISE}
# The rules are asked of the day on which it happened, though it may be recorded later.
_DAYS = {
    M.CERTIFY: "certified_on", M.RECEIVE: "received_on", M.APPRAISE: "appraised_on", M.APPROVE: "decided_on",
    M.DRAW_DOWN: "paid_on",
}  # fmt: skip


def facts_of(file: FirmFile) -> dict[str, Any]:
    """Nobody is asked about: an establishment's facts are numbers and papers."""
    return {
        "establishment_type": file.establishment_type,
        "lawful": file.lawful,
        "workers": file.workers,
        "released_workers": file.released_workers,
        "plan_certified": True if file.certified_on else None,
        "same_purpose_debt": file.same_purpose_debt,
        "purpose": "production",
        "requested_vnd": file.asked_vnd,
        "months": file.months,
    }


def recheck(file: FirmFile, law: Law, on: date) -> Eligibility:
    return evaluate(facts_of(file), "establishment", law, on)


def checked(
    now: FirmFile, move: FirmMove, said: Mapping[str, Any], law: Law, law_version: str, on: date
) -> Checked:
    """What the rules find of the file as the step leaves it. Raises LoanNotEligible with every finding.

    What is not known does not refuse: it is counted and shown.
    """
    if move not in CHECKED:
        return Checked()
    day = said.get(_DAYS.get(move, ""))
    findings = recheck(now, law, min(day, on) if isinstance(day, date) else on).findings
    if move in _REFUSING and any(each.outcome is Outcome.NOT_MET for each in findings):
        raise LoanNotEligible(number=now.number, file_move=move.value, findings=findings)
    return Checked(findings, RULES_VERSION, law_version)


def share(workers: int | None, released: int | None, law: LawOn, on: date) -> Finding:
    """Art. 3(2)b by itself, of the numbers of a day."""
    return ESTABLISHMENT_SHARE.find({"workers": workers, "released_workers": released}, law, on)
