"""Periodic reviews: what the sweep opened, a person holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.ports import Work
from domain.reviews import Review, review_id, reviewed
from workflows.services.assessment import record_levels
from workflows.services.commands import Done, HoldReview
from workflows.services.moves import done, live


def hold_review(work: Work, command: HoldReview) -> Done:
    """Closes every review that is open for the case; without one, the review of the next due day."""
    case = live(work.case(command.case_id, command.expected_version))
    if command.levels:
        case = record_levels(work, case, command.levels, None)
    held = [each for each in work.find_all(Review, "case_id", case.id) if each.status == "open"]
    for review in held:
        work.change(replace(review, status="held", held_on=work.on, clean=command.clean))
    if not held:
        _keep_unopened(work, command, case.next_review_on or work.on)
    after = work.record(case, reviewed(case, command.clean, command.note, work.on, work.law))
    work.settle(case.id, "review")
    return done(after)


def _keep_unopened(work: Work, command: HoldReview, due_on: date) -> None:
    """Held before any sweep opened it."""
    known = {each.due_on for each in work.find_all(Review, "case_id", command.case_id)}
    due = work.on if due_on in known else due_on
    if due not in known:
        new = Review(
            review_id(command.case_id, due),
            command.case_id,
            due,
            work.on,
            "held",
            "lead",
            work.on,
            command.clean,
        )
        work.keep(new)
