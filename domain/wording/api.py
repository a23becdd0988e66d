"""What the programming interface and the limits of a request say."""

TEXTS: dict[str, tuple[str, str]] = {
    "limit.form": (
        "Biểu mẫu gửi lên có nhiều hơn 1 MB chữ nên chưa được ghi. Hãy rút ngắn rồi gửi lại.",
        "The form holds more than 1 MB of words, so nothing was recorded. Shorten it and send it again.",
    ),
    "limit.body": (
        "Nội dung gửi lên lớn hơn 12 MB. Hãy chia nhỏ tệp rồi gửi lại.",
        "What was sent is larger than 12 MB. Split the file and send it again.",
    ),
    "limit.headers": (
        "Phần đầu của yêu cầu quá dài. Hãy xóa cookie của trang này rồi thử lại.",
        "The headers of the request are too long. Delete this site's cookies and try again.",
    ),
    "limit.address": (
        "Địa chỉ quá dài. Hãy rút ngắn từ khóa tìm kiếm rồi thử lại.",
        "The address is too long. Shorten the search and try again.",
    ),
    "limit.characters": (
        "Địa chỉ có ký tự không đọc được. Hãy gõ lại địa chỉ hoặc từ khóa.",
        "The address holds characters that cannot be read. Type the address or the search again.",
    ),
    "limit.length": (
        "Độ dài khai báo của nội dung gửi lên không phải là một số. Hãy gửi lại.",
        "The stated length of what was sent is not a number. Send it again.",
    ),
    "limit.elsewhere": (
        "Yêu cầu không đến từ trang của phần mềm này.",
        "The request does not come from this program's own pages.",
    ),
    "problem.400": ("Yêu cầu chưa đúng", "The request cannot be done"),
    "problem.401": ("Cần mã truy cập", "A token is needed"),
    "problem.403": ("Không có quyền", "Not allowed"),
    "problem.404": ("Không tìm thấy", "Not found"),
    "problem.405": ("Không dùng được cách gửi này", "This method is not known here"),
    "problem.409": ("Trùng hoặc không còn đúng với hiện tại", "In conflict with what is recorded"),
    "problem.422": ("Nội dung chưa hợp lệ", "The content is not valid"),
    "problem.500": ("Lỗi phần mềm", "A defect of this program"),
    "problem.503": ("Tạm thời chưa phục vụ được", "Not available for now"),
    "problem.404.detail": (
        "Địa chỉ này không có trong giao diện lập trình. Xem /api/v1/openapi.json.",
        "The programming interface has no such address. See /api/v1/openapi.json.",
    ),
    "problem.405.detail": (
        "Địa chỉ này không nhận phương thức {method}. Xem /api/v1/openapi.json.",
        "This address does not take {method}. See /api/v1/openapi.json.",
    ),
    "problem.400.detail": (
        "Nội dung gửi lên không đọc được. Hãy gửi JSON theo /api/v1/openapi.json.",
        "What was sent cannot be read. Send JSON as /api/v1/openapi.json describes it.",
    ),
    "problem.422.detail": (
        "Có {count} chỗ chưa đúng với mô tả trong /api/v1/openapi.json; xem mục `errors`.",
        "{count} places do not agree with /api/v1/openapi.json; see `errors`.",
    ),
    "problem.500.detail": (
        "Không có gì được ghi lại. Hãy báo mã {mark} cho người quản trị.",
        "Nothing was kept. Tell the administrator the mark {mark}.",
    ),
    "refusal.token_missing": (
        "Cần mã truy cập còn hạn trong tiêu đề Authorization: Bearer. Quản trị cấp mã bằng lệnh "
        "`duongve token create`.",
        "A token that is still valid is needed in the header Authorization: Bearer. "
        "An administrator makes one with `duongve token create`.",
    ),
    "refusal.sign_in_unfinished": (
        "Phiên làm việc này còn thiếu một bước đăng nhập. Hãy mở trang chính và làm nốt bước đó.",
        "This session still lacks a step of signing in. Open the home page and finish it.",
    ),
    "refusal.unreadable_text": (
        "Ô {field} có ký tự không lưu được (ký tự rỗng hoặc nửa ký tự). Hãy gõ lại ô đó.",
        "The field {field} holds characters that cannot be kept (NUL or half a character). Type it again.",
    ),
}
