"""The 16 units of the old district and 112 invented villages in them, where the invented people live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune or town by its code to 2025-06-30, and the commune that took it in.

    `peoples`: invented weights of the four peoples among the returned. `named`: how its villages are called.
    """

    code: str
    name: str
    commune: str
    villages: int
    named: str
    peoples: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Village:
    """A thôn, bản or khu phố; `code` is the data set's own."""

    code: str
    name: str
    unit: str


_TOWN = {"kinh": 50, "tho": 20, "thai": 20, "muong": 10}
_ROAD = {"kinh": 40, "tho": 30, "thai": 15, "muong": 15}
_MIXED = {"tho": 40, "thai": 30, "kinh": 15, "muong": 15}
_UPLAND = {"thai": 80, "tho": 10, "muong": 5, "kinh": 5}
_EAST = {"muong": 40, "tho": 25, "kinh": 20, "thai": 15}

UNITS = (
    Unit("16174", "Thị trấn Yên Cát", "16174", 10, "Khu phố", _TOWN),
    Unit("16201", "Xã Tân Bình", "16174", 5, "Thôn", _MIXED),
    Unit("16177", "Xã Bãi Trành", "16177", 9, "Thôn", _ROAD),
    Unit("16180", "Xã Xuân Hòa", "16177", 7, "Thôn", _ROAD),
    Unit("16183", "Xã Xuân Bình", "16177", 8, "Thôn", _ROAD),
    Unit("16186", "Xã Hóa Quỳ", "16186", 9, "Thôn", _MIXED),
    Unit("16204", "Xã Bình Lương", "16186", 7, "Thôn", _MIXED),
    Unit("16213", "Xã Thanh Hòa", "16213", 5, "Bản", _UPLAND),
    Unit("16216", "Xã Thanh Phong", "16213", 6, "Bản", _UPLAND),
    Unit("16219", "Xã Thanh Lâm", "16213", 6, "Bản", _UPLAND),
    Unit("16207", "Xã Thanh Quân", "16222", 8, "Bản", _UPLAND),
    Unit("16210", "Xã Thanh Xuân", "16222", 6, "Bản", _UPLAND),
    Unit("16222", "Xã Thanh Sơn", "16222", 6, "Bản", _UPLAND),
    Unit("16195", "Xã Cát Vân", "16225", 6, "Thôn", _EAST),
    Unit("16198", "Xã Cát Tân", "16225", 5, "Thôn", _EAST),
    Unit("16225", "Xã Thượng Ninh", "16225", 9, "Thôn", _EAST),
)
UNIT: Mapping[str, Unit] = {each.code: each for each in UNITS}

# The communes from 2025-07-01.
COMMUNES: Mapping[str, str] = {
    "16174": "Xã Như Xuân",
    "16177": "Xã Xuân Bình",
    "16186": "Xã Hóa Quỳ",
    "16213": "Xã Thanh Phong",
    "16222": "Xã Thanh Quân",
    "16225": "Xã Thượng Ninh",
}


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_THON = (
    _listed("Đồng Tân Xuân Quang Hợp Đức Phú Vân Yên Thắng"),
    _listed("Minh Thành Tiến Bình Sơn Lợi Thịnh Hòa Phong Lâm"),
)
_BAN = (
    _listed("Ná Pù Bò Khe Mó Cò Chiềng Làng"),
    _listed("Mún Lạn Sắng Lươn Phày Lụm Sường Ngầu Nưa Mới"),
)


def villages(rng: Random) -> tuple[Village, ...]:
    """112 villages: street blocks are numbered, the others carry invented names, unique within their unit."""
    return tuple(village for unit in UNITS for village in _villages_of(rng, unit))


def _villages_of(rng: Random, unit: Unit) -> list[Village]:
    if unit.named == "Khu phố":
        names = [str(number) for number in range(1, unit.villages + 1)]
    else:
        heads, tails = _BAN if unit.named == "Bản" else _THON
        pairs = [f"{head} {tail}" for head in heads for tail in tails]
        names = rng.sample(pairs, unit.villages)
    return [
        Village(f"{unit.code}-{number:02}", normalize("NFC", f"{unit.named} {name}"), unit.code)
        for number, name in enumerate(names, start=1)
    ]
