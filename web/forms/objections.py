"""Forms of objections: the person's words, and the manager's answer."""

from __future__ import annotations

from uuid import UUID

from domain.objections import ANSWERS
from web.forms.act import Act, Said, Setting
from web.forms.fields import Choice, Field, Section, choices
from workflows.services.objection_commands import AnswerObjection, MakeObjection

_RECENT = 40


def _sections(setting: Setting) -> tuple[Section, ...]:
    history = reversed(setting.page.history[-_RECENT:])
    events = tuple(
        Choice(
            str(each.seq),
            f"{each.seq}. {setting.words('event.' + each.kind)} – {setting.day(each.effective_on)}",
        )
        for each in history
    )
    fields = (
        Field("event", "objection.event", "select", events, hint="objection.event.hint"),
        Field("text", "objection.text", "long", required=True),
        Field("made_on", "objection.made_on", "day", required=True, value=setting.today.isoformat()),
    )
    return (Section(fields),)


def _make(said: Said) -> MakeObjection:
    given = said.values
    seq = given["event"] and int(given["event"])
    return MakeObjection(said.case_id, said.id, seq, given["text"], given["made_on"])


def _open(setting: Setting) -> tuple[Section, ...]:
    found = setting.office.desk.objections.of_case(setting.viewer, setting.page.case.id)
    waiting = tuple(
        Choice(str(each.id), f"{setting.day(each.made_on)} – {(each.text or '…')[:120]}")
        for each in found
        if each.status == "open"
    )
    if not waiting:
        return ()
    only = waiting[0].code if len(waiting) == 1 else ""
    fields = (
        Field("objection", "objection.which", "radios", waiting, required=True, value=only),
        Field("answer", "objection.answer", "radios", choices("objection_is", ANSWERS), required=True),
        Field("words", "objection.words", "long", required=True),
    )
    return (Section(fields),)


def _answer(said: Said) -> AnswerObjection:
    given = said.values
    return AnswerObjection(said.case_id, UUID(given["objection"]), given["answer"], given["words"])


OBJECTION_ACTS = (
    Act("object", "message", _sections, _make, versioned=False),
    # Reached from the objection itself: a manager's alone.
    Act("object-answer", "message", _open, _answer, versioned=False, useful=lambda page: False),
)
