"""Texts of receiving somebody."""

from __future__ import annotations

INTAKE: dict[str, tuple[str, str]] = {
    "intake.title": ("Tiếp nhận người mới", "Receive somebody"),
    "intake.search_why": (
        "Trước hết hãy tìm xem người này đã có hồ sơ chưa. Điền những gì biết được.",
        "First look whether the person has a case already. Fill in what you know.",
    ),
    "intake.search": ("Tìm", "Search"),
    "intake.found": ("Có thể là một trong {count} hồ sơ này", "Perhaps one of these {count} cases"),
    "intake.nobody": ("Chưa có hồ sơ nào giống", "No case looks alike"),
    "intake.alike": ("Giống:", "The same:"),
    "intake.alike.citizen_id": ("số căn cước", "citizen ID"),
    "intake.alike.phone": ("số điện thoại", "phone number"),
    "intake.alike.name": ("họ tên", "name"),
    "intake.elsewhere": (
        "Đã có hồ sơ {number} tại {unit} – hãy đề nghị xã đó chuyển hồ sơ",
        "There is case {number} in {unit} – ask that commune to transfer it",
    ),
    "intake.elsewhere_closed": (
        "Đã có hồ sơ {number} tại {unit}, nay đã kết thúc",
        "There is case {number} in {unit}, closed by now",
    ),
    "intake.again": ("Mở hồ sơ mới cho người này", "Open a new case for this person"),
    "intake.open_it": ("Mở hồ sơ {number}", "Open case {number}"),
    "intake.nobody_of_them": ("Không phải ai ở trên: lập hồ sơ mới", "None of these: make a new case"),
    "intake.go_on": ("Lập hồ sơ mới", "Make a new case"),
    "intake.back_to_search": ("Tìm người", "Search"),
    "intake.form": ("Tiếp nhận, lập hồ sơ", "Reception"),
    "intake.for_known": (
        "Hồ sơ mới cho người của hồ sơ {number}; thông tin cá nhân giữ nguyên",
        "A new case for the person of {number}; personal details stay",
    ),
    "intake.receive": ("Lập hồ sơ", "Open the case"),
    "intake.exists": ("Người này đang có hồ sơ mở", "This person has an open case"),
    "intake.exists_here": (
        "Số căn cước này thuộc hồ sơ {number}. Hãy làm tiếp trên hồ sơ đó.",
        "This citizen ID belongs to case {number}. Go on with that case.",
    ),
    "intake.exists_elsewhere": (
        "Số căn cước này thuộc hồ sơ {number} ở xã khác. Hãy đề nghị xã đó chuyển hồ sơ; "
        "nội dung bạn viết còn nguyên bên dưới.",
        "This citizen ID belongs to case {number} in another commune. Ask it to transfer the case; "
        "what you wrote is still below.",
    ),
    "intake.refused": ("Chưa lập được hồ sơ", "The case cannot be opened yet"),
    "done.received": (
        "Đã lập hồ sơ. Việc tiếp theo: đánh giá nhu cầu.",
        "The case is open. Next: assess the needs.",
    ),
    "intake.person": ("Người được hỗ trợ", "The person"),
    "intake.home": ("Nơi cư trú", "Home"),
    "intake.paper": ("Giấy tờ và thông báo quyền", "Paper and notice of rights"),
    "intake.sentence": (
        "Về bản án (chỉ cán bộ phụ trách đọc được)",
        "About the sentence (for those in charge alone)",
    ),
    "intake.name": ("Họ và tên", "Full name"),
    "intake.called": ("Tên thường gọi", "Called"),
    "intake.called.hint": ("Nếu khác tên trên giấy tờ.", "If it differs from the papers."),
    "intake.birth_year": ("Năm sinh", "Year of birth"),
    "intake.sex": ("Giới tính", "Sex"),
    "intake.ethnicity": ("Dân tộc", "Ethnicity"),
    "intake.citizen_id": ("Số căn cước", "Citizen ID"),
    "intake.citizen_id.hint": (
        "12 chữ số. Chưa có thì để trống.",
        "12 digits. Leave blank when there is none.",
    ),
    "intake.phone": ("Số điện thoại", "Phone"),
    "intake.unit": ("Xã", "Commune"),
    "intake.old_unit": ("Trước ngày 01/7/2025 thuộc", "Before 1 July 2025 it was"),
    "intake.old_unit.hint": (
        "Để thống kê theo địa giới cũ. Không rõ thì để trống.",
        "For figures on the old boundaries. Leave blank when unknown.",
    ),
    "intake.old_unit_elsewhere": (
        "Đơn vị cũ này không thuộc xã đã chọn.",
        "That former unit is not part of the commune chosen.",
    ),
    "intake.village": ("Thôn, khu phố", "Village"),
    "intake.village.hint": ("Cần thôn hoặc địa chỉ.", "The village or the address is needed."),
    "intake.village_or_address": ("Hãy ghi thôn hoặc địa chỉ nơi ở.", "Give the village or the address."),
    "intake.address": ("Địa chỉ", "Address"),
    "intake.certificate": ("Giấy đã mang tới", "Paper that was brought"),
    "intake.certificate_no": ("Số giấy", "Number"),
    "intake.completed_on": ("Ngày chấp hành xong", "Completed on"),
    "intake.notice_given": ("Đã thông báo quyền được hỗ trợ chưa?", "Was the person told their rights?"),
    "intake.notice_given.hint": (
        "Quyền được hỗ trợ, quyền về dữ liệu cá nhân, quyền từ chối.",
        "The right to support, to one's data, and to decline.",
    ),
    "intake.sentence_class": ("Mức hình phạt đã tuyên", "Class of the sentence imposed"),
    "intake.sentence_class.hint": ("Để tính ngày xóa án tích.", "For the day of expungement."),
    "intake.under_18": ("Khi phạm tội dưới 18 tuổi?", "Under 18 at the time?"),
    "intake.negligent": ("Tội do vô ý?", "By negligence?"),
    "intake.sentence_months": ("Án đã tuyên (tháng)", "Sentence imposed (months)"),
    "intake.offence": ("Tội danh", "Offence"),
}
