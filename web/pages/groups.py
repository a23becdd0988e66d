"""The support groups of the communes: who is in them, whom they help, who visits whom this month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from domain.errors import BadValue, UnknownRecord
from domain.wording import TEXTS
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.fields import Field
from web.forms.groups import leaving_fields, member_fields
from web.panels import UNSENT, send_panel
from web.rendering import render
from web.sending import command_id, form_values
from workflows.services.commands import Command
from workflows.services.group_commands import JoinGroup, LeaveGroup, NameLead, ShareVisits

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]


@router.get("/groups")
@allowed(*OFFICE)
def groups(request: Request) -> Response:
    office = office_of(request)
    found = office.desk.support_groups.groups(acting(request), on=office.today())
    carries = office.law.on(office.today()).value("case.group_carries")
    return render(request, "groups.html", found=found, carries=carries, rules=_rules(request))


@router.get("/groups/{group}")
@allowed(*OFFICE)
def group(request: Request, group: str) -> Response:
    return _page(request, group)


@router.post("/groups/{group}/members")
@allowed(*OFFICE)
def join(request: Request, group: str, form: Form) -> Response:
    fields = member_fields(_roles(request), _today(request))

    def command(values: Mapping[str, Any]) -> Command:
        spoken = [
            name.partition(".")[2] for name, said in values.items() if name.startswith("speaks.") and said
        ]
        return JoinGroup(
            command_id(form), _group_id(group), values["name"], values["role"], values["valid_from"], values["lead"],
            values["phone"], values["birth_year"], values["sex"], ("vietnamese", *spoken),
        )  # fmt: skip

    return _do(request, group, form, fields, command, "join")


@router.post("/groups/{group}/members/{member}/leave")
@allowed(*OFFICE)
def leave(request: Request, group: str, member: str, form: Form) -> Response:
    member_id = _of_group(request, group, member)

    def command(values: Mapping[str, Any]) -> Command:
        return LeaveGroup(member_id, values["ends_on"], values["why"], values["handover"])

    return _do(request, group, form, leaving_fields(_today(request)), command, f"leave-{member}")


@router.post("/groups/{group}/members/{member}/lead")
@allowed(*OFFICE)
def lead(request: Request, group: str, member: str, form: Form) -> Response:
    member_id = _of_group(request, group, member)
    return _do(request, group, form, (), lambda values: NameLead(member_id), "lead")


@router.post("/groups/{group}/rota")
@allowed(*OFFICE)
def share(request: Request, group: str, form: Form) -> Response:
    """Fields `turn.<case>`; an empty one is shared out."""

    def command(values: Mapping[str, Any]) -> Command:
        turns = {name[5:]: said for name, said in form.items() if name.startswith("turn.") and said}
        try:
            chosen = {UUID(case): UUID(member) for case, member in turns.items()}
        except ValueError:
            raise BadValue(field="turn", value="", expected="UUID") from None
        return ShareVisits(_group_id(group), form.get("month", ""), chosen)

    return _do(request, group, form, (), command, "rota")


def _do(
    request: Request,
    group: str,
    form: Mapping[str, str],
    fields: tuple[Field, ...],
    command: Callable[[Mapping[str, Any]], Command],
    where: str,
) -> Response:
    """Back to the page of the group, with what was done; or with what is wrong in the form `where`."""
    _found(request, group)
    return send_panel(
        request,
        form,
        fields,
        command,
        show=lambda status, **more: _page(request, group, status, **more),
        where=where,
        then=f"/groups/{group}?done=group_{where.partition('-')[0]}",
    )


def _page(request: Request, group: str, status: int = 200, **more: Any) -> Response:
    office, done = office_of(request), request.query_params.get("done")
    joining, leaving = member_fields(_roles(request), _today(request)), leaving_fields(_today(request))
    context: dict[str, Any] = {
        "found": _found(request, group),
        "done": f"done.{done}" if f"done.{done}" in TEXTS else None,
        "command_id": lambda: str(office.new_id()),
        "joining": joining,
        "leaving": leaving,
        "empty": {field.name: field.value for field in (*joining, *leaving)},
        "rules": _rules(request),
        **UNSENT,
    }
    return render(request, "group.html", status=status, **(context | more))


def _found(request: Request, group: str) -> Any:
    office = office_of(request)
    return office.desk.support_groups.group(
        acting(request), _group_id(group), at=office.now(), on=office.today()
    )


def _of_group(request: Request, group: str, member: str) -> UUID:
    """Raises UnknownRecord for a member of another group."""
    found = _found(request, group)
    for each in (*found.members, *found.past):
        if str(each.id) == member:
            return UUID(member)
    raise UnknownRecord(what="group member", id=member)


def _rules(request: Request) -> Any:
    return office_of(request).store.group_rules


def _roles(request: Request) -> list[str]:
    return [role.value for role in _rules(request).roles]


def _today(request: Request) -> str:
    return office_of(request).today().isoformat()


def _group_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UnknownRecord(what="support group", id=text) from None
