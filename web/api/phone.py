"""A group's phone: its short list with the office's key, and acts that it wrote down and sealed while out of reach."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from domain.errors import BadValue
from domain.phone import (
    CODE_DIGITS,
    KEEP_DAYS,
    WRONG_CODES,
    Envelope,
    EnvelopeUnreadable,
    NotOwnAct,
    is_key_id,
    key_id,
)
from domain.viewer import Role, Viewer
from web.access import allowed
from web.acting import acting, office_of
from web.api.models import Code, Day, Note, Taken, Text, VisitBody
from web.api.visits import record
from workflows.services.commands import Done
from workflows.services.office import Office
from workflows.services.role_commands import AskForHelp, PledgeStep

router = APIRouter(tags=["phone"])
_Base64 = Annotated[str, Field(max_length=16_384, pattern="^[A-Za-z0-9_-]*$", description="base64url")]


class Person(BaseModel):
    id: UUID
    number: str
    called: str = Field(description="The name that the group uses")
    village: str | None
    paused: bool
    last_on: Day | None
    next_on: Day | None


class Member(BaseModel):
    id: UUID
    name: str | None
    role: str


class PhoneList(BaseModel):
    """`key`: the point on P-256 that acts are sealed to, and its id; `keep_days`: after that the list is wiped."""

    user: str
    today: Day
    keep_days: int
    wrong_codes: int
    code_digits: int
    key_id: str
    key: str
    people: list[Person]
    members: list[Member]


class SealedAct(Taken):
    """ECDH (P-256, `point` is the sender's), HKDF-SHA-256, AES-256-GCM over one of the acts as JSON."""

    kid: Annotated[str, Field(max_length=7)]
    point: _Base64
    nonce: _Base64
    sealed: _Base64


class _Act(Taken):
    """`by`: the account that wrote it down."""

    by: Annotated[Text, Field(max_length=40)]


class _Visit(VisitBody, _Act):
    kind: Literal["visit"]


class _Help(_Act):
    kind: Literal["help"]
    case: UUID
    words: Note | None = None


class _Pledge(_Act):
    kind: Literal["pledge"]
    case: UUID
    what: Annotated[Text, Field(min_length=1, max_length=200)]
    domain: Code
    due_on: Day


_ACTS: TypeAdapter[_Visit | _Help | _Pledge] = TypeAdapter(
    Annotated[_Visit | _Help | _Pledge, Field(discriminator="kind")]
)


class ActKept(BaseModel):
    """`already_recorded`: it was there, and nothing was written."""

    id: UUID
    kind: str
    already_recorded: bool


@router.get("/phone", operation_id="getPhone")
@allowed(Role.SUPPORTER)
def phone(request: Request) -> PhoneList:
    office, viewer = office_of(request), acting(request)
    on = office.today()
    kid = key_id(on)
    return PhoneList(
        user=viewer.user,
        today=on,
        keep_days=KEEP_DAYS,
        wrong_codes=WRONG_CODES,
        code_digits=CODE_DIGITS,
        key_id=kid,
        key=base64.urlsafe_b64encode(office.desk.phones.public_key(kid)).decode().rstrip("="),
        people=[
            Person.model_validate(each, from_attributes=True)
            for each in office.desk.phones.people(viewer, at=office.now(), on=on)
        ],
        members=[
            Member.model_validate(each, from_attributes=True)
            for each in office.desk.phones.members(viewer, on)
        ],
    )


@router.put(
    "/sealed/{act_id}",
    operation_id="putSealed",
    status_code=201,
    responses={
        200: {"model": ActKept, "description": "The same act was already recorded"},
        201: {"description": "Recorded"},
    },
)
@allowed(Role.SUPPORTER)
def put(request: Request, response: Response, act_id: UUID, body: SealedAct) -> ActKept:
    """201 new, 200 the same act again, 409 another content under a known id."""
    office, viewer = office_of(request), acting(request)
    act = _opened(office, body, act_id)
    if act.by != viewer.user:
        raise NotOwnAct(user=act.by)
    done = _perform(office, viewer, act_id, act)
    again = done.replayed or "told.already_recorded" in done.told
    response.status_code = 200 if again else 201
    return ActKept(id=act_id, kind=act.kind, already_recorded=again)


def _opened(office: Office, body: SealedAct, act_id: UUID) -> _Visit | _Help | _Pledge:
    """Raises EnvelopeUnreadable, or BadValue for the first thing inside that is no part of an act."""
    if not is_key_id(body.kid, office.today()):
        raise EnvelopeUnreadable(kid=body.kid)
    try:
        parts = [_bytes(each) for each in (body.point, body.nonce, body.sealed)]
    except (ValueError, binascii.Error):
        raise EnvelopeUnreadable(kid=body.kid) from None
    content = office.desk.phones.opened(Envelope(body.kid, *parts), act_id)
    try:
        return _ACTS.validate_python(content)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:]) or "kind"
        raise BadValue(
            field=field[:40], value=str(first["input"])[:40], expected=str(first["type"])
        ) from None


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _perform(office: Office, viewer: Viewer, act_id: UUID, act: _Visit | _Help | _Pledge) -> Done:
    if isinstance(act, _Visit):
        return record(office, viewer, act_id, act)
    if isinstance(act, _Help):
        return office.perform(AskForHelp(act.case, act.words or None), by=viewer, command_id=act_id)
    pledge = PledgeStep(act.case, act.what, act.domain, act.due_on)
    return office.perform(pledge, by=viewer, command_id=act_id)
