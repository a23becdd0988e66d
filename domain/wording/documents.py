"""Texts of lists and printed forms, and of stated facts that cannot be."""

TEXTS: dict[str, tuple[str, str]] = {
    "refusal.contradicting_facts": (
        "{why:word} Chưa có gì được ghi. Hãy xem lại rồi sửa mục chưa đúng.",
        "{why:word} Nothing was recorded. Look again and correct what is not right.",
    ),
    "refusal.template_broken": (
        "Mẫu in “{template}” không dùng được: {why}. Hãy sửa tệp mẫu, hoặc bỏ tệp đó đi để dùng mẫu có sẵn.",
        "The form's template “{template}” cannot be used: {why}. Correct the file, or remove it to use ours.",
    ),
    "contradiction.list": (
        "Danh sách Mẫu số 01 chưa được lập thì chưa thể có xác nhận của UBND cấp xã.",
        "The People's Committee cannot have certified a list (form 01) that was not drawn up.",
    ),
    "contradiction.household": (
        "Hộ không có thành viên khác từ đủ 18 tuổi thì không thể có thành viên khác đủ khả năng lao động và đủ năng "
        "lực hành vi dân sự.",
        "A household without another member of 18 or older has no other member able to work with full capacity.",
    ),
    "contradiction.certificate": (
        "Đã ghi là không có giấy chứng nhận thì không thể có số giấy chứng nhận.",
        "There cannot be a number where no certificate is said to exist.",
    ),
    "contradiction.additional_penalty": (
        "Ngày hết hình phạt bổ sung không thể trước ngày chấp hành xong án phạt tù. Nếu là khoản đã thi hành xong từ "
        "trước, chỉ cần ghi đã chấp hành xong hình phạt bổ sung.",
        "The additional penalty cannot end before the sentence was completed. What was carried out earlier is stated "
        "as the other penalties being carried out, without a day.",
    ),
    "contradiction.term": (
        "Thời hạn vay để đào tạo nghề phải bằng thời gian rút vốn cộng thời gian trả nợ.",
        "The term of a training loan is the drawdown period and the repayment period together.",
    ),
}
