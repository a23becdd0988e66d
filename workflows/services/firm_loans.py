"""An establishment's loan file: load it, see that it is the viewer's, step, keep, and tell whoever goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.errors import BadValue, NotAllowed, UnknownRecord
from domain.firm_lending import file as f
from domain.firm_lending.check import recheck
from domain.firm_lending.machine import AT_BANK, ENDED, IN_HAND, PAID_OUT, FirmMove, FirmStage
from domain.firm_lending.refusals import FirmFileRunning, PlanFixed, StaleFirmFile
from domain.firm_lending.steps import MOST_WORKERS, LawOfDay, changed, opened, step
from domain.firm_lending.who import moves_for, sees
from domain.lending.common import terms_said
from domain.lending.file import PAPER_STATES
from domain.lending.refusals import PapersNotGiven
from domain.people import one_of
from domain.ports import Work
from domain.tasks import Message, keyed
from domain.viewer import Role
from workflows.services import firm_loan_commands as c
from workflows.services.commands import Done

MOST_VND = 10**12
_MOST_WORDS = 2_000
_MOST_LINES = 12
M = FirmMove


def open_firm_file(work: Work, command: c.OpenFirmFile) -> Done:
    """Raises UnknownRecord for a firm of another commune, FirmFileRunning, BadValue; the same file again is one."""
    code, unit = work.firm_files.employer(command.employer_id)
    if work.by.units is not None and unit not in work.by.units:
        raise UnknownRecord(what="employer", id=str(command.employer_id))
    known = work.firm_files.of_employer(command.employer_id)
    if same := [each for each in known if each.id == command.file_id]:
        return replace(_done(same[0]), told=("told.already_recorded",))
    if running := [each for each in known if each.stage in (*IN_HAND, *AT_BANK)]:
        raise FirmFileRunning(number=running[0].number, file_stage=running[0].stage.value)
    draft = f.FirmFile(
        command.file_id, command.employer_id, unit, f"{code}-V{len(known) + 1}", FirmStage.DRAFT, work.on, work.on,
        *_wish(command), plan=_plan(command.plan),
    )  # fmt: skip
    file, event = opened(replace(draft, **_facts(draft, command.facts, work.on)))
    work.firm_files.keep(file, event)
    needed = f.papers_needed(bool(recheck(file, work.full_law, work.on).security_required))
    work.firm_files.put(*(_paper(file.id, each, "missing", work.on) for each in needed))
    return _done(file)


def amend_firm_plan(work: Work, command: c.AmendFirmPlan) -> Done:
    """Raises PlanFixed once the plan was certified: it has to be taken back first."""
    file = _own(work, command)
    if file.stage is not FirmStage.DRAFT:
        raise PlanFixed(number=file.number, file_stage=file.stage.value)
    amount, months = _wish(command)
    now = replace(file, amount_vnd=amount, months=months, plan=_plan(command.plan), approved_vnd=None)
    return _record(work, file, now, "amended", command.note)


def state_firm_facts(work: Work, command: c.StateFirmFacts) -> Done:
    """Raises PlanFixed after the money: from then on the share is checked by a step of its own."""
    file = _own(work, command)
    if file.stage in (*PAID_OUT, *ENDED):
        raise PlanFixed(number=file.number, file_stage=file.stage.value)
    now = replace(file, **_facts(file, command.facts, work.on))
    return _record(work, file, now, "facts", command.note)


def take_firm_step(work: Work, command: c.TakeFirmStep) -> Done:
    """Raises NotAllowed for a step of another role, and what `domain.firm_lending.steps.step` raises."""
    file, move = _own(work, command), command.move
    if move not in moves_for(work.by.role, M):
        raise NotAllowed(role=work.by.role.value, act=f"{command.act}: {move.value}")
    _before(work, file, command)
    under = LawOfDay(work.full_law, work.law_version)
    now, event = step(file, move, on=work.on, said=command.said, under=under, note=command.note)
    work.firm_files.record(now, event)
    _after(work, now, command)
    _tell(work, now, move)
    return _done(now)


def note_firm_paper(work: Work, command: c.NoteFirmPaper) -> Done:
    one_of("state", command.state, PAPER_STATES)
    file = _own(work, command)
    _mark(work, file, (command.code,), command.state)
    return _record(work, file, file, "paper", command.note, {"paper": command.code, "state": command.state})


def enter_firm_terms(work: Work, command: c.EnterFirmTerms) -> Done:
    """The bank's own word. Raises BadValue."""
    file = _own(work, command)
    if file.stage in ENDED:
        raise PlanFixed(number=file.number, file_stage=file.stage.value)
    said = {name: getattr(command.terms, name) for name in command.terms.__dataclass_fields__}
    return _record(work, file, replace(file, **terms_said(said)), "terms", command.note)


def _own(work: Work, command: c.FirmCommand) -> f.FirmFile:
    """Another office's file answers as if it did not exist. Raises UnknownRecord, StaleFirmFile."""
    file = work.firm_files.load(command.file_id)
    if not sees(work.by, file):
        raise UnknownRecord(what="firm loan file", id=str(command.file_id))
    expected = command.expected_version
    if expected is not None and expected != file.version:
        raise StaleFirmFile(number=file.number, expected=expected, found=file.version)
    return file


def _record(
    work: Work,
    before: f.FirmFile,
    now: f.FirmFile,
    kind: str,
    note: str | None,
    data: dict[str, Any] | None = None,
) -> Done:
    now, event = changed(before, now, kind, work.on, sealed={"note": note} if note else {})
    work.firm_files.record(now, replace(event, data={**event.data, **(data or {})}))
    return _done(now)


def _before(work: Work, file: f.FirmFile, command: c.TakeFirmStep) -> None:
    """What a step needs beside the file's own fields."""
    if command.move is M.RESEND:
        asked = [each.code for each in work.firm_files.papers(file.id) if each.state == "asked"]
        if asked:
            raise PapersNotGiven(number=file.number, papers=len(asked))
    if command.move is M.RETURN_PAPERS and not command.papers:
        raise BadValue(field="papers", value="", expected="ít nhất một giấy tờ")
    if command.move is M.REFUSE and command.said.get("refusal") == "other" and not command.note:
        raise BadValue(field="note", value="", expected="lý do bằng lời")


def _after(work: Work, now: f.FirmFile, command: c.TakeFirmStep) -> None:
    if command.move is M.RETURN_PAPERS:
        _mark(work, now, command.papers, "asked")
    elif command.move is M.APPROVE:
        work.firm_files.put(*_planned(now, command.drawdowns))
    elif command.move is M.DRAW_DOWN:
        _pay(work, now, command.said)
    elif command.move is M.COMPLETE_DRAWDOWN:
        _cancel(work, now)


def _planned(file: f.FirmFile, said: tuple[tuple[int, date], ...]) -> list[f.FirmDrawdown]:
    total = sum(amount for amount, _ in said)
    if said and (total != file.approved_vnd or any(amount <= 0 for amount, _ in said)):
        raise BadValue(field="drawdowns", value=total, expected=str(file.approved_vnd))
    return [
        f.FirmDrawdown(
            keyed(f"firm_drawdown|{file.id.hex}|{place}"), file.id, place, amount, on, None, "planned"
        )
        for place, (amount, on) in enumerate(said, start=1)
    ]


def _pay(work: Work, file: f.FirmFile, said: Any) -> None:
    """It takes the place of the next one planned; what the bank paid differently is as it paid."""
    known = work.firm_files.drawdowns(file.id)
    planned = next((each for each in known if each.status == "planned"), None)
    place = planned.place if planned else max((each.place for each in known), default=0) + 1
    if planned:
        work.firm_files.put(replace(planned, status="cancelled"))
    on, amount = said["paid_on"], said["amount_vnd"]
    paid = keyed(f"firm_drawdown|{file.id.hex}|paid {file.version}")
    planned_on = planned.planned_on if planned else on
    work.firm_files.put(f.FirmDrawdown(paid, file.id, place, amount, planned_on, on, "paid"))
    if file.stage is FirmStage.DISBURSED:
        _cancel(work, file)


def _cancel(work: Work, file: f.FirmFile) -> None:
    left = [each for each in work.firm_files.drawdowns(file.id) if each.status == "planned"]
    work.firm_files.put(*(replace(each, status="cancelled") for each in left))


def _mark(work: Work, file: f.FirmFile, codes: tuple[str, ...], state: str) -> None:
    for code in dict.fromkeys(codes):
        work.firm_files.put(_paper(file.id, one_of("code", code, f.PAPERS), state, work.on))


def _paper(file_id: UUID, code: str, state: str, on: date) -> f.FirmPaper:
    return f.FirmPaper(keyed(f"firm_paper|{file_id.hex}|{code}"), file_id, code, state, on)


def _tell(work: Work, file: f.FirmFile, move: FirmMove) -> None:
    """The other side, and the firm of every answer; whoever typed it in knows."""
    key, args = f"firm_loan|{file.id.hex}|{file.version}", {"number": file.number}
    stage = {**args, "file_stage": file.stage.value}
    if move in (M.SEND, M.RESEND):
        work.tell(Message(key, "bank", None, "message.firm_loan_sent", args, to_body=file.office))
    elif work.by.role is Role.BANK:
        work.tell(Message(key, "officer", file.unit_code, "message.firm_loan_answered", stage))
        firm = file.employer_id.hex
        work.tell(Message(f"{key}|firm", "employer", None, "message.firm_loan_stands", stage, to_body=firm))
    if move is M.CHECK_SHARE and file.share_met is False:
        for role, unit, body in (("officer", file.unit_code, None), ("bank", None, file.office)):
            template = "message.firm_share_not_met"
            work.tell(Message(f"{key}|share|{role}", role, unit, template, args, to_body=body))


def _wish(command: c.OpenFirmFile | c.AmendFirmPlan) -> tuple[int, int]:
    """The caps of the law are findings of rules; these are bounds of what can be meant."""
    for name, most in (("amount_vnd", MOST_VND), ("months", 1_200)):
        value = getattr(command, name)
        if type(value) is not int or not 0 < value <= most:
            raise BadValue(field=name, value=value, expected=f"1–{most}")
    return command.amount_vnd, command.months


def _facts(file: f.FirmFile, facts: c.FirmFacts, on: date) -> dict[str, Any]:
    if facts.stated_on > on:
        raise BadValue(field="stated_on", value=facts.stated_on, expected=f"≤ {on}")
    if facts.establishment_type is not None:
        one_of("establishment_type", facts.establishment_type, f.TYPES)
    for name in ("workers", "released_workers"):
        value = getattr(facts, name)
        if value is not None and not 0 <= value <= MOST_WORKERS:
            raise BadValue(field=name, value=value, expected=f"0–{MOST_WORKERS}")
    names = ("establishment_type", "lawful", "workers", "released_workers", "same_purpose_debt")
    said = {name: getattr(facts, name) for name in names if getattr(facts, name) is not None}
    workers, released = (said.get(name, getattr(file, name)) for name in ("workers", "released_workers"))
    if workers is not None and released is not None and released > workers:
        raise BadValue(field="released_workers", value=released, expected=f"≤ {workers}")
    return said | {"facts_on": facts.stated_on}


def _plan(plan: f.FirmPlan) -> f.FirmPlan:
    """Raises BadValue for what is longer than a plan."""
    if len(plan.text()) > _MOST_WORDS * 4 or max(len(plan.costs), len(plan.returns)) > _MOST_LINES:
        raise BadValue(field="use", value="…", expected=f"≤ {_MOST_WORDS} ký tự")
    return plan


def _done(file: f.FirmFile) -> Done:
    return Done(None, file.number, file.stage.value, file.version)
