"""Texts are complete in both languages: nothing is asked for that is not there, and nothing is there for nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

import pytest

import web.app  # noqa: F401 - long work is known once the pages that start it are
from domain.case import Stage
from domain.community_models import records as register
from domain.consent import BODIES
from domain.firm_lending import file as firm
from domain.firm_lending.machine import FirmMove
from domain.groups import GroupRole
from domain.history import Kind
from domain.law_changes import STATUSES as LAW_STATUSES
from domain.lending.file import ORGANISATIONS, PAPER_STATES, PARTY_ROLES
from domain.lending.machine import FileMove, FileStage
from domain.lending.papers_needed import PAPERS as LOAN_PAPERS
from domain.lifecycle import Move
from domain.loans import PURPOSES, STATUSES
from domain.messaging.incoming import TRIAGE
from domain.messaging.parcels import CHANNELS, STATES
from domain.needs import NeedDomain, NeedLevel
from domain.parameter_keys import DECLARED
from domain.parameters import STANDINGS
from domain.people import ETHNICITIES, SEXES
from domain.placements import CONTRACTS, ENDINGS, LIVELIHOODS
from domain.referrals import REFUSALS as LOAN_REFUSALS
from domain.referrals import STATUSES as REFERRAL_STATUSES
from domain.retention import SUPPORTS
from domain.rules import RULES
from domain.schedules import LEVELS
from domain.sweeps import KEEPING, SWEEPS
from domain.today import GROUPS, KINDS
from domain.unit_changes import ChangeKind
from domain.vacancies import SKILLS
from domain.viewer import Role
from domain.visits import CHANGES, CONCERNS, MODES
from domain.wording import TEXTS
from tests.support import wordings as use
from web.forms.bulk import BULK_ACTS
from web.forms.registry import ACTS
from web.jobs import MAKERS

# Groups whose codes the program knows: each code has a text, and no text is left over where the group is `whole`.
CODES: Mapping[str, tuple[str, ...]] = {
    "act": tuple(ACTS),
    "done": tuple(ACTS),
    "bulk": tuple(BULK_ACTS),
    "job_kind": tuple(MAKERS),
    "state": tuple(Stage),
    "move": tuple(each for each in Move if each is not Move.REOPEN),
    "role": tuple(each for each in Role if each is not Role.SYSTEM),
    "need": tuple(each.code for each in NeedDomain),
    "level": tuple(NeedLevel),
    "mode": MODES,
    "change": CHANGES,
    "concern": CONCERNS,
    "consent": BODIES,
    "livelihood": LIVELIHOODS,
    "contract": CONTRACTS,
    "work_end": tuple(ENDINGS),
    "support_had": SUPPORTS,
    "purpose": PURPOSES,
    "loan_status": STATUSES,
    "file_stage": tuple(FileStage),
    "file_move": tuple(FileMove),
    "loan_paper": LOAN_PAPERS,
    "paper_state": PAPER_STATES,
    "party_role": PARTY_ROLES,
    "organisation": ORGANISATIONS,
    "loan_next": LOAN_REFUSALS,
    "firm_move": tuple(FirmMove),
    "firm_event": ("opened", "amended", "facts", "terms", "paper", *FirmMove),
    "firm_type": firm.TYPES,
    "firm_paper": firm.PAPERS,
    "firm_next": LOAN_REFUSALS,
    "referral_is": REFERRAL_STATUSES,
    "skill": SKILLS,
    "ethnicity": ETHNICITIES,
    "sex": SEXES,
    "standing": STANDINGS,
    "item_level": LEVELS,
    "today.group": GROUPS,
    "unit_change": tuple(ChangeKind),
    "parameter": tuple(DECLARED),
    "law_status": LAW_STATUSES,
    "law_unit": tuple({each.unit for each in DECLARED.values()} - {"day"}),
    "law_hint": tuple({each.unit for each in DECLARED.values()}),
    "flow": (*SWEEPS, *KEEPING),
    "channel": ("inbox", *CHANNELS),
    "delivery_is": STATES,
    "triage": TRIAGE,
    "event": tuple(Kind),
    "group_role": tuple(GroupRole),
    "item_kind": KINDS,
    "today.do": KINDS,
    "model_kind": register.KINDS,
    "model_activity": register.ACTIVITIES,
    "model_grade": register.GRADES,
    "outreach_topic": register.TOPICS,
    "outreach_audience": register.AUDIENCES,
    "safety_kind": register.UNIT_KINDS,
}
# Nothing in the group but its codes.
WHOLE = frozenset(
    ["job_kind", "need", "level", "mode", "change", "concern", "livelihood", "purpose", "loan_status", "ethnicity",
     "sex", "standing", "group_role", "unit_change", "flow", "state", "file_stage", "file_move", "loan_paper",
     "paper_state", "party_role", "organisation", "loan_next",
     "model_kind", "model_activity", "model_grade", "outreach_topic", "outreach_audience", "safety_kind",
     "firm_move", "firm_event", "firm_type", "firm_paper", "firm_next", "contract", "work_end", "support_had"]
)  # fmt: skip
# Shown by what does not read them from a page or a module: each with its reason.
FOR_NOBODY_YET = {
    "unit_kind": "names of kinds in a place's file, for lists of units above the commune",
    "group_fault": "what domain.groups finds wrong with a group",
}
# The same in both languages on purpose: proper names.
ALIKE = re.compile(r"ethnicity\.\w+|app\.(name|place)")
FORBIDDEN = re.compile(
    r"tội phạm|phạm nhân|tù nhân|tên tội|kẻ phạm|can phạm|tiền án|cựu tù|"
    r"\bcriminals?\b(?! (code|law|judg))|offender|\bex-?con|\bconvicts?\b|prisoner|inmate|felon|ex-prison",
    re.IGNORECASE,
)
MARKS = re.compile("[ăâđêơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
# Proper names, the money, and words of a paper that English pages quote.
QUOTED = re.compile(
    r"Đường Về|Như Xuân|Thanh Hóa|Xã Xuân Hòa|đồng|Tiếng Việt|“[^”]*”|\b(Thái|Thổ|Mường)\b",
)


def test_every_text_that_a_template_asks_for_is_there():
    asked = {(name, key) for name, key in use.asked_by_templates() if use.PART not in key}
    assert len(asked) > 300
    assert sorted((name, key) for name, key in asked if key not in TEXTS) == []


def test_every_text_that_the_code_asks_for_is_there():
    asked = {(name, key) for name, key in use.asked_by_code() if use.PART not in key}
    assert len(asked) > 50
    assert sorted((name, key) for name, key in asked if key not in TEXTS) == []


def test_every_key_that_is_put_together_can_become_some_text():
    patterns = {
        (name, key) for name, key in use.asked_by_templates() | use.asked_by_code() if use.PART in key
    }
    started = {(name, key) for name, key in patterns if "." in key.split(use.PART)[0]}
    assert len(started) > 50
    assert sorted((name, key) for name, key in started if not use.matching(key)) == []


@pytest.mark.parametrize("group", sorted(CODES))
def test_every_code_of_a_group_has_its_text(group):
    assert [code for code in map(str, CODES[group]) if f"{group}.{code}" not in TEXTS] == []


@pytest.mark.parametrize("group", sorted(WHOLE))
def test_a_group_has_no_text_for_a_code_that_is_none(group):
    found = {
        key.removeprefix(f"{group}.") for key in TEXTS if re.fullmatch(rf"{re.escape(group)}\.[^.]+", key)
    }
    assert found - set(map(str, CODES[group])) == set()


@pytest.mark.parametrize("act", [*ACTS, *(f"bulk {key}" for key in BULK_ACTS)])
def test_every_form_says_what_it_is_for(act):
    key = f"bulk.{act[5:]}.why" if act.startswith("bulk ") else f"act.{act}.why"
    assert key in TEXTS


def test_every_refusal_says_why():
    known = use.refusals()
    assert len(known) > 60
    assert sorted(key for key in known if f"refusal.{key}" not in TEXTS) == []


def test_no_text_waits_for_a_refusal_that_nobody_makes():
    known = use.refusals() | use.words_in_code()
    assert [key for key in TEXTS if key.startswith("refusal.") and key[8:] not in known] == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_name_and_a_reason_for_every_outcome(rule):
    reasons = [f"{rule}.{each}" for each in ("met", "unknown", *RULES[rule].because)]
    assert [key for key in (f"rule.{rule}", *reasons) if key not in TEXTS] == []


def used() -> set[str]:
    """Every key that somebody names, whole or in parts."""
    words = set(use.words_in_templates() | use.words_in_code())
    words |= {key for _, key in use.asked_by_templates() | use.asked_by_code()}
    patterns = {each for each in words if use.PART in each and "." in each.split(use.PART)[0]}
    found = words | {key for pattern in patterns for key in use.matching(pattern)}
    found |= {key for group in use.terms() for key in TEXTS if key.startswith(f"{group}.")}
    found |= {f"{group}.{code}" for group, codes in CODES.items() for code in codes}
    found |= {
        f"{each}.{part}" for each in words if each.startswith("message.") for part in ("subject", "text")
    }
    found |= {f"{each}.text" for each in found if each.startswith("error.")}
    return found | _by_rule() | {f"refusal.{each}" for each in use.refusals()} | _by_start(words)


def _by_rule() -> set[str]:
    outcomes = {
        f"{key}.{each}"
        for key, rule in RULES.items()
        for each in ("met", "not_met", "unknown", *rule.because)
    }
    return (
        outcomes
        | {f"rule.{key}" for key in RULES}
        | {f"how.{key}" for key in RULES}
        | {f"how.{each}" for each in outcomes}
    )


def _by_start(words: set[str]) -> set[str]:
    """`"doctor." + name`, and groups that a table names: `{"met": "event_met"}` or `choices("mode", …)`."""
    starts = {f"{each.rstrip('.')}." for each in words if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*\.?", each)}
    return {key for key in TEXTS if key[: key.rindex(".") + 1] in starts}


def test_no_text_is_there_for_nobody():
    known = used()
    left = [key for key in TEXTS if key not in known and key.split(".")[0] not in FOR_NOBODY_YET]
    assert left == []


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def bare(text: str) -> str:
    """Without what is filled in, and the unit behind it."""
    return re.sub(r"\{[^}]*\}( (KB|MB|km)\b)?", "", text)


def test_both_languages_fill_in_the_same():
    assert [key for key, (vi, en) in TEXTS.items() if set(placeholders(vi)) != set(placeholders(en))] == []


def test_both_languages_say_something():
    assert [key for key, pair in TEXTS.items() if not all(text.strip() for text in pair)] == []


def test_a_text_is_alike_in_both_languages_on_purpose_only():
    """Figures and signs alone are no language."""
    alike = [key for key, (vi, en) in TEXTS.items() if vi == en and re.search(r"[^\W\d_]{2}", bare(vi))]
    assert [key for key in alike if not ALIKE.fullmatch(key)] == []


def test_no_english_text_was_left_in_vietnamese():
    left = {key: QUOTED.sub("", en) for key, (_, en) in TEXTS.items()}
    assert [(key, en) for key, en in left.items() if MARKS.search(en)] == []


def test_no_vietnamese_text_was_left_in_english():
    """Words that stand in both languages are a sign: Vietnamese writes none of these."""
    english = re.compile(r"\b(the|of|and|is|are|with|please|case|person|officer|commune|you|your|not)\b")
    plain = {key: bare(vi) for key, (vi, _) in TEXTS.items()}
    assert [(key, vi) for key, vi in plain.items() if english.search(vi)] == []


def test_nobody_is_called_by_a_word_that_keeps_them_there():
    assert [(key, text) for key, pair in TEXTS.items() for text in pair if FORBIDDEN.search(text)] == []


def test_no_template_says_such_a_word_either():
    pages = {path.name: path.read_text(encoding="utf-8") for path in use.templates()}
    assert [name for name, text in pages.items() if FORBIDDEN.search(text)] == []


def test_no_template_holds_a_sentence_of_its_own():
    """Words on a page come from the texts, or they would stay in one language."""
    outside = re.compile(r">([^<>{}]*[^\W\d_]{3,}[^<>{}]*)<")
    found = {
        path.name: [text.strip() for text in outside.findall(_bare(path.read_text(encoding="utf-8")))]
        for path in use.templates()
    }
    assert {name: texts for name, texts in found.items() if texts} == {}


def _bare(text: str) -> str:
    """Without statements, comments, expressions and styles: what stands in the page as it is."""
    return re.sub(
        r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}|<code>.*?</code>|<style.*?</style>", "", text, flags=re.DOTALL
    )
