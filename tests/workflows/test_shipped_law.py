"""The law that ships: every figure of the texts, from its first day, with its standing."""

from datetime import date, timedelta

import pytest

from domain.parameter_keys import DECLARED
from domain.parameters import ParameterNotInForce
from domain.wording import say
from workflows.shipped import shipped_law

LATE = date(2026, 9, 30)
QD22_FROM = date(2023, 10, 10)

VALUES = {
    "qd22.in_force_from": QD22_FROM,
    "qd22.window_years": 5,
    "qd22.training_cap_vnd_month": 4_000_000,
    "qd22.production_cap_vnd": 100_000_000,
    "qd22.establishment_share_percent": 10,
    "qd22.establishment_cap_vnd": 2_000_000_000,
    "qd22.establishment_cap_worker_vnd": 100_000_000,
    "qd22.training_term_multiple_short": 2,
    "qd22.training_term_multiple_long": 1,
    "qd22.training_short_course_months": 12,
    "qd22.production_term_months": 120,
    "qd22.security_above_vnd": 100_000_000,
    "qd22.overdue_percent": 130,
    "case.stability_months": 6,
    "case.clean_reviews": 2,
    "case.review_months": (1, 3, 6),
    "case.review_every_months": 6,
    "case.visit_every_months": 1,
    "case.review_opens_days_before": 7,
    "case.review_late_after_days": 14,
    "case.review_escalate_lead_days": 0,
    "case.review_escalate_officer_days": 7,
    "case.review_escalate_manager_days": 21,
    "case.eligibility_notice_days": 90,
    "case.review_postpone_days": 30,
    "case.review_postpone_times": 2,
    "case.review_exempt_in_a_row": 1,
    "case.review_step_days": 14,
    "case.flag_not_met": 3,
    "case.flag_worse": 2,
    "case.recheck_days": 7,
    "case.concern_low_days": 7,
    "case.concern_high_days": 2,
    "case.concern_urgent_days": 0,
    "case.concern_unseen_days": 1,
    "case.concern_manager_days": 3,
    "case.group_carries": 5,
    "case.monthly_report_day": 3,
    "case.work_check_months": (1, 3, 6),
    "case.work_check_opens_days_before": 7,
    "case.work_check_missed_days": 60,
    "loan.step_days": 14,
    "loan.use_check_days": 30,
    "loan.reminder_days": 14,
    "loan.share_check_months": 12,
    "messages.quiet_from_hour": 21,
    "messages.quiet_to_hour": 6,
    "messages.attempts": 5,
    "messages.digest_hour": 7,
    "messages.keep_days": 30,
    "keep.closed_years": 10,
    "keep.expunged_years": 2,
    "keep.duplicate_years": 1,
    "messages.reminder_days": 1,
    "work.wage_floor_vnd": 3_700_000,
    "work.reply_days": 7,
    "work.portal_months": 12,
    "work.portal_warn_days": 30,
    "expunge.years_light": 1,
    "expunge.years_to_5": 2,
    "expunge.years_5_to_15": 3,
    "expunge.years_over_15": 5,
}


@pytest.mark.parametrize("key", sorted(VALUES))
def test_the_law_ships_with_the_value_of_the_text(key):
    assert shipped_law().on(LATE).value(key) == VALUES[key]


def test_no_declared_key_is_left_out_of_the_table_above():
    assert {*VALUES, "qd22.lending_rate_bp"} == set(DECLARED) == set(shipped_law().keys())


@pytest.mark.parametrize(
    ("on", "rate"),
    [(QD22_FROM, 660), (date(2025, 12, 30), 660), (date(2025, 12, 31), 660), (date(2026, 1, 1), None)],
)
def test_the_lending_rate_is_known_to_the_end_of_2025_and_not_guessed_after(on, rate):
    law_on = shipped_law().on(on)
    if rate is not None:
        assert law_on.value("qd22.lending_rate_bp") == rate
        return
    with pytest.raises(ParameterNotInForce) as refused:
        law_on.value("qd22.lending_rate_bp")
    assert refused.value.data["last"] == date(2025, 12, 31)


def _in_force(prefix, on):
    law_on = shipped_law().on(on)
    return {
        law_on.in_force(key) for key in DECLARED if key.startswith(prefix) and key != "qd22.in_force_from"
    }


@pytest.mark.parametrize(
    ("prefix", "first"),
    [("qd22.", QD22_FROM), ("case.", date(2015, 1, 1)), ("expunge.", date(2018, 1, 1))],
)
def test_a_law_speaks_from_its_first_day(prefix, first):
    day = timedelta(days=1)
    assert [_in_force(prefix, on) for on in (first - day, first, first + day)] == [{False}, {True}, {True}]


def test_whether_the_decision_is_in_force_can_be_asked_of_any_day():
    assert shipped_law().on(date(1900, 1, 1)).value("qd22.in_force_from") == QD22_FROM


def _shipped_values():
    return [(key, value) for key in DECLARED for value in shipped_law().series(key).values]


def test_only_the_lending_rate_has_an_end():
    assert {key for key, value in _shipped_values() if value.valid_to} == {"qd22.lending_rate_bp"}


def test_every_parameter_of_our_own_rhythm_is_a_default_that_says_so_and_no_other_is():
    defaults = {key for key, value in _shipped_values() if value.standing == "default"}
    ours = ("case.", "loan.", "messages.", "keep.")
    assert defaults == {key for key in DECLARED if key.startswith(ours)} | {
        "work.reply_days", "work.portal_months", "work.portal_warn_days",
    }  # fmt: skip
    assert {v.note for _, v in _shipped_values() if v.standing == "default"} == {
        "mặc định, chưa có căn cứ pháp lý"
    }


def test_the_values_of_secondary_sources_say_so():
    reported = {key for key, value in _shipped_values() if value.standing == "reported"}
    assert reported == {
        "qd22.production_term_months",
        "qd22.security_above_vnd",
        "qd22.lending_rate_bp",
        "work.wage_floor_vnd",
    }


def test_every_standing_in_use_has_its_word():
    assert {say(f"standing.{value.standing}") for _, value in _shipped_values()} == {
        "Đã đối chiếu văn bản",
        "Theo nguồn thứ cấp, cần xác nhận",
        "Mặc định, chưa có căn cứ pháp lý",
    }
