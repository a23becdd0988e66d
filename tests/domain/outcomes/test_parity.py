"""Groups beside each other: nothing under five is shown, and nothing of it can be worked out."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.outcomes.parity import MEASURES, parity, question
from domain.recidivism.hiding import LEAST, Attack, hidden

ANSWERS = st.tuples(*(st.booleans() for _ in MEASURES))
PEOPLE = st.lists(st.tuples(st.sampled_from(("thai", "tho", "kinh")), ANSWERS), min_size=1, max_size=40)


def test_large_groups_are_shown_with_their_exact_interval():
    answers = [(at % 2 == 0,) * len(MEASURES) for at in range(40)]
    found = parity("sex", ["male"] * 20 + ["female"] * 20, answers)
    assert [row["group"] for row in found["rows"]] == ["total", "male", "female"]
    assert found["hidden_cells"] == 0
    one = found["rows"][1]["livelihood"]
    assert (one["yes"], one["no"], one["share"]) == (10, 10, 0.5)
    assert (round(one["lower"], 4), round(one["upper"], 4)) == (0.2720, 0.7280)  # Clopper–Pearson, 10 of 20


def test_a_small_number_takes_its_counterpart_with_it():
    answers = [(at < 22,) * len(MEASURES) for at in range(40)]
    found = parity("sex", ["male"] * 20 + ["female"] * 20, answers)
    assert found["rows"][2]["livelihood"] == {
        "yes": None,
        "no": None,
        "share": None,
        "lower": None,
        "upper": None,
    }
    assert found["rows"][1]["livelihood"]["no"] is None


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_who_sees_the_table_cannot_narrow_a_hidden_number(people):
    names = sorted({name for name, _ in people})
    atoms = np.zeros((len(names), 2 ** len(MEASURES)), dtype=np.int64)
    for name, said in people:
        atoms[names.index(name), sum(yes << bit for bit, yes in enumerate(said))] += 1
    asked = question(atoms)
    values, shut = asked.sums @ asked.atoms, hidden(asked)
    assert not (values[~shut] < LEAST).any()
    attack = Attack(asked.sums, values, shut)
    for cell in np.flatnonzero(shut):
        low, high = attack.reach(int(cell))
        assert high - low >= LEAST - 1 - 1e-6 or shut.all()


@settings(max_examples=20, deadline=None)
@given(PEOPLE)
def test_shown_groups_add_up_to_the_total(people):
    found = parity("ethnicity", [name for name, _ in people], [said for _, said in people])
    total, parts = found["rows"][0], found["rows"][1:]
    seen = [row["people"] for row in parts]
    if total["people"] is not None and parts and None not in seen:
        assert total["people"] == sum(seen) == len(people)
