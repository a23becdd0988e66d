"""Which function does which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workflows.services import (
    administration,
    assessment,
    batches,
    concerns,
    facts,
    helping,
    law_changes,
    lending,
    lists,
    livelihoods,
    loan_answers,
    loan_files,
    loan_paying,
    loan_sending,
    merging,
    moves,
    objections,
    papers,
    planning,
    reception,
    referrals,
    reviewing,
    taking_over,
    transfers,
    undoing,
    unit_changes,
    units,
    vacancies,
    visiting,
)
from workflows.services import administration_commands as a
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.batch_commands import MakeBatch
from workflows.services.concerns_commands import SettleItem
from workflows.services.data_commands import MergePersons, SplitPersons, TakeOverCase, TellApart
from workflows.services.law_commands import DecideLawChange, ProposeLawChange, WithdrawLawChange
from workflows.services.list_commands import CertifyPoliceList, DrawList
from workflows.services.objection_commands import AnswerObjection, MakeObjection
from workflows.services.paper_commands import AddPaper
from workflows.services.referral_commands import AnswerReferral, SendReferral, WithdrawReferral
from workflows.services.role_commands import AskForHelp, CloseVacancy, ConfirmWork, OfferVacancy
from workflows.services.undo_commands import UndoLast
from workflows.services.unit_commands import AssignUnit, RecordUnitChange, WithdrawUnitChange

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
    AssignUnit: units.assign_unit,
    RecordUnitChange: unit_changes.record_unit_change,
    WithdrawUnitChange: unit_changes.withdraw_unit_change,
    ProposeLawChange: law_changes.propose_law_change,
    DecideLawChange: law_changes.decide_law_change,
    WithdrawLawChange: law_changes.withdraw_law_change,
    SettleItem: concerns.settle_item,
    SendReferral: referrals.send_referral,
    AnswerReferral: referrals.answer_referral,
    WithdrawReferral: referrals.withdraw_referral,
    AddPaper: papers.add_paper,
    MakeObjection: objections.make_objection,
    AnswerObjection: objections.answer_objection,
    UndoLast: undoing.undo_last,
    AskForHelp: helping.ask_for_help,
    ConfirmWork: helping.confirm_work,
    OfferVacancy: vacancies.offer_vacancy,
    CloseVacancy: vacancies.close_vacancy,
    DrawList: lists.draw_list,
    CertifyPoliceList: lists.certify_police_list,
    f.OpenFile: loan_files.open_file,
    f.ListPerson: loan_files.list_person,
    f.CertifyList: loan_files.certify_list,
    f.HoldGroupMeeting: loan_files.hold_group_meeting,
    f.NameParty: loan_files.name_party,
    f.NotePaper: loan_files.note_paper,
    f.EnterTerms: loan_files.enter_terms,
    f.ReopenFile: loan_files.reopen_file,
    f.ResendFile: loan_files.resend_file,
    f.SendFile: loan_sending.send_file,
    f.WithdrawFile: loan_sending.withdraw_file,
    f.AcceptFile: loan_answers.accept_file,
    f.WaitForCapital: loan_answers.wait_for_capital,
    f.Appraise: loan_answers.appraise,
    f.Approve: loan_answers.approve,
    f.Refuse: loan_answers.refuse,
    f.ReturnPapers: loan_answers.return_papers,
    f.DrawDown: loan_paying.draw_down,
    f.CompleteDrawdown: loan_paying.complete_drawdown,
    f.CheckUse: loan_paying.check_use,
    f.ReportFile: loan_paying.report_file,
    f.ExtendFile: loan_paying.extend_file,
    f.FlagRisk: loan_paying.flag_risk,
    f.SettleRisk: loan_paying.settle_risk,
    f.WriteOff: loan_paying.write_off,
    MakeBatch: batches.make_batch,
    a.NewAccount: administration.new_account,
    a.GrantRole: administration.grant_role,
    a.EndGrant: administration.end_grant,
    a.SetDisabled: administration.set_disabled,
    a.NewPassword: administration.new_password,
    a.EndSessions: administration.end_sessions,
    a.DropSecondFactor: administration.drop_second_factor,
    a.Delegate: administration.delegate,
    a.EndDelegation: administration.end_delegation,
    TakeOverCase: taking_over.take_over_case,
    MergePersons: merging.merge_persons,
    SplitPersons: merging.split_persons,
    TellApart: merging.tell_apart,
}
