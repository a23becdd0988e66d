"""Nobody is lost for a wrong letter in every syllable, nor for a scope that common names hardly reach."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

import pytest

from domain.names import fold
from domain.viewer import Role, Viewer
from persistence.search import dictionary, finding
from tests.persistence.search.conftest import Ask, crowd

HERE = Viewer("canbo.hoaquy", Role.OFFICER, units=frozenset({"16186"}))


def wrong(rng: Random, word: str) -> str:
    """One letter changed, left out, added or swapped with the next; never the word itself, never nothing."""
    place = rng.randrange(len(word))
    head, tail = word[:place], word[place:]
    letter = rng.choice(ascii_lowercase)
    made = {
        head + letter + tail[1:],
        head + tail[1:],
        head + letter + tail,
        head + tail[1:2] + tail[:1] + tail[2:],
    }
    return rng.choice(sorted(made - {word, ""}) or [word + letter])


def test_a_namesake_stands_among_the_first_fifty_with_a_wrong_letter_in_every_syllable(ask: Ask) -> None:
    rng = Random(3)
    lost = []
    for name, _, _ in crowd():
        query = " ".join(wrong(rng, word) for word in fold(name).split())
        if fold(name) not in {fold(row.name or "") for row in ask(query).rows[:50]}:
            lost.append((name, query))
    assert len(lost) <= len(crowd()) // 100, lost


@pytest.mark.parametrize("query", ["van", "an", "n", "nguyen v", "van 1988"])
def test_a_small_scope_is_read_through_where_a_name_is_too_common(
    ask: Ask, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ask(query, HERE)
    monkeypatch.setattr(dictionary, "MOST_NAMES", 1)
    assert ask(query, HERE) == whole
    assert whole.rows


def test_what_was_cut_off_is_said(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not ask("van 1988").more
    monkeypatch.setattr(dictionary, "MOST_NAMES", 1)
    monkeypatch.setattr(finding, "_SMALL", 1)
    assert ask("van 1988").more


def test_more_than_are_counted_is_said(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "CAP", 5)
    found = ask("van")
    assert (found.total, len(found.rows), found.more) == (5, 5, True)
    assert ask("van", stage="closed").total == 0
