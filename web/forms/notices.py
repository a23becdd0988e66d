"""Forms of notices: what came from a court or the police, a second person's word, and that somebody looked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.notices import ISSUERS, SOURCES
from domain.recidivism.definitions import EVENTS
from web.forms.act import Act, Said, Setting
from web.forms.fields import Choice, Field, Section, choices
from workflows.services.notice_commands import DecideNotice, EnterNotice, NoteRecordCheck


def _entering(setting: Setting) -> tuple[Section, ...]:
    fields = (
        Field("event", "notice.event", "radios", choices("notice_of", EVENTS), required=True),
        Field("issued_by", "notice.issued_by", "radios", choices("issued_by", ISSUERS), required=True),
        Field("notice_no", "notice.no", "text", required=True, hint="notice.no.hint", most=120),
        Field("issued_on", "notice.issued_on", "day", required=True),
        Field("occurred_on", "notice.occurred_on", "day", required=True, hint="notice.occurred_on.hint"),
    )
    return (Section(fields),)


def _enter(said: Said) -> EnterNotice:
    given = said.values
    return EnterNotice(
        said.case_id,
        said.id,
        given["event"],
        given["issued_by"],
        given["notice_no"],
        given["issued_on"],
        given["occurred_on"],
        expected_version=said.version,
    )


def _deciding(setting: Setting) -> tuple[Section, ...]:
    found = setting.office.desk.notices.of_case(setting.viewer, setting.page.case.id)
    waiting = tuple(
        Choice(
            str(each.id),
            f"{setting.words('notice_of.' + each.event)} – {each.notice_no or '…'} – {setting.day(each.occurred_on)}",
        )
        for each in found.notices
        if each.status == "open"
    )
    if not waiting:
        return ()
    only = waiting[0].code if len(waiting) == 1 else ""
    answers = choices("notice_is", ("confirmed", "rejected"))
    fields = (
        Field("notice", "notice.which", "radios", waiting, required=True, value=only),
        Field("answer", "notice.answer", "radios", answers, required=True),
        Field("words", "notice.words", "long", hint="notice.words.hint"),
    )
    return (Section(fields),)


def _no_words(values: Mapping[str, Any]) -> dict[str, str]:
    silent = values["answer"] == "rejected" and not values["words"]
    return {"words": "field_error.required"} if silent else {}


def _decide(said: Said) -> DecideNotice:
    given = said.values
    confirmed = given["answer"] == "confirmed"
    return DecideNotice(said.case_id, UUID(given["notice"]), confirmed, given["words"] or "")


def _checking(setting: Setting) -> tuple[Section, ...]:
    fields = (
        Field("source", "record_check.source", "radios", choices("record_source", SOURCES), required=True),
        Field(
            "checked_on", "record_check.on", "day", required=True, value=setting.today.isoformat(),
            hint="record_check.on.hint",
        ),
    )  # fmt: skip
    return (Section(fields),)


def _check(said: Said) -> NoteRecordCheck:
    return NoteRecordCheck(said.case_id, said.values["checked_on"], said.values["source"])


NOTICE_ACTS = (
    Act("notice", "alert-triangle", _entering, _enter),
    # Reached from the notice itself: a manager's alone.
    Act(
        "notice-decide", "alert-triangle", _deciding, _decide, versioned=False, gaps=_no_words,
        useful=lambda page: False,
    ),
    Act("record-check", "check", _checking, _check, versioned=False),
)  # fmt: skip
