"""Texts of backups and restores, Vietnamese and English side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "flow.backup": ("Sao lưu và phục hồi thử", "Backup, brought back to a scratch copy"),
    "flow.anchor": ("Neo chuỗi lịch sử", "Anchor of the history"),
    "count.anchored_chains": ("Chuỗi đã neo:", "Chains anchored:"),
    "count.anchored_grown": ("Chuỗi mới hoặc dài thêm:", "New or longer chains:"),
    "count.backups": ("Bản sao lưu đã kiểm tra:", "Verified backups:"),
    "count.backup_rows": ("Dòng đã lưu:", "Rows saved:"),
    "count.backups_removed": ("Bản cũ đã xóa:", "Old ones removed:"),
    "keeping.saved": (
        "Đã lưu {rows} dòng vào {file} ({mb} MB, {seconds} giây).",
        "Saved {rows} rows to {file} ({mb} MB, {seconds} s).",
    ),
    "keeping.checked": (
        "Đã phục hồi thử và so sánh: {rows} dòng, {events} sự kiện đúng như khi lưu ({seconds} giây).",
        "Brought back and compared: {rows} rows and {events} events are as they were saved ({seconds} s).",
    ),
    "keeping.not_checked": (
        "Chưa phục hồi thử: chạy “duongve restore --check” với tệp này trước khi tin vào nó.",
        "Not tried yet: run “duongve restore --check” on this file before relying on it.",
    ),
    "keeping.restored": (
        "Đã phục hồi bản lưu lúc {made_at}: {rows} dòng ({seconds} giây).",
        "Restored what was saved at {made_at}: {rows} rows ({seconds} s).",
    ),
    "keeping.kept": (
        "Cơ sở dữ liệu cũ được giữ tại {file}; xóa khi không còn cần.",
        "The database that was there is kept as {file}; remove it when it is needed no more.",
    ),
    "keeping.broken": (
        "Chú ý: lịch sử trong bản này có {broken} chỗ hỏng, đã có từ trước khi lưu. "
        "Chạy “duongve history verify” để xem từng chỗ.",
        "Note: its history has {broken} damaged places, already there when it was saved. "
        "Run “duongve history verify” to see each.",
    ),
    "keeping.drill.saved": (
        "Sao lưu: {rows} dòng, {mb} MB, {seconds} giây.",
        "Saved: {rows} rows, {mb} MB, {seconds} s.",
    ),
    "keeping.drill.restored": ("Phục hồi: {seconds} giây.", "Restored: {seconds} s."),
    "keeping.drill.total": (
        "Tổng thời gian diễn tập: {seconds} giây. Không giữ lại gì.",
        "The whole drill: {seconds} s. Nothing was kept.",
    ),
    "admin.fact.backup": ("Bản sao lưu đã kiểm tra", "Verified backup"),
    "admin.backup_at": ("{at}", "{at}"),
    "admin.backup_stale": (
        "{at}: đã quá hai ngày. Xem luồng “backup” hoặc chạy “duongve backup”.",
        "{at}: more than two days ago. Look at the flow “backup” or run “duongve backup”.",
    ),
    "admin.backup_none": (
        "Chưa có. Luồng “backup” chạy lúc 01:30 hằng đêm; có thể chạy “duongve backup” ngay.",
        "None yet. The flow “backup” runs at 01:30 every night; “duongve backup” makes one now.",
    ),
    "doctor.backup": ("Sao lưu", "Backup"),
    "doctor.backup.last": (
        "bản đã kiểm tra gần nhất: {at} ({hours} giờ trước)",
        "last verified one: {at} ({hours} hours ago)",
    ),
    "doctor.backup.none": ("chưa có; dữ liệu chưa cần", "none yet; nothing here needs one"),
    "anchor.made": (
        "Neo ngày {day}: {chains} chuỗi, {events} sự kiện. Gốc: {root}",
        "Anchor of {day}: {chains} chains, {events} events. Root: {root}",
    ),
    "anchor.file": (
        "Đã ghi {file}. Giữ tệp này, hoặc dòng gốc ở trên, ở nơi người giữ máy chủ không sửa được.",
        "Written to {file}. Keep this file, or the root above, where whoever runs the server cannot change it.",
    ),
    "anchor.whole": (
        "Đúng như neo ngày {day} (gốc {root}): {chains} chuỗi, {events} sự kiện đều còn.",
        "As anchored on {day} (root {root}): all of {chains} chains and {events} events are there.",
    ),
    "anchor.problem.gone": ("mất cả chuỗi", "the whole chain is gone"),
    "anchor.problem.cut": ("mất phần cuối, từ sự kiện này", "its end is gone, from this event on"),
    "anchor.problem.replaced": ("sự kiện này đã bị thay", "this event was replaced"),
    "refusal.history_lost": (
        "{lost} chuỗi không còn như lần neo trước: có sự kiện bị mất hoặc bị thay. Chạy “duongve history verify” để "
        "xem từng chỗ, giữ nguyên cơ sở dữ liệu làm bằng chứng và tìm bản sao lưu trước đó.",
        "{lost} chains are not as they were anchored: events are missing or were replaced. Run “duongve history "
        "verify” to see each, keep the database as evidence, and find the backup from before.",
    ),
    "refusal.anchor_unreadable": (
        "{path} không phải tệp neo, hoặc nội dung không khớp với gốc ghi trong đó. Lấy lại từ nơi lưu gốc.",
        "{path} is no anchor, or its content is not what its root says. Fetch it again from where it is kept.",
    ),
    "refusal.backup_missing": (
        "Bản sao lưu đã kiểm tra gần nhất: {last}; cần một bản trong {hours:.0f} giờ qua. "
        "Chạy “duongve backup” và xem luồng “backup” có chạy hằng đêm không.",
        "The last verified backup: {last}; one of the last {hours:.0f} hours is needed. "
        "Run “duongve backup”, and look whether the flow “backup” runs every night.",
    ),
    "refusal.not_a_backup": (
        "{path} không phải tệp sao lưu của Đường Về. Cần tệp do “duongve backup” tạo ra (.dvb).",
        "{path} is no backup of Đường Về. A file made by “duongve backup” (.dvb) is needed.",
    ),
    "refusal.backup_cut": (
        "Tệp sao lưu {path} bị cụt: thiếu phần cuối. Chưa thay đổi gì. Chép lại từ nơi lưu gốc, hoặc dùng bản khác.",
        "The backup {path} was cut off: its end is missing. Nothing was changed. Copy it again from where it is kept, "
        "or use another one.",
    ),
    "refusal.backup_damaged": (
        "Tệp sao lưu {path} bị hỏng hoặc bị sửa ở khối {piece}. Chưa thay đổi gì. Dùng một bản khác.",
        "The backup {path} was damaged or changed in piece {piece}. Nothing was changed. Use another one.",
    ),
    "refusal.backup_of_another_key": (
        "Tệp {path} được khóa bằng một khóa khác (mã {key}; khóa ở đây: {ours}). Đặt đúng tệp khóa chính của ngày sao "
        "lưu (DUONGVE_SECRET_KEY_FILE) rồi chạy lại.",
        "{path} was sealed with another key (id {key}; the key here: {ours}). Put the master key of the day of the "
        "backup in its place (DUONGVE_SECRET_KEY_FILE) and run again.",
    ),
    "refusal.backup_of_another_store": (
        "Tệp {path} lưu từ {backend}, còn cơ sở dữ liệu ở đây là {here}. Đặt DUONGVE_DATABASE_URL về cùng loại.",
        "{path} was saved from {backend}, and the database here is {here}. Set DUONGVE_DATABASE_URL to the same kind.",
    ),
    "refusal.backup_exists": (
        "Đã có tệp {path}; bản sao lưu không ghi đè. Chọn tên khác.",
        "{path} is already there; a backup overwrites nothing. Choose another name.",
    ),
    "refusal.backup_differs": (
        "Bản phục hồi từ {path} không giống lúc lưu ({what}); đã bỏ, không thay đổi gì. Dùng một bản khác.",
        "What came back from {path} is not what was saved ({what}); it was dropped and nothing was changed. "
        "Use another one.",
    ),
    "refusal.store_holds_people": (
        "Cơ sở dữ liệu này đang có dữ liệu. Muốn thay toàn bộ bằng bản sao lưu, thêm --replace.",
        "This database holds data. To replace all of it with the backup, add --replace.",
    ),
    "refusal.store_in_use": (
        "Còn chương trình đang mở cơ sở dữ liệu ({why}). Dừng web và các luồng rồi chạy lại; chưa thay đổi gì.",
        "Something still has the database open ({why}). Stop the web and the flows and run again; nothing was changed.",
    ),
    "refusal.store_of_another_schema": (
        "Cơ sở dữ liệu ở đây có lược đồ {found}, bản sao lưu có {wanted}. Phục hồi vào một cơ sở dữ liệu trống.",
        "The database here has the schema {found}, the backup {wanted}. Restore it into an empty database.",
    ),
}
