"""Pages of referrals, papers, objections, undoing, reads and the sheet: what each role gets, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from domain.viewer import Role, Viewer
from tests.support.offices import BANK_OFFICE, DAY, EMPLOYER, OFFICER, an_id, instant
from tests.support.visiting import visitor_of
from tests.web.conftest import Somebody
from workflows.services import commands as c
from workflows.services.office import Office
from workflows.services.referral_commands import SendReferral

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
BANK = Viewer("nganhang", Role.BANK, office=BANK_OFFICE)


@pytest.fixture
def person(people: Mapping[str, Somebody]) -> Somebody:
    return people["supported"]


def consent(office: Office, person: Somebody, *bodies: str) -> None:
    for body in bodies:
        office.perform(c.GiveConsent(person.id, body, True), by=OFFICER)


def send(office: Office, person: Somebody, body: str, /, **more: object) -> str:
    consent(office, person, body if body in ("bank", "employer") else "referral")
    made = an_id(f"{person.number} {body}")
    office.perform(SendReferral(person.id, made, body, f"Nơi {body}", **more), by=OFFICER)  # type: ignore[arg-type]
    return str(made)


def refer_form(**fields: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), "expected_version": "1"} | fields


def test_without_consent_the_form_says_how_to_record_it(visitor: TestClient, person: Somebody) -> None:
    answer = visitor.post(f"/cases/{person.number}/refer", data=refer_form(body="clinic"))
    assert answer.status_code == 422
    assert "Ghi ý kiến đồng ý" in answer.text


def test_a_referral_is_sent_and_stands_on_the_case(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    consent(office, person, "referral")
    form = refer_form(body="clinic", reason="Khám sức khỏe", due_on="2026-03-20")
    answer = visitor.post(f"/cases/{person.number}/refer", data=form)
    assert answer.headers["location"] == f"/cases/{person.number}?done=refer"
    page = visitor.get(f"/cases/{person.number}").text
    assert "Trạm y tế, cơ sở khám chữa bệnh" in page and "Chờ trả lời" in page


@pytest.mark.parametrize(
    ("body", "missing"), [("bank", "office"), ("employer", "employer"), ("other", "body_name")]
)
def test_a_body_without_its_address_is_asked_for(
    visitor: TestClient, person: Somebody, body: str, missing: str
) -> None:
    answer = visitor.post(f"/cases/{person.number}/refer", data=refer_form(body=body))
    assert (answer.status_code, f'href="#{missing}"' in answer.text) == (422, True)


def test_the_bank_opens_its_pack_and_answers(office: Office, visitor: TestClient, person: Somebody) -> None:
    made = send(office, person, "bank", office=BANK_OFFICE)
    bank = visitor_of(office, "nganhang")
    assert "Bùi Văn Đạt" in bank.get("/referrals").text
    pack = bank.get(f"/referrals/{made}").text
    assert "Số căn cước" in pack and "Tàng trữ" not in pack and "GCN-117" not in pack
    answer = bank.post(f"/referrals/{made}", data={"command_id": str(uuid4()), "answer": "accepted"})
    assert answer.headers["location"] == f"/referrals/{made}?done=referral-answer"
    assert "đã trả lời giới thiệu" in visitor.get(f"/cases/{person.number}").text


def test_a_refusal_without_a_reason_comes_back(office: Office, person: Somebody) -> None:
    made = send(office, person, "bank", office=BANK_OFFICE)
    bank = visitor_of(office, "nganhang")
    form = {"command_id": str(uuid4()), "answer": "refused", "words": "Đã đủ hạn mức"}
    answer = bank.post(f"/referrals/{made}", data=form)
    assert answer.status_code == 422
    assert 'href="#code"' in answer.text and "Đã đủ hạn mức" in answer.text


def test_a_firm_sees_the_fewest_fields_and_nothing_once_consent_is_withdrawn(
    office: Office, person: Somebody
) -> None:
    made = send(office, person, "employer", employer_id=EMPLOYER)
    firm = visitor_of(office, "doanhnghiep")
    pack = firm.get(f"/referrals/{made}").text
    assert "Bùi Văn Đạt" in pack and "Kỹ năng" in pack
    assert "Số căn cước" not in pack and "Địa chỉ" not in pack
    office.perform(c.GiveConsent(person.id, "employer", False), by=OFFICER)
    assert firm.get(f"/referrals/{made}").status_code == 404
    assert "Bùi Văn Đạt" not in firm.get("/referrals").text


@pytest.mark.parametrize("user", ["g5", "quantri"])
def test_others_have_no_referrals(office: Office, user: str) -> None:
    assert visitor_of(office, user).get("/referrals").status_code == 403


def test_the_office_takes_a_referral_back_and_a_body_cannot(office: Office, person: Somebody) -> None:
    made = send(office, person, "bank", office=BANK_OFFICE)
    form = {"command_id": str(uuid4()), "answer": "withdrawn"}
    assert visitor_of(office, "nganhang").post(f"/referrals/{made}", data=form).status_code == 422
    assert visitor_of(office).post(f"/referrals/{made}", data=form).status_code == 303
    assert "Đã rút" in visitor_of(office).get("/referrals?status=withdrawn").text


def upload(visitor: TestClient, person: Somebody, content: bytes | None, **fields: str) -> object:
    form = {"command_id": str(uuid4()), "kind": "certificate", "title": "Giấy số 117"} | fields
    files = {} if content is None else {"file": ("ten-gi-cung-duoc.txt", content, "text/plain")}
    return visitor.post(f"/cases/{person.number}/papers/new", data=form, files=files)


def test_a_paper_comes_back_as_it_was_in_a_sandbox(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    answer = upload(visitor, person, PNG)
    assert answer.headers["location"] == f"/cases/{person.number}?done=paper&added=certificate#papers"  # type: ignore[attr-defined]
    [line] = office.desk.papers.of_case(OFFICER, person.id)
    shown = visitor.get(f"/cases/{person.number}/papers/{line.id}")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    assert shown.headers["content-disposition"].startswith("inline; ")
    assert shown.headers["content-security-policy"].startswith("sandbox;")
    assert (shown.headers["x-content-type-options"], shown.headers["cache-control"]) == (
        "nosniff",
        "no-store",
    )
    saved = visitor.get(f"/cases/{person.number}/papers/{line.id}?download=1")
    assert saved.headers["content-disposition"].startswith("attachment; ")
    assert "Giấy số 117" in visitor.get(f"/cases/{person.number}").text


def test_a_pdf_is_saved_and_never_drawn_under_our_address(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    upload(visitor, person, b"%PDF-1.7 /JavaScript")
    [line] = office.desk.papers.of_case(OFFICER, person.id)
    answer = visitor.get(f"/cases/{person.number}/papers/{line.id}")
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["content-security-policy"].startswith("sandbox;")


def test_a_certificate_offers_to_record_the_fact_and_records_nothing(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    before = office.desk.case(OFFICER, person.id)
    location = upload(visitor, person, PNG).headers["location"]  # type: ignore[attr-defined]
    assert f'href="/cases/{person.number}/facts"' in visitor.get(location).text
    after = office.desk.case(OFFICER, person.id)
    assert (after.version, after.certificate) == (before.version + 1, before.certificate)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "Chưa chọn tệp"),
        (b"<script>", "không phải PDF"),
        (b"%PDF-" + bytes(5 * 1024**2), "quá mức 5 MB"),
    ],
)
def test_what_is_no_paper_comes_back_with_why(
    visitor: TestClient, person: Somebody, content: bytes | None, says: str
) -> None:
    answer = upload(visitor, person, content)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert says in answer.text and "Giấy số 117" in answer.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep", "quantri"])
@pytest.mark.parametrize("path", ["papers/new", "sheet", "reads", "undo", "object", f"papers/{UUID(int=7)}"])
def test_other_roles_have_none_of_it(office: Office, person: Somebody, user: str, path: str) -> None:
    assert visitor_of(office, user).get(f"/cases/{person.number}/{path}").status_code == 403


def test_an_objection_stands_beside_its_decision_until_a_manager_answers(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    form = refer_form(event="2", text="Tôi không đồng ý việc này", made_on=DAY.isoformat())
    assert visitor.post(f"/cases/{person.number}/object", data=form).status_code == 303
    page = visitor.get(f"/cases/{person.number}").text
    assert "Có ý kiến phản đối" in page and "Tôi không đồng ý việc này" in page
    assert f"/cases/{person.number}/object-answer" not in page
    manager = visitor_of(office, "lanhdao")
    assert f"/cases/{person.number}/object-answer" in manager.get(f"/cases/{person.number}").text
    [kept] = office.desk.objections.of_case(OFFICER, person.id)
    answer = refer_form(objection=str(kept.id), answer="upheld", words="Đúng, đã sửa")
    assert visitor.post(f"/cases/{person.number}/object-answer", data=answer).status_code == 403
    assert manager.post(f"/cases/{person.number}/object-answer", data=answer).status_code == 303
    assert "Đúng, đã sửa" in visitor.get(f"/cases/{person.number}").text


def test_undoing_says_what_it_restores_and_does_it(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    office.perform(c.RecordFacts(person.id, {"law_abiding": True, "months": 24}), by=OFFICER)
    page = visitor.get(f"/cases/{person.number}").text
    assert f'href="/cases/{person.number}/undo"' in page
    asked = visitor.get(f"/cases/{person.number}/undo").text
    assert "24" in asked and "Chưa ghi gì" in asked
    form = {"command_id": str(uuid4()), "seq": str(office.desk.case(OFFICER, person.id).version)}
    assert visitor.post(f"/cases/{person.number}/undo", data=form).headers["location"].endswith("?done=undo")
    assert office.desk.case(OFFICER, person.id).law_abiding is None
    refused = visitor.post(f"/cases/{person.number}/undo", data=form | {"command_id": str(uuid4())})
    assert (refused.status_code, "chỉ hoàn tác được việc ghi sau cùng" in refused.text) == (409, True)


def test_what_cannot_be_undone_offers_no_button_and_says_why(visitor: TestClient, person: Somebody) -> None:
    assert f"/cases/{person.number}/undo" not in visitor.get(f"/cases/{person.number}").text
    answer = visitor.get(f"/cases/{person.number}/undo")
    assert (answer.status_code, "không hoàn tác được" in answer.text) == (409, True)


def test_who_saw_this_names_the_bank(office: Office, visitor: TestClient, person: Somebody) -> None:
    made = send(office, person, "bank", office=BANK_OFFICE)
    visitor_of(office, "nganhang").get(f"/referrals/{made}")
    page = visitor.get(f"/cases/{person.number}/reads").text
    assert "Phiếu giới thiệu" in page and "nganhang" in page
    assert visitor.get(f"/cases/{person.number}/reads?all=1").status_code == 200


def test_the_sheet_tells_who_received_what_and_when_it_was_opened(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    send(office, person, "bank", office=BANK_OFFICE)
    made = office.desk.referrals.of_case(OFFICER, person.id, DAY)[0].id
    office.desk.referrals.pack(BANK, made, at=instant(DAY), on=DAY)
    page = visitor.get(f"/cases/{person.number}/sheet").text
    assert "Nơi bank" in page and "Nơi nhận đã xem ngày: 02/03/2026" in page
    assert "số căn cước" in page
    assert "Giới thiệu việc làm ở xưởng gỗ" in page
