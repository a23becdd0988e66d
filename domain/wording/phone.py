"""Texts of the group's phone: the app out of reach, the sheet for the month, the pass to come in again."""

from __future__ import annotations

_PAGE: dict[str, tuple[str, str]] = {
    "phone.title": ("Người tổ đang giúp đỡ", "People your group helps"),
    "phone.name": ("Đường Về: tổ G5+", "Đường Về: the group's phone"),
    "phone.why": (
        "Ghi buổi thăm trong một phút, cả khi không có sóng.",
        "Record a visit within a minute, with or without signal.",
    ),
    "phone.app": ("Mở ứng dụng điện thoại", "Open the app for phones"),
    "phone.app.why": (
        "Dùng được khi không có sóng: ghi buổi thăm trước, có sóng thì tự gửi.",
        "It works without signal: record visits now, they are sent when there is one.",
    ),
    "phone.pages": ("Xem các trang đầy đủ (cần có mạng)", "See the full pages (needs signal)"),
    "phone.no_scripts": (
        "Trình duyệt này không chạy được ứng dụng. Các trang đầy đủ vẫn dùng được khi có mạng.",
        "This browser cannot run the app. The full pages work where there is signal.",
    ),
    "phone.update": (
        "Có bản mới. Những gì chờ gửi vẫn còn nguyên.",
        "There is a new version. What waits stays.",
    ),
    "phone.update.now": ("Cập nhật", "Update"),
    "phone.about": ("Bản {edition}.", "Edition {edition}."),
    "phone.sign_in": ("Đăng nhập", "Sign in"),
    "phone.retry": ("Thử lại", "Try again"),
    "phone.set.why": (
        "Đặt mã PIN {digits} chữ số cho danh sách trên điện thoại này. Danh sách được khóa bằng mã này; không ai đọc "
        "được nếu không có mã, và không ai lấy lại được mã đã quên.",
        "Choose a PIN of {digits} digits for the list on this phone. The list is locked with it: nobody reads it "
        "without, and nobody can bring back a forgotten one.",
    ),
    "phone.set.new": ("Mã PIN mới ({digits} chữ số)", "New PIN ({digits} digits)"),
    "phone.set.same": ("Nhập lại mã PIN", "The PIN again"),
    "phone.set.keep": ("Đặt mã", "Keep the PIN"),
    "phone.code": ("Mã PIN ({digits} chữ số)", "PIN ({digits} digits)"),
    "phone.open": ("Mở", "Open"),
    "phone.forgot": ("Quên mã PIN", "I forgot the PIN"),
    "phone.forgot.why": (
        "Danh sách trên điện thoại sẽ bị xóa và tải lại khi có mạng, với mã mới. Những gì chờ gửi vẫn còn và vẫn được "
        "gửi, nhưng không sửa được nữa.",
        "The list on this phone is deleted and fetched again with a new PIN once there is signal. What waits stays and "
        "is still sent, but can no longer be changed.",
    ),
    "phone.forgot.now": ("Xóa danh sách, đặt mã mới", "Delete the list, choose a new PIN"),
    "phone.met.yes": ("Gặp được", "Met"),
    "phone.met.no": ("Không gặp được", "Not met"),
    "phone.met.wrong": ("Chọn “Gặp được” hoặc “Không gặp được”.", "Choose “Met” or “Not met”."),
    "phone.how": ("So với lần trước thì thế nào?", "How are things since the last visit?"),
    "phone.all_same": ("Mọi mặt như trước", "Everything as before"),
    "phone.needs": ("Cần giúp về", "Needs help with"),
    "phone.concern": ("Có điều gì đáng lo không?", "Is anything worrying?"),
    "phone.concern.none": ("Không", "No"),
    "phone.when_who": ("Ngày thăm, ai đi thăm, lần sau", "Day, who visited, next time"),
    "phone.held_on.wrong": ("Ngày thăm không thể ở sau hôm nay.", "A visit cannot lie after today."),
    "phone.me": ("Tôi", "I did"),
    "phone.next.usual": ("Theo lịch", "As scheduled"),
    "phone.next.days": ("Sau {days} ngày", "In {days} days"),
    "phone.pledge": ("Hẹn việc tổ sẽ làm", "Promise what the group will do"),
    "phone.pledge.what": ("Tổ sẽ làm gì", "What the group will do"),
    "phone.pledge.wrong": ("Chọn ngày hẹn làm.", "Choose the day by which it is done."),
    "phone.save": ("Lưu buổi thăm", "Save the visit"),
    "phone.send": ("Gửi ngay", "Send now"),
    "phone.mend": ("Sửa", "Change"),
    "phone.again": ("Gửi lại", "Send again"),
    "phone.export": ("Tải về tệp", "Save as a file"),
    "phone.drop": ("Bỏ", "Discard"),
    "phone.waits_here": (
        "Còn {count} việc chờ gửi trên điện thoại này. Hãy gửi hoặc xử lý xong trong ứng dụng rồi mới thoát.",
        "{count} acts wait on this phone. Send or settle them in the app, then sign out.",
    ),
    "phone.waits_see": ("Xem những gì chờ gửi", "See what waits"),
    "read.phone": ("Danh sách tải về điện thoại tổ G5+", "List fetched by the group's phone"),
    "field.visited_by": ("Ai đã đi thăm", "Who visited"),
    "field.visited_by.hint": (
        "Khi nhập phiếu thay người khác: chọn người đã đi. Người nhập vẫn được ghi riêng.",
        "When entering somebody's sheet: choose who went. Who enters it is recorded too.",
    ),
    "event.pledged": ("Tổ G5+ hẹn làm một việc", "The group promised to do something"),
}

# Said by scripts: they fill in what stands in braces.
_SAID: dict[str, tuple[str, str]] = {
    "phone_say.title": ("Người tổ đang giúp đỡ", "People your group helps"),
    "phone_say.people": ("{count} người. Danh sách tải ngày {on}.", "{count} people. List of {on}."),
    "phone_say.nobody": ("Chưa có ai được giao cho tổ.", "Nobody is assigned to the group."),
    "phone_say.expired": (
        "Danh sách trên điện thoại đã hết hạn và đã bị xóa. Hãy nối mạng và đăng nhập để tải lại.",
        "The list on this phone has expired and was deleted. Connect and sign in to fetch it again.",
    ),
    "phone_say.full_list": (
        "Điện thoại hết chỗ: danh sách không lưu được cho lúc mất sóng. Hãy xóa bớt ảnh rồi mở lại.",
        "The phone is full: the list cannot be kept for use without signal. Delete some pictures, then open again.",
    ),
    "phone_say.paused": ("tạm dừng", "paused"),
    "phone_say.due": ("Thăm gần nhất {last} · lần tới {next}", "Last visit {last} · next {next}"),
    "phone_say.due_late": (
        "Quá hạn thăm từ {next} · gần nhất {last}",
        "A visit was due on {next} · last {last}",
    ),
    "phone_say.gate": ("Nhập mã PIN để mở danh sách.", "Type the PIN to open the list."),
    "phone_say.locked": ("Đã khóa vì lâu không dùng. Nhập mã PIN.", "Locked after a while. Type the PIN."),
    "phone_say.set_title": ("Đặt mã PIN", "Choose a PIN"),
    "phone_say.start_later": (
        "Chưa nối được với máy chủ. Lần đầu cần có mạng để tải danh sách.",
        "The office cannot be reached. The first time needs a connection, to fetch the list.",
    ),
    "phone_say.start_sign_in": (
        "Hãy đăng nhập bằng tài khoản của tổ, rồi quay lại đây.",
        "Sign in with the group's account, then come back here.",
    ),
    "phone_say.start_role": (
        "Tài khoản này không phải của tổ G5+. Hãy đăng nhập bằng tài khoản của tổ.",
        "This is no account of a group. Sign in with the group's account.",
    ),
    "phone_say.code_weak": (
        "Mã cần đúng {digits} chữ số và ít nhất ba chữ số khác nhau.",
        "The PIN needs {digits} digits, at least three of them different.",
    ),
    "phone_say.code_differs": (
        "Hai lần nhập không giống nhau. Hãy nhập lại.",
        "The two differ. Type them again.",
    ),
    "phone_say.code_wrong": ("Mã không đúng. Còn {left} lần thử.", "Wrong PIN. {left} more tries."),
    "phone_say.wiped": (
        "Nhập sai quá nhiều lần: danh sách trên điện thoại đã bị xóa. Những gì chờ gửi vẫn còn.",
        "Too many wrong PINs: the list on this phone was deleted. What waits is still here.",
    ),
    "phone_say.forgotten": (
        "Danh sách đã xóa. Những gì chờ gửi vẫn còn.",
        "The list is deleted. What waits is still here.",
    ),
    "phone_say.visit_title": ("Ghi buổi thăm", "Record a visit"),
    "phone_say.kept": (
        "Đã lưu buổi thăm {who} trong điện thoại.",
        "The visit to {who} is kept on the phone.",
    ),
    "phone_say.help_kept": (
        "Đã ghi lời nhờ giúp đỡ {who}; sẽ báo cán bộ ngay khi có sóng.",
        "Help for {who} is asked for; the officer is told as soon as there is signal.",
    ),
    "phone_say.full": (
        "CHƯA LƯU ĐƯỢC: điện thoại hết chỗ. Hãy xóa bớt ảnh hoặc video rồi bấm lưu lại. Những gì đã nhập vẫn còn đây.",
        "NOT KEPT: the phone is full. Delete some pictures or videos and save again. What you typed is still here.",
    ),
    "phone_say.not_kept": (
        "CHƯA LƯU ĐƯỢC. Hãy bấm lưu lại; nếu vẫn không được, ghi ra giấy rồi báo tổ trưởng.",
        "NOT KEPT. Save again; if it still fails, note it on paper and tell the lead.",
    ),
    "phone_say.no_worker": (
        "Ứng dụng chưa lưu được cho lúc mất sóng: cần mở qua địa chỉ https của xã (xem hướng dẫn cài đặt).",
        "The app cannot be kept for use without signal: open it through the office's https address (see the guide).",
    ),
    "phone_say.waits": ("chờ gửi: {count}", "waiting: {count}"),
    "phone_say.waits_stuck": (
        "chờ gửi: {count} · cần xem: {stuck}",
        "waiting: {count} · to look at: {stuck}",
    ),
    "phone_say.sent": ("Đã gửi {count} việc. Cán bộ đã nhận được.", "Sent: {count}. The office has them."),
    "phone_say.nothing": ("Không có gì chờ gửi.", "Nothing waits."),
    "phone_say.later": (
        "Chưa gửi được, còn {count} việc chờ. Máy sẽ tự gửi khi có sóng.",
        "Not sent yet, {count} wait. They go by themselves when there is signal.",
    ),
    "phone_say.sign_in": (
        "Phiên đăng nhập đã hết; {count} việc vẫn chờ trong điện thoại.",
        "The session is over; {count} still wait on the phone.",
    ),
    "phone_say.sign_in_now": ("Đăng nhập để gửi", "Sign in to send"),
    "phone_say.other": (
        "Những việc này do tài khoản {user} ghi. Hãy đăng nhập bằng tài khoản đó để gửi.",
        "These were written by the account {user}. Sign in with it to send them.",
    ),
    "phone_say.queue_title": ("Những gì chờ gửi", "What waits"),
    "phone_say.queue_why": (
        "Đã khóa, chỉ máy chủ mở được. Máy tự gửi khi có sóng; việc nào không nhận được thì nằm lại đây kèm lý do.",
        "Sealed: only the office opens them. They go by themselves when there is signal; what cannot be taken stays "
        "here with its reason.",
    ),
    "phone_say.queue_empty": (
        "Không có gì chờ gửi. Mọi việc đã đến nơi.",
        "Nothing waits. Everything has arrived.",
    ),
    "phone_say.kind_visit": ("Buổi thăm", "Visit"),
    "phone_say.kind_help": ("Nhờ giúp đỡ", "Request for help"),
    "phone_say.kind_pledge": ("Việc tổ hẹn làm", "Promise of the group"),
    "phone_say.is_waiting": ("Ghi lúc {at}, chờ gửi", "Written {at}, waiting"),
    "phone_say.is_refused": ("Ghi lúc {at}, máy chủ chưa nhận:", "Written {at}, not taken:"),
    "phone_say.is_conflict": (
        "Ghi lúc {at}. Máy chủ đã có nội dung khác với cùng mã; bản này được giữ lại:",
        "Written {at}. The office has other content under the same id; this one is kept:",
    ),
    "phone_say.drop_sure": ("Bấm lần nữa để bỏ hẳn", "Press again to discard"),
}

_SHEET: dict[str, tuple[str, str]] = {
    "visit_sheet.title": ("Phiếu thăm gặp tháng {month}", "Visit sheet for {month}"),
    "visit_sheet.link": ("In phiếu thăm gặp của tháng", "Print the month's visit sheet"),
    "visit_sheet.how": (
        "Dành cho thành viên không dùng điện thoại: ghi tay từng buổi thăm, cuối tháng đưa tổ trưởng hoặc cán bộ nhập. "
        "Giữ phiếu kín, nhập xong thì nộp lại.",
        "For members without a phone: note each visit by hand; at the month's end the lead or the officer enters it. "
        "Keep the sheet to yourself and hand it in when it was entered.",
    ),
    "visit_sheet.print": (
        "In trang này bằng lệnh in của trình duyệt.",
        "Print this page with the browser's command.",
    ),
    "visit_sheet.day": ("Ngày", "Day"),
    "visit_sheet.met": ("Gặp / không (vì sao)", "Met / not (why)"),
    "visit_sheet.where": ("Ở đâu, ai thăm", "Where, by whom"),
    "visit_sheet.change": ("Khá hơn / như cũ / kém đi ở mặt nào", "Better / same / worse, in what"),
    "visit_sheet.need": ("Cần giúp, điều đáng lo", "Needs, worries"),
    "visit_sheet.next": ("Hẹn lần sau", "Next"),
    "visit_sheet.enter": ("Nhập từ phiếu", "Enter from the sheet"),
    "visit_sheet.signed": ("Người ghi (ký, họ tên)", "Written by (signature, name)"),
}

_PASS: dict[str, tuple[str, str]] = {
    "pass.title": ("Cho thành viên vào lại", "Let a member in again"),
    "pass.why": (
        "Thành viên quên mật khẩu hoặc đổi điện thoại: chọn tài khoản, rồi cho chính người đó quét mã trong 10 phút. "
        "Mã chỉ dùng được một lần.",
        "A member forgot the password or has a new phone: choose the account and let that very person scan the code "
        "within 10 minutes. It works once.",
    ),
    "pass.account": ("Tài khoản", "Account"),
    "pass.make": ("Tạo mã vào lại", "Make the code"),
    "pass.none": (
        "Không có tài khoản nào bạn có thể cho vào lại: tổ trưởng cho thành viên tổ mình, cán bộ cho các tổ trong xã.",
        "There is no account that you may let in: leads let in members of their group, officers those of the commune.",
    ),
    "pass.made": ("Mã cho {who}", "Code for {who}"),
    "pass.until": (
        "Quét bằng máy ảnh của điện thoại trước {at}. Mã chỉ dùng được một lần và không hiện lại.",
        "Scan it with the phone's camera before {at}. It works once and is not shown again.",
    ),
    "pass.alt": ("Mã QR để vào lại", "QR code to come in again"),
    "pass.enter": ("Vào Đường Về trên điện thoại này", "Come in on this phone"),
    "pass.enter.why": (
        "Tổ trưởng hoặc cán bộ đã cho điện thoại này vào. Bấm nút dưới đây; mã chỉ dùng được một lần.",
        "The lead or the officer let this phone in. Press the button; the code works once.",
    ),
    "error.410": ("Không còn nữa", "No longer there"),
    "pass.enter.now": ("Vào", "Come in"),
    "refusal.pass_gone": (
        "Mã vào lại đã dùng rồi hoặc đã hết hạn. Mã chỉ dùng một lần trong 10 phút: hãy nhờ tổ trưởng hoặc cán bộ "
        "tạo mã mới.",
        "The code was used or has run out. It works once, within 10 minutes: ask the lead or officer for a new one.",
    ),
    "refusal.not_for_pass": (
        "Bạn không cho tài khoản {user} vào lại được: chỉ tài khoản của tổ mình phụ trách, không kèm quyền khác. Hãy "
        "nhờ cán bộ xã hoặc quản trị.",
        "You cannot let the account {user} in: only accounts of your own groups, with no further rights. Ask the "
        "commune's officer or the administrator.",
    ),
    "refusal.not_own_act": (
        "Việc này do tài khoản {user} ghi, không phải tài khoản đang đăng nhập. Hãy đăng nhập bằng tài khoản {user} để "
        "gửi.",
        "This was written by the account {user}, not by the one that is signed in. Sign in as {user} to send it.",
    ),
    "refusal.envelope_unreadable": (
        "Không mở được nội dung gửi từ điện thoại (khóa {kid}): có thể đã hỏng hoặc khóa quá cũ. Hãy mở ứng dụng, bấm "
        "“Sửa” rồi lưu lại.",
        "What the phone sent cannot be opened (key {kid}): it is damaged or its key too old. Open the app, press "
        "“Change” and save again.",
    ),
}

_TLS: dict[str, tuple[str, str]] = {
    "cli.tls_made": (
        "Đã có chứng thư máy chủ cho {hosts}, đến {on}.",
        "Server certificate for {hosts}, until {on}.",
    ),
    "cli.tls_authority": (
        "Cài lên từng điện thoại: {path}\n  SHA-256: {fingerprint}",
        "Install on every phone: {path}\n  SHA-256: {fingerprint}",
    ),
    "cli.tls_serve": (
        "Rồi chạy: DUONGVE_TLS=1 DUONGVE_HOST=0.0.0.0 DUONGVE_ALLOWED_HOSTS={hosts} duongve up\n"
        "  và mở trên điện thoại: https://{first}:8000/phone (hướng dẫn: docs/phones.md)",
        "Then start: DUONGVE_TLS=1 DUONGVE_HOST=0.0.0.0 DUONGVE_ALLOWED_HOSTS={hosts} duongve up\n"
        "  and open on the phone: https://{first}:8000/phone (guide: docs/phones.md)",
    ),
    "refusal.tls_missing": (
        "Chưa có chứng thư TLS trong {folder}. Hãy chạy duongve tls make kèm tên hoặc địa chỉ mà điện thoại sẽ mở.",
        "There is no TLS certificate in {folder}. Run duongve tls make with the names or addresses that phones open.",
    ),
    "refusal.bad_host": (
        "{host} không phải tên máy hay địa chỉ IP. Ví dụ: 192.168.1.10 hoặc duongve.lan.",
        "{host} is neither a host's name nor an IP address. For example 192.168.1.10 or duongve.lan.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**_TLS, **_PAGE, **_SAID, **_SHEET, **_PASS}
