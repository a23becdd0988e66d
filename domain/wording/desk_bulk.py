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
    "bulk.list-drawn": ("Mẫu số 01: công an cấp xã đã lập", "List (form 01): drawn up by the commune police"),
    "bulk.list-drawn.why": (
        "Ghi rằng những người này có tên trong danh sách Mẫu số 01 do công an cấp xã lập.",
        "Record that these people stand on the list (form 01) of the commune police.",
    ),
    "bulk.list-certified": (
        "Mẫu số 01: UBND cấp xã đã xác nhận",
        "List (form 01): certified by the People's Committee",
    ),
    "bulk.list-certified.why": (
        "Ghi rằng UBND cấp xã đã xác nhận danh sách. Người lập và người xác nhận phải là hai người.",
        "Record that the People's Committee certified the list. Drafter and certifier are two people.",
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
    "bulk.document_no": ("Số danh sách", "Number of the list"),
    "bulk.document_on": ("Ngày danh sách", "Day of the list"),
    "bulk.drafter": ("Người lập danh sách", "Drawn up by"),
    "bulk.drafter.hint": ("Cán bộ công an cấp xã đã lập danh sách.", "The officer of the commune police."),
    "bulk.certifier": ("Người ký xác nhận", "Certified by"),
    "bulk.same_person": (
        "Người xác nhận phải khác người lập danh sách.",
        "The certifier must not be who drew up the list.",
    ),
    "bulk.conduct": (
        "Danh sách ghi: chấp hành tốt pháp luật, không mắc tệ nạn xã hội?",
        "Does the list state law-abiding conduct and no social evils?",
    ),
    "bulk.conduct.hint": ("Để trống nếu danh sách không ghi.", "Leave blank where the list is silent."),
    "bulk.group_field": ("Tổ G5+", "Support group"),
    "bulk.result.done": ("người đã ghi xong", "recorded"),
    "bulk.result.already": ("người đã có từ trước, không ghi lại", "had it already"),
    "bulk.result.refused": ("người chưa ghi được", "refused"),
    "bulk.result.refused_title": ("Chưa ghi được, vì sao", "Refused, and why"),
    "bulk.result.done_title": ("Đã ghi ({count})", "Recorded ({count})"),
    "bulk.result.already_title": ("Đã có từ trước ({count})", "Had it already ({count})"),
}
