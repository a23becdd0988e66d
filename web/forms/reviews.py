"""Forms of periodic reviews: held, with what the visits since the last one say; put off, or left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from domain.needs import NeedLevel
from domain.review_facts import ReviewFacts, facts_since
from domain.review_rests import REASONS
from domain.reviews import HOUSEHOLDS, INCOMES, NEXT_STEPS, RESULTS
from web.forms.act import Act, Said, Setting
from web.forms.fields import YES_NO, Choice, Field, Section, choices
from web.forms.support import NOTE
from workflows.services.commands import CaseCommand, HoldReview
from workflows.services.review_commands import ExemptReview, PostponeReview

_LIVING = ("income", "household")
_NOT_SAID = Choice("not_said", "review_living.not_said")
_HOW = ("postpone", "exempt")


def facts_for(setting: Setting) -> ReviewFacts:
    law = setting.office.law.on(setting.today)
    opens, ends = (
        cast(int, law.value(f"case.review_{key}")) for key in ("opens_days_before", "late_after_days")
    )
    return facts_since(setting.page, opens, ends, setting.today)


def _review(setting: Setting) -> tuple[Section, ...]:
    facts = facts_for(setting)
    against = "no" if facts.clean is False else ""
    first = (
        Field("result", "field.result", "radios", choices("review_result", RESULTS), True, facts.result or "",
              hint="field.result.hint"),
        Field("clean", "field.clean", "radios", YES_NO, True, against, hint="field.clean.hint"),
        Field("next_step", "field.next_step", "select", choices("next_step", NEXT_STEPS), True),
        NOTE,
    )  # fmt: skip
    levels = tuple(
        Field(f"need.{code}", f"need.{code}", "select", choices("level", NeedLevel), value="")
        for code in setting.page.needs
    )
    living = tuple(
        Field(name, f"field.{name}", "select", (*choices(f"review_{name}", known), _NOT_SAID), hint=hint)
        for name, known, hint in (("income", INCOMES, "field.income.hint"), ("household", HOUSEHOLDS, None))
    )
    return (Section(first), Section(living, "field.living"), Section(levels, "field.levels_changed"))


def _living_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    """Whoever was met is asked both; that somebody does not say is an answer, a field left alone is none."""
    met = values.get("result") != "not_met"
    return {name: "field_error.required" for name in _LIVING if met and values.get(name) is None}


def _hold_review(said: Said) -> HoldReview:
    given = said.values
    return HoldReview(
        said.case_id,
        given["clean"],
        said.under("need"),
        given["note"],
        given["result"],
        given["next_step"],
        *(None if given[name] == _NOT_SAID.code else given[name] for name in _LIVING),
        expected_version=said.version,
    )


_RESTING = (
    Field("how", "field.rest_how", "radios", choices("rest_how", _HOW), required=True),
    Field("to", "field.put_to", "day", hint="field.put_to.hint"),
    Field("reason", "field.reason", "select", choices("review_rest", REASONS), required=True),
    NOTE,
)


def _rest(setting: Setting) -> tuple[Section, ...]:
    return () if setting.page.case.next_review_on is None else (Section(_RESTING),)


def _rest_gaps(values: Mapping[str, Any]) -> dict[str, str]:
    missing = values["how"] == "postpone" and values["to"] is None
    return {"to": "field_error.required"} if missing else {}


def _moved(said: Said) -> CaseCommand:
    given = said.values
    if given["how"] == "exempt":
        return ExemptReview(said.case_id, given["reason"], given["note"], expected_version=said.version)
    return PostponeReview(
        said.case_id, given["to"], given["reason"], given["note"], expected_version=said.version
    )


def _caps(setting: Setting) -> dict[str, Any]:
    law = setting.office.law.on(setting.today)
    keys = {"times": "postpone_times", "days": "postpone_days", "exempt": "exempt_in_a_row"}
    return {name: law.value(f"case.review_{key}") for name, key in keys.items()}


REVIEW_ACTS = (
    Act("review", "calendar", _review, _hold_review, gaps=_living_gaps, panel="review_panel.html", facts=facts_for),
    Act(
        "review-rest", "player-pause", _rest, _moved, gaps=_rest_gaps, why=_caps, also=_RESTING,
        useful=lambda page: page.case.next_review_on is not None,
    ),
)  # fmt: skip
