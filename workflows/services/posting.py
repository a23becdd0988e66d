"""Messages as people decide about them."""

from __future__ import annotations

from domain.errors import BadValue
from domain.messaging.acts import NotHeld
from domain.messaging.incoming import LINKABLE, TRIAGE, AlreadyTriaged, chosen, linked
from domain.messaging.parcels import CHANNELS, Choice
from domain.messaging.phones import normalised
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


def triage_incoming(work: Work, command: c.TriageIncoming) -> Done:
    """An accusation is erased with its sender, who is told where such a thing is said. Raises AlreadyTriaged."""
    one_of("kind", command.kind, TRIAGE)
    status, contact = work.posting.incoming(command.message_id)
    if status != "new":
        raise AlreadyTriaged(status=status)
    if command.case_id is not None and command.kind not in LINKABLE:
        raise BadValue(field="case", value=command.kind, expected=" | ".join(LINKABLE))
    accusation = command.kind == "accusation"
    if accusation and contact is not None:
        key = f"to-police|{command.message_id.hex}"
        work.posting.answer(contact, key, "message.to_police", work.on, work.at)
    work.posting.triage(
        command.message_id, command.kind, command.case_id, work.by.user, work.at, erase=accusation
    )
    said = {"kind": command.kind}
    work.accounts.tell(work.by.user, work.at, "message_triaged", str(command.message_id), said)
    if command.case_id is None:
        return _NOTHING
    case = live(work.case(command.case_id))
    key = f"message|{command.message_id.hex}"
    work.ask(WorkItem(key, case.id, "message", f"item.message_{command.kind}", work.on, work.on))
    return done(work.record(case, linked(command.kind, work.on)))
