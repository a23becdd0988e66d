"""Texts of actions that are assigned to agencies."""

AGENCIES: dict[str, tuple[str, str]] = {
    "outcomes.define.actions": (
        "Việc Ban Chỉ đạo giao cho cơ quan, như đã ghi đến hết ngày đã biết; việc chưa xong đứng trước, theo hạn. Trễ: "
        "đã qua hạn mà chưa xong.",
        "What the steering committee asked of agencies, as recorded by the end of the day known; what is not done "
        "first, by its day. Late: not done and past its day.",
    ),
    "agency.steering_committee": ("Ban Chỉ đạo cấp xã", "Commune steering committee"),
    "agency.commune_police": ("Công an cấp xã", "Commune police"),
    "agency.peoples_committee": ("UBND cấp xã", "Commune People's Committee"),
    "agency.bank": ("Ngân hàng Chính sách xã hội", "Bank for Social Policies"),
    "agency.fatherland_front": ("Mặt trận Tổ quốc", "Fatherland Front"),
    "agency.women": ("Hội Phụ nữ", "Women's Union"),
    "agency.youth": ("Đoàn Thanh niên", "Youth Union"),
    "agency.veterans": ("Hội Cựu chiến binh", "Veterans' Association"),
    "agency.farmers": ("Hội Nông dân", "Farmers' Union"),
    "agency.elderly": ("Hội Người cao tuổi", "Association of the Elderly"),
    "agency.labour": ("Cơ quan lao động, việc làm", "Labour and employment office"),
    "agency.employers": ("Doanh nghiệp đối tác", "Partner employers"),
    "agency.other": ("Cơ quan khác", "Another agency"),
    "agency_status.open": ("Mới giao", "Assigned"),
    "agency_status.doing": ("Đang làm", "Under way"),
    "agency_status.done": ("Đã xong", "Done"),
    "agency_status.dropped": ("Không làm nữa", "Dropped"),
    "nav.agencies": ("Việc giao cơ quan", "Agencies"),
    "agency.late": ("trễ hạn", "late"),
    "agency.none": ("Chưa giao việc nào cho cơ quan.", "Nothing is assigned to an agency yet."),
    "agency.title": ("Việc giao cho các cơ quan", "Actions assigned to agencies"),
    "agency.why": (
        "Mỗi việc có cơ quan, hạn và tình trạng; mọi lần cập nhật được giữ lại. Không ghi tên hay chuyện riêng của một "
        "người ở đây: việc của một người nằm trong hồ sơ.",
        "Each has its agency, day and status, and every entry is kept. Name no person here: what is asked for one "
        "person belongs in the case.",
    ),
    "agency.new": ("Giao việc mới", "Assign a new action"),
    "agency.assign": ("Giao việc", "Assign"),
    "agency.follow": ("Cập nhật", "Update"),
    "agency.save": ("Ghi lại", "Record"),
    "agency.steps": ("Các lần ghi", "Entries"),
    "agency.column.on": ("Ngày ghi", "Recorded"),
    "agency.column.by": ("Người ghi", "By"),
    "agency.column.words": ("Nội dung", "Words"),
    "agency.field.agency": ("Cơ quan", "Agency"),
    "agency.field.what": ("Việc được giao", "What is asked"),
    "agency.field.commune": ("Xã (để trống: toàn địa bàn)", "Commune (empty: the whole district)"),
    "agency.field.due_on": ("Hạn", "Due"),
    "agency.field.status": ("Tình trạng", "Status"),
    "agency.field.note": ("Ghi chú", "Note"),
}
