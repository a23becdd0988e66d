"""Somebody whose loan file is brought as far as a test needs, by the officer and by the bank."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from domain.lending.file import LoanFile
from domain.lending.machine import FileStage
from domain.lending.reads import FileView
from domain.viewer import Viewer
from tests.support.offices import BANK_OFFICE, GROUP, OFFICER, an_id, instant
from tests.support.referred import BANK, agreeing
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.office import Office

KNOWN = {
    "same_purpose_debt": False,
    "household_has_adult": True,
    "household_others_capable": True,
    "purpose": "production",
    "requested_vnd": 80_000_000,
    "months": 60,
}
S = FileStage


class Borrower:
    """One person, one file; `to` walks the usual way."""

    def __init__(self, office: Office, **wish: Any) -> None:
        self.office, self.person, self.file_id = office, agreeing(office), an_id("file")
        self.person.does(c.RecordFacts, facts=KNOWN | wish)
        self.does(f.OpenFile, use="cows")

    def does(self, kind: type[f.FileCommand], by: Viewer = OFFICER, **fields: Any) -> c.Done:
        return self.person.does(kind, by, file_id=self.file_id, **fields)

    def supported(self) -> Borrower:
        step = c.PlannedAction("work", "Vay vốn nuôi bò", "officer", self.person.on + timedelta(days=30))
        self.person.does(c.MakePlan, actions=(step,))
        self.person.does(c.AssignGroup, group_id=GROUP)
        self.person.does(c.Advance, move="support")
        return self

    @property
    def view(self) -> FileView:
        return self.seen_by(OFFICER)

    @property
    def file(self) -> LoanFile:
        return self.view.line.file

    def seen_by(self, viewer: Viewer) -> FileView:
        on = self.person.on
        return self.office.desk.loan_files.file(viewer, self.file_id, at=instant(on), on=on)

    def to(self, stage: FileStage) -> Borrower:
        for reached, kind, by, said in self._way():
            self.does(kind, by, **said)
            if reached is stage:
                return self
        raise AssertionError(f"{stage} is not on the usual way")

    def _way(self) -> list[tuple[FileStage, type[f.FileCommand], Viewer, dict[str, Any]]]:
        on = self.person.on
        signed = {"law_abiding": True, "no_social_evils": True, "certified_by": "Hà Thị Bình"}
        sent = {"referral_id": an_id("referral"), "office": BANK_OFFICE, "body_name": "PGD NHCSXH Như Xuân"}
        granted = {"decision_no": "5/QĐ-NHCS", "decided_on": on, "amount_vnd": self.file.amount_vnd}
        paid = {"drawdown_id": an_id("drawdown"), "amount_vnd": self.file.amount_vnd, "paid_on": on}
        party = {
            "role": "representative",
            "name": "Lò Thị Hoa",
            "citizen_id": "038185001234",
            "consent_on": on,
        }
        return [
            (S.DRAFT, f.NameParty, OFFICER, party),
            (S.LISTED, f.ListPerson, OFFICER, {"list_no": "12/DS", "list_on": on, "list_by": "Lê Văn An"}),
            (S.CERTIFIED, f.CertifyList, OFFICER, {"certified_no": "7", "certified_on": on} | signed),
            (S.REVIEWED, f.HoldGroupMeeting, OFFICER, {"reviewed_on": on, "organisation": "women"}),
            (S.SENT, f.SendFile, OFFICER, sent),
            (S.RECEIVED, f.AcceptFile, BANK, {"received_on": on}),
            (S.APPRAISED, f.Appraise, BANK, {"appraised_on": on}),
            (S.APPROVED, f.Approve, BANK, granted),
            (S.DISBURSED, f.DrawDown, BANK, paid),
            (S.CHECKED, f.CheckUse, BANK, {"use_checked_on": on}),
            (S.REPAYING, f.ReportFile, BANK, {"status": "running", "outstanding_vnd": 60_000_000}),
            (S.OVERDUE, f.ReportFile, BANK, {"status": "overdue", "outstanding_vnd": 60_000_000}),
        ]


def chain_of(borrower: Borrower) -> list[str]:
    """Kinds of the case's events since the person was listed."""
    at = instant(borrower.person.on)
    kinds = [each.kind for each in borrower.office.desk.history(OFFICER, borrower.person.id, at=at)]
    return kinds[kinds.index("loan_listed") :]
