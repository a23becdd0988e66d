"""Texts of the desk's forms and of two people at one case."""

from __future__ import annotations

FORMS: dict[str, tuple[str, str]] = {
    "known.on": ("Như đã biết đến hết ngày", "As known at the end of"),
    "known.show": ("Xem", "Show"),
    "known.count": (
        "{count} sự kiện đã được ghi đến hết ngày {on}.",
        "{count} events were recorded by the end of {on}.",
    ),
    "known.link": ("Xem lịch sử như đã biết vào một ngày", "See the history as it was known on a day"),
    "finding.doer": ("Do {of:term=party} làm:", "By {of:term=party}:"),
    "conflict.why": (
        "Trong lúc bạn viết, người khác đã ghi vào hồ sơ này. "
        "Nội dung của bạn chưa được ghi, nhưng còn nguyên bên dưới.",
        "While you were writing, somebody else recorded something. Yours is not recorded yet; it is all still below.",
    ),
    "conflict.what": ("Đã thay đổi kể từ khi bạn mở trang:", "Changed since you opened the page:"),
    "conflict.next": (
        "Hãy xem thay đổi, sửa lại nếu cần, rồi gửi lại.",
        "Look at the changes, correct yours if needed, then send it again.",
    ),
    "conflict.look": ("Mở hồ sơ {number}", "Open case {number}"),
    "conflict.send": ("Gửi lại trên bản mới", "Send it on the new version"),
    "event.item_settled": ("Xử lý việc đang chờ", "Waiting item settled"),
    "act.settle": ("Ghi kết quả xử lý", "Say what was done"),
    "act.settle.why": (
        "Ghi việc đã làm với điều lo ngại hoặc việc đang chờ; việc đó sẽ rời danh sách.",
        "Say what was done about a concern or a waiting item; it then leaves the list.",
    ),
    "act.step": ("Đánh dấu xong một việc", "Mark a step as done"),
    "act.step.why": ("Chọn việc trong kế hoạch đã làm xong.", "Choose the planned step that is done."),
    "act.disbursement": ("Ghi giải ngân", "Record a disbursement"),
    "act.disbursement.why": (
        "Ghi khoản vay mà ngân hàng đã giải ngân. Hồ sơ chuyển sang “được vay vốn” khi đủ điều kiện.",
        "Record a loan that the bank has disbursed. The case becomes “loaned” where its rules are met.",
    ),
    "act.loan-report": ("Ghi tình trạng khoản vay", "Record the state of a loan"),
    "act.loan-report.why": (
        "Ghi điều ngân hàng báo: đang vay, quá hạn hay đã trả hết, và dư nợ.",
        "Record what the bank says: running, overdue or repaid, and what is outstanding.",
    ),
    "done.settle": ("Đã ghi kết quả xử lý.", "What was done is recorded."),
    "done.disbursement": ("Đã ghi giải ngân.", "The disbursement is recorded."),
    "done.loan-report": ("Đã ghi tình trạng khoản vay.", "The state of the loan is recorded."),
    "desk.item": ("Việc đang chờ", "What waits"),
    "desk.settled": ("Đã làm gì, kết quả ra sao", "What was done, with what result"),
    "desk.action": ("Việc đã xong", "The step that is done"),
    "desk.amount": ("Số tiền vay (đồng)", "Amount (đồng)"),
    "desk.purpose": ("Mục đích vay", "Purpose"),
    "desk.use": ("Sử dụng vào việc gì", "Used for"),
    "desk.months": ("Thời hạn (tháng)", "Term (months)"),
    "desk.disbursed_on": ("Ngày giải ngân", "Disbursed on"),
    "desk.loan": ("Khoản vay", "Loan"),
    "desk.loan_status": ("Ngân hàng báo", "The bank says"),
    "desk.outstanding": ("Dư nợ (đồng)", "Outstanding (đồng)"),
    "desk.outstanding.hint": ("Để trống nếu đã trả hết.", "Leave blank when it is repaid."),
}
