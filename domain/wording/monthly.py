"""Texts of the monthly report: its paper, its page and its refusals."""

from domain.wording.monthly_page import PAGE

TEXTS: dict[str, tuple[str, str]] = {
    **PAGE,
    "refusal.month_not_over": (
        "Tháng {month} chưa kết thúc: báo cáo chỉ lập cho trọn tháng. Hãy lập từ ngày sau {last:day}.",
        "The month {month} is not over: a report is drawn up of whole months. Draw it up after {last:day}.",
    ),
    "refusal.report_unchanged": (
        "Báo cáo tháng {month} phiên bản {version} đã chốt đúng các số liệu này. Không có gì để chốt thêm.",
        "Version {version} of the report of {month} says the same already. There is nothing more to sign.",
    ),
    "refusal.report_moved_on": (
        "Trong lúc đó đã có người chốt phiên bản {version} của tháng {month}. Hãy xem bản đó, rồi lập lại nếu cần.",
        "Meanwhile version {version} of {month} was signed off. Look at it, and draw the report up again if need be.",
    ),
    "refusal.report_digest_wrong": (
        "Số liệu tháng {month} đã khác với bản nháp đang xem. Hãy xem lại bản nháp mới trước khi chốt.",
        "The figures of {month} are not those of the draft any more. Look at the new draft before signing it off.",
    ),
    "admin_did.monthly_signed": ("chốt báo cáo tháng", "monthly report signed off"),
    "monthly.title": (
        "Tình hình hỗ trợ tái hòa nhập cộng đồng đối với người chấp hành xong án phạt tù, {month}",
        "Support for the return of people who completed a prison sentence, {month}",
    ),
    "monthly.month": ("tháng {month} năm {year}", "{month}/{year}"),
    "monthly.basis": (
        "Số liệu tính đến hết ngày {as_of:day}, theo những gì đã được ghi đến hết ngày {known_on:day}.",
        "Figures as of {as_of:day}, from what was recorded by the end of {known_on:day}.",
    ),
    "monthly.total": ("Tổng số", "Total"),
    "monthly.hidden": (
        "“ẩn”: số dưới {least}, kể cả 0, hoặc số làm lộ một số dưới {least}, kể cả khi so với báo cáo đã chốt khác.",
        "“hidden”: a number under {least}, 0 too, or one that gives such a number away, also beside other reports.",
    ),
    "monthly.few": ("dưới {least}", "fewer than {least}"),
    "monthly.count.opened": ("Hồ sơ tiếp nhận trong tháng", "Cases opened in the month"),
    "monthly.count.closed": ("Hồ sơ kết thúc trong tháng", "Cases closed in the month"),
    "monthly.count.visits": ("Lượt thăm, gặp gỡ trong tháng", "Visits in the month"),
    "monthly.count.visits_met": ("Trong đó gặp được", "Of these, the person was met"),
    "monthly.count.visits_due": (
        "Người đến hạn thăm trong tháng",
        "People due for a visit by the month's end",
    ),
    "monthly.count.visits_due_done": ("Trong đó đã được thăm", "Of these, visited"),
    "monthly.count.visits_overdue": (
        "Người quá hạn thăm vào cuối tháng",
        "People overdue for a visit at the end",
    ),
    "monthly.count.reviews": ("Lượt rà soát định kỳ trong tháng", "Periodic reviews in the month"),
    "monthly.count.reviews_clean": ("Trong đó kết quả tốt", "Of these, clean"),
    "monthly.count.reviews_due": (
        "Người đến hạn rà soát trong tháng",
        "People due for a review by the month's end",
    ),
    "monthly.count.reviews_due_done": ("Trong đó đã được rà soát", "Of these, reviewed"),
    "monthly.count.reviews_overdue": (
        "Người quá hạn rà soát vào cuối tháng",
        "People overdue for a review at the end",
    ),
    "monthly.count.loans": ("Khoản vay mới giải ngân trong tháng", "Loans first disbursed in the month"),
    "monthly.count.loans_vnd": ("Số tiền giải ngân trong tháng (đồng)", "Disbursed in the month (VND)"),
    "monthly.count.loans_ever": ("Khoản vay đã giải ngân đến cuối tháng", "Loans disbursed so far"),
    "monthly.count.loans_ever_vnd": ("Tổng số tiền đã giải ngân (đồng)", "Disbursed so far (VND)"),
    "monthly.count.loans_overdue": (
        "Người có nợ quá hạn vào cuối tháng",
        "People with an overdue loan at the end",
    ),
    "monthly.count.placements": (
        "Lượt bắt đầu việc làm, sinh kế trong tháng",
        "Livelihoods begun in the month",
    ),
    "monthly.count.placements_ended": (
        "Lượt kết thúc việc làm, sinh kế trong tháng",
        "Livelihoods ended in the month",
    ),
    "monthly.count.in_work": (
        "Người có việc làm, sinh kế vào cuối tháng",
        "People with a livelihood at the end",
    ),
    "monthly.followed": (
        "Theo dõi đến lần tra cứu gần nhất, ngày xóa án tích, và không quá ngày {until:day} (chờ {months} tháng cho "
        "thông tin về đủ). Chết, chuyển đi là sự kiện cạnh tranh, không tính là thành công.",
        "Followed to the last look-up, to expungement, and to {until:day} at most ({months} months for records to "
        "arrive). Death and moving away compete with the event; they are no success.",
    ),
    "monthly.part.states": ("Trạng thái hồ sơ", "State of the case"),
    "monthly.part.places": ("Nơi cư trú", "Commune"),
    "monthly.part.moves": ("Biến động", "Changes"),
    "monthly.part.work": ("Thăm và rà soát", "Visits and reviews"),
    "monthly.part.loans": ("Vốn vay và việc làm", "Loans and livelihoods"),
    "monthly.sheet.part": ("Phần", "Part"),
    "monthly.sheet.what": ("Nội dung", "What"),
    "monthly.sheet.count": ("Số lượng", "Count"),
    "monthly.sheet.counts": ("Tổng hợp", "Counts"),
    "monthly.sheet.recidivism": ("Tái phạm tội", "Recidivism"),
    "monthly.sheet.definition": ("Định nghĩa", "Definition"),
    "monthly.said.draft": (
        "Báo cáo tháng {month}: bản nháp, chưa chốt. Mã nội dung {hash}.",
        "Report of {month}: a draft, not signed off. Digest {hash}.",
    ),
    "monthly.said.signed": (
        "Báo cáo tháng {month}, phiên bản {version} đã chốt. Mã nội dung {hash}.",
        "Report of {month}, version {version} as signed off. Digest {hash}.",
    ),
    "monthly.said.sound.yes": (
        "Tệp và số liệu đúng như khi chốt.",
        "Files and figures are as they were signed.",
    ),
    "monthly.said.sound.no": (
        "Tệp hoặc số liệu đã khác với khi chốt: hãy khôi phục từ bản sao lưu.",
        "Files or figures are not as they were signed: restore them from a backup.",
    ),
    "monthly.said.reproduced.yes": (
        "Tính lại từ dữ liệu hôm nay ra đúng các số liệu đã chốt.",
        "Drawn up again from today's store, the figures are the same.",
    ),
    "monthly.said.reproduced.no": (
        "Tính lại từ dữ liệu hôm nay ra số khác: điều đã biết khi ấy đã bị thay đổi. Hãy chạy “history verify”.",
        "Drawn up again, they differ: something known then was changed. Run “history verify”.",
    ),
    "monthly.table": ("Tất cả", "All together"),
    "monthly.by.sex": ("Theo giới tính", "By sex"),
    "monthly.by.ethnicity": ("Theo dân tộc", "By ethnic group"),
    "monthly.by.age": ("Theo tuổi khi về", "By age at release"),
    "monthly.by.sentence_class": ("Theo mức án", "By class of sentence"),
    "monthly.by.release_year": ("Theo năm về", "By year of release"),
    "monthly.by.commune": ("Theo xã (không xếp hạng)", "By commune (no ranking)"),
    "monthly.by.support": ("Theo hỗ trợ đã nhận", "By support received"),
    "monthly.draft": (
        "BẢN NHÁP – số liệu chưa được chốt.",
        "DRAFT – the figures are not signed off.",
    ),
    "monthly.signed": (
        "Phiên bản {version}, {user} chốt số liệu ngày {on:day}.",
        "Version {version}, signed off by {user} on {on:day}.",
    ),
    "monthly.history": (
        "Lịch sử: {events} sự kiện; mã đầu chuỗi",
        "History: {events} events; head",
    ),
    "monthly.content": ("Mã nội dung số liệu", "Digest of the figures"),
    "finding.told": (
        "Trong {people} người đã về đủ {months} tháng, {events} người có bản án mới trong thời gian đó: {rate}, khoảng "
        "tin cậy 95 % từ {lower} đến {upper}.",
        "Of {people} people who returned {months} months ago or more, {events} were convicted anew within that time: "
        "{rate}, 95 % interval {lower} to {upper}.",
    ),
    "finding.hidden": (
        "Có {people} người đã về đủ {months} tháng. Số người có bản án mới dưới {least}, hoặc sẽ làm lộ một số dưới "
        "{least}, nên không nêu số và tỷ lệ.",
        "{people} people returned {months} months ago or more. The number convicted anew is under {least}, or would "
        "give such a number away: neither it nor a rate is told.",
    ),
    "finding.not_followed": (
        "Có {people} người đã về đủ {months} tháng, nhưng hồ sơ chưa được tra cứu đủ lâu để nêu tỷ lệ.",
        "{people} people returned {months} months ago or more, but records were not looked at long enough for a rate.",
    ),
    "finding.nobody": (
        "Chưa đủ {least} người theo dõi trọn một cửa sổ nào, nên không nêu tỷ lệ.",
        "Fewer than {least} people were followed through any window: no rate is told.",
    ),
}
