"""A partner firm whose loan file is brought as far as a test needs, by the officer and by the bank."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from domain.firm_lending.file import FirmFile, FirmPlan
from domain.firm_lending.machine import FirmMove, FirmStage
from domain.firm_lending.reads import FirmView
from domain.viewer import Viewer
from persistence import tables as t
from tests.support.offices import BANK_OFFICE, DAY, EMPLOYER, OFFICER, an_id, engine_of, instant
from tests.support.referred import BANK
from workflows.services import firm_loan_commands as c
from workflows.services.commands import Done
from workflows.services.office import Office

PLAN = FirmPlan(
    activity="Chế biến gỗ",
    use="Mua máy bóc ván, mở rộng xưởng",
    project_place="Khu phố 1, xã Như Xuân",
    representative="Nguyễn Văn Chủ",
    representative_post="Giám đốc",
    address="Khu phố 1, xã Như Xuân",
    phone="0912345678",
    registration_no="2801234567",
    registered_on=date(2021, 5, 4),
    registered_by="Sở Kế hoạch và Đầu tư tỉnh Thanh Hóa",
    own_vnd=300_000_000,
    repayment="Từ doanh thu bán ván, trả gốc mỗi năm một lần",
    costs=(("Máy bóc ván", 700_000_000), ("Nhà xưởng", 500_000_000)),
    returns=(("Doanh thu bán ván", 2_400_000_000), ("Chi phí", 1_900_000_000)),
)
KNOWN = c.FirmFacts(DAY, "small_medium", True, 40, 4, False)
M, S = FirmMove, FirmStage
SAID: dict[FirmMove, dict[str, Any]] = {
    M.CERTIFY: {"certified_no": "12/XN-UBND", "certified_on": DAY, "certified_by": "Hà Thị Bình"},
    M.SEND: {"office": BANK_OFFICE},
    M.RECEIVE: {"received_on": DAY},
    M.APPRAISE: {"appraised_on": DAY},
    M.APPROVE: {"decision_no": "5/QĐ-NHCS", "decided_on": DAY, "amount_vnd": 900_000_000, "months": 60},
    M.REFUSE: {"refusal": "not_suitable", "decided_on": DAY},
    M.DRAW_DOWN: {"amount_vnd": 900_000_000, "paid_on": DAY},
    M.CHECK_USE: {"use_checked_on": DAY},
    M.CHECK_SHARE: {"share_checked_on": DAY, "workers": 40, "released_workers": 4},
    M.REPAY: {"outstanding_vnd": 700_000_000},
    M.REPORT_OVERDUE: {"outstanding_vnd": 700_000_000},
    M.BRING_CURRENT: {"outstanding_vnd": 600_000_000},
    M.CLOSE_REPAID: {"outstanding_vnd": 0},
    M.EXTEND: {"extended_to": date(2032, 1, 1)},
    M.WRITE_OFF: {"decision_no": "9/QĐ-XLRR"},
}
_WAY = (
    (M.CERTIFY, S.CERTIFIED), (M.SEND, S.SENT), (M.RECEIVE, S.RECEIVED), (M.APPRAISE, S.APPRAISED),
    (M.APPROVE, S.APPROVED), (M.DRAW_DOWN, S.DISBURSED), (M.CHECK_USE, S.CHECKED), (M.REPAY, S.REPAYING),
    (M.REPORT_OVERDUE, S.OVERDUE),
)  # fmt: skip


def a_firm(office: Office, name: str) -> UUID:
    row = {"id": an_id(f"firm {name}"), "code": name[:16], "name": f"Xưởng {name}", "sector": "wood"}
    with engine_of(office).execution_options(writes=True).begin() as connection:
        connection.execute(
            insert(t.employer), row | {"unit_code": "16174", "valid_from": date(2023, 1, 1), "valid_to": None}
        )
    return an_id(f"firm {name}")


class Firm:
    """One file of the partner firm; `to` walks the usual way."""

    def __init__(self, office: Office, facts: c.FirmFacts = KNOWN, name: str = "", **changes: Any) -> None:
        """`name`: of a firm that is still to be put into the register; without one the office's own partner."""
        self.office, self.id = office, an_id(f"firm file {name}")
        self.employer = a_firm(office, name) if name else EMPLOYER
        whole: dict[str, Any] = {"amount_vnd": 900_000_000, "months": 60, "plan": PLAN} | changes
        self.does(c.OpenFirmFile(self.id, self.employer, facts=facts, **whole))

    def does(self, command: Any, by: Viewer = OFFICER, on: date = DAY, **more: Any) -> Done:
        return self.office.perform(command, by=by, at=instant(on), on=on, **more)

    def step(self, move: FirmMove, by: Viewer | None = None, on: date = DAY, **said: Any) -> Done:
        """What the step is usually told, with `said` instead of some of it."""
        extra = {
            name: said.pop(name)
            for name in ("drawdowns", "papers", "note", "expected_version")
            if name in said
        }
        who = by or (
            OFFICER if move in (M.CERTIFY, M.SEND, M.RESEND, M.REVISE, M.REOPEN, M.WITHDRAW) else BANK
        )
        return self.does(c.TakeFirmStep(self.id, move, SAID.get(move, {}) | said, **extra), who, on)

    def to(self, stage: FirmStage) -> Firm:
        for move, reached in _WAY:
            if stage is S.DRAFT:
                break
            self.step(move)
            if reached is stage:
                break
        assert self.file.stage is stage
        return self

    def seen_by(self, viewer: Viewer = OFFICER, on: date = DAY) -> FirmView:
        return self.office.desk.firm_loans.file(viewer, self.id, on=on)

    @property
    def file(self) -> FirmFile:
        return self.seen_by().line.file
