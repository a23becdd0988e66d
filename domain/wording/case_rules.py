"""What the guards of a case and the expungement clock say to an officer: title and reasons by outcome."""

from __future__ import annotations

CASE_RULES: dict[str, dict[str, tuple[str, str]]] = {
    "case.certificate": {
        "title": ("Giấy chứng nhận, số và ngày", "Certificate, number and day"),
        "met": (
            "Có giấy chứng nhận hoặc quyết định đặc xá, đã ghi số, chấp hành xong ngày {completed_on}.",
            "Certificate or amnesty on file with its number; completed on {completed_on}.",
        ),
        "not_met": (
            "Giấy tờ đang có không phải giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá.",
            "The paper on file is neither a certificate of completion nor an amnesty decision.",
        ),
        "not_yet": ("Chưa đến ngày chấp hành xong ({completed_on}).", "Only completed on {completed_on}."),
        "no_number": ("Chưa ghi số giấy chứng nhận.", "The number of the certificate is not recorded."),
        "unknown": (
            "Chưa đủ thông tin về giấy chứng nhận, số hoặc ngày chấp hành xong.",
            "The certificate, its number or its day is not known.",
        ),
    },
    "case.residence": {
        "title": ("Nơi cư trú", "Residence"),
        "met": ("Đã ghi nhận nơi cư trú.", "The residence is recorded."),
        "not_met": ("Chưa ghi nhận nơi cư trú.", "The residence is not recorded."),
        "unknown": ("Chưa rõ nơi cư trú.", "The residence is not known."),
    },
    "case.notice": {
        "title": ("Thông báo quyền", "Notice of rights"),
        "met": ("Đã thông báo quyền cho người trở về.", "The person was told their rights."),
        "not_met": ("Chưa thông báo quyền cho người trở về.", "The person was not told their rights."),
        "unknown": ("Chưa rõ đã thông báo quyền hay chưa.", "It is not known whether notice was given."),
    },
    "case.needs_answered": {
        "title": ("Đánh giá đủ nhu cầu", "Needs fully assessed"),
        "met": (
            "Đã đánh giá đủ các lĩnh vực theo phiếu hiện hành.",
            "All domains answered on the current form.",
        ),
        "not_met": (
            "Phiếu đánh giá không phải mẫu hiện hành: cần đánh giá lại.",
            "The assessment is not on the current form: assess again.",
        ),
        "unanswered": (
            "Còn {unanswered} lĩnh vực chưa đánh giá.",
            "{unanswered} domains are not answered yet.",
        ),
        "unknown": ("Chưa rõ kết quả đánh giá nhu cầu.", "The needs assessment is not known."),
    },
    "case.plan_covers": {
        "title": ("Kế hoạch đáp ứng nhu cầu cấp thiết", "Plan for every pressing need"),
        "met": (
            "Kế hoạch có việc làm cho mọi nhu cầu cấp thiết.",
            "The plan has an action for every pressing need.",
        ),
        "not_met": (
            "Còn {unplanned} nhu cầu cấp thiết chưa có việc làm trong kế hoạch.",
            "{unplanned} pressing needs have no action in the plan.",
        ),
        "no_plan": ("Chưa có kế hoạch hỗ trợ.", "There is no support plan."),
        "unknown": ("Chưa rõ kế hoạch hỗ trợ.", "The support plan is not known."),
    },
    "case.group_lead": {
        "title": ("Tổ G5+ có tổ trưởng", "Support group with a lead"),
        "met": ("Có tổ G5+ phụ trách và có tổ trưởng.", "A support group is assigned and has a lead."),
        "not_met": ("Tổ G5+ phụ trách chưa có tổ trưởng.", "The support group has no lead."),
        "no_group": ("Chưa phân công tổ G5+.", "No support group is assigned."),
        "unknown": ("Chưa rõ tổ G5+ phụ trách hoặc tổ trưởng.", "The group or its lead is not known."),
    },
    "case.livelihood": {
        "title": ("Việc làm hoặc sinh kế có xác nhận", "Livelihood with evidence"),
        "met": (
            "Có việc làm hoặc sinh kế từ {since}, có xác nhận.",
            "A livelihood since {since}, with evidence.",
        ),
        "not_met": (
            "Việc làm hoặc sinh kế chưa có giấy tờ hay xác nhận.",
            "There is no evidence of the livelihood.",
        ),
        "not_yet": ("Việc làm bắt đầu từ {since}, chưa đến ngày.", "The livelihood only begins on {since}."),
        "unknown": ("Chưa ghi nhận việc làm hoặc sinh kế.", "No livelihood is recorded."),
    },
    "case.loan_disbursed": {
        "title": ("Khoản vay đã giải ngân", "Loan disbursed"),
        "met": ("Khoản vay đã giải ngân ngày {disbursed_on}.", "The loan was disbursed on {disbursed_on}."),
        "not_met": ("Chưa có khoản vay nào được giải ngân.", "No loan has been disbursed."),
        "not_yet": (
            "Ngày giải ngân {disbursed_on} chưa đến.",
            "The loan is only disbursed on {disbursed_on}.",
        ),
        "unknown": ("Chưa rõ ngày giải ngân.", "The day of disbursement is not known."),
    },
    "case.livelihood_held": {
        "title": ("Giữ được việc làm, sinh kế", "Livelihood held"),
        "met": (
            "Đã giữ việc làm, sinh kế đủ {months} tháng (từ {since}).",
            "The livelihood has lasted {months} months (since {since}).",
        ),
        "not_met": (
            "Chưa đủ {months} tháng việc làm, sinh kế: đủ vào ngày {held_on}.",
            "The livelihood has not lasted {months} months: it will on {held_on}.",
        ),
        "unknown": (
            "Chưa rõ ngày bắt đầu việc làm, sinh kế.",
            "It is not known since when the livelihood holds.",
        ),
    },
    "case.reviews_clean": {
        "title": ("Rà soát gần nhất đều tốt", "Last reviews clean"),
        "met": (
            "{clean} lần rà soát gần nhất đều tốt (cần {reviews}).",
            "{clean} clean reviews ({reviews} needed).",
        ),
        "not_met": (
            "Mới có {clean} lần rà soát liên tiếp tốt, cần {reviews}.",
            "Only {clean} clean reviews in a row; {reviews} are needed.",
        ),
        "unknown": ("Chưa rõ kết quả rà soát.", "The results of the reviews are not known."),
    },
    "case.no_pressing": {
        "title": ("Không còn nhu cầu cấp thiết", "No pressing need open"),
        "met": ("Không còn nhu cầu cấp thiết.", "No pressing need is open."),
        "not_met": ("Còn nhu cầu cấp thiết chưa giải quyết.", "A pressing need is still open."),
        "unknown": (
            "Chưa rõ còn nhu cầu cấp thiết hay không.",
            "It is not known whether a pressing need is open.",
        ),
    },
    "case.loan_sound": {
        "title": ("Không có nợ quá hạn", "No overdue loan"),
        "met": ("Không có khoản vay quá hạn.", "No loan is overdue."),
        "not_met": ("Có khoản vay quá hạn.", "A loan is overdue."),
        "unknown": ("Chưa rõ tình trạng khoản vay.", "It is not known whether the loan is overdue."),
    },
    "case.taken_over": {
        "title": ("Căn cứ của hồ sơ đang theo dõi", "Paper behind a running case"),
        "met": (
            "Tiếp nhận theo giấy tờ, trạng thái này có từ {since}.",
            "Taken over on a paper; the state has held since {since}.",
        ),
        "not_met": (
            "Chưa ghi giấy tờ làm căn cứ cho trạng thái này.",
            "No paper is named behind the present state.",
        ),
        "not_yet": ("Trạng thái này bắt đầu từ {since}, chưa đến ngày.", "The state only begins on {since}."),
        "unknown": (
            "Chưa rõ trạng thái này có từ ngày nào, theo giấy tờ nào.",
            "It is not known since when the state holds, or on what paper.",
        ),
    },
    "case.reason": {
        "title": ("Có lý do", "Reason given"),
        "met": ("Đã nêu lý do.", "A reason is given."),
        "not_met": ("Chưa nêu lý do.", "No reason is given."),
        "unknown": ("Chưa rõ lý do.", "The reason is not known."),
    },
    "case.paused_reason": {
        "title": ("Lý do tạm dừng", "Reason for the pause"),
        "met": ("Đã nêu lý do tạm dừng.", "The reason for the pause is given."),
        "not_met": (
            "Chỉ tạm dừng khi vắng mặt, đang bị giữ hoặc mất liên lạc.",
            "A case pauses only while the person is away, in custody or out of contact.",
        ),
        "unknown": ("Chưa nêu lý do tạm dừng.", "The reason for the pause is not given."),
    },
    "case.outcome": {
        "title": ("Kết quả kết thúc", "Outcome"),
        "met": ("Đã chọn kết quả kết thúc hồ sơ.", "The outcome is given."),
        "not_met": ("Kết quả kết thúc không thuộc danh mục.", "This outcome is not one of the seven."),
        "unknown": ("Chưa chọn kết quả kết thúc hồ sơ.", "The outcome is not given."),
    },
    "case.by_manager": {
        "title": ("Do lãnh đạo thực hiện", "By a manager"),
        "met": ("Do lãnh đạo thực hiện.", "A manager acts."),
        "not_met": ("Chỉ lãnh đạo được mở lại hồ sơ.", "Only a manager opens a closed case again."),
        "unknown": ("Chưa rõ ai thực hiện.", "It is not known who acts."),
    },
    "case.outcome_grounded": {
        "title": ("Kết quả có căn cứ", "Outcome has its grounds"),
        "met": ("Kết quả kết thúc có căn cứ.", "The outcome has its grounds."),
        "not_met": ("Cần ghi chú nêu căn cứ của kết quả.", "A note must say on what grounds."),
        "not_yet": (
            "Xóa án tích vào ngày {expunged_on}, chưa đến ngày.",
            "Expungement only comes on {expunged_on}.",
        ),
        "no_conviction": ("Chưa ghi nhận bản án mới.", "No new conviction is recorded."),
        "not_stable": (
            "Chỉ kết thúc “hoàn thành” khi hồ sơ đang ở trạng thái ổn định.",
            "A case is completed only from the state stable.",
        ),
        "unknown": ("Chưa đủ căn cứ cho kết quả kết thúc.", "The grounds of the outcome are not known."),
    },
    "expunge.lapsed": {
        "title": ("Đương nhiên được xóa án tích (dự kiến)", "Expungement by itself (expected)"),
        "met": (
            "Thời hạn xóa án tích đã hết ngày {ends_on} (dự kiến).",
            "The record lapsed on {ends_on} (expected).",
        ),
        "not_met": ("Chưa đủ điều kiện xóa án tích.", "The conditions of expungement are not met."),
        "new_conviction": (
            "Có bản án mới trong thời hạn: tính lại từ khi chấp hành xong bản án mới.",
            "A new conviction came before the end: the count starts again after it.",
        ),
        "other_penalties": (
            "Chưa chấp hành xong hình phạt bổ sung hoặc quyết định khác của bản án.",
            "Other penalties or decisions have not been carried out.",
        ),
        "not_yet": ("Dự kiến được xóa án tích ngày {ends_on}.", "Expungement is expected on {ends_on}."),
        "unknown": ("Chưa đủ thông tin để tính ngày xóa án tích.", "Too little is known to count the day."),
    },
}
