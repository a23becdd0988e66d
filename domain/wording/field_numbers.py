"""Names of the numbers behind field work."""

from __future__ import annotations

NAMES: dict[str, tuple[str, str]] = {
    "parameter.case.review_postpone_days": (
        "Hoãn rà soát tối đa, tính từ hạn đầu",
        "A review is put off by at most",
    ),
    "parameter.case.review_postpone_times": (
        "Số lần hoãn tối đa của một kỳ rà soát",
        "A review is put off at most so often",
    ),
    "parameter.case.review_exempt_in_a_row": (
        "Số kỳ rà soát liên tiếp được miễn",
        "Reviews in a row that may be left out",
    ),
    "parameter.case.review_step_days": (
        "Làm việc tiếp theo sau rà soát trong",
        "The next step after a review is due within",
    ),
    "parameter.case.flag_not_met": (
        "Cần xem lại sau số lần liên tiếp không gặp được",
        "A look is asked for after visits in a row without meeting",
    ),
    "parameter.case.flag_worse": (
        "Cần xem lại sau số lần liên tiếp xấu đi ở một lĩnh vực",
        "A look is asked for after visits in a row with one domain worse",
    ),
    "parameter.case.monthly_report_day": (
        "Ngày trong tháng lập bản nháp báo cáo tháng trước",
        "Day of the month on which last month's report is drafted",
    ),
    "parameter.case.recheck_days": (
        "Xem lại quyết định sau lần thăm ghi muộn trong",
        "A decision is looked at again after a late visit within",
    ),
    "parameter.case.concern_low_days": (
        "Xử lý điều lo ngại cần theo dõi trong",
        "A low concern is dealt with within",
    ),
    "parameter.case.concern_high_days": (
        "Xử lý điều lo ngại cần làm sớm trong",
        "A high concern is dealt with within",
    ),
    "parameter.case.concern_urgent_days": (
        "Xử lý điều lo ngại khẩn trong",
        "An urgent concern is dealt with within",
    ),
    "parameter.case.concern_unseen_days": (
        "Báo lãnh đạo khi điều lo ngại chưa ai nhận sau",
        "The manager is told of a concern that nobody took after",
    ),
    "parameter.case.concern_manager_days": (
        "Báo lãnh đạo khi điều lo ngại quá hạn xử lý",
        "The manager is told of a concern that is overdue by",
    ),
    "parameter.case.group_carries": (
        "Số người một tổ giúp, từ đó coi là nhiều",
        "People of a group, from which it carries many",
    ),
}
