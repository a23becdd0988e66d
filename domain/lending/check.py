"""The rules of Decision 22 asked again for one file, on the day of a step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.case import Case
from domain.eligibility import Eligibility, evaluate
from domain.findings import Finding, Outcome
from domain.guard_facts import loan_facts
from domain.lending.file import LoanFile
from domain.lending.machine import FileMove
from domain.lending.refusals import LoanNotEligible
from domain.parameters import Law

# The rules are asked and frozen at each of these, and a rule that is not met refuses the last seven. What the bank
# receives and appraises it may find wanting: it has to be able to say so.
CHECKED = frozenset(
    {
        FileMove.RECEIVE, FileMove.WAIT, FileMove.APPRAISE, FileMove.LIST, FileMove.CERTIFY, FileMove.REVIEW,
        FileMove.SEND, FileMove.RESEND, FileMove.APPROVE, FileMove.DRAW_DOWN,
    }
)  # fmt: skip
_REFUSING = CHECKED - {FileMove.RECEIVE, FileMove.WAIT, FileMove.APPRAISE}
# The list itself is what this step and the next one bring.
_BROUGHT = {FileMove.LIST: frozenset({"qd22.list"})}


# The rules are asked of the day on which it happened, though it may be recorded later.
_DAYS = {
    FileMove.LIST: "list_on",
    FileMove.CERTIFY: "certified_on",
    FileMove.REVIEW: "reviewed_on",
    FileMove.RECEIVE: "received_on",
    FileMove.APPRAISE: "appraised_on",
    FileMove.APPROVE: "decided_on",
    FileMove.DRAW_DOWN: "paid_on",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found on the day, under which rules and which law."""

    findings: tuple[Finding, ...] = ()
    rules_version: str | None = None
    law_version: str | None = None

    def count(self, outcome: Outcome) -> int:
        return sum(each.outcome is outcome for each in self.findings)


def asked_on(move: FileMove, said: Mapping[str, Any], on: date) -> date:
    """The day that was said, if it is one of the past; what cannot be is refused by the step itself."""
    day = said.get(_DAYS.get(move, ""))
    return min(day, on) if isinstance(day, date) else on


def loan_facts_of(file: LoanFile, case: Case) -> dict[str, Any]:
    """The case's facts with the file's own wish; what this very file already paid out takes nothing of its cap."""
    return loan_facts(case) | {
        "purpose": file.purpose,
        "requested_vnd": file.asked_vnd,
        "months": file.months,
        "course_months": file.course_months,
        "drawdown_months": file.drawdown_months,
        "repayment_months": file.repayment_months,
        "running_loan_vnd": max(0, case.running_loan_vnd - file.outstanding_vnd),
    }


def recheck(file: LoanFile, case: Case, law: Law, on: date) -> Eligibility:
    """The rules of persons on the day, with the cap, who borrows and until when."""
    return evaluate(loan_facts_of(file, case), "person", law, on)


def require_eligible(file: LoanFile, move: FileMove, findings: tuple[Finding, ...]) -> None:
    """Raises LoanNotEligible with every finding. What is not known does not refuse: it is counted and shown."""
    if move not in _REFUSING:
        return
    brought = _BROUGHT.get(move, frozenset())
    if any(each.outcome is Outcome.NOT_MET and each.rule not in brought for each in findings):
        raise LoanNotEligible(number=file.number, file_move=move.value, findings=findings)
