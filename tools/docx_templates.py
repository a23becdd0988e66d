"""Writes the Word templates that ship: an office then edits them in Word, or puts its own beside them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from reports.docx_template import steady
from tools.docx_layout import CENTRE, LEFT, RIGHT, WIDE, gap, paper, say, size_cells, tag, whole_row
from tools.docx_monthly import monthly_report
from tools.docx_parts import (
    SEAL,
    SIGN,
    Column,
    certification,
    letterhead,
    motto,
    pair,
    part,
    recipients,
    said,
    signature,
    table,
    title,
    words,
)  # fmt: skip

TARGET = Path(__file__).parents[1] / "reports" / "templates"


def mau_01() -> Any:
    made = paper(flipped=True)
    say(made, "Mẫu số 01", bold=True, at=RIGHT)
    letterhead(made, WIDE[True])
    about = "Người chấp hành xong án phạt tù có nhu cầu vay vốn, cư trú tại {{ unit }}, {{ province }}"
    title(made, WIDE[True], "DANH SÁCH", about)
    words(
        made,
        "Căn cứ Quyết định số 22/2023/QĐ-TTg của Thủ tướng Chính phủ về tín dụng đối với người chấp hành xong án phạt "
        "tù, Công an {{ unit }} lập danh sách người chấp hành xong án phạt tù có nhu cầu vay vốn, chấp hành tốt quy "
        "định của pháp luật và không tham gia các tệ nạn xã hội như sau:",
    )
    certificate = "{{ line.certificate_no }}\n{{ line.completed_on }}"
    shown: tuple[Column, ...] = (
        ("TT", 24, "{{ line.place }}", CENTRE),
        ("Họ và tên", 89, "{{ line.name }}", LEFT),
        ("Ngày sinh", 60, "{{ line.born_on }}", CENTRE),
        ("Số định danh cá nhân", 76, "{{ line.citizen_id }}", CENTRE),
        ("Nơi cư trú", 117, "{{ line.address }}", LEFT),
        ("Số giấy chứng nhận; ngày chấp hành xong", 84, certificate, CENTRE),
        ("Mục đích vay", 98, "{{ line.purpose }}", LEFT),
        ("Số tiền đề nghị (đồng)", 66, "{{ line.amount }}", RIGHT),
        ("Thời hạn (tháng)", 44, "{{ line.months }}", CENTRE),
        ("Ghi chú", 56, "{{ line.note }}", LEFT),
    )
    table(made, shown, "line in lines", 11)
    total = "Tổng số tiền đề nghị vay: {{ total }} đồng (bằng chữ: {{ total_words }})."
    words(made, f"Danh sách có {{{{ count }}}} người. {total}", keep=True)
    left, right = pair(made, WIDE[True])
    recipients(left)
    signature(right, "{{ list_post }}", SEAL, "{{ list_by }}")
    certification(made, WIDE[True])
    return made


def mau_02() -> Any:
    made = paper()
    say(made, "Mẫu số 02", bold=True, at=RIGHT)
    letterhead(made, WIDE[False])
    about = "Sản xuất, kinh doanh sử dụng lao động là người chấp hành xong án phạt tù"
    title(made, WIDE[False], "PHƯƠNG ÁN", about)
    _to_the_bank(made)
    part(made, "I. CƠ SỞ SẢN XUẤT, KINH DOANH")
    said(made, "1. Tên cơ sở", "{{ name }}")
    said(made, "2. Loại hình", "{{ kind }}")
    said(
        made,
        "3. Giấy đăng ký số",
        "{{ registration_no }}, ngày {{ registered_on }}, nơi cấp: {{ registered_by }}",
    )
    said(made, "4. Địa chỉ", "{{ address }}")
    said(made, "5. Điện thoại", "{{ phone }}")
    said(made, "6. Người đại diện", "{{ representative }}, chức vụ: {{ representative_post }}")
    said(made, "7. Ngành, nghề", "{{ activity }}")
    _workers(made)
    _project(made)
    words(made, f"Cơ sở cam kết {_PROMISE}", keep=True)
    left, right = pair(made, WIDE[False])
    recipients(left)
    signature(right, "ĐẠI DIỆN CƠ SỞ", "(Ký, ghi rõ họ tên, đóng dấu nếu có)", "{{ signed_by }}")
    certification(made, WIDE[False])
    return made


def _workers(made: Any) -> None:
    part(made, "II. LAO ĐỘNG")
    said(made, "1. Tổng số lao động", "{{ workers }} người")
    share = "{{ people_count }} người, bằng {{ share }} % tổng số lao động"
    said(made, "2. Người chấp hành xong án phạt tù đã ký hợp đồng lao động", share)
    shown: tuple[Column, ...] = (
        ("TT", 28, "{{ each.place }}", CENTRE),
        ("Họ và tên", 96, "{{ each.name }}", LEFT),
        ("Ngày sinh", 66, "{{ each.born_on }}", CENTRE),
        ("Nơi cư trú", 112, "{{ each.address }}", LEFT),
        ("Công việc", 72, "{{ each.job }}", LEFT),
        ("Hợp đồng lao động", 94, "{{ each.contract }}", LEFT),
    )
    table(made, shown, "each in people", 12)


def _project(made: Any) -> None:
    part(made, "III. PHƯƠNG ÁN VÀ NHU CẦU VỐN")
    said(made, "1. Nội dung phương án", "{{ use }}")
    said(made, "2. Địa điểm thực hiện", "{{ project_place }}")
    said(made, "3. Tổng nhu cầu vốn", "{{ needed }} đồng (bằng chữ: {{ needed_words }}), gồm:", keep=True)
    _money(made, "Nội dung chi", "costs", total=True)
    said(made, "4. Vốn tự có", "{{ own }} đồng (bằng chữ: {{ own_words }})")
    said(made, "5. Số tiền đề nghị vay", "{{ amount }} đồng (bằng chữ: {{ amount_words }})")
    said(made, "6. Thời hạn vay", "{{ months }} tháng")
    part(made, "IV. HIỆU QUẢ VÀ NGUỒN TRẢ NỢ")
    _money(made, "Khoản thu, chi trong một năm", "returns")
    said(made, "Kế hoạch trả nợ", "{{ repayment }}")


def loan_request() -> Any:
    made = paper()
    say(made, "Hồ sơ vay số: {{ number }}", 11, at=RIGHT)
    motto(made, WIDE[False])
    say(made, "{{ head.place_and_day }}", italic=True, at=RIGHT)
    about = "Kèm phương án sử dụng vốn, theo Quyết định số 22/2023/QĐ-TTg"
    title(made, WIDE[False], "GIẤY ĐỀ NGHỊ VAY VỐN", about)
    _to_the_bank(made)
    _asking(made)
    _asked(made)
    part(made, "III. PHƯƠNG ÁN SỬ DỤNG VỐN")
    said(made, "1. Tổng nhu cầu vốn", "{{ needed }} đồng (bằng chữ: {{ needed_words }}), gồm:", keep=True)
    _money(made, "Nội dung chi", "costs", total=True)
    said(made, "2. Vốn tự có", "{{ own }} đồng (bằng chữ: {{ own_words }})")
    said(made, "3. Dự kiến thu nhập và chi phí", "", keep=True)
    _money(made, "Khoản thu, chi trong một năm", "returns")
    said(made, "4. Nguồn và kế hoạch trả nợ", "{{ repayment }}")
    words(made, f"Tôi cam kết {_PROMISE}", keep=True)
    left, right = pair(made, WIDE[False])
    tag(left, "{%p if by_household %}")
    signature(left, "ĐẠI DIỆN HỘ GIA ĐÌNH", SIGN, "{{ representative }}")
    tag(left, "{%p endif %}")
    gap(left)
    signature(right, "NGƯỜI ĐỀ NGHỊ", SIGN, "{{ name }}")
    recipients(made)
    return made


def _asking(made: Any) -> None:
    part(made, "I. NGƯỜI ĐỀ NGHỊ")
    said(made, "1. Họ và tên", "{{ name }}, ngày sinh: {{ born_on }}")
    said(made, "2. Số định danh cá nhân", "{{ citizen_id }}")
    said(made, "3. Nơi cư trú", "{{ address }}")
    said(made, "4. Điện thoại", "{{ phone }}")
    paper_of = "5. Giấy chứng nhận chấp hành xong án phạt tù hoặc giấy chứng nhận đặc xá"
    said(made, paper_of, "số {{ certificate_no }}, ngày chấp hành xong: {{ completed_on }}")
    tag(made, "{%p if by_household %}")
    household = "{{ representative }}, số định danh cá nhân: {{ representative_citizen_id }}"
    said(
        made,
        "6. Người đại diện hộ gia đình đứng tên vay",
        f"{household}, quan hệ với người đề nghị: {{{{ relation }}}}",
    )
    tag(made, "{%p else %}")
    said(made, "6. Người đứng tên vay", "người đề nghị vay trực tiếp")
    tag(made, "{%p endif %}")
    tag(made, "{%p if in_group %}")
    said(made, "7. Tổ tiết kiệm và vay vốn", "{{ savings_group }}, tổ chức nhận ủy thác: {{ organisation }}")
    tag(made, "{%p endif %}")


def _asked(made: Any) -> None:
    part(made, "II. ĐỀ NGHỊ VAY")
    said(made, "1. Mục đích", "{{ purpose }}")
    said(made, "2. Sử dụng vốn vào", "{{ use }}")
    said(made, "3. Số tiền đề nghị vay", "{{ amount }} đồng (bằng chữ: {{ amount_words }})")
    said(made, "4. Thời hạn vay", "{{ months }} tháng")
    tag(made, "{%p if training %}")
    spent = "rút vốn trong {{ drawdown_months }} tháng, trả nợ trong {{ repayment_months }} tháng"
    said(made, "5. Khóa học", f"{{{{ school }}}}, thời gian học {{{{ course_months }}}} tháng, {spent}")
    tag(made, "{%p endif %}")


_PROMISE = (
    "các nội dung trên là đúng sự thật, sử dụng vốn vay đúng mục đích, trả nợ gốc và lãi đầy đủ, đúng hạn."
)


def _to_the_bank(made: Any) -> None:
    say(made, "Kính gửi: Ngân hàng Chính sách xã hội {{ office }}", at=CENTRE)


def _money(made: Any, what: str, lines: str, *, total: bool = False) -> None:
    shown: tuple[Column, ...] = (
        ("TT", 28, "{{ each.place }}", CENTRE),
        (what, 210, "{{ each.what }}", LEFT),
        ("Số tiền (đồng)", 110, "{{ each.amount }}", RIGHT),
        ("Ghi chú", 120, "{{ each.note }}", LEFT),
    )
    lines_of_it = table(made, shown, f"each in {lines}", 13)
    if total:
        row = lines_of_it.add_row()
        whole_row(row)
        size_cells(row.cells, [width for _, width, _, _ in shown])
        say(row.cells[0].merge(row.cells[1]), "Cộng", at=CENTRE, bold=True, after=0)
        say(row.cells[2], "{{ needed }}", at=RIGHT, bold=True, after=0)


FORMS = {"bao_cao_thang": monthly_report, "mau01": mau_01, "mau02": mau_02, "de_nghi_vay": loan_request}


def made(name: str) -> bytes:
    content = BytesIO()
    FORMS[name]().save(content)
    return steady(content.getvalue())


def main() -> None:
    for name in FORMS:
        (TARGET / f"{name}.docx").write_bytes(made(name))
        print(f"{name}.docx in {TARGET}")


if __name__ == "__main__":
    main()
