"""A notice on the case's page: entered by the officer, decided by a manager, seen by nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.support.offices import DAY, OFFICER
from tests.support.visiting import visitor_of
from tests.web.conftest import Somebody
from workflows.services.office import Office


@pytest.fixture
def person(people: Mapping[str, Somebody]) -> Somebody:
    return people["supported"]


SAID = {
    "event": "charge", "issued_by": "police", "notice_no": "12/TB-CA", "issued_on": DAY.isoformat(),
    "occurred_on": "2026-02-25",
}  # fmt: skip


def said(**more: str) -> dict[str, str]:
    return {"command_id": str(uuid4()), "expected_version": "1"} | more


def test_a_manager_decides_on_what_the_officer_entered(
    office: Office, visitor: TestClient, person: Somebody
) -> None:
    address = f"/cases/{person.number}"
    assert "Chưa ai tra cứu" in visitor.get(address).text
    version = str(office.desk.case(OFFICER, person.id).version)
    answer = visitor.post(f"{address}/notice", data=said(**SAID) | {"expected_version": version})
    assert answer.status_code == 303
    page = visitor.get(address).text
    assert "12/TB-CA" in page and "Chờ người thứ hai xác nhận" in page
    assert f"{address}/notice-decide" not in page
    manager = visitor_of(office, "lanhdao")
    assert f"{address}/notice-decide" in manager.get(address).text
    assert "12/TB-CA" in manager.get(f"{address}/notice-decide").text
    [kept] = office.desk.notices.of_case(OFFICER, person.id).notices
    reject = said(notice=str(kept.id), answer="rejected", words="")
    assert manager.post(f"{address}/notice-decide", data=reject).status_code == 422
    confirm = said(notice=str(kept.id), answer="confirmed", words="")
    assert visitor.post(f"{address}/notice-decide", data=confirm).status_code == 403
    assert manager.post(f"{address}/notice-decide", data=confirm).status_code == 303
    assert "Đã xác nhận" in visitor.get(address).text


def test_a_look_up_shows_its_day(visitor: TestClient, person: Somebody) -> None:
    form = said(source="commune_police", checked_on="2026-03-01")
    assert visitor.post(f"/cases/{person.number}/record-check", data=form).status_code == 303
    assert "Tra cứu gần nhất: 01/03/2026" in visitor.get(f"/cases/{person.number}").text


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep", "quantri"])
@pytest.mark.parametrize("path", ["notice", "notice-decide", "record-check"])
def test_other_roles_have_none_of_it(office: Office, person: Somebody, user: str, path: str) -> None:
    assert visitor_of(office, user).get(f"/cases/{person.number}/{path}").status_code == 403
