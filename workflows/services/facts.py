"""Facts that somebody states: papers, circumstances, consent, a new conviction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args, get_type_hints

from domain.case import STATED_FIELDS, Case
from domain.consent import BODIES, Consent, decided
from domain.errors import BadValue
from domain.history import DECODE, Event, Kind, encode
from domain.people import one_of
from domain.ports import Work
from domain.statements import checked_facts
from domain.tasks import keyed
from workflows.services.commands import Done, GiveConsent, RecordConviction, RecordFacts
from workflows.services.introductions import withdraw_open
from workflows.services.moves import done, live

_HINTS = get_type_hints(Case)


def record_facts(work: Work, command: RecordFacts) -> Done:
    """Raises BadValue for a field that is not stated this way, or a value that cannot be; ContradictingFacts."""
    case = live(work.case(command.case_id, command.expected_version))
    sets = {name: _stated(name, value) for name, value in command.facts.items()}
    checked_facts(case, sets, work.on)
    sealed = {"document": command.document} if command.document else {}
    return done(work.record(case, Event(Kind.FACTS_RECORDED, work.on, sets, sealed=sealed)))


def _stated(name: str, value: Any) -> Any:
    if name not in STATED_FIELDS:
        raise BadValue(field=name, value=value, expected=", ".join(sorted(STATED_FIELDS)))
    try:
        found = DECODE[name](encode(value))
    except (TypeError, ValueError):
        found = ...
    kinds = get_args(_HINTS[name]) or (_HINTS[name],)
    if type(found) not in kinds:
        raise BadValue(field=name, value=value, expected=" | ".join(kind.__name__ for kind in kinds))
    return found


def give_consent(work: Work, command: GiveConsent) -> Done:
    """A withdrawal dates the consent that it ends."""
    one_of("body", command.body, BODIES)
    case = live(work.case(command.case_id, command.expected_version))
    for earlier in work.find_all(Consent, "person_id", case.person_id):
        if earlier.body == command.body and earlier.withdrawn_on is None:
            work.change(replace(earlier, withdrawn_on=work.on))
    new = Consent(
        keyed(f"consent|{work.command_id.hex}"), case.person_id, command.body, command.given, work.on
    )
    work.keep(new)
    case = work.record(case, decided(command.body, command.given, work.on))
    # An introduction under way rests on it.
    stopped = command.body == "employer" and not command.given
    return done(withdraw_open(work, case) if stopped else case)


def record_conviction(work: Work, command: RecordConviction) -> Done:
    """Records the notice; it closes nothing by itself."""
    case = live(work.case(command.case_id, command.expected_version))
    if not command.notice_no.strip():
        raise BadValue(field="notice_no", value="", expected="số thông báo")
    if command.effective_on > work.on:
        raise BadValue(field="effective_on", value=command.effective_on, expected=f"≤ {work.on}")
    sets = {"conviction_recorded": True, "new_conviction_on": command.effective_on}
    event = Event(
        Kind.CONVICTION_RECORDED, command.effective_on, sets, sealed={"notice_no": command.notice_no}
    )
    return done(work.record(case, event))
