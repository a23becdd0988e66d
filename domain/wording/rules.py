"""Texts of rules, Vietnamese and English side by side: `<rule>.<reason>`, `rule.<rule>` titles, `how.…` and `ask.…`."""

from __future__ import annotations

from collections.abc import Iterator

from domain.wording.asks import ASKS
from domain.wording.case_rules import CASE_RULES
from domain.wording.loan_rules import LOAN_RULES

_COMMON: dict[str, tuple[str, str]] = {
    "rule.no_law": (
        "Chưa có quy định nào có hiệu lực cho ngày này nên chưa kết luận được.",
        "No number of the law is in force for this day, so that nothing can be concluded.",
    ),
    "ask.whom": ("{ask:term=ask} — do {of:term=party} cung cấp", "{ask:term=ask} — from: {of:term=party}"),
    "how.supply": (
        "Bổ sung {ask:term=ask} (do {of:term=party} cung cấp).",
        "Supply {ask:term=ask} ({of:term=party}).",
    ),
}


def _named(rule: str, name: str) -> str:
    if name == "title":
        return f"rule.{rule}"
    way, _, reason = name.partition(".")
    return f"how.{rule}" + (f".{reason}" if reason else "") if way == "how" else f"{rule}.{name}"


def _texts() -> Iterator[tuple[str, tuple[str, str]]]:
    yield from _COMMON.items()
    yield from ((f"ask.{fact}", text) for fact, text in ASKS.items())
    for rule, texts in {**LOAN_RULES, **CASE_RULES}.items():
        yield from ((_named(rule, name), text) for name, text in texts.items())


TEXTS: dict[str, tuple[str, str]] = dict(_texts())
