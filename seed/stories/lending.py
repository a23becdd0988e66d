"""A borrower's loan file: from the police's list to the bank's decision, and what follows the money."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from domain.lending.papers_needed import papers_needed
from domain.lending.schedule import RepaymentTerms
from seed.bodies import BANK_OFFICE
from seed.draw import working_day
from seed.ids import id_of
from seed.loans import Loan
from seed.stories import wordings
from seed.stories.tale import AFTER, PAPERS, Tale
from workflows.services import loan_file_commands as f
from workflows.services.commands import Command, RecordFacts
from workflows.services.list_commands import CertifyPoliceList, DrawList

BANK = "nganhang"
_CHECK_AFTER = timedelta(days=30)
# The bank's own word, as it stands in a loan contract; of 2026 no rate was found, so none is entered.
_TERMS = RepaymentTerms(
    660, principal_every_months=12, grace_months=0, interest_every_months=3, day_basis=365
)
_TERMS_UNTIL = date(2026, 1, 1)

Act = Callable[[date], object]


class LoanFileTale:
    """The steps in their order; what a pause kept from happening is made up for before the money comes."""

    def __init__(self, tale: Tale, loan: Loan) -> None:
        self._tale, self._loan = tale, loan
        self.file_id = id_of("loan_file", loan.resident)
        self._list_id = id_of("police_list", loan.resident)
        self._acts: tuple[Act, ...] = (
            self._open, self._certify, self._meet, self._send, self._receive, self._appraise, self._approve,
        )  # fmt: skip

    def plan(self, first: date, certified: date, sent: date) -> None:
        """The days of the first steps are those of the papers; the bank decides some days before it pays."""
        last = self._loan.disbursed_on
        days = [first, certified, certified + timedelta(2), sent, sent + timedelta(1), sent + timedelta(4)]
        for place, day in enumerate([*days, last - timedelta(2)], start=1):
            if working_day(day) < last:
                rank = PAPERS if place <= 2 else AFTER
                self._tale.plan(working_day(day), rank, partial(self.come_to, place))

    def come_to(self, place: int | None, on: date) -> None:
        """Whatever of the steps up to this one was not done yet; None: all of them."""
        for act in self._acts[self._tale.loan_steps : place]:
            act(on)
            self._tale.loan_steps += 1

    def check_use(self, on: date) -> None:
        self._bank(on, f.CheckUse(self._case, self.file_id, on))

    def plan_check(self, paid_on: date) -> None:
        self._tale.plan(working_day(paid_on + _CHECK_AFTER), AFTER, self.check_use, resting=True)

    @property
    def _case(self) -> UUID:
        return self._tale.case_id

    def _bank(self, on: date, command: f.FileCommand) -> None:
        self._tale.tell(on, command, by=BANK)

    def _day(self, on: date) -> date:
        """Nothing of the decision is dated after the money."""
        return min(on, self._loan.disbursed_on)

    def _open(self, on: date) -> None:
        loan, tale = self._loan, self._tale
        wish = {"purpose": "production", "requested_vnd": loan.amount_vnd, "months": loan.months}
        tale.tell(on, RecordFacts(self._case, wish))
        tale.tell(on, f.OpenFile(self._case, self.file_id, use=loan.use))
        signed = wordings.signatory("police", tale.commune)
        number = f"{tale.rng.randint(1, 90)}/DS-CAX"
        of_one = (self._list_id, tale.unit_on(on), number, self._day(on), signed, (self.file_id,))
        tale.tell(on, DrawList(*of_one))
        tale.listed_in = tale.unit_on(on)

    def _certify(self, on: date) -> None:
        tale, signed = self._tale, wordings.signatory("committee", self._tale.commune)
        number = f"{tale.rng.randint(1, 90)}/XN-UBND"
        said: Command = CertifyPoliceList(self._list_id, number, self._day(on), signed, (self.file_id,))
        if tale.unit_on(on) != tale.listed_in:  # the commune was merged in between: its list waits no more
            said = f.CertifyList(self._case, self.file_id, number, self._day(on), signed, True, True)
        tale.tell(on, said)
        tale.tell(on, RecordFacts(self._case, {"same_purpose_debt": False}))

    def _meet(self, on: date) -> None:
        tale = self._tale
        village = next(each.name for each in tale.district.villages if each.code == tale.resident.village)
        for role, name, consent in (
            ("representative", wordings.relative_of(tale.resident.name), self._day(on)),
            ("organisation", "Hội Nông dân xã", None),
            ("savings_group", f"Tổ tiết kiệm và vay vốn {village}", None),
            ("capital_source", "Ngân hàng Chính sách xã hội", None),
        ):
            relation = "người thân trong hộ" if consent else None
            tale.tell(
                on,
                f.NameParty(self._case, self.file_id, role, name, relation=relation, consent_on=consent),
            )
        tale.tell(
            on,
            f.HoldGroupMeeting(self._case, self.file_id, self._day(on), organisation="farmers"),
        )

    def _send(self, on: date) -> None:
        tale = self._tale
        for code in papers_needed("production", direct=False, security=False):
            tale.tell(on, f.NotePaper(self._case, self.file_id, code, "given"))
        referral = id_of("referral", f"{tale.resident.code}|bank")
        tale.referred.add(referral)
        tale.tell(
            on,
            f.SendFile(self._case, self.file_id, referral, BANK_OFFICE.code, BANK_OFFICE.name),
        )

    def _receive(self, on: date) -> None:
        self._bank(on, f.AcceptFile(self._case, self.file_id, self._day(on)))

    def _appraise(self, on: date) -> None:
        self._bank(on, f.Appraise(self._case, self.file_id, self._day(on)))

    def _approve(self, on: date) -> None:
        loan = self._loan
        terms = _TERMS if loan.disbursed_on < _TERMS_UNTIL else f.NO_TERMS
        number = f"{int(loan.resident[1:])}/QĐ-NHCS"
        self._bank(
            on, f.Approve(self._case, self.file_id, number, self._day(on), loan.amount_vnd, terms=terms)
        )
