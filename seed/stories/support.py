"""Support as it goes on: the plan and its steps, the group, monthly visits, periodic reviews."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile
from uuid import UUID

from domain.lifecycle import Move
from domain.schedules import review_days
from domain.tasks import keyed
from seed import FIXED_DAY
from seed.draw import working_day
from seed.ids import id_of
from seed.living import living
from seed.stories import wordings
from seed.stories.tale import FINISH, REVIEW, VISIT, Tale
from workflows.services.commands import (
    Advance,
    AssignGroup,
    FinishAction,
    HoldReview,
    LogVisit,
    MakePlan,
    PlannedAction,
)
from workflows.shipped import shipped_law

_OF_LATE = timedelta(days=50)


def support(tale: Tale, on: date) -> None:
    make_plan(tale, on)
    assign_group(tale, on)
    tale.tell(on, Advance(tale.case_id, Move.SUPPORT))
    tale.plan(on + tale.days(20, 32), VISIT, lambda day: visit(tale, day))


def assign_group(tale: Tale, on: date) -> None:
    tale.tell(on, AssignGroup(tale.case_id, id_of("group", str(tale.group))))


def make_plan(tale: Tale, on: date) -> None:
    """A step for everything that presses and for some of the rest; most steps are done about when due."""
    chosen = [
        domain
        for domain, level in tale.levels.items()
        if level == "pressing" or (level == "some" and tale.chance(0.4))
    ]
    actions = tuple(_action(tale, domain, on) for domain in chosen)
    tale.tell(on, MakePlan(tale.case_id, actions))
    tale.plan_version += 1
    tale.open_actions = {action.domain: _action_id(tale, place) for place, action in enumerate(actions)}
    for action in actions:
        _plan_to_finish(tale, action, tale.open_actions[action.domain])


def _action(tale: Tale, domain: str, on: date) -> PlannedAction:
    what, responsible = tale.rng.choice(wordings.PLAN[domain])
    return PlannedAction(domain, what, responsible, working_day(on + tale.days(30, 150)))


def _action_id(tale: Tale, place: int) -> UUID:
    return keyed(f"action|{tale.case_id.hex}|{tale.plan_version}|{place}")


def _plan_to_finish(tale: Tale, action: PlannedAction, action_id: UUID) -> None:
    """Work is found when a livelihood begins, not by the calendar; some steps slip for good."""
    if action.domain == "work" or tale.chance(0.2):
        return
    day = working_day(action.due_on + tale.days(-20, 25))
    tale.plan(day, FINISH, lambda on: finish(tale, action.domain, on, expected=action_id))


def finish(tale: Tale, domain: str, on: date, *, expected: UUID | None = None) -> None:
    """Finishes the open step of a domain, which resolves the need; a step of an older plan is left alone."""
    action_id = tale.open_actions.get(domain)
    if action_id is None or (expected is not None and action_id != expected):
        return
    del tale.open_actions[domain]
    tale.levels[domain] = "none"
    tale.tell(on, FinishAction(tale.case_id, action_id, resolved=True))


def visit(tale: Tale, recorded_on: date) -> None:
    """About monthly; some are skipped, some find nobody, some are written down days later."""
    if not _left_alone(tale, recorded_on):
        held_on = recorded_on - tale.days(1, 6) if tale.chance(0.15) else recorded_on
        tale.tell(recorded_on, _visit(tale, held_on, recorded_on), by=tale.lead)
    gap = tale.days(48, 60) if tale.chance(0.07) else tale.days(24, 31)
    tale.plan(recorded_on + gap, VISIT, lambda day: visit(tale, day))


def _left_alone(tale: Tale, day: date) -> bool:
    """A few people were not visited of late, so that there is something overdue to see."""
    return int(tale.resident.code[1:]) % 11 == 0 and day > FIXED_DAY - _OF_LATE


def _visit(tale: Tale, held_on: date, recorded_on: date) -> LogVisit:
    """Concerns are recent ones alone: nothing here settles an old one."""
    met = not tale.chance(0.07)
    worried = met and tale.chance(0.09) and recorded_on > FIXED_DAY - _OF_LATE
    note = tale.rng.choice(wordings.CONCERNS if worried else wordings.VISITS)
    return LogVisit(
        tale.case_id,
        visit_id=id_of("visit", f"{tale.resident.code}|{held_on.isoformat()}|{len(tale.steps)}"),
        held_on=held_on,
        met=met,
        mode=tale.rng.choices(("home", "phone", "office"), (75, 18, 7))[0],
        not_met_reason=None if met else tale.rng.choice(("not_home", "working")),
        domains=_changes(tale) if met else {},
        concern=tale.rng.choice(("low", "low", "high")) if worried else None,
        note=note if met else None,
    )


def _changes(tale: Tale) -> dict[str, str]:
    seen = tale.rng.sample(("work", "mind", "family", "community", "money"), 2)
    return {domain: tale.rng.choices(("better", "same", "worse"), (40, 52, 8))[0] for domain in seen}


def plan_reviews(tale: Tale, opened_on: date) -> None:
    """Every due day by the schedule; the last one is still to be held by a few."""
    due = list(takewhile(lambda day: day <= FIXED_DAY, review_days(opened_on, shipped_law().on(opened_on))))
    if tale.journey.day_of(Move.STABILISE) is None and int(tale.resident.code[1:]) % 9 == 0:
        due = due[:-1]
    for day in due:
        tale.plan(working_day(day + _delay(tale, day)), REVIEW, lambda on: _review(tale, on))


def _delay(tale: Tale, due_on: date) -> timedelta:
    """Reviews that stability stands on are held at once."""
    stable_on = tale.journey.day_of(Move.STABILISE)
    return tale.days(0, 1) if stable_on and due_on < stable_on else tale.days(0, 9)


def _review(tale: Tale, on: date) -> None:
    clean = _must_be_clean(tale, on) or tale.chance(0.75)
    levels = {}
    if tale.questionnaire_year and tale.questionnaire_year < 2026 <= on.year:
        # The questionnaire of 2026 asks everything again.
        tale.questionnaire_year, levels = on.year, dict(tale.levels)
    note = wordings.CLEAN_REVIEW if clean else wordings.OTHER_REVIEW
    income, household = living(tale.journey, tale.resident.code, on)
    tale.tell(on, HoldReview(tale.case_id, clean, levels, note, income=income, household=household))


def _must_be_clean(tale: Tale, on: date) -> bool:
    stable_on = tale.journey.day_of(Move.STABILISE)
    return stable_on is not None and on <= stable_on
