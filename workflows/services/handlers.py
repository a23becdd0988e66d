"""Which function does which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workflows.services import (
    assessment,
    facts,
    lending,
    livelihoods,
    moves,
    planning,
    reception,
    reviewing,
    transfers,
    units,
    visiting,
)
from workflows.services import commands as c

HANDLERS: Mapping[type[c.Command], Callable[[Any, Any], c.Done]] = {
    c.OpenCase: reception.open_case,
    c.AssessNeeds: assessment.assess_needs,
    c.MakePlan: planning.make_plan,
    c.FinishAction: planning.finish_action,
    c.AssignGroup: planning.assign_group,
    c.Advance: moves.advance,
    c.LogVisit: visiting.log_visit,
    c.HoldReview: reviewing.hold_review,
    c.RecordFacts: facts.record_facts,
    c.GiveConsent: facts.give_consent,
    c.RecordConviction: facts.record_conviction,
    c.StartLivelihood: livelihoods.start_livelihood,
    c.EndLivelihood: livelihoods.end_livelihood,
    c.RecordDisbursement: lending.record_disbursement,
    c.ReportLoan: lending.report_loan,
    c.OfferTransfer: transfers.offer_transfer,
    c.AnswerTransfer: transfers.answer_transfer,
    c.MergeUnits: units.merge_units,
}
