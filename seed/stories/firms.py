"""Two invented establishments borrow: one has been repaying for a year, one has just reached the bank.

They are counted apart from the 13 loans of persons, whose number and sum are published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from domain.firm_lending.file import FirmPlan
from domain.firm_lending.machine import FirmMove
from seed.bodies import BANK_OFFICE
from seed.district import District
from seed.employers import Enterprise
from seed.ids import id_of
from seed.staff import OFFICERS
from seed.stories import wordings
from seed.stories.tale import Step
from workflows.services import firm_loan_commands as c
from workflows.services.commands import Command

BANK = "nganhang"
# After the people of the day, so that no two acts share an instant.
_AFTERNOON = time(7, 0, tzinfo=UTC)
M = FirmMove
_TERMS = {"rate_bp": 660, "principal_every_months": 12, "interest_every_months": 3, "day_basis": 365}


@dataclass(frozen=True, slots=True)
class Project:
    """An establishment's application, by the code of the enterprise; `released` of `workers` have returned."""

    firm: str
    type: str
    workers: int
    released: int
    amount_vnd: int
    months: int
    opened_on: date
    plan: FirmPlan


_SAWMILL = Project(
    "DN01", "small_medium", 38, 4, 1_200_000_000, 72, date(2025, 8, 11),
    FirmPlan(
        activity="Chế biến gỗ rừng trồng", project_place="Xã Xuân Bình", address="Xã Xuân Bình, tỉnh Thanh Hóa",
        use="Mua máy bóc ván và lò sấy, nhận thêm lao động",
        registration_no="2802345678", registered_on=date(2019, 4, 15),
        registered_by="Sở Kế hoạch và Đầu tư tỉnh Thanh Hóa", own_vnd=400_000_000,
        repayment="Trả gốc mỗi năm một lần từ doanh thu bán ván",
        costs=(("Máy bóc ván", 900_000_000), ("Lò sấy", 500_000_000), ("Sân phơi", 200_000_000)),
        returns=(("Doanh thu bán ván", 3_600_000_000), ("Chi phí sản xuất", 3_050_000_000)),
    ),
)  # fmt: skip
_FARM = Project(
    "DN11", "cooperative", 18, 2, 450_000_000, 48, date(2026, 9, 7),
    FirmPlan(
        activity="Dịch vụ nông nghiệp", project_place="Xã Thượng Ninh", address="Xã Thượng Ninh, tỉnh Thanh Hóa",
        use="Mua máy gặt và máy sấy lúa phục vụ xã viên",
        registration_no="28A7000123", registered_on=date(2021, 3, 2), registered_by="Phòng Tài chính - Kế hoạch",
        own_vnd=150_000_000, repayment="Trả gốc theo vụ, mỗi năm một lần",
        costs=(("Máy gặt", 420_000_000), ("Máy sấy", 180_000_000)),
        returns=(("Thu dịch vụ", 780_000_000), ("Chi phí", 590_000_000)),
    ),
)  # fmt: skip


def firm_steps(district: District) -> list[Step]:
    known = {each.code: each for each in district.enterprises}
    return [
        *_told(known["DN01"], _SAWMILL, _repaying(_SAWMILL)),
        *_told(known["DN11"], _FARM, _at_bank(_FARM)),
    ]


Act = tuple[date, str | None, FirmMove, dict[str, Any]]


def _told(firm: Enterprise, project: Project, acts: list[Act]) -> Iterator[Step]:
    file_id = id_of("firm_loan", firm.code)
    officer = OFFICERS[firm.commune]
    signs = replace(
        project.plan,
        representative=firm.contact,
        representative_post="Giám đốc",
        phone=f"0{firm.phone[2:]}" if firm.phone.startswith("84") else firm.phone,
    )
    facts = c.FirmFacts(project.opened_on, project.type, True, project.workers, project.released, False)
    opened = c.OpenFirmFile(
        file_id, id_of("employer", firm.code), project.amount_vnd, project.months, facts, signs
    )
    first: list[tuple[date, str, Command]] = [(project.opened_on, officer, opened)]
    papers = ("plan_form_02", "registration", "labour_contracts", "loan_request", "security")
    first += [(acts[0][0], officer, c.NoteFirmPaper(file_id, code, "given")) for code in papers]
    steps = [(on, by or officer, c.TakeFirmStep(file_id, move, said)) for on, by, move, said in acts]
    for place, (on, by, command) in enumerate([*first, *steps]):
        at = datetime.combine(on, _AFTERNOON) + timedelta(minutes=int(firm.code[2:]), seconds=place)
        yield Step(on, at, by, command, id_of("command", f"{firm.code}|firm loan|{place}"))


def _certified(project: Project, certified: date, sent: date, number: str) -> list[Act]:
    commune = {"DN01": "16177", "DN11": "16225"}[project.firm]
    by = wordings.signatory("committee", commune)
    said = {"certified_no": number, "certified_on": certified, "certified_by": by}
    return [
        (certified, None, M.CERTIFY, said),
        (sent, None, M.SEND, {"office": BANK_OFFICE.code}),
    ]


def _repaying(project: Project) -> list[Act]:
    decided, first, second = date(2025, 9, 15), date(2025, 9, 22), date(2025, 11, 10)
    granted = {"decision_no": "D01/QĐ-NHCS", "decided_on": decided, "amount_vnd": project.amount_vnd}
    checked = {"share_checked_on": date(2026, 9, 10), "workers": 41, "released_workers": 5}
    return [
        *_certified(project, date(2025, 8, 20), date(2025, 8, 22), "61/XN-UBND"),
        (date(2025, 8, 25), BANK, M.RECEIVE, {"received_on": date(2025, 8, 25)}),
        (date(2025, 9, 5), BANK, M.APPRAISE, {"appraised_on": date(2025, 9, 5)}),
        (decided, BANK, M.APPROVE, granted | {"months": project.months} | _TERMS),
        (first, BANK, M.DRAW_DOWN, {"amount_vnd": 700_000_000, "paid_on": first}),
        (second, BANK, M.DRAW_DOWN, {"amount_vnd": 500_000_000, "paid_on": second}),
        (date(2025, 12, 15), BANK, M.CHECK_USE, {"use_checked_on": date(2025, 12, 15)}),
        (date(2026, 9, 10), BANK, M.CHECK_SHARE, checked),
        (date(2026, 9, 23), BANK, M.REPAY, {"outstanding_vnd": 1_000_000_000}),
    ]


def _at_bank(project: Project) -> list[Act]:
    received = date(2026, 9, 22)
    return [
        *_certified(project, date(2026, 9, 16), date(2026, 9, 18), "83/XN-UBND"),
        (received, BANK, M.RECEIVE, {"received_on": received}),
    ]
