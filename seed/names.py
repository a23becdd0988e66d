"""Names as they are borne in the district, by people and sex; none is taken from a real list of persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from unicodedata import normalize

from faker import Faker

Sex = str  # male, female: the codes of `domain`'s wording


@dataclass(frozen=True, slots=True)
class Pool:
    """Family names by weight, and the middle and given names of men and of women."""

    family: Mapping[str, int]
    men_middle: tuple[str, ...]
    men_given: tuple[str, ...]
    women_given: tuple[str, ...]


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_MEN_MIDDLE = ("Văn", "Văn", "Văn", "Đình", "Hữu", "Đức", "Xuân", "Quang", "Công")
_MEN = _listed("Dũng Hùng Cường Tuấn Sơn Hải Long Thắng Bình Tiến Toàn Quyết Hiếu Đạt Lực Mạnh Trường Thịnh")
_WOMEN = _listed("Hoa Lan Hằng Nga Thủy Hiền Nhung Tuyết Hường Loan Thơm Huệ Sen Lý Tâm Oanh")

POOLS: Mapping[str, Pool] = {
    "kinh": Pool(
        {"Nguyễn": 34, "Lê": 26, "Trần": 10, "Phạm": 8, "Hoàng": 6, "Đỗ": 4, "Vũ": 4, "Mai": 4, "Trịnh": 4},
        _MEN_MIDDLE,
        _MEN,
        _WOMEN,
    ),
    "thai": Pool(
        {"Vi": 22, "Lương": 20, "Hà": 18, "Lò": 14, "Ngân": 12, "Lô": 8, "Lữ": 6},
        ("Văn", "Văn", "Văn", "Văn", "Hồng", "Ngọc", "Thanh"),
        (*_listed("Thoan Ín Nấm Pâng Khuyên Xuyên Thuận Duyệt Tới Ước Liêm Phong Hợi Tình Chung"), *_MEN[:8]),
        (*_listed("Ươn Phương Thoa Ín Mỷ Xoan Lả Duyên Thích Nguyệt Vân"), *_WOMEN[:6]),
    ),
    "tho": Pool(
        {"Lê": 34, "Trương": 24, "Bùi": 16, "Nguyễn": 12, "Hồ": 6, "Quách": 4, "Lang": 4},
        ("Văn", "Văn", "Văn", "Bá", "Đình", "Hữu", "Công"),
        (*_listed("Thiện Lịch Chính Nhất Thể Quý Nghĩa Hợp Kiên Bảy"), *_MEN),
        (*_listed("Lựu Thắm Nhàn Tình Minh Luyến"), *_WOMEN),
    ),
    "muong": Pool(
        {"Bùi": 34, "Quách": 22, "Phạm": 18, "Đinh": 12, "Trương": 8, "Cao": 6},
        ("Văn", "Văn", "Văn", "Đình", "Ngọc", "Thế"),
        (*_listed("Nhượng Thưởng Niệm Diện Ương Chuẩn Thi Ninh Hào Biên"), *_MEN),
        (*_listed("Bươi Thiểm Nhơn Miền Ưng Thím"), *_WOMEN),
    ),
}


class Namer:
    """Draws names; Kinh given names are partly Faker's (whose full names put the family name last)."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._faker = Faker("vi_VN")
        self._faker.seed_instance(rng.getrandbits(64))

    def __call__(self, ethnicity: str, sex: Sex) -> str:
        """Family, middle and given name in NFC."""
        pool = POOLS[ethnicity]
        family = self._rng.choices(tuple(pool.family), tuple(pool.family.values()))[0]
        words = [family, self._middle(pool, sex), self._given(ethnicity, pool, sex)]
        while words[2] in words[:2]:
            words[2] = self._given(ethnicity, pool, sex)
        return normalize("NFC", " ".join(words))

    def _middle(self, pool: Pool, sex: Sex) -> str:
        return "Thị" if sex == "female" else self._rng.choice(pool.men_middle)

    def _given(self, ethnicity: str, pool: Pool, sex: Sex) -> str:
        if ethnicity == "kinh" and self._rng.random() < 0.5:
            return str(self._faker.first_name_female() if sex == "female" else self._faker.first_name_male())
        return self._rng.choice(pool.women_given if sex == "female" else pool.men_given)
