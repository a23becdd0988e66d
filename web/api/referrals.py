"""Referrals: the office sends them; a bank or a firm reads what was sent to it, in the fewest fields, and answers."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from domain.disclosures import ReferralLine
from domain.viewer import Role
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.api.models import Acted, AnswerBody, PackOf, ReferralBody, ReferralList, ReferralOf, ReferralState
from workflows.services.commands import CaseCommand, Done
from workflows.services.referral_commands import AnswerReferral, SendReferral

router = APIRouter(tags=["referrals"])
PARTIES = (*OFFICE, Role.BANK, Role.EMPLOYER)
_MOST = 200


@router.get("/referrals", operation_id="listReferrals")
@allowed(*PARTIES)
def listed(
    request: Request,
    status: ReferralState | None = None,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> ReferralList:
    """Those that wait for a reply first."""
    office = office_of(request)
    found = office.desk.referrals.listed(
        acting(request), at=office.now(), on=office.today(), status=status, limit=limit, offset=offset
    )
    return ReferralList(referrals=[_referral(each) for each in found])


@router.get("/referrals/{referral_id}", operation_id="getReferral")
@allowed(*PARTIES)
def one(request: Request, referral_id: UUID) -> PackOf:
    office = office_of(request)
    pack = office.desk.referrals.pack(acting(request), referral_id, at=office.now(), on=office.today())
    return PackOf(referral=_referral(pack.line), case_version=pack.version, fields=dict(pack.fields))


@router.post(
    "/referrals",
    operation_id="sendReferral",
    status_code=201,
    responses={
        200: {"model": Acted, "description": "The same referral was already sent"},
        201: {"description": "Sent"},
    },
)
@allowed(*OFFICE)
def send(request: Request, response: Response, body: ReferralBody) -> Acted:
    office, viewer = office_of(request), acting(request)
    command = SendReferral(
        office.desk.case_id(viewer, body.case),
        body.id,
        body.body,
        body.body_name,
        body.reason or None,
        body.office or None,
        body.employer,
        body.due_on,
        expected_version=body.expected_version,
    )
    done = _perform(request, command)
    response.status_code = 200 if "told.already_recorded" in done.told else 201
    return _acted(command, done)


@router.post("/referrals/{referral_id}/answer", operation_id="answerReferral")
@allowed(*PARTIES)
def answer(request: Request, referral_id: UUID, body: AnswerBody) -> Acted:
    office = office_of(request)
    pack = office.desk.referrals.pack(acting(request), referral_id, at=office.now(), on=office.today())
    command = AnswerReferral(
        pack.line.case_id,
        referral_id,
        body.answer,
        body.code,
        body.words or None,
        expected_version=body.expected_version,
    )
    return _acted(command, _perform(request, command, body.command_id))


def _perform(request: Request, command: CaseCommand, command_id: UUID | None = None) -> Done:
    return office_of(request).perform(command, by=acting(request), command_id=command_id)


def _acted(command: CaseCommand, done: Done) -> Acted:
    replayed = done.replayed or "told.already_recorded" in done.told
    return Acted(case=command.case_id, number=done.number or "", version=done.version, replayed=replayed)


def _referral(line: ReferralLine) -> ReferralOf:
    shown: dict[str, Any] = {name: getattr(line, name) for name in ReferralOf.model_fields if name != "case"}
    return ReferralOf(case=line.case_id, **shown)
