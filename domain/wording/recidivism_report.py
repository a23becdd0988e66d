"""Texts of the report on recidivism: the definition first, then the figures, then what they do not say."""

REPORT: dict[str, tuple[str, str]] = {
    "recidivism.title": (
        "Tái phạm tội – sự kiện: {event:term=notice_of}; tính đến {as_of:day}",
        "Recidivism – event: {event:term=notice_of}; as of {as_of:day}",
    ),
    "recidivism.card": (
        "Định nghĩa phiên bản {version} ({fingerprint}); {citation}. Mặc định, chưa có căn cứ pháp lý cho cửa sổ.",
        "Definition version {version} ({fingerprint}); {citation}. Windows are a default without a legal basis.",
    ),
    "recidivism.followed": (
        "Mỗi lần chấp hành xong được theo dõi đến lần tra cứu gần nhất, ngày xóa án tích, và không quá {until:day} "
        "(chờ {months} tháng cho thông tin về đủ).",
        "Each release is followed to the last look-up, to expungement, and to {until:day} at most "
        "({months} months for records to arrive).",
    ),
    "recidivism.excluded": (
        "Không tính: {no_release_day} chưa rõ ngày chấp hành xong, {duplicate} trùng hồ sơ.",
        "Not counted: {no_release_day} without a day of release, {duplicate} duplicates.",
    ),
    "recidivism.landmark": (
        "So sánh từ ngày thứ {days} sau khi về, trong những người được theo dõi quá ngày đó: đã có việc làm hoặc vốn "
        "vay trước ngày đó hay chưa. Cửa sổ tính từ ngày đó.",
        "Compared from day {days} after release, among those followed past it: whether work or a loan had begun by "
        "then. Windows count from that day.",
    ),
    "recidivism.hidden": (
        "ẩn: số dưới {least}, hoặc số có thể suy ra số dưới {least}. Tỷ lệ chỉ in khi thấy được cả tử số và mẫu số.",
        "hidden: a number under {least}, or one that would give such a number away. A rate is shown where its "
        "numerator and denominator are.",
    ),
    "recidivism.caveat": (
        "Khác biệt giữa các nhóm không chứng minh nguyên nhân; không dùng để xếp hạng xã hay đánh giá một người.",
        "Differences between groups prove no cause; they rank no commune and say nothing of one person.",
    ),
    "recidivism.shut": ("ẩn", "hidden"),
    "recidivism.total": ("Tất cả", "All"),
    "recidivism.unknown": ("Chưa rõ", "Unknown"),
    "recidivism.column.group": ("Nhóm", "Group"),
    "recidivism.column.window": ("Tháng", "Months"),
    "recidivism.column.people": ("Số người", "People"),
    "recidivism.column.events": ("Có sự kiện", "With event"),
    "recidivism.column.competing": ("Mất, chuyển đi", "Died, moved"),
    "recidivism.column.none": ("Không có", "Without"),
    "recidivism.column.left_early": ("Chưa theo dõi đủ", "Not followed through"),
    "recidivism.column.rate": ("Tỷ lệ", "Rate"),
    "recidivism.column.interval": ("Khoảng tin cậy 95 %", "95 % interval"),
    "recidivism.age.under_25": ("Dưới 25 tuổi", "Under 25"),
    "recidivism.age.25_34": ("25–34 tuổi", "Aged 25–34"),
    "recidivism.age.35_44": ("35–44 tuổi", "Aged 35–44"),
    "recidivism.age.45_over": ("Từ 45 tuổi", "45 and over"),
    "recidivism.sentence_class.suspended_or_fine": ("Án treo, phạt tiền …", "Suspended, fine …"),
    "recidivism.sentence_class.prison_to_5": ("Tù đến 5 năm", "Prison up to 5 years"),
    "recidivism.sentence_class.prison_5_to_15": ("Tù trên 5 đến 15 năm", "Prison, over 5 to 15 years"),
    "recidivism.sentence_class.prison_over_15": ("Tù trên 15 năm", "Prison, over 15 years"),
    "recidivism.support.support_before": ("Đã có việc, vốn vay", "Work or loan by then"),
    "recidivism.support.support_later": ("Chưa có", "None by then"),
}
