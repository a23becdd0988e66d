"""Texts of an establishment's loan: its steps, its history, its facts and papers, refusals and messages."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "firm_move.certify": ("Ghi xác nhận của UBND", "Record the certification"),
    "firm_move.revise": ("Lập lại phương án", "Rewrite the plan"),
    "firm_move.submit": ("Gửi thẳng ngân hàng", "Send directly to the bank"),
    "firm_move.receive": ("Nhận hồ sơ", "Receive the file"),
    "firm_move.wait": ("Chờ nguồn vốn", "Wait for capital"),
    "firm_move.return_papers": ("Yêu cầu bổ sung giấy tờ", "Ask for papers"),
    "firm_move.resend": ("Gửi lại sau khi bổ sung", "Send again with the papers"),
    "firm_move.appraise": ("Ghi kết quả thẩm định", "Record the appraisal"),
    "firm_move.approve": ("Duyệt cho vay", "Approve"),
    "firm_move.refuse": ("Từ chối", "Refuse"),
    "firm_move.reopen": ("Lập lại hồ sơ", "Begin again"),
    "firm_move.draw_down": ("Giải ngân", "Pay out"),
    "firm_move.complete_drawdown": ("Kết thúc giải ngân", "End the payments"),
    "firm_move.check_use": ("Ghi kiểm tra sử dụng vốn", "Record the check of use"),
    "firm_move.check_share": ("Kiểm tra lại tỷ lệ lao động", "Check the share of workers again"),
    "firm_move.repay": ("Báo dư nợ", "Report the balance"),
    "firm_move.report_overdue": ("Báo quá hạn", "Report as overdue"),
    "firm_move.bring_current": ("Báo đã trả phần quá hạn", "Report as paid up"),
    "firm_move.extend": ("Gia hạn nợ", "Extend"),
    "firm_move.flag_risk": ("Chuyển xử lý rủi ro", "Handle as at risk"),
    "firm_move.settle_risk": ("Kết thúc xử lý rủi ro", "End the handling of risk"),
    "firm_move.write_off": ("Xóa nợ", "Write off"),
    "firm_move.close_repaid": ("Báo đã trả hết", "Report as repaid"),
    "firm_move.withdraw": ("Rút hồ sơ", "Withdraw"),
    "firm_event.opened": ("Lập hồ sơ vay của cơ sở", "File of the establishment opened"),
    "firm_event.amended": ("Sửa phương án", "Plan changed"),
    "firm_event.facts": ("Ghi thông tin cơ sở", "Facts of the establishment stated"),
    "firm_event.terms": ("Ngân hàng ghi lãi suất, kỳ trả nợ", "Rate and terms entered"),
    "firm_event.paper": ("Ghi giấy tờ", "Paper noted"),
    "firm_event.certify": ("UBND xác nhận phương án", "Plan certified"),
    "firm_event.revise": ("Lấy phương án về sửa", "Plan taken back to be rewritten"),
    "firm_event.submit": ("Gửi ngân hàng", "Sent to the bank"),
    "firm_event.receive": ("Ngân hàng nhận hồ sơ", "Received by the bank"),
    "firm_event.wait": ("Chờ nguồn vốn", "Waits for capital"),
    "firm_event.return_papers": ("Ngân hàng yêu cầu bổ sung giấy tờ", "Papers asked for"),
    "firm_event.resend": ("Gửi lại ngân hàng", "Sent again"),
    "firm_event.appraise": ("Ngân hàng thẩm định", "Appraised"),
    "firm_event.approve": ("Ngân hàng duyệt cho vay", "Approved"),
    "firm_event.refuse": ("Ngân hàng từ chối", "Refused"),
    "firm_event.reopen": ("Lập lại hồ sơ", "Begun again"),
    "firm_event.draw_down": ("Giải ngân một đợt", "Part of the loan paid out"),
    "firm_event.complete_drawdown": ("Kết thúc giải ngân", "Payments ended"),
    "firm_event.check_use": ("Kiểm tra sử dụng vốn", "Use checked"),
    "firm_event.check_share": ("Kiểm tra lại tỷ lệ lao động", "Share of workers checked"),
    "firm_event.repay": ("Ngân hàng báo dư nợ", "Balance reported"),
    "firm_event.report_overdue": ("Ngân hàng báo quá hạn", "Reported as overdue"),
    "firm_event.bring_current": ("Đã trả phần quá hạn", "Paid up again"),
    "firm_event.extend": ("Gia hạn nợ", "Extended"),
    "firm_event.flag_risk": ("Chuyển xử lý rủi ro", "Handled as at risk"),
    "firm_event.settle_risk": ("Kết thúc xử lý rủi ro", "Handling of risk ended"),
    "firm_event.write_off": ("Xóa nợ", "Written off"),
    "firm_event.close_repaid": ("Đã trả hết", "Repaid"),
    "firm_event.withdraw": ("Rút hồ sơ", "Withdrawn"),
    "firm_type.small_medium": ("Doanh nghiệp nhỏ và vừa", "Small or medium firm"),
    "firm_type.cooperative": ("Hợp tác xã", "Cooperative"),
    "firm_type.cooperative_group": ("Tổ hợp tác", "Cooperative group"),
    "firm_type.household": ("Hộ kinh doanh", "Household business"),
    "firm_type.other": ("Loại hình khác", "Another kind"),
    "firm_paper.plan_form_02": ("Phương án (Mẫu số 02)", "Plan (form 02)"),
    "firm_paper.registration": ("Giấy đăng ký kinh doanh", "Business registration"),
    "firm_paper.labour_contracts": (
        "Bản sao hợp đồng lao động của người chấp hành xong án phạt tù",
        "Copies of the labour contracts of people who completed a prison sentence",
    ),
    "firm_paper.loan_request": ("Giấy đề nghị vay vốn của cơ sở", "The establishment's request for a loan"),
    "firm_paper.authority": ("Giấy ủy quyền của người ký", "Authority of who signs"),
    "firm_paper.finance_report": ("Báo cáo tài chính", "Financial report"),
    "firm_paper.security": ("Giấy tờ tài sản bảo đảm", "Papers of the security"),
    "firm_paper.other": ("Giấy tờ khác", "Another paper"),
    "firm_duty.papers": ("Nộp giấy tờ ngân hàng yêu cầu rồi gửi lại", "Bring the papers, then send again"),
    "firm_duty.still": ("Hồ sơ đứng yên từ {since:day}", "The file has stood still since {since:day}"),
    "firm_duty.use_check": ("Kiểm tra sử dụng vốn", "Check the use of the loan"),
    "firm_duty.share_check": ("Kiểm tra lại tỷ lệ lao động của cơ sở", "Check the share of workers again"),
    "firm_duty.share_not_met": (
        "Tỷ lệ lao động không còn đạt ({released_workers}/{workers}): làm việc với cơ sở về kế hoạch tuyển dụng "
        "và ghi "
        "lại lần kiểm tra sau. Không quy định nào buộc thu hồi ngay.",
        "The share of workers is not met any more ({released_workers}/{workers}): agree with the establishment "
        "on whom "
        "it takes on, and record the next check. No rule calls the loan back at once.",
    ),
    "firm_duty.instalment": (
        "Kỳ trả nợ gốc {principal_vnd:vnd}",
        "Instalment, principal {principal_vnd:vnd}",
    ),
    "firm_duty.overdue": (
        "Khoản vay quá hạn: làm việc với cơ sở. Lãi quá hạn mỗi ngày: {interest_vnd}",
        "The loan is overdue: speak with the establishment. Overdue interest a day: {interest_vnd}",
    ),
    "firm_of.officer": ("Cán bộ xã", "The commune's officer"),
    "firm_of.bank": ("Ngân hàng", "The bank"),
    "firm_next.not_eligible": (
        "Xem điều kiện nào không đạt ngay trên trang này, ghi lại thông tin cơ sở rồi lập lại hồ sơ.",
        "See on this page which condition is not met, state the facts again, then begin again.",
    ),
    "firm_next.papers_missing": (
        "Chuẩn bị giấy tờ còn thiếu trong danh mục, rồi lập lại hồ sơ.",
        "Prepare the papers that the list still misses, then begin again.",
    ),
    "firm_next.no_capacity": (
        "Hỏi ngân hàng khi nào có nguồn vốn; có thể lập lại hồ sơ với số tiền nhỏ hơn.",
        "Ask the bank when there is capital; a smaller amount may be asked for meanwhile.",
    ),
    "firm_next.not_suitable": (
        "Cùng cơ sở xem lại phương án, số tiền và nguồn trả nợ, rồi xin UBND xác nhận lại.",
        "Go over the plan, the amount and the repayment with the establishment, and have it certified again.",
    ),
    "firm_next.no_contact": (
        "Liên hệ người đại diện và báo lại ngân hàng cách liên lạc.",
        "Reach the representative and tell the bank how to do so.",
    ),
    "firm_next.outside_area": (
        "Gửi hồ sơ tới phòng giao dịch nơi thực hiện phương án.",
        "Send the file to the bank's office of the place where the plan is carried out.",
    ),
    "firm_next.declined": (
        "Cơ sở không muốn vay nữa: hãy hỏi lại và rút hồ sơ nếu đúng vậy.",
        "The establishment no longer wants the loan: ask again, and withdraw the file if so.",
    ),
    "firm_next.other": (
        "Đọc lý do của ngân hàng, báo cho cơ sở và thống nhất bước tiếp.",
        "Read the bank's reason, tell the establishment and agree on the next step.",
    ),
    "message.firm_loan_sent.subject": (
        "Hồ sơ vay của cơ sở {number}",
        "Loan file of an establishment: {number}",
    ),
    "message.firm_loan_sent.text": (
        "Hồ sơ vay {number} của một cơ sở đã gửi tới phòng giao dịch. Hãy mở bàn làm việc của ngân hàng để nhận.",
        "Loan file {number} of an establishment was sent to your office. Open the bank's desk to receive it.",
    ),
    "message.firm_loan_answered.subject": (
        "Ngân hàng ghi hồ sơ vay của cơ sở {number}",
        "The bank recorded a step on the establishment's file {number}",
    ),
    "message.firm_loan_answered.text": (
        "Hồ sơ vay {number}: {file_stage:term=file_stage}. Hãy mở hồ sơ để xem và làm bước tiếp.",
        "Loan file {number}: {file_stage:term=file_stage}. Open it and take the next step.",
    ),
    "message.firm_loan_stands.subject": ("Hồ sơ vay {number} của cơ sở", "Your loan file {number}"),
    "message.firm_loan_stands.text": (
        "Hồ sơ vay {number}: {file_stage:term=file_stage}. Hãy mở mục “Vay vốn” để xem và biết bước tiếp.",
        "Loan file {number}: {file_stage:term=file_stage}. Open “Loan” to see it and what comes next.",
    ),
    "message.firm_share_not_met.subject": (
        "Tỷ lệ lao động của cơ sở không còn đạt: {number}",
        "Share of workers not met any more: {number}",
    ),
    "message.firm_share_not_met.text": (
        "Hồ sơ vay {number}: lần kiểm tra này tỷ lệ lao động dưới mức quy định. Hãy làm việc với cơ sở và ghi lại lần "
        "kiểm tra sau.",
        "Loan file {number}: this check found the share of workers below what is required. Speak with the "
        "establishment "
        "and record the next check.",
    ),
    "refusal.firm_move_not_open": (
        "Hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}” nên chưa thể "
        "“{firm_move:term=firm_move}”. Hãy mở "
        "lại hồ sơ để xem các bước có thể làm.",
        "Loan file {number} stands at “{file_stage:term=file_stage}”, so “{firm_move:term=firm_move}” is not "
        "open. Open "
        "the file again to see what can be done.",
    ),
    "refusal.plan_signatory": (
        "Hồ sơ vay {number}: người xác nhận trùng với người đại diện ký phương án. Phương án do cơ sở lập và "
        "UBND cấp xã "
        "xác nhận, phải là hai người khác nhau; hãy kiểm tra lại tên trên văn bản.",
        "Loan file {number}: the one who certified the plan is the one who signs it for the establishment. The "
        "People's Committee certifies it: two different people. Check the names on the papers.",
    ),
    "refusal.plan_unsigned": (
        "Hồ sơ vay {number}: phương án chưa ghi nội dung hoặc người đại diện ký. Hãy ghi phương án trước khi "
        "ghi xác nhận.",
        "Loan file {number}: the plan does not say yet what the money is for or who signs it. Write the plan first.",
    ),
    "refusal.plan_fixed": (
        "Hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}” nên nội dung này không sửa được nữa. "
        "Trước khi giải "
        "ngân, hãy chọn “Lập lại phương án”; sau khi giải ngân, dùng bước kiểm tra tỷ lệ lao động.",
        "Loan file {number} stands at “{file_stage:term=file_stage}”: this can no longer be changed. Before the money "
        "take the plan back; afterwards check the share of workers.",
    ),
    "refusal.firm_file_running": (
        "Cơ sở đã có hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}”. Mỗi lúc chỉ một hồ sơ xin "
        "vay: hãy làm "
        "tiếp hoặc rút hồ sơ đó.",
        "The establishment already has loan file {number} at “{file_stage:term=file_stage}”. One application at "
        "a time: "
        "go on with it or withdraw it.",
    ),
    "refusal.stale_firm_file": (
        "Hồ sơ vay {number} vừa được người khác cập nhật (phiên bản {found}, bạn đang xem {expected}). Thay đổi "
        "của bạn "
        "chưa được ghi; hãy xem lại rồi gửi lại.",
        "Loan file {number} was changed by somebody else (version {found}, you saw {expected}). Your change was not "
        "kept; look again and repeat it.",
    ),
}
