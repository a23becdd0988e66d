"""Messages as people decide about them."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from domain.errors import BadValue
from domain.messaging.acts import NotHeld
from domain.messaging.incoming import (
    LINKABLE,
    STOP,
    TRIAGE,
    AlreadyTriaged,
    Kept,
    chosen,
    linked,
    with_zalo,
    without_zalo,
)
from domain.messaging.parcels import CHANNELS, Choice
from domain.messaging.phones import normalised
from domain.messaging.timing import rhythm
from domain.people import one_of
from domain.ports import Work
from domain.tasks import WorkItem
from workflows.services import posting_commands as c
from workflows.services.commands import Done
from workflows.services.moves import done, live

_OF_PEOPLE = ("zalo", "paper")
_NOTHING = Done(None, None, None, 0)


def choose_messages(work: Work, command: c.ChooseMessages) -> Done:
    """Raises BadValue for a channel that is none, or one without its address."""
    channels = _known(command.channels, tuple(each for each in CHANNELS if each != "paper"))
    phone, email = (command.phone or "").strip() or None, (command.email or "").strip() or None
    if phone is not None and normalised(phone) is None:
        raise BadValue(field="phone", value=phone[:40], expected="0912345678")
    if email is not None and not (
        "@" in email and len(email) <= 120 and email.isascii() and email.isprintable()
    ):
        raise BadValue(field="email", value=email[:40], expected="ten@vidu.vn")
    if (phone is None and {"zalo", "other"} & set(channels)) or (email is None and "email" in channels):
        raise BadValue(field="channels", value=", ".join(channels), expected="số điện thoại / địa chỉ thư")
    choice = Choice(channels, "en" if command.lang == "en" else "vi", command.digest, phone, email)
    work.posting.choose(work.by.user, choice, work.at)
    said = {"channels": ",".join(channels), "digest": command.digest}
    work.accounts.tell(work.by.user, work.at, "messages_chosen", work.by.user, said)
    return _NOTHING


def _known(channels: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    for each in channels:
        one_of("channels", each, allowed)
    return tuple(dict.fromkeys(channels))


def choose_person_messages(work: Work, command: c.ChoosePersonMessages) -> Done:
    """Zalo goes before paper; nothing chosen means that nobody writes."""
    case = live(work.case(command.case_id, command.expected_version))
    wanted = _known(command.channels, _OF_PEOPLE)
    channels = tuple(each for each in _OF_PEOPLE if each in wanted)
    work.posting.choose_person(case.person_id, channels, work.at, work.by.user)
    return done(work.record(case, chosen(channels, work.on)))


def resend_message(work: Work, command: c.ResendMessage) -> Done:
    """Raises NotHeld for one that arrived or is on its way."""
    held = work.posting.held(command.delivery_id)
    if held.status not in ("dead", "dropped", "lapsed"):
        raise NotHeld(status=held.status)
    work.posting.set_status(held, "waiting", work.at, held.channels[0])
    work.accounts.tell(work.by.user, work.at, "message_resent", str(held.id), {"channel": held.channels[0]})
    return _NOTHING


def drop_message(work: Work, command: c.DropMessage) -> Done:
    """Raises NotHeld for one that arrived or is being sent this moment."""
    held = work.posting.held(command.delivery_id)
    if held.status not in ("dead", "waiting", "to_print", "gathering"):
        raise NotHeld(status=held.status)
    work.posting.set_status(held, "dropped", work.at)
    work.accounts.tell(work.by.user, work.at, "message_dropped", str(held.id), {"channel": held.channel})
    return _NOTHING


def hand_over(work: Work, command: c.HandOver) -> Done:
    """Raises OutOfScope for a person of another commune, NotHeld."""
    held = work.posting.held(command.delivery_id)
    case_id = work.posting.case_of(held)
    if held.status != "to_print" or case_id is None:
        raise NotHeld(status=held.status)
    work.case(case_id)
    work.posting.set_status(held, "sent", work.at)
    work.accounts.tell(work.by.user, work.at, "letter_handed_over", str(held.id), {})
    return _NOTHING


def hear_message(work: Work, command: c.HearMessage) -> Done:
    """Keeps what somebody wrote; a stop holds from now on, for the linked person as well, and so does its opposite."""
    said = command.heard
    person = work.posting.hear(said, work.on + timedelta(days=rhythm(work.law).keep_days), work.at)
    if person is None:
        return _NOTHING
    channels = _resumed(work, person) if said.opted else _stopped(work, person, said.at)
    case_id = work.posting.open_case_of(person)
    if channels is None or case_id is None:
        return _NOTHING
    return done(work.record(work.case(case_id), chosen(channels, work.on)))


def _stopped(work: Work, person: UUID, said_at: datetime) -> tuple[str, ...] | None:
    """What is left; None where nothing changed: Zalo was not chosen, or an officer recorded something newer."""
    before = work.posting.person_choice(person)
    if "zalo" not in before.channels:
        return None
    work.posting.stop_person(person, without_zalo(before.channels), said_at)
    after = work.posting.person_choice(person)
    return after.channels if after != before else None


def _resumed(work: Work, person: UUID) -> tuple[str, ...] | None:
    """None where no stop holds: to agree for the first time is an officer's to record."""
    before = work.posting.person_choice(person)
    if before.stopped_at is None:
        return None
    channels = with_zalo(before.channels)
    work.posting.choose_person(person, channels, work.at, work.by.user)
    return channels


def triage_incoming(work: Work, command: c.TriageIncoming) -> Done:
    """An accusation is erased with its sender, who is told where such a thing is said. Raises AlreadyTriaged."""
    found = work.posting.incoming(command.message_id)
    if found.status != "new":
        raise AlreadyTriaged(status=found.status)
    one_of("kind", command.kind, (STOP,) if found.kind == STOP else TRIAGE)
    if command.case_id is not None and command.kind not in (*LINKABLE, STOP):
        raise BadValue(field="case", value=command.kind, expected=" | ".join(LINKABLE))
    if command.own and command.case_id is None:
        raise BadValue(field="own", value="", expected="NX-2026-0001")
    work.accounts.tell(
        work.by.user, work.at, "message_triaged", str(command.message_id), {"kind": command.kind}
    )
    if command.kind == "accusation":
        return _pointed_to_police(work, command.message_id, found)
    work.posting.triage(command.message_id, command.kind, command.case_id, work.by.user, work.at)
    return _NOTHING if command.case_id is None else _linked(work, command, command.case_id, found)


def _pointed_to_police(work: Work, message_id: UUID, found: Kept) -> Done:
    if found.contact_id is not None:
        key = f"to-police|{message_id.hex}"
        work.posting.answer(found.contact_id, key, "message.to_police", work.on, work.at)
    work.posting.erase(message_id)
    return _NOTHING


def _linked(work: Work, command: c.TriageIncoming, case_id: UUID, found: Kept) -> Done:
    """Who is known to write for oneself is obeyed also in what was said before."""
    case = live(work.case(case_id))
    own = command.own or command.kind == STOP
    stopped_at = work.posting.link(found.contact_id, case.person_id) if own and found.contact_id else None
    channels = _stopped(work, case.person_id, stopped_at) if stopped_at else None
    events = [] if channels is None else [chosen(channels, work.on)]
    if command.kind != STOP:
        key = f"message|{command.message_id.hex}"
        work.ask(WorkItem(key, case.id, "message", f"item.message_{command.kind}", work.on, work.on))
        events.append(linked(command.kind, work.on))
    return done(work.record(case, *events))
