"""The turns of a way home: setbacks, pauses, stability, endings, reopening and moving to another commune."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.lifecycle import Move
from seed import MERGER_DAY
from seed.journeys import Milestone
from seed.places import UNIT
from seed.stories import wordings
from seed.stories.reception import assess
from seed.stories.support import assign_group, finish, make_plan, support, visit
from seed.stories.tale import AFTER, VISIT, Tale
from seed.stories.work import lose_work, plan_loan_papers, receive_loan, report_overdue, start_work
from seed.transfers import Transfer
from workflows.services.commands import (
    Advance,
    AnswerTransfer,
    AssessNeeds,
    OfferTransfer,
    RecordConviction,
    RecordFacts,
)
from workflows.services.notice_commands import NoteRecordCheck

_MANAGER = "lanhdao"
# What presses anew after a setback.
_PRESSES: Mapping[str, str] = {
    "job_lost": "work",
    "loan_trouble": "money",
    "health": "health",
    "family": "family",
}


def make(tale: Tale, milestone: Milestone, on: date) -> None:
    _TURNS[milestone.move](tale, on, milestone.reason or "")


def _support(tale: Tale, on: date, _: str) -> None:
    support(tale, on)
    plan_loan_papers(tale, on)


def _set_back(tale: Tale, on: date, reason: str) -> None:
    if reason == "loan_trouble":
        report_overdue(tale, on)
        tale.tell(on, Advance(tale.case_id, Move.SET_BACK, reason, note=wordings.SETTING_BACK[reason]))
    else:
        lose_work(tale, on, reason)
    tale.levels |= {"work": "pressing", _PRESSES[reason]: "pressing"}
    tale.questionnaire_year = on.year
    tale.tell(on, AssessNeeds(tale.case_id, dict(tale.levels), wordings.SETTING_BACK[reason]))
    make_plan(tale, on)


def _stabilise(tale: Tale, on: date, _: str) -> None:
    """Nothing presses any more: what was still open is done by now."""
    for domain in [domain for domain in tale.open_actions if tale.levels[domain] == "pressing"]:
        finish(tale, domain, on)
    tale.tell(on, Advance(tale.case_id, Move.STABILISE))


def _pause(tale: Tale, on: date, reason: str) -> None:
    tale.tell(on, Advance(tale.case_id, Move.PAUSE, reason, note=wordings.PAUSING[reason]))
    tale.resting = True


def _resume(tale: Tale, on: date, _: str) -> None:
    tale.resting = False
    tale.tell(on, Advance(tale.case_id, Move.RESUME))
    tale.plan(on + tale.days(15, 30), VISIT, lambda day: visit(tale, day))


def _close(tale: Tale, on: date, outcome: str) -> None:
    if outcome == "expunged":
        document = (
            f"Trả lời xác minh số {tale.rng.randint(10, 400)}/XM ngày {on:%d/%m/%Y}: không có bản án mới"
        )
        tale.tell(on, RecordFacts(tale.case_id, {"expungement_confirmed": True}, document))
    tale.tell(on, Advance(tale.case_id, Move.CLOSE, outcome=outcome, note=wordings.CLOSING[outcome]))
    tale.resting = True


def _reopen(tale: Tale, on: date, reason: str) -> None:
    tale.resting = False
    tale.tell(on, Advance(tale.case_id, Move.REOPEN, reason, note=wordings.REOPENING), by=_MANAGER)
    tale.plan(on + tale.days(15, 30), VISIT, lambda day: visit(tale, day))


_TURNS: Mapping[Move, Callable[[Tale, date, str], None]] = {
    Move.ASSESS: lambda tale, on, _: assess(tale, on),
    Move.SUPPORT: _support,
    Move.START_WORK: lambda tale, on, _: start_work(tale, on),
    Move.RECEIVE_LOAN: lambda tale, on, _: receive_loan(tale, on),
    Move.STABILISE: _stabilise,
    Move.SET_BACK: _set_back,
    Move.PAUSE: _pause,
    Move.RESUME: _resume,
    Move.CLOSE: _close,
    Move.REOPEN: _reopen,
}


def convict(tale: Tale, on: date) -> None:
    """The notice of a new judgment; it closes nothing by itself."""
    notice = f"{tale.rng.randint(10, 400)}/TB-TA ngày {on:%d/%m/%Y}"
    tale.tell(on, RecordConviction(tale.case_id, notice, on - timedelta(days=3)))


def look_up(tale: Tale, on: date) -> None:
    """The commune police had nothing else that day: without it nobody's record would count as followed."""
    tale.tell(on, NoteRecordCheck(tale.case_id, on, "commune_police"))


def plan_transfer(tale: Tale, transfer: Transfer) -> None:
    tale.plan(
        transfer.offered_on, AFTER, lambda on: tale.tell(on, OfferTransfer(tale.case_id, transfer.to_unit))
    )
    if transfer.answered_on is not None:
        tale.plan(transfer.answered_on, AFTER, lambda on: _answer(tale, transfer, on))


def _answer(tale: Tale, transfer: Transfer, on: date) -> None:
    """The receiving commune's officer answers, and gives the person a group of its own."""
    to_commune = UNIT[transfer.to_unit].commune if on < MERGER_DAY else transfer.to_unit
    home, tale.commune = tale.commune, to_commune
    if not transfer.accepted:
        tale.tell(on, AnswerTransfer(tale.case_id, False, "Chưa có chỗ ở ổn định tại xã"))
        tale.commune = home
        return
    village = next(each.name for each in tale.district.villages if each.code == transfer.to_village)
    tale.tell(on, AnswerTransfer(tale.case_id, True, village=village))
    tale.group = _group_in(tale, to_commune)
    assign_group(tale, on)


def _group_in(tale: Tale, commune: str) -> str:
    groups = tale.district.support_groups
    return next(group.code for group in groups if UNIT[group.unit].commune == commune)
