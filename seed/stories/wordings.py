"""Plain invented sentences for plans, visits and reviews; none names a sentence or an offence."""

from __future__ import annotations

from collections.abc import Mapping

# Domain -> what is to be done, and the party that does it.
PLAN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "papers": (
        ("Hướng dẫn làm thẻ căn cước và đăng ký thường trú", "commune_police"),
        ("Đưa đi làm lại giấy tờ tùy thân", "group"),
    ),
    "housing": (
        ("Vận động họ hàng cho ở nhờ, sửa lại mái nhà", "group"),
        ("Đề xuất hỗ trợ sửa nhà từ quỹ của xã", "officer"),
    ),
    "work": (
        ("Giới thiệu với doanh nghiệp đối tác trong xã", "officer"),
        ("Giúp chuẩn bị đất vườn, con giống để chăn nuôi", "group"),
    ),
    "skills": (
        ("Đăng ký lớp nghề ngắn hạn ở trung tâm huyện cũ", "officer"),
        ("Nhờ thợ trong thôn kèm nghề", "group"),
    ),
    "money": (
        ("Hướng dẫn hồ sơ vay vốn và lập sổ thu chi", "officer"),
        ("Giãn khoản nợ cũ với gia đình cho vay", "person"),
    ),
    "health": (
        ("Đưa đi khám tại trạm y tế xã", "group"),
        ("Làm thẻ bảo hiểm y tế", "officer"),
    ),
    "mind": (
        ("Gặp gỡ, động viên hằng tuần trong tháng đầu", "group"),
        ("Mời tham gia sinh hoạt của chi hội", "group"),
    ),
    "family": (
        ("Nói chuyện với gia đình về việc chia sẻ việc nhà", "group"),
        ("Nhờ người có uy tín trong dòng họ giúp hòa giải", "group"),
    ),
    "community": (
        ("Mời dự họp thôn và ngày hội đại đoàn kết", "group"),
        ("Giới thiệu với tổ an ninh xã hội nơi ở", "group"),
    ),
    "legal": (
        ("Hướng dẫn nộp khoản bồi thường còn lại", "officer"),
        ("Hỏi cơ quan thi hành án về nghĩa vụ còn lại", "officer"),
    ),
}

VISITS = (
    "Gia đình đón tiếp vui vẻ, công việc đều.",
    "Đang chăm đàn gà mới, hỏi thêm về vay vốn.",
    "Sức khỏe ổn, còn ngại gặp hàng xóm.",
    "Đã đi họp thôn cùng gia đình.",
    "Muốn học thêm nghề, nhờ hỏi lịch lớp.",
    "Nhà vừa sửa xong mái, tinh thần tốt hơn.",
    "Việc ít hơn tháng trước, đang tìm thêm việc.",
    "Hai vợ chồng cùng làm rẫy keo.",
)
CONCERNS = (
    "Mấy hôm nay ít nói, cần cán bộ ghé thăm.",
    "Có người lạ hay đến rủ đi chơi đêm, đề nghị lưu ý.",
    "Nợ tiền thức ăn chăn nuôi, lo không trả kịp.",
)
LOOKED_AT = "Đã đến tận nơi: gia đình làm ăn bằng vốn vay, sẽ xin xác nhận của thôn."
CLEAN_REVIEW = "Chấp hành tốt, sinh hoạt ổn định."
OTHER_REVIEW = "Còn khó khăn, cần theo sát trong kỳ tới."

# Outcome -> the note that the closing stands on.
CLOSING: Mapping[str, str] = {
    "expunged": "Đã đủ thời hạn đương nhiên được xóa án tích.",
    "completed": "Cuộc sống ổn định, tổ G5+ thống nhất kết thúc hỗ trợ.",
    "declined": "Người được hỗ trợ đề nghị không tiếp tục.",
    "moved_away": "Đã chuyển đến tỉnh khác sinh sống cùng gia đình.",
    "deceased": "Mất do bệnh, theo giấy báo của gia đình.",
    "reoffended": "Theo thông báo bản án có hiệu lực.",
    "duplicate": "Trùng người đã có hồ sơ, gõ nhầm hai số cuối của số căn cước.",
}
REOPENING = "Trở lại và đề nghị được hỗ trợ tiếp."
PAUSING: Mapping[str, str] = {
    "away": "Đi làm xa, hẹn báo tin hằng tháng.",
    "custody": "Tạm vắng theo thông báo của cơ quan chức năng.",
    "contact_lost": "Nhiều lần liên hệ không được.",
}
SETTING_BACK: Mapping[str, str] = {
    "job_lost": "Xưởng giảm việc, mất việc.",
    "loan_trouble": "Dịch bệnh trên đàn vật nuôi, chậm trả lãi.",
    "health": "Phải nghỉ việc để chữa bệnh.",
    "family": "Nghỉ việc để lo việc gia đình.",
}
EVIDENCE: Mapping[str, str] = {
    "job": "Hợp đồng lao động",
    "own_farm": "Xác nhận của trưởng thôn",
    "own_trade": "Ảnh cửa hàng, xác nhận của thôn",
    "away_work": "Hợp đồng gửi qua điện thoại",
    "study": "Giấy báo nhập học",
    "pension": "Sổ lĩnh trợ cấp",
    "care": "Xác nhận của gia đình và thôn",
}

# Who signs a list (Mẫu số 01): the police draw it up, the People's Committee certifies it. Invented names.
_SIGNATORIES: Mapping[str, tuple[str, ...]] = {
    "police": ("Lê Hữu Thành", "Lương Văn Quyết", "Hà Mạnh Cường", "Vi Đình Nam"),
    "committee": ("Nguyễn Thị Mai", "Lò Văn Thuận", "Quách Văn Bảy", "Trịnh Xuân Hòa"),
}
_GIVEN = ("Hoa", "Hạnh", "Lan", "Thắm", "Xuân")


def signatory(body: str, commune: str) -> str:
    """The same person for every list of a commune."""
    names = _SIGNATORIES[body]
    return names[int(commune) % len(names)]


def relative_of(name: str) -> str:
    """Somebody of the household: the same family name."""
    return f"{name.split(maxsplit=1)[0]} Thị {_GIVEN[len(name) % len(_GIVEN)]}"
