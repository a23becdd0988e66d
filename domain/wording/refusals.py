"""Texts of refusals: what happened, what was expected, what to do next."""

TEXTS: dict[str, tuple[str, str]] = {
    "refusal.refused": ("Không thực hiện được.", "Refused."),
    "refusal.move_not_open": (
        "Hồ sơ {number} đang ở trạng thái “{state:term=state}”; từ đó không có bước “{move:term=move}”. "
        "Các bước có thể đi: {open}.",
        "Case {number} is in the state “{state:term=state}”, from which “{move:term=move}” does not lead. "
        "Possible moves: {open}.",
    ),
    "refusal.move_refused": (
        "Hồ sơ {number}: chưa thể “{move:term=move}”. Xem từng điều kiện và giấy tờ còn thiếu bên dưới.",
        "Case {number}: “{move:term=move}” is not possible yet. See each condition and what is missing below.",
    ),
    "refusal.unknown_move": (
        "Không có bước nào tên “{move}”. Các bước: {known}.",
        "There is no move called “{move}”. Moves: {known}.",
    ),
    "refusal.unknown_case": (
        "Không tìm thấy hồ sơ “{case}”. Kiểm tra lại số hồ sơ, hoặc hồ sơ không thuộc địa bàn của bạn.",
        "There is no case “{case}”. Check the number, or the case is outside your area.",
    ),
    "refusal.unknown_record": (
        "Không tìm thấy {what} “{id}”. Kiểm tra lại mã đã nhập.",
        "There is no {what} “{id}”. Check the identifier.",
    ),
    "refusal.open_case_exists": (
        "Người này đã có hồ sơ đang mở số {number}. Mỗi người chỉ có một hồ sơ mở: hãy dùng hồ sơ đó.",
        "This person already has the open case {number}. One open case per person: use that one.",
    ),
    "refusal.stale_case": (
        "Hồ sơ {number} vừa được người khác cập nhật (phiên bản {found}, bạn đang xem {expected}): {changes}. "
        "Thay đổi của bạn chưa được ghi; hãy xem lại rồi làm lại.",
        "Case {number} was changed by somebody else (version {found}, you saw {expected}): {changes}. "
        "Your change was not kept; look again and repeat it.",
    ),
    "refusal.command_id_reused": (
        "Mã lệnh {command_id} đã dùng cho một việc khác. Hãy tạo mã mới rồi gửi lại.",
        "The command id {command_id} was used for something else. Make a new one and send again.",
    ),
    "refusal.not_allowed": (
        "Vai trò “{role:term=role}” không được làm việc này ({act}). Hãy nhờ người có quyền.",
        "The role “{role:term=role}” may not do this ({act}). Ask somebody who may.",
    ),
    "refusal.bad_value": (
        "“{field}”: giá trị “{value}” không hợp lệ. Cần: {expected}.",
        "“{field}”: the value “{value}” is not valid. Expected: {expected}.",
    ),
    "refusal.record_conflict": (
        "{what} “{id}” đã được ghi với nội dung khác; bản đã ghi được giữ nguyên. Hãy xem lại rồi ghi một bản mới.",
        "{what} “{id}” was already recorded with another content, which stays. Look at it and record a new one.",
    ),
    "refusal.case_closed": (
        "Hồ sơ {number} đã kết thúc; chỉ lãnh đạo có thể mở lại.",
        "Case {number} is closed; only a manager can reopen it.",
    ),
    "refusal.no_transfer_open": (
        "Hồ sơ {number} không có đề nghị chuyển nào đang chờ. Hãy tạo đề nghị chuyển trước.",
        "Case {number} has no transfer waiting. Offer one first.",
    ),
    "refusal.newer_schema": (
        "Cơ sở dữ liệu thuộc phiên bản mới hơn ({found}; phần mềm này biết đến {known}). "
        "Không có gì bị thay đổi. Hãy cập nhật phần mềm.",
        "The database belongs to a newer version ({found}; this program knows {known}). "
        "Nothing was changed. Update the program.",
    ),
    "refusal.schema_missing": (
        "Cơ sở dữ liệu chưa sẵn sàng (đang ở {found}, cần {known}). Hãy chạy “duongve init” hoặc “duongve db upgrade”.",
        "The database is not ready (at {found}, needs {known}). Run “duongve init” or “duongve db upgrade”.",
    ),
    "refusal.key_missing": (
        "Không đọc được tệp khóa chính {path} ({why}). Thiếu khóa thì tên và ghi chú không mở được. "
        "Khôi phục tệp từ bản sao, hoặc “duongve init” cho cơ sở dữ liệu mới.",
        "The master key file {path} cannot be read ({why}). Without it names and notes stay sealed. "
        "Restore it from its copy, or run “duongve init” for a new database.",
    ),
    "refusal.wrong_key": (
        "Khóa chính không mở được {where}: khóa không thuộc cơ sở dữ liệu này, hoặc dữ liệu đã bị sửa. "
        "Chạy “duongve history verify” và kiểm tra tệp khóa.",
        "The master key does not open {where}: it belongs to another database, or the data was altered. "
        "Run “duongve history verify” and check the key file.",
    ),
    "refusal.store_unavailable": (
        "Không dùng được cơ sở dữ liệu ({why}). Việc vừa làm chưa được lưu phần nào; "
        "hãy xử lý nguyên nhân rồi gửi lại đúng lệnh đó.",
        "The database cannot be used ({why}). Nothing of this act was kept; "
        "mend the cause and send the same command again.",
    ),
    "refusal.port_in_use": (
        "Cổng {port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ: make run PORT={other}.",
        "Port {port} is used by another program. Choose another, for example: make run PORT={other}.",
    ),
    "refusal.not_empty": (
        "Cơ sở dữ liệu đã có {persons} người; dữ liệu giả lập không được trộn vào. Dùng DUONGVE_DATA_DIR khác.",
        "The database already holds {persons} people; synthetic data is never mixed in. Use another DUONGVE_DATA_DIR.",
    ),
    "refusal.unknown_parameter": (
        "Không có tham số nào tên “{parameter}”. Xem danh sách bằng lệnh law list.",
        "There is no parameter called “{parameter}”. See them with law list.",
    ),
    "refusal.parameter_not_in_force": (
        "Tham số “{parameter}” chưa có giá trị cho ngày {on}: giá trị đã biết hết hiệu lực sau ngày {last}. "
        "Cần nhập giá trị mới kèm căn cứ.",
        "The parameter “{parameter}” has no value for {on}: the last known one ended after {last}. "
        "Enter the new value with its citation.",
    ),
    "refusal.parameter_not_yet_in_force": (
        "Tham số “{parameter}” chưa có giá trị vào ngày {on}: giá trị đầu tiên có hiệu lực từ ngày {first}. "
        "Hãy chọn ngày từ đó trở đi.",
        "The parameter “{parameter}” had no value on {on}: the first one is in force from {first}. "
        "Choose that day or a later one.",
    ),
    "refusal.unconnected_values": (
        "Tham số “{parameter}”: một giá trị hết hiệu lực ngày {ends}, giá trị sau bắt đầu ngày {next_starts}. "
        "Hai ngày phải trùng nhau.",
        "The parameter “{parameter}”: one value ends on {ends}, the next begins on {next_starts}. "
        "Both must be the same day.",
    ),
    "refusal.law_file": (
        "Tệp pháp luật {file}, dòng {line}: {what}. Cần: {expected}.",
        "Law file {file}, line {line}: {what}. Expected: {expected}.",
    ),
    "refusal.data_file": (
        "Tệp dữ liệu {file}, dòng {line}: {what}. Cần: {expected}.",
        "Data file {file}, line {line}: {what}. Expected: {expected}.",
    ),
    "refusal.unknown_unit": (
        "Không có đơn vị hành chính mã “{code}” vào ngày {on}. Mã này vào ngày khác: {others}.",
        "There is no administrative unit with the code “{code}” on {on}. The code on other days: {others}.",
    ),
    "refusal.no_single_unit": (
        "{name} ({code}) gồm nhiều đơn vị cũ: {parts}. Hãy chọn một đơn vị cũ.",
        "{name} ({code}) is made of several old units: {parts}. Choose one of them.",
    ),
    "refusal.no_questionnaire": (
        "Không có bộ câu hỏi đánh giá nhu cầu nào có hiệu lực ngày {on}; bộ đầu tiên từ ngày {first}.",
        "No needs questionnaire is in force on {on}; the first one is from {first}.",
    ),
}
