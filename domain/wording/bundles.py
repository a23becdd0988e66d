"""Texts of an inspector's bundle, Vietnamese and English side by side."""

TEXTS: dict[str, tuple[str, str]] = {
    "read.bundle": ("Gói hồ sơ kiểm tra", "Inspector's bundle"),
    "bundle.made": (
        "Đã gói hồ sơ {case} vào {file}: {events} sự kiện.",
        "Case {case} was put into {file}: {events} events.",
    ),
    "bundle.sound": (
        "{file} nguyên vẹn: hồ sơ {case}, {events} sự kiện, gói lúc {made_at} bởi {made_by}.",
        "{file} is whole: case {case}, {events} events, made at {made_at} by {made_by}.",
    ),
    "bundle.signer": (
        "Mã khóa ký: {signer}. So với mã do cơ quan báo bằng cách khác (điện thoại, công văn).",
        "Signed with the key {signer}. Compare it with what the office told you by another way (telephone, letter).",
    ),
    "bundle.what.file": ("tệp bị sửa, thiếu hoặc thừa", "a file was changed, is missing or was added"),
    "bundle.what.signature": ("chữ ký không khớp", "the signature does not match"),
    "bundle.what.chain": ("chuỗi sự kiện đứt từ số", "the chain of events breaks at number"),
    "bundle.what.list": ("không đọc được danh mục của gói", "the list of the bundle cannot be read"),
    "bundle.read_me": (
        "GÓI HỒ SƠ KIỂM TRA\n"
        "Có dữ liệu cá nhân nhạy cảm: chỉ dùng cho việc kiểm tra, giữ kín và xóa khi xong.\n"
        "- chain.json: chuỗi sự kiện đúng như đã lưu; phần kín vẫn kín.\n"
        "- events.json: cùng các sự kiện, đã mở để đọc, với căn cứ của từng quyết định.\n"
        "- law.json: các tham số pháp luật với ngày hiệu lực và căn cứ.\n"
        "- papers.json: mã SHA-256 của từng giấy tờ; gói không chứa giấy tờ.\n"
        "- anchor.json: lần neo lịch sử gần nhất.\n"
        "- manifest.json, manifest.sig: danh mục có chữ ký Ed25519.\n"
        "Kiểm tra không cần mạng: duongve bundle verify TỆP --signer MÃ",
        "AN INSPECTOR'S BUNDLE\n"
        "It holds sensitive personal data: use it for the inspection alone, keep it close, delete it afterwards.\n"
        "- chain.json: the chain of events as it is stored; what is sealed stays sealed.\n"
        "- events.json: the same events opened for reading, with the findings behind each decision.\n"
        "- law.json: the parameters of the law with their days and citations.\n"
        "- papers.json: the SHA-256 of each paper; the papers themselves are not in here.\n"
        "- anchor.json: the last anchor of the history.\n"
        "- manifest.json, manifest.sig: the list, signed with Ed25519.\n"
        "To verify offline: duongve bundle verify FILE --signer KEY",
    ),
    "refusal.bundle_unsound": (
        "Gói {path} không nguyên vẹn: {what:term=bundle.what} ({where}). Không dùng làm chứng cứ; xin gói mới.",
        "The bundle {path} is not whole: {what:term=bundle.what} ({where}). It proves nothing; ask for a new one.",
    ),
    "refusal.bundle_of_another_signer": (
        "Gói {path} được ký bằng khóa {signer}, không phải khóa đã báo ({expected}). Hỏi lại cơ quan gửi.",
        "The bundle {path} is signed with the key {signer}, not the one you were told ({expected}). Ask the sender.",
    ),
}
