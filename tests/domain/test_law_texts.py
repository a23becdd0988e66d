"""Values as people type them: grouped or not, several, a day; nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.law_changes import LawChangeRefused
from domain.law_texts import value_said
from domain.parameters import UnknownParameter


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("qd22.window_years", " 6 ", 6),
        ("qd22.production_cap_vnd", "100.000.000", 100_000_000),
        ("qd22.production_cap_vnd", "100,000,000", 100_000_000),
        ("qd22.production_cap_vnd", "100 000 000", 100_000_000),
        ("qd22.production_cap_vnd", "100000000", 100_000_000),
        ("case.review_months", "1, 3; 6", (1, 3, 6)),
        ("case.review_months", "2", (2,)),
        ("qd22.in_force_from", "2023-10-10", date(2023, 10, 10)),
    ],
)
def test_what_is_typed_is_read(key: str, text: str, value: Any) -> None:
    assert value_said(key, text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("qd22.lending_rate_bp", "6.6"),
        ("qd22.lending_rate_bp", "6,60"),
        ("qd22.window_years", "-5"),
        ("qd22.window_years", ""),
        ("qd22.window_years", "năm"),
        ("qd22.window_years", "５"),
        ("qd22.production_cap_vnd", "9" * 16),
        ("case.review_months", "3, 1"),
        ("case.review_months", ""),
        ("case.review_months", "1, x"),
        ("qd22.in_force_from", "10/10/2023"),
        ("qd22.in_force_from", "2026-02-30"),
    ],
)
def test_what_is_none_is_refused(key: str, text: str) -> None:
    with pytest.raises(LawChangeRefused) as refused:
        value_said(key, text)
    assert (refused.value.data["field"], refused.value.data["fault"]) == ("value", "value")


def test_an_unknown_parameter_has_no_value() -> None:
    with pytest.raises(UnknownParameter):
        value_said("qd22.nothing", "1")
