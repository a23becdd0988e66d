"""Fields of a partner employer's forms: standing and contact, what it pledges, until when an account holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from domain.partners import STANDINGS, Partner
from domain.vacancies import SKILLS
from web.forms.fields import YES_NO, Field, choices
from workflows.services import partner_commands as c

_KINDS = tuple(Field(f"skill.{code}", f"skill.{code}", "check", YES_NO) for code in SKILLS)


def amend_fields(partner: Partner) -> tuple[Field, ...]:
    phone = "0" + partner.phone[2:] if partner.phone else ""
    workers = "" if partner.workers is None else str(partner.workers)
    return (
        Field("site", "field.partner_site", "text", most=160, value=partner.site or ""),
        Field("contact", "field.partner_contact", "text", value=partner.contact or ""),
        Field("phone", "field.partner_phone", "text", value=phone),
        Field("workers", "field.partner_workers", "money", value=workers, hint="field.partner_workers.hint"),
        Field(
            "standing", "field.partner_standing", "radios", choices("partner_standing", STANDINGS),
            required=True, value=partner.standing,
        ),
        Field(
            "standing_reason", "field.partner_reason", "text", most=400, value=partner.standing_reason or "",
            hint="field.partner_reason.hint",
        ),
    )  # fmt: skip


def amend_command(values: Mapping[str, Any], partner_id: UUID) -> c.AmendPartner:
    names = ("standing", "standing_reason", "site", "workers", "contact", "phone")
    return c.AmendPartner(partner_id, *(values[name] for name in names))


def pledge_fields(today: date) -> tuple[Field, ...]:
    return (
        Field("jobs", "field.pledge_jobs", "count", required=True),
        Field("from_on", "field.pledge_from", "day", required=True, value=today.isoformat()),
        Field("until_on", "field.pledge_until", "day", required=True),
        *_KINDS,
    )


def pledge_command(values: Mapping[str, Any], pledge_id: UUID, partner_id: UUID) -> c.NotePledge:
    kinds = tuple(code for code in SKILLS if values[f"skill.{code}"])
    return c.NotePledge(pledge_id, partner_id, values["jobs"], kinds, values["from_on"], values["until_on"])


def renew_fields(last: date) -> tuple[Field, ...]:
    return (Field("valid_to", "field.portal_until", "day", required=True, value=last.isoformat()),)
