"""Texts of partner employers: how they stand, what they pledge, until when their accounts hold."""

TEXTS: dict[str, tuple[str, str]] = {
    "nav.partners": ("Doanh nghiệp đối tác", "Partner employers"),
    "partners.title": ("Doanh nghiệp đối tác", "Partner employers"),
    "partners.why": (
        "Mỗi doanh nghiệp cam kết nhận bao nhiêu người, đã nhận bao nhiêu, và tài khoản còn hiệu lực đến ngày nào.",
        "What each firm pledged, how many people began there, and until when its accounts hold.",
    ),
    "partners.none": ("Chưa có doanh nghiệp đối tác nào.", "No partner employer yet."),
    "partners.facts": ("Thông tin", "Facts"),
    "partners.standing": ("Tình trạng", "Standing"),
    "partners.since": ("từ {on}", "since {on}"),
    "partners.place": ("Nơi làm việc", "Site"),
    "partners.contact": ("Người liên hệ", "Contact"),
    "partners.unknown": ("chưa ghi", "not entered"),
    "partners.work": ("Việc làm", "Work"),
    "partners.working": ("đang làm: {count}", "working: {count}"),
    "partners.left": ("còn tuyển: {count}", "openings left: {count}"),
    "partners.amend": ("Sửa thông tin", "Change"),
    "partners.read_only": (
        "Doanh nghiệp ở xã khác: chỉ cán bộ xã đó được ghi.",
        "A firm of another commune: the officer there keeps it.",
    ),
    "partners.pledges": ("Cam kết nhận người", "Pledges"),
    "partners.pledge": (
        "Cam kết {jobs} việc từ {start} đến {end}; đã có {begun} người vào làm.",
        "Pledged {jobs} jobs from {start} to {end}; {begun} people began.",
    ),
    "partners.pledge_line": ("{jobs} việc, từ {start} đến {end}", "{jobs} jobs, from {start} to {end}"),
    "partners.noted": ("{user} ghi ngày {on}", "entered by {user} on {on}"),
    "partners.no_pledge": ("Chưa có cam kết.", "No pledge yet."),
    "partners.add_pledge": ("Ghi cam kết mới", "Enter a pledge"),
    "partners.share": ("Vay vốn theo Quyết định 22", "Loan under Decision 22"),
    "partners.share_is": (
        "Người chấp hành xong án phạt tù chiếm {percent} % số lao động ({released} trên {workers}); "
        "cần ít nhất {least} %, tức là {need} người.",
        "Of the workers {percent} % completed a prison sentence ({released} of {workers}); "
        "at least {least} % are needed, which is {need} people.",
    ),
    "partners.no_workers": (
        "Chưa biết tổng số lao động, nên chưa tính được tỷ lệ. Hãy ghi số đó ở mục Thông tin.",
        "The number of workers is not known, so there is no share yet. Enter it under Facts.",
    ),
    "partners.caps": (
        "Mức vay tối đa: {whole:vnd} một dự án, và không quá {each:vnd} cho mỗi người lao động tại đó.",
        "At most {whole:vnd} for a project, and {each:vnd} for each person who works there.",
    ),
    "partners.calculator": ("Tính điều kiện và mức vay của cơ sở", "Calculate conditions and cap"),
    "partners.accounts": ("Tài khoản của doanh nghiệp", "The firm's accounts"),
    "partners.accounts.why": (
        "Tài khoản có ngày hết hạn. Trước ngày đó doanh nghiệp và cán bộ được nhắc; cán bộ gia hạn tại đây.",
        "Accounts have an end. The firm and the officer are warned before; the officer renews them here.",
    ),
    "partners.ends": ("hết hạn ngày {on}", "ends on {on}"),
    "partners.ended": ("đã hết hạn ngày {on}", "ended on {on}"),
    "partners.no_end": ("chưa có ngày hết hạn", "no end yet"),
    "partners.disabled": ("đã khóa", "disabled"),
    "partners.renew": ("Gia hạn tài khoản {user}", "Renew {user}"),
    "partners.renew_send": ("Gia hạn", "Renew"),
    "partners.no_accounts": ("Doanh nghiệp chưa có tài khoản.", "The firm has no account."),
    "partner_standing.active": ("đang hợp tác", "active"),
    "partner_standing.paused": ("tạm ngừng", "paused"),
    "partner_standing.ended": ("đã thôi hợp tác", "ended"),
    "field.partner_site": ("địa chỉ nơi làm việc", "address of the site"),
    "field.partner_contact": ("họ tên người liên hệ", "name of the contact"),
    "field.partner_phone": ("điện thoại người liên hệ", "telephone of the contact"),
    "field.partner_workers": ("tổng số lao động", "workers in all"),
    "field.partner_workers.hint": ("Để tính tỷ lệ theo Quyết định 22.", "For the share of Decision 22."),
    "field.partner_standing": ("tình trạng hợp tác", "standing"),
    "field.partner_reason": ("lý do", "reason"),
    "field.partner_reason.hint": ("Cần khi tạm ngừng hoặc thôi hợp tác.", "Needed when paused or ended."),
    "field.pledge_jobs": ("số việc cam kết", "jobs pledged"),
    "field.pledge_from": ("từ ngày", "from"),
    "field.pledge_until": ("đến ngày", "until"),
    "field.portal_until": ("hết hạn ngày", "ends on"),
    "done.partner_amend": ("Đã ghi thông tin doanh nghiệp.", "The firm's facts are recorded."),
    "done.partner_pledge": ("Đã ghi cam kết.", "The pledge is recorded."),
    "done.partner_renew": ("Đã gia hạn tài khoản.", "The account is renewed."),
    "admin_did.partner_amended": ("sửa thông tin doanh nghiệp", "partner changed"),
    "admin_did.partner_pledged": ("ghi cam kết của doanh nghiệp", "pledge entered"),
    "admin_did.portal_renewed": ("gia hạn tài khoản doanh nghiệp", "partner's account renewed"),
    "refusal.partner_not_active": (
        "{firm} {standing:term=partner_standing}, nên chưa ghi. Khi doanh nghiệp hợp tác lại, "
        "hãy sửa tình trạng ở trang Doanh nghiệp đối tác rồi làm lại.",
        "{firm} is {standing:term=partner_standing}, so nothing was recorded. Once it takes part again, change its "
        "standing on the page of partners and try again.",
    ),
    "refusal.portal_not_renewable": (
        "Tài khoản {user} không gia hạn được ở đây: không phải tài khoản riêng có ngày hết hạn của doanh nghiệp. "
        "Hãy nhờ quản trị cấp quyền.",
        "The account {user} cannot be renewed here: it is not a firm's own with an end. Ask an administrator.",
    ),
    "message.portal_ends.subject": ("Tài khoản sắp hết hạn", "Your account ends soon"),
    "message.portal_ends.text": (
        "Tài khoản của {firm} hết hạn ngày {on:day}. Nếu còn hợp tác, hãy báo cán bộ xã gia hạn.",
        "The account of {firm} ends on {on:day}. If you still take part, ask the commune's officer to renew it.",
    ),
    "message.portal_to_renew.subject": (
        "Tài khoản doanh nghiệp sắp hết hạn",
        "A partner's account ends soon",
    ),
    "message.portal_to_renew.text": (
        "Tài khoản của {firm} hết hạn ngày {on:day}. Nếu còn hợp tác, hãy gia hạn ở trang Doanh nghiệp đối tác.",
        "The account of {firm} ends on {on:day}. If it still takes part, renew it on the page of partners.",
    ),
}
