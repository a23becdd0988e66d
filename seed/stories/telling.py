"""All tales together, in the order of time, with the merger of the communes between them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from seed import LOOKED_UP_ON, MERGER_DAY, SEED
from seed.district import District
from seed.ids import id_of
from seed.stories import turns
from seed.stories.firms import firm_steps
from seed.stories.reception import receive
from seed.stories.support import plan_reviews
from seed.stories.tale import AFTER, MOVE, RECEPTION, Step, Tale
from seed.stories.under_way import plan_under_way
from seed.stories.work import plan_jobs
from workflows.services.commands import MergeUnits


def tell(district: District, seed: int = SEED) -> list[Step]:
    """Every step of the two years, oldest first."""
    steps = [step for code in district.residents for step in _tale(district, code, seed)]
    return sorted([*steps, *firm_steps(district), _merger()], key=lambda step: step.at)


def tell_one(district: District, code: str, seed: int) -> list[Step]:
    """One person's steps, with the merger where the case was open by then."""
    steps = _tale(district, code, seed)
    if steps[0].on < MERGER_DAY:
        steps.append(_merger())
    return sorted(steps, key=lambda step: step.at)


def _tale(district: District, code: str, seed: int) -> list[Step]:
    tale = Tale(district, code, seed)
    journey = tale.journey
    tale.plan(journey.opened_on, RECEPTION, partial(receive, tale))
    plan_reviews(tale, journey.opened_on)
    for milestone in journey.milestones:
        tale.plan(milestone.on, MOVE, partial(turns.make, tale, milestone), resting=True)
    if journey.convicted_on is not None:
        tale.plan(journey.convicted_on, AFTER, partial(turns.convict, tale), resting=True)
    for transfer in district.transfers:
        if transfer.resident == code:
            turns.plan_transfer(tale, transfer)
    plan_jobs(tale)
    plan_under_way(tale)
    tale.plan(LOOKED_UP_ON, AFTER, partial(turns.look_up, tale))
    return tale.live_through()


def _merger() -> Step:
    """Five past midnight in Vietnam, before any office opens."""
    midnight = datetime(MERGER_DAY.year, MERGER_DAY.month, MERGER_DAY.day, tzinfo=UTC) - timedelta(hours=7)
    at = midnight + timedelta(minutes=5)
    return Step(MERGER_DAY, at, "quantri", MergeUnits(MERGER_DAY), id_of("command", "merger"))
