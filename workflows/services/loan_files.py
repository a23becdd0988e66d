"""A loan file's steps: load the case, ask the rules again, step, keep, and tell whoever goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.case import Case
from domain.errors import BadValue, UnknownRecord
from domain.history import Event, Kind, encode
from domain.lending import file as files
from domain.lending.check import CHECKED, Checked, asked_on, recheck
from domain.lending.common import terms_said
from domain.lending.file import PARTY_ROLES, FilePaper, LoanFile, Party
from domain.lending.machine import AT_BANK, IN_HAND, FileMove, FileStage
from domain.lending.papers_needed import PAPERS, paper_id, papers_needed
from domain.lending.plan import with_plan
from domain.lending.refusals import FileRunning, PapersNotGiven, RepresentativeMissing
from domain.lending.schedule import RepaymentTerms
from domain.lending.steps import opened, planned, step
from domain.loans import PURPOSES
from domain.people import citizen_id, one_of
from domain.ports import Work
from domain.rules import RULES_VERSION
from domain.tasks import keyed
from domain.viewer import Role
from workflows.services import loan_file_commands as c
from workflows.services.commands import Done
from workflows.services.moves import done, live

MOST_VND = 2_000_000_000
# Which kinds of waiting items a step ends, beside the next step that was waited for.
SETTLES: Mapping[FileMove, tuple[str, ...]] = {
    FileMove.CHECK_USE: ("loan_use_check",),
    FileMove.REPAY: ("loan_instalment",),
    FileMove.BRING_CURRENT: ("loan_instalment",),
    FileMove.CLOSE_REPAID: ("loan_instalment", "loan_use_check"),
    FileMove.WRITE_OFF: ("loan_instalment", "loan_use_check"),
}
_MONTHS = ("months", "course_months", "drawdown_months", "repayment_months")


def open_file(work: Work, command: c.OpenFile) -> Done:
    """Raises FileRunning, BadValue, CostsUnmatched, CaseClosed; the same file opened again is one."""
    case = live(work.case(command.case_id, command.expected_version))
    known = work.find_all(LoanFile, "case_id", case.id)
    if any(each.id == command.file_id for each in known):
        return done(case, "told.already_recorded")
    if running := [each for each in known if each.stage in (*IN_HAND, *AT_BANK)]:
        raise FileRunning(number=running[0].number, file_stage=running[0].stage.value)
    file = _new_file(work, case, command, len(known) + 1)
    found = recheck(file, case, work.full_law, work.on)
    work.keep(file, *_papers(file, files.direct(found.borrower), bool(found.security_required)))
    return done(work.record(case, opened(file)))


def _new_file(work: Work, case: Case, command: c.OpenFile, place: int) -> LoanFile:
    purpose = one_of("purpose", command.purpose or case.purpose or "", PURPOSES)
    amount = case.requested_vnd if command.amount_vnd is None else command.amount_vnd
    if amount is None or not 0 < amount <= MOST_VND:
        raise BadValue(field="amount_vnd", value=amount, expected=f"1–{MOST_VND}")
    months = {name: _months(command, case, name) for name in _MONTHS}
    if months["months"] is None:
        raise BadValue(field="months", value=None, expected="1–120")
    _short("use", command.use, 24)
    file = LoanFile(
        command.file_id, case.id, f"{case.number}-V{place}", FileStage.DRAFT, work.on, work.on, purpose, amount,
        use=command.use, **months,
    )  # fmt: skip
    return with_plan(file, command.plan)


def plan_use(work: Work, command: c.PlanUse) -> Done:
    """Raises UsePlanFixed, CostsUnmatched, BadValue."""
    case = work.case(command.case_id, command.expected_version)
    file = with_plan(own_file(work, case, command.file_id), command.plan)
    work.change(replace(file, version=file.version + 1))
    return done(work.record(case, planned(file, work.on, command.note)))


def _months(command: c.OpenFile, case: Case, name: str) -> Any:
    value = getattr(command, name)
    value = getattr(case, name) if value is None else value
    if value is not None and not 1 <= value <= 120:
        raise BadValue(field=name, value=value, expected="1–120")
    return value


def _short(field: str, text: str | None, longest: int) -> None:
    if text is not None and len(text) > longest:
        raise BadValue(field=field, value=text[:20], expected=f"≤ {longest} ký tự")


def _papers(file: LoanFile, direct: bool, security: bool) -> list[FilePaper]:
    return [
        FilePaper(paper_id(file.id, code), file.case_id, file.id, code, "missing", file.opened_on)
        for code in papers_needed(file.purpose, direct, security)
    ]


def own_file(work: Work, case: Case, file_id: Any) -> LoanFile:
    """A bank knows the files that were sent to its office; another's answers as if it did not exist."""
    found = work.find(LoanFile, file_id)
    foreign = work.by.role is Role.BANK and (
        found.office not in work.by.offices or found.stage is FileStage.WITHDRAWN
    )
    if found.case_id != case.id or foreign:
        raise UnknownRecord(what="loan file", id=str(file_id))
    return found


def checked(
    work: Work, file: LoanFile, case: Case, move: FileMove, said: Mapping[str, Any]
) -> tuple[Checked, bool]:
    """What the rules say of the day on which the step happened, and whether the person borrows alone."""
    found = recheck(file, case, work.full_law, asked_on(move, said, work.on))
    direct = files.direct(found.borrower)
    if move not in CHECKED:
        return Checked(), direct
    return Checked(found.findings, RULES_VERSION, work.law_version), direct


def make_step(
    work: Work,
    case: Case,
    file: LoanFile,
    move: FileMove,
    said: Mapping[str, Any],
    note: str | None = None,
    sets: Mapping[str, Any] | None = None,
) -> tuple[Case, LoanFile]:
    """`sets`: facts of the case that the step brings; the rules are asked with them."""
    brought = replace(case, **(sets or {}))
    asked = file
    if move is FileMove.APPROVE:
        asked = replace(file, approved_vnd=said["amount_vnd"], months=said["months"] or file.months)
    rules, direct = checked(work, asked, brought, move, said)
    now, event = step(file, move, on=work.on, said=said, checked=rules, direct=direct, note=note)
    work.change(now)
    work.settle(case.id, *SETTLES.get(move, ()), "loan_step")
    return work.record(case, replace(event, sets={**event.sets, **(sets or {})})), now


def list_person(work: Work, command: c.ListPerson) -> Done:
    """Raises LoanNotEligible, FileMoveNotOpen, DatesOutOfOrder."""
    said = {"list_no": command.list_no, "list_on": command.list_on, "list_by": command.list_by}
    return _office_step(work, command, FileMove.LIST, said, {"list_drawn": True})


def certify_list(work: Work, command: c.CertifyList) -> Done:
    """Raises SameSignatory beside what `list_person` raises."""
    said = {
        "certified_no": command.certified_no,
        "certified_on": command.certified_on,
        "certified_by": command.certified_by,
    }
    sets = {
        "list_certified": True,
        "law_abiding": command.law_abiding,
        "no_social_evils": command.no_social_evils,
    }
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    case, now = make_step(work, case, file, FileMove.CERTIFY, said, command.note, sets)
    return done(tick_list(work, case, now))


def hold_group_meeting(work: Work, command: c.HoldGroupMeeting) -> Done:
    said = {
        "reviewed_on": command.reviewed_on,
        "savings_group": command.savings_group,
        "organisation": command.organisation,
    }
    return _office_step(work, command, FileMove.REVIEW, said)


def reopen_file(work: Work, command: c.ReopenFile) -> Done:
    """The old list says nothing about the new attempt."""
    return _office_step(work, command, FileMove.REOPEN, {}, {"list_drawn": None, "list_certified": None})


def resend_file(work: Work, command: c.ResendFile) -> Done:
    """Raises PapersNotGiven while something that the bank asked for is not here."""
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    papers = work.find_all(FilePaper, "file_id", file.id)
    if asked := [each.code for each in papers if each.state == "asked"]:
        raise PapersNotGiven(number=file.number, papers=", ".join(asked))
    said = {"referral_id": file.referral_id, "office": file.office}
    case, _ = make_step(work, case, file, FileMove.RESEND, said, command.note)
    return done(case)


def _office_step(
    work: Work,
    command: c.FileCommand,
    move: FileMove,
    said: Mapping[str, Any],
    sets: Mapping[str, Any] | None = None,
) -> Done:
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    case, _ = make_step(work, case, file, move, said, command.note, sets)
    return done(case)


def name_party(work: Work, command: c.NameParty) -> Done:
    """Raises BadValue; a citizen number is of the representative alone."""
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    one_of("role", command.role, PARTY_ROLES)
    name = " ".join(command.name.split())
    if not 0 < len(name) <= 120:
        raise BadValue(field="name", value=name[:20], expected="1–120 ký tự")
    if command.consent_on is not None and command.consent_on > work.on:
        raise BadValue(field="consent_on", value=command.consent_on, expected=f"≤ {work.on}")
    _short("relation", command.relation, 40)
    number = citizen_id(command.citizen_id) if command.role == "representative" else None
    party = Party(
        keyed(f"loan_party|{file.id.hex}|{command.role}"),
        case.id,
        file.id,
        command.role,
        name,
        number,
        command.relation,
        command.consent_on,
    )
    known = any(each.id == party.id for each in work.find_all(Party, "file_id", file.id))
    (work.change if known else work.keep)(party)
    data = {"file": file.id.hex, "party_role": command.role, "consent_on": encode(command.consent_on)}
    return done(work.record(case, Event(Kind.LOAN_PARTY_NAMED, work.on, data=data, sealed={"name": name})))


def require_representative(work: Work, file: LoanFile) -> None:
    """Raises RepresentativeMissing: the household's representative is a person of their own, with an own consent."""
    parties = work.find_all(Party, "file_id", file.id)
    if not any(each.role == "representative" and each.consent_on is not None for each in parties):
        raise RepresentativeMissing(number=file.number)


def note_paper(work: Work, command: c.NotePaper) -> Done:
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    return done(mark_papers(work, case, file, (command.code,), command.state))


def mark_papers(work: Work, case: Case, file: LoanFile, codes: tuple[str, ...], state: str) -> Case:
    """Raises BadValue for a paper or a state that is none."""
    one_of("state", state, files.PAPER_STATES)
    known = {each.code: each for each in work.find_all(FilePaper, "file_id", file.id)}
    for code in dict.fromkeys(codes):
        one_of("code", code, PAPERS)
        paper = FilePaper(paper_id(file.id, code), case.id, file.id, code, state, work.on)
        (work.change if code in known else work.keep)(paper)
        data = {"file": file.id.hex, "loan_paper": code, "paper_state": state}
        case = work.record(case, Event(Kind.LOAN_PAPER_NOTED, work.on, data=data))
    return case


def tick_list(work: Work, case: Case, file: LoanFile) -> Case:
    """The certified list is in the office's hands: nobody has to tick it among the papers."""
    papers = work.find_all(FilePaper, "file_id", file.id)
    if any(each.code == "list_form_01" and each.state != "given" for each in papers):
        return mark_papers(work, case, file, ("list_form_01",), "given")
    return case


def enter_terms(work: Work, command: c.EnterTerms) -> Done:
    """The bank's own word. Raises BadValue."""
    case = work.case(command.case_id, command.expected_version)
    file = own_file(work, case, command.file_id)
    sets = terms_said(said_terms(command.terms))
    work.change(replace(file, **sets, version=file.version + 1))
    data = {"file": file.id.hex, **sets}
    return done(work.record(case, Event(Kind.LOAN_TERMS, work.on, data=data)))


def said_terms(terms: RepaymentTerms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in terms.__dataclass_fields__}
