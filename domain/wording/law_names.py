"""Names of the law's numbers, and how a value is written with its unit."""

from __future__ import annotations

NAMES: dict[str, tuple[str, str]] = {
    "parameter.qd22.in_force_from": ("Quyết định 22 có hiệu lực từ", "Decision 22 is in force from"),
    "parameter.qd22.window_years": (
        "Được vay trong thời hạn, tính từ ngày chấp hành xong",
        "Window for borrowing, from completion",
    ),
    "parameter.qd22.training_cap_vnd_month": (
        "Mức vay đào tạo nghề tối đa, mỗi tháng",
        "Cap for vocational training, a month",
    ),
    "parameter.qd22.production_cap_vnd": (
        "Mức vay sản xuất, kinh doanh tối đa, mỗi người",
        "Cap for production or business, a person",
    ),
    "parameter.qd22.establishment_share_percent": (
        "Tỷ lệ lao động là người chấp hành xong án phạt tù, tối thiểu",
        "Least share of workers who completed a sentence",
    ),
    "parameter.qd22.establishment_cap_vnd": (
        "Mức vay của cơ sở tối đa, mỗi dự án",
        "Cap for an establishment, a project",
    ),
    "parameter.qd22.establishment_cap_worker_vnd": (
        "Mức vay của cơ sở tối đa, mỗi lao động",
        "Cap for an establishment, a worker",
    ),
    "parameter.qd22.training_term_multiple_short": (
        "Thời gian trả nợ so với thời gian phát tiền vay, khóa học ngắn",
        "Repayment against drawdown, short course",
    ),
    "parameter.qd22.training_term_multiple_long": (
        "Thời gian trả nợ so với thời gian phát tiền vay, khóa học dài",
        "Repayment against drawdown, long course",
    ),
    "parameter.qd22.training_short_course_months": (
        "Khóa học được coi là ngắn, đến",
        "A course counts as short up to",
    ),
    "parameter.qd22.production_term_months": (
        "Thời hạn vay sản xuất, kinh doanh tối đa",
        "Longest term for production or business",
    ),
    "parameter.qd22.security_above_vnd": ("Phải bảo đảm tiền vay khi vượt", "Security is needed above"),
    "parameter.qd22.overdue_percent": (
        "Lãi suất nợ quá hạn, so với lãi suất cho vay",
        "Overdue rate, against the lending rate",
    ),
    "parameter.qd22.lending_rate_bp": ("Lãi suất cho vay hộ nghèo", "Lending rate for poor households"),
    "parameter.work.wage_floor_vnd": (
        "Lương tối thiểu tháng của vùng",
        "Least monthly wage of the region",
    ),
    "parameter.work.reply_days": (
        "Doanh nghiệp trả lời lời giới thiệu trong",
        "An employer answers an introduction within",
    ),
    "parameter.work.portal_months": (
        "Tài khoản của doanh nghiệp có hiệu lực mỗi lần tối đa",
        "A partner's account holds for at most",
    ),
    "parameter.work.portal_warn_days": (
        "Nhắc trước khi tài khoản doanh nghiệp hết hạn",
        "A partner is warned before its account ends",
    ),
    "parameter.case.stability_months": ("Coi là ổn định sau", "Counts as stable after"),
    "parameter.case.clean_reviews": (
        "Số lần rà soát tốt liên tiếp cần có",
        "Good reviews in a row that are needed",
    ),
    "parameter.case.review_months": ("Các lần rà soát đầu, sau khi mở hồ sơ", "First reviews, after opening"),
    "parameter.case.review_every_months": ("Sau đó rà soát mỗi", "Afterwards a review every"),
    "parameter.case.visit_every_months": ("Thăm, gặp mỗi", "A visit every"),
    "parameter.case.review_opens_days_before": ("Nhắc rà soát trước hạn", "A review is asked for ahead by"),
    "parameter.case.review_late_after_days": ("Rà soát coi là trễ sau hạn", "A review is late after"),
    "parameter.case.review_escalate_lead_days": ("Báo tổ trưởng sau hạn", "The group's lead is told after"),
    "parameter.case.review_escalate_officer_days": ("Báo cán bộ sau hạn", "The officer is told after"),
    "parameter.case.review_escalate_manager_days": ("Báo lãnh đạo sau hạn", "The manager is told after"),
    "parameter.case.eligibility_notice_days": (
        "Báo trước khi hết thời hạn được vay",
        "Notice before the loan window closes",
    ),
    "parameter.messages.quiet_from_hour": ("Không gửi tin ra ngoài từ giờ", "Quiet hours begin at hour"),
    "parameter.messages.quiet_to_hour": ("Gửi tin lại từ giờ", "Quiet hours end at hour"),
    "parameter.messages.attempts": ("Số lần thử gửi một kênh", "Tries by one channel"),
    "parameter.messages.digest_hour": ("Gửi bản gộp trong ngày lúc", "The day's digest leaves at hour"),
    "parameter.messages.keep_days": (
        "Giữ lời nhắn của người dân không quá",
        "Residents' messages are kept at most",
    ),
    "parameter.messages.reminder_days": ("Nhắc lịch hẹn trước", "An appointment is recalled ahead by"),
    "parameter.expunge.years_light": (
        "Đương nhiên xóa án tích: cảnh cáo, phạt tiền, cải tạo không giam giữ, án treo",
        "Automatic expungement: warning, fine, non-custodial or suspended",
    ),
    "parameter.expunge.years_to_5": (
        "Đương nhiên xóa án tích: phạt tù đến 5 năm",
        "Automatic expungement: imprisonment up to 5 years",
    ),
    "parameter.expunge.years_5_to_15": (
        "Đương nhiên xóa án tích: phạt tù trên 5 năm đến 15 năm",
        "Automatic expungement: imprisonment over 5 and up to 15 years",
    ),
    "parameter.expunge.years_over_15": (
        "Đương nhiên xóa án tích: phạt tù trên 15 năm, chung thân, tử hình được giảm án",
        "Automatic expungement: over 15 years, life, or a commuted sentence",
    ),
    "law_unit.years": ("{value} năm", "{value} years"),
    "law_unit.months": ("{value} tháng", "{value} months"),
    "law_unit.days": ("{value} ngày", "{value} days"),
    "law_unit.vnd": ("{value:vnd}", "{value:vnd}"),
    "law_unit.percent": ("{value} %", "{value} %"),
    "law_unit.basis_points": ("{value} % một năm", "{value} % a year"),
    "law_unit.multiple": ("{value} lần", "{value} times"),
    "law_unit.count": ("{value} lần", "{value}"),
    "law_unit_one.years": ("{value} năm", "{value} year"),
    "law_unit_one.months": ("{value} tháng", "{value} month"),
    "law_unit_one.days": ("{value} ngày", "{value} day"),
    "law_unit_one.multiple": ("{value} lần", "{value} time"),
    "law_hint.years": ("Số năm.", "In years."),
    "law_hint.months": (
        "Số tháng. Nhiều mốc thì cách nhau bằng dấu phẩy, tăng dần.",
        "In months. Several are separated by commas, rising.",
    ),
    "law_hint.days": ("Số ngày.", "In days."),
    "law_hint.vnd": ("Số đồng, ví dụ 100.000.000.", "In đồng, for example 100,000,000."),
    "law_hint.percent": ("Số phần trăm, không có phần lẻ.", "In whole percent."),
    "law_hint.basis_points": (
        "Phần vạn một năm: 660 là 6,60 % một năm.",
        "In hundredths of a percent a year: 660 is 6.60 %.",
    ),
    "law_hint.multiple": ("Số lần.", "How many times."),
    "law_hint.count": ("Số lần.", "A number."),
    "law_hint.day": ("Ngày ghi trong văn bản.", "The day that the text gives."),
}
