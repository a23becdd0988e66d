"""Texts of messages, Vietnamese and English side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "refusal.match_input": (
        "Dữ liệu ghép việc: “{path}” đang là {found}. Cần: {expected:term=match.expected}. "
        "Chưa ghép ai; hãy sửa chỗ đó rồi chạy lại.",
        "Matching input: “{path}” is {found}. Expected: {expected:term=match.expected}. "
        "Nobody was matched; correct it and run again.",
    ),
    "match.expected.present": ("trường này phải có", "this field has to be there"),
    "match.expected.object": ("một đối tượng JSON", "a JSON object"),
    "match.expected.list": ("một danh sách", "a list"),
    "match.expected.id": (
        "một mã (chữ hoặc số nguyên, không để trống)",
        "a code (text or whole number, not empty)",
    ),
    "match.expected.codes": ("một danh sách mã", "a list of codes"),
    "match.expected.new_id": ("mã chưa dùng ở dòng nào phía trên", "an id that no earlier entry uses"),
    "match.expected.money": ("số đồng nguyên, từ 0 đến 1.000 tỷ", "whole đồng, from 0 to 10¹²"),
    "match.expected.count": ("số nguyên, từ 0 đến 10¹²", "a whole number, from 0 to 10¹²"),
    "match.expected.kilometres": ("số km, từ 0 đến 10¹²", "kilometres, from 0 to 10¹²"),
    "match.expected.percent": ("số nguyên từ 0 đến 100", "a whole number from 0 to 100"),
    "match.expected.weight": ("số nguyên từ 0 đến 10.000", "a whole number from 0 to 10,000"),
    "match.expected.weight_name": (
        "một trong các trọng số wage, distance, skills, waiting, retention",
        "one of the weights wage, distance, skills, waiting, retention",
    ),
    "match.expected.yes_or_no": ("true hoặc false", "true or false"),
    "match.wage_above": (
        "Lương {wage_vnd:vnd}, cao hơn mức mong muốn {above_vnd:vnd}",
        "Pays {wage_vnd:vnd}, {above_vnd:vnd} above the wage asked for",
    ),
    "match.wage_at_floor": (
        "Lương {wage_vnd:vnd}, đúng mức mong muốn",
        "Pays {wage_vnd:vnd}, exactly the wage asked for",
    ),
    "match.same_commune": ("Làm việc ngay tại xã đang cư trú", "In the commune of residence"),
    "match.distance": (
        "Cách nơi cư trú {km:g} km, trong giới hạn {max_km:g} km",
        "{km:g} km from home, within the limit of {max_km:g} km",
    ),
    "match.skills": ("Dùng đến kỹ năng sẵn có: {skills}", "Uses skills the person has: {skills}"),
    "match.no_skills_needed": ("Không yêu cầu kỹ năng", "No skills required"),
    "match.waiting": ("Số tháng chờ việc: {months}", "Months waiting: {months}"),
    "match.retention": (
        "Doanh nghiệp giữ được {percent}% số người đã nhận",
        "The employer kept {percent}% of the people it took on",
    ),
    "match.retention_own": (
        "Doanh nghiệp giữ được {percent}% số người sau 6 tháng (tính trên {people} người, "
        "có kéo về mức chung của huyện vì số người còn ít)",
        "The employer keeps {percent}% of people for 6 months (from {people} people, "
        "drawn toward the district's figure because they are few)",
    ),
    "match.retention_common": (
        "Chưa đủ 5 người làm ở đây từ 6 tháng trước, nên tính theo mức chung của huyện: giữ được {percent}%",
        "Fewer than 5 people began here 6 months ago or earlier, so the district's figure counts: "
        "{percent}% kept",
    ),
    "match.why.consent": (
        "Chưa đồng ý cho giới thiệu với doanh nghiệp",
        "Has not agreed to be introduced to employers",
    ),
    "match.pinned": ("Cán bộ đã chọn ghép cặp này", "An officer fixed this pair"),
    "match.why.limit": (
        "Vượt giới hạn làm việc đã nêu, hoặc vị trí có điều kiện loại trừ đã duyệt: {count}/{open} vị trí",
        "Beyond a stated limit of work, or an allowed exclusion: {count} of {open} vacancies",
    ),
    "match.why.forbidden": (
        "Cán bộ không cho ghép, hoặc đã giới thiệu rồi: {count}/{open} vị trí",
        "Ruled out by an officer, or introduced before: {count} of {open} vacancies",
    ),
    "match.why.none_open": ("Chưa có vị trí tuyển dụng nào còn chỗ", "No vacancy has an opening"),
    "match.why.taken": (
        "Số vị trí phù hợp: {count}, nhưng đều đã đủ người",
        "Suitable vacancies: {count}, but others fill every opening",
    ),
    "match.why.wage": (
        "Lương dưới mức mong muốn {wage_min_vnd:vnd}: {count} trên {open} vị trí",
        "Pay below the {wage_min_vnd:vnd} asked for: {count} of {open} vacancies",
    ),
    "match.why.distance": (
        "Xa hơn giới hạn {max_km:g} km: {count} trên {open} vị trí",
        "Farther than the limit of {max_km:g} km: {count} of {open} vacancies",
    ),
    "match.why.distance_unknown": (
        "Chưa rõ khoảng cách: {count} trên {open} vị trí",
        "Distance not recorded: {count} of {open} vacancies",
    ),
    "match.why.skills": (
        "Cần kỹ năng chưa có: {count} trên {open} vị trí",
        "Requires skills the person does not have: {count} of {open} vacancies",
    ),
    "match.why.sector": (
        "Thuộc ngành không muốn làm: {count} trên {open} vị trí",
        "In a sector the person rules out: {count} of {open} vacancies",
    ),
    "item.review_due": (
        "Đến kỳ rà soát ngày {due_on:day}: hãy gặp và ghi kết quả rà soát.",
        "The review of {due_on:day} is due: meet and record it.",
    ),
    "item.visit_overdue": (
        "Chưa có lần thăm gặp hẹn trước ngày {due_on:day}: hãy đến thăm hoặc hẹn lại.",
        "The visit planned for {due_on:day} has not taken place: visit, or agree on another day.",
    ),
    "item.loan_eligible": (
        "Đã đủ điều kiện vay vốn nhưng chưa vay. Hãy trao đổi về nhu cầu và lập giới thiệu; "
        "điều kiện cần xem lại vào: {until:day}.",
        "Eligible for a loan and without one. Talk about it and refer; look at the conditions again on: {until:day}.",
    ),
    "item.loan_closing": (
        "Điều kiện vay vốn sẽ thay đổi từ ngày {closes_on:day}: nếu có nhu cầu, hãy lập giới thiệu trước ngày đó.",
        "The answer on the loan changes on {closes_on:day}: if a loan is wanted, refer before that day.",
    ),
    "item.loan_fact_missing": (
        "Chỉ còn thiếu một thông tin để trả lời về vay vốn: {ask:term=ask} (do {of:term=party} cung cấp).",
        "One thing is missing to answer about the loan: {ask:term=ask} (from {of:term=party}).",
    ),
    "item.match_proposed": (
        "Có vị trí phù hợp tại {employer}, lương {wage_vnd:vnd}: hãy hỏi ý kiến rồi giới thiệu.",
        "A suitable vacancy at {employer}, paying {wage_vnd:vnd}: ask what the person thinks, then introduce.",
    ),
    "message.reviews_due.subject": (
        "Hồ sơ đến kỳ rà soát: {count}",
        "Cases due for review: {count}",
    ),
    "message.reviews_due.text": (
        "Ngày {on:day}, xã có {count} hồ sơ mới đến kỳ rà soát. Hãy mở danh sách việc để xem.",
        "On {on:day} your commune has {count} more cases due for review. Open your list to see them.",
    ),
    "refusal.flow_server_unreachable": (
        "Máy chủ luồng công việc {url} không trả lời. Hãy khởi động nó, "
        "hoặc bỏ PREFECT_API_URL để dùng máy chủ kèm theo.",
        "The flow server {url} does not answer. Start it, or unset PREFECT_API_URL to use the embedded one.",
    ),
    "refusal.flow_server_failed": (
        "Máy chủ luồng công việc không khởi động được; lý do ở cuối tệp {log}.",
        "The flow server did not start; the reason is at the end of {log}.",
    ),
    "flow.review": ("Rà soát và thăm gặp", "Reviews and visits"),
    "flow.eligibility": ("Điều kiện vay vốn", "Loan eligibility"),
    "flow.matching": ("Ghép việc làm", "Matching"),
    "flow.deliver": ("Gửi thông báo", "Delivery of messages"),
    "flow.report": ("Số liệu tháng", "Monthly figures"),
    "flows.starting": ("Đang khởi động máy chủ luồng công việc…", "Starting the flow server…"),
    "flows.running": ("Đang chạy: {flow:term=flow}…", "Running: {flow:term=flow}…"),
    "flows.done": (
        "✓ {flow:term=flow}: {counts} ({seconds} giây)",
        "✓ {flow:term=flow}: {counts} ({seconds} s)",
    ),
    "flows.nothing_due": ("không có việc đến hạn", "nothing was due"),
    "flows.up": (
        "Luồng công việc đã sẵn sàng. Nhấn Ctrl+C để dừng.",
        "The flows are ready. Press Ctrl+C to stop.",
    ),
    "flows.child_died": (
        "Tiến trình “{name}” đã dừng (mã {code}); cả nhóm dừng theo.",
        "The process “{name}” ended (code {code}); the group stops with it.",
    ),
    "count.reviews_opened": ("kỳ rà soát mở:", "reviews opened:"),
    "count.review_items": ("việc rà soát:", "review items:"),
    "count.visit_items": ("việc thăm gặp:", "visit items:"),
    "count.escalated": ("chuyển cấp trên:", "escalated:"),
    "count.monthly_drafts": ("bản nháp báo cáo tháng:", "drafts of the monthly report:"),
    "count.messages": ("thông báo:", "messages:"),
    "count.evaluated": ("đã xét:", "evaluated:"),
    "count.changed": ("thay đổi:", "changed:"),
    "count.items": ("việc cho cán bộ:", "items for officers:"),
    "count.seekers": ("người tìm việc:", "people seeking work:"),
    "count.proposals": ("đề xuất:", "proposals:"),
    "count.delivered": ("đã gửi:", "delivered:"),
    "count.failed": ("chưa gửi được:", "not delivered:"),
    "count.dead": ("ngừng gửi:", "given up:"),
    "count.months": ("tháng:", "months:"),
    "count.figures": ("số liệu:", "figures:"),
}
