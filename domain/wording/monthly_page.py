"""Texts of the manager's pages of reports."""

PAGE: dict[str, tuple[str, str]] = {
    "nav.recidivism": ("Tái phạm tội", "Recidivism"),
    "nav.monthly": ("Báo cáo tháng", "Monthly report"),
    "refusal.chart_failed": (
        "Không vẽ được biểu đồ ({why}). Bảng số liệu bên dưới nói cùng một điều.",
        "The chart could not be drawn ({why}). The table below says the same.",
    ),
    "reports.title": ("Tái phạm tội: số liệu kèm định nghĩa", "Recidivism: figures with their definition"),
    "reports.why": (
        "Tỷ lệ chỉ có nghĩa khi nói rõ đếm sự kiện gì, ở những ai, trong bao lâu. Người chưa được theo dõi trọn cửa sổ "
        "không được tính là thành công.",
        "A rate means something only where it says which event was counted, of whom, and for how long. Who was not "
        "followed through the window is no success.",
    ),
    "reports.as_of": ("Tính đến ngày", "As of"),
    "reports.event": ("Sự kiện", "Event"),
    "reports.window": ("Cửa sổ theo dõi", "Follow-up window"),
    "reports.window.hint": ("Bỏ trống: mọi cửa sổ của định nghĩa.", "Empty: all windows of the definition."),
    "reports.window.6": ("6 tháng", "6 months"),
    "reports.window.12": ("12 tháng", "12 months"),
    "reports.window.24": ("24 tháng", "24 months"),
    "reports.window.36": ("36 tháng", "36 months"),
    "reports.window.60": ("60 tháng", "60 months"),
    "reports.by": ("Theo nhóm", "By group"),
    "reports.known": ("Như đã biết đến hết ngày", "As known by the end of"),
    "reports.known.hint": (
        "Bỏ trống: mọi điều đã ghi đến nay.",
        "Empty: everything recorded until now.",
    ),
    "reports.known_on": ("Như đã biết đến hết ngày {on:day}.", "As known by the end of {on:day}."),
    "reports.go": ("Xem số liệu", "Show the figures"),
    "reports.fault.future": ("Chọn một ngày không sau hôm nay", "Choose a day that is not after today"),
    "reports.card": ("Thẻ định nghĩa, phiên bản {version}", "Definition card, version {version}"),
    "reports.card.event": ("Sự kiện", "Event"),
    "reports.card.cohort": ("Tính trên", "Counted of"),
    "reports.card.windows": ("Cửa sổ (tháng)", "Windows (months)"),
    "reports.card.followed": ("Theo dõi", "Follow-up"),
    "reports.card.excluded": ("Loại trừ", "Exclusions"),
    "reports.card.interval": ("Khoảng tin cậy", "Interval"),
    "reports.card.source": ("Căn cứ", "Source"),
    "reports.card.note": ("Lưu ý", "Note"),
    "reports.card.fingerprint": ("Mã định nghĩa", "Fingerprint"),
    "reports.cohort.release": (
        "mọi lần chấp hành xong án phạt tù đến {as_of:day} mà trọn cửa sổ đã qua",
        "all releases up to {as_of:day} whose whole window has passed",
    ),
    "reports.interval": (
        "95 %: chính xác (Clopper–Pearson) khi ai cũng được theo dõi đủ; log-log (Aalen–Johansen) khi chưa đủ",
        "95 %: exact (Clopper–Pearson) where all were followed through, log-log (Aalen–Johansen) where some were not",
    ),
    "reports.table": ("Số liệu", "Figures"),
    "reports.hidden": (
        "“ẩn”: số dưới {least}, hoặc số làm lộ một số dưới {least}. Tỷ lệ chỉ hiện khi thấy được cả tử số và mẫu số.",
        "“hidden”: a number under {least}, or one that would give it away. A rate shows where both its parts do.",
    ),
    "reports.hidden.why": (
        "Số nhỏ, ẩn để không nhận ra ai",
        "A small number, hidden so that nobody is recognised",
    ),
    "reports.chart.x": ("Tháng kể từ khi về", "Months since release"),
    "reports.chart.y": ("Tỷ lệ có sự kiện", "Share with the event"),
    "reports.chart.how": (
        "Điểm là tỷ lệ, vạch là khoảng tin cậy 95 %. Không nối các điểm: mỗi cửa sổ tính trên những người khác, và "
        "đường cong từng bậc sẽ làm lộ ngày của từng sự kiện.",
        "Points are shares, bars their 95 % intervals. They are not joined: each window is of other people, and a "
        "stepped curve would tell the day of every event.",
    ),
    "reports.chart.none": (
        "Không vẽ biểu đồ: chưa có tỷ lệ nào được hiện, vì các số dưới {least} được ẩn.",
        "No chart: no rate may be shown, since numbers under {least} are hidden.",
    ),
    "monthly.pages.title": ("Báo cáo tháng gửi Ban Chỉ đạo", "Monthly reports to the steering committee"),
    "monthly.pages.signed": ("Đã chốt", "Signed off"),
    "monthly.pages.none": ("Chưa có báo cáo nào được chốt.", "No report has been signed off yet."),
    "monthly.pages.waits": (
        "Báo cáo {month} chưa được chốt. Hãy đọc bản nháp, rồi chốt nếu số liệu đúng.",
        "The report of {month} is not signed off yet. Read the draft, and sign it off where the figures are right.",
    ),
    "message.month_ready.subject": (
        "Báo cáo tháng {month} chờ chốt",
        "The report of {month} waits to be signed off",
    ),
    "message.month_ready.text": (
        "Bản nháp báo cáo tháng {month} đã lập xong, theo dữ liệu ghi đến hết ngày {known_on:day}. Hãy mở mục Báo cáo "
        "tháng, đọc số liệu, rồi chốt nếu đúng. Mã nội dung số liệu: {digest}.",
        "The draft of the report of {month} is there, from what was recorded by the end of {known_on:day}. Open "
        "Monthly report, read the figures, and sign them off where they are right. Digest of the figures: {digest}.",
    ),
    "monthly.pages.draw": ("Lập báo cáo", "Draw up a report"),
    "monthly.pages.see": ("Xem bản nháp", "See the draft"),
    "monthly.pages.draft": (
        "Bản nháp {month}, sẽ là phiên bản {version}",
        "Draft {month}, to be version {version}",
    ),
    "monthly.pages.look": (
        "Hãy đọc số liệu trước khi chốt. Sau khi chốt, báo cáo tải về lúc nào cũng đúng từng byte như hôm nay; dữ "
        "liệu ghi thêm về sau chỉ vào phiên bản mới.",
        "Read the figures before you sign them off. A signed report comes again byte for byte; what is recorded later "
        "goes into a new version only.",
    ),
    "monthly.pages.sign.why": (
        "Chốt nghĩa là chịu trách nhiệm về số liệu này. Không sửa, không rút lại được; nếu có sai sót thì lập bản "
        "mới.",
        "To sign off is to answer for these figures. It cannot be changed or taken back; a mistake is put right by a "
        "new version.",
    ),
    "monthly.pages.sign": (
        "Chốt báo cáo {month}, phiên bản {version}",
        "Sign off {month}, version {version}",
    ),
    "monthly.pages.of": ("Báo cáo {month}, phiên bản {version}", "Report of {month}, version {version}"),
    "monthly.pages.download": ("Tải {ending}", "Download {ending}"),
    "monthly.column.month": ("Tháng", "Month"),
    "monthly.column.version": ("Phiên bản", "Version"),
    "monthly.column.signed": ("Chốt ngày, người chốt", "Signed off, by"),
    "monthly.column.known": ("Theo dữ liệu ghi đến hết", "From what was recorded by"),
    "monthly.column.files": ("Tệp", "Files"),
    "monthly.field.month": ("Tháng", "Month"),
    "monthly.field.month.hint": (
        "Năm và tháng đã kết thúc, ví dụ 2026-08",
        "A year and month that is over: 2026-08",
    ),
    "monthly.known.hint": (
        "Một ngày đã qua, từ cuối tháng trở đi. Để có thể lập lại đúng, không lấy ngày hôm nay.",
        "A past day, not before the month's end. Today is not over, so it could not be drawn up again.",
    ),
    "monthly.by.hint": (
        "Thêm một bảng tái phạm tội theo nhóm. Số nhỏ bị ẩn.",
        "Adds a table of recidivism by group. Small numbers are hidden.",
    ),
}
