"""What a missing fact is called when somebody is asked for it, Vietnamese and English side by side."""

from __future__ import annotations

ASKS: dict[str, tuple[str, str]] = {
    # Sentence and return
    "completed_on": ("ngày chấp hành xong án phạt tù", "the day on which the sentence was completed"),
    "certificate": (
        "giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá",
        "the certificate of completion or the amnesty decision",
    ),
    "certificate_no_recorded": ("số giấy chứng nhận", "the number of the certificate"),
    "residence_recorded": ("nơi cư trú", "the place of residence"),
    "notice_given": ("xác nhận đã thông báo quyền của người trở về", "that the person was told their rights"),
    # Loan under Decision 22
    "kind": ("người vay là cá nhân hay cơ sở", "whether a person or an establishment borrows"),
    "purpose": (
        "mục đích vay (sản xuất, kinh doanh hay đào tạo nghề)",
        "the purpose (production or training)",
    ),
    "requested_vnd": ("số tiền muốn vay", "the amount asked for"),
    "months": ("thời hạn muốn vay (tháng)", "the term asked for, in months"),
    "list_drawn": ("danh sách Mẫu số 01 do Công an cấp xã lập", "the list (form 01) drawn up by the police"),
    "list_certified": (
        "xác nhận của UBND cấp xã trên danh sách Mẫu số 01",
        "the People's Committee's certification of the list (form 01)",
    ),
    "law_abiding": (
        "nhận xét chấp hành pháp luật trên danh sách",
        "the list's statement on abiding by the law",
    ),
    "no_social_evils": (
        "nhận xét không tham gia tệ nạn xã hội trên danh sách",
        "the list's statement on social evils",
    ),
    "same_purpose_debt": (
        "dư nợ chương trình khác cùng mục đích tại NHCSXH",
        "debt under another programme of the bank for the same purpose",
    ),
    "running_loan_vnd": ("dư nợ vay theo Quyết định 22", "what is still owed under Decision 22"),
    "household_has_adult": (
        "hộ có thành viên khác từ đủ 18 tuổi hay không",
        "whether another member of the household is 18 or older",
    ),
    "household_others_capable": (
        "thành viên khác trong hộ có khả năng lao động và đủ năng lực hành vi dân sự hay không",
        "whether other members are able to work and have full civil capacity",
    ),
    "course_months": ("thời gian khóa học (tháng)", "the length of the course, in months"),
    "drawdown_months": ("thời gian rút vốn (tháng)", "the drawdown period, in months"),
    "repayment_months": ("thời gian trả nợ (tháng)", "the repayment period, in months"),
    "establishment_type": ("loại hình cơ sở", "the kind of establishment"),
    "lawful": ("giấy tờ hoạt động hợp pháp của cơ sở", "proof that the establishment operates lawfully"),
    "workers": ("tổng số lao động của cơ sở", "the number of all workers"),
    "released_workers": (
        "số lao động là người chấp hành xong án phạt tù có hợp đồng lao động",
        "the number of workers who returned and have a labour contract",
    ),
    "plan_certified": (
        "phương án vay vốn Mẫu số 02 có xác nhận của UBND cấp xã",
        "the borrowing plan (form 02) certified by the People's Committee",
    ),
    # The case on its way
    "needs_unanswered": ("phiếu đánh giá nhu cầu", "the needs assessment"),
    "questionnaire_current": ("phiếu đánh giá theo mẫu hiện hành", "the assessment on the current form"),
    "plan_made": ("kế hoạch hỗ trợ", "the support plan"),
    "pressing_unplanned": ("việc cần làm cho từng nhu cầu cấp thiết", "an action for each pressing need"),
    "pressing_open": ("tình trạng các nhu cầu cấp thiết", "the state of the pressing needs"),
    "group_assigned": ("tổ G5+ phụ trách", "the support group"),
    "group_has_lead": ("tổ trưởng tổ G5+", "who leads the support group"),
    "livelihood_since": ("ngày bắt đầu việc làm hoặc sinh kế", "the day on which the livelihood began"),
    "livelihood_evidenced": ("giấy tờ hoặc xác nhận về việc làm, sinh kế", "evidence of the livelihood"),
    "loan_disbursed_on": ("ngày giải ngân", "the day of disbursement"),
    "loan_count": ("số khoản vay", "the number of loans"),
    "loan_overdue": ("tình trạng nợ quá hạn", "whether the loan is overdue"),
    "clean_reviews": ("kết quả các lần rà soát gần nhất", "the results of the last reviews"),
    # What an officer states with a move
    "reason_given": ("lý do", "the reason"),
    "pause_reason": ("lý do tạm dừng", "the reason for the pause"),
    "outcome": ("kết quả kết thúc hồ sơ", "the outcome"),
    "note_given": ("ghi chú nêu căn cứ", "a note saying on what grounds"),
    "paper_named": ("số, ngày và người ký giấy tờ làm căn cứ", "number, day and signatory of the paper"),
    "state_since": ("ngày bắt đầu trạng thái hiện tại", "the day on which the present state began"),
    "by_role": ("vai trò của người thực hiện", "the role of whoever acts"),
    "stage": ("trạng thái hồ sơ", "the state of the case"),
    "stage_before_pause": ("trạng thái trước khi tạm dừng", "the state before the pause"),
    "expunged_on": ("ngày được xóa án tích", "the day of expungement"),
    "conviction_recorded": ("thông tin về bản án mới (nếu có)", "whether there is a new conviction"),
    # Expungement
    "sentence_class": ("mức hình phạt đã tuyên", "the class of the sentence imposed"),
    "under_18": ("có dưới 18 tuổi khi bị kết án hay không", "whether the person was under 18 when sentenced"),
    "negligent": ("lỗi vô ý hay cố ý", "whether it was negligence"),
    "expungement_confirmed": ("xác nhận về xóa án tích", "a confirmation about expungement"),
    "other_penalties_done": (
        "xác nhận đã chấp hành xong hình phạt bổ sung và các quyết định khác của bản án",
        "that the other penalties and decisions have been carried out",
    ),
    "additional_penalty_ends_on": (
        "ngày hết hình phạt bổ sung",
        "the day on which the additional penalty ends",
    ),
    "new_conviction_on": ("ngày bản án mới có hiệu lực", "the day on which a new conviction took effect"),
}
