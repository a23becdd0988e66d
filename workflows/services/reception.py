"""Reception: a person comes home, is told of the rights, and gets a case."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from domain.case import Case
from domain.errors import BadValue, NotAllowed, OpenCaseExists, UnknownRecord
from domain.history import Event
from domain.lifecycle import GUARDS, Decision, opened
from domain.people import ETHNICITIES, SEXES, Person, Residence, birth_year, citizen_id, one_of, phone_number
from domain.ports import Work
from domain.rules import RULES, RULES_VERSION
from domain.schedules import next_review
from domain.tasks import Message, keyed
from workflows.services.commands import Done, OpenCase, PersonDetails
from workflows.services.moves import done

NUMBER = "NX-{year}-"


def open_case(work: Work, command: OpenCase) -> Done:
    """Raises MoveRefused for an incomplete reception, OpenCaseExists, UnknownUnit, BadValue.

    Raises NotAllowed for another commune than the actor's own.
    """
    unit = work.units.get(command.unit_code, work.on)
    if work.by.units is not None and unit.code not in work.by.units:
        raise NotAllowed(role=work.by.role.value, act=command.act)
    if (number := work.open_case_number(command.person_id)) is not None:
        raise OpenCaseExists(number=number)
    _receive_person(work, command)
    number = command.number or work.next_number(NUMBER.format(year=work.on.year))
    case = work.new_case(_opened(work, command, number))
    work.keep(_residence(work, command, case))
    told = Message(f"opened|{case.id.hex}", "officer", unit.code, "message.case_opened", {"number": number})
    work.tell(told)
    return done(case)


def _receive_person(work: Work, command: OpenCase) -> None:
    if work.person_exists(command.person_id):
        return
    if command.details is None:
        raise UnknownRecord(what="person", id=str(command.person_id))
    person = _person(command.person_id, command.details, command.certificate_no, work.on)
    known = person.sealed["citizen_id"]
    if known and (other := work.person_with_citizen_id(str(known))) is not None:
        raise OpenCaseExists(number=work.open_case_number(other) or f"person {other}")
    work.new_person(person)


def _person(person_id: UUID, details: PersonDetails, certificate_no: str | None, on: date) -> Person:
    if not details.name.strip():
        raise BadValue(field="name", value="", expected="họ và tên")
    sealed: dict[str, str | int | None] = {
        "name": " ".join(details.name.split()),
        "called": details.called,
        "citizen_id": citizen_id(details.citizen_id),
        "phone": phone_number(details.phone),
        "offence": details.offence,
        "sentence_months": details.sentence_months,
        "certificate_no": certificate_no,
        "address": details.address,
    }
    year = birth_year(details.birth_year, on)
    sex, ethnicity = one_of("sex", details.sex, SEXES), one_of("ethnicity", details.ethnicity, ETHNICITIES)
    return Person(person_id, year, sex, ethnicity, sealed)


def _opened(work: Work, command: OpenCase, number: str) -> Event:
    reception: dict[str, Any] = {
        "unit_code": command.unit_code,
        "old_unit_code": old_unit_code(work, command),
        "certificate": command.certificate,
        "certificate_no_recorded": bool(command.certificate_no) or None,
        "completed_on": command.completed_on,
        "residence_recorded": bool(command.village or (command.details and command.details.address)) or None,
        "notice_given": command.notice_given,
        "sentence_class": command.sentence_class,
        "under_18": command.under_18,
        "negligent": command.negligent,
        "next_review_on": next_review(work.on, None, work.law),
    }
    findings = tuple(RULES[key].find(reception, work.law, work.on) for key in GUARDS["open"])
    decision = Decision(work.on, findings, RULES_VERSION)
    return opened(command.case_id, command.person_id, number, decision, **reception)


def _residence(work: Work, command: OpenCase, case: Case) -> Residence:
    address = command.details.address if command.details else None
    return Residence(
        keyed(f"residence|{case.id.hex}|{work.on.isoformat()}"),
        case.person_id,
        command.unit_code,
        old_unit_code(work, command),
        command.village,
        address,
        work.on,
    )


def old_unit_code(work: Work, command: OpenCase) -> str | None:
    """Before the merger the unit itself is the old one."""
    return command.old_unit_code or (command.unit_code if work.on < work.units.changed_on else None)
