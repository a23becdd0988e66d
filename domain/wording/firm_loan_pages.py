"""Texts of the pages of an establishment's loan: the board, the file, its forms, the calculator."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "nav.firm_loans": ("Cơ sở vay", "Firms' loans"),
    "nav.own_loan": ("Vay vốn", "Loan"),
    "firm_loans.title": ("Khoản vay của cơ sở", "Loans of establishments"),
    "firm_loans.why": (
        "Cơ sở sản xuất, kinh doanh vay trực tiếp theo Quyết định 22: lập phương án (Mẫu số 02), UBND cấp xã "
        "xác nhận, gửi "
        "thẳng ngân hàng. Không qua tổ tiết kiệm, không gắn với hồ sơ của người nào.",
        "Establishments borrow directly under Decision 22: a plan (form 02), certified by the commune, straight "
        "to the "
        "bank. No savings group, and no person's case.",
    ),
    "firm_loans.apart": (
        "Các khoản vay này được tính riêng: số người vay và tổng dư nợ trong báo cáo của địa bàn chỉ gồm khoản "
        "vay của "
        "cá nhân.",
        "These loans are counted apart: the borrowers and sums in the district's figures are those of persons alone.",
    ),
    "firm_loans.new": ("Lập hồ sơ cho một cơ sở", "Open a file for an establishment"),
    "firm_loans.calculator": ("Tính thử tỷ lệ lao động và mức vay", "Work out the share and the cap"),
    "firm_loans.all": ("Tất cả", "All"),
    "firm_loans.firm": ("Cơ sở", "Establishment"),
    "firm_loans.duty": ("Việc đến hạn", "What is due"),
    "firm_loans.none": ("Chưa có hồ sơ vay nào của cơ sở.", "There is no loan file of an establishment yet."),
    "firm_loans.no_duty": ("Không có việc đến hạn", "Nothing is due"),
    "firm_loans.by_bank_desk": (
        "Khoản vay của cơ sở ({count})",
        "Loans of establishments ({count})",
    ),
    "firm_loan.title": ("Hồ sơ vay của cơ sở {number}", "Establishment's loan file {number}"),
    "firm_loan.wish": (
        "Đề nghị vay {amount:vnd}, {months} tháng",
        "Asks for {amount:vnd} over {months} months",
    ),
    "firm_loan.approved": (
        "Được duyệt {amount:vnd}, {months} tháng",
        "Approved: {amount:vnd} over {months} months",
    ),
    "firm_loan.back": ("Khoản vay của cơ sở", "Loans of establishments"),
    "firm_loan.counted": (
        "Lao động chỉ được ghi bằng số, không ghi tên ai trong hồ sơ này.",
        "Workers stand here as numbers; nobody is named in this file.",
    ),
    "firm_loan.share": ("Tỷ lệ lao động", "Share of workers"),
    "firm_loan.share.is": (
        "{released}/{workers} người, bằng {share} % (cần từ {least} %)",
        "{released} of {workers}, {share} % ({least} % is needed)",
    ),
    "firm_loan.share.unknown": ("Chưa rõ số lao động", "The number of workers is not known"),
    "firm_loan.share.need": (
        "Cần ít nhất {count} người chấp hành xong án phạt tù có hợp đồng lao động",
        "At least {count} people who completed a prison sentence, with labour contracts, are needed",
    ),
    "firm_loan.facts_on": ("Nêu theo ngày", "Stated as of"),
    "firm_loan.placed": (
        "Theo sổ của chương trình, đang có {count} người nhận việc tại cơ sở này.",
        "By this register {count} people are placed at this establishment now.",
    ),
    "firm_loan.type": ("Loại hình", "Kind"),
    "firm_loan.lawful": ("Hoạt động hợp pháp", "Lawfully operating"),
    "firm_loan.same_purpose_debt": (
        "Đang nợ chương trình khác cùng mục đích",
        "Debt for the same purpose elsewhere",
    ),
    "firm_loan.cap": ("Mức vay tối đa", "Cap"),
    "firm_loan.answer": ("Điều kiện vay vốn hôm nay", "Conditions today"),
    "firm_loan.other_debt": (
        "Cơ sở còn dư nợ {amount:vnd} ở hồ sơ vay khác theo Quyết định 22; ngân hàng xem xét khi thẩm định.",
        "The establishment still owes {amount:vnd} under another Decision 22 file; the bank weighs it.",
    ),
    "firm_loan.facts": ("Cơ sở và phương án", "The establishment and its plan"),
    "firm_loan.use": ("Nội dung phương án", "What the money is for"),
    "firm_loan.place": ("Nơi thực hiện", "Where"),
    "firm_loan.signs": ("Người đại diện ký", "Who signs"),
    "firm_loan.own": ("Vốn tự có", "Own money"),
    "firm_loan.needed": ("Tổng nhu cầu vốn", "Money needed in all"),
    "firm_loan.certified": ("UBND xác nhận", "Certified by the People's Committee"),
    "firm_loan.bank": ("Ngân hàng", "Bank"),
    "firm_loan.not_yet": ("Chưa có", "Not yet"),
    "firm_loan.refused": (
        "Ngân hàng từ chối: {why:term=referral_why}.",
        "Refused by the bank: {why:term=referral_why}.",
    ),
    "firm_loan.share_check": ("Lần kiểm tra tỷ lệ gần nhất", "Last check of the share"),
    "firm_loan.share_check.met": ("Đạt", "Met"),
    "firm_loan.share_check.not_met": ("Không đạt", "Not met"),
    "firm_loan.print": ("In phương án (Mẫu số 02, mẫu tạm)", "Print the plan (form 02, provisional)"),
    "firm_loan.duties": ("Việc đến hạn", "What is due"),
    "firm_loan.due": ("hạn {on:day}", "due {on:day}"),
    "firm_loan.frozen": ("Điều kiện đã xét ở từng bước", "Conditions as found at each step"),
    "firm_loan.frozen.under": (
        "Bộ quy tắc {rules}, số liệu luật {law}",
        "Rules {rules}, numbers of the law {law}",
    ),
    "firm_loan.read_only": (
        "Cơ sở xem được hồ sơ của mình. Muốn sửa, hãy báo cán bộ xã.",
        "You can read your file here. To change something, tell the commune's officer.",
    ),
    "firm_loan.no_step": ("Hiện không có bước nào cần bạn ghi.", "There is no step for you to record now."),
    "firm_loan.missing.plan": (
        "Nội dung phương án và người đại diện ký",
        "The plan's content and who signs it",
    ),
    "firm_loan.from.firm": ("Cơ sở cung cấp", "From the establishment"),
    "firm_act.open": ("Lập hồ sơ vay của cơ sở", "Open an establishment's loan file"),
    "firm_act.plan": ("Ghi phương án (Mẫu số 02)", "Write the plan (form 02)"),
    "firm_act.facts": ("Ghi thông tin cơ sở", "State the facts of the establishment"),
    "firm_act.paper": ("Ghi một giấy tờ", "Note a paper"),
    "firm_act.terms": ("Ghi lãi suất, kỳ trả nợ", "Enter rate and terms"),
    "firm_why.open": (
        "Chọn cơ sở đối tác, ghi số tiền, thời hạn và những gì đã biết. Điều chưa biết cứ để trống.",
        "Choose the partner establishment, the amount, the months and what is known. What is not known stays empty.",
    ),
    "firm_why.plan": (
        "Nội dung này được in thành Mẫu số 02 để cơ sở ký và UBND cấp xã xác nhận.",
        "This is printed as form 02, to be signed by the establishment and certified by the commune.",
    ),
    "firm_why.facts": (
        "Ghi theo ngày cơ sở nêu. Các bước sau đều xét lại điều kiện theo thông tin mới nhất.",
        "As of the day on which the establishment states it. Every later step asks the rules again.",
    ),
    "firm_why.paper": (
        "Đánh dấu giấy tờ đã nộp, còn thiếu hoặc ngân hàng yêu cầu.",
        "Given, missing or asked for.",
    ),
    "firm_why.terms": (
        "Do ngân hàng quyết định. Chưa có thì để trống: kế hoạch chỉ hiện phần gốc.",
        "The bank's own. Left empty, the plan shows principal alone.",
    ),
    "firm_why.certify": (
        "Số văn bản, ngày và người ký của UBND cấp xã nơi thực hiện phương án; người ký khác người đại diện cơ sở.",
        "Number, day and signatory of the commune where the work is done; somebody else than the representative.",
    ),
    "firm_why.revise": (
        "Xác nhận cũ không còn hiệu lực với phương án mới; cần xin xác nhận lại.",
        "The old certification does not hold for a new plan: it has to be certified again.",
    ),
    "firm_why.submit": (
        "Cơ sở vay trực tiếp, không qua tổ tiết kiệm. Ngân hàng thấy hồ sơ từ lúc gửi.",
        "Establishments borrow directly. The bank sees the file from now on.",
    ),
    "firm_why.resend": (
        "Mọi giấy tờ ngân hàng yêu cầu phải đã nộp.",
        "Every paper that was asked for has been given.",
    ),
    "firm_why.withdraw": (
        "Cơ sở có thể rút bất cứ lúc nào trước khi giải ngân; ngân hàng không còn thấy hồ sơ.",
        "Possible at any time before money is paid; the bank then sees the file no more.",
    ),
    "firm_why.reopen": (
        "Hồ sơ trở về bước lập phương án; lần từ chối vẫn ở trong lịch sử.",
        "The file goes back to the plan; the refusal stays in its history.",
    ),
    "firm_why.receive": (
        "Ngày phòng giao dịch nhận hồ sơ.",
        "The day on which the office received the file.",
    ),
    "firm_why.wait": (
        "Hồ sơ được, nhưng chưa có nguồn vốn.",
        "The file is in order, but there is no capital yet.",
    ),
    "firm_why.return_papers": (
        "Chọn giấy tờ cơ sở cần nộp thêm.",
        "Choose what the establishment has to bring.",
    ),
    "firm_why.appraise": ("Ngày thẩm định xong.", "The day of the appraisal."),
    "firm_why.approve": (
        "Số tiền không vượt số đề nghị và mức tối đa; có thể chia nhiều đợt.",
        "Not above what was asked for nor the cap; it may be paid in parts.",
    ),
    "firm_why.refuse": (
        "Chọn lý do: cán bộ xã và cơ sở thấy ngay việc cần làm tiếp.",
        "Choose the reason: the commune and the establishment see at once what to do next.",
    ),
    "firm_why.draw_down": ("Ghi từng đợt đã trả.", "Record each payment."),
    "firm_why.complete_drawdown": ("Phần chưa rút sẽ không rút nữa.", "What is left will not be drawn."),
    "firm_why.check_use": ("Ngày kiểm tra tại cơ sở.", "The day of the visit to the establishment."),
    "firm_why.check_share": (
        "Số lao động vào ngày kiểm tra. Không đạt thì được ghi nhận và giao việc; khoản vay không tự bị thu hồi.",
        "The workers on the day of the check. Not met is recorded and somebody is asked; no loan is called back "
        "by it.",
    ),
    "firm_why.repay": ("Dư nợ gốc còn lại sau khi trả.", "The balance that is left."),
    "firm_why.report_overdue": ("Dư nợ gốc đang quá hạn.", "The balance that is overdue."),
    "firm_why.bring_current": (
        "Dư nợ gốc sau khi trả phần quá hạn.",
        "The balance once what was overdue is paid.",
    ),
    "firm_why.close_repaid": ("Khoản vay đã trả hết gốc và lãi.", "Principal and interest are paid."),
    "firm_why.extend": (
        "Ngày trả cuối cùng mới theo quyết định của ngân hàng.",
        "The new last day, as the bank decided.",
    ),
    "firm_why.flag_risk": ("Chuyển sang xử lý nợ bị rủi ro.", "The debt is handled as at risk."),
    "firm_why.settle_risk": ("Khoản vay trở lại trả nợ bình thường.", "The loan is repaid as usual again."),
    "firm_why.write_off": ("Theo quyết định của cấp có thẩm quyền.", "By decision of the competent level."),
    "firm_field.employer": ("Cơ sở", "Establishment"),
    "firm_field.amount_vnd": ("Số tiền đề nghị vay", "Amount asked for"),
    "firm_field.establishment_type": ("Loại hình cơ sở", "Kind of establishment"),
    "firm_field.lawful": ("Đang hoạt động hợp pháp", "Lawfully operating"),
    "firm_field.workers": ("Tổng số lao động", "Workers in all"),
    "firm_field.released_workers": (
        "Trong đó: người chấp hành xong án phạt tù có hợp đồng lao động",
        "Of these: people who completed a prison sentence, with labour contracts",
    ),
    "firm_field.released_workers.hint": ("Chỉ ghi số, không ghi tên.", "A number, no names."),
    "firm_field.same_purpose_debt": (
        "Đang nợ ngân hàng theo chương trình khác cho cùng mục đích",
        "Owes the bank under another programme for the same purpose",
    ),
    "firm_field.stated_on": ("Thông tin nêu ngày", "Stated on"),
    "firm_field.activity": ("Ngành, nghề", "Trade"),
    "firm_field.use": ("Nội dung phương án", "What the money is for"),
    "firm_field.project_place": ("Địa điểm thực hiện", "Where it is carried out"),
    "firm_field.representative": ("Người đại diện ký phương án", "Representative who signs the plan"),
    "firm_field.representative_post": ("Chức vụ", "Post"),
    "firm_field.address": ("Địa chỉ cơ sở", "Address of the establishment"),
    "firm_field.phone": ("Điện thoại cơ sở", "Telephone of the establishment"),
    "firm_field.registration_no": ("Số giấy đăng ký", "Registration number"),
    "firm_field.registered_on": ("Ngày đăng ký", "Registered on"),
    "firm_field.registered_by": ("Nơi cấp", "Registered by"),
    "firm_field.own_vnd": ("Vốn tự có", "Own money"),
    "firm_field.repayment": ("Kế hoạch trả nợ", "Plan of repayment"),
    "firm_field.costs": ("Nhu cầu vốn", "What it costs"),
    "firm_field.returns": ("Thu, chi trong một năm", "Income and cost of a year"),
    "firm_field.what": ("Nội dung", "What"),
    "firm_field.vnd": ("Số tiền", "Amount"),
    "firm_field.plan": ("Phương án", "Plan"),
    "firm_field.known": ("Thông tin cơ sở", "Facts of the establishment"),
    "firm_field.share_checked_on": ("Ngày kiểm tra", "Day of the check"),
    "firm_error.line": ("Mỗi dòng cần cả nội dung và số tiền.", "Each line needs both what and how much."),
    "firm_error.more_than_all": (
        "Không thể nhiều hơn tổng số lao động.",
        "There cannot be more than all workers.",
    ),
    "firm_done.opened": ("Đã lập hồ sơ vay của cơ sở.", "The establishment's loan file was opened."),
    "firm_done.stepped": ("Đã ghi bước của hồ sơ.", "The step was recorded."),
    "firm_done.noted": ("Đã ghi.", "Recorded."),
    "firm_calculator.title": ("Tính thử khoản vay của cơ sở", "Work out an establishment's loan"),
    "firm_calculator.why": (
        "Chưa cần hồ sơ: nhập số lao động và số tiền để biết tỷ lệ, mức vay tối đa và điều kiện nào chưa đạt. "
        "Không gì được "
        "lưu lại.",
        "No file is needed: enter workers and an amount to see the share, the cap and what is not met. Nothing "
        "is kept.",
    ),
    "firm_calculator.do": ("Tính thử", "Work it out"),
    "firm_calculator.result": ("Kết quả", "Result"),
    "firm_calculator.plan_certified": (
        "UBND cấp xã đã xác nhận phương án",
        "The commune has certified the plan",
    ),
    "firm_calculator.empty": (
        "Nhập tổng số lao động để xem kết quả.",
        "Enter the number of workers to see the result.",
    ),
}
