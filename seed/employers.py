"""The 13 invented members of the employers' model and the work they offer, so that matching can match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from seed import FIRST_DAY
from seed.draw import working_day
from seed.names import Namer
from seed.phones import Phones

SKILLS = (
    "carpentry",
    "wood_machine",
    "sewing",
    "stone_cutting",
    "masonry",
    "welding",
    "driving",
    "mechanics",
    "livestock",
    "forestry",
    "cooking",
)
VACANCIES = 40
_STILL_OPEN = 28


@dataclass(frozen=True, slots=True)
class Enterprise:
    """A partner employer; `commune` by the code in force from 2025-07-01, wages in đồng a month."""

    code: str
    name: str
    commune: str
    sector: str
    wage_from_vnd: int
    wage_to_vnd: int
    contact: str
    phone: str


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Work on offer from `opens_on`; after `closes_on` nobody more is taken."""

    code: str
    employer: str
    commune: str
    sector: str
    title: str
    skills: tuple[str, ...]
    wage_vnd: int
    openings: int
    opens_on: date
    closes_on: date | None

    def takes_on(self, day: date) -> bool:
        return self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)


_ENTERPRISES = (
    ("Công ty TNHH Chế biến gỗ Rừng Biếc", "16177", "wood"),
    ("Công ty cổ phần Ván ép Hương Ngàn", "16177", "wood"),
    ("Công ty TNHH Nội thất Mộc Quê Thanh", "16174", "wood"),
    ("Hợp tác xã Mộc dân dụng Đồi Keo", "16186", "wood"),
    ("Công ty TNHH Viên nén gỗ Bình Sơn Xanh", "16225", "wood"),
    ("Công ty TNHH May Nắng Đồi", "16174", "garment"),
    ("Công ty cổ phần May Suối Mơ Xuân", "16177", "garment"),
    ("Tổ hợp may Bản Hoa", "16222", "garment"),
    ("Công ty TNHH Đá ốp lát Núi Vàng Xuân", "16225", "stone"),
    ("Công ty TNHH Khai thác đá Đồng Quang Minh", "16186", "stone"),
    ("Hợp tác xã Dịch vụ nông nghiệp Ruộng Xanh", "16225", "farm"),
    ("Hợp tác xã Lâm nghiệp Ngàn Keo", "16213", "farm"),
    ("Trang trại tổng hợp Suối Trong", "16222", "farm"),
)

# Title, skills and the range of the wage in hundreds of thousands of đồng.
_JOBS: Mapping[str, tuple[tuple[str, tuple[str, ...], int, int], ...]] = {
    "wood": (
        ("Công nhân bốc xếp, phơi ván", (), 50, 60),
        ("Thợ vận hành máy bóc ván", ("wood_machine",), 62, 76),
        ("Thợ mộc", ("carpentry",), 65, 80),
        ("Công nhân xếp ván, đóng kiện", (), 52, 62),
    ),
    "garment": (
        ("Công nhân may", ("sewing",), 58, 75),
        ("Công nhân là ủi, đóng gói", (), 50, 60),
        ("Thợ sửa máy may", ("mechanics",), 65, 78),
    ),
    "stone": (
        ("Thợ cưa cắt đá", ("stone_cutting",), 68, 80),
        ("Lao động phổ thông mỏ đá", (), 58, 70),
        ("Thợ hàn, cơ khí", ("welding", "mechanics"), 70, 80),
    ),
    "farm": (
        ("Công nhân trồng và chăm sóc rừng", (), 50, 60),
        ("Nhân viên chăm sóc vật nuôi", ("livestock",), 52, 65),
        ("Lái xe vận chuyển nông sản", ("driving",), 65, 80),
    ),
}


def enterprises(namer: Namer, phones: Phones) -> tuple[Enterprise, ...]:
    """The 13 members; their wages span what they offer, 5 to 8 million đồng."""
    return tuple(
        Enterprise(f"DN{number:02}", name, commune, sector, *_wages(sector), namer("kinh", "male"), phones())
        for number, (name, commune, sector) in enumerate(_ENTERPRISES, start=1)
    )


def _wages(sector: str) -> tuple[int, int]:
    low, high = min(job[2] for job in _JOBS[sector]), max(job[3] for job in _JOBS[sector])
    return low * 100_000, high * 100_000


def vacancies(rng: Random, employers: tuple[Enterprise, ...]) -> tuple[Vacancy, ...]:
    """40 offers in order of opening, spread over the two years; 28 of them still stand on the fixed day."""
    starts = sorted(rng.randint(0, 620) for _ in range(VACANCIES))
    closed = set(rng.sample(range(VACANCIES // 2), VACANCIES - _STILL_OPEN))
    return tuple(
        _vacancy(rng, number, employers[number % len(employers)], start, number in closed)
        for number, start in enumerate(starts)
    )


def _vacancy(rng: Random, number: int, employer: Enterprise, start: int, closed: bool) -> Vacancy:
    jobs = _JOBS[employer.sector]
    title, skills, low, high = jobs[(number + number // len(_ENTERPRISES)) % len(jobs)]
    opens_on = working_day(FIRST_DAY + timedelta(days=start))
    return Vacancy(
        code=f"VT{number + 1:02}",
        employer=employer.code,
        commune=employer.commune,
        sector=employer.sector,
        title=title,
        skills=skills,
        wage_vnd=rng.randint(low, high) * 100_000,
        openings=rng.randint(2, 5),
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=rng.randint(120, 240)) if closed else None,
    )
