"""Texts of what waits for people, what an act tells, and the words that lists share."""

TEXTS: dict[str, tuple[str, str]] = {
    "shown.value": ("{value}", "{value}"),
    "shown.yes": ("Có", "Yes"),
    "shown.no": ("Không", "No"),
    "eligibility.eligible": ("đủ điều kiện", "eligible"),
    "eligibility.ineligible": ("chưa đủ điều kiện", "not eligible"),
    "eligibility.unknown": ("chưa rõ, còn thiếu thông tin", "unknown, something is missing"),
    "told.fact_recorded_only": (
        "Đã ghi nhận sự việc; trạng thái hồ sơ chưa đổi. Việc này đã vào danh sách của cán bộ phụ trách.",
        "The fact is recorded; the state of the case did not change. It is on the officer's list.",
    ),
    "told.already_recorded": ("Nội dung này đã được ghi trước đó.", "This was already recorded."),
    "item_kind.concern": ("Điều lo ngại", "Concern"),
    "item_kind.loan_overdue": ("Nợ quá hạn", "Overdue loan"),
    "item_kind.transfer": ("Chuyển hồ sơ", "Transfer"),
    "item_kind.review": ("Rà soát định kỳ", "Periodic review"),
    "item_kind.visit": ("Thăm gặp", "Visit"),
    "item_kind.loan": ("Vay vốn", "Loan"),
    "item_kind.match": ("Việc làm", "Work"),
    "item_kind.livelihood": ("Sinh kế", "Livelihood"),
    "item.concern": (
        "Tổ G5+ báo điều lo ngại khi thăm gặp ngày {held_on:day}: mức {concern:term=concern}. "
        "Hãy liên hệ và ghi kết quả.",
        "The group reported a concern at the visit of {held_on:day}: {concern:term=concern}. "
        "Get in touch and record it.",
    ),
    "concern.low": ("theo dõi thêm", "keep an eye on it"),
    "concern.high": ("cần xử lý sớm", "act soon"),
    "concern.urgent": ("khẩn", "urgent"),
    "item.disbursed_out_of_turn": (
        "Đã giải ngân {amount_vnd:vnd} khi hồ sơ ở trạng thái “{stage:term=state}”: hãy hoàn tất các bước còn thiếu.",
        "{amount_vnd:vnd} was disbursed while the case is “{stage:term=state}”: complete the steps still missing.",
    ),
    "item.livelihood_recorded": (
        "Đã có sinh kế ({livelihood:term=livelihood}) khi hồ sơ ở trạng thái “{stage:term=state}”: hãy xem lại hồ sơ.",
        "A livelihood ({livelihood:term=livelihood}) began while the case is “{stage:term=state}”: look at the case.",
    ),
    "item.loan_overdue": (
        "Khoản vay quá hạn, còn dư nợ {outstanding_vnd:vnd}: hãy gặp gia đình và ngân hàng.",
        "The loan is overdue with {outstanding_vnd:vnd} outstanding: see the family and the bank.",
    ),
    "item.transfer_offered": (
        "Xã {from} đề nghị chuyển hồ sơ: hãy nhận, hoặc từ chối và nêu lý do.",
        "Commune {from} offers this case: accept it, or refuse it with a reason.",
    ),
    "body.steering_committee": ("Ban Chỉ đạo về an ninh trật tự", "Security steering committees"),
    "body.security_team": ("Tổ bảo vệ an ninh trật tự thôn, khu phố", "Village security teams"),
    "body.social_security_group": ("Tổ an ninh xã hội", "Social security groups"),
    "body.community_model": ("Mô hình toàn dân bảo vệ an ninh Tổ quốc", "Community models"),
    "body.support_group": ("Tổ G5+", "Support groups (G5+)"),
    "body.enterprise": ("Doanh nghiệp đối tác", "Partner employers"),
    "body.bank_office": ("Phòng giao dịch ngân hàng", "Transaction offices"),
    "message.case_opened.subject": ("Hồ sơ mới {number}", "New case {number}"),
    "message.case_opened.text": (
        "Hồ sơ {number} vừa được lập. Việc tiếp theo: đánh giá nhu cầu.",
        "Case {number} was opened. Next: assess the needs.",
    ),
    "message.transfer_offered.subject": ("Đề nghị chuyển hồ sơ {number}", "Transfer of case {number}"),
    "message.transfer_offered.text": (
        "Có đề nghị chuyển hồ sơ {number} về xã của bạn. Hãy mở danh sách việc để trả lời.",
        "Case {number} is offered to your commune. Open your list to answer.",
    ),
}
