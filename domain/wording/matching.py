"""Texts of vacancies in full, and of the matching page."""

from __future__ import annotations

_VACANCY: dict[str, tuple[str, str]] = {
    "vacancies.left": ("còn {left} trong {count} chỗ", "{left} of {count} places left"),
    "vacancies.hours": ("{hours} giờ một tuần", "{hours} hours a week"),
    "vacancies.heavy": ("có việc nặng", "heavy work"),
    "vacancies.lodging": ("có chỗ ở", "lodging"),
    "vacancies.transport": ("có xe đưa đón", "transport"),
    "vacancies.exclude": ("Đề nghị điều kiện loại trừ", "Ask for an exclusion"),
    "shift.day": ("ca ngày", "day shift"),
    "shift.evening": ("ca chiều tối", "evening shift"),
    "shift.night": ("ca đêm", "night shift"),
    "shift.rotating": ("xoay ca, có ca đêm", "rotating, with nights"),
    "field.shift": ("ca làm việc", "shift"),
    "field.hours_week": ("số giờ một tuần", "hours a week"),
    "field.heavy": ("Có việc nặng (bốc vác, khuân đá, kéo gỗ)", "Heavy work (loading, stone, timber)"),
    "field.lodging": ("Có chỗ ở cho người lao động", "Lodging for workers"),
    "field.transport": ("Có xe đưa đón", "Transport to work"),
    "field.work_offers": ("Điều kiện và hỗ trợ", "Conditions and support"),
    "refusal.wage_too_low": (
        "Lương {wage_vnd:vnd} thấp hơn mức lương tối thiểu tháng {floor_vnd:vnd} ({citation}). "
        "Hãy ghi từ mức đó trở lên.",
        "A wage of {wage_vnd:vnd} is under the least monthly wage of {floor_vnd:vnd} ({citation}). "
        "State at least that much.",
    ),
    "refusal.vacancy_not_open": (
        "Vị trí {code} chỉ nhận người từ {opens_on} đến trước {closes_on}, nên hôm nay không giới thiệu được. "
        "Hãy chọn vị trí khác.",
        "Vacancy {code} takes people from {opens_on} until before {closes_on}, so nobody can be introduced today. "
        "Choose another one.",
    ),
    "refusal.vacancy_full": (
        "Vị trí {code} cần {openings} người và đã đủ, kể cả người đang chờ trả lời. Hãy chọn vị trí khác, hoặc chờ "
        "một lời giới thiệu kết thúc.",
        "Vacancy {code} wants {openings} and is full, those who wait for an answer included. Choose another one, or "
        "wait until an introduction ends.",
    ),
    "act.exclude": ("Đề nghị điều kiện loại trừ", "Ask for an exclusion"),
    "act.exclude.why": (
        "Chỉ những gì chính công việc không cho phép, có lý do bằng văn bản. Cán bộ xem xét; trước khi được duyệt, "
        "điều kiện này không được tính. Không hỏi, không ghi điều gì về quá khứ của người lao động.",
        "Only what the work itself forbids, with the reason in writing. An officer decides; until then it counts for "
        "nothing. Ask and write nothing about anybody's past.",
    ),
    "field.exclusion": ("không nhận", "not taken"),
    "field.justification": ("lý do của công việc", "reason of the work"),
    "field.justification.hint": (
        "Từ 20 đến 400 ký tự. Ví dụ: máy bóc ván thuộc danh mục công việc cấm sử dụng lao động chưa thành niên.",
        "20 to 400 characters. For instance: the peeling machine is on the list of work forbidden to minors.",
    ),
    "exclusion.under_18": ("người dưới 18 tuổi", "people under 18"),
    "exclusion.no_heavy_work": ("người không làm được việc nặng", "people who cannot do heavy work"),
    "exclusion.no_night_work": ("người không làm được ca đêm", "people who cannot work at night"),
    "exclusion.no_licence": ("người không có giấy phép lái xe", "people without a driving licence"),
    "exclusion_is.waiting": ("chờ cán bộ duyệt", "waits for an officer"),
    "exclusion_is.allowed": ("được áp dụng", "allowed"),
    "exclusion_is.refused": ("không được áp dụng", "refused"),
    "done.exclusion-asked": (
        "Đã gửi đề nghị. Cán bộ xem xét; trước khi được duyệt, điều kiện này không được tính.",
        "The request is sent. Until an officer allows it, it counts for nothing.",
    ),
    "done.exclusion-decided": ("Đã ghi quyết định.", "The decision is recorded."),
    "refusal.exclusion_decided": (
        "Điều kiện “{exclusion:term=exclusion}” đã được quyết định ({status:term=exclusion_is}), nên không quyết định "
        "lại được.",
        "The exclusion “{exclusion:term=exclusion}” is decided ({status:term=exclusion_is}) and cannot be decided "
        "again.",
    ),
    "nav.exclusions": ("Điều kiện loại trừ", "Exclusions"),
    "exclusions.title": ("Điều kiện loại trừ chờ duyệt", "Exclusions to decide"),
    "exclusions.why": (
        "Duyệt khi công việc thật sự không cho phép và pháp luật cho phép loại trừ. Từ chối khi lý do nói về con người "
        "chứ không về công việc.",
        "Allow it where the work forbids it and the law lets a firm say so. Refuse a reason that is about people and "
        "not about work.",
    ),
    "exclusions.none": ("Không có điều kiện nào chờ duyệt.", "Nothing waits."),
    "exclusions.allow": ("Cho áp dụng", "Allow"),
    "exclusions.refuse": ("Không cho áp dụng", "Refuse"),
    "exclusions.words": ("Lý do (bắt buộc khi không cho)", "Reason (needed to refuse)"),
    "exclusions.asked": ("Doanh nghiệp nêu ngày {on}", "Asked on {on}"),
}

_WISHES: dict[str, tuple[str, str]] = {
    "act.work-wish": ("Nguyện vọng việc làm", "What work is sought"),
    "act.work-wish.why": (
        "Tay nghề, mong muốn và giới hạn làm việc. Chỉ ghi làm được đến đâu, không ghi vì sao; doanh nghiệp thấy tay "
        "nghề và giới hạn trước khi biết đó là ai.",
        "Skills, wishes and limits of work. Record what can be done and never why; a firm sees skills and limits "
        "before it knows who it is.",
    ),
    "done.work-wish": ("Đã ghi nguyện vọng việc làm.", "What work is sought is recorded."),
    "field.seeks_work": ("đang tìm việc", "seeks work"),
    "field.wage_min_vnd": ("mức lương mong muốn một tháng (đồng)", "wage asked for a month (đồng)"),
    "field.max_km": ("đi làm xa nhất (km)", "farthest way to work (km)"),
    "field.max_hours": ("làm nhiều nhất mỗi tuần (giờ)", "most hours a week"),
    "field.heavy_work": ("làm được việc nặng", "can do heavy work"),
    "field.night_work": ("làm được ca đêm", "can work at night"),
    "field.driving_licence": ("có giấy phép lái xe", "has a driving licence"),
    "field.skills_had": ("Tay nghề", "Skills"),
    "field.sectors_not": ("Ngành không muốn làm", "Sectors ruled out"),
}

_MATCHING: dict[str, tuple[str, str]] = {
    "nav.matching": ("Ghép việc", "Matching"),
    "nav.introductions": ("Giới thiệu việc làm", "Introductions"),
    "field_error.match_try_only": (
        "Thay đổi vị trí chỉ thử được ở đây; doanh nghiệp tự sửa vị trí của mình",
        "A vacancy can only be tried here; its firm changes it",
    ),
    "matching.title": ("Ghép người với việc", "People and work"),
    "matching.last": ("Lần chạy gần nhất: ngày {on}", "Last run: {on}"),
    "matching.never": ("Chưa chạy lần nào.", "It has never run."),
    "matching.why": (
        "Đây chỉ là đề xuất: xếp được nhiều người có việc nhất, rồi đến phù hợp nhất; người chờ lâu được tính thêm. "
        "Cán bộ quyết định có giới thiệu hay không.",
        "Proposals only: most people placed first, then the best fit, with more weight for who has waited longer. "
        "An officer decides whether to introduce anybody.",
    ),
    "matching.run": ("Chạy lại với dữ liệu bây giờ", "Run again with today's data"),
    "matching.proposed": ("Có đề xuất", "Proposed"),
    "matching.without": ("Chưa có đề xuất", "Without a proposal"),
    "matching.none": ("Không có ai.", "Nobody."),
    "matching.reasons": ("Vì sao", "Why"),
    "matching.introduce": ("Giới thiệu", "Introduce"),
    "matching.under_way": (
        "Đang giới thiệu: {status:term=introduction_is}",
        "Under way: {status:term=introduction_is}",
    ),
    "matching.try": ("Thử một thay đổi", "Try a change"),
    "matching.try.why": (
        "Xem thay đổi sẽ làm gì trước khi ghi. Thử thì không lưu gì cả.",
        "See what a change would do before it is recorded. Trying keeps nothing.",
    ),
    "matching.try.see": ("Xem thử, không lưu", "Try it, keep nothing"),
    "matching.try.save": ("Ghi lại", "Record"),
    "matching.rules": ("Cặp cán bộ đã định", "Pairs that officers fixed"),
    "matching.no_rules": ("Chưa có cặp nào.", "None."),
    "matching.free": ("Bỏ", "Take back"),
    "matching.rule_by": ("{user} ghi ngày {on}", "{user}, {on}"),
    "match_rule.pin": ("Chọn cặp này", "Make this pair"),
    "match_rule.forbid": ("Không ghép cặp này", "Never this pair"),
    "match_rule.vacancy": ("Đổi vị trí (chỉ để thử)", "Change the vacancy (trying only)"),
    "field.match_change": ("thay đổi", "change"),
    "field.match_case": ("mã hồ sơ", "case number"),
    "field.match_case.hint": (
        "Ví dụ NX-2026-0117. Bỏ trống khi thử đổi vị trí.",
        "For instance NX-2026-0117. Blank for a vacancy.",
    ),
    "field.match_vacancy": ("vị trí", "vacancy"),
    "field.match_reason": ("lý do", "reason"),
    "field.match_reason.hint": ("Cần khi ghi lại; được mã hóa.", "Needed to record it; encrypted."),
    "field.match_openings": ("số chỗ nếu đổi", "places, if changed"),
    "field.match_wage": ("lương nếu đổi (đồng)", "wage, if changed (đồng)"),
    "matching.would": ("Nếu thay đổi như vậy", "With this change"),
    "matching.would.count": (
        "Số người có đề xuất trong cả huyện: {before} → {after}",
        "People with a proposal in the district: {before} → {after}",
    ),
    "matching.would.none": ("Không ai đổi đề xuất.", "Nobody's proposal changes."),
    "matching.would.elsewhere": ("và {count} người ở xã khác", "and {count} people of other communes"),
    "matching.would.before": ("Hiện nay", "Now"),
    "matching.would.after": ("Sau thay đổi", "Then"),
    "matching.nothing": ("không có đề xuất", "no proposal"),
    "done.matching-run": (
        "Đã chạy lại. Bên dưới là đề xuất mới.",
        "It has run again; the proposals below are new.",
    ),
    "done.pair-fixed": ("Đã ghi. Có hiệu lực từ lần chạy sau.", "Recorded; it holds from the next run."),
    "done.pair-freed": ("Đã bỏ. Có hiệu lực từ lần chạy sau.", "Taken back; it holds from the next run."),
    "match.bar.consent": ("chưa đồng ý giới thiệu", "no consent"),
    "match.bar.full": ("vị trí đã đủ người", "the vacancy is full"),
    "match.bar.wage": ("lương dưới mức mong muốn", "pays too little"),
    "match.bar.distance": ("quá xa", "too far"),
    "match.bar.distance_unknown": ("chưa rõ khoảng cách", "the distance is not known"),
    "match.bar.skills": ("thiếu tay nghề", "skills are lacking"),
    "match.bar.sector": ("thuộc ngành không muốn làm", "a sector ruled out"),
    "match.bar.limit": ("vượt giới hạn làm việc", "beyond a limit of work"),
    "match.bar.forbidden": ("đã giới thiệu rồi", "introduced before"),
    "match.bar.not_weighed": (
        "người không tìm việc, đang được giới thiệu, hoặc vị trí không mở",
        "the person does not seek work or is under way, or the vacancy is not open",
    ),
    "refusal.pair_not_possible": (
        "Không ghép được hồ sơ {number} với vị trí {vacancy}: {bars}. Hãy chọn vị trí khác hoặc sửa dữ liệu trước.",
        "Case {number} and vacancy {vacancy} cannot be a pair: {bars}. Choose another vacancy, or correct the data "
        "first.",
    ),
    "refusal.pair_rule_ended": (
        "Cặp này đã được bỏ ngày {ended_on}.",
        "This was taken back on {ended_on}.",
    ),
    "read.matching": ("Trang ghép việc", "Matching"),
}

TEXTS: dict[str, tuple[str, str]] = {**_VACANCY, **_WISHES, **_MATCHING}
