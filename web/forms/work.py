"""Forms of work that lasts: what the employer or the group says some months on, and trouble told in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.errors import BadValue
from domain.read_models import CasePage
from domain.work_checks import WorkCheck
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Section
from web.forms.support import NOTE
from workflows.services.role_commands import AnswerCheck, WarnOfWork

_SAID = (
    Field("still", "field.work_still", "radios", YES_NO, required=True),
    Field("paid", "field.work_paid", "radios", YES_NO, hint="field.work_paid.hint"),
    Field("trouble", "field.work_trouble", "radios", YES_NO, required=True, hint="field.work_trouble.hint"),
)
_WORDS = Field("words", "field.trouble_words", "long", hint="field.trouble_words.hint")


def answer_fields(waiting: Iterable[tuple[str, str]], note: Field = NOTE) -> tuple[Field, ...]:
    """`waiting`: which check, with the words for it; the only one stands in the field already."""
    offered = tuple(Choice(*each) for each in waiting)
    first = offered[0].code if len(offered) == 1 else ""
    return (Field("check", "field.work_check", "radios", offered, True, first), *_SAID, note)


def code_of(check: WorkCheck) -> str:
    """How a form names a check."""
    return f"{check.placement_id}.{check.months}.{check.party}"


def answer_of(case_id: UUID, values: Mapping[str, Any], version: int | None = None) -> AnswerCheck:
    """Raises BadValue for what no form of ours sends."""
    try:
        placement, months, party = values["check"].split(".")
        known = UUID(placement), int(months)
    except ValueError:
        raise BadValue(field="check", value=values["check"], expected="…") from None
    return AnswerCheck(
        case_id,
        *known,
        party,
        values["still"],
        values["paid"],
        values["trouble"],
        values["note"],
        expected_version=version,
    )


def _waiting(setting: Setting) -> list[tuple[str, str]]:
    """The open checks of the case with who is asked: the office notes what either said to it."""
    found = []
    for each in setting.page.work_checks:
        if each["status"] == "open":
            check = WorkCheck(**each)
            party, months = setting.words(f"party.{check.party}"), setting.words("work_check.after")
            found.append((code_of(check), f"{months.replace('{months}', str(check.months))} · {party}"))
    return found


def _answer(setting: Setting) -> tuple[Section, ...]:
    waiting = _waiting(setting)
    return (Section(answer_fields(waiting)),) if waiting else ()


def _answered(said: Said) -> AnswerCheck:
    return answer_of(said.case_id, said.values, said.version)


def _has_open(page: CasePage) -> bool:
    return any(each["status"] == "open" for each in page.work_checks)


def _warn(setting: Setting) -> tuple[Section, ...]:
    return (Section((_WORDS,)),)


def _works(page: CasePage) -> bool:
    return any(each["ended_on"] is None for each in page.placements)


WORK_ACTS = (
    Act("work-check", "briefcase", _answer, _answered, useful=_has_open, also=answer_fields(())),
    Act(
        "work-warning",
        "alert-triangle",
        _warn,
        lambda said: WarnOfWork(said.case_id, said.values["words"], expected_version=said.version),
        useful=_works,
    ),
)
