"""Printed forms to look at: invented people, long names, thirty lines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from domain.documents import (
    CostLine,
    Head,
    ListLine,
    ListView,
    MonthlyView,
    PlanView,
    RequestView,
    WorkerLine,
)
from domain.monthly.facts import COUNTS

ON = date(2026, 2, 5)
NAMES = (
    "Nguyễn Thị Hường", "Lò Văn Quỳnh", "Phạm Đức Thắng", "Vi Thị Ưng", "Bùi Văn Đạt",
    "Công Huyền Tôn Nữ Thị Nghiêm Xuân Ngọc Quỳnh", "Đặng Hữu Ước", "Quách Thị Mận",
)  # fmt: skip
PLACES = (
    "Thôn Xuân Thành, xã Xuân Hòa",
    "Bản Thanh Bình – cụm dân cư số 7 (khu tái định cư thủy điện), xã Xuân Hòa, tỉnh Thanh Hóa",
    "Thôn 10, xã Xuân Hòa",
)
RECIPIENTS = (
    "Ủy ban nhân dân xã Xuân Hòa",
    "Ngân hàng Chính sách xã hội, phòng giao dịch Như Xuân",
    "Lưu: CAX",
)


def list_line(place: int) -> ListLine:
    return ListLine(
        name=NAMES[place % len(NAMES)],
        born_on=date(1980, 1, 1) + timedelta(days=97 * place),
        citizen_id=f"038{place:09}",
        address=PLACES[place % len(PLACES)],
        certificate_no=f"{100 + place}/GCN-TGTH",
        completed_on=date(2024, 3, 1) + timedelta(days=11 * place),
        purpose="training" if place % 5 == 4 else "production",
        amount_vnd=None if place == 3 else 50_000_000 + 2_500_000 * (place % 7),
        months=36 if place % 2 else 60,
        note="Hộ nghèo" if place % 6 == 0 else "",
    )


def a_list(lines: int = 30, **changes: Any) -> ListView:
    known: dict[str, Any] = {
        "head": Head("Công an xã Xuân Hòa", "Công an tỉnh Thanh Hóa", "15/DS-CAX", "Xuân Hòa", ON),
        "unit": "xã Xuân Hòa",
        "province": "tỉnh Thanh Hóa",
        "lines": tuple(map(list_line, range(lines))),
        "list_by": "Lê Trọng Nghĩa",
        "list_post": "Trưởng Công an xã",
        "certified_no": "21/XN-UBND",
        "certified_on": date(2026, 2, 10),
        "certified_by": "Trương Thị Bích Ngọc",
        "certified_post": "Chủ tịch",
        "recipients": RECIPIENTS,
        "demo": True,
    }
    return ListView(**(known | changes))


COSTS = (
    CostLine("Mua 04 con bò cái sinh sản giống lai Sind", 72_000_000, "18.000.000 đồng/con"),
    CostLine("Sửa chuồng trại, làm hố ủ phân", 13_500_000),
    CostLine("Thức ăn tinh, tiêm phòng, thú y trong năm đầu", 9_500_000),
)
RETURNS = (
    CostLine("Thu bán bê", 36_000_000, "03 con/năm"),
    CostLine("Thu bán phân chuồng", 4_000_000),
    CostLine("Chi thức ăn, thú y", 11_000_000),
)


def a_plan(people: int = 3, **changes: Any) -> PlanView:
    known: dict[str, Any] = {
        "head": Head("Hợp tác xã Nông nghiệp Xuân Hòa", "", "03/PA-HTX", "Xuân Hòa", ON),
        "name": "Hợp tác xã Nông nghiệp và Dịch vụ tổng hợp Xuân Hòa",
        "kind": "Hợp tác xã",
        "registration_no": "2801234567",
        "registered_on": date(2019, 5, 20),
        "registered_by": "Phòng Tài chính – Kế hoạch",
        "address": "Thôn Xuân Thành, xã Xuân Hòa, tỉnh Thanh Hóa",
        "phone": "0237 000 000",
        "representative": "Hà Thị Kiều Oanh",
        "representative_post": "Giám đốc",
        "activity": "Trồng và chế biến măng, sản xuất đồ tre luồng",
        "use": "Mở rộng xưởng sơ chế măng, nhận thêm lao động là người chấp hành xong án phạt tù",
        "project_place": "Cụm công nghiệp xã Xuân Hòa",
        "workers": 24,
        "own_vnd": 155_000_000,
        "amount_vnd": 300_000_000,
        "months": 60,
        "costs": (
            CostLine("Nhà xưởng 200 m²", 260_000_000),
            CostLine("Máy luộc, máy thái, máy đóng gói", 165_000_000, "03 máy"),
            CostLine("Vốn lưu động", 30_000_000),
        ),
        "returns": (CostLine("Doanh thu", 1_240_000_000), CostLine("Chi phí", 1_090_000_000)),
        "repayment": "Trả gốc 12 tháng một lần, trả lãi hằng tháng, từ lợi nhuận của xưởng.",
        "people": tuple(map(worker, range(people))),
        "unit": "xã Xuân Hòa",
        "office": "huyện Như Xuân",
        "certified_post": "Chủ tịch",
        "recipients": RECIPIENTS[:2],
        "demo": True,
    }
    return PlanView(**(known | changes))


def worker(place: int) -> WorkerLine:
    born, since = date(1990, 1, 1) + timedelta(days=211 * place), date(2025, 6, 2)
    home = PLACES[place % len(PLACES)]
    return WorkerLine(NAMES[place % len(NAMES)], born, home, "Sơ chế măng", f"{place + 1:02}/HĐLĐ", since)


def a_request(**changes: Any) -> RequestView:
    known: dict[str, Any] = {
        "head": Head(place="Xuân Hòa", on=ON),
        "number": "NX-2026-0001/V1",
        "name": "Nguyễn Thị Hường",
        "born_on": date(1986, 9, 3),
        "citizen_id": "038186000001",
        "address": PLACES[1],
        "phone": "0912 000 001",
        "certificate_no": "100/GCN-TGTH",
        "completed_on": date(2025, 3, 31),
        "purpose": "production",
        "use": "Nuôi bò sinh sản",
        "amount_vnd": 80_000_000,
        "months": 60,
        "own_vnd": 15_000_000,
        "costs": COSTS,
        "returns": RETURNS,
        "repayment": "Từ tiền bán bê và tiền công lao động; trả gốc mỗi năm một lần.",
        "representative": "Nguyễn Văn Ước",
        "representative_citizen_id": "038060000002",
        "relation": "bố đẻ",
        "savings_group": "Tổ số 04, thôn Xuân Thành",
        "organisation": "Hội Nông dân xã Xuân Hòa",
        "office": "huyện Như Xuân",
        "recipients": (
            "Ngân hàng Chính sách xã hội huyện Như Xuân",
            "Tổ tiết kiệm và vay vốn",
            "Lưu: người vay",
        ),
        "demo": True,
    }
    return RequestView(**(known | changes))


def a_month(**changes: Any) -> MonthlyView:
    """A month with a table by sex whose small numbers are hidden."""
    known: dict[str, Any] = {
        "head": Head("Bộ phận thường trực", "Ban Chỉ đạo 138", "03/BC", "Xuân Hòa", ON),
        "figures": month_figures(),
        "content_hash": "0" * 64,
        "units": {"16174": "Xã Như Xuân"},
        "version": 2,
        "signed_by": "lanhdao",
        "signed_on": ON,
        "recipients": ("Như trên (để báo cáo)", "Lưu: VT"),
        "demo": True,
    }
    return MonthlyView(**(known | changes))


def month_figures() -> dict[str, Any]:
    names = ("people", "events", "competing", "none", "left_early", "rate", "lower", "upper", "interval")
    told = dict(zip(names, (65, 8, 5, 50, 2, 0.126, 0.061, 0.233, "log-log"), strict=True)) | {"months": 12}
    hidden = dict.fromkeys(names) | {"months": 12, "left_early": 2}
    rows = [
        {"group": group, "windows": [window]}
        for group, window in (("total", told), ("male", hidden), ("female", hidden))
    ]
    table = {
        "event": "conviction", "as_of": "2026-01-31", "followed_until_at_most": "2025-07-31", "least": 5,
        "excluded": {"no_release_day": 1, "duplicate": 2},
        "card": {"version": 1, "fingerprint": "cd3b5bb77809", "citation": "điều 53", "maturity_months": 6},
    }  # fmt: skip
    return {
        "month": "2026-01",
        "as_of": "2026-01-31",
        "known_on": "2026-02-04",
        "least": 5,
        "population": {
            "total": 40,
            "states": {"supported": 25, "returned": None, "stable": None},
            "units": {"16174": 40},
        },
        "counts": {
            name: 1_130_500_000 if name.endswith("vnd") else None if at < 5 else at
            for at, name in enumerate(COUNTS)
        },
        "recidivism": [table | {"by": None, "rows": rows[:1]}, table | {"by": "sex", "rows": rows}],
        "history": {"head": "f" * 64, "events": 900},
    }
