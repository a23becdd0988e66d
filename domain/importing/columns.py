"""The columns of the list of people: what a heading may be called, and how its cells are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.case import OPEN_STAGES, Stage
from domain.loans import PURPOSES
from domain.names import fold
from domain.needs import NeedDomain
from domain.people import ETHNICITIES, SEXES
from domain.placements import LIVELIHOODS
from domain.rules.facts import fact
from domain.wording import TEXTS

Kind = Literal[
    "text", "birth", "day", "months", "money", "yes", "choice", "choices", "citizen_id", "phone", "unit"
]


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` as the template writes it; `group` and `codes` for words that stand for codes."""

    key: str
    heading: str
    kind: Kind = "text"
    also: tuple[str, ...] = ()
    required: bool = False
    group: str = ""
    codes: tuple[str, ...] = ()
    example: str = ""
    most: int = 200


_STANDS = tuple(stage.value for stage in (*OPEN_STAGES, Stage.PAUSED))
_NEEDS = tuple(domain.code for domain in NeedDomain)

COLUMNS: tuple[Column, ...] = (
    Column("name", "họ và tên", also=("họ tên", "tên"), required=True, example="Lò Văn Inh", most=80),
    Column("called", "tên thường gọi", also=("tên gọi khác", "bí danh"), most=80),
    Column("birth", "năm sinh", "birth", ("ngày sinh", "ngày tháng năm sinh"), True, example="1988"),
    Column("sex", "giới tính", "choice", ("nam nữ",), True, "sex", SEXES, "Nam"),
    Column("ethnicity", "dân tộc", "choice", (), True, "ethnicity", ETHNICITIES, "Thái"),
    Column("citizen_id", "số căn cước", "citizen_id", ("cccd", "số cccd", "căn cước", "căn cước công dân")),
    Column("phone", "điện thoại", "phone", ("số điện thoại", "sđt"), example="0912 345 678"),
    Column("unit", "xã", "unit", ("xã thị trấn", "tên xã", "mã xã", "nơi cư trú"), True, example="Xã Như Xuân"),
    Column("village", "thôn", also=("thôn khu phố", "thôn bản", "khu phố"), example="Khu phố 1", most=80),
    Column("address", "địa chỉ", also=("nơi ở", "chỗ ở"), example="Số 3, Khu phố 1"),
    Column(
        "certificate", "giấy chứng nhận", "choice", ("loại giấy", "loại giấy chứng nhận"), True, "certificate",
        ("completion", "amnesty"), "Chấp hành xong án phạt tù",
    ),
    Column("certificate_no", "số giấy", also=("số giấy chứng nhận", "số"), required=True, example="117/GCN", most=60),
    Column("completed_on", "ngày chấp hành xong", "day", ("ngày", "ngày giấy"), True, example="20/02/2026"),
    Column("sentence_class", "loại án", "choice", (), False, "sentence_class", fact.sentence_class.codes),
    Column("sentence_months", "án tuyên (tháng)", "months", ("án tuyên", "mức án tháng"), example="30"),
    Column("offence", "tội danh"),
    Column("notice", "đã thông báo quyền", "yes", ("thông báo quyền",), True, example="Có"),
    # From here on: a case that runs already.
    Column("state", "trạng thái hiện tại", "choice", ("trạng thái",), False, "state", _STANDS),
    Column("since", "từ ngày", "day", ("trạng thái từ ngày",)),
    Column("paper", "căn cứ", also=("căn cứ trạng thái",)),
    Column("pause_reason", "lý do tạm dừng", "choice", (), False, "pause", fact.pause_reason.codes),
    Column("left", "trạng thái trước tạm dừng", "choice", (), False, "state", _STANDS[:-1]),
    Column("group", "tổ G5+", also=("tổ g5", "mã tổ g5"), most=40),
    Column("livelihood", "việc làm", "choice", ("sinh kế",), False, "livelihood", LIVELIHOODS),
    Column("employer", "mã doanh nghiệp", also=("doanh nghiệp",), most=40),
    Column("livelihood_since", "việc làm từ ngày", "day", ("làm việc từ ngày",)),
    Column("livelihood_paper", "căn cứ việc làm", also=("giấy tờ việc làm",)),
    Column("loan_vnd", "số tiền vay", "money", ("khoản vay", "số tiền vay đồng")),
    Column("loan_purpose", "mục đích vay", "choice", (), False, "purpose", PURPOSES),
    Column("loan_months", "thời hạn vay (tháng)", "months", ("thời hạn vay",)),
    Column("disbursed_on", "ngày giải ngân", "day"),
    Column("outstanding_vnd", "dư nợ", "money", ("dư nợ đồng",)),
    Column("pressing", "nhu cầu cấp bách", "choices", ("nhu cầu cấp thiết",), False, "need", _NEEDS),
)  # fmt: skip

# Words that people write for a code beside the program's own.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "certificate.completion": ("chấp hành xong", "giấy chứng nhận chấp hành xong án phạt tù"),
    "certificate.amnesty": ("đặc xá", "quyết định đặc xá"),
    "sex.male": ("nam",),
    "sex.female": ("nữ",),
    "livelihood.job": ("đi làm công ty", "việc làm"),
    "purpose.production": ("sản xuất", "kinh doanh", "tạo việc làm"),
    "purpose.training": ("học nghề", "đào tạo nghề"),
    "pause.custody": ("bị tạm giam",),
}


def plain(text: str) -> str:
    """Folded words with single spaces: what headings and choices are compared by."""
    return " ".join(re.findall(r"[a-z0-9+]+", fold(text)))


HEADINGS: Mapping[str, Column] = {
    plain(name): column for column in COLUMNS for name in (column.heading, *column.also)
}


def words_for(column: Column) -> dict[str, str]:
    """What may stand in the cell (compared as `plain`) -> the code."""
    found: dict[str, str] = {}
    for code in column.codes:
        key = f"{column.group}.{code}"
        for words in (code, *TEXTS[key], *_ALSO.get(key, ())):
            found.setdefault(plain(words), code)
    return found


def shown_words(column: Column) -> tuple[str, ...]:
    """The allowed values as the template lists them."""
    if column.kind == "yes":
        return ("Có", "Không")
    return tuple(TEXTS[f"{column.group}.{code}"][0] for code in column.codes)
