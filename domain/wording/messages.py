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
    "match.why.consent": (
        "Chưa đồng ý cho giới thiệu với doanh nghiệp",
        "Has not agreed to be introduced to employers",
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
}
