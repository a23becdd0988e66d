"""Texts of records that may be one person, and of what became of it."""

LIKENESS: dict[str, tuple[str, str]] = {
    "refusal.already_one": (
        "Một trong hai hồ sơ đã được gộp trước đó. Hãy mở hồ sơ để xem người được gộp cùng.",
        "One of the two was brought together with somebody before. Open the case to see with whom.",
    ),
    "refusal.not_one": (
        "Hai hồ sơ này chưa được gộp với nhau. Hãy mở lại trang hồ sơ.",
        "These two records were not brought together. Open the case again.",
    ),
    "refusal.keep_the_open_case": (
        "Hồ sơ {number} đang mở nên phải được giữ lại. Hãy chọn giữ người có hồ sơ đang mở.",
        "Case {number} is open, so its record has to be the one that goes on. Choose to keep that one.",
    ),
    "told.merged": (
        "Đã gộp hai hồ sơ; lịch sử của cả hai vẫn giữ nguyên.",
        "The two records are one person now; both histories are kept.",
    ),
    "event.person_merged": ("Gộp với hồ sơ của cùng một người", "Found to be the same person"),
    "event.person_split": ("Tách ra: là hai người khác nhau", "Taken apart: two different people"),
    "history.with": ("Hồ sơ liên quan: {numbers}", "With case {numbers}"),
    "history.taken_over": (
        "Tiếp nhận hồ sơ giấy đang theo dõi, trạng thái có từ {since:day}",
        "Taken over from paper; the state has held since {since:day}",
    ),
    "likeness.title": ("Có thể là cùng một người", "Possibly the same person"),
    "likeness.why_page": (
        "Mỗi cặp dưới đây trùng số căn cước, số điện thoại, hoặc trùng tên, gần năm sinh và cùng xã. "
        "Hãy xem giấy tờ rồi quyết định. Lịch sử của cả hai luôn được giữ.",
        "Each pair shares a citizen ID, a phone number, or a name with a close year of birth in one commune. "
        "Look at the papers, then decide. Both histories are always kept.",
    ),
    "likeness.none": ("Không có cặp nào cần xem.", "There is no pair to look at."),
    "likeness.shown": ("Đang xem {shown} trong {total} cặp.", "{shown} of {total} pairs."),
    "likeness.by.citizen_id": ("Trùng số căn cước", "Same citizen ID"),
    "likeness.by.phone": ("Trùng số điện thoại", "Same phone number"),
    "likeness.by.name": ("Trùng tên, gần năm sinh, cùng xã", "Same name, close birth year, same commune"),
    "likeness.open": ("Xem và quyết định", "Look and decide"),
    "likeness.pair": ("Hai hồ sơ này có phải của một người?", "Are these two records one person?"),
    "likeness.field": ("Thông tin", "Field"),
    "likeness.keep_column": ("Hồ sơ được giữ", "The record that goes on"),
    "likeness.drop_column": ("Hồ sơ được gộp vào", "The record brought in"),
    "likeness.birth_year": ("Năm sinh", "Year of birth"),
    "likeness.name": ("Họ và tên", "Name"),
    "likeness.called": ("Tên thường gọi", "Called"),
    "likeness.citizen_id": ("Số căn cước", "Citizen ID"),
    "likeness.phone": ("Điện thoại", "Phone"),
    "likeness.village": ("Thôn", "Village"),
    "likeness.address": ("Địa chỉ", "Address"),
    "likeness.cases": ("Hồ sơ", "Cases"),
    "likeness.same": ("Cùng một người", "The same person"),
    "likeness.swap": (
        "Đổi hai cột: giữ hồ sơ đang ở bên phải",
        "Swap the columns: let the record on the right go on",
    ),
    "likeness.same.why": (
        "Hồ sơ bên trái được giữ. Nếu cả hai đang mở, hồ sơ bên phải được kết thúc với kết quả “trùng hồ sơ”.",
        "The record on the left goes on. Where both cases are open, the right one is closed as a duplicate.",
    ),
    "likeness.note": ("Căn cứ", "How do you know?"),
    "likeness.note.hint": (
        "Ví dụ: đã đối chiếu căn cước ngày 03/5/2026.",
        "For example: compared the identity cards on 3 May 2026.",
    ),
    "likeness.note.missing": ("Hãy ghi căn cứ.", "Say how you know."),
    "likeness.apart": ("Hai người khác nhau", "Two different people"),
    "likeness.apart.why": (
        "Cặp này sẽ không được hỏi lại.",
        "Nobody is asked about this pair again.",
    ),
    "likeness.decided.same": ("Đã gộp hai hồ sơ.", "The two records are one person now."),
    "likeness.decided.apart": ("Đã ghi: hai người khác nhau.", "Recorded: two different people."),
    "likeness.decided.split": ("Đã tách hai hồ sơ.", "The two records are apart again."),
    "likeness.also": ("Cùng một người:", "The same person:"),
    "likeness.kept": ("hồ sơ được giữ", "the record that goes on"),
    "likeness.dropped": ("hồ sơ đã gộp vào", "a record brought in"),
    "likeness.split": ("Tách ra: là hai người khác nhau", "Take apart: two different people"),
    "likeness.split.reason": ("Lý do tách", "Why?"),
    "likeness.taken_over": (
        "Hồ sơ tiếp nhận từ giấy ngày {on}; thời gian trước đó không tính vào thống kê thời lượng.",
        "Taken over from paper on {on}; the time before counts in no duration.",
    ),
}
