"""Texts of the door and of one's own account."""

from __future__ import annotations

from domain.wording.administration import ADMINISTRATION

_DOOR: dict[str, tuple[str, str]] = {
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
    "no_role.title": ("Hôm nay tài khoản không có vai trò", "The account has no role today"),
    "no_role.begins": (
        "Vai trò {role} đã được cấp và có hiệu lực từ ngày {on}.",
        "The role {role} has been granted and begins on {on}.",
    ),
    "no_role.ask": ("Quản trị viên", "Administrators"),
    "no_role.again": ("Về trang đăng nhập", "Back to sign-in"),
    "refusal.no_role_today": (
        "Mật khẩu đúng, nhưng tài khoản {user} hôm nay không có vai trò nào nên chưa vào được. Hãy nhờ quản trị "
        "viên cấp vai trò hoặc gia hạn.",
        "The password is right, but the account {user} has no role today and opens nothing. Ask an administrator "
        "to grant or extend one.",
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
        "Không ủy quyền được cho {user}: hai bên cần cùng một vai trò đang có hiệu lực vào ngày bắt đầu (cùng doanh "
        "nghiệp, nếu có), và việc đã nhận ủy quyền thì không ủy quyền tiếp.",
        "Nothing can be handed to {user}: both need the same role in force on the first day (of the same firm, where "
        "there is one), and what was handed to you cannot be handed on.",
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
    "account.codes_off_why": (
        "Cần mật khẩu và một mã. Khi đã tắt, ai biết mật khẩu là vào được tài khoản.",
        "Takes the password and a code. With codes off, the password alone opens the account.",
    ),
    "account.codes_change": ("Đổi điện thoại hoặc mã dự phòng", "Another telephone or new recovery codes"),
    "account.codes_change_why": (
        "Cần mật khẩu và một mã của điện thoại cũ, hoặc một mã dự phòng. Bước tiếp theo: quét hình bằng "
        "điện thoại mới.",
        "Takes the password and a code of the old telephone, or a recovery code. Next: scan the picture with the "
        "new one.",
    ),
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
    "account.codes_none": ("Mã xác thực: chưa bật", "Codes by telephone: off"),
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

TEXTS = _DOOR | ADMINISTRATION
