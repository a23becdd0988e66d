"""Texts of changes of administrative units: the page, its form, what is refused, what waits for an officer."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "units.title": ("Đơn vị hành chính", "Administrative units"),
    "units.why": (
        "Khi xã sáp nhập, chia tách hoặc đổi tên, hãy ghi lại theo văn bản. Từ ngày có hiệu lực, hồ sơ, tổ G5+, "
        "phạm vi của cán bộ và báo cáo tự chuyển theo; địa chỉ cũ vẫn đọc được.",
        "Record mergers, splits and renamings by their document. From that day cases, groups, scopes and reports "
        "follow by themselves, and old addresses stay readable.",
    ),
    "units.now": ("Các xã hiện nay", "The communes of today"),
    "units.since": ("Từ ngày", "Since"),
    "units.code": ("Mã", "Code"),
    "units.unit": ("Đơn vị", "Unit"),
    "units.made_of": ("Được lập từ", "Made of"),
    "units.unchanged": ("Chưa có thay đổi nào được ghi", "No change is known"),
    "units.will_end": ("có thay đổi từ {on}", "changes on {on}"),
    "units.timeline": ("Các lần thay đổi", "Changes"),
    "units.shipped": ("Có sẵn trong phần mềm.", "Part of the program."),
    "units.document": ("Văn bản: {document}", "Document: {document}"),
    "units.recorded": ("{user} ghi lúc {at}", "Recorded by {user}, {at}"),
    "units.waits": ("Chờ đến ngày có hiệu lực", "Waits for its day"),
    "units.in_force": ("Đã có hiệu lực", "In force"),
    "units.withdrawn": ("{user} đã rút lại lúc {at}", "Taken back by {user}, {at}"),
    "units.withdraw": ("Rút lại thay đổi này", "Take this change back"),
    "units.withdraw.why": (
        "Chỉ rút lại được trước ngày có hiệu lực. Sau ngày đó, hãy ghi một thay đổi khác.",
        "Only before its day. Afterwards, record another change.",
    ),
    "units.record": ("Ghi một thay đổi", "Record a change"),
    "units.log": ("Ai đã ghi gì", "Who recorded what"),
    "units.log.unit_change_recorded": ("Ghi thay đổi", "Recorded"),
    "units.log.unit_change_withdrawn": ("Rút lại thay đổi", "Took back"),
    "units.log.none": ("Chưa có ai ghi thay đổi nào.", "Nobody has recorded a change yet."),
    "units.log.what": (
        "{kind:term=unit_change} từ ngày {on:day}, theo {document}",
        "{kind:term=unit_change} of {on:day}, by {document}",
    ),
    "units.follow_now": (
        "Chuyển hồ sơ theo các thay đổi đã có hiệu lực",
        "Let cases follow the changes in force",
    ),
    "units.follow_now.why": (
        "Việc này tự chạy mỗi sáng và ngay sau khi ghi thay đổi. Chỉ cần bấm nếu một lần chạy bị gián đoạn.",
        "This runs every morning and after a change is recorded. Press it only if a run was cut short.",
    ),
    "unit_change.merge": ("Sáp nhập", "Merger"),
    "unit_change.split": ("Chia tách", "Split"),
    "unit_change.rename": ("Đổi tên hoặc đổi mã", "Renaming"),
    "unit_change.merge.hint": ("Nhiều xã thành một xã.", "Several communes become one."),
    "unit_change.split.hint": ("Một xã thành nhiều xã.", "One commune becomes several."),
    "unit_change.rename.hint": (
        "Vẫn là xã đó, với tên hoặc mã mới.",
        "The same commune under another name or code.",
    ),
    "units.form.effective_on": ("Ngày có hiệu lực", "Takes effect on"),
    "units.form.effective_on.hint": (
        "Ngày ghi trong văn bản. Nếu ngày này chưa tới, hồ sơ sẽ chuyển vào sáng hôm đó.",
        "The day that the document names. If it lies ahead, cases follow on that morning.",
    ),
    "units.form.document": ("Số và ngày văn bản", "Number and day of the document"),
    "units.form.document.hint": (
        "Ví dụ: Nghị quyết 1686/NQ-UBTVQH15.",
        "For example: Resolution 1686/NQ-UBTVQH15.",
    ),
    "units.form.sources": ("Xã thay đổi", "Communes that change"),
    "units.form.sources.merge": (
        "Chọn mọi xã nhập vào nhau, kể cả xã giữ lại tên hoặc mã.",
        "Choose every commune that takes part, also one that keeps its name or code.",
    ),
    "units.form.sources.split": ("Chọn xã được chia.", "Choose the commune that is divided."),
    "units.form.sources.rename": (
        "Chọn xã đổi tên hoặc đổi mã.",
        "Choose the commune that changes its name or code.",
    ),
    "units.form.target": ("Xã mới", "New commune"),
    "units.form.part": ("Xã mới thứ {n}", "New commune {n}"),
    "units.form.code": ("Mã 5 chữ số", "Code of five digits"),
    "units.form.code.hint": (
        "Mã trong danh mục đơn vị hành chính. Có thể giữ mã của một xã cũ.",
        "From the official register. It may be the code of one of the old communes.",
    ),
    "units.form.name": ("Tên đầy đủ", "Full name"),
    "units.form.name.hint": ("Ví dụ: Xã Xuân Hòa.", "For example: Xã Xuân Hòa."),
    "units.form.villages": ("Các thôn, khu phố thuộc xã này", "Villages that belong to it"),
    "units.form.villages.hint": (
        "Mỗi dòng một thôn. Hồ sơ của thôn không ghi ở đây sẽ chờ cán bộ chọn xã.",
        "One a line. Cases of other villages wait for an officer's choice.",
    ),
    "units.form.more": ("Thêm một xã mới", "Add a new commune"),
    "units.form.preview": ("Xem trước", "Preview"),
    "units.form.back": ("Sửa lại", "Change it"),
    "units.form.confirm": ("Ghi thay đổi này", "Record this change"),
    "units.preview.title": ("Xem trước khi ghi", "Before you record it"),
    "units.preview.moves": ("Từ ngày {on:day}, theo {document}:", "From {on:day}, by {document}:"),
    "units.preview.cases": ("hồ sơ đang mở hoặc tạm dừng chuyển theo", "open or paused cases follow"),
    "units.preview.undecided": (
        "hồ sơ trong số đó chờ cán bộ chọn xã, vì thôn chưa được ghi",
        "of them wait for an officer's choice: their village is not named",
    ),
    "units.preview.groups": ("tổ G5+ thuộc các xã này", "support groups of these communes"),
    "units.preview.firms": (
        "doanh nghiệp đối tác đóng tại các xã này",
        "partner employers of these communes",
    ),
    "units.preview.accounts": (
        "tài khoản có phạm vi gồm các xã này",
        "accounts whose scope holds these communes",
    ),
    "units.preview.villages": ("Hồ sơ theo thôn", "Cases by village"),
    "units.preview.no_village": ("Chưa ghi thôn", "No village recorded"),
    "units.preview.left_open": ("chờ chọn", "to be chosen"),
    "units.preview.scope_merge": (
        "Phạm vi của cán bộ các xã này tự mở rộng thành cả xã mới.",
        "The scope of each officer of these communes becomes the whole new commune.",
    ),
    "units.preview.scope_split": (
        "Cán bộ của xã cũ vẫn thấy tất cả các xã mới, cho đến khi quản trị viên thu hẹp phạm vi của họ. "
        "Hồ sơ đã kết thúc và hồ sơ chờ chọn chỉ ai phụ trách đủ các xã mới mới thấy.",
        "The officers of the old commune see all new ones, until an administrator narrows their scope. Closed cases "
        "and those that wait for a choice are seen only by who has all of the new communes.",
    ),
    "units.preview.undo": (
        "Sau khi có hiệu lực thì không rút lại được: chỉ ghi được một thay đổi khác.",
        "Once in force it cannot be taken back: only another change can follow.",
    ),
    "units.preview.waits": (
        "Ngày này chưa tới: hồ sơ chuyển vào sáng hôm đó. Trước ngày đó vẫn rút lại được.",
        "That day lies ahead: cases follow on its morning. Until then the change can be taken back.",
    ),
    "units.done.recorded": ("Đã ghi thay đổi đơn vị hành chính.", "The change of units is recorded."),
    "units.done.withdrawn": ("Đã rút lại thay đổi.", "The change is taken back."),
    "units.done.followed": (
        "Đã chuyển {cases} hồ sơ; {asked} hồ sơ chờ cán bộ chọn xã.",
        "{cases} cases were moved; {asked} wait for an officer's choice.",
    ),
    "job_kind.units": ("Chuyển hồ sơ theo đơn vị hành chính mới", "Cases follow a change of communes"),
    "unit_fault.document": ("Hãy ghi số và ngày của văn bản.", "Say the number and day of the document."),
    "unit_fault.long": (
        "Văn bản dài quá 160 chữ. Hãy ghi ngắn lại.",
        "The document is longer than 160 letters. Shorten it.",
    ),
    "unit_fault.too_far": (
        "Ngày này xa hơn ba năm. Hãy kiểm tra lại năm.",
        "The day is more than three years ahead. Check the year.",
    ),
    "unit_fault.sources_merge": ("Sáp nhập cần ít nhất hai xã.", "A merger needs two communes or more."),
    "unit_fault.sources_split": ("Chia tách cần đúng một xã.", "A split needs exactly one commune."),
    "unit_fault.sources_rename": ("Đổi tên cần đúng một xã.", "A renaming needs exactly one commune."),
    "unit_fault.not_there": (
        "Trước ngày này không có xã nào mang mã đã chọn. Hãy kiểm tra mã và ngày.",
        "Before that day no commune bore the code. Check the code and the day.",
    ),
    "unit_fault.overlaps": (
        "Một xã đã chọn có thay đổi khác được ghi cho ngày này hoặc sau đó. Hãy ghi theo thứ tự ngày, "
        "hoặc rút lại thay đổi kia trước.",
        "Another change of one of these communes is recorded for this day or a later one. Record changes in the "
        "order of their days, or take the other back first.",
    ),
    "unit_fault.parts": (
        "Chia tách cần từ hai xã mới trở lên; sáp nhập và đổi tên cần đúng một.",
        "A split makes two communes or more, a merger or renaming exactly one.",
    ),
    "unit_fault.code": ("Mã gồm đúng 5 chữ số.", "A code has exactly five digits."),
    "unit_fault.code_of_another": (
        "Mã này là của một đơn vị khác, đang dùng hoặc trước đây. Hãy kiểm tra trong danh mục đơn vị "
        "hành chính.",
        "The code is or was that of another unit. Check the official register.",
    ),
    "unit_fault.twice": (
        "Hai xã mới không thể trùng mã hoặc trùng tên.",
        "Two new communes cannot share a code or a name.",
    ),
    "unit_fault.name": ("Hãy ghi tên đầy đủ, không quá 80 chữ.", "Give the full name, at most 80 letters."),
    "unit_fault.village_twice": (
        "Một thôn chỉ thuộc một xã mới.",
        "A village belongs to one new commune only.",
    ),
    "unit_fault.same": ("Tên và mã không có gì mới.", "Neither the name nor the code is new."),
    "refusal.unit_change_refused": (
        "Chưa ghi được thay đổi đơn vị hành chính. {fault:term=unit_fault}",
        "The change of units was not recorded. {fault:term=unit_fault}",
    ),
    "refusal.change_in_force": (
        "Thay đổi này có hiệu lực từ {on:day} và hồ sơ đã chuyển theo, nên không rút lại được. "
        "Hãy ghi một thay đổi khác.",
        "The change is in force since {on:day} and cases have followed it, so that it cannot be taken back. "
        "Record another change.",
    ),
    "refusal.split_unit": (
        "{name} ({code}) đã được chia thành: {parts}. Hãy chọn một xã.",
        "{name} ({code}) was divided into: {parts}. Choose one of them.",
    ),
    "refusal.no_part_to_choose": (
        "Hồ sơ {number} không chờ chọn xã: xã không bị chia tách, hoặc đã có người chọn. Hãy tải lại hồ sơ.",
        "Case {number} waits for no choice of a commune: it was not split, or somebody has chosen. "
        "Reload the case.",
    ),
    "item_kind.unit": ("Chọn xã", "Choose the commune"),
    "item.unit_split": (
        "{unit} đã chia tách từ {on:day}: hãy chọn xã mới nơi người này ở.",
        "{unit} was split on {on:day}: choose the new commune where the person lives.",
    ),
    "today.do.unit": ("Chọn xã mới", "Choose the commune"),
    "act.unit": ("Chọn xã sau chia tách", "Choose the commune after a split"),
    "act.unit.why": (
        "Xã cũ đã chia thành nhiều xã. Hãy chọn xã mới theo thôn nơi người này ở.",
        "The old commune was divided. Choose the new one by the village where the person lives.",
    ),
    "done.unit": ("Đã ghi xã mới của hồ sơ.", "The case has its new commune."),
    "field.part": ("Xã mới", "New commune"),
    "components.title": ("Các thành phần giao diện", "Components"),
    "components.why": (
        "Mỗi thành phần dùng lại trên các trang, với tên trong mã nguồn. Trang này chỉ có ở dữ liệu giả lập.",
        "What pages are put together from, each with its name in the code. Only in stores of invented people.",
    ),
    "components.stepper": ("Đường về theo từng trạng thái", "The way home in every state"),
    "components.tags": ("Nhãn", "Tags"),
    "components.due": ("Ngày đến hạn", "Due days"),
    "components.items": ("Việc chờ", "What waits"),
    "components.chips": ("Số việc theo loại", "Counts by kind"),
    "components.findings": ("Kết quả của quy tắc", "Findings of rules"),
    "components.form": ("Biểu mẫu", "Form"),
    "components.errors": ("Biểu mẫu có lỗi", "Form with errors"),
    "components.draft": ("Bản nháp", "Draft"),
    "components.banner": ("Báo đã ghi xong", "Done"),
    "components.conflict": ("Hai người cùng sửa", "Two people at one case"),
    "components.phase": ("Dải đầu trang", "Strip at the top"),
    "components.phase.why": (
        "Ở đầu mọi trang: dữ liệu giả lập, và ai đang làm việc.",
        "At the top of every page: that the people are invented, and who acts.",
    ),
    "components.table": ("Bảng", "Tables"),
    "components.bars": ("Bảng có thanh", "Table with bars"),
    "components.figures": ("Con số", "Figures"),
    "components.figure": ("ví dụ", "example"),
    "components.pagination": ("Chuyển trang", "Pagination"),
    "components.buttons": ("Nút", "Buttons"),
    "components.dial": ("Số điện thoại", "Phone"),
    "components.empty": ("Chưa có gì", "Nothing there"),
    "components.details": ("Phần thu gọn", "Details"),
    "components.details.ask": ("Xem thêm", "More"),
    "components.print": ("Bản in", "Print"),
    "components.print.why": (
        "Khi in, thanh điều hướng, bộ lọc, nút và biểu mẫu được bỏ; dải “dữ liệu giả lập” vẫn còn.",
        "On paper there is no navigation, filter, button or form; the strip on invented data stays.",
    ),
    "components.page_parts": ("Phần của riêng một trang", "Parts of one page"),
    "components.page_parts.why": (
        "Các phần này cần dữ liệu của trang mình; hãy xem ngay trên trang đó.",
        "These need the data of their page: look at them there.",
    ),
    "event.unit_split": ("Cập nhật theo chia tách xã", "Unit split"),
}
