"""Texts of survival statistics on a file."""

SURVIVAL: dict[str, tuple[str, str]] = {
    "survival.title": ("Thời gian đến sự kiện (khoảng tin cậy 95 %)", "Time to the event (95 % intervals)"),
    "survival.windows": ("Cửa sổ cố định", "Fixed windows"),
    "survival.curve": ("Đường Kaplan–Meier: {group}", "Kaplan–Meier curve: {group}"),
    "survival.group": ("Nhóm", "Group"),
    "survival.people": ("Số người", "People"),
    "survival.events": ("Sự kiện", "Events"),
    "survival.censored": ("Kiểm duyệt", "Censored"),
    "survival.median": ("Trung vị", "Median"),
    "survival.interval": ("Khoảng tin cậy", "Interval"),
    "survival.interval.exact": ("chính xác (Clopper–Pearson)", "exact (Clopper–Pearson)"),
    "survival.interval.log_log": ("log-log, theo đường cong", "log-log, from the curve"),
    "survival.window": ("Cửa sổ", "Window"),
    "survival.rate": ("Tỷ lệ", "Rate"),
    "survival.at_risk": ("Còn theo dõi", "At risk"),
    "survival.how": ("Cách tính", "How"),
    "survival.time": ("Thời điểm", "Time"),
    "survival.survival": ("Chưa có sự kiện", "No event yet"),
    "survival.logrank": (
        "Log-rank: χ² = {chi2}, bậc tự do {df}, p = {p}. Khác biệt giữa các nhóm không chứng minh nguyên nhân.",
        "Log-rank: χ² = {chi2}, df {df}, p = {p}. A difference between groups proves no cause.",
    ),
    "survival.no_logrank": (
        "Log-rank: không so sánh được (không có sự kiện, hoặc chỉ một nhóm còn theo dõi khi có sự kiện).",
        "Log-rank: nothing to compare (no event, or one group at risk when they happened).",
    ),
    "refusal.bad_rows": (
        "Tệp có {count} ô không đọc được, nên không nhận dòng nào. Ô đầu tiên: dòng {line}, cột “{column}” ghi "
        "“{value}”, cần {expected}. Hãy sửa rồi chạy lại.",
        "{count} cells cannot be read, so no row was taken. The first: line {line}, column “{column}” says "
        "“{value}”, expected {expected}. Correct the file and run again.",
    ),
    "refusal.no_such_column": (
        "Tệp không có đúng một cột “{column}”. Các cột: {columns}.",
        "The file has no single column “{column}”. Its columns: {columns}.",
    ),
    "wrong.column": (
        "Tệp không có đúng một cột “{column}”. Các cột của tệp: {columns}.",
        "The file has no single column “{column}”. Its columns: {columns}.",
    ),
    "refusal.definition_file": (
        "Tệp định nghĩa {file}, dòng {line}: {what}; cần {expected}.",
        "Definition file {file}, line {line}: {what}; expected {expected}.",
    ),
}
