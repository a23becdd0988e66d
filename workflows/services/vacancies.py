"""Vacancies of partner employers: offered and closed by the firm itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from domain.errors import BadValue, NotAllowed, RecordConflict, UnknownRecord
from domain.partners import require_active
from domain.ports import Work
from domain.vacancies import Exclusion, Vacancy, asked_to_exclude, closed, decided, offered
from workflows.services.commands import Done
from workflows.services.vacancy_commands import AskExclusion, CloseVacancy, DecideExclusion, OfferVacancy

_FARTHEST = timedelta(days=366)


def offer_vacancy(work: Work, command: OfferVacancy) -> Done:
    """Raises PartnerNotActive, BadValue, WageTooLow, UnknownUnit for a commune not there on the day, RecordConflict for
    a used id.
    """
    require_active(work.partners.find(_firm(work)), work.employer_name(_firm(work)))
    if not work.on - _FARTHEST <= command.opens_on <= work.on + _FARTHEST:
        raise BadValue(field="opens_on", value=command.opens_on, expected=f"{work.on} ± 366 ngày")
    if command.closes_on is not None and command.closes_on <= command.opens_on:
        raise BadValue(field="closes_on", value=command.closes_on, expected=f"> {command.opens_on}")
    if work.find_all(Vacancy, "id", command.vacancy_id):
        raise RecordConflict(what="vacancy", id=str(command.vacancy_id))
    unit = work.units.get(command.unit_code, work.on)
    code = f"VT-{work.on:%y%m%d}-{command.vacancy_id.hex[-6:].upper()}"
    vacancy = Vacancy(
        command.vacancy_id,
        code,
        _firm(work),
        unit.code,
        "",
        command.wage_vnd,
        command.openings,
        command.opens_on,
        command.closes_on,
        command.shift,
        command.hours_week,
        command.heavy,
        command.lodging,
        command.transport,
    )
    # Paid from the day on which it begins: the law of that day says the least.
    law = work.full_law.on(max(command.opens_on, work.on))
    work.keep(offered(vacancy, command.skills, law))
    return Done(None, code, None, 0)


def close_vacancy(work: Work, command: CloseVacancy) -> Done:
    """Raises UnknownRecord for a vacancy of another firm, VacancyClosed."""
    vacancy = _own(work, command.vacancy_id)
    work.change(closed(vacancy, work.on))
    return Done(None, vacancy.code, None, 0)


def ask_exclusion(work: Work, command: AskExclusion) -> Done:
    """Raises UnknownRecord for another firm's vacancy, BadValue, RecordConflict for one that was asked before."""
    vacancy = _own(work, command.vacancy_id)
    if any(each.code == command.code for each in work.find_all(Exclusion, "vacancy_id", vacancy.id)):
        raise RecordConflict(what="exclusion", id=command.code)
    asked = Exclusion(
        command.exclusion_id, vacancy.id, command.code, command.justification, "waiting", work.on
    )
    work.keep(asked_to_exclude(asked))
    return Done(None, vacancy.code, None, 0)


def decide_exclusion(work: Work, command: DecideExclusion) -> Done:
    """Raises UnknownRecord, ExclusionDecided, BadValue."""
    exclusion = work.find(Exclusion, command.exclusion_id)
    work.change(decided(exclusion, command.allow, command.decision, work.by.user, work.on))
    return Done(None, work.find(Vacancy, exclusion.vacancy_id).code, None, 0)


def _own(work: Work, vacancy_id: UUID) -> Vacancy:
    vacancy = work.find(Vacancy, vacancy_id)
    if vacancy.employer_id != _firm(work):
        raise UnknownRecord(what="vacancy", id=str(vacancy_id))
    return vacancy


def _firm(work: Work) -> UUID:
    """Raises NotAllowed for an employer's account that no firm was given to."""
    if work.by.employer is None:
        raise NotAllowed(role=work.by.role.value, act="offer_vacancy")
    return work.by.employer
