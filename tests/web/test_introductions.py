"""From a proposal to accepted and begun, on the pages of both sides; what the firm's page holds at each step."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.support.introduced import a_seeker, a_vacancy, proposed
from tests.support.offices import an_office
from tests.support.visiting import visitor_of
from workflows.services.office import Office

NAME, PHONE, PLACE = "Lò Văn Inh", "0912", "Khu phố"


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    with an_office(sqlite_url) as office:
        yield office


def sent(**said: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), **said}


def post(visitor: TestClient, path: str, **said: str) -> str:
    answer = visitor.post(path, data=sent(**said))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_one_person_goes_from_a_proposal_to_work(office: Office) -> None:
    person, vacancy = a_seeker(office), a_vacancy(office)
    officer, firm = visitor_of(office, "canbo"), visitor_of(office, "doanhnghiep")
    assert post(officer, "/matching/run") == "/matching?done=matching-run"
    page = officer.get("/matching").text
    assert NAME in page and str(vacancy) in page and "Dùng đến kỹ năng sẵn có: Nghề mộc" in page
    there = post(officer, f"/cases/{person.last.number}/introductions", vacancy=str(vacancy)).split("?")[0]
    before = firm.get(there).text
    assert "Nghề mộc" in before and "không làm việc nặng" in before
    assert not [
        word for word in (NAME, PHONE, PLACE, str(person.last.number), "1988", "Thái") if word in before
    ]
    assert "có thể đoán ra anh/chị là người chấp hành xong án phạt tù" in officer.get(there).text
    assert post(officer, f"{there}/agreement", agrees="yes") == f"{there}?done=agreed"
    after = firm.get(there).text
    assert NAME in after and PHONE in after
    assert not [word for word in (PLACE, "ma túy", "Phạt tù", "1988") if word in after]
    assert post(firm, f"{there}/answer", answer="accept") == "/introductions?done=introduction-answered"
    assert post(officer, f"{there}/start", started_on="2026-03-02", evidence="HĐ 3/2026").startswith(there)
    assert office.desk.case(office.desk.viewer("canbo", office.today()), person.id).stage == "employed"
    assert NAME in firm.get("/workers").text
    history = officer.get(f"/cases/{person.last.number}/history").text
    assert "doanh nghiệp nhận" in history and "đã vào làm" in history


def test_what_cannot_be_is_refused_with_its_reason(office: Office) -> None:
    person, vacancy = a_seeker(office), a_vacancy(office)
    officer, firm = visitor_of(office, "canbo"), visitor_of(office, "doanhnghiep")
    known = proposed(person, vacancy)
    there = f"/introductions/{known}"
    assert firm.post(f"{there}/answer", data=sent(answer="refuse")).status_code == 422
    early = firm.post(f"{there}/answer", data=sent(answer="accept"))
    assert early.status_code == 409 and "chờ người đó đồng ý" in early.text
    assert firm.post(f"{there}/agreement", data=sent(agrees="yes")).status_code == 403
    assert officer.post(f"{there}/start", data=sent(started_on="2026-03-02")).status_code == 409
    again = officer.post(f"/cases/{person.last.number}/introductions", data=sent(vacancy=str(vacancy)))
    assert again.status_code == 409 and "đã đủ" in again.text
    low = {"unit_code": "16174", "wage_vnd": "3.000.000", "openings": "1", "opens_on": "2026-03-02"}
    refused = firm.post("/vacancies/new", data=sent(**low))
    assert refused.status_code == 422 and "293/2025" in refused.text


def test_an_exclusion_waits_for_an_officer_and_is_shown_to_both(office: Office) -> None:
    vacancy = a_vacancy(office)
    officer, firm = visitor_of(office, "canbo"), visitor_of(office, "doanhnghiep")
    there, reason = f"/vacancies/{vacancy}/exclusions", "Máy bóc ván cấm sử dụng lao động chưa thành niên"
    past = firm.post(
        there, data=sent(exclusion="under_18", justification="Không nhận người có án tích ở xưởng")
    )
    assert past.status_code == 422
    post(firm, there, exclusion="under_18", justification=reason)
    waiting = officer.get("/exclusions").text
    assert reason in waiting and "người dưới 18 tuổi" in waiting
    one = waiting.split('action="/exclusions/')[1].split('"')[0]
    assert officer.post(f"/exclusions/{one}", data=sent(allow="no", about=one)).status_code == 422
    post(officer, f"/exclusions/{one}", allow="no", decision="Chưa nêu điều luật", about=one)
    assert "Chưa nêu điều luật" in firm.get("/vacancies").text


def test_a_change_is_tried_without_keeping_it_and_kept_when_asked(office: Office) -> None:
    person, vacancy = a_seeker(office), a_vacancy(office)
    officer = visitor_of(office, "canbo")
    post(officer, "/matching/run")
    said = {"change": "forbid", "case": str(person.last.number), "vacancy": str(vacancy)}
    tried = officer.post("/matching/try", data=sent(**said)).text
    assert "1 → 0" in tried and "không có đề xuất" in tried
    assert officer.post("/matching/pairs", data=sent(**said)).status_code == 422
    post(officer, "/matching/pairs", **said, reason="Đã từng làm ở đó")
    assert "Đã từng làm ở đó" in officer.get("/matching").text
    post(officer, "/matching/run")
    page = officer.get("/matching").text
    assert "Cán bộ không cho ghép" in page
    pair = page.split("/pairs/")[1].split("/free")[0]
    post(officer, f"/cases/{person.last.number}/pairs/{pair}/free")
    assert "Đã từng làm ở đó" not in officer.get("/matching").text


def test_what_somebody_seeks_is_written_on_one_form(office: Office) -> None:
    person = a_seeker(office)
    officer = visitor_of(office, "canbo")
    there = f"/cases/{person.last.number}/work-wish"
    page = officer.get(there).text
    assert 'name="skill.carpentry" id="skill-carpentry" value="yes" checked' in page
    said = {"work.seeks_work": "yes", "work.max_km": "12", "work.night_work": "no", "skill.sewing": "yes"}
    post(officer, there, expected_version=str(person.last.version), **said)
    case = office.desk.case(office.desk.viewer("canbo", office.today()), person.id)
    assert (case.skills, case.max_km, case.night_work) == ("sewing", 12, False)
