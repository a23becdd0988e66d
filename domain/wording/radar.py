"""Texts of the radar and of trying out a change of the law."""

TEXTS: dict[str, tuple[str, str]] = {
    "nav.radar": ("Cơ hội vay vốn", "Loan chances"),
    "read.radar": ("Trang “Cơ hội vay vốn”", "Page “Loan chances”"),
    "radar.title": ("Cơ hội vay vốn", "Loan chances"),
    "radar.why": (
        "Ai vay được, ai sắp vay được và ai sắp hết hạn theo Quyết định 22. Danh sách lấy theo lần xét điều kiện "
        "gần nhất, gồm người có hồ sơ đang mở và chưa có khoản vay.",
        "Who may borrow, who soon may and whose time runs out under Decision 22. The lists follow the last "
        "evaluation and hold people with an open case and without a loan.",
    ),
    "radar.kind.closes": ("Sắp hết hạn vay", "Closing soon"),
    "radar.kind.newly": ("Mới đủ điều kiện", "Newly eligible"),
    "radar.kind.opens": ("Sắp đủ điều kiện", "Opening soon"),
    "radar.kind.nearly": ("Chỉ còn một việc", "One thing left"),
    "radar.hint.closes": (
        "Đang đủ điều kiện, nhưng sẽ hết trong {days} ngày tới.",
        "Eligible now, but not for more than {days} days.",
    ),
    "radar.hint.newly": (
        "Đủ điều kiện trong {days} ngày vừa qua.",
        "Became eligible within the last {days} days.",
    ),
    "radar.hint.opens": (
        "Sẽ đủ điều kiện trong {days} ngày tới, không cần bổ sung gì.",
        "Will be eligible within {days} days without anything else.",
    ),
    "radar.hint.nearly": (
        "Chỉ còn một thông tin chưa rõ, hoặc một điều kiện chưa đạt mà còn thay đổi được.",
        "One fact alone is not known, or one condition is not met that can still be changed.",
    ),
    "radar.days": ("Trong khoảng", "Within"),
    "radar.days.count": ("{days} ngày", "{days} days"),
    "radar.until": ("Vay được đến hết ngày {on}.", "May borrow up to and including {on}."),
    "radar.since": ("Đủ điều kiện từ {on}.", "Eligible since {on}."),
    "radar.opens": ("Đủ điều kiện từ {on}.", "Eligible from {on}."),
    "radar.nearly.fact": ("Còn một thông tin chưa rõ.", "One fact is not known."),
    "radar.nearly.change": ("Còn một điều kiện chưa đạt.", "One condition is not met."),
    "radar.wished": ("Muốn vay {amount:vnd}.", "Asks for {amount:vnd}."),
    "radar.ends_with": ("Sau ngày cuối cùng:", "After the last day:"),
    "radar.stale": (
        "Hồ sơ hoặc quy định đã thay đổi sau lần xét này; hệ thống sẽ xét lại trong lần chạy tới.",
        "The case or the law changed after this answer; it is evaluated again in the next run.",
    ),
    "radar.none": ("Hiện không có ai trong các nhóm này.", "Nobody is in these groups now."),
    "radar.more": ("Xem tất cả {count} người", "See all {count} people"),
    "radar.all": ("Xem mọi nhóm", "See every group"),
    "way.title": ("Cách ngắn nhất để đủ điều kiện:", "The shortest way to become eligible:"),
    "way.wait": ("Chờ đến ngày {on}.", "Wait until {on}."),
    "way.now": ("Không cần làm gì thêm.", "Nothing else is needed."),
    "way.none": (
        "Theo thông tin đang có, không còn cách nào để đủ điều kiện.",
        "By what is known, no way leads there any more.",
    ),
    "span.now": ("hôm nay", "today"),
    "span.ended": ("Kết thúc vào {on}:", "It ends on {on}:"),
    "export.radar": ("Cơ hội vay vốn", "Loan chances"),
    "export.column.radar_kind": ("Nhóm", "Group"),
    "export.column.radar_on": ("Ngày", "Day"),
    "export.column.wished": ("Muốn vay (đồng)", "Asks for (VND)"),
    "export.column.because": ("Lý do", "Reasons"),
    "export.column.way": ("Cách để đủ điều kiện", "Way to become eligible"),
    "try.link": ("Thử một giá trị dự thảo", "Try a draft value"),
    "try.title": ("Thử một thay đổi của pháp luật", "Try a change of the law"),
    "try.why": (
        "Chọn một con số và giá trị dự thảo để xem ai sẽ vay được thêm, ai sẽ không vay được nữa, từ ngày nào và cần "
        "bao nhiêu vốn. Không có gì được ghi lại hay có hiệu lực.",
        "Choose a number and a draft value to see who could borrow and who no longer could, from which day, and how "
        "much money it takes. Nothing is recorded and nothing takes effect.",
    ),
    "try.key": ("Tham số", "Number"),
    "try.value": ("Giá trị dự thảo", "Draft value"),
    "try.value.hint": (
        "Ví dụ: 6, 150.000.000 hoặc 2027-01-01 nếu tham số là một ngày",
        "For example 6, 150000000, or 2027-01-01 where the number is a day",
    ),
    "try.starts": ("Áp dụng từ ngày", "In force from"),
    "try.starts.hint": ("Ngày đầu tiên theo giá trị dự thảo", "The first day of the draft value"),
    "try.until": ("Xem đến hết ngày", "Look until"),
    "try.until.hint": (
        "Người có thay đổi sau ngày này không được tính",
        "Changes after this day are not counted",
    ),
    "try.fault.until": (
        "Ngày cuối phải từ ngày áp dụng trở đi.",
        "The last day may not lie before the first one.",
    ),
    "try.go": ("Xem kết quả", "See what happens"),
    "try.answer": (
        "{name}: từ {before} thành {value}, áp dụng từ {on}",
        "{name}: from {before} to {value}, in force from {on}",
    ),
    "try.over": (
        "Tính trên {persons} hồ sơ đang mở, từ {on} đến hết {until}.",
        "Worked out over {persons} open cases, from {on} up to and including {until}.",
    ),
    "try.sum.gain": ("Người vay được thêm", "People who gain"),
    "try.sum.lose": ("Người không vay được nữa", "People who lose"),
    "try.sum.eligible": ("Đủ điều kiện vào {on}", "Eligible on {on}"),
    "try.sum.unknown": ("Còn thiếu thông tin vào {on}", "Not known on {on}"),
    "try.sum.cost": ("Số tiền người vay được thêm muốn vay", "What those who gain ask for"),
    "try.sum.lost": ("Số tiền người không vay được nữa muốn vay", "What those who lose ask for"),
    "try.sum.at_most": (
        "Vốn tăng thêm tối đa, nếu mọi người vay hết mức mới",
        "At most, if everybody borrowed all that the new caps allow",
    ),
    "try.from_to": ("{before} người, theo dự thảo {after} người", "{before} people, {after} by the draft"),
    "try.nothing_kept": (
        "Đây chỉ là tính thử. Muốn thay đổi, hãy gửi đề nghị để người thứ hai duyệt.",
        "This was only a trial. To change the number, send a proposal for a second person to approve.",
    ),
    "try.propose": ("Đề nghị giá trị này", "Propose this value"),
    "try.counted": (
        "Quản trị viên chỉ xem số lượng; danh sách người do lãnh đạo xem.",
        "Administrators see numbers alone; the list of people is for the manager.",
    ),
    "try.gains": ("Vay được thêm", "Gain"),
    "try.loses": ("Không vay được nữa", "Lose"),
    "try.column.who": ("Người", "Person"),
    "try.column.unit": ("Xã", "Commune"),
    "try.column.from": ("Từ ngày", "From"),
    "try.column.cap_before": ("Mức tối đa hiện nay", "Cap today"),
    "try.column.cap_after": ("Mức tối đa theo dự thảo", "Cap by the draft"),
    "try.first": ("Đang hiện {count} trong {total} người.", "Showing {count} of {total} people."),
    "try.nobody": ("Không có ai.", "Nobody."),
    "refusal.law_not_tried": (
        "Chưa thử được “{parameter}”: con số này không quyết định ai được vay. Có thể thử: {expected}.",
        "“{parameter}” was not tried: it does not decide who may borrow. These can be tried: {expected}.",
    ),
    "wrong.until": (
        "Ngày cuối ({value}) phải từ ngày bắt đầu xem ({first}) trở đi.",
        "The last day ({value}) may not lie before the first one ({first}).",
    ),
    "wrong.draft": (
        "“{value}” không đúng dạng KHÓA=GIÁ TRỊ, ví dụ qd22.window_years=6.",
        "“{value}” is not KEY=VALUE, for example qd22.window_years=6.",
    ),
}
