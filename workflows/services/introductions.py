"""Introductions: proposed by the officer, agreed to by the person, answered by the firm, begun, each with its event."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from domain import introductions as i
from domain.case import Case
from domain.errors import RecordConflict, UnknownRecord
from domain.introductions import Introduction
from domain.partners import require_active
from domain.ports import Work
from domain.referrals import require_consent
from domain.tasks import Message
from domain.vacancies import Vacancy
from domain.viewer import Role
from workflows.services.commands import Done, StartLivelihood
from workflows.services.introduction_commands import (
    AnswerIntroduction,
    NoteAgreement,
    ProposeIntroduction,
    StartIntroduced,
    WithdrawIntroduction,
)
from workflows.services.livelihoods import start_livelihood
from workflows.services.moves import done, live


def propose_introduction(work: Work, command: ProposeIntroduction) -> Done:
    """Raises ConsentMissing, PartnerNotActive, VacancyNotOpen, VacancyFull, IntroductionRunning, UnknownRecord,
    RecordConflict.
    """
    case = live(work.case(command.case_id, command.expected_version))
    for known in work.find_all(Introduction, "id", command.introduction_id):
        if (known.case_id, known.vacancy_id) != (case.id, command.vacancy_id):
            raise RecordConflict(what="introduction", id=str(known.id))
        return done(case, "told.already_recorded")
    require_consent(case, "employer")
    vacancy = work.find(Vacancy, command.vacancy_id)
    require_active(work.partners.find(vacancy.employer_id), work.employer_name(vacancy.employer_id))
    i.require_room(vacancy, work.find_all(Introduction, "vacancy_id", vacancy.id), work.on)
    i.require_free(case, vacancy, work.find_all(Introduction, "case_id", case.id))
    new = i.proposed(command.introduction_id, case, vacancy, work.by.user, work.on)
    work.keep(new)
    work.settle(case.id, "match")
    return done(_record(work, case, new, vacancy))


def note_agreement(work: Work, command: NoteAgreement) -> Done:
    """Raises ConsentMissing, IntroductionMoved, VacancyNotOpen, UnknownRecord."""
    case = live(work.case(command.case_id, command.expected_version))
    introduction = _of_case(work, case, command.introduction_id)
    vacancy = work.find(Vacancy, introduction.vacancy_id)
    if not command.agrees:
        return done(_change(work, case, i.moved(introduction, "decline"), vacancy))
    require_consent(case, "employer")
    now = i.agreed(introduction, work.law)
    i.require_open(vacancy, work.on)
    return done(_change(work, case, now, vacancy))


def answer_introduction(work: Work, command: AnswerIntroduction) -> Done:
    """By the firm itself, or typed in by the office. Raises IntroductionMoved, BadValue, UnknownRecord."""
    case = work.case(command.case_id, command.expected_version)
    introduction = _of_case(work, case, command.introduction_id)
    vacancy = work.find(Vacancy, introduction.vacancy_id)
    now = i.answered(introduction, command.answer, command.code, command.words, work.by.user, work.on)
    return done(_change(work, case, now, vacancy))


def withdraw_introduction(work: Work, command: WithdrawIntroduction) -> Done:
    """Raises IntroductionMoved, UnknownRecord."""
    case = work.case(command.case_id, command.expected_version)
    introduction = replace(_of_case(work, case, command.introduction_id), words=command.words)
    return done(_withdrawn(work, case, introduction))


def withdraw_open(work: Work, case: Case) -> Case:
    """What is under way ends with the consent that it rests on."""
    for each in work.find_all(Introduction, "case_id", case.id):
        if each.status in i.OPEN:
            case = _withdrawn(work, case, each)
    return case


def start_introduced(work: Work, command: StartIntroduced) -> Done:
    """The livelihood of the case and the end of the introduction, in one act. Raises IntroductionMoved, BadValue."""
    case = live(work.case(command.case_id, command.expected_version))
    introduction = _of_case(work, case, command.introduction_id)
    vacancy = work.find(Vacancy, introduction.vacancy_id)
    now = i.moved(introduction, "start")
    begun = StartLivelihood(
        case.id,
        "job",
        command.started_on,
        command.evidence,
        vacancy.employer_id,
        vacancy.wage_vnd,
        command.contract,
    )
    told = start_livelihood(work, begun).told
    return done(_change(work, work.case(case.id), now, vacancy), *told)


def _of_case(work: Work, case: Case, introduction_id: UUID) -> Introduction:
    """A firm knows its own alone; another's answers as if it did not exist."""
    found = work.find(Introduction, introduction_id)
    foreign = work.by.role is Role.EMPLOYER and (
        found.employer_id != work.by.employer or found.status in i.UNSEEN
    )
    if found.case_id != case.id or foreign:
        raise UnknownRecord(what="introduction", id=str(introduction_id))
    return found


def _withdrawn(work: Work, case: Case, introduction: Introduction) -> Case:
    vacancy = work.find(Vacancy, introduction.vacancy_id)
    return _change(work, case, i.moved(introduction, "withdraw"), vacancy)


def _change(work: Work, case: Case, now: Introduction, vacancy: Vacancy) -> Case:
    work.change(now)
    return _record(work, case, now, vacancy)


def _record(work: Work, case: Case, now: Introduction, vacancy: Vacancy) -> Case:
    """The event, and what it asks of whom next."""
    firm = work.employer_name(now.employer_id)
    case = work.record(case, i.told(now, vacancy, firm, work.on))
    work.settle(case.id, "introduction")
    next_item = i.item_after(now, vacancy, firm, work.on)
    if next_item is not None:
        work.ask(next_item)
    _tell_firm(work, now)
    _tell_officer(work, case, now)
    return case


def _tell_firm(work: Work, now: Introduction) -> None:
    """Names nobody; of what was taken back a firm hears nothing."""
    template = {"proposed": "message.introduction_shown", "agreed": "message.introduction_agreed"}.get(
        now.status
    )
    if template is not None:
        args = {"due_on": now.due_on.isoformat()} if now.due_on else {}
        key = f"introduction|{now.id.hex}|{now.status}|body"
        work.tell(Message(key, Role.EMPLOYER.value, None, template, args, to_body=now.employer_id.hex))


def _tell_officer(work: Work, case: Case, now: Introduction) -> None:
    """What the office typed in itself, it knows."""
    if work.by.role is Role.EMPLOYER:
        args = {"number": case.number, "introduction_is": now.status}
        key = f"introduction|{now.id.hex}|{now.status}"
        work.tell(Message(key, "officer", case.unit_code, "message.introduction_answered", args))
