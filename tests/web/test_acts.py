"""What was sent becomes one act, once; what cannot be done is said with every reason."""

from uuid import uuid4

import pytest

from domain.case import Stage
from domain.outcomes.report import Period
from tests.support.offices import DAY, GROUP, OFFICER
from tests.support.visiting import visitor_of
from workflows.services.outcomes import outcomes_report

LIVING = {"income": "2m_5m", "household": "near_poor"}


def case_of(office, person):
    return office.desk.case(OFFICER, person.id)


def path(person, rest):
    return f"/cases/{person.number}/{rest}"


def test_a_move_is_made_and_leads_back_to_the_case(office, visitor, people, form):
    person = people["paused"]
    answer = visitor.post(path(person, "moves/resume"), data=form(person))
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/cases/{person.number}?done=moved",
    )
    assert case_of(office, person).stage is Stage.SUPPORTED
    shown = visitor.get(answer.headers["location"]).text
    assert "Hồ sơ nay ở trạng thái “đang hỗ trợ”." in shown


def test_the_same_form_sent_twice_is_one_act(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, reason="away", note="Đi làm xa")
    first, second = (visitor.post(path(person, "moves/pause"), data=sent) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert case_of(office, person).version == person.version + 1


def test_a_refused_move_shows_every_condition_and_changes_nothing(office, visitor, people, form):
    person = people["assessed"]
    answer = visitor.post(path(person, "moves/support"), data=form(person))
    assert answer.status_code == 422
    for title in ("Kế hoạch đáp ứng nhu cầu cấp thiết", "Chưa đủ điều kiện"):
        assert title in answer.text
    assert answer.text.count("dv-finding ") == 2
    assert case_of(office, person).version == person.version


def test_a_move_that_the_state_does_not_know_is_a_conflict(office, visitor, people, form):
    person = people["returned"]
    answer = visitor.post(path(person, "moves/stabilise"), data=form(person))
    assert answer.status_code == 409
    assert "từ đó không có bước “Xác nhận ổn định”" in answer.text


def test_a_stale_form_shows_what_changed_meanwhile_and_by_whom(office, visitor, people, form):
    person = people["employed"]
    sent = form(person, reason="away")
    sent["expected_version"] = str(person.version - 1)
    answer = visitor.post(path(person, "moves/pause"), data=sent)
    assert answer.status_code == 409
    assert "người khác đã ghi vào hồ sơ này" in answer.text
    assert answer.text.count("Thăm, gặp gỡ") > visitor.get(path(person, "")[:-1]).text.count("Thăm, gặp gỡ")
    assert case_of(office, person).stage is Stage.EMPLOYED


def test_a_form_without_its_reason_comes_back_with_what_was_written(office, visitor, people, form):
    person = people["supported"]
    answer = visitor.post(path(person, "moves/pause"), data=form(person, note="Gia đình báo đi xa"))
    assert answer.status_code == 422
    assert "Hãy điền mục này." in answer.text
    assert "Gia đình báo đi xa" in answer.text


@pytest.mark.parametrize(
    "spoilt", [{"command_id": "no"}, {"expected_version": "x"}, {"expected_version": ""}]
)
def test_a_form_without_its_own_marks_is_refused(office, visitor, people, form, spoilt):
    person = people["paused"]
    answer = visitor.post(path(person, "moves/resume"), data=form(person) | spoilt)
    assert answer.status_code == 422
    assert case_of(office, person).stage is Stage.PAUSED


def test_only_a_manager_reopens_a_case(office, visitor, people, form):
    person = people["closed"]
    sent = form(person, reason="Cần hỗ trợ trở lại")
    assert visitor.post(path(person, "moves/reopen"), data=sent).status_code == 403
    manager = visitor_of(office, "lanhdao")
    assert manager.post(path(person, "moves/reopen"), data=sent).status_code == 303
    assert case_of(office, person).stage is Stage.ASSESSED


def test_a_visit_is_logged_with_its_concern(office, visitor, people, form):
    person = people["supported"]
    sent = form(
        person, held_on=DAY.isoformat(), met="no", not_met_reason="working", mode="home", concern="urgent",
        note="Hàng xóm báo đang ốm", change__health="worse",
    )  # fmt: skip
    answer = visitor.post(path(person, "visit"), data=sent)
    assert answer.headers["location"].endswith("?done=visit")
    shown = visitor.get(path(person, "")[:-1]).text
    assert "Đang đi làm" in shown
    assert "Hàng xóm báo đang ốm" in shown
    assert "Tổ G5+ báo điều lo ngại" in shown


def test_a_visit_to_come_is_pointed_at_in_its_own_form(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, held_on="2026-03-03", met="yes", mode="phone", note="giữ lại")
    answer = visitor.post(path(person, "visit"), data=sent)
    assert answer.status_code == 422
    assert 'id="held_on-error"' in answer.text
    assert "giữ lại" in answer.text


def test_needs_plan_and_group_open_the_way_to_support(office, visitor, people, form):
    person = people["returned"]
    levels = {
        f"need.{code}": "none"
        for code in office.desk.case_page(OFFICER, person.id, at=office.now(), on=DAY).needs
    }
    steps = [
        ("needs", levels | {"need.work": "pressing"}),
        ("moves/assess", {}),
        ("plan", {"what.0": "Tìm việc", "domain.0": "work", "by.0": "officer", "due.0": "2026-06-01"}),
        ("group", {"group": str(GROUP)}),
        ("moves/support", {}),
    ]
    for address, fields in steps:
        now = {"command_id": str(uuid4()), "expected_version": str(case_of(office, person).version)}
        answer = visitor.post(path(person, address), data=now | fields)
        assert answer.status_code == 303, (address, answer.text)
    assert case_of(office, person).stage is Stage.SUPPORTED


def test_a_plan_row_asks_for_what_it_lacks(office, visitor, people, form):
    person = people["assessed"]
    answer = visitor.post(path(person, "plan"), data=form(person, what__0="Tìm việc", domain__0="work"))
    assert answer.status_code == 422
    assert 'id="by-0-error"' in answer.text
    assert 'id="due-0-error"' in answer.text


def test_a_finished_step_eases_the_need_it_resolved(office, visitor, people, form):
    person = people["supported"]
    [step] = office.desk.case_page(OFFICER, person.id, at=office.now(), on=DAY).plan
    answer = visitor.post(path(person, f"plan/{step.id}/done"), data=form(person, resolved="yes"))
    assert answer.status_code == 303
    assert case_of(office, person).needs_pressing == 0


@pytest.mark.parametrize("action", ["8a1f6a54-6a0e-4a35-9f0c-2b6f1f8f7d11", "nonsense"])
def test_a_step_that_is_not_there_is_not_found(office, visitor, people, form, action):
    person = people["supported"]
    assert visitor.post(path(person, f"plan/{action}/done"), data=form(person)).status_code == 404


def test_whoever_was_met_is_asked_what_the_household_lives_on(office, visitor, people, form):
    person = people["employed"]
    bare = {"result": "same", "clean": "yes", "next_step": "continue"}
    answer = visitor.post(path(person, "review"), data=form(person, **bare, income="2m_5m"))
    assert answer.status_code == 422
    assert 'id="household-error"' in answer.text and 'id="income-error"' not in answer.text
    assert case_of(office, person).reviews_held == 0
    said = form(person, **bare, income="2m_5m", household="not_said")
    assert visitor.post(path(person, "review"), data=said).status_code == 303
    found = outcomes_report(office, Period(DAY, DAY, DAY))["standings"]
    first = {name: found[name]["reviews"][0] for name in ("income", "household")}
    assert (first["income"]["2m_5m"], first["household"]["unknown"]) == (1, 1)


def test_whoever_was_not_met_is_asked_nothing(office, visitor, people, form):
    person = people["employed"]
    sent = form(person, result="not_met", clean="no", next_step="continue")
    assert visitor.post(path(person, "review"), data=sent).status_code == 303
    assert case_of(office, person).reviews_held == 1


def test_a_review_is_held(office, visitor, people, form):
    person = people["employed"]
    sent = form(person, result="same", clean="yes", next_step="continue", note="Tốt", **LIVING)
    assert visitor.post(path(person, "review"), data=sent).status_code == 303
    assert case_of(office, person).clean_reviews == 1


def test_a_livelihood_with_evidence_moves_the_case_and_its_end_brings_it_back(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, livelihood="own_farm", started_on=DAY.isoformat(), evidence="Xác nhận của thôn")
    assert visitor.post(path(person, "livelihood"), data=sent).status_code == 303
    assert case_of(office, person).stage is Stage.EMPLOYED
    now = str(case_of(office, person).version)
    lost = form(person, ended_on=DAY.isoformat(), reason="job_lost") | {"expected_version": now}
    assert visitor.post(path(person, "livelihood-end"), data=lost).status_code == 303
    assert case_of(office, person).stage is Stage.SUPPORTED


def test_a_job_needs_its_employer(office, visitor, people, form):
    person = people["supported"]
    answer = visitor.post(
        path(person, "livelihood"), data=form(person, livelihood="job", started_on=DAY.isoformat())
    )
    assert answer.status_code == 422
    assert "cần chọn doanh nghiệp đối tác" in answer.text


def test_what_a_rule_misses_can_be_supplied(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, fact__law_abiding="yes", fact__requested_vnd="80.000.000", document="DS 04/2026")
    assert visitor.post(path(person, "facts"), data=sent).status_code == 303
    case = case_of(office, person)
    assert (case.law_abiding, case.requested_vnd) == (True, 80_000_000)


def test_facts_sent_twice_are_recorded_once(office, visitor, people, form):
    person = people["supported"]
    sent = form(person, fact__requested_vnd="80000000", fact__months="60")
    assert [visitor.post(path(person, "facts"), data=sent).status_code for _ in range(2)] == [303, 303]
    assert case_of(office, person).version == person.version + 1


def test_saying_nothing_is_not_recorded(office, visitor, people, form):
    person = people["supported"]
    answer = visitor.post(path(person, "facts"), data=form(person))
    assert answer.status_code == 422
    assert case_of(office, person).version == person.version


def test_consent_is_recorded_for_the_body_that_was_named(office, visitor, people, form):
    person = people["supported"]
    assert (
        visitor.post(path(person, "consent"), data=form(person, body="bank", given="no")).status_code == 303
    )
    assert case_of(office, person).consent_bank is False
    assert case_of(office, person).consent_employer is None


def test_a_transfer_is_offered_and_answered(office, visitor, people, form):
    person = people["supported"]
    assert visitor.post(path(person, "transfer"), data=form(person, to_unit="16225")).status_code == 303
    assert case_of(office, person).transfer_to == "16225"
    now = str(case_of(office, person).version)
    silent = visitor.post(
        path(person, "transfer-answer"), data=form(person, accept="no") | {"expected_version": now}
    )
    assert silent.status_code == 422
    accepted = form(person, accept="yes", village="Thôn 2") | {"expected_version": now}
    assert visitor.post(path(person, "transfer-answer"), data=accepted).status_code == 303
    assert case_of(office, person).unit_code == "16225"


def test_a_closed_case_takes_no_act(office, visitor, people, form):
    person = people["closed"]
    sent = form(person, result="same", clean="yes", next_step="continue", **LIVING)
    assert visitor.post(path(person, "review"), data=sent).status_code == 409


def test_a_review_that_is_worse_is_not_recorded_as_clean(office, visitor, people, form):
    person = people["employed"]
    sent = form(person, result="worse", clean="yes", next_step="new_plan", **LIVING)
    answer = visitor.post(path(person, "review"), data=sent)
    assert answer.status_code == 422
    assert 'href="#clean' in answer.text
    assert case_of(office, person).reviews_held == 0


@pytest.mark.parametrize("act", ["group-leave", "review-rest"])
def test_what_has_no_form_any_more_is_refused_with_words(office, visitor, people, form, act):
    person = people["closed"]
    sent = form(person, why="graduated", how="exempt", reason="ill")
    assert visitor.post(path(person, act), data=sent).status_code == 409
