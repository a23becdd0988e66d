"""One figure for a firm: drawn toward the district's by how few it took, and never against a firm that took nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import months_after
from domain.matching import solve
from domain.recidivism.hiding import LEAST
from domain.retention import Stay
from domain.retention_shares import MONTHS, WEIGHT, Share, kept_shares
from tests.domain.matching_cases import SEWING, question

ON = date(2026, 3, 2)
LONG_AGO = date(2025, 1, 6)


def stay(firm: str, lasted: int | None = None, reason: str = "resigned", began: date = LONG_AGO) -> Stay:
    """Days that it lasted; None still runs."""
    ended = None if lasted is None else began + timedelta(days=lasted)
    return Stay(firm, "wood", True, False, began, ended, None if lasted is None else reason)


def firm(name: str, kept: int, left: int) -> list[Stay]:
    return [stay(name) for _ in range(kept)] + [stay(name, 30) for _ in range(left)]


def test_a_share_is_drawn_toward_the_district() -> None:
    shares = kept_shares(firm("A", 5, 0) + firm("B", 5, 10), ON)
    assert shares.common == 50
    assert shares.of("A") == Share(67, 5)  # (5 + 10 × 0.5) / 15, where A alone says 100 %
    assert shares.of("B") == Share(40, 15)  # (5 + 10 × 0.5) / 25, where B alone says 33 %


def test_a_firm_that_took_few_or_nobody_counts_as_the_district() -> None:
    shares = kept_shares(firm("A", 6, 6) + firm("B", 0, LEAST - 1), ON)
    assert shares.of("B") == shares.of("new") == Share(38, None)


def test_too_few_in_the_whole_district_say_nothing() -> None:
    assert kept_shares(firm("A", LEAST - 1, 0), ON).of("A") is None


@pytest.mark.parametrize(("days", "counted"), [(-1, 0), (0, 1)])
def test_who_began_less_than_half_a_year_ago_is_not_counted(days: int, counted: int) -> None:
    began = date(2025, 9, 2) - timedelta(days=days)
    assert months_after(date(2025, 9, 2), MONTHS) == ON
    shares = kept_shares([*firm("A", 5, 0), stay("A", began=began)], ON)
    assert shares.own["A"].people == 5 + counted


def test_changing_to_other_work_before_half_a_year_is_left_out_and_after_it_is_kept() -> None:
    base = firm("A", 5, 5)
    assert kept_shares([*base, stay("A", 30, "changed")], ON) == kept_shares(base, ON)
    assert kept_shares([*base, stay("A", 300, "changed")], ON).own["A"] == Share(55, 11)


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.booleans()), min_size=LEAST, max_size=80))
def test_every_share_lies_between_the_firms_own_and_the_districts(
    given_stays: list[tuple[str, bool]],
) -> None:
    shares = kept_shares([stay(name, None if kept else 30) for name, kept in given_stays], ON)
    common = 100 * sum(kept for _, kept in given_stays) / len(given_stays)
    for name, share in shares.own.items():
        kept = [each for firm_name, each in given_stays if firm_name == name]
        alone, weight = 100 * sum(kept) / len(kept), len(kept) / (len(kept) + WEIGHT)
        assert share.percent == pytest.approx(weight * alone + (1 - weight) * common, abs=0.5 + 1e-9)


@pytest.mark.parametrize(
    ("people", "common", "said"),
    [
        (12, False, "tính trên 12 người"),
        (None, True, "Chưa đủ 5 người làm ở đây từ 6 tháng trước"),
        (None, False, "Doanh nghiệp giữ được 67% số người đã nhận"),
    ],
)
def test_the_proposal_says_where_the_figure_comes_from(people: int | None, common: bool, said: str) -> None:
    known = replace(SEWING, retention_percent=67, retention_people=people, retention_common=common)
    told = [each.text() for each in solve(question(vacancies=[known])).matches[0].reasons]
    assert any(said in each and "67%" in each for each in told)
