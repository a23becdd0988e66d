"""The pieces of a day's work: neighbouring communes, each code in exactly one piece."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.sweeps import WHOLE, partitions, starts_of, total

CODES = st.text("0123456789", min_size=5, max_size=5)
DUE = st.dictionaries(CODES, st.integers(0, 30))


def pieces(due: dict[str, int], size: int):
    return partitions(starts_of(due.items(), size))


@given(DUE, CODES)
def test_every_code_lies_in_exactly_one_piece(due, code) -> None:
    assert sum(each.first <= code < each.end for each in pieces(due, 40)) == 1


@given(DUE)
def test_a_piece_holds_more_than_the_size_only_for_a_single_commune(due) -> None:
    for each in pieces(due, 40):
        inside = [count for code, count in due.items() if each.first <= code < each.end and count]
        assert sum(inside) <= 40 or len(inside) == 1


@given(DUE)
def test_two_neighbouring_pieces_would_not_fit_into_one(due) -> None:
    held = [sum(n for code, n in due.items() if p.first <= code < p.end) for p in pieces(due, 40)]
    assert all(left + right > 40 for left, right in pairwise(held))


def test_a_district_is_one_piece() -> None:
    assert pieces({"16174": 50, "16177": 54}, 10_000) == (WHOLE,)


def test_a_day_with_nothing_due_still_has_its_piece() -> None:
    assert pieces({}, 10) == (WHOLE,)


def test_keys_of_pieces_are_their_own() -> None:
    found = pieces({"16174": 9, "16177": 9, "16186": 9}, 10)
    assert [each.key for each in found] == ["0-16177", "16177-16186", "16186-~"]


def test_a_summary_adds_its_pieces() -> None:
    found = total("review", date(2026, 3, 2), [{"items": 2}, {"items": 3, "messages": 1}])
    assert found.as_json() == {"partitions": 2, "items": 5, "messages": 1}
