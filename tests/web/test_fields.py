"""An answer becomes a value, or a message beside its question: never an error of ours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.forms.fields import YES_NO, Choice, Field, read
from web.paging import Pages

COLOURS = (Choice("red", "x"), Choice("blue", "x"))


def one(field: Field, said: str) -> tuple[object, str | None]:
    values, wrong = read([field], {field.name: said})
    return values.get(field.name), wrong.get(field.name)


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("day", "2026-03-02", date(2026, 3, 2)),
        ("money", "80.000.000", 80_000_000),
        ("money", "80 000 000", 80_000_000),
        ("count", "0", 0),
        ("text", "  Thôn 2 ", "Thôn 2"),
        ("text", "   ", None),
        ("day", "", None),
    ],
)
def test_what_people_write_is_read(kind, said, value):
    assert one(Field("f", "l", kind), said) == (value, None)


@pytest.mark.parametrize(
    ("kind", "said", "key"),
    [
        ("day", "02/03/2026", "day"),
        ("day", "2026-02-30", "day"),
        ("money", "-1", "number"),
        ("money", "1000000000001", "number"),
        ("money", "٠١", "number"),
        ("count", "1201", "number"),
        ("count", "x", "number"),
        ("text", "a" * 81, "long"),
        ("long", "a" * 2001, "long"),
    ],
)
def test_what_cannot_be_read_is_said(kind, said, key):
    assert one(Field("f", "l", kind), said) == (None, f"field_error.{key}")


def test_a_choice_is_one_of_those_offered():
    field = Field("f", "l", "select", COLOURS)
    assert one(field, "red") == ("red", None)
    assert one(field, "green") == (None, "field_error.choice")


@pytest.mark.parametrize(("said", "value"), [("yes", True), ("no", False)])
def test_yes_and_no_are_truths(said, value):
    assert one(Field("f", "l", "radios", YES_NO), said) == (value, None)


def test_a_required_answer_left_out_is_asked_for():
    assert read([Field("f", "l", "text", required=True)], {}) == ({}, {"f": "field_error.required"})


@given(
    kind=st.sampled_from(["text", "long", "day", "money", "count", "radios", "select"]),
    said=st.text(max_size=100),
    chosen=st.booleans(),
)
def test_no_text_at_all_breaks_a_form(kind, said, chosen):
    values, wrong = read([Field("f", "l", kind, COLOURS if chosen else ())], {"f": said})
    assert ("f" in values) != ("f" in wrong)


@pytest.mark.parametrize(
    ("said", "page"), [(None, 1), ("", 1), ("0", 1), ("-3", 1), ("x", 1), ("7", 7), ("9" * 30, 1)]
)
def test_what_is_no_page_number_means_the_first_page(said, page):
    assert Pages.asked(said, 50).page == page
