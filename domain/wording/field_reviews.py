"""Texts of reviews, of visits recorded late and of concerns."""

from __future__ import annotations

REVIEWS: dict[str, tuple[str, str]] = {
    "review_result.better": ("Tiến triển tốt hơn", "Better"),
    "review_result.same": ("Không thay đổi", "The same"),
    "review_result.worse": ("Khó khăn hơn", "Worse"),
    "review_result.not_met": ("Chưa gặp được", "Not met"),
    "next_step.continue": ("Tiếp tục như kế hoạch", "Go on as planned"),
    "next_step.new_plan": ("Lập lại kế hoạch hỗ trợ", "Make a new plan"),
    "next_step.more_visits": ("Thăm gặp dày hơn", "Visit more often"),
    "next_step.refer": ("Giới thiệu đến nơi hỗ trợ", "Refer to somebody who can help"),
    "next_step.stabilise": ("Xem xét xác nhận ổn định", "Consider confirming as stable"),
    "next_step.set_back": ("Xem xét đưa về hỗ trợ", "Consider setting back to support"),
    "review_income.none": ("Chưa có thu nhập", "No income yet"),
    "review_income.under_2m": ("Dưới 2 triệu đồng", "Under 2 million VND"),
    "review_income.2m_5m": ("Từ 2 đến dưới 5 triệu đồng", "2 to under 5 million VND"),
    "review_income.5m_8m": ("Từ 5 đến dưới 8 triệu đồng", "5 to under 8 million VND"),
    "review_income.over_8m": ("Từ 8 triệu đồng", "8 million VND and over"),
    "review_household.poor": ("Hộ nghèo", "Poor household"),
    "review_household.near_poor": ("Hộ cận nghèo", "Near-poor household"),
    "review_household.not_poor": ("Không thuộc hộ nghèo, cận nghèo", "Neither poor nor near-poor"),
    "review_living.not_said": ("Không nói hoặc chưa rõ", "Not said, or not known"),
    "field.living": ("Thu nhập và hộ gia đình", "Income and household"),
    "field.income": ("Thu nhập bình quân một tháng", "Income in a month"),
    "field.income.hint": (
        "Theo lời người được rà soát. Chỉ để trống khi không gặp được.",
        "As the person says. Leave it empty only where the person was not met.",
    ),
    "field.household": ("Hộ gia đình theo xã xác nhận", "The household as the commune certifies it"),
    "review_rest.away_working": ("Đi làm ăn xa", "Away for work"),
    "review_rest.ill": ("Ốm", "Ill"),
    "review_rest.in_hospital": ("Đang điều trị", "In treatment"),
    "review_rest.harvest": ("Mùa vụ", "Harvest"),
    "review_rest.bereavement": ("Nhà có việc tang", "A death in the family"),
    "review_rest.road_cut": ("Mưa lũ, đường bị cắt", "Road cut by floods"),
    "review_rest.just_reviewed": ("Vừa được rà soát", "Reviewed just now"),
    "review_rest.other": ("Lý do khác", "Another reason"),
    "review_is.put_off": ("Đã hoãn", "Put off"),
    "review_is.exempt": ("Được miễn", "Left out"),
    "review_is.lapsed": ("Không còn phải rà soát", "Lapsed"),
    "review_window.ahead": ("chưa mở", "not open yet"),
    "review_window.early": ("trong hạn", "in time"),
    "review_window.due": ("hạn hôm nay", "due today"),
    "review_window.late": ("trễ, còn trong thời gian rà soát", "late, still in its window"),
    "review_window.over": ("đã qua thời gian rà soát", "past its window"),
    "review.window": ("Từ {first} đến {last}, hạn {due}", "From {first} to {last}, due {due}"),
    "review.planned": ("Ngày hẹn: {on}", "Planned for {on}"),
    "review.put_to": ("hoãn đến {on}", "put off to {on}"),
    "reviews.title": ("Rà soát định kỳ", "Periodic reviews"),
    "reviews.why": (
        "Các kỳ rà soát đang mở, theo ngày hẹn. Ngày hẹn được chia đều trong thời gian rà soát của từng xã.",
        "Open reviews by planned day. The days are spread over the windows of each commune.",
    ),
    "reviews.none": ("Không có kỳ rà soát nào đang mở.", "No review is open."),
    "reviews.count": ("{count} kỳ rà soát đang mở", "{count} open reviews"),
    "reviews.cut": ("Chỉ hiện {count} kỳ đầu.", "Showing the first {count} alone."),
    "reviews.column.who": ("Người được rà soát", "Person"),
    "reviews.column.planned": ("Ngày hẹn", "Planned"),
    "reviews.column.window": ("Thời gian rà soát", "Window"),
    "reviews.column.state": ("Tình trạng", "State"),
    "reviews.column.level": ("Ai phải làm", "Who acts"),
    "reviews.hold": ("Rà soát", "Hold it"),
    "reviews.rest": ("Hoãn, miễn", "Put off"),
    "field.result": ("Tình hình chung", "All in all"),
    "field.result.hint": (
        "Gợi ý điền sẵn theo các lần thăm từ kỳ trước; hãy sửa theo điều bạn thấy.",
        "Filled in from the visits since the last review; change it to what you see.",
    ),
    "field.next_step": ("Việc tiếp theo", "Next step"),
    "review_panel.title": ("Từ lần rà soát trước", "Since the last review"),
    "review_panel.since": ("Tính từ ngày {on}.", "Counted from {on}."),
    "review_panel.visits": (
        "Thăm {visits} lần: gặp được {met}, chưa gặp được {missed}.",
        "{visits} visits: met {met}, not met {missed}.",
    ),
    "review_panel.no_visits": ("Chưa có lần thăm nào.", "No visit."),
    "review_panel.concerns": ("Điều lo ngại đã báo: {count}.", "Concerns reported: {count}."),
    "review_panel.steps": (
        "Kế hoạch: xong {done}, đang làm {open}, quá hạn {late}.",
        "Plan: {done} done, {open} open, {late} late.",
    ),
    "review_panel.livelihood": (
        "Việc làm, sinh kế: {kind:term=livelihood}.",
        "Livelihood: {kind:term=livelihood}.",
    ),
    "review_panel.no_livelihood": ("Chưa có việc làm, sinh kế.", "No livelihood yet."),
    "review_panel.overdue": ("Khoản vay đang quá hạn.", "The loan is overdue."),
    "review_panel.window": ("Thời gian rà soát: {first}–{last}.", "Window: {first}–{last}."),
    "review_panel.over": (
        "Đã qua thời gian rà soát {days} ngày; kết quả vẫn được ghi và có ghi chú là muộn.",
        "The window ended {days} days ago; the review still counts and says that it was late.",
    ),
    "act.review-rest": ("Hoãn hoặc miễn kỳ rà soát", "Put off or leave out the review"),
    "act.review-rest.why": (
        "Hoãn dời kỳ này sang ngày khác, tối đa {times} lần và {days} ngày. Miễn bỏ qua kỳ này, tối đa {exempt} kỳ "
        "liên tiếp; không tính là kỳ tốt hay xấu.",
        "Putting off moves this review, {times} times and {days} days at most. Leaving it out goes on to the next, "
        "{exempt} in a row at most; it counts as neither good nor bad.",
    ),
    "done.review-rest": ("Đã ghi; kỳ rà soát đã dời.", "Recorded; the review has moved."),
    "field.rest_how": ("Hoãn hay miễn?", "Put off or leave out?"),
    "rest_how.postpone": ("Hoãn sang ngày khác", "Put off to another day"),
    "rest_how.exempt": ("Miễn kỳ này", "Leave this one out"),
    "field.put_to": ("Hoãn đến ngày", "Put off to"),
    "field.put_to.hint": ("Chỉ khi hoãn.", "When it is put off."),
    "refusal.review_not_due": (
        "Hồ sơ {number} không có kỳ rà soát nào được hẹn. Kỳ rà soát bắt đầu lại khi hồ sơ được tiếp tục.",
        "Case {number} has no review scheduled. Reviews begin again when the case is resumed.",
    ),
    "refusal.postponed_too_often": (
        "Kỳ rà soát của hồ sơ {number} đã hoãn {times} lần; tối đa {most} lần. Hãy rà soát, hoặc tạm dừng hồ sơ.",
        "The review of case {number} was put off {times} times; {most} at most. Hold it, or pause the case.",
    ),
    "refusal.postponed_too_far": (
        "Không hoãn kỳ rà soát của hồ sơ {number} đến {to} được. Hãy chọn ngày từ {first} đến {last}; "
        "nếu không còn ngày nào, hãy rà soát hoặc miễn kỳ này.",
        "The review of case {number} cannot be put off to {to}. Choose a day from {first} to {last}; "
        "where there is none, hold it or leave it out.",
    ),
    "refusal.exempt_too_often": (
        "Hồ sơ {number} đã được miễn {in_a_row} kỳ liên tiếp; tối đa {most}. Hãy rà soát kỳ này, hoặc hoãn.",
        "Case {number} had {in_a_row} reviews left out in a row; {most} at most. Hold this one, or put it off.",
    ),
    "event.review_postponed": ("Hoãn kỳ rà soát", "Review put off"),
    "event.review_exempted": ("Miễn kỳ rà soát", "Review left out"),
    "event.concern_taken": ("Nhận xử lý điều lo ngại", "Concern taken on"),
    "event.group_left": ("Đưa ra khỏi tổ G5+", "Left the G5+ group"),
    "history.days_late": ("ghi muộn {days} ngày", "recorded {days} days late"),
    "history.days_over": ("muộn {days} ngày so với thời gian rà soát", "{days} days past the window"),
    "history.put_to": ("đến ngày {on:day}", "to {on:day}"),
    "item_kind.flag": ("Dấu hiệu cần xem", "Worth a look"),
    "item_kind.recheck": ("Quyết định cần xem lại", "Decision to look at again"),
    "item_kind.review_step": ("Việc sau rà soát", "After the review"),
    "item.flag_not_met": (
        "{count} lần liên tiếp không gặp được, từ ngày {since:day}: hãy tìm hiểu vì sao và ghi việc đã làm.",
        "Not met {count} times in a row since {since:day}: find out why and say what was done.",
    ),
    "item.flag_worse": (
        "{domain:term=need}: {count} lần liên tiếp xấu đi, từ ngày {since:day}. Hãy trao đổi và ghi việc đã làm.",
        "{domain:term=need}: worse {count} times in a row since {since:day}. Talk about it and say what was done.",
    ),
    "item.review_step": (
        "Rà soát ngày {held_on:day} kết luận: {step:term=next_step}. Hãy làm và ghi kết quả.",
        "The review of {held_on:day} ended with: {step:term=next_step}. Do it and say what was done.",
    ),
    "recheck_because.worse": ("có lĩnh vực xấu đi", "something was worse"),
    "recheck_because.concern": ("có điều lo ngại", "there was a concern"),
    "recheck_because.met": ("đã gặp được", "the person was met"),
    "item.recheck_review": (
        "Rà soát ngày {decided_on:day} chưa biết lần thăm ngày {held_on:day} ({because:term=recheck_because}), "
        "nay mới ghi. Hãy xem lại kết quả.",
        "The review of {decided_on:day} did not know the visit of {held_on:day} ({because:term=recheck_because}), "
        "recorded only now. Look at its result again.",
    ),
    "item.recheck_rest": (
        "Ngày {decided_on:day} đã hoãn hoặc miễn rà soát khi chưa biết lần thăm ngày {held_on:day} "
        "({because:term=recheck_because}). Hãy xem lại.",
        "On {decided_on:day} the review was put off or left out without the visit of {held_on:day} "
        "({because:term=recheck_because}). Look at it again.",
    ),
    "item.recheck_plan": (
        "Kế hoạch ngày {decided_on:day} chưa có việc cho lĩnh vực mà lần thăm ngày {held_on:day} cho thấy "
        "({because:term=recheck_because}). Hãy xem lại kế hoạch.",
        "The plan of {decided_on:day} has no step for what the visit of {held_on:day} shows "
        "({because:term=recheck_because}). Look at the plan again.",
    ),
    "item.recheck_stabilise": (
        "Đã xác nhận ổn định ngày {decided_on:day} khi chưa biết lần thăm ngày {held_on:day} "
        "({because:term=recheck_because}). Hãy xem lại.",
        "Confirmed as stable on {decided_on:day} without the visit of {held_on:day} "
        "({because:term=recheck_because}). Look at it again.",
    ),
    "item.recheck_close": (
        "Đã kết thúc hồ sơ ngày {decided_on:day} khi chưa biết lần thăm ngày {held_on:day} "
        "({because:term=recheck_because}). Hãy xem lại.",
        "Closed on {decided_on:day} without the visit of {held_on:day} ({because:term=recheck_because}). "
        "Look at it again.",
    ),
    "item.recheck_pause": (
        "Đã tạm dừng vì mất liên lạc ngày {decided_on:day}, nhưng lần thăm ngày {held_on:day} cho thấy "
        "{because:term=recheck_because}. Hãy xem lại.",
        "Paused on {decided_on:day} because contact was lost, but at the visit of {held_on:day} "
        "{because:term=recheck_because}. Look at it again.",
    ),
    "told.decisions_to_recheck": (
        "Lần thăm này ghi muộn và có thể thay đổi quyết định đã có: xem “Quyết định cần xem lại”.",
        "This visit came late and may touch a decision made since: see “Decision to look at again”.",
    ),
    "today.do.flag": ("Ghi kết quả", "Say what was done"),
    "today.do.recheck": ("Ghi kết quả", "Say what was done"),
    "today.do.review_step": ("Ghi kết quả", "Say what was done"),
    "message.concern.subject": (
        "Điều lo ngại ({concern:term=concern}), hồ sơ {number}",
        "Concern ({concern:term=concern}), case {number}",
    ),
    "message.concern.text": (
        "Lần thăm ngày {on:day} của hồ sơ {number} có điều lo ngại: {concern:term=concern}. "
        "Hãy mở hồ sơ, nhận xử lý và ghi việc đã làm.",
        "The visit of {on:day} of case {number} reported a concern: {concern:term=concern}. "
        "Open the case, take it on and say what was done.",
    ),
    "message.climbed.subject": (
        "Việc quá hạn chuyển đến bạn: {count}",
        "Late items that are yours now: {count}",
    ),
    "message.climbed.text": (
        "Ngày {on:day} có {count} việc rà soát, thăm gặp để quá lâu nên chuyển đến bạn. "
        "Hãy mở danh sách việc để xem.",
        "On {on:day} {count} reviews and visits stayed undone for so long that they are yours now. "
        "Open your list to see them.",
    ),
}
