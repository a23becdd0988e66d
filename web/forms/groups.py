"""Forms of support groups: a person admitted to one, with the groups that fit; a person who leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.group_life import LANGUAGES, MEMBER_ENDS, PERSON_ENDS
from domain.group_proposals import Proposal
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Section, choices
from web.forms.support import NOTE
from workflows.services.commands import AssignGroup
from workflows.services.group_commands import EndStay


def _proposals(setting: Setting) -> tuple[Proposal, ...]:
    case = setting.page.case
    return setting.office.desk.support_groups.proposals(setting.viewer, case.id, on=setting.today)


def _group(setting: Setting) -> tuple[Section, ...]:
    """The groups of the commune in the order of the proposal, then the others."""
    case = setting.page.case
    rank = {str(each.group.id): place for place, each in enumerate(_proposals(setting))}
    groups = setting.office.desk.groups(setting.viewer, setting.today)
    in_order = sorted(groups, key=lambda row: (rank.get(str(row["id"]), len(rank)), row["code"]))
    offered = tuple(Choice(str(row["id"]), _group_name(row)) for row in in_order)
    now = str(case.group_id or "")
    return (Section((Field("group", "field.group", "select", offered, True, now, hint="field.group.hint"),)),)


def _group_name(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, (row["code"], row["village"]))) + f" ({row['cases']})"


def _assign(said: Said) -> AssignGroup:
    return AssignGroup(said.case_id, UUID(said.values["group"]), expected_version=said.version)


_LEAVING = (Field("why", "field.reason", "select", choices("group_end", PERSON_ENDS), required=True), NOTE)


def _leave(setting: Setting) -> tuple[Section, ...]:
    return () if setting.page.case.group_id is None else (Section(_LEAVING),)


def _left(said: Said) -> EndStay:
    return EndStay(said.case_id, said.values["why"], said.values["note"], expected_version=said.version)


GROUP_ACTS = (
    Act("group", "users", _group, _assign, panel="group_panel.html", facts=_proposals),
    Act(
        "group-leave", "users", _leave, _left, also=_LEAVING,
        useful=lambda page: page.case.group_id is not None,
    ),
)  # fmt: skip


def member_fields(roles: Iterable[str], today: str) -> tuple[Field, ...]:
    return (
        Field("name", "field.member_name", "text", required=True, most=80),
        Field("role", "field.member_role", "select", choices("group_role", sorted(roles)), required=True),
        Field("phone", "field.member_phone", "text", most=16),
        Field("lead", "field.member_lead", "radios", YES_NO, required=True, value="no"),
        Field("birth_year", "field.member_birth_year", "year"),
        Field("sex", "field.member_sex", "select", choices("sex", ("male", "female"))),
        *(Field(f"speaks.{code}", f"language.{code}", "select", YES_NO) for code in LANGUAGES[1:]),
        Field("valid_from", "field.member_from", "day", required=True, value=today),
    )


def leaving_fields(today: str) -> tuple[Field, ...]:
    return (
        Field("ends_on", "field.member_ends", "day", required=True, value=today),
        Field("why", "field.reason", "select", choices("member_end", MEMBER_ENDS), required=True),
        Field("handover", "field.handover", "long", hint="field.handover.hint"),
    )
