"""Whatever is typed or pasted: an answer, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.persistence.search.conftest import Ask

NOBODY = ["%", "_", "%%%", "' OR 1=1 --", "\\", "😀😀", "\x00", "\u202e\u200f", "٠١٢٣٤٥٦٧٨٩٠١", "…", "\ud800"]


@pytest.mark.parametrize("query", NOBODY)
def test_signs_find_nobody(ask: Ask, query: str) -> None:
    assert ask(query).rows == ()


@pytest.mark.parametrize("query", ["x" * 10_000_000, "a " * 5_000_000, "1" * 10_000_000, "ế" * 3_000_000])
def test_a_pasted_book_is_cut(ask: Ask, query: str) -> None:
    assert len(ask(query).rows) <= 50


@pytest.mark.parametrize(
    "query", ["Nguy\u200fễn Văn An", "\x00Nguyễn\x00Văn An", "Nguyễn Văn An %_😀", "«Nguyễn» (Văn) An!"]
)
def test_what_cannot_be_read_is_left_aside(ask: Ask, query: str) -> None:
    assert ask(query).rows[0].name == "Nguyễn Văn An"


def test_any_text_is_answered(ask: Ask) -> None:
    @settings(max_examples=150)
    @given(st.text(max_size=40) | st.text("aăâeêoơuưiy ngh0123456789-./+%_", max_size=40))
    def asked(query: str) -> None:
        assert len(ask(query).rows) <= 50

    asked()
