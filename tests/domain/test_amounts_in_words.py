"""Amounts in words: a table of every turn of the language, and words that a reader turns back into the figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.amounts_in_words import MOST, vnd_in_words

TABLE = {
    0: "Không đồng",
    1: "Một đồng",
    4: "Bốn đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    11: "Mười một đồng",
    14: "Mười bốn đồng",
    15: "Mười lăm đồng",
    20: "Hai mươi đồng",
    21: "Hai mươi mốt đồng",
    24: "Hai mươi bốn đồng",
    25: "Hai mươi lăm đồng",
    31: "Ba mươi mốt đồng",
    55: "Năm mươi lăm đồng",
    91: "Chín mươi mốt đồng",
    100: "Một trăm đồng",
    101: "Một trăm linh một đồng",
    105: "Một trăm linh năm đồng",
    110: "Một trăm mười đồng",
    111: "Một trăm mười một đồng",
    115: "Một trăm mười lăm đồng",
    121: "Một trăm hai mươi mốt đồng",
    555: "Năm trăm năm mươi lăm đồng",
    999: "Chín trăm chín mươi chín đồng",
    1_000: "Một nghìn đồng chẵn",
    1_001: "Một nghìn không trăm linh một đồng",
    1_010: "Một nghìn không trăm mười đồng",
    1_015: "Một nghìn không trăm mười lăm đồng",
    1_100: "Một nghìn một trăm đồng",
    10_000: "Mười nghìn đồng chẵn",
    21_021: "Hai mươi mốt nghìn không trăm hai mươi mốt đồng",
    105_000: "Một trăm linh năm nghìn đồng chẵn",
    555_500: "Năm trăm năm mươi lăm nghìn năm trăm đồng",
    1_000_000: "Một triệu đồng chẵn",
    1_000_005: "Một triệu không trăm linh năm đồng",
    1_005_000: "Một triệu không trăm linh năm nghìn đồng chẵn",
    4_000_000: "Bốn triệu đồng chẵn",
    6_666_667: "Sáu triệu sáu trăm sáu mươi sáu nghìn sáu trăm sáu mươi bảy đồng",
    21_500_000: "Hai mươi mốt triệu năm trăm nghìn đồng chẵn",
    80_000_000: "Tám mươi triệu đồng chẵn",
    95_500_000: "Chín mươi lăm triệu năm trăm nghìn đồng chẵn",
    100_000_000: "Một trăm triệu đồng chẵn",
    123_456_789: "Một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín đồng",
    1_000_000_000: "Một tỷ đồng chẵn",
    1_000_000_001: "Một tỷ không trăm linh một đồng",
    1_005_000_000: "Một tỷ không trăm linh năm triệu đồng chẵn",
    1_130_500_000: "Một tỷ một trăm ba mươi triệu năm trăm nghìn đồng chẵn",
    2_000_000_000: "Hai tỷ đồng chẵn",
    10_050_000_000: "Mười tỷ không trăm năm mươi triệu đồng chẵn",
    999_999_999_999: (
        "Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
        "chín trăm chín mươi chín đồng"
    ),
    1_000_000_000_000: "Một nghìn tỷ đồng chẵn",
    1_005_000_000_000: "Một nghìn không trăm linh năm tỷ đồng chẵn",
    25_010_000_000_000: "Hai mươi lăm nghìn không trăm mười tỷ đồng chẵn",
    10**15: "Một triệu tỷ đồng chẵn",
}
WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip


@pytest.mark.parametrize("amount", sorted(TABLE))
def test_an_amount_reads_as_people_say_it(amount):
    assert vnd_in_words(amount) == TABLE[amount]


@given(
    st.integers(0, MOST)
    | st.integers(0, 10**6)
    | st.sampled_from([10**n + m for n in range(15) for m in (0, 1, 5)])
)
def test_the_words_read_back_are_the_amount(amount):
    said = vnd_in_words(amount)
    assert said[0].isupper()
    assert (said.endswith(" chẵn")) == (amount > 0 and amount % 1000 == 0)
    assert read_back(said.removesuffix(" chẵn").removesuffix(" đồng").lower()) == amount


@pytest.mark.parametrize("amount", [-1, MOST + 1])
def test_what_no_paper_carries_is_refused(amount):
    with pytest.raises(ValueError, match="is not between"):
        vnd_in_words(amount)


def read_back(words: str) -> int:
    """A reader of its own: tỷ splits the figure, then triệu and nghìn, then trăm and mươi."""
    above, ty, rest = words.partition(" tỷ")
    return below(above) * 10**9 + below(rest) if ty else below(words)


def below(words: str) -> int:
    total, left = 0, words.strip()
    for name, weight in (("triệu", 10**6), ("nghìn", 1000)):
        before, found, after = left.partition(name)
        if found:
            total, left = total + three(before) * weight, after
    return total + three(left)


def three(words: str) -> int:
    total, digit = 0, 0
    for word in words.split():
        if word in WORDS:
            digit = WORDS[word]
        elif word == "linh":
            digit = 0
        elif word == "mười":
            total, digit = total + 10, 0
        else:
            total, digit = total + digit * {"trăm": 100, "mươi": 10}[word], 0
    return total + digit
