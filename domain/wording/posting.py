"""Texts of messages that leave the house and of the pages about them, Vietnamese and English side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "message.visit_soon.subject": ("Lịch gặp ngày {on:day}", "Appointment on {on:day}"),
    "message.visit_soon.text": (
        "Hồ sơ {number} có lịch gặp ngày {on:day}. Nếu phải đổi ngày, hãy ghi ngày mới.",
        "Case {number} has an appointment on {on:day}. If the day has to change, record the new one.",
    ),
    "message.appointment.subject": ("Lịch hẹn ngày {on:day}", "Appointment on {on:day}"),
    "message.appointment.text": (
        "Bạn có lịch hẹn ngày {on:day}. Nếu bận, xin báo lại để đổi ngày.",
        "You have an appointment on {on:day}. If you are busy, please say so and another day is found.",
    ),
    "message.digest.subject": ("Thông báo mới trong ngày: {count}", "New messages of the day: {count}"),
    "message.digest.text": (
        "Đến ngày {on:day} có {count} thông báo mới. Hãy đăng nhập để xem.",
        "By {on:day} there are {count} new messages. Sign in to read them.",
    ),
    "mail.open": ("Đăng nhập để xem", "Sign in to read"),
    "mail.why": (
        "Thư tự động của phần mềm Đường Về. Có thể đổi cách nhận thông báo trong trang tài khoản.",
        "Sent by the software Đường Về. How you are told can be changed on your account page.",
    ),
    "role.person": ("Người nhận hỗ trợ", "Person supported"),
    "role.digest": ("Bản gộp trong ngày", "Digest of the day"),
    "channel.zalo": ("Zalo", "Zalo message"),
    "channel.email": ("Thư điện tử", "Email"),
    "channel.other": ("Kênh khác", "Other channel"),
    "channel.paper": ("Thư giấy", "Letter on paper"),
    "count.lapsed": ("hết thời, không gửi:", "out of date:"),
    "count.outside": ("gửi ra ngoài:", "to channels outside:"),
    "count.sent_out": ("kênh ngoài đã nhận:", "taken by channels:"),
    "count.retried": ("sẽ thử lại:", "to be tried again:"),
    "count.to_print": ("chờ in:", "to print:"),
}
