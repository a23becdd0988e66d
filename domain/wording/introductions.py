"""Texts of introductions to partner employers."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "introductions.title": ("Giới thiệu việc làm", "Introductions"),
    "introductions.why.office": (
        "Người được hỏi riêng cho từng doanh nghiệp. Trước khi người đó đồng ý, doanh nghiệp chỉ thấy tay nghề và giới "
        "hạn làm việc.",
        "The person is asked for each firm by itself. Before that the firm sees skills and limits of work alone.",
    ),
    "introductions.why.firm": (
        "Trước khi người được giới thiệu đồng ý, ở đây chỉ có tay nghề và giới hạn làm việc. Hãy trả lời trước hạn; "
        "không trả lời thì người khác được giới thiệu.",
        "Until the person agrees there are only skills and limits of work here. Please answer in time: otherwise "
        "somebody else is introduced.",
    ),
    "introductions.none": ("Chưa có lời giới thiệu nào.", "No introduction yet."),
    "introductions.somebody": ("Một người tìm việc", "Somebody who seeks work"),
    "introductions.open": ("Xem", "Open"),
    "introductions.due": ("Trả lời trước hết ngày {on}", "Answer by {on}"),
    "case.introduction": (
        "Giới thiệu: {employer}, vị trí {vacancy}",
        "Introduced: {employer}, vacancy {vacancy}",
    ),
    "case.introduced": ("giới thiệu ngày {on:day}", "introduced on {on:day}"),
    "case.introduction_agreed": ("người đó đồng ý ngày {on:day}", "agreed to on {on:day}"),
    "case.introduction_answered": ("doanh nghiệp trả lời ngày {on:day}", "answered on {on:day}"),
    "introduction.title": ("Giới thiệu vào vị trí {code}", "Introduction to vacancy {code}"),
    "introduction.firm": ("Doanh nghiệp", "Firm"),
    "introduction.place": ("Vị trí", "Vacancy"),
    "introduction.profile": ("Doanh nghiệp thấy", "What the firm sees"),
    "introduction.name": ("Họ tên", "Name"),
    "introduction.phone": ("Điện thoại", "Phone"),
    "introduction.anonymous": (
        "chưa cho biết: người này chưa đồng ý để doanh nghiệp biết mình là ai",
        "not told: the person has not agreed to be known to the firm",
    ),
    "introduction.skills": ("Tay nghề", "Skills"),
    "introduction.limits": ("Giới hạn làm việc", "Limits of work"),
    "introduction.no_limits": ("không nêu giới hạn nào", "none stated"),
    "introduction.limit.hours": ("nhiều nhất {hours} giờ một tuần", "at most {hours} hours a week"),
    "introduction.limit.heavy": ("không làm việc nặng", "no heavy work"),
    "introduction.limit.night": ("không làm ca đêm", "no night work"),
    "introduction.limit.licence": ("không có giấy phép lái xe", "no driving licence"),
    "introduction.case": ("Hồ sơ", "Case"),
    "introduction_is.proposed": ("chờ người đó đồng ý", "waits for the person's word"),
    "introduction_is.agreed": ("chờ doanh nghiệp trả lời", "waits for the firm"),
    "introduction_is.accepted": ("doanh nghiệp nhận", "accepted"),
    "introduction_is.started": ("đã vào làm", "started"),
    "introduction_is.refused": ("doanh nghiệp không nhận", "refused"),
    "introduction_is.unanswered": ("doanh nghiệp không trả lời", "not answered"),
    "introduction_is.declined": ("người đó không đồng ý", "the person declined"),
    "introduction_is.withdrawn": ("đã rút", "withdrawn"),
    "introduction_deed.agree": ("ghi lời đồng ý", "note the agreement"),
    "introduction_deed.decline": ("ghi lời từ chối", "note that the person declines"),
    "introduction_deed.accept": ("nhận", "accept"),
    "introduction_deed.refuse": ("không nhận", "refuse"),
    "introduction_deed.lapse": ("hết hạn", "let it lapse"),
    "introduction_deed.withdraw": ("rút", "withdraw"),
    "introduction_deed.start": ("ghi vào làm", "record the start"),
    "introduction_why.filled": ("đã đủ người", "the place is filled"),
    "introduction_why.skills": ("tay nghề chưa hợp", "the skills do not fit"),
    "introduction_why.hours": ("thời gian làm chưa hợp", "the hours do not fit"),
    "introduction_why.not_suitable": ("chưa hợp với vị trí", "not suited to the work"),
    "introduction_why.other": ("lý do khác", "another reason"),
    "introduction.consent.title": ("Hỏi người được giới thiệu", "Ask the person"),
    "introduction.consent.text": (
        "Đọc cho người được giới thiệu: “{firm} sẽ biết họ tên và số điện thoại của anh/chị để liên hệ. Vì lời giới "
        "thiệu đi qua chương trình này, doanh nghiệp có thể đoán ra anh/chị là người chấp hành xong án phạt tù. Chúng "
        "tôi không cho doanh nghiệp biết tội danh hay mức án. Anh/chị có thể không đồng ý, hoặc rút lại bất cứ lúc "
        "nào; việc đó không ảnh hưởng đến sự hỗ trợ khác.”",
        "Read to the person: “{firm} will be told your name and phone number to get in touch. Since the introduction "
        "comes through this programme, the firm can infer that you completed a prison sentence. We never tell it the "
        "offence or the sentence. You may say no, or take it back at any time; no other support depends on it.”",
    ),
    "introduction.answer.title": ("Trả lời", "Answer"),
    "introduction.answer.early": (
        "Nếu vị trí đã đủ hoặc chắc chắn không hợp, hãy báo ngay: khi đó không cần cho biết đó là ai.",
        "If the place is filled or it surely does not fit, say so now: then nobody has to be named.",
    ),
    "introduction.withdraw": ("Rút lời giới thiệu", "Withdraw"),
    "introduction.withdraw.why": (
        "Khi người đó rút lời đồng ý, hoặc không còn phù hợp. Doanh nghiệp không còn thấy người này.",
        "When the person takes the word back, or it fits no more. The firm no longer sees the person.",
    ),
    "introduction.start.title": ("Ghi ngày vào làm", "Record the start"),
    "introduction.start.why": (
        "Ghi khi người đó đã bắt đầu làm. Việc làm được ghi vào hồ sơ với mức lương của vị trí.",
        "Record it once the person works there; the case gets the work with the vacancy's wage.",
    ),
    "field.introduction_answer": ("trả lời của doanh nghiệp", "the firm's answer"),
    "introduction_answer.accept": ("Nhận người này", "Take the person on"),
    "introduction_answer.refuse": ("Không nhận", "Refuse"),
    "field.introduction_code": ("lý do không nhận", "reason for refusing"),
    "field.introduction_words": ("nói thêm", "a few words"),
    "field.introduction_words.hint": ("Cần khi chọn “lý do khác”.", "Needed with “another reason”."),
    "done.introduced": ("Đã giới thiệu. Hãy hỏi ý kiến người đó.", "Introduced. Now ask the person."),
    "done.agreed": (
        "Đã ghi lời đồng ý. Doanh nghiệp được báo.",
        "The agreement is recorded; the firm is told.",
    ),
    "done.declined": ("Đã ghi: người đó không đồng ý.", "Recorded: the person declines."),
    "done.introduction-answered": ("Đã ghi câu trả lời.", "The answer is recorded."),
    "done.introduction-withdrawn": ("Đã rút lời giới thiệu.", "The introduction is withdrawn."),
    "done.introduction-started": ("Đã ghi ngày vào làm.", "The start is recorded."),
    "event.introduced": ("Giới thiệu việc làm", "Introduction to work"),
    "item_kind.introduction": ("Giới thiệu việc làm", "Introduction"),
    "today.do.introduction": ("Xem lời giới thiệu", "See the introduction"),
    "item.introduction_ask": (
        "Hỏi người này có đồng ý để {body} biết họ tên và số điện thoại không (vị trí {vacancy}).",
        "Ask whether {body} may be told name and phone number (vacancy {vacancy}).",
    ),
    "item.introduction_awaits": (
        "{body} cần trả lời về vị trí {vacancy} trước hết ngày {due_on:day}.",
        "{body} is to answer about vacancy {vacancy} by {due_on:day}.",
    ),
    "item.introduction_accepted": (
        "{body} nhận vào vị trí {vacancy}: hẹn ngày vào làm và ghi vào hồ sơ.",
        "{body} accepts for vacancy {vacancy}: agree on a day to start and record it.",
    ),
    "item.introduction_refused": (
        "{body} không nhận vào vị trí {vacancy}: báo cho người đó và tìm vị trí khác.",
        "{body} refuses for vacancy {vacancy}: tell the person and look for another place.",
    ),
    "item.introduction_unanswered": (
        "{body} không trả lời về vị trí {vacancy}: báo cho người đó và tìm vị trí khác.",
        "{body} did not answer about vacancy {vacancy}: tell the person and look for another place.",
    ),
    "message.introduction_shown.subject": (
        "Có người phù hợp với vị trí của quý vị",
        "Somebody fits your vacancy",
    ),
    "message.introduction_shown.text": (
        "Có một người phù hợp với vị trí đang tuyển. Hãy mở mục Giới thiệu việc làm để xem tay nghề.",
        "Somebody fits a vacancy of yours. Open Introductions to see the skills.",
    ),
    "message.introduction_agreed.subject": (
        "Lời giới thiệu chờ trả lời",
        "An introduction waits for your answer",
    ),
    "message.introduction_agreed.text": (
        "Người được giới thiệu đã đồng ý liên hệ. Hãy trả lời trước hết ngày {due_on:day} ở mục Giới thiệu việc làm.",
        "The person agrees to be contacted. Please answer by {due_on:day} under Introductions.",
    ),
    "message.introduction_answered.subject": (
        "Doanh nghiệp trả lời: hồ sơ {number}",
        "The firm has answered: {number}",
    ),
    "message.introduction_answered.text": (
        "Hồ sơ {number}: {introduction_is:term=introduction_is}.",
        "Case {number}: {introduction_is:term=introduction_is}.",
    ),
    "read.introduction": ("Lời giới thiệu việc làm", "Introduction to work"),
    "read.introductions": ("Danh sách giới thiệu việc làm", "List of introductions"),
    "refusal.introduction_moved": (
        "Lời giới thiệu này đang ở trạng thái “{status:term=introduction_is}”, nên không thể "
        "{deed:term=introduction_deed}. Hãy mở lại trang để xem mới nhất.",
        "The introduction stands at “{status:term=introduction_is}”, so one cannot {deed:term=introduction_deed}. "
        "Open the page again.",
    ),
    "refusal.introduction_running": (
        "Người của hồ sơ {number} đang được giới thiệu rồi; mỗi lần chỉ một nơi. Hãy chờ hoặc rút lời đó trước khi "
        "giới thiệu vào vị trí {vacancy}.",
        "The person of case {number} is being introduced already, one place at a time. Wait for it or withdraw it "
        "before introducing them to vacancy {vacancy}.",
    ),
}
