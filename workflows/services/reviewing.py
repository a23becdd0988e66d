"""Periodic reviews: what the sweep opened, a person holds, puts off or leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from domain.case import Case
from domain.ports import Work
from domain.review_rests import exempted, postponed, scheduled
from domain.reviews import Held, Review, checked, review_id, reviewed
from domain.schedules import review_ends_on, review_opens_on
from domain.tasks import WorkItem
from workflows.services.assessment import record_levels
from workflows.services.commands import Done, HoldReview
from workflows.services.moves import done, live
from workflows.services.review_commands import ExemptReview, PostponeReview


def hold_review(work: Work, command: HoldReview) -> Done:
    """Closes every review that is open for the case; without one, the review of the next due day."""
    case = live(work.case(command.case_id, command.expected_version))
    told = (command.result, command.next_step, command.note, command.income, command.household)
    held = checked(Held(command.clean, *told))
    if command.levels:
        case = record_levels(work, case, command.levels, None)
    opened = [each for each in work.find_all(Review, "case_id", case.id) if each.status == "open"]
    came: dict[str, Any] = {
        "status": "held",
        "held_on": work.on,
        "clean": held.clean,
        "result": held.result,
        "next_step": held.next_step,
    }
    for review in opened:
        work.change(replace(review, **came))
    if not opened:
        _keep_unopened(work, case, case.next_review_on or work.on, came)
    after = work.record(case, reviewed(case, held, work.on, work.law, opened))
    work.settle(case.id, "review")
    _ask_for_next(work, after, held)
    return done(after)


def _keep_unopened(work: Work, case: Case, due_on: date, came: dict[str, Any]) -> None:
    """Held before any sweep opened it."""
    known = {each.due_on for each in work.find_all(Review, "case_id", case.id)}
    due = work.on if due_on in known else due_on
    if due not in known:
        work.keep(replace(_new(work, case, due), opens_on=work.on, **came))


def _new(work: Work, case: Case, due: date) -> Review:
    opens, ends = review_opens_on(due, work.law), review_ends_on(due, work.law)
    return Review(review_id(case.id, due), case.id, due, opens, "open", "lead", ends_on=ends)


def _ask_for_next(work: Work, case: Case, held: Held) -> None:
    """What a review ends with waits until it is done."""
    if held.next_step in (None, "continue"):
        return
    due = work.on + timedelta(days=cast(int, work.law.value("case.review_step_days")))
    key = f"review_step|{case.id.hex}|{work.on.isoformat()}|{held.next_step}"
    args = {"step": held.next_step, "held_on": work.on.isoformat()}
    work.ask(WorkItem(key, case.id, "review_step", "item.review_step", due, work.on, args))


def postpone_review(work: Work, command: PostponeReview) -> Done:
    """Raises ReviewNotDue, PostponedTooOften, PostponedTooFar, BadValue. The sweep opens it again for its new day."""
    case = live(work.case(command.case_id, command.expected_version))
    reviews = work.find_all(Review, "case_id", case.id)
    event = postponed(case, reviews, command.to, command.reason, command.note, work.on, work.law)
    _put_away(work, case, reviews, status="put_off", postponed_to=command.to)
    return done(work.record(case, event))


def exempt_review(work: Work, command: ExemptReview) -> Done:
    """Raises ReviewNotDue, ExemptTooOften, BadValue."""
    case = live(work.case(command.case_id, command.expected_version))
    reviews = work.find_all(Review, "case_id", case.id)
    event = exempted(case, reviews, command.reason, command.note, work.on, work.law)
    _put_away(work, case, reviews, status="exempt")
    return done(work.record(case, event))


def _put_away(work: Work, case: Case, reviews: Sequence[Review], **how: Any) -> None:
    """The row of the due day keeps what became of it, also where no sweep had opened it yet."""
    due = scheduled(case)
    here = next((each for each in reviews if each.due_on == due), None)
    if here is None:
        work.keep(replace(_new(work, case, due), **how))
    else:
        work.change(replace(here, **how))
    work.settle(case.id, "review")
