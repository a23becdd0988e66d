"""Texts of screens, Vietnamese and English side by side: what every page shows, the lists, the district."""

from __future__ import annotations

from domain.wording.screens_case import CASE_SCREENS
from domain.wording.screens_forms import FORM_SCREENS

_PAGES: dict[str, tuple[str, str]] = {
    "app.name": ("Đường Về", "Đường Về"),
    "app.place": ("Như Xuân", "Như Xuân"),
    "app.skip": ("Đến nội dung chính", "Skip to main content"),
    "app.menu": ("Các trang", "Pages"),
    "app.section": ("Trong mục này", "In this section"),
    "app.back": ("Quay lại", "Back"),
    "app.other_language": ("English", "Tiếng Việt"),
    "app.state": ("Dữ liệu và tài khoản", "Data and account"),
    "app.demo_why": (
        "– người, doanh nghiệp và sự việc ở đây đều không có thật.",
        "– the people, firms and events here are invented.",
    ),
    "app.acting": (
        "Đang làm việc với tài khoản {user} ({role:term=role}).",
        "Acting as {user} ({role:term=role}).",
    ),
    "app.footer": (
        "Đường Về, phiên bản {version} · Ngày làm việc: {on}",
        "Đường Về, version {version} · Legal day: {on}",
    ),
    "app.not_register": (
        "Phần mềm phục vụ việc hỗ trợ tái hòa nhập; không phải hệ thống đăng ký, quản lý của ngành Công an.",
        "This software supports reintegration; it is not the register of the police.",
    ),
    "nav.desk": ("Hôm nay", "Today"),
    "nav.account": ("Tài khoản", "Account"),
    "nav.home": ("Hồ sơ", "Cases"),
    "nav.inbox": ("Thông báo", "Messages"),
    "nav.summary": ("Toàn huyện", "District"),
    "due.by": ("Hạn", "Due"),
    "due.today": ("hôm nay", "today"),
    "due.late": ("quá hạn {days} ngày", "{days} days late"),
    "item.for": ("Cấp xử lý: {level:term=item_level}", "For: {level:term=item_level}"),
    "item_level.lead": ("tổ trưởng G5+", "group lead"),
    "item_level.officer": ("cán bộ", "officer"),
    "item_level.manager": ("lãnh đạo", "manager"),
    "home.title": ("Hồ sơ và việc chờ", "Cases and what waits"),
    "home.nothing_waits": (
        "Không có việc nào đang chờ trong địa bàn của bạn.",
        "Nothing waits for anybody in your area.",
    ),
    "home.cases": ("Hồ sơ", "Cases"),
    "home.filter": ("Lọc hồ sơ", "Filter cases"),
    "home.search": (
        "Tên (có dấu hoặc không dấu) hoặc số hồ sơ",
        "Name (with or without tones) or case number",
    ),
    "home.state": ("Trạng thái", "State"),
    "home.commune": ("Xã", "Commune"),
    "home.lacks": ("Chưa được phục vụ", "Not served yet"),
    "home.due": ("Đến hạn rà soát, thăm gặp", "Review or visit due"),
    "home.due.overdue": ("Đã quá hạn", "Overdue"),
    "home.due.week": ("Trong 7 ngày tới", "Within 7 days"),
    "home.due.month": ("Trong 30 ngày tới", "Within 30 days"),
    "home.any": ("Tất cả", "Any"),
    "home.apply": ("Lọc", "Filter"),
    "home.clear": ("Bỏ lọc", "Clear"),
    "home.by_state": ("Số hồ sơ theo trạng thái", "Cases by state"),
    "home.all": ("Mọi trạng thái", "All"),
    "home.shown": (
        "Hồ sơ {first}–{last} trong {total}, hạn gần nhất đứng trước",
        "Cases {first}–{last} of {total}, the soonest due first",
    ),
    "home.more": (
        "Còn hồ sơ khác cũng khớp. Hãy thêm một chữ của tên, năm sinh hoặc chọn xã để thu hẹp.",
        "Other cases match too. Add a word of the name or a year of birth, or choose a commune.",
    ),
    "count.more_than": ("hơn {count}", "more than {count}"),
    "count.at_least": ("ít nhất {count}", "at least {count}"),
    "home.none": (
        "Không có hồ sơ nào phù hợp. Hãy bớt điều kiện lọc hoặc kiểm tra lại tên, số hồ sơ.",
        "No case matches. Drop a filter, or check the name or number.",
    ),
    "home.born": ("{sex:term=sex}, sinh {year}", "{sex:term=sex}, born {year}"),
    "home.since": ("từ {on}", "since {on}"),
    "column.person": ("Người", "Person"),
    "column.state": ("Trạng thái", "State"),
    "column.unit": ("Xã", "Commune"),
    "column.review": ("Rà soát tới", "Next review"),
    "column.visit": ("Thăm gặp tới", "Next visit"),
    "column.items": ("Việc chờ", "To do"),
    "pages.label": ("Trang kết quả", "Pages of results"),
    "pages.previous": ("Trang trước", "Previous"),
    "pages.next": ("Trang sau", "Next"),
    "pages.where": ("Trang {page}/{count}", "Page {page} of {count}"),
    "work.title": ("Việc chờ", "To do"),
    "work.all": ("Xem mọi loại việc", "See every kind"),
    "work.first": (
        "Đang hiện {count} việc gấp nhất. Chọn một loại việc ở trên để xem tiếp.",
        "The {count} most pressing are shown. Choose a kind above to see more.",
    ),
    "inbox.title": ("Thông báo", "Messages"),
    "inbox.empty": (
        "Chưa có thông báo nào gửi đến vai trò của bạn.",
        "No message has been sent to your role.",
    ),
    "inbox.shown": (
        "Trang này hiện {shown} thông báo, chưa đọc đứng trước, rồi đến mới nhất. Đánh dấu đã đọc để xem các thông "
        "báo chưa đọc còn lại.",
        "This page shows {shown} messages: the unread first, then the newest. Mark them as read to see the other "
        "unread ones.",
    ),
    "inbox.shown_all_unread": (
        "Trang này hiện {shown} thông báo mới nhất; không còn thông báo nào chưa đọc ngoài trang này.",
        "This page shows the {shown} newest messages; no unread message is left out.",
    ),
    "inbox.delivered": ("Nhận lúc {at}", "Delivered {at}"),
    "summary.title": ("Huyện Như Xuân", "Như Xuân district"),
    "summary.on": ("Số liệu ngày {on}", "Figures of {on}"),
    "summary.persons": (
        "người chấp hành xong án phạt tù có hồ sơ đang mở hoặc tạm dừng",
        "people with an open or paused case",
    ),
    "summary.loans": (
        "khoản vay theo Quyết định 22, tổng {amount:vnd}",
        "Decision 22 loans, {amount:vnd} in all",
    ),
    "summary.placements": ("người đang có việc làm hoặc sinh kế", "people with a running livelihood"),
    "summary.overdue_reviews": ("kỳ rà soát quá hạn", "overdue reviews"),
    "summary.overdue_visits": ("lần thăm gặp quá hạn", "overdue visits"),
    "summary.by_state": ("Hồ sơ theo trạng thái", "Cases by state"),
    "summary.count": ("Số lượng", "Number"),
    "summary.bodies": ("Lực lượng và mô hình tại cơ sở", "Bodies and models"),
    "summary.body": ("Loại", "Kind"),
    "summary.persons_short": ("Số người", "People"),
    "summary.by_unit.old": (
        "Theo 16 xã, thị trấn trước 01/07/2025",
        "On the boundaries before 1 July 2025",
    ),
    "summary.by_unit.new": ("Theo các xã hiện nay", "On today's boundaries"),
    "summary.boundaries.old": ("Địa giới trước 01/07/2025", "Before 1 July 2025"),
    "summary.boundaries.new": ("Các xã hiện nay", "Today"),
    "summary.unplaced": ("Chuyển đến sau 01/07/2025", "Came after 1 July 2025"),
    "summary.published": (
        "Toàn huyện: {households} hộ, {people} nhân khẩu (nguồn: {source}).",
        "The district: {households} households, {people} people (source: {source}).",
    ),
    "error.400": ("Chưa thực hiện được", "Not done"),
    "error.400.text": (
        "Yêu cầu không đọc được nên chưa có gì được ghi. Hãy quay lại trang trước và gửi lại.",
        "The request could not be read and nothing was recorded. Go back and send it again.",
    ),
    "error.401": ("Cần đăng nhập lại", "Please sign in again"),
    "error.429": ("Hãy thử lại sau", "Please try again later"),
    "error.403": ("Không được phép", "Not allowed"),
    "error.404": ("Không tìm thấy", "Not found"),
    "error.404.text": (
        "Không có trang này. Kiểm tra lại địa chỉ, hoặc bắt đầu từ danh sách hồ sơ.",
        "There is no such page. Check the address, or start from the list of cases.",
    ),
    "error.405": ("Không mở được theo cách này", "Not opened this way"),
    "error.405.text": (
        "Địa chỉ này chỉ nhận thông tin gửi từ biểu mẫu. Hãy mở hồ sơ rồi chọn việc cần làm.",
        "This address only takes what a form sends. Open the case and choose what to do.",
    ),
    "error.409": ("Không thực hiện được", "Not possible"),
    "error.stale": ("Hồ sơ đã thay đổi", "The case has moved on"),
    "error.422": ("Chưa ghi được", "Not recorded"),
    "error.refused": ("Chưa đủ điều kiện", "Not possible yet"),
    "error.500": ("Lỗi của phần mềm", "A defect of this program"),
    "error.500.text": (
        "Việc dở dang không được lưu. Hãy thử lại; nếu vẫn lỗi, báo người phụ trách kèm mã {mark}.",
        "Nothing unfinished was kept. Try again; if it persists, tell whoever maintains this the mark {mark}.",
    ),
    "error.503": ("Tạm thời chưa dùng được", "Not available for the moment"),
    "error.home": ("Về trang đầu", "To the first page"),
    "error.to_case": ("Mở lại hồ sơ {number}", "Open case {number} again"),
    "not_open.why": (
        "Hồ sơ {number} đang ở trạng thái “{state:term=state}”; từ đó không có bước “{move:term=move}”. "
        "Mở lại hồ sơ để xem các bước có thể đi.",
        "Case {number} is “{state:term=state}”, from which “{move:term=move}” does not lead. "
        "Open the case again to see the moves there are.",
    ),
    "stale.why": (
        "Hồ sơ {number} được cập nhật sau khi bạn mở trang. Việc của bạn chưa được ghi: hãy xem lại rồi làm lại.",
        "Case {number} was changed after you opened the page. Your act was not recorded: look again and repeat it.",
    ),
    "stale.changes": ("Thay đổi kể từ khi bạn mở trang", "Changes since you opened the page"),
    "stale.change": (
        "{event:term=event} – {actor}, ghi lúc {at}",
        "{event:term=event} – {actor}, recorded {at}",
    ),
    "refusal.not_signed_in": (
        "Phiên làm việc đã hết hoặc chưa đăng nhập: chưa có gì được ghi. Hãy đăng nhập lại rồi gửi lại biểu mẫu.",
        "The session has ended or there is none: nothing was recorded. Sign in again and send the form once more.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**_PAGES, **CASE_SCREENS, **FORM_SCREENS}
