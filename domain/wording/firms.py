"""Texts of the expungement clock."""

TEXTS: dict[str, tuple[str, str]] = {
    "clock.title": ("Đồng hồ xóa án tích", "Expungement clock"),
    "clock.link": ("Đồng hồ xóa án tích", "Expungement clock"),
    "clock.expected": ("Dự kiến đương nhiên được xóa án tích", "Expungement by itself expected on"),
    "clock.lapsed": (
        "Theo dữ liệu đã ghi, đã đủ thời hạn từ ngày",
        "By what is recorded, the time was over on",
    ),
    "clock.unknown": ("Chưa tính được", "Cannot be counted yet"),
    "clock.window": ("Hạn cuối còn được vay theo Quyết định 22", "Last day to borrow under Decision 22"),
    "clock.window_unknown": ("Chưa rõ ngày chấp hành xong", "The day of completion is not known"),
    "clock.two": (
        "Hai đồng hồ chạy riêng: được xóa án tích rồi vẫn có thể còn hạn vay.",
        "Two clocks run by themselves: a person whose record has lapsed may still be in time for a loan.",
    ),
    "clock.promise": (
        "Ngày dự kiến tính từ những gì hồ sơ đã ghi, không phải giấy chứng nhận và không phải lời hứa. "
        "Cơ quan có thẩm quyền mới xác nhận việc xóa án tích.",
        "The expected day is counted from what the case records. It is no certificate and no promise: "
        "only the competent body confirms expungement.",
    ),
    "clock.why": ("Căn cứ", "Grounds"),
    "clock.could_move": ("Điều làm thay đổi ngày này", "What moves this day"),
    "clock.new_conviction": (
        "Đã ghi nhận bản án mới: thời hạn tính lại từ khi chấp hành xong hình phạt chính của bản án mới.",
        "A new conviction is recorded: the time starts again after its own main penalty.",
    ),
    "clock.penalties_open": (
        "Hình phạt bổ sung hoặc quyết định khác của bản án chưa chấp hành xong: chưa thể xóa án tích.",
        "Another penalty or decision has not been carried out: nothing lapses before that.",
    ),
    "clock.longer_penalty": (
        "Hình phạt bổ sung kéo dài hơn thì ngày này lùi đến khi chấp hành xong hình phạt đó.",
        "Where an additional penalty lasts longer, the day moves to its end.",
    ),
    "clock.under_18": (
        "Người bị kết án khi dưới 18 tuổi theo quy định khác: cần cơ quan có thẩm quyền xác nhận.",
        "Other rules hold for somebody sentenced under 18: the competent body has to confirm.",
    ),
    "clock.negligent": (
        "Tội do vô ý theo quy định khác: cần cơ quan có thẩm quyền xác nhận.",
        "Other rules hold for a crime of negligence: the competent body has to confirm.",
    ),
    "clock.any_new_conviction": (
        "Nếu có bản án mới trong thời hạn: tính lại từ đầu (điều 73 khoản 2).",
        "A new conviction before that day would start the count again (art. 73(2)).",
    ),
    "clock.any_longer_penalty": (
        "Nếu có hình phạt bổ sung chưa ghi vào hồ sơ: ngày này có thể lùi lại (điều 70 khoản 2).",
        "An additional penalty that is not in the case could move the day (art. 70(2)).",
    ),
    "clock.after": (
        "Sau khi được xóa án tích, người này được coi như chưa bị kết án: đóng hồ sơ với kết quả “được xóa án tích”; "
        "kỳ đánh giá dừng lại, số liệu chung vẫn giữ.",
        "After expungement the person counts as never convicted: close the case with the outcome “record expunged”; "
        "reviews stop, and anonymous counts stay.",
    ),
}
