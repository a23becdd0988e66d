"""Texts of the officer's desk: long work, drafts, today, intake, many at once, calendar, two people at one case."""

from domain.wording.desk_bulk import BULK
from domain.wording.desk_forms import FORMS
from domain.wording.desk_intake import INTAKE
from domain.wording.desk_today import TODAY

TEXTS: dict[str, tuple[str, str]] = {
    "jobs.title": ("Việc chạy lâu của tôi", "My long work"),
    "jobs.none": ("Chưa có việc chạy lâu nào.", "No long work yet."),
    "jobs.kind": ("Việc", "Work"),
    "jobs.state": ("Tình trạng", "State"),
    "jobs.so_far": ("Đã xong", "Done"),
    "jobs.started": ("Bắt đầu", "Started"),
    "job_kind.bulk": ("Ghi cho nhiều người", "One act for many people"),
    "job_kind.import": ("Nhập danh sách từ Excel", "Import from Excel"),
    "job_is.running": ("đang chạy", "running"),
    "job_is.done": ("đã xong", "done"),
    "job_is.failed": ("không xong", "failed"),
    "job_is.lost": ("bị ngắt", "interrupted"),
    "job.so_far": ("{done} / {total}", "{done} of {total}"),
    "job.progress": ("Tiến độ", "Progress"),
    "job.may_leave": (
        "Có thể rời trang này: việc vẫn chạy tiếp, kết quả chờ ở “Việc chạy lâu của tôi”.",
        "You may leave this page: the work goes on, its result waits under “My long work”.",
    ),
    "job.lost_why": (
        "Máy chủ đã dừng khi việc này đang chạy. Những gì đã ghi vẫn còn; phần còn lại chưa làm.",
        "The server stopped while this was running. What was recorded stays; the rest is not done.",
    ),
    "job.failed_why": (
        "Phần mềm gặp lỗi khi làm việc này. Hãy báo mã {mark} cho người quản trị.",
        "The program failed at this work. Tell the administrator the number {mark}.",
    ),
    "job.again": ("Chạy lại", "Start again"),
    "job.again_why": (
        "Chạy lại không ghi ai hai lần: ai đã xong thì được bỏ qua.",
        "Nobody is recorded twice: who is done is passed over.",
    ),
    "job.times": ("Bắt đầu {started}, xong {finished}.", "Started {started}, finished {finished}."),
    "job.started": ("Bắt đầu {at}.", "Started {at}."),
    "job.see_result": ("Xem kết quả", "See the result"),
    "job.done_all": ("Đã làm xong.", "All done."),
    "draft.saved": ("Đã lưu nháp {at}.", "Draft saved {at}."),
    "draft.lost": (
        "Chưa lưu được nháp. Nếu phiên làm việc đã kết thúc, hãy đăng nhập lại ở một thẻ khác.",
        "The draft could not be saved. If your session ended, sign in again in another tab.",
    ),
    "draft.offer": ("Bạn có bản nháp chưa gửi, lưu {at}.", "You have a draft that was not sent, saved {at}."),
    "draft.sign_in": ("Đăng nhập rồi mở lại biểu mẫu", "Sign in and open the form again"),
    "draft.continue": ("Tiếp tục bản nháp", "Continue the draft"),
    "draft.drop": ("Bỏ bản nháp", "Drop the draft"),
    "draft.taken": (
        "Đang dùng bản nháp lưu {at}. Hãy xem lại trước khi gửi.",
        "This is your draft saved {at}. Look it over before you send it.",
    ),
    **TODAY,
    **INTAKE,
    **BULK,
    **FORMS,
}
