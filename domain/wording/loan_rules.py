"""What the rules of Decision 22 say to an officer: title, reasons by outcome, and the way to meet each."""

from __future__ import annotations

LOAN_RULES: dict[str, dict[str, tuple[str, str]]] = {
    "qd22.in_force": {
        "title": ("Quyết định 22 có hiệu lực", "Decision 22 is in force"),
        "met": (
            "Quyết định 22 có hiệu lực từ {in_force_from}.",
            "Decision 22 is in force since {in_force_from}.",
        ),
        "not_met": (
            "Quyết định 22 chưa có hiệu lực vào ngày này: hiệu lực từ {in_force_from}.",
            "Decision 22 was not in force on this day: it takes effect on {in_force_from}.",
        ),
        "unknown": (
            "Chưa rõ Quyết định 22 có hiệu lực vào ngày này hay không.",
            "It is not known whether Decision 22 was in force on this day.",
        ),
        "how": ("Vay từ ngày {in_force_from} trở đi.", "Borrow on or after {in_force_from}."),
    },
    "qd22.kind": {
        "title": ("Người vay là cá nhân hay cơ sở", "A person or an establishment"),
        "met": ("Đã rõ người vay là cá nhân hay cơ sở.", "It is known who borrows."),
        "not_met": (
            "Người vay không phải cá nhân hay cơ sở.",
            "Neither a person nor an establishment borrows.",
        ),
        "unknown": ("Chưa rõ người vay là cá nhân hay cơ sở.", "It is not known who borrows."),
        "how": ("Chọn người vay là cá nhân hoặc cơ sở.", "Say whether a person or an establishment borrows."),
    },
    "qd22.certificate": {
        "title": ("Giấy chứng nhận hoặc đặc xá", "Certificate or amnesty"),
        "met": (
            "Có giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá.",
            "There is a certificate of completion or an amnesty decision.",
        ),
        "not_met": (
            "Giấy tờ đang có không phải giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá.",
            "The paper on file is neither a certificate of completion nor an amnesty decision.",
        ),
        "unknown": (
            "Chưa rõ có giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá hay không.",
            "It is not known whether there is a certificate of completion or an amnesty decision.",
        ),
        "how": (
            "Nộp giấy chứng nhận chấp hành xong án phạt tù hoặc quyết định đặc xá.",
            "Bring the certificate of completion or the amnesty decision.",
        ),
    },
    "qd22.window": {
        "title": ("Còn trong thời hạn được vay", "Within the years for borrowing"),
        "met": (
            "Còn trong {years} năm kể từ {completed_on}: vay được đến hết ngày {last_day}.",
            "Within {years} years of {completed_on}: borrowing is possible up to and including {last_day}.",
        ),
        "not_met": (
            "Đã quá {years} năm kể từ {completed_on}: ngày cuối cùng được vay là {last_day}.",
            "More than {years} years since {completed_on}: the last day was {last_day}.",
        ),
        "not_yet": (
            "Chưa đến ngày chấp hành xong án phạt tù ({completed_on}).",
            "The sentence is only completed on {completed_on}.",
        ),
        "unknown": (
            "Chưa rõ ngày chấp hành xong án phạt tù nên chưa tính được thời hạn {years} năm.",
            "Without the day of completion the {years} years cannot be counted.",
        ),
        "how": ("Vay từ ngày {completed_on} trở đi.", "Borrow on or after {completed_on}."),
    },
    "qd22.list": {
        "title": ("Có tên trong danh sách Mẫu số 01", "On the list (form 01)"),
        "met": (
            "Có tên trong danh sách Mẫu số 01 do Công an cấp xã lập, UBND cấp xã xác nhận.",
            "On the list (form 01) drawn up by the commune police and certified by the People's Committee.",
        ),
        "not_met": (
            "Danh sách Mẫu số 01 đã lập nhưng UBND cấp xã chưa xác nhận.",
            "The list (form 01) is drawn up but not certified by the People's Committee.",
        ),
        "not_drawn": (
            "Chưa có tên trong danh sách Mẫu số 01 do Công an cấp xã lập.",
            "Not on the list (form 01) that the commune police draw up.",
        ),
        "unknown": (
            "Chưa rõ đã có tên trong danh sách Mẫu số 01 có xác nhận hay chưa.",
            "It is not known whether the person is on a certified list (form 01).",
        ),
        "how": (
            "Đề nghị Công an cấp xã lập danh sách Mẫu số 01 và UBND cấp xã xác nhận.",
            "Ask the commune police to draw up the list (form 01) and the People's Committee to certify it.",
        ),
    },
    "qd22.conduct": {
        "title": ("Chấp hành pháp luật, không tham gia tệ nạn xã hội", "Law-abiding, no social evils"),
        "met": (
            "Danh sách ghi nhận chấp hành tốt pháp luật, không tham gia tệ nạn xã hội.",
            "The list states: law-abiding and not involved in social evils.",
        ),
        "not_met": (
            "Danh sách chưa ghi nhận đủ hai nội dung: chấp hành pháp luật và không tham gia tệ nạn xã hội.",
            "The list does not state both: law-abiding and not involved in social evils.",
        ),
        "unknown": (
            "Chưa rõ nhận xét trên danh sách về chấp hành pháp luật và tệ nạn xã hội.",
            "The list's statement on conduct is not known.",
        ),
        "how": (
            "Trao đổi với Công an cấp xã về nhận xét trên danh sách và đề nghị xem xét lại ở kỳ lập sau.",
            "Talk to the commune police about the list's statement and ask for it to be looked at again.",
        ),
    },
    "qd22.no_double_loan": {
        "title": ("Không nợ chương trình khác cùng mục đích", "No other debt for the same purpose"),
        "met": (
            "Không có dư nợ chương trình khác cùng mục đích tại NHCSXH.",
            "No debt under another programme of the bank for the same purpose.",
        ),
        "not_met": (
            "Đang có dư nợ chương trình khác cùng mục đích tại NHCSXH.",
            "There is debt under another programme of the bank for the same purpose.",
        ),
        "unknown": (
            "Chưa rõ có dư nợ chương trình khác cùng mục đích tại NHCSXH hay không.",
            "It is not known whether there is debt under another programme for the same purpose.",
        ),
        "how": (
            "Trả hết khoản nợ cùng mục đích, hoặc vay cho mục đích khác.",
            "Repay the loan for the same purpose, or borrow for another purpose.",
        ),
    },
    "qd22.amount": {
        "title": ("Số tiền trong mức cho vay", "Amount within the cap"),
        "met": (
            "Số tiền {requested_vnd:vnd} trong mức tối đa {cap_vnd:vnd}.",
            "{requested_vnd:vnd} is within the cap of {cap_vnd:vnd}.",
        ),
        "not_met": (
            "Số tiền {requested_vnd:vnd} vượt mức tối đa {cap_vnd:vnd}.",
            "{requested_vnd:vnd} is above the cap of {cap_vnd:vnd}.",
        ),
        "not_positive": ("Số tiền muốn vay phải lớn hơn 0.", "The amount asked for must be above 0."),
        "unknown": (
            "Chưa đủ thông tin để so số tiền muốn vay với mức tối đa.",
            "Too little is known to compare the amount with the cap.",
        ),
        "nothing_left": (
            "Theo thông tin đang có, không còn hạn mức để vay.",
            "By what is known, nothing is left of the cap.",
        ),
        "how": ("Đề nghị vay tối đa {cap_vnd:vnd}.", "Ask for {cap_vnd:vnd} at most."),
        "how.not_positive": ("Nêu số tiền muốn vay lớn hơn 0.", "Ask for an amount above 0."),
        "how.nothing_left": (
            "Trả bớt dư nợ theo Quyết định 22; nếu học nghề hoặc là cơ sở, kiểm tra số tháng rút vốn, số lao động.",
            "Repay part of what is owed under Decision 22; for training or a firm check the months or the workers.",
        ),
    },
    "qd22.term": {
        "title": ("Thời hạn vay", "Term of the loan"),
        "met": ("Thời hạn vay trong mức cho phép.", "The term is within what is allowed."),
        "not_met": (
            "Thời hạn {months} tháng vượt mức tối đa {months_at_most} tháng.",
            "A term of {months} months is above the {months_at_most} months allowed.",
        ),
        "not_positive": (
            "Số tháng vay, rút vốn, trả nợ và học nghề phải lớn hơn 0.",
            "The months of the loan, drawdown, repayment and course must be above 0.",
        ),
        "repayment_too_long": (
            "Thời gian trả nợ {repayment_months} tháng vượt mức tối đa {repayment_at_most} tháng "
            "(rút vốn {drawdown_months} tháng).",
            "Repayment over {repayment_months} months is above the {repayment_at_most} months allowed "
            "(drawdown {drawdown_months} months).",
        ),
        "months_differ": (
            "Thời hạn {months} tháng không bằng thời gian rút vốn cộng trả nợ ({both_periods} tháng).",
            "A term of {months} months is not drawdown plus repayment ({both_periods} months).",
        ),
        "unknown": (
            "Chưa đủ thông tin về mục đích hoặc thời hạn vay.",
            "Too little is known about the purpose or the term.",
        ),
        "how": (
            "Đề nghị thời hạn tối đa {months_at_most} tháng.",
            "Ask for {months_at_most} months at most.",
        ),
        "how.not_positive": ("Nêu lại các số tháng, đều lớn hơn 0.", "State every number of months above 0."),
        "how.repayment_too_long": (
            "Đề nghị trả nợ trong tối đa {repayment_at_most} tháng sau khi rút vốn.",
            "Ask to repay within {repayment_at_most} months after the drawdown.",
        ),
        "how.months_differ": (
            "Ghi thời hạn vay là {both_periods} tháng, hoặc sửa thời gian rút vốn, trả nợ.",
            "State a term of {both_periods} months, or correct the drawdown or repayment.",
        ),
    },
    "qd22.establishment": {
        "title": ("Loại hình cơ sở, hoạt động hợp pháp", "Kind of establishment, lawfully operating"),
        "met": (
            "Cơ sở thuộc loại hình được vay và hoạt động hợp pháp.",
            "The establishment is of a kind that may borrow and operates lawfully.",
        ),
        "not_met": (
            "Loại hình cơ sở không thuộc diện được vay.",
            "The establishment is not of a kind that may borrow.",
        ),
        "not_lawful": ("Cơ sở chưa hoạt động hợp pháp.", "The establishment does not operate lawfully."),
        "unknown": (
            "Chưa rõ loại hình hoặc tình trạng pháp lý của cơ sở.",
            "The kind or the legal standing of the establishment is not known.",
        ),
        "how": (
            "Doanh nghiệp nhỏ và vừa, hợp tác xã, tổ hợp tác, hộ kinh doanh hoạt động hợp pháp mới được vay.",
            "Only lawful small or medium firms, cooperatives, cooperative groups and household businesses borrow.",
        ),
    },
    "qd22.establishment_share": {
        "title": ("Tỷ lệ lao động là người trở về", "Share of workers who returned"),
        "met": (
            "{released_workers}/{workers} lao động là người chấp hành xong án phạt tù (tối thiểu {percent} %).",
            "{released_workers} of {workers} workers returned from a sentence (at least {percent} %).",
        ),
        "not_met": (
            "Mới có {released_workers}/{workers} lao động là người chấp hành xong án phạt tù, cần {percent} %.",
            "Only {released_workers} of {workers} workers returned from a sentence; {percent} % are needed.",
        ),
        "no_workers": ("Cơ sở chưa có lao động nào.", "The establishment has no workers."),
        "more_than_all": (
            "Số người trở về ({released_workers}) lớn hơn tổng số lao động ({workers}): cần kiểm tra lại.",
            "More workers who returned ({released_workers}) than workers ({workers}): please check.",
        ),
        "unknown": ("Chưa rõ số lao động của cơ sở.", "The numbers of workers are not known."),
        "how": (
            "Ký hợp đồng lao động với người chấp hành xong án phạt tù đến khi đạt {percent} % tổng số lao động.",
            "Give labour contracts to people who returned until they are {percent} % of all workers.",
        ),
    },
    "qd22.establishment_plan": {
        "title": ("Phương án vay vốn Mẫu số 02", "Borrowing plan (form 02)"),
        "met": (
            "Phương án vay vốn Mẫu số 02 đã được UBND cấp xã xác nhận.",
            "The borrowing plan (form 02) is certified by the People's Committee.",
        ),
        "not_met": (
            "Phương án vay vốn Mẫu số 02 chưa được UBND cấp xã xác nhận.",
            "The borrowing plan (form 02) is not certified by the People's Committee.",
        ),
        "unknown": (
            "Chưa rõ phương án vay vốn Mẫu số 02 đã được xác nhận hay chưa.",
            "It is not known whether the borrowing plan (form 02) is certified.",
        ),
        "how": (
            "Lập phương án vay vốn Mẫu số 02 và xin UBND cấp xã nơi thực hiện xác nhận.",
            "Draw up the borrowing plan (form 02) and have it certified by the commune where the work is done.",
        ),
    },
}
