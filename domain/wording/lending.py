"""Texts of a loan's way from the list to the last instalment."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "parameter.loan.step_days": ("Nhắc hồ sơ vay đứng yên sau", "Loan file standing still: remind after"),
    "parameter.loan.use_check_days": ("Kiểm tra sử dụng vốn sau giải ngân", "Check of use after the payment"),
    "parameter.loan.reminder_days": ("Nhắc trước kỳ trả nợ", "Reminder before an instalment"),
    "parameter.loan.share_check_months": (
        "Kiểm tra lại tỷ lệ lao động của cơ sở, mỗi",
        "Share of workers of an establishment checked again every",
    ),
    "loan_status.written_off": ("Đã xóa nợ", "Written off"),
    "file_stage.draft": ("Đang lập hồ sơ", "Being drawn up"),
    "file_stage.listed": ("Công an đã lập danh sách", "Listed by the police"),
    "file_stage.certified": ("UBND đã xác nhận", "Certified by the People's Committee"),
    "file_stage.reviewed": ("Tổ tiết kiệm đã bình xét", "Agreed by the savings group"),
    "file_stage.sent": ("Đã gửi ngân hàng", "Sent to the bank"),
    "file_stage.received": ("Ngân hàng đã nhận", "Received by the bank"),
    "file_stage.waiting": ("Chờ nguồn vốn", "Waiting for capital"),
    "file_stage.returned": ("Cần bổ sung giấy tờ", "Returned for papers"),
    "file_stage.appraised": ("Đã thẩm định", "Appraised"),
    "file_stage.approved": ("Đã duyệt cho vay", "Approved"),
    "file_stage.refused": ("Ngân hàng từ chối", "Refused by the bank"),
    "file_stage.disbursing": ("Đang giải ngân từng đợt", "Being paid in parts"),
    "file_stage.disbursed": ("Đã giải ngân", "Paid out"),
    "file_stage.checked": ("Đã kiểm tra sử dụng vốn", "Use checked"),
    "file_stage.repaying": ("Đang trả nợ", "Repaying"),
    "file_stage.overdue": ("Quá hạn", "Overdue"),
    "file_stage.extended": ("Được gia hạn", "Extended"),
    "file_stage.at_risk": ("Đang xử lý rủi ro", "Handled as at risk"),
    "file_stage.repaid": ("Đã trả hết", "Repaid"),
    "file_stage.written_off": ("Đã xóa nợ", "Written off"),
    "file_stage.withdrawn": ("Đã rút hồ sơ", "Withdrawn"),
    "file_move.list": ("Ghi danh sách của công an", "Record the police's list"),
    "file_move.certify": ("Ghi xác nhận của UBND", "Record the certification"),
    "file_move.review": ("Ghi kết quả bình xét", "Record the savings group's meeting"),
    "file_move.submit": ("Gửi ngân hàng", "Send to the bank"),
    "file_move.receive": ("Nhận hồ sơ", "Receive the file"),
    "file_move.wait": ("Chờ nguồn vốn", "Wait for capital"),
    "file_move.return_papers": ("Yêu cầu bổ sung giấy tờ", "Ask for papers"),
    "file_move.resend": ("Gửi lại sau khi bổ sung", "Send again with the papers"),
    "file_move.appraise": ("Ghi kết quả thẩm định", "Record the appraisal"),
    "file_move.approve": ("Duyệt cho vay", "Approve"),
    "file_move.refuse": ("Từ chối", "Refuse"),
    "file_move.reopen": ("Lập lại hồ sơ", "Begin again"),
    "file_move.draw_down": ("Giải ngân", "Pay out"),
    "file_move.complete_drawdown": ("Kết thúc giải ngân", "End the payments"),
    "file_move.check_use": ("Ghi kiểm tra sử dụng vốn", "Record the check of use"),
    "file_move.repay": ("Báo dư nợ", "Report the balance"),
    "file_move.report_overdue": ("Báo quá hạn", "Report as overdue"),
    "file_move.bring_current": ("Báo đã trả phần quá hạn", "Report as paid up"),
    "file_move.extend": ("Gia hạn nợ", "Extend"),
    "file_move.flag_risk": ("Chuyển xử lý rủi ro", "Handle as at risk"),
    "file_move.settle_risk": ("Kết thúc xử lý rủi ro", "End the handling of risk"),
    "file_move.write_off": ("Xóa nợ", "Write off"),
    "file_move.close_repaid": ("Báo đã trả hết", "Report as repaid"),
    "file_move.withdraw": ("Rút hồ sơ", "Withdraw"),
    "file_move.take_over": ("Tiếp nhận khoản vay đã giải ngân", "Take over a paid-out loan"),
    "event.loan_file_opened": ("Lập hồ sơ vay", "Loan file opened"),
    "event.loan_listed": ("Công an lập danh sách vay vốn", "Listed by the police"),
    "event.loan_certified": ("UBND xác nhận danh sách", "List certified"),
    "event.loan_reviewed": ("Tổ tiết kiệm bình xét", "Savings group met"),
    "event.loan_sent": ("Gửi hồ sơ vay tới ngân hàng", "File sent to the bank"),
    "event.loan_received": ("Ngân hàng nhận hồ sơ vay", "File received by the bank"),
    "event.loan_waiting": ("Hồ sơ vay chờ nguồn vốn", "File waits for capital"),
    "event.loan_returned": ("Ngân hàng yêu cầu bổ sung giấy tờ", "Returned for papers"),
    "event.loan_appraised": ("Ngân hàng thẩm định", "Appraised by the bank"),
    "event.loan_approved": ("Ngân hàng duyệt cho vay", "Loan approved"),
    "event.loan_refused": ("Ngân hàng từ chối cho vay", "Loan refused"),
    "event.loan_reopened": ("Lập lại hồ sơ vay", "File begun again"),
    "event.loan_drawdown": ("Giải ngân một đợt", "Part of the loan paid out"),
    "event.loan_drawdown_ended": ("Kết thúc giải ngân", "Payments ended"),
    "event.loan_use_checked": ("Kiểm tra sử dụng vốn", "Use of the loan checked"),
    "event.loan_terms": ("Ngân hàng ghi lãi suất, kỳ trả nợ", "Rate and terms entered"),
    "event.loan_planned": ("Ghi phương án sử dụng vốn", "Plan for the use of the loan recorded"),
    "event.loan_party_named": ("Ghi bên tham gia khoản vay", "Party to the loan named"),
    "event.loan_paper_noted": ("Ghi giấy tờ của hồ sơ vay", "Paper of the file noted"),
    "event.loan_extended": ("Gia hạn nợ", "Loan extended"),
    "event.loan_at_risk": ("Chuyển xử lý rủi ro", "Handled as at risk"),
    "event.loan_risk_settled": ("Kết thúc xử lý rủi ro", "Handling of risk ended"),
    "event.loan_written_off": ("Xóa nợ", "Loan written off"),
    "event.loan_withdrawn": ("Rút hồ sơ vay", "File withdrawn"),
    "party_role.representative": ("Người đại diện hộ gia đình", "Representative of the household"),
    "party_role.organisation": ("Tổ chức nhận ủy thác", "Entrusted organisation"),
    "party_role.savings_group": ("Tổ tiết kiệm và vay vốn", "Savings and loan group"),
    "party_role.capital_source": ("Nguồn vốn", "Source of capital"),
    "organisation.women": ("Hội Liên hiệp Phụ nữ", "Women's Union"),
    "organisation.farmers": ("Hội Nông dân", "Farmers' Union"),
    "organisation.veterans": ("Hội Cựu chiến binh", "Veterans' Association"),
    "organisation.youth": ("Đoàn Thanh niên", "Youth Union"),
    "loan_paper.list_form_01": ("Danh sách Mẫu số 01 đã xác nhận", "Certified list (form 01)"),
    "loan_paper.loan_request": ("Giấy đề nghị vay vốn", "Loan request"),
    "loan_paper.citizen_id": ("Căn cước", "Identity card"),
    "loan_paper.completion_certificate": (
        "Giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá",
        "Certificate of completion or amnesty decision",
    ),
    "loan_paper.use_plan": ("Phương án sử dụng vốn", "Plan for the use of the loan"),
    "loan_paper.course_notice": ("Xác nhận của cơ sở đào tạo nghề", "Confirmation by the training school"),
    "loan_paper.group_minutes": ("Biên bản họp tổ tiết kiệm và vay vốn", "Minutes of the savings group"),
    "loan_paper.household_proxy": (
        "Văn bản ủy quyền cho người đại diện hộ gia đình",
        "Proxy for the representative of the household",
    ),
    "loan_paper.residence": ("Xác nhận nơi cư trú", "Confirmation of residence"),
    "loan_paper.security": ("Giấy tờ bảo đảm tiền vay", "Papers of the security"),
    "loan_paper.other": ("Giấy tờ khác", "Another paper"),
    "paper_state.missing": ("Chưa có", "Missing"),
    "paper_state.asked": ("Ngân hàng yêu cầu", "Asked for"),
    "paper_state.given": ("Đã nộp", "Given"),
    "loan_next.not_eligible": (
        "Xem lại điều kiện vay vốn và việc cần làm để đủ điều kiện.",
        "Look at the conditions again and at what would make the person eligible.",
    ),
    "loan_next.papers_missing": (
        "Chuẩn bị giấy tờ còn thiếu theo danh mục của hồ sơ, rồi lập lại hồ sơ.",
        "Prepare the papers that the checklist still misses, then begin again.",
    ),
    "loan_next.no_capacity": (
        "Hỏi ngân hàng khi nào có nguồn vốn và lập lại hồ sơ trước khi hết hạn vay.",
        "Ask the bank when there is capital, and begin again before the time to borrow ends.",
    ),
    "loan_next.not_suitable": (
        "Cùng người được hỗ trợ xem lại mục đích, số tiền và phương án sử dụng vốn.",
        "Go over the purpose, the amount and the plan with the person.",
    ),
    "loan_next.no_contact": (
        "Thăm gặp người được hỗ trợ và báo lại ngân hàng cách liên lạc.",
        "Visit the person and tell the bank how to reach them.",
    ),
    "loan_next.outside_area": (
        "Gửi hồ sơ tới phòng giao dịch nơi người đó cư trú, hoặc chuyển hồ sơ về xã mới.",
        "Send the file to the office of the person's residence, or transfer the case.",
    ),
    "loan_next.declined": (
        "Người được hỗ trợ không muốn vay nữa: hãy hỏi lại và rút hồ sơ nếu đúng vậy.",
        "The person no longer wants the loan: ask again, and withdraw the file if so.",
    ),
    "loan_next.other": (
        "Đọc lý do của ngân hàng, báo cho người được hỗ trợ và thống nhất bước tiếp.",
        "Read the bank's reason, tell the person and agree on the next step.",
    ),
    "item_kind.loan_step": ("Hồ sơ vay", "Loan file"),
    "item_kind.loan_use_check": ("Kiểm tra sử dụng vốn", "Check of use"),
    "item_kind.loan_instalment": ("Kỳ trả nợ", "Instalment"),
    "today.do.loan_step": ("Làm bước tiếp", "Take the next step"),
    "today.do.loan_use_check": ("Ghi kiểm tra", "Record the check"),
    "today.do.loan_instalment": ("Nhắc trả nợ", "Remind"),
    "item.loan_file_refused": (
        "Ngân hàng từ chối hồ sơ vay ({why:term=referral_why}). {next:word}",
        "The bank refused the file ({why:term=referral_why}). {next:word}",
    ),
    "item.loan_papers_asked": (
        "Ngân hàng yêu cầu bổ sung {papers} giấy tờ: hãy chuẩn bị rồi gửi lại hồ sơ.",
        "The bank asks for {papers} more papers: prepare them and send the file again.",
    ),
    "item.loan_still": (
        "Hồ sơ vay {number} đứng yên từ ngày {since:day} ở bước “{file_stage:term=file_stage}”: hãy hỏi nơi đang giữ "
        "hồ sơ và ghi bước tiếp.",
        "Loan file {number} has stood at “{file_stage:term=file_stage}” since {since:day}: ask who holds it and record "
        "the next step.",
    ),
    "item.loan_use_check": (
        "Khoản vay {number} giải ngân ngày {disbursed_on:day}: đến hạn kiểm tra sử dụng vốn.",
        "Loan {number} was paid out on {disbursed_on:day}: the check of its use is due.",
    ),
    "item.loan_instalment": (
        "Khoản vay {number} có kỳ trả nợ ngày {due_on:day}, gốc {principal_vnd:vnd}: hãy nhắc người vay chuẩn bị.",
        "Loan {number} has an instalment on {due_on:day}, principal {principal_vnd:vnd}: remind the borrower.",
    ),
    "message.loan_file_answered.subject": (
        "Ngân hàng trả lời hồ sơ vay {number}",
        "The bank answered on loan file {number}",
    ),
    "message.loan_file_answered.text": (
        "Hồ sơ vay {number}: {file_stage:term=file_stage}. Hãy mở hồ sơ để xem và làm bước tiếp.",
        "Loan file {number}: {file_stage:term=file_stage}. Open it and take the next step.",
    ),
    "refusal.file_move_not_open": (
        "Hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}” nên chưa thể “{file_move:term=file_move}”. "
        "Hãy mở lại hồ sơ để xem các bước có thể làm.",
        "Loan file {number} stands at “{file_stage:term=file_stage}”, so “{file_move:term=file_move}” is not open. "
        "Open the file again to see what can be done.",
    ),
    "refusal.loan_not_eligible": (
        "Hồ sơ vay {number}: chưa thể “{file_move:term=file_move}” vì có điều kiện vay vốn không đạt vào ngày đó. "
        "Hãy xem từng điều kiện dưới đây.",
        "Loan file {number}: “{file_move:term=file_move}” is not possible, a condition of the loan is not met on "
        "that day. See the conditions below.",
    ),
    "refusal.same_signatory": (
        "Hồ sơ vay {number}: người xác nhận danh sách trùng với người lập. Danh sách do công an xã lập và UBND xã "
        "xác nhận, phải là hai người khác nhau; hãy kiểm tra lại tên trên văn bản.",
        "Loan file {number}: the one who certified the list is the one who drew it up. Police draw it up and the "
        "People's Committee certifies it: two different people. Check the names on the papers.",
    ),
    "refusal.dates_out_of_order": (
        "Ngày ở mục “{field}” ({value}) không đúng thứ tự: cần trong khoảng {expected}. Hãy xem lại văn bản.",
        "The day in “{field}” ({value}) is out of order: expected {expected}. Check the day on the paper.",
    ),
    "refusal.representative_missing": (
        "Hồ sơ vay {number} do hộ gia đình vay: cần ghi người đại diện và ngày người đó đồng ý gửi thông tin cho "
        "ngân hàng, rồi mới gửi.",
        "Loan file {number} is borrowed by the household: record its representative and the day on which that "
        "person agreed to the disclosure, then send.",
    ),
    "refusal.papers_not_given": (
        "Hồ sơ vay {number} còn thiếu giấy tờ ngân hàng yêu cầu ({papers}). Hãy ghi đã nộp từng giấy tờ rồi gửi lại.",
        "Loan file {number} still misses papers that the bank asked for ({papers}). Mark each as given, then send.",
    ),
    "refusal.file_running": (
        "Đã có hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}”. Mỗi lúc chỉ một hồ sơ xin vay: hãy làm "
        "tiếp hoặc rút hồ sơ đó.",
        "Loan file {number} already stands at “{file_stage:term=file_stage}”. One application at a time: go on with "
        "it or withdraw it.",
    ),
    "refusal.costs_unmatched": (
        "Tổng nhu cầu vốn là {costs_vnd:vnd}, còn vốn tự có {own_vnd:vnd} và tiền vay {amount_vnd:vnd} cộng lại là "
        "{together_vnd:vnd}. Hai số phải bằng nhau: hãy sửa vốn tự có, các khoản chi hoặc số tiền vay.",
        "The costs are {costs_vnd:vnd}, but own money of {own_vnd:vnd} and the loan of {amount_vnd:vnd} make "
        "{together_vnd:vnd}. Both must be the same: correct the own money, the costs or the loan.",
    ),
    "refusal.use_plan_fixed": (
        "Hồ sơ vay {number} đang ở bước “{file_stage:term=file_stage}” nên không sửa được phương án sử dụng vốn. "
        "Chỉ sửa khi hồ sơ còn ở cán bộ hoặc được ngân hàng trả lại; nếu cần, hãy rút hồ sơ và lập hồ sơ mới.",
        "Loan file {number} stands at “{file_stage:term=file_stage}”, so that its plan cannot be changed. That is done "
        "while the file is in hand or returned by the bank; if need be, withdraw it and begin a new one.",
    ),
    "refusal.nothing_left_to_draw": (
        "Hồ sơ vay {number} chỉ còn được giải ngân {left_vnd:vnd}, không thể ghi {amount_vnd:vnd}. Hãy kiểm tra số "
        "tiền hoặc quyết định cho vay.",
        "Only {left_vnd:vnd} is left to pay on loan file {number}; {amount_vnd:vnd} cannot be recorded. Check the "
        "amount or the decision.",
    ),
}
