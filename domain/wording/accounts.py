"""Texts of the door, of accounts and of their administration."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "door.title": ("Đăng nhập", "Sign in"),
    "door.user": ("Tên tài khoản", "Account name"),
    "door.password": ("Mật khẩu", "Password"),
    "door.enter": ("Tiếp tục", "Continue"),
    "door.leave": ("Đăng xuất", "Sign out"),
    "door.refused": ("Chưa thực hiện được", "That did not work"),
    "door.forgot": (
        "Quên mật khẩu: nhờ quản trị viên cấp mật khẩu dùng một lần.",
        "Forgot the password: ask an administrator for a one-time password.",
    ),
    "door.ended": (
        "Phiên làm việc trước đã hết vì lâu không thao tác hoặc đã được kết thúc. Mời đăng nhập lại.",
        "The last session ended, because it was idle for long or was closed. Please sign in again.",
    ),
    "door.try": ("Tài khoản dùng thử", "Accounts to try"),
    "door.try_why": (
        "Mật khẩu chung hiện trên cửa sổ dòng lệnh khi khởi động, và nằm trong tệp demo-password của "
        "thư mục dữ liệu.",
        "Their common password is printed when the program starts, and stands in the file "
        "demo-password of the data folder.",
    ),
    "code.title": ("Nhập mã xác thực", "Enter your code"),
    "code.why": (
        "Mở ứng dụng mã xác thực trên điện thoại và nhập 6 chữ số đang hiện. Mất điện thoại: nhập một "
        "mã dự phòng.",
        "Open the code app on your telephone and enter the 6 digits it shows. Telephone lost: enter a "
        "recovery code.",
    ),
    "code.code": ("Mã xác thực", "Code"),
    "codes.title": ("Bật mã xác thực trên điện thoại", "Turn on codes by telephone"),
    "codes.why": (
        "Khi đã bật, người khác biết mật khẩu cũng không vào được tài khoản.",
        "With codes on, nobody enters the account with the password alone.",
    ),
    "codes.step1": (
        "Cài một ứng dụng mã xác thực trên điện thoại (loại theo chuẩn TOTP).",
        "Install a code app on your telephone (any that follows TOTP).",
    ),
    "codes.step2": ("Dùng ứng dụng quét hình bên dưới.", "Scan the picture below with it."),
    "codes.step3": ("Nhập 6 chữ số đang hiện.", "Enter the 6 digits that it shows."),
    "codes.picture": ("Hình để ứng dụng mã xác thực quét", "Picture for the code app to scan"),
    "codes.by_hand": (
        "Không quét được thì gõ khóa này vào ứng dụng:",
        "If it cannot be scanned, type this key:",
    ),
    "codes.on": ("Bật mã xác thực", "Turn codes on"),
    "codes.recovery": ("Mã dự phòng", "Recovery codes"),
    "codes.recovery_why": (
        "Chép các mã này ra giấy và cất kỹ: mỗi mã dùng được một lần khi mất điện thoại. Trang này "
        "không hiện lại lần nữa.",
        "Write these down and keep them safe: each works once when the telephone is lost. They are "
        "not shown again.",
    ),
    "codes.kept": ("Đã chép xong", "I have written them down"),
    "password.title": ("Đổi mật khẩu", "Change the password"),
    "password.first": (
        "Mật khẩu hiện tại do người khác đặt. Hãy chọn mật khẩu của riêng mình trước khi làm việc.",
        "Somebody else chose the present password. Choose your own before you begin.",
    ),
    "password.rule": (
        "Ít nhất {n} ký tự. Vài từ không liên quan ghép lại là tốt; không dùng tên, ngày sinh hay tên "
        "địa phương.",
        "At least {n} characters. A few unrelated words do well; no names, birthdays or places.",
    ),
    "password.old": ("Mật khẩu hiện tại", "Present password"),
    "password.new": ("Mật khẩu mới", "New password"),
    "password.again": ("Nhập lại mật khẩu mới", "New password again"),
    "password.change": ("Đổi mật khẩu", "Change the password"),
    "password.short": ("ngắn quá, cần ít nhất 10 ký tự", "it is too short: at least 10 characters"),
    "password.long": ("dài quá, nhiều nhất 128 ký tự", "it is too long: at most 128 characters"),
    "password.common": ("quá quen thuộc, ai cũng đoán được", "it is one that everybody tries first"),
    "password.guessable": ("dễ đoán", "it is easy to guess"),
    "password.breached": (
        "đã có trong danh sách mật khẩu bị lộ",
        "it is on the list of passwords that were stolen elsewhere",
    ),
    "password.same": ("giống mật khẩu hiện tại", "it is the present one"),
    "password.not_the_same": ("hai lần nhập không giống nhau", "the two entries differ"),
    "refusal.wrong_credentials": (
        "Tên tài khoản hoặc mật khẩu chưa đúng. Hãy thử lại; sau 5 lần sai, tài khoản tạm khóa 15 phút.",
        "The account name or the password is not right. Try again; after 5 failures the account is "
        "shut for 15 minutes.",
    ),
    "refusal.wrong_code": (
        "Mã chưa đúng, đã cũ hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập lại.",
        "The code is not right, too old or used. Wait for the next one and enter that.",
    ),
    "refusal.too_many_tries": (
        "Đã nhập sai nhiều lần nên tạm khóa. Thử lại sau {until}. Nếu không phải chính mình nhập sai, "
        "hãy báo quản trị viên.",
        "Too many failures: shut for a while. Try again after {until}. If that was not you, tell an "
        "administrator.",
    ),
    "refusal.weak_password": (
        "Chưa nhận mật khẩu này: {why:word}. Hãy chọn mật khẩu khác.",
        "This password is not accepted: {why:word}. Choose another.",
    ),
    "refusal.account_exists": (
        "Đã có tài khoản {user}. Hãy chọn tên khác.",
        "There is an account {user} already. Choose another name.",
    ),
    "refusal.last_administrator": (
        "Đây là quản trị viên cuối cùng còn làm việc. Hãy cấp vai trò quản trị cho người khác trước.",
        "This is the last working administrator. Give somebody else that role first.",
    ),
    "refusal.not_oneself": (
        "Không làm việc này với chính tài khoản của mình. Hãy nhờ một quản trị viên khác.",
        "This is not done to one's own account. Ask another administrator.",
    ),
    "refusal.nothing_to_delegate": (
        "Không ủy quyền được cho {user}: hai bên cần cùng một vai trò đang có hiệu lực vào ngày bắt đầu, "
        "và việc đã nhận ủy quyền thì không ủy quyền tiếp.",
        "Nothing can be handed to {user}: both need the same role in force on the first day, and what was handed to "
        "you cannot be handed on.",
    ),
    "account_done.title": ("Đã xong", "Done"),
    "account_done.password": (
        "Đã đổi mật khẩu; các phiên khác đã kết thúc.",
        "Password changed; other sessions ended.",
    ),
    "account_done.codes_off": ("Đã tắt mã xác thực.", "Codes are off."),
    "account_done.session": ("Đã kết thúc phiên.", "Session ended."),
    "account_done.sessions": ("Đã kết thúc các phiên.", "Sessions ended."),
    "account_done.delegated": ("Đã ủy quyền.", "Handed over."),
    "account_done.delegation_ended": ("Đã kết thúc ủy quyền.", "Delegation ended."),
    "account_done.granted": ("Đã cấp vai trò.", "Role granted."),
    "account_done.grant_ended": ("Đã kết thúc vai trò.", "Role ended."),
    "account_done.disabled": ("Đã ngừng tài khoản.", "Account disabled."),
    "account_done.enabled": ("Đã mở lại tài khoản.", "Account enabled."),
    "account_done.codes_reset": ("Đã gỡ mã xác thực.", "Codes removed."),
    "account_done.revoked": ("Đã thu hồi mã truy cập.", "Token revoked."),
    "account.role": ("Làm việc với vai trò", "Act as"),
    "account.role_why": (
        "Tài khoản này có nhiều vai trò; mỗi lúc làm việc với một vai trò.",
        "This account has several roles; it acts in one at a time.",
    ),
    "account.safety": ("Bảo vệ tài khoản", "Keep the account safe"),
    "account.codes_on": ("Mã xác thực: đang bật", "Codes by telephone: on"),
    "account.codes_off": ("Tắt mã xác thực", "Turn codes off"),
    "account.codes_why": ("thêm một lớp bảo vệ ngoài mật khẩu.", "a second lock beside the password."),
    "account.sessions": ("Nơi đang đăng nhập", "Where you are signed in"),
    "account.sessions_why": (
        "Một phiên tự hết sau 30 phút không thao tác, và sau 12 giờ. Thấy nơi lạ: kết thúc phiên đó "
        "và đổi mật khẩu.",
        "A session ends after 30 minutes without use, and after 12 hours. A strange place? End it and "
        "change the password.",
    ),
    "account.this": ("phiên này", "this one"),
    "account.since": (
        "từ {since}, dùng lần cuối {seen}, địa chỉ {address}",
        "since {since}, last used {seen}, address {address}",
    ),
    "account.end": ("Kết thúc phiên", "End session"),
    "account.end_others": ("Kết thúc mọi phiên khác", "End all other sessions"),
    "account.covers": ("thay cho {user}", "standing in for {user}"),
    "device.phone": ("Điện thoại", "Telephone"),
    "device.computer": ("Máy tính", "Computer"),
    "device.program": ("Chương trình khác", "Another program"),
    "leave.title": ("Ủy quyền khi nghỉ", "Hand over during leave"),
    "leave.why": (
        "Người nhận thấy và làm được việc của bạn trong những ngày ấy; hết ngày thì tự dừng. Lịch sử "
        "ghi tên người thực làm.",
        "The other person sees and does your work on those days; it ends by itself. The history names "
        "who really acted.",
    ),
    "leave.to": ("Đã ủy quyền cho {user}", "Handed to {user}"),
    "leave.from": ("Làm thay {user}", "Standing in for {user}"),
    "leave.end": ("Kết thúc sớm", "End early"),
    "leave.who": ("Người làm thay", "Who stands in"),
    "leave.first": ("Ngày đầu", "First day"),
    "leave.last": ("Ngày cuối", "Last day"),
    "leave.do": ("Ủy quyền", "Hand over"),
    "leave.nobody": (
        "Chưa có ai khác cùng vai trò để làm thay.",
        "Nobody else has the same role.",
    ),
    "admin.new": ("Thêm tài khoản", "New account"),
    "admin.new_why": (
        "Sau khi tạo sẽ hiện mật khẩu dùng một lần; vai trò và phạm vi được cấp ở bước sau.",
        "A one-time password is shown afterwards; role and scope are granted in the next step.",
    ),
    "admin.user_hint": (
        "Chữ thường không dấu, số và dấu chấm, ví dụ canbo.nhuxuan",
        "Lower-case letters, digits and dots, such as canbo.nhuxuan",
    ),
    "admin.name": ("Họ và tên", "Full name"),
    "admin.make": ("Tạo tài khoản", "Make the account"),
    "admin.search": ("Tìm theo tên hoặc tài khoản", "Search by name or account"),
    "admin.count": ("{n} tài khoản", "{n} accounts"),
    "admin.user": ("Người dùng", "User"),
    "admin.roles": ("Vai trò hôm nay", "Roles today"),
    "admin.state": ("Tình trạng", "State"),
    "admin.last_in": ("Đăng nhập gần nhất", "Last sign-in"),
    "admin.no_role": ("chưa có vai trò", "no role"),
    "admin_is.disabled": ("đã ngừng", "disabled"),
    "admin_is.no_password": ("chưa có mật khẩu", "no password yet"),
    "admin_is.first": ("chờ đổi mật khẩu lần đầu", "first password to be changed"),
    "admin_is.working": ("đang hoạt động", "working"),
    "admin.once_password": ("Mật khẩu dùng một lần", "One-time password"),
    "admin.once_password_why": (
        "Trao tận tay hoặc đọc qua điện thoại; không hiện lại. Người dùng sẽ phải đổi ở lần đăng nhập "
        "đầu tiên.",
        "Hand it over in person or by telephone; it is not shown again. It has to be changed at the "
        "first sign-in.",
    ),
    "admin.once_token": ("Mã truy cập (chỉ hiện lần này):", "Access token (shown this once):"),
    "admin.grants": ("Vai trò và phạm vi", "Roles and scopes"),
    "admin.access": ("Vào tài khoản", "Access"),
    "admin.new_password": ("Cấp mật khẩu dùng một lần", "Give a one-time password"),
    "admin.reset_codes": ("Gỡ mã xác thực", "Remove codes"),
    "admin.end_sessions": ("Kết thúc các phiên", "End sessions"),
    "admin.disable": ("Ngừng tài khoản", "Disable the account"),
    "admin.enable": ("Mở lại tài khoản", "Enable the account"),
    "account.codes_none": ("Mã xác thực: chưa bật", "Codes by telephone: off"),
    "admin.sessions_open": ("{n} phiên đang mở", "{n} open sessions"),
    "admin.attempts": ("Các lần đăng nhập gần đây", "Recent attempts to sign in"),
    "admin.events": ("Việc quản trị đã làm", "Administrative acts"),
    "admin.log_why": (
        "Mọi thay đổi về tài khoản, vai trò, ủy quyền và đơn vị; không xóa, không sửa được.",
        "Every change of accounts, roles, delegations and units; nothing here can be changed or removed.",
    ),
    "admin.log_empty": ("Chưa có gì.", "Nothing yet."),
    "admin.did": ("Việc", "Act"),
    "admin.to": ("Đối tượng", "Subject"),
    "admin.by": ("Người làm", "By"),
    "admin.data": ("Chi tiết", "Details"),
    "admin_did.account_made": ("tạo tài khoản", "account made"),
    "admin_did.role_granted": ("cấp vai trò", "role granted"),
    "admin_did.grant_ended": ("kết thúc vai trò", "role ended"),
    "admin_did.account_disabled": ("ngừng tài khoản", "account disabled"),
    "admin_did.account_enabled": ("mở lại tài khoản", "account enabled"),
    "admin_did.password_reset": ("cấp mật khẩu dùng một lần", "one-time password given"),
    "admin_did.second_factor_reset": ("gỡ mã xác thực", "codes removed"),
    "admin_did.delegated": ("ủy quyền", "delegated"),
    "admin_did.delegation_ended": ("kết thúc ủy quyền", "delegation ended"),
    "attempt.at": ("Lúc", "At"),
    "attempt.outcome": ("Kết quả", "Outcome"),
    "attempt.address": ("Địa chỉ", "Address"),
    "attempt_is.ok": ("vào được", "let in"),
    "attempt_is.wrong": ("sai mật khẩu", "wrong password"),
    "attempt_is.wrong_code": ("sai mã", "wrong code"),
    "attempt_is.shut": ("đang khóa", "shut"),
    "attempt_is.disabled": ("tài khoản đã ngừng", "account disabled"),
    "grant.role": ("Vai trò", "Role"),
    "grant.scope": ("Phạm vi", "Scope"),
    "grant.span": ("Thời gian", "From – to"),
    "grant.act": ("Việc", "Act"),
    "grant.for": ("thay cho {user}", "for {user}"),
    "grant.no_end": ("không thời hạn", "no end"),
    "grant.group": ("một tổ G5+", "a G5+ group"),
    "grant.employer": ("một doanh nghiệp", "an enterprise"),
    "grant.whole": ("Toàn địa bàn", "The whole area"),
    "grant.end": ("Kết thúc", "End"),
    "grant.give": ("Cấp vai trò", "Grant a role"),
    "grant.communes": ("Xã phụ trách (cán bộ, lãnh đạo)", "Communes (officer, manager)"),
    "grant.communes_hint": (
        "Khi xã sáp nhập, phạm vi tự theo đơn vị mới.",
        "When communes merge, the scope follows by itself.",
    ),
    "grant.group_of": ("Tổ G5+ (thành viên tổ)", "G5+ group (supporter)"),
    "grant.employer_of": ("Doanh nghiệp (đối tác)", "Enterprise (employer)"),
    "grant.office_of": ("Phòng giao dịch (ngân hàng)", "Transaction office (bank)"),
    "grant.from": ("Từ ngày", "From"),
    "grant.to": ("Đến hết ngày (để trống nếu không thời hạn)", "Until the end of (empty: no end)"),
    "token.title": ("Mã truy cập cho chương trình", "Tokens for programs"),
    "token.why": (
        "Chương trình của ngân hàng hay đối tác dùng mã này với đúng quyền của tài khoản, đến ngày hết hạn.",
        "A program of the bank or a partner uses the token with exactly this account's rights, until "
        "its last day.",
    ),
    "token.until": ("đến {on}", "until {on}"),
    "token.revoked": ("đã thu hồi", "revoked"),
    "token.revoke": ("Thu hồi", "Revoke"),
    "token.label": ("Dùng cho", "For"),
    "token.days": ("Số ngày", "Days"),
    "token.make": ("Tạo mã", "Make a token"),
    "cli.demo_accounts": (
        "Tài khoản dùng thử: {accounts} · mật khẩu: {password}",
        "Accounts to try: {accounts} · password: {password}",
    ),
    "cli.account_made": (
        "Đã tạo tài khoản {user} ({role:term=role}). Mật khẩu dùng một lần: {password}",
        "Account {user} ({role:term=role}) made. One-time password: {password}",
    ),
    "cli.password_given": (
        "Mật khẩu dùng một lần của {user}: {password}",
        "One-time password of {user}: {password}",
    ),
    "cli.token_made": ("Mã truy cập của {user}: {token}", "Token of {user}: {token}"),
}
