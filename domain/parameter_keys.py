"""The closed set of the law's numbers, so that a key nobody reads or a number nobody gives is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.dates import parse_day

Value: TypeAlias = int | bool | str | date | tuple[int, ...]
Kind = Literal["whole", "whole_list", "flag", "text", "day"]
Unit = Literal["years", "months", "days", "vnd", "percent", "basis_points", "multiple", "count", "day"]

EXPECTED: Mapping[Kind, str] = {
    "whole": "a whole number, 0 or more",
    "whole_list": "a list of whole numbers above 0, each larger than the one before",
    "flag": "true or false",
    "text": "a text",
    "day": "a date YYYY-MM-DD",
}


@dataclass(frozen=True, slots=True)
class Declared:
    unit: Unit
    kind: Kind = "whole"


DECLARED: Mapping[str, Declared] = {
    "qd22.in_force_from": Declared("day", "day"),
    "qd22.window_years": Declared("years"),
    "qd22.training_cap_vnd_month": Declared("vnd"),
    "qd22.production_cap_vnd": Declared("vnd"),
    "qd22.establishment_share_percent": Declared("percent"),
    "qd22.establishment_cap_vnd": Declared("vnd"),
    "qd22.establishment_cap_worker_vnd": Declared("vnd"),
    "qd22.training_term_multiple_short": Declared("multiple"),
    "qd22.training_term_multiple_long": Declared("multiple"),
    "qd22.training_short_course_months": Declared("months"),
    "qd22.production_term_months": Declared("months"),
    "qd22.security_above_vnd": Declared("vnd"),
    "qd22.overdue_percent": Declared("percent"),
    "qd22.lending_rate_bp": Declared("basis_points"),
    "case.stability_months": Declared("months"),
    "case.clean_reviews": Declared("count"),
    "case.review_months": Declared("months", "whole_list"),
    "case.review_every_months": Declared("months"),
    "case.visit_every_months": Declared("months"),
    "case.review_opens_days_before": Declared("days"),
    "case.review_late_after_days": Declared("days"),
    "case.review_escalate_lead_days": Declared("days"),
    "case.review_escalate_officer_days": Declared("days"),
    "case.review_escalate_manager_days": Declared("days"),
    "case.eligibility_notice_days": Declared("days"),
    "case.review_postpone_days": Declared("days"),
    "case.review_postpone_times": Declared("count"),
    "case.review_exempt_in_a_row": Declared("count"),
    "case.review_step_days": Declared("days"),
    "case.flag_not_met": Declared("count"),
    "case.flag_worse": Declared("count"),
    "case.recheck_days": Declared("days"),
    "case.concern_low_days": Declared("days"),
    "case.concern_high_days": Declared("days"),
    "case.concern_urgent_days": Declared("days"),
    "case.concern_unseen_days": Declared("days"),
    "case.concern_manager_days": Declared("days"),
    "case.group_carries": Declared("count"),
    "case.monthly_report_day": Declared("count"),
    "case.work_check_months": Declared("months", "whole_list"),
    "case.work_check_opens_days_before": Declared("days"),
    "case.work_check_missed_days": Declared("days"),
    "loan.step_days": Declared("days"),
    "loan.use_check_days": Declared("days"),
    "loan.reminder_days": Declared("days"),
    "loan.share_check_months": Declared("months"),
    "messages.quiet_from_hour": Declared("count"),
    "messages.quiet_to_hour": Declared("count"),
    "messages.attempts": Declared("count"),
    "messages.digest_hour": Declared("count"),
    "messages.keep_days": Declared("days"),
    "messages.reminder_days": Declared("days"),
    "work.wage_floor_vnd": Declared("vnd"),
    "work.reply_days": Declared("days"),
    "work.portal_months": Declared("months"),
    "work.portal_warn_days": Declared("days"),
    "keep.closed_years": Declared("years"),
    "keep.expunged_years": Declared("years"),
    "keep.duplicate_years": Declared("years"),
    "expunge.years_light": Declared("years"),
    "expunge.years_to_5": Declared("years"),
    "expunge.years_5_to_15": Declared("years"),
    "expunge.years_over_15": Declared("years"),
}


def value_of(kind: Kind, raw: object) -> Value:
    """The typed value of what a file or a draft says; ValueError when it is not `EXPECTED[kind]`."""
    if kind == "day":
        return parse_day(raw)
    if kind == "whole_list" and isinstance(raw, list | tuple):
        return _ascending(tuple(raw))
    if kind == "whole" and type(raw) is int and raw >= 0:  # not isinstance: True is an int to Python
        return raw
    if (kind == "flag" and isinstance(raw, bool)) or (kind == "text" and isinstance(raw, str)):
        return raw
    raise ValueError(f"{raw!r} is not {EXPECTED[kind]}")


def _ascending(numbers: tuple[object, ...]) -> tuple[int, ...]:
    whole = tuple(each for each in numbers if type(each) is int and each > 0)
    if not whole or len(whole) != len(numbers) or list(whole) != sorted(set(whole)):
        raise ValueError(f"{list(numbers)!r} is not {EXPECTED['whole_list']}")
    return whole
