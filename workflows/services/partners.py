"""Partner employers are kept by the office of their commune; each change has its line in the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain import partners as p
from domain.community_models.rules import NotOwnPlace
from domain.errors import RecordConflict, UnknownRecord
from domain.ports import Work
from workflows.services import partner_commands as c
from workflows.services.commands import Done


def amend_partner(work: Work, command: c.AmendPartner) -> Done:
    """Raises UnknownRecord, NotOwnPlace, BadValue."""
    _require_own(work, command.partner_id)
    before = work.partners.find(command.partner_id) or p.Partner(command.partner_id)
    said = p.Partner(
        command.partner_id, command.standing, None, command.standing_reason, command.site, command.workers,
        command.contact, command.phone,
    )  # fmt: skip
    now = p.amended(before, said, work.on)
    work.partners.keep(now, work.by.user, work.on)
    return _told(work, "partner_amended", now.id, {"standing": now.standing, "workers": now.workers})


def note_pledge(work: Work, command: c.NotePledge) -> Done:
    """Raises UnknownRecord, NotOwnPlace, PartnerNotActive, BadValue, RecordConflict."""
    name = _require_own(work, command.partner_id)
    p.require_active(work.partners.find(command.partner_id), name)
    if work.find_all(p.Pledge, "id", command.pledge_id):
        raise RecordConflict(what="pledge", id=str(command.pledge_id))
    pledge = p.Pledge(
        command.pledge_id, command.partner_id, command.jobs, ",".join(command.kinds), command.from_on,
        command.until_on, work.on, work.by.user,
    )  # fmt: skip
    work.keep(p.pledged(pledge))
    period = {"from": pledge.from_on.isoformat(), "to": pledge.until_on.isoformat()}
    return _told(work, "partner_pledged", command.partner_id, {"jobs": pledge.jobs} | period)


def renew_portal(work: Work, command: c.RenewPortal) -> Done:
    """Raises UnknownRecord, NotOwnPlace, PartnerNotActive, PortalNotRenewable, BadValue."""
    name = _require_own(work, command.partner_id)
    p.require_active(work.partners.find(command.partner_id), name)
    grant = work.accounts.grant(command.grant_id)
    if grant.employer_id != command.partner_id:
        raise UnknownRecord(what="grant", id=str(command.grant_id))
    later = [each for each in work.accounts.grants(grant.user) if each.employer_id == grant.employer_id]
    last = max(later, key=lambda each: (each.valid_to is None, each.valid_to or work.on))
    now = p.renewed(last, command.new_grant_id, command.valid_to, work.law)
    work.accounts.give(now, work.by.user, work.at)
    return _told(work, "portal_renewed", grant.user, {"to": str(now.valid_to)})


def _require_own(work: Work, partner_id: UUID) -> str:
    """The firm's name. Raises UnknownRecord, NotOwnPlace."""
    name, codes = work.partners.place(partner_id, work.on)
    if work.by.units is not None and not codes & work.by.units:
        raise NotOwnPlace
    return name


def _told(work: Work, kind: str, subject: UUID | str, data: dict[str, Any]) -> Done:
    about = subject if isinstance(subject, str) else subject.hex
    said = {name: value for name, value in data.items() if value is not None}
    work.accounts.tell(work.by.user, work.at, kind, about, said)
    return Done(None, None, None, 0)
