"""Texts of the desks of the supporter, the bank, the manager, the employer and the administrator."""

from __future__ import annotations

_SUPPORTER: dict[str, tuple[str, str]] = {
    "nav.people": ("Người tổ giúp đỡ", "People"),
    "people.title": ("Người tổ đang giúp đỡ", "People your group helps"),
    "people.count": (
        "{count} người, ai cần thăm trước đứng trước",
        "{count} people, who needs a visit first",
    ),
    "people.none": (
        "Chưa có ai được giao cho tổ của bạn. Khi cán bộ giao, người đó hiện ở đây.",
        "Nobody is assigned to your group. Whoever the officer assigns appears here.",
    ),
    "people.paused": ("tạm dừng", "paused"),
    "people.paused.why": (
        "Hồ sơ đang tạm dừng: chưa cần thăm theo lịch. Có gì thay đổi, hãy báo cán bộ.",
        "The case is paused: no visits are due. Tell the officer of any change.",
    ),
    "people.no_phone": ("chưa có số điện thoại", "no phone number"),
    "people.last": ("Thăm gần nhất", "Last visit"),
    "people.next": ("Lần thăm tới", "Next visit"),
    "people.visit": ("Ghi buổi thăm", "Record a visit"),
    "people.help": ("Nhờ giúp đỡ", "Ask for help"),
    "people.help.why": (
        "“Nhờ giúp đỡ” báo ngay cho cán bộ xã rằng người này cần được liên hệ trong ngày hôm nay.",
        "“Ask for help” tells the commune officer at once that this person needs somebody today.",
    ),
    "people.help.words": ("Nói thêm (nếu có)", "A few words (optional)"),
    "people.steps": ("Việc tổ đã nhận", "What the group has taken on"),
    "people.no_steps": ("Không còn việc nào của tổ đang chờ.", "Nothing of the group's waits."),
    "people.visits": ("Những lần thăm gần đây của tổ", "The group's latest visits"),
    "field.note.group": (
        "Được mã hóa; chỉ tổ của bạn và cán bộ phụ trách đọc được.",
        "Encrypted; only your group and the officer in charge can read it.",
    ),
    "done.help": (
        "Đã báo cán bộ xã: cần liên hệ trong ngày hôm nay.",
        "The commune officer is told: to get in touch today.",
    ),
    "event.help_asked": ("Tổ G5+ nhờ giúp đỡ", "The group asked for help"),
    "item.help_asked": (
        "Tổ G5+ nhờ giúp đỡ ngày {asked_on:day}: hãy liên hệ ngay hôm nay và ghi việc đã làm.",
        "The group asked for help on {asked_on:day}: get in touch today and record what was done.",
    ),
    "message.help_asked.subject": ("Tổ G5+ nhờ giúp đỡ: hồ sơ {number}", "The group asks for help: {number}"),
    "message.help_asked.text": (
        "Tổ G5+ nhờ giúp đỡ người được hỗ trợ trong hồ sơ {number}. Hãy liên hệ ngay hôm nay.",
        "The group asks for help for the person of case {number}. Please get in touch today.",
    ),
}

_BANK: dict[str, tuple[str, str]] = {
    "nav.loans": ("Khoản vay", "Loans"),
    "loans.title": ("Khoản vay", "Loans"),
    "loans.to_pay": ("Đã nhận, chờ giải ngân", "Accepted, to be paid out"),
    "loans.none_to_pay": ("Không có ai đang chờ giải ngân.", "Nobody waits to be paid."),
    "loans.see_referrals": ("Xem các lời giới thiệu vay vốn", "See the loan referrals"),
    "loans.wished": ("Muốn vay", "Wishes for"),
    "loans.not_said": ("chưa nêu", "not said"),
    "loans.act": ("Việc", "Act"),
    "loans.paid": ("Đã giải ngân", "Paid out"),
    "loans.none": ("Chưa có khoản vay nào.", "No loan yet."),
    "loans.amount": ("Đã vay", "Loan"),
    "loans.terms": (
        "{use:term=loan_use}, {months} tháng, từ {on}",
        "{use:term=loan_use}, {months} months, from {on}",
    ),
    "loans.left": ("Còn dư nợ", "Outstanding"),
    "loans.state": ("Tình trạng", "State"),
    "loans.reported": ("Báo lần cuối", "Last report"),
    "loans.narrow": (
        "Ở đây chỉ có người được giới thiệu đến phòng giao dịch này và đồng ý, hoặc còn dư nợ. "
        "Khoản vay còn dư nợ vẫn ở đây khi hồ sơ kết thúc hoặc người vay rút đồng ý.",
        "Only people referred to this office are here who agree, or who still owe. "
        "A running loan stays when the case closes or the borrower withdraws consent.",
    ),
    "act.disburse": ("Ghi giải ngân", "Record disbursement"),
    "act.disburse.why": (
        "Ghi khi tiền đã đến tay người vay. Cán bộ chính sách xã hội thấy ngay trong hồ sơ.",
        "Record it once the borrower has the money. The policy officer sees it on the case at once.",
    ),
    "act.report-loan": ("Báo tình trạng", "Report"),
    "act.report-loan.why": (
        "Nợ quá hạn sẽ thành việc của cán bộ chính sách xã hội để cùng gia đình tìm cách.",
        "An overdue loan goes on the policy officer's list, to find a way with the family.",
    ),
    "field.amount_paid": ("số tiền đã giải ngân (đồng)", "amount paid out (đồng)"),
    "field.loan_purpose": ("mục đích vay", "purpose of the loan"),
    "field.loan_use": ("dùng vào việc", "used for"),
    "field.loan_months": ("thời hạn vay (tháng)", "term (months)"),
    "field.disbursed_on": ("ngày giải ngân", "paid out on"),
    "field.loan_status": ("tình trạng khoản vay", "state of the loan"),
    "field.outstanding": ("còn dư nợ (đồng)", "outstanding (đồng)"),
    "done.disbursed": ("Đã ghi giải ngân.", "The disbursement is recorded."),
    "done.reported": ("Đã ghi tình trạng khoản vay.", "The report is recorded."),
}

_MANAGER: dict[str, tuple[str, str]] = {
    "nav.district": ("Địa bàn", "District"),
    "nav.work_today": ("Việc hôm nay", "Today's work"),
    "nav.figures": ("Số liệu", "Figures"),
    "district.title": ("Địa bàn hôm nay", "The district today"),
    "district.persons": ("người có hồ sơ đang mở hoặc tạm dừng", "people with an open or paused case"),
    "district.overdue": ("việc quá hạn", "overdue items"),
    "district.longest": ("ngày: việc quá hạn lâu nhất", "days: the longest overdue"),
    "district.for_you": ("việc đã lên cấp lãnh đạo", "items raised to the manager"),
    "district.objections": ("phản đối chờ trả lời", "objections to answer"),
    "district.transfers": ("đề nghị chuyển hồ sơ đang chờ", "transfers waiting"),
    "district.progress": ("Tiến độ theo xã", "Progress by commune"),
    "district.drill": (
        "Bấm vào một số để xem danh sách. Việc xem danh sách có tên được ghi lại.",
        "Choose a number for the list. Looking at a list of names is recorded.",
    ),
    "district.all": ("Cộng", "All"),
    "district.total": ("Toàn địa bàn", "All communes"),
    "district.load": ("Khối lượng việc", "Workload"),
    "district.officers": ("Cán bộ phụ trách", "Officers"),
    "district.no_officer": ("chưa phân công riêng", "nobody of its own"),
    "district.open_items": ("Việc đang chờ", "Waiting"),
    "district.late_items": ("Quá hạn", "Overdue"),
    "district.oldest": ("Quá hạn lâu nhất", "Overdue for longest"),
    "district.none_late": ("Không có việc nào quá hạn.", "Nothing is overdue."),
    "district.reports": ("Số liệu toàn huyện và báo cáo", "Figures and reports of the district"),
    "district.logged": (
        "Trang này có tên người: lần xem này đã được ghi.",
        "This page names people: that you saw it is recorded.",
    ),
}

_EMPLOYER: dict[str, tuple[str, str]] = {
    "nav.vacancies": ("Vị trí tuyển dụng", "Vacancies"),
    "nav.workers": ("Người đang làm", "Workers"),
    "vacancies.title": ("Vị trí tuyển dụng", "Vacancies"),
    "vacancies.offered": ("Đang tuyển", "Offered now"),
    "vacancies.ended": ("Đã ngừng tuyển", "No longer offered"),
    "vacancies.none": (
        "Chưa có vị trí nào đang tuyển. Hãy đăng một vị trí để được giới thiệu người phù hợp.",
        "No vacancy is offered. Offer one, and people who fit can be introduced.",
    ),
    "vacancies.no_skill": ("Lao động phổ thông", "No special skill"),
    "vacancies.wage": ("{amount:vnd} một tháng", "{amount:vnd} a month"),
    "vacancies.openings": ("cần {count} người", "{count} wanted"),
    "vacancies.from": ("từ {on}", "from {on}"),
    "vacancies.until": ("đến {on}", "until {on}"),
    "vacancies.close": ("Ngừng tuyển", "Stop offering"),
    "vacancies.matching": (
        "Mỗi ngày phần mềm tìm người phù hợp; chỉ người đã đồng ý mới được giới thiệu.",
        "Every day people who fit are looked for; only those who agree are introduced.",
    ),
    "act.offer": ("Đăng vị trí mới", "Offer a vacancy"),
    "act.offer.why": (
        "Ghi điều thật sự cần: ít yêu cầu hơn thì nhiều người phù hợp hơn.",
        "Ask only for what is needed: fewer demands fit more people.",
    ),
    "field.work_at": ("nơi làm việc", "place of work"),
    "field.wage_month": ("lương một tháng (đồng)", "wage a month (đồng)"),
    "field.wage_month.hint": ("Mức thấp nhất người mới nhận được.", "The least that a new worker gets."),
    "field.openings": ("số người cần", "people wanted"),
    "field.opens_on": ("nhận người từ ngày", "taken on from"),
    "field.closes_on": ("ngừng nhận từ ngày", "no longer from"),
    "field.closes_on.hint": ("Để trống nếu tuyển đến khi đủ người.", "Leave blank to offer until filled."),
    "field.skills_wanted": (
        "Tay nghề cần có (không chọn nếu là lao động phổ thông)",
        "Skills required (none for unskilled work)",
    ),
    "done.offered": ("Đã đăng vị trí tuyển dụng.", "The vacancy is offered."),
    "done.vacancy-closed": ("Đã ngừng tuyển vị trí này.", "The vacancy is no longer offered."),
    "workers.title": ("Người đang làm tại doanh nghiệp", "People who work here"),
    "workers.why": (
        "Người được giới thiệu, đã nhận việc và đồng ý. Mỗi tháng hãy xác nhận một lần; "
        "lời xác nhận là căn cứ về việc làm của họ.",
        "Introduced people who took the job and agree. Please confirm once a month; "
        "your word is the evidence of their work.",
    ),
    "workers.none": (
        "Chưa có ai được giới thiệu đang làm tại doanh nghiệp.",
        "Nobody who was introduced works here yet.",
    ),
    "workers.since": ("Làm từ {on}", "Works since {on}"),
    "workers.confirmed": ("Xác nhận lần cuối {on}", "Last confirmed {on}"),
    "workers.unconfirmed": ("Chưa xác nhận lần nào", "Not confirmed yet"),
    "workers.still": ("Còn làm việc", "Still works here"),
    "workers.left": ("Không còn làm", "No longer"),
    "done.work-still": ("Đã ghi: còn làm việc.", "Recorded: still works here."),
    "done.work-left": (
        "Đã báo cán bộ: người này không còn làm. Cán bộ sẽ liên hệ để giúp tìm việc khác.",
        "The officer is told that the person left, and will get in touch to help find other work.",
    ),
    "told.officer_asked": ("Việc này đã vào danh sách của cán bộ.", "It is on the officer's list."),
    "workers.told_left": ("Đã báo không còn làm {on}", "Said to have left {on}"),
    "event.work_confirmed": ("Doanh nghiệp xác nhận còn làm việc", "The employer says: still works there"),
    "event.work_left": ("Doanh nghiệp báo không còn làm việc", "The employer says: works there no longer"),
    "item.left_work": (
        "Doanh nghiệp báo ngày {told_on:day}: người này không còn làm. Hãy gặp, hỏi lý do và ghi vào hồ sơ.",
        "The employer said on {told_on:day} that the person no longer works there. Meet, ask why and record it.",
    ),
    "refusal.vacancy_closed": (
        "Vị trí {code} đã ngừng tuyển từ {on}, nên không còn gì để ngừng. Cần tuyển tiếp thì đăng vị trí mới.",
        "Vacancy {code} is no longer offered since {on}. Offer a new one to go on.",
    ),
}

_ADMIN: dict[str, tuple[str, str]] = {
    "nav.admin": ("Quản trị", "Administration"),
    "nav.users": ("Người dùng", "Users"),
    "nav.units": ("Đơn vị", "Units"),
    "nav.log": ("Nhật ký", "Log"),
    "admin.title": ("Quản trị", "Administration"),
    "admin.users": ("Người dùng", "Users"),
    "admin.new_user": ("Thêm người dùng", "Add a user"),
    "admin.units": ("Đơn vị hành chính", "Administrative units"),
    "admin.log": ("Nhật ký quản trị", "Administration log"),
    "admin.attention": ("Tài khoản cần chú ý", "Accounts that need attention"),
    "admin.all_well": ("Không có tài khoản nào cần chú ý.", "No account needs attention."),
    "admin.why.shut": ("Đã khóa", "Disabled"),
    "admin.why.ending": ("Quyền hết hạn trong 30 ngày", "Role ends within 30 days"),
    "admin.why.never": ("Chưa đăng nhập lần nào", "Never signed in"),
    "admin.why.no_code": ("Chưa có bước xác thực thứ hai", "No second factor"),
    "admin.ends": ("đến hết ngày trước {on}", "until the day before {on}"),
    "admin.more": ("Xem thêm {count} tài khoản", "See {count} more"),
    "admin.store": ("Kho dữ liệu", "The store"),
    "admin.store_is.demo": ("dữ liệu giả lập", "synthetic data"),
    "admin.store_is.real": ("dữ liệu thật", "real data"),
    "admin.fact.version": ("Phiên bản phần mềm", "Version"),
    "admin.fact.schema": ("Phiên bản cấu trúc dữ liệu", "Schema revision"),
    "admin.fact.kind": ("Loại dữ liệu", "Kind of data"),
    "admin.fact.day": ("Ngày làm việc", "Legal day"),
    "admin.fact.codes": ("Vai trò phải có bước xác thực thứ hai", "Roles that need a second factor"),
    "admin.codes_none": ("không vai trò nào (dữ liệu giả lập)", "none (synthetic data)"),
    "admin.no_cases": (
        "Quản trị viên không xem nội dung hồ sơ của người được hỗ trợ.",
        "Administrators see no case of a supported person.",
    ),
}

_SHARED: dict[str, tuple[str, str]] = {
    "app.menu_open": ("Mục", "Menu"),
    "nav.referrals": ("Giới thiệu", "Referrals"),
    "role_form.send": ("Ghi lại", "Record"),
    "inbox.unread": ("Chưa đọc", "Unread"),
    "inbox.read": ("Đã đọc", "Read"),
    "inbox.read_at": ("đọc lúc {at}", "read {at}"),
    "inbox.mark": ("Đánh dấu đã đọc cả", "Mark all as read"),
}

TEXTS: dict[str, tuple[str, str]] = {**_SHARED, **_SUPPORTER, **_BANK, **_MANAGER, **_EMPLOYER, **_ADMIN}
