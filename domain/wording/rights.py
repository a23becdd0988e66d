"""Texts of what people ask about their data, of a restriction, of erasing somebody, and of how long what is kept."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "law.group.keep": ("Thời hạn lưu giữ theo mục đích", "How long what is kept, by purpose"),
    "parameter.keep.closed_years": ("Lưu hồ sơ sau khi đóng", "A case is kept after closing"),
    "parameter.keep.expunged_years": (
        "Lưu hồ sơ sau khi đóng do xóa án tích",
        "A case is kept after it closed by expungement",
    ),
    "parameter.keep.duplicate_years": (
        "Lưu hồ sơ sau khi đóng do trùng",
        "A case is kept after it closed as a duplicate",
    ),
    "event.data_asked": ("Yêu cầu về dữ liệu cá nhân", "A request about personal data"),
    "event.data_answered": ("Trả lời yêu cầu về dữ liệu", "The request about data was answered"),
    "event.data_restricted": ("Hạn chế sử dụng dữ liệu", "Use of the data restricted"),
    "event.restriction_lifted": ("Bỏ hạn chế sử dụng dữ liệu", "The restriction was lifted"),
    "event.erasure_proposed": ("Đề nghị xóa dữ liệu cá nhân", "Erasure proposed"),
    "event.erasure_decided": ("Không xóa dữ liệu cá nhân", "Erasure not done"),
    "event.person_erased": ("Đã xóa dữ liệu cá nhân", "Personal data erased"),
    "item_kind.data_request": ("Yêu cầu về dữ liệu", "Requests about data"),
    "today.do.data_request": ("Xử lý yêu cầu", "Deal with the request"),
    "item.data_acknowledge": (
        "Người này yêu cầu ({asks:term=data_asks}) ngày {received_on:day}. Hãy báo cho họ là đã nhận.",
        "The person asked ({asks:term=data_asks}) on {received_on:day}. Tell them that it was received.",
    ),
    "item.data_request": (
        "Người này yêu cầu ({asks:term=data_asks}) ngày {received_on:day}. Lãnh đạo trả lời trước hạn.",
        "The person asked ({asks:term=data_asks}) on {received_on:day}. A manager answers in time.",
    ),
    "data_asks.see": ("xem dữ liệu của mình", "see the data"),
    "data_asks.correct": ("sửa dữ liệu", "correct the data"),
    "data_asks.erase": ("xóa dữ liệu", "erase the data"),
    "data_asks.restrict": ("hạn chế sử dụng dữ liệu", "restrict its use"),
    "data_asks.object": ("phản đối việc sử dụng dữ liệu", "object to its use"),
    "told.erased": (
        "Đã xóa dữ liệu cá nhân. Việc này không thể hoàn lại.",
        "The personal data was erased for good.",
    ),
    "message.data_request.subject": (
        "Hồ sơ {number}: yêu cầu về dữ liệu",
        "Case {number}: a request about data",
    ),
    "message.data_request.text": (
        "Có yêu cầu về dữ liệu cá nhân ở hồ sơ {number}. Hãy trả lời đúng hạn.",
        "Case {number} has a request about personal data. Please answer it in time.",
    ),
    "message.data_answered.subject": (
        "Hồ sơ {number}: đã trả lời yêu cầu",
        "Case {number}: request answered",
    ),
    "message.data_answered.text": (
        "Yêu cầu về dữ liệu ở hồ sơ {number} đã được trả lời. Hãy báo lại cho người yêu cầu.",
        "The request about data of case {number} was answered. Please tell the person.",
    ),
    "message.erasure.subject": ("Hồ sơ {number}: đề nghị xóa dữ liệu", "Case {number}: erasure proposed"),
    "message.erasure.text": (
        "Có đề nghị xóa dữ liệu cá nhân ở hồ sơ {number}. Cần người thứ hai quyết định.",
        "Erasure of the personal data of case {number} was proposed. A second person decides.",
    ),
    "refusal.person_erased": (
        "Dữ liệu cá nhân của người này đã được xóa, không mở hay ghi thêm được. Nếu người đó trở lại, lập hồ sơ mới.",
        "The personal data of this person was erased and cannot be read or added to. Open a new record if needed.",
    ),
    "refusal.use_restricted": (
        "Hồ sơ {number} đang hạn chế sử dụng dữ liệu theo yêu cầu của người đó: chỉ được lưu giữ. "
        "Lãnh đạo bỏ hạn chế trước khi làm việc này.",
        "At the person's request the data of case {number} may only be kept. A manager lifts the restriction first.",
    ),
    "refusal.not_restricted": (
        "Hồ sơ {number} không có hạn chế nào để bỏ. Hãy tải lại trang.",
        "Case {number} is not restricted. Reload the page.",
    ),
    "refusal.request_answered": (
        "Yêu cầu ở hồ sơ {number} đã được trả lời ngày {answered_on}. Hãy tải lại trang.",
        "The request of case {number} was answered on {answered_on}. Reload the page.",
    ),
    "refusal.erasure_goes_on": (
        "Yêu cầu xóa ở hồ sơ {number} được chấp nhận bằng việc xóa: hãy lập đề nghị xóa để người thứ hai quyết định.",
        "A request to erase (case {number}) is granted by erasing: propose the erasure for a second person to decide.",
    ),
    "refusal.erasure_hindered": (
        "Chưa thể xóa dữ liệu của hồ sơ {number}: còn việc chưa kết thúc ({why}). Hãy kết thúc các việc đó trước.",
        "The data of case {number} cannot be erased yet: something still runs ({why}). End that first.",
    ),
    "refusal.erasure_running": (
        "Đã có đề nghị xóa {number} đang chờ quyết định. Hãy mở đề nghị đó.",
        "Erasure {number} waits for its decision already. Open that one.",
    ),
    "refusal.erasure_decided": (
        "Đề nghị xóa {number} đã được quyết định ngày {decided_on}. Hãy tải lại trang.",
        "Erasure {number} was decided on {decided_on}. Reload the page.",
    ),
    "refusal.own_erasure": (
        "Người đề nghị xóa {number} không tự quyết định: cần người thứ hai.",
        "Whoever proposed erasure {number} does not decide it: a second person does.",
    ),
    "refusal.not_own_erasure": (
        "Chỉ người đã đề nghị xóa {number} mới rút lại được.",
        "Only whoever proposed erasure {number} takes it back.",
    ),
}
