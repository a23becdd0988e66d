"""What each figure of process and outcome counts: printed with it."""

DEFINED: dict[str, tuple[str, str]] = {
    "outcomes.define.flow": (
        "Số hồ sơ ở từng trạng thái vào cuối ngày trước kỳ, số lần vào và ra trong kỳ, số ở cuối kỳ. Đầu kỳ + vào − ra "
        "= cuối kỳ. Hồ sơ trùng không tính.",
        "Cases in each state when the day before the period ended, entries and exits in it, and at its end. Start + "
        "entries − exits = end. Duplicates are not counted.",
    ),
    "outcomes.define.times": (
        "Số ngày ở một trạng thái, của mọi lần vào đến cuối kỳ (Kaplan–Meier, khoảng tin cậy 95 %). Lần chưa kết thúc "
        "được coi là còn tiếp diễn, không phải đã xong. Trạng thái nhận từ sổ giấy không tính.",
        "Days in a state, of all stays that began by the end of the period (Kaplan–Meier, 95 % interval). A stay that "
        "still runs is censored, not finished. States taken over from paper are left out.",
    ),
    "outcomes.define.waits": (
        "Hồ sơ đang mở ở cuối kỳ, theo bước tiếp theo và điều kiện chưa đạt hoặc chưa rõ. Một hồ sơ có thể chờ nhiều "
        "điều, nên các dòng không cộng thành tổng.",
        "Cases open at the end, by the way on and the conditions not met or unknown. One case may wait for several "
        "things, so the lines do not add up.",
    ),
    "outcomes.define.employment": (
        "Người có hồ sơ mở hoặc tạm dừng ở cuối kỳ, theo sinh kế đang có. Duy trì: phần còn giữ việc sau 3, 6, "
        "12 tháng "
        "(Kaplan–Meier, khoảng tin cậy 95 %); theo dõi đến cuối kỳ hoặc ngày kết thúc hồ sơ. “Có sinh kế” gộp các việc "
        "nối tiếp không gián đoạn; “cùng một chỗ làm” thì không.",
        "People with an open or paused case at the end, by livelihood. Retention: the share that still held "
        "after 3, 6, "
        "12 months (Kaplan–Meier, 95 % interval), followed to the end of the period or the closing of the case. “Any "
        "livelihood” joins works that follow without a gap; “the same job” does not.",
    ),
    "outcomes.define.loans": (
        "Hồ sơ vay theo bước, khoản vay theo tình trạng trả nợ như ngân hàng báo gần nhất đến cuối kỳ. Giải ngân trong "
        "kỳ: khoản vay có lần giải ngân đầu trong kỳ, và số tiền đã chi trong kỳ.",
        "Loan files by step, loans by the repayment status that the bank reported last by the end. Paid out in the "
        "period: loans first paid out in it, and the money paid in it.",
    ),
    "outcomes.define.visits": (
        "Ngày hẹn thăm rơi vào kỳ: thăm đúng hạn, thăm muộn, hoặc chưa thăm đến cuối kỳ. Hẹn được dời, hoặc hồ sơ tạm "
        "dừng hay kết thúc trước ngày hẹn, không tính là đến hạn. Đã thăm: mọi lần thăm có ngày trong kỳ.",
        "Visit days that fell into the period: visited in time, late, or not by the end. One put off, or of a "
        "case that "
        "rested or ended before the day, did not fall due. Held: every visit dated in the period.",
    ),
    "outcomes.define.reviews": (
        "Ngày rà soát rơi vào kỳ: làm đúng hạn (đến ngày hẹn), muộn, hoặc chưa làm đến cuối kỳ. Kỳ được hoãn hoặc miễn "
        "không tính là đến hạn.",
        "Review days that fell into the period: held by the day, late, or not by the end. One put off or left out did "
        "not fall due.",
    ),
    "outcomes.define.referrals": (
        "Giới thiệu đã gửi, đã được trả lời trong kỳ; ở cuối kỳ còn chờ trả lời hoặc đã nhận mà chưa xong, và số ngày "
        "từ khi gửi. Thời gian chờ trả lời theo Kaplan–Meier.",
        "Referrals sent and answered in the period; at its end waiting for an answer, or accepted and not done, with "
        "the days since they were sent. Time to an answer by Kaplan–Meier.",
    ),
    "outcomes.define.groups": (
        "Hồ sơ mở hoặc tạm dừng của mỗi tổ ở cuối kỳ và lịch thăm của họ trong kỳ. Xếp theo mã tổ, không xếp hạng.",
        "Open and paused cases of each group at the end, and their visits due in the period. By code; this "
        "ranks nobody.",
    ),
    "outcomes.define.officers": (
        "Hồ sơ mở hoặc tạm dừng ở các xã mà cán bộ phụ trách, và số việc cán bộ ghi trong kỳ. Xếp theo tên, không xếp "
        "hạng; số việc ghi không nói lên chất lượng.",
        "Open and paused cases in the communes that an officer looks after, and entries made in the period. By name; "
        "this ranks nobody, and entries say nothing of quality.",
    ),
    "outcomes.define.unserved": (
        "Hồ sơ đang mở ở cuối kỳ mà chưa có tổ G5+, chưa có kế hoạch, hoặc không được thăm quá {days} ngày (chưa thăm "
        "lần nào: từ ngày lập hồ sơ). Một hồ sơ có thể ở nhiều dòng.",
        "Cases open at the end without a support group, without a plan, or without a visit for over {days} days (never "
        "visited: since the case was opened). A case may stand in several lines.",
    ),
    "outcomes.define.standings": (
        "Mức thu nhập và loại hộ ghi ở các lần rà soát đầu; trước và sau khoản vay hoặc việc đầu tiên: lần ghi "
        "gần nhất "
        "trước (hoặc đúng) ngày đó so với lần ghi mới nhất sau đó. Thiếu một trong hai là chưa rõ. Thay đổi "
        "không chứng "
        "minh nguyên nhân.",
        "Income band and household as recorded at the first reviews; before and after the first loan or work: the last "
        "record by that day against the latest after it. Without either it is unknown. A change proves no cause.",
    ),
    "outcomes.define.trend": (
        "Những việc xảy ra trong mỗi tháng, và số người có hồ sơ mở hoặc tạm dừng ở cuối tháng; tháng cuối tính đến "
        "cuối kỳ.",
        "What happened in each month, and people with an open or paused case at its end; the last month runs to "
        "the end "
        "of the period.",
    ),
    "outcomes.define.comparison": (
        "Kỳ này so với kỳ liền trước dài như nhau: số tháng tròn, hoặc số ngày. Chênh lệch là số đếm, chưa xét "
        "ngẫu nhiên.",
        "This period beside the one before, as long: in whole months, or in days. Differences are of counts; chance is "
        "not weighed.",
    ),
    "outcomes.define.communes": (
        "Tính cho xã mà hồ sơ thuộc về ở cuối kỳ, theo ranh giới đã chọn. Xếp theo tên, không xếp hạng. “?”: nơi ở mà "
        "ranh giới đó không xác định được.",
        "Counted for the commune of the case at the end, on the chosen boundaries. By name; this ranks no "
        "commune. “?”: "
        "a home that those boundaries do not place.",
    ),
    "outcomes.define.quality": (
        "Trong hồ sơ mở hoặc tạm dừng ở cuối kỳ: số hồ sơ chưa rõ từng điều, và ngày ghi gần nhất của xã như đã biết.",
        "Of cases open or paused at the end: how many lack each fact, and the day of the last entry for the commune.",
    ),
    "outcomes.define.parity": (
        "Người có hồ sơ mở hoặc tạm dừng ở cuối kỳ. Số dưới {least}, hoặc số có thể suy ra số dưới {least}, bị ẩn; tỷ "
        "lệ (khoảng tin cậy 95 % chính xác) chỉ in khi thấy được cả hai số. Khác biệt không chứng minh nguyên nhân.",
        "People with an open or paused case at the end. A number under {least}, or one that would give such a number "
        "away, is hidden; a share (exact 95 % interval) is shown where both its numbers are. Differences prove "
        "no cause.",
    ),
}
