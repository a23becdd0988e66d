"""Sentences in the proportions of the province, with ages and kinds that fit them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from seed.draw import apportion, shares

# Nearly 40 % drugs, over 20 % theft or robbery, over 10 % disorder and injury.
OFFENCE_SHARES: Mapping[str, float] = {
    "drugs": 39.5,
    "theft_robbery": 22,
    "disorder_injury": 12.5,
    "other": 26,
}
# Everybody here comes home from prison: nobody has a suspended sentence or a fine alone.
CLASS_SHARES: Mapping[str, float] = {"prison_to_5": 77, "prison_5_to_15": 19, "prison_over_15": 4}

_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "drugs": (
        "Tàng trữ trái phép chất ma túy",
        "Mua bán trái phép chất ma túy",
        "Vận chuyển trái phép chất ma túy",
    ),
    "theft_robbery": ("Trộm cắp tài sản", "Cướp giật tài sản", "Cướp tài sản"),
    "disorder_injury": ("Gây rối trật tự công cộng", "Cố ý gây thương tích"),
    "other": ("Đánh bạc", "Lừa đảo chiếm đoạt tài sản", "Hủy hoại rừng", "Tổ chức đánh bạc"),
}
_NEGLIGENT = "Vi phạm quy định về tham gia giao thông đường bộ"
_NEGLIGENT_SHARE = 0.03
# Which offences carry the longer sentences here.
_LONGER: Mapping[str, float] = {"drugs": 60, "theft_robbery": 25, "disorder_injury": 15}
_MONTHS: Mapping[str, tuple[int, int]] = {
    "prison_to_5": (9, 60),
    "prison_5_to_15": (66, 180),
    "prison_over_15": (186, 240),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was imposed; months and wording are sealed personal data, the class is not."""

    offence_group: str
    offence: str
    months: int
    sentence_class: str
    negligent: bool


def sentences(rng: Random, classes: list[str]) -> list[Sentence]:
    """One for each class given, with the offence shares held over all of them."""
    left = apportion(len(classes), OFFENCE_SHARES)
    groups: dict[int, str] = {}
    for index in sorted(range(len(classes)), key=lambda each: -_MONTHS[classes[each]][0]):
        groups[index] = _take(rng, left, classes[index])
    negligent = _negligent(groups, classes)
    return [_sentence(rng, groups[index], each, index in negligent) for index, each in enumerate(classes)]


def classes(rng: Random, total: int) -> list[str]:
    """Sentence classes in their shares, in a drawn order."""
    return shares(rng, total, CLASS_SHARES)


def _take(rng: Random, left: dict[str, int], sentence_class: str) -> str:
    weights = left if sentence_class == "prison_to_5" else {key: _LONGER[key] for key in _LONGER if left[key]}
    if sentence_class == "prison_over_15" and left["drugs"]:
        weights = {"drugs": 1}
    group = rng.choices(tuple(weights or left), tuple((weights or left).values()))[0]
    left[group] -= 1
    return group


def _negligent(groups: Mapping[int, str], classes: list[str]) -> set[int]:
    fitting = [
        index for index in sorted(groups) if groups[index] == "other" and classes[index] == "prison_to_5"
    ]
    return set(fitting[: round(len(classes) * _NEGLIGENT_SHARE)])


def _sentence(rng: Random, group: str, sentence_class: str, negligent: bool) -> Sentence:
    wordings = _WORDINGS[group]
    offence = _NEGLIGENT if negligent else rng.choice(wordings)
    if sentence_class == "prison_over_15" and group == "drugs":
        offence = wordings[1]
    return Sentence(group, offence, rng.randint(*_MONTHS[sentence_class]), sentence_class, negligent)
