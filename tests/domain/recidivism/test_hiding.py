"""No hidden number can be worked out, whatever is added, subtracted or bounded: a differencing attack on tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.recidivism.hiding import LEAST, Attack, hidden
from domain.recidivism.report import MEASURES, TOLD, question

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 3), st.floats(0.2, 20), st.integers(0, 2**32 - 1))


def drawn(groups, windows, mean, seed):
    """[total and groups, windows in the past, kind, first window] as the report counts them."""
    rng = np.random.default_rng(seed)
    found = rng.poisson(mean * rng.random((groups, windows + 1, 3, windows + 1)))
    return np.concatenate([found.sum(axis=0, keepdims=True), found]) if groups > 1 else found


def attacked(table):
    asked = question(table)
    shut = hidden(asked)
    return asked, asked.sums @ asked.atoms, shut


@settings(max_examples=60, deadline=None)
@given(SHAPES)
def test_every_hidden_number_leaves_five_values_open(shape):
    """Where less is possible at all: what is hidden of nobody's row can only be nobody."""
    asked, values, shut = attacked(drawn(*shape))
    attack = Attack(asked.sums, values, shut)
    told = np.array([name in TOLD for name in MEASURES] * (len(values) // len(MEASURES)))
    assert (shut | told | (values >= LEAST)).all()
    everything = (shut | told).all()
    for cell in np.flatnonzero(shut):
        low, high = attack.reach(int(cell))
        assert high - low >= LEAST - 1 - 1e-6 or everything


@settings(max_examples=40, deadline=None)
@given(SHAPES)
def test_no_hidden_number_is_a_combination_of_shown_ones(shape):
    """Linear algebra alone: a hidden sum lies outside the span of the shown sums."""
    asked, _, shut = attacked(drawn(*shape))
    if (shut | asked.told).all():
        return
    shown = asked.sums[~shut]
    rank = np.linalg.matrix_rank(shown)
    for cell in np.flatnonzero(shut):
        assert np.linalg.matrix_rank(np.vstack([shown, asked.sums[cell]])) == rank + 1


def test_a_small_number_in_one_group_hides_one_in_another():
    """Events 3 of 40 and 30 of 40: with the total shown, the second would give the first away."""
    table = np.zeros((2, 2, 3, 2), dtype=np.int64)
    table[0, 1, 1, 0], table[1, 1, 1, 0] = 3, 30
    table[:, 1, 2, 0], table[:, 1, 0, 1] = 6, (31, 4)
    whole = np.concatenate([table.sum(axis=0, keepdims=True), table])
    _, _, shut = attacked(whole)
    by_cell = shut.reshape(3, 1, len(MEASURES))
    events = MEASURES.index("events")
    assert by_cell[:, 0, events].tolist() == [False, True, True]


def test_large_numbers_are_all_shown():
    table = np.full((3, 2, 3, 2), 50)
    whole = np.concatenate([table.sum(axis=0, keepdims=True), table])
    assert not attacked(whole)[2].any()


@pytest.mark.parametrize("least", [LEAST - 1, LEAST])
def test_the_least_number_shown_is_five(least):
    table = np.full((1, 2, 3, 2), 50)
    table[0, 1, 1, 0] = least
    shut = attacked(table)[2].reshape(len(MEASURES))
    assert bool(shut[MEASURES.index("events")]) is (least < LEAST)


def test_the_attack_finds_what_is_hidden_alone_and_tables_are_neither_empty_nor_shut() -> None:
    """Else nothing above could fail: small cells alone do give themselves away, in most tables of this kind."""
    found_out = mixed = 0
    for seed in range(30):
        asked, values, shut = attacked(drawn(3, 2, 9.0, seed))
        small = (values < LEAST) & ~asked.told
        attack = Attack(asked.sums, values, small)
        reaches = [attack.reach(int(cell)) for cell in np.flatnonzero(small)]
        found_out += any(high - low < LEAST - 1 - 1e-6 for low, high in reaches)
        mixed += bool(shut.any() and not (shut | asked.told).all())
    assert found_out >= 20
    assert mixed >= 25
