"""A case moves to another commune when that commune accepts it."""

from __future__ import annotations

from dataclasses import replace

from domain.case import Case
from domain.errors import BadValue, NotAllowed, NoTransferOpen
from domain.history import Event, Kind
from domain.messaging.truth import while_offered
from domain.people import Residence
from domain.ports import Work
from domain.tasks import Message, WorkItem, keyed
from domain.viewer import Role
from workflows.services.commands import AnswerTransfer, Done, OfferTransfer
from workflows.services.moves import done, live


def offer_transfer(work: Work, command: OfferTransfer) -> Done:
    """The receiving commune gets a work item and sees the case from now on. Raises UnknownUnit, BadValue."""
    case = live(work.case(command.case_id, command.expected_version))
    unit = work.units.get(command.to_unit, work.on)
    if unit.code == case.unit_code:
        raise BadValue(field="to_unit", value=unit.code, expected=f"≠ {case.unit_code}")
    data = {"from": case.unit_code, "to": unit.code}
    case = work.record(case, Event(Kind.TRANSFER_OFFERED, work.on, {"transfer_to": unit.code}, data))
    key = f"transfer|{case.id.hex}|{case.version}"
    work.ask(
        WorkItem(key, case.id, "transfer", "item.transfer_offered", work.on, work.on, {"from": data["from"]})
    )
    still = while_offered(case.id, unit.code)
    said = {"number": case.number}
    work.tell(Message(key, "officer", unit.code, "message.transfer_offered", said, still=still))
    return done(case)


def answer_transfer(work: Work, command: AnswerTransfer) -> Done:
    """Raises NoTransferOpen, BadValue for a refusal without a reason, NotAllowed for anyone but the receiver."""
    case = live(work.case(command.case_id, command.expected_version))
    if case.transfer_to is None:
        raise NoTransferOpen(number=case.number)
    _receiver_only(work, case)
    work.settle(case.id, "transfer")
    case = _accepted(work, case, command) if command.accept else _refused(work, case, command)
    return done(case)


def _receiver_only(work: Work, case: Case) -> None:
    """Drafter and accepter are two communes; a manager of both may answer for either."""
    units = work.by.units
    if units is not None and case.transfer_to not in units and work.by.role is not Role.MANAGER:
        raise NotAllowed(role=work.by.role.value, act="answer_transfer")


def _refused(work: Work, case: Case, command: AnswerTransfer) -> Case:
    if not command.reason:
        raise BadValue(field="reason", value="", expected="lý do")
    data = {"from": case.unit_code, "to": case.transfer_to, "reason": command.reason}
    return work.record(case, Event(Kind.TRANSFER_REFUSED, work.on, {"transfer_to": None}, data))


def _accepted(work: Work, case: Case, command: AnswerTransfer) -> Case:
    to_unit = str(case.transfer_to)
    for home in work.find_all(Residence, "person_id", case.person_id):
        if home.valid_to is None:
            work.change(replace(home, valid_to=work.on))
    old = to_unit if work.on < work.units.changed_on else None
    moved = Residence(
        keyed(f"residence|{work.command_id.hex}"),
        case.person_id,
        to_unit,
        old,
        command.village,
        None,
        work.on,
    )
    work.keep(moved)
    sets = {
        "unit_code": to_unit,
        "old_unit_code": old,
        "transfer_to": None,
        "group_id": None,
        "group_has_lead": None,
        "next_visit_on": None,
    }
    data = {"from": case.unit_code, "to": to_unit}
    return work.record(case, Event(Kind.TRANSFER_ACCEPTED, work.on, sets, data))
