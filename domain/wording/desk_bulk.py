"""Texts of acts for many people at once."""

from __future__ import annotations

BULK: dict[str, tuple[str, str]] = {
    "bulk.title": ("Ghi cho nhiều người", "One act for many people"),
    "bulk.choose": ("Với các hồ sơ đã chọn", "With those chosen"),
    "bulk.pick": ("Chọn {name}", "Choose {name}"),
    "bulk.all": ("Cả {total} hồ sơ theo bộ lọc này", "All {total} cases of this filter"),
    "bulk.all_found": (
        "Cả {total} hồ sơ đã tìm thấy; hồ sơ khác cũng khớp thì không gồm",
        "All {total} cases that were found; others that match are not among them",
    ),
    "bulk.go": ("Tiếp tục", "Continue"),
    "bulk.people": ("{count} người được chọn", "{count} people chosen"),
    "bulk.who": ("Những ai", "Who"),
    "bulk.nobody": (
        "Chưa chọn ai. Hãy quay lại danh sách và đánh dấu những người cần ghi.",
        "Nobody is chosen. Go back to the list and tick those you mean.",
    ),
    "bulk.no_act": (
        "Chưa chọn việc cần làm. Hãy quay lại danh sách và chọn.",
        "No act is chosen. Go back and choose one.",
    ),
    "bulk.missing": (
        "{count} hồ sơ không mở được trong phạm vi của bạn và được bỏ qua.",
        "{count} cases are outside your scope and left out.",
    ),
    "bulk.do": ("Ghi cho {count} người", "Record for {count} people"),
    "bulk.back": ("Về danh sách hồ sơ", "To the list of cases"),
    "bulk.lists": ("Mẫu số 01: lập, xác nhận danh sách", "Lists (form 01): draw up, certify"),
    "bulk.lists.why": (
        "Danh sách Mẫu số 01 lập theo từng xã, trên hồ sơ vay. Chọn xã để ghi danh sách của những người đã chọn.",
        "A list (form 01) is drawn up commune by commune, over loan files. Choose the commune to record its list.",
    ),
    "bulk.lists.draft": (
        "{count} người có hồ sơ vay đang chờ lập danh sách:",
        "{count} with a loan file that waits for a list:",
    ),
    "bulk.lists.listed": (
        "{count} người đã có trong danh sách, chờ UBND xác nhận:",
        "{count} on a list that waits for its certification:",
    ),
    "bulk.lists.certify": ("Mở danh sách để ghi xác nhận", "Open the lists to record a certification"),
    "bulk.lists.without": (
        "{count} người không có hồ sơ vay ở bước này",
        "{count} without a loan file at this step",
    ),
    "bulk.lists.without.why": (
        "Hồ sơ vay chưa lập hoặc đã qua bước danh sách. Mở từng người để xem hoặc lập hồ sơ vay.",
        "There is no loan file, or it is past its list. Open each to see or to begin one.",
    ),
    "bulk.group": ("Phân công tổ G5+", "Assign a group"),
    "bulk.group.why": ("Giao những người này cho một tổ G5+.", "Assign these people to one group."),
    "bulk.transfer": ("Đề nghị chuyển hồ sơ", "Offer a transfer"),
    "bulk.transfer.why": (
        "Đề nghị xã khác nhận hồ sơ; xã đó trả lời từng hồ sơ.",
        "Offer these cases to another commune, which answers each.",
    ),
    "bulk.sheets": ("In “Kế hoạch của tôi”", "Print the sheets"),
    "bulk.sheets.why": ("Mở từng tờ rồi in.", "Open each sheet and print it."),
    "bulk.group_field": ("Tổ G5+", "Support group"),
    "bulk.result.done": ("người đã ghi xong", "recorded"),
    "bulk.result.already": ("người đã có từ trước, không ghi lại", "had it already"),
    "bulk.result.refused": ("người chưa ghi được", "refused"),
    "bulk.result.refused_title": ("Chưa ghi được, vì sao", "Refused, and why"),
    "bulk.result.done_title": ("Đã ghi ({count})", "Recorded ({count})"),
    "bulk.result.already_title": ("Đã có từ trước ({count})", "Had it already ({count})"),
}
