"""Texts of work that lasts: contracts, checks some months on, trouble told in time, and how long work lasts."""

from __future__ import annotations

_TERMS: dict[str, tuple[str, str]] = {
    "contract.trial": ("Thử việc", "On trial"),
    "contract.spoken": ("Thỏa thuận bằng lời nói (dưới 1 tháng)", "By word of mouth (under a month)"),
    "contract.fixed_term": ("Hợp đồng xác định thời hạn", "Contract with an end"),
    "contract.open_ended": ("Hợp đồng không xác định thời hạn", "Contract without an end"),
    "work_end.contract_over": ("Hết hợp đồng", "The contract ended"),
    "work_end.dismissed": ("Bị cho thôi việc", "Dismissed"),
    "work_end.resigned": ("Tự xin nghỉ", "Gave notice"),
    "work_end.firm_closed": ("Doanh nghiệp ngừng hoạt động", "The employer closed"),
    "work_end.job_lost": ("Mất việc, chưa rõ vì sao", "Work lost, nobody knows why yet"),
    "work_end.loan_trouble": ("Khó khăn trả nợ", "Trouble repaying"),
    "work_end.new_need": ("Phát sinh nhu cầu mới", "A new need"),
    "work_end.health": ("Sức khỏe", "Health"),
    "work_end.family": ("Việc gia đình", "Family matters"),
    "work_end.other": ("Lý do khác", "Another reason"),
    "work_still.true": ("còn làm việc", "still works there"),
    "work_still.false": ("không còn làm việc", "works there no longer"),
    "work_paid.true": ("trả lương đủ, đúng hạn", "paid in full and in time"),
    "work_paid.false": ("lương chưa đủ hoặc chậm", "paid late or not in full"),
    "work_trouble.true": ("có khó khăn", "there is trouble"),
    "warned_by.employer": ("Doanh nghiệp đối tác", "The partner employer"),
    "warned_by.group": ("Tổ G5+", "The G5+ group"),
    "warned_by.person": ("Chính người này, qua cán bộ", "The person, through the officer"),
    "work_check.after": ("Sau {months} tháng", "After {months} months"),
    "event.work_checked": ("Theo dõi việc làm", "Work looked at"),
    "event.work_lasted": ("Việc làm được xác nhận là bền", "The work is confirmed to last"),
    "event.work_warned": ("Báo có khó khăn ở chỗ làm", "Trouble at work was told"),
}

_WAITS: dict[str, tuple[str, str]] = {
    "item_kind.work_check": ("Theo dõi việc làm", "Does the work last"),
    "today.do.work_check": ("Ghi trả lời", "Record the answer"),
    "item.work_check": (
        "Đến kỳ hỏi sau {months} tháng làm việc: chờ {party:term=party} trả lời còn làm không, lương đủ không, "
        "có khó khăn gì không.",
        "After {months} months of work {party:term=party} is asked: still there, paid, any trouble?",
    ),
    "item.group_says_left": (
        "Tổ G5+ báo ngày {told_on:day}: người này không còn làm. Hãy gặp, hỏi lý do và ghi vào hồ sơ.",
        "The group said on {told_on:day} that the person no longer works there. Meet, ask why and record it.",
    ),
    "item.checks_differ": (
        "Kỳ hỏi sau {months} tháng: doanh nghiệp và tổ G5+ trả lời khác nhau. Hãy hỏi lại hai bên và ghi kết quả.",
        "After {months} months the employer and the group say different things. Ask both again and record it.",
    ),
    "item.work_lasted": (
        "Việc làm đã được xác nhận sau {months} tháng. Hãy xem hồ sơ đã đủ điều kiện ổn định chưa.",
        "The work is confirmed after {months} months. See whether the case may become stable.",
    ),
    "item.work_warned": (
        "{told_by:term=warned_by} báo ngày {told_on:day}: có khó khăn ở chỗ làm. "
        "Hãy liên hệ ngay, trước khi mất việc, và ghi việc đã làm.",
        "{told_by:term=warned_by} told on {told_on:day} of trouble at work. "
        "Get in touch at once, before the work is lost, and record what was done.",
    ),
    "message.work_warned.subject": (
        "Có khó khăn ở chỗ làm: hồ sơ {number}",
        "Trouble at work: case {number}",
    ),
    "message.work_warned.text": (
        "Có khó khăn ở chỗ làm của người được hỗ trợ trong hồ sơ {number}. Hãy liên hệ ngay hôm nay.",
        "There is trouble at work for the person of case {number}. Please get in touch today.",
    ),
    "message.work_checks.subject": ("Xin xác nhận việc làm", "Please confirm who works with you"),
    "message.work_checks.text": (
        "Đến kỳ hỏi về việc làm của {count} người. Hãy mở trang “Người đang làm” để trả lời.",
        "{count} people are to be asked about. Open “Workers” and answer.",
    ),
    "count.work_checks": ("kỳ hỏi việc làm mở:", "work checks opened:"),
    "parameter.case.work_check_months": ("Hỏi việc làm sau khi nhận việc", "Work is asked about after"),
    "parameter.case.work_check_opens_days_before": (
        "Mở kỳ hỏi việc làm trước hạn",
        "A work check opens before its day by",
    ),
    "parameter.case.work_check_missed_days": (
        "Thôi mở kỳ hỏi việc làm đã qua hạn quá",
        "A work check is opened no more after its day by",
    ),
    "refusal.placement_overlaps": (
        "Hồ sơ {number} có việc tại một doanh nghiệp từ {since}, ngày {started_on} vẫn còn làm, nên không thể nhận "
        "việc khác từ ngày đó. Hãy ghi ngày kết thúc việc trước, hoặc sửa ngày bắt đầu.",
        "Case {number} has work at an employer since {since} that still runs on {started_on}, so no other can begin "
        "then. Record the end of the one before, or correct the start.",
    ),
    "refusal.check_not_due": (
        "Kỳ hỏi sau {months} tháng của hồ sơ {number} chỉ mở từ {opens_on}. Hãy trả lời từ ngày đó.",
        "The check after {months} months of case {number} opens on {opens_on}. Please answer from that day on.",
    ),
    "refusal.check_unknown": (
        "Hồ sơ {number} không có kỳ hỏi “{party}, sau {months} tháng”; các kỳ là sau {known} tháng. "
        "Hãy tải lại trang và chọn kỳ đang mở.",
        "Case {number} has no check of “{party}” after {months} months; they come after {known} months. "
        "Load the page again and choose an open one.",
    ),
}

_FORMS: dict[str, tuple[str, str]] = {
    "field.contract": ("loại hợp đồng", "kind of contract"),
    "field.contract.hint": ("Chỉ khi làm tại doanh nghiệp.", "Only for work at an employer."),
    "field.work_check": ("kỳ hỏi", "check"),
    "field.work_still": ("còn làm việc không", "still works there"),
    "field.work_paid": ("lương trả đủ, đúng hạn không", "paid in full and in time"),
    "field.work_paid.hint": (
        "Để trống nếu không biết, hoặc tự làm.",
        "Leave blank if not known, or for own work.",
    ),
    "field.work_trouble": ("có khó khăn gì không", "any trouble"),
    "field.work_trouble.hint": (
        "Chọn “Có” thì cán bộ xã được báo ngay, để giúp trước khi mất việc.",
        "With “Yes” the commune officer is told at once, to help before the work is lost.",
    ),
    "field.note.work": (
        "Được mã hóa; chỉ cán bộ phụ trách đọc được.",
        "Encrypted; only the officer in charge reads it.",
    ),
    "field.trouble_words": ("khó khăn gì", "what trouble"),
    "field.trouble_words.hint": ("Không bắt buộc; được mã hóa.", "Not needed; encrypted."),
    "act.work-check": ("Trả lời kỳ hỏi việc làm", "Answer a work check"),
    "act.work-check.why": (
        "Hỏi để việc làm bền. Doanh nghiệp và tổ G5+ trả lời riêng; cán bộ ghi thay khi được cho biết.",
        "Asked so that work lasts. Employer and group answer apart; the officer notes what they say.",
    ),
    "done.work-check": ("Đã ghi trả lời.", "The answer is recorded."),
    "act.work-warning": ("Báo khó khăn ở chỗ làm", "Tell of trouble at work"),
    "act.work-warning.why": (
        "Khi chính người này nói có khó khăn ở chỗ làm. Việc vào danh sách khẩn của cán bộ ngay.",
        "When the person tells of trouble at work. It is on the officer's urgent list at once.",
    ),
    "done.work-warning": (
        "Đã báo cán bộ xã: có khó khăn ở chỗ làm, cần liên hệ ngay.",
        "The commune officer is told: trouble at work, to get in touch at once.",
    ),
}

_PAGES: dict[str, tuple[str, str]] = {
    "nav.placements": ("Việc làm", "Work"),
    "placements.title": ("Người đang có việc", "Who has work"),
    "placements.why": (
        "Mỗi việc làm được hỏi lại sau 1, 3, 6 tháng (số tháng là mặc định, chưa có căn cứ pháp lý): "
        "doanh nghiệp và tổ G5+ trả lời riêng.",
        "Work is asked about after 1, 3 and 6 months (a default without legal basis): employer and group answer apart.",
    ),
    "placements.warnings": ("Khó khăn đã báo", "Trouble told"),
    "placements.no_warnings": ("Không có khó khăn nào đang chờ.", "No trouble waits."),
    "placements.work": ("Việc đang làm", "Running work"),
    "placements.none": ("Chưa có ai đang có việc.", "Nobody has work yet."),
    "placements.count": (
        "{count} việc, kỳ hỏi chờ lâu nhất đứng trước",
        "{count}, the longest waiting check first",
    ),
    "placements.shown": ("Đang hiện {shown} trên {count}.", "{shown} of {count} are shown."),
    "placements.since": ("từ {on}", "since {on}"),
    "placements.waits": ("chờ trả lời, hạn {on}", "waits for an answer, due {on}"),
    "placements.lapsed": ("không hỏi nữa", "no longer asked"),
    "placements.said": ("{on}", "{on}"),
    "placements.said_by": ("{on}, cán bộ ghi thay", "{on}, noted by the officer"),
    "placements.differs": ("Hai bên trả lời khác nhau", "The two answers differ"),
    "placements.level": ("đã chuyển {level:term=item_level}", "with the {level:term=item_level}"),
    "placements.not_asked": ("Chưa đến kỳ hỏi nào.", "Nothing was asked yet."),
    "placements.answer": ("Ghi trả lời", "Record an answer"),
    "placements.warn": ("Có khó khăn", "There is trouble"),
    "placements.end": ("Ghi thôi việc", "Record the end"),
    "placements.own_work": ("tự làm hoặc nguồn sống khác", "own work or another livelihood"),
    "placements.nothing_waits": (
        "Không kỳ hỏi nào đang chờ và không hai câu trả lời nào khác nhau.",
        "No check waits, and no two answers differ.",
    ),
    "placements.others": (
        "Việc không có gì phải chờ ({count})",
        "Work of which nothing waits ({count})",
    ),
    "retention.title": ("Việc làm bền được bao lâu", "How long work lasts"),
    "retention.why": (
        "Việc tại doanh nghiệp đối tác, ước lượng Kaplan–Meier, khoảng tin cậy 95\u00a0%. Tính là kết thúc khi thôi "
        "việc vì bất kỳ lý do nào; người chuyển việc khác hoặc đang làm thì theo dõi đến ngày đó. Hỗ trợ là hỗ trợ "
        "đã có vào ngày nhận việc. Không dùng để xếp hạng.",
        "Work at partner employers by Kaplan–Meier, 95\u00a0% intervals. Work ends when it ends, for whatever reason; "
        "who changed work or still works is followed until then. Support is what was there on the first day. "
        "Not for ranking.",
    ),
    "retention.hidden": (
        "Ô “ẩn”: dưới 5 người, hoặc để không ai tính ngược ra được.",
        "“Hidden”: under 5 people, or so that nobody can work it out.",
    ),
    "retention.none": ("Chưa có việc nào tại doanh nghiệp đối tác.", "No work at a partner employer yet."),
    "retention.cell_hidden": ("ẩn", "hidden"),
    "retention.line": ("Nhóm", "Line"),
    "retention.people": ("Số việc", "Placements"),
    "retention.after": ("Còn làm sau {months} tháng", "Still there after {months} months"),
    "retention.share": ("{share} ({lower}–{upper})", "{share} ({lower}–{upper})"),
    "retention.counts": ("{ended} thôi, {still} còn làm", "{ended} ended, {still} still there"),
    "retention.unknown": ("chưa theo dõi đủ lâu", "not followed that long"),
    "retention.by.all": ("Tất cả", "All"),
    "retention.by.employer": ("Theo doanh nghiệp", "By employer"),
    "retention.by.sector": ("Theo ngành", "By sector"),
    "retention.by.support": ("Theo hỗ trợ đã có khi nhận việc", "By support on the first day"),
    "retention.few": ("Các doanh nghiệp khác", "Other employers"),
    "retention.all": ("Tất cả", "All"),
    "support_had.group_and_loan": ("Tổ G5+ và vay vốn", "Group and loan"),
    "support_had.group": ("Tổ G5+", "Group"),
    "support_had.loan": ("Vay vốn", "Loan"),
    "support_had.none": ("Chưa có tổ, chưa vay", "Neither"),
    "workers.check": ("Trả lời kỳ hỏi", "Answer the check"),
    "workers.check_due": ("Kỳ hỏi sau {months} tháng, hạn {on}", "Check after {months} months, due {on}"),
    "people.work": ("Việc làm", "Work"),
    "people.work_check": ("Trả lời kỳ hỏi việc làm", "Answer the work check"),
    "people.work_warning.why": (
        "“Có khó khăn” báo ngay cho cán bộ xã, để giúp trước khi mất việc.",
        "“There is trouble” tells the commune officer at once, to help before the work is lost.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**_TERMS, **_WAITS, **_FORMS, **_PAGES}
