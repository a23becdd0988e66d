"""Any expression that can be built means the same to the plain reading, to the scalar form and to the columns."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rules.expr import any_of, greatest, law, least, months_after, on, when, years_after
from domain.rules.facts import fact
from domain.rules.nodes import Expr, walk
from domain.rules.scalar import scalar, trace
from tests.domain.rules.people import days
from tests.domain.rules.people import law as shipped
from tests.domain.rules.reading import in_columns, plain

DAYS = (
    st.sampled_from([date(1899, 12, 31), date(2023, 10, 9), date(2023, 10, 10), date(2024, 2, 29)]) | days()
)
SMALL = st.integers(-3, 15)
COUNTS = (fact.months, fact.workers, fact.clean_reviews)
DATES = (fact.completed_on, fact.livelihood_since)
TRUTHS = (fact.lawful, fact.list_drawn, fact.plan_made)
ROW = st.fixed_dictionaries(
    {
        **{each.name: st.none() | SMALL for each in COUNTS},
        **{each.name: st.none() | DAYS for each in DATES},
        **{each.name: st.none() | st.booleans() for each in TRUTHS},
        "certificate": st.none() | st.sampled_from(fact.certificate.codes),
    }
)


def chosen(condition: Expr, then: Expr, otherwise: Expr) -> Expr:
    """A value may not depend on the day, so that a condition that moves gives its first arm."""
    return then if condition.moves else when(condition, then, otherwise)


whole: st.SearchStrategy[Expr] = st.deferred(
    lambda: (
        st.sampled_from([*COUNTS, law("qd22.window_years"), law("case.clean_reviews")])
        | st.builds(lambda left, right: left + right, whole, whole | SMALL)
        | st.builds(lambda left, right: left - right, whole, whole | SMALL)
        | st.builds(lambda left, right: left * right, whole, SMALL)
        | st.builds(least, whole, whole)
        | st.builds(greatest, whole, SMALL)
        | st.builds(chosen, truth, whole, whole)
    )
)
moment: st.SearchStrategy[Expr] = st.deferred(
    lambda: (
        st.sampled_from([*DATES, law("qd22.in_force_from")])
        | st.builds(years_after, moment | DAYS, whole)
        | st.builds(months_after, moment, SMALL)
        | st.builds(greatest, moment, moment)
        | st.builds(least, moment, DAYS)
        | st.builds(chosen, truth, moment, moment)
    )
)
truth: st.SearchStrategy[Expr] = st.deferred(
    lambda: (
        st.sampled_from(TRUTHS)
        | st.builds(lambda left, right: left <= right, whole, whole | SMALL)
        | st.builds(lambda left, right: left != right, whole, whole | SMALL)
        | st.builds(lambda left, right: left == right, moment, DAYS)
        | st.builds(lambda left, right: left < right, moment, moment)
        | st.builds(lambda day: on <= day, moment)
        | st.builds(lambda day: day < on, moment)
        | st.builds(lambda code: fact.certificate == code, st.sampled_from(fact.certificate.codes))
        | st.just(fact.certificate.is_in("completion", "amnesty"))
        | st.builds(Expr.known, whole | moment | st.sampled_from(TRUTHS))
        | st.builds(lambda part: ~part, truth)
        | st.builds(lambda left, right: left & right, truth, truth | st.booleans())
        | st.builds(any_of, truth, truth, truth)
        | st.builds(when, truth, truth, truth | st.booleans())
    )
)


@settings(max_examples=200)
@given(truth | whole | moment, st.lists(ROW, min_size=1, max_size=5), DAYS)
def test_an_expression_has_one_meaning_in_all_its_forms(expr, rows, day):
    in_force = shipped().on(day)
    expected = [plain(expr, row, in_force, day) for row in rows]
    assert [scalar(expr)(row, in_force, day) for row in rows] == expected
    assert in_columns(expr, rows, in_force, day) == expected


@settings(max_examples=60)
@given(truth | whole | moment, ROW, DAYS)
def test_a_trace_holds_the_value_of_every_part(expr, row, day):
    in_force = shipped().on(day)
    found = trace(expr)(row, in_force, day)
    assert found == {node.text: plain(node, row, in_force, day) for node in walk(expr)}
