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
    "clock.asks": ("Hết thời hạn, còn điều chưa rõ", "The time is up, something is not known"),
    "clock.asks.why": (
        "Chỉ kết thúc hồ sơ khi đã rõ: không có bản án mới, các hình phạt và quyết định khác đã chấp hành xong; người "
        "bị kết án khi chưa đủ 18 tuổi hoặc do vô ý thì cần xác nhận. Hãy xác minh rồi ghi vào hồ sơ.",
        "The case is closed only when it is known that there is no new conviction and that the other penalties and "
        "decisions were carried out; a sentence under 18 or for negligence needs a confirmation. Verify and record it.",
    ),
    "clock.asks.do": ("Ghi điều đã xác minh", "Record what was verified"),
    "clock.close": ("Xác nhận và kết thúc hồ sơ", "Confirm and close the case"),
    "clock.close.why": (
        "Kết quả ghi là “được xóa án tích”. Từ lúc đó không ai còn mở hồ sơ này, kể cả cán bộ đã đóng; ngân hàng chỉ "
        "còn khoản vay đang chạy, doanh nghiệp chỉ còn việc làm đang chạy. Lãnh đạo mở lại được khi có lý do.",
        "The outcome is “record expunged”. From then on nobody opens this case, the officer who closed it included; "
        "the bank keeps a running loan, the firm running work. A manager can open it again for a reason.",
    ),
    "clock.warning": ("Lưu ý", "Note"),
    "clock.waiting": (
        "Hồ sơ vay đang làm dở: {numbers}. Người được xóa án tích vẫn có thể vay; nếu đóng hồ sơ bây giờ thì không ai "
        "làm tiếp được các hồ sơ vay này. Hãy làm xong hoặc rút trước.",
        "Loan files under way: {numbers}. Somebody whose record has lapsed may still borrow; once the case is closed "
        "nobody can go on with them. Finish or withdraw them first.",
    ),
    "clock.evidence": ("Căn cứ xác nhận", "Evidence"),
    "clock.evidence.hint": (
        "Văn bản trả lời xác minh hoặc phiếu lý lịch tư pháp: số, ngày, nơi cấp.",
        "The answer to an inquiry or a judicial record certificate: number, day, who issued it.",
    ),
    "done.expunged": (
        "Đã xác nhận xóa án tích. Hồ sơ được đóng và không còn hiển thị; số liệu chung vẫn giữ.",
        "The expungement is confirmed. The case is closed and out of sight; anonymous counts stay.",
    ),
    "stubs.title": ("Hồ sơ đã thu hẹp quyền xem", "Cases out of sight"),
    "stubs.why": (
        "Sau khi được xóa án tích, một người được coi như chưa bị kết án. Ở đây chỉ còn mã hồ sơ, ngày và số đếm.",
        "After expungement a person counts as never convicted. What is left here are numbers, dates and counts.",
    ),
    "stubs.none": ("Chưa có hồ sơ nào.", "There is none yet."),
    "stub.title": ("Hồ sơ {number} đã thu hẹp", "Case {number}, out of sight"),
    "stub.number": ("Mã hồ sơ", "Case number"),
    "stub.opened": ("Mở ngày", "Opened on"),
    "stub.closed": ("Kết thúc ngày", "Closed on"),
    "stub.reviews": ("Số lần rà soát", "Reviews held"),
    "stub.visits": ("Số lần thăm gặp", "Visits made"),
    "stub.why": (
        "Tên, thông tin cá nhân và lịch sử không còn hiển thị. Mở lại thì cán bộ xã thấy lại toàn bộ hồ sơ; lý do được "
        "ghi vào lịch sử.",
        "Name, personal details and history are out of sight. Once opened again, the commune's officer sees the whole "
        "case; the reason is recorded in its history.",
    ),
    "stub.reason": ("Lý do mở lại", "Reason for opening it again"),
    "stub.reason.hint": (
        "Ví dụ: đóng nhầm, tòa án hủy quyết định, yêu cầu của chính người đó.",
        "For instance: closed by mistake, a court's decision, the person's own request.",
    ),
    "read.stub": ("Hồ sơ đã thu hẹp", "Case out of sight"),
    "read.stubs": ("Danh sách hồ sơ đã thu hẹp", "List of cases out of sight"),
}
