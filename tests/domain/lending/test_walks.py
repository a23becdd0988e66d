"""Whatever is done to a file in whatever order: money never comes from nowhere, and every end is an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.lending.file import LoanFile
from domain.lending.machine import ENDED, PAID_OUT, FileMove, FileStage
from domain.lending.schedule import ends_on
from domain.lending.steps import step
from tests.domain.lending.test_steps import DAY, FILE, SAID

amounts = st.sampled_from([-1, 0, 1, 30_000_000, 50_000_000, 80_000_000, 80_000_001])
days = st.integers(-3, 3).map(lambda n: DAY + timedelta(n))
MOVES = tuple(each for each in FileMove if each is not FileMove.TAKE_OVER)


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    """Everything that any move may be told, half of it nonsense."""
    whole = {name: value for each in SAID.values() for name, value in each.items()}
    whole |= {name: draw(days) for name in whole if name.endswith("_on")}
    return whole | {
        "amount_vnd": draw(amounts),
        "outstanding_vnd": draw(amounts),
        "refusal": draw(st.sampled_from(["papers_missing", "nothing"])),
        "extended_to": draw(
            st.sampled_from([DAY, ends_on(replace(FILE, disbursed_on=DAY)), DAY.replace(year=2040)])
        ),
        "loan_id": UUID(int=5),
    }


def sound(file: LoanFile) -> None:
    approved = file.approved_vnd or 0
    assert 0 <= file.outstanding_vnd <= file.drawn_vnd <= approved <= file.amount_vnd
    assert (file.drawn_vnd > 0) == (file.disbursed_on is not None) == (file.loan_id is not None)
    assert not file.drawn_vnd or file.stage in (*PAID_OUT, FileStage.REPAID, FileStage.WRITTEN_OFF)
    assert file.stage is not FileStage.REPAID or not file.outstanding_vnd
    assert (file.ended_on is not None) == (file.stage in set(ENDED) - {FileStage.REFUSED})
    in_order = [file.list_on, file.certified_on, file.reviewed_on]
    known = [day for day in in_order if day is not None]
    assert known == sorted(known)


@given(walk=st.lists(st.tuples(st.sampled_from(MOVES), said(), st.booleans()), max_size=40))
def test_any_walk_leaves_a_sound_file(walk: list[tuple[FileMove, dict[str, Any], bool]]) -> None:
    file = FILE
    for move, told, direct in walk:
        before = file
        try:
            file, event = step(file, move, on=DAY, said=told, direct=direct)
        except DomainError:
            assert file == before
            continue
        assert file.version == before.version + 1
        assert event.data["file_stage"] == file.stage.value
        sound(file)


@given(told=st.lists(said(), min_size=13, max_size=13))
def test_the_usual_way_with_odd_figures_stays_sound(told: list[dict[str, Any]]) -> None:
    """Each step of the way with what somebody typed in, and where that is refused, with what is right."""
    file = FILE
    for (move, right), odd in zip(SAID.items(), told, strict=True):
        for attempt in (odd, dict(right)):
            try:
                file, _ = step(file, move, on=DAY, said=attempt)
                break
            except DomainError:
                sound(file)
        sound(file)
