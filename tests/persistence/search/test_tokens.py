"""Folding, tones and tokens hold for any name."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import fold, syllables, toned
from domain.syllables import beginning_with, known, one_edit_from, without_telex
from persistence.sealing import Keyring
from persistence.search import tokens_for
from persistence.search.tokens import pieces_of, spelling
from seed.names import POOLS, Namer

RING = Keyring(bytes(range(32)))
NAMES = st.lists(
    st.text("aàáảãạăâầấeêềiíoòóôồơờuùưừyýbcdđghklmnpqrstvx", min_size=1, max_size=7), min_size=1, max_size=8
)


@given(NAMES)
def test_case_and_composition_change_no_token(words: list[str]) -> None:
    name = " ".join(words)
    assert tokens_for(RING, name) == tokens_for(RING, unicodedata.normalize("NFD", name))
    assert tokens_for(RING, name) == tokens_for(RING, name.upper())


@given(NAMES)
def test_tones_change_the_name_but_not_what_its_syllables_are(words: list[str]) -> None:
    one, bare = tokens_for(RING, " ".join(words)), tokens_for(RING, fold(" ".join(words)))
    assert one is not None and bare is not None
    assert (one.bag, one.pieces) == (bare.bag, bare.pieces)


@given(NAMES, st.randoms(use_true_random=False))
def test_another_order_has_the_same_bag_and_pieces(words: list[str], rng: Random) -> None:
    other = [*words]
    rng.shuffle(other)
    one, two = tokens_for(RING, " ".join(words)), tokens_for(RING, " ".join(other))
    assert one is not None and two is not None
    assert (one.bag, set(one.pieces)) == (two.bag, set(two.pieces))


@given(NAMES)
def test_the_pieces_follow_from_what_the_entry_keeps(words: list[str]) -> None:
    entry = tokens_for(RING, " ".join(words))
    assert entry is not None
    assert pieces_of(RING, spelling(entry.spelt)[0]) == set(entry.pieces)


@given(NAMES)
def test_another_key_shares_nothing(words: list[str]) -> None:
    one, two = tokens_for(RING, " ".join(words)), tokens_for(Keyring(bytes(32)), " ".join(words))
    assert one is not None and two is not None
    assert not {one.token, one.bag, *one.pieces} & {two.token, two.bag, *two.pieces}


@given(st.text(max_size=30))
def test_any_text_folds_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", ["", "  ", "123", "😀", "-"])
def test_a_name_without_a_letter_has_no_entry(name: str) -> None:
    assert tokens_for(RING, name) is None


@pytest.mark.parametrize(("one", "two"), [("hóa", "hoá"), ("thủy", "thuỷ"), ("Quý", "qúy"), ("khỏe", "khoẻ")])
def test_the_two_places_of_a_tone_are_one_syllable(one: str, two: str) -> None:
    assert toned(one) == toned(two)


@pytest.mark.parametrize(("one", "two"), [("an", "ân"), ("hung", "hùng"), ("hùng", "hưng"), ("đức", "dức")])
def test_other_tones_and_marks_are_other_syllables(one: str, two: str) -> None:
    assert toned(one) != toned(two)
    assert fold(one) == fold(two)


def test_every_syllable_of_the_districts_names_is_known() -> None:
    rng = Random(5)
    namer = Namer(rng)
    names = [namer(people, sex) for people in POOLS for sex in ("male", "female") for _ in range(400)]
    assert {fold(each) for name in names for each in syllables(name)} <= known()


@given(st.sampled_from(sorted(known())), st.data())
def test_a_beginning_leads_to_its_syllables(syllable: str, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(syllable)))
    assert syllable[:length] == syllable or syllable in beginning_with(syllable[:length])


@given(st.text("abcdghnuv", min_size=1, max_size=6), st.data())
def test_one_edit_leads_back(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(sorted(one_edit_from(word))))
    assert word in one_edit_from(other)


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        *(("nguyeenx", "nguyen"), ("nguyeexn", "nguyen"), ("vawn", "van"), ("hungf", "hung")),
        *(("thij", "thi"), ("tuaasn", "tuan"), ("huwowngf", "huong"), ("ddwcs", "duc"), ("dduwsc", "duc")),
    ],
)
def test_the_keys_of_telex_lead_to_the_syllable(keys: str, syllable: str) -> None:
    assert syllable in set(without_telex(keys)) | one_edit_from(keys)
