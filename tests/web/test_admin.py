"""Accounts for administrators: what is wrong is told in words, and every act stays written under its name."""

import json
import re
from uuid import uuid4

import pytest

from domain.keeping import VERIFIED
from persistence.store_facts import write_fact
from tests.support.offices import DAY, an_office, engine_of
from tests.support.visiting import visitor_of
from web.acting import COOKIE


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        yield office


@pytest.fixture
def admin(office):
    return visitor_of(office, "quantri")


def sent(**fields):
    return {"command_id": str(uuid4())} | fields


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"user": "có dấu", "name": "Lê"}, "chữ thường không dấu"),
        ({"user": "", "name": "Lê"}, "chữ thường không dấu"),
        ({"user": "moi.mot", "name": "  "}, "họ và tên"),
        ({"user": "moi.mot", "name": "Lê\u202eMai"}, "họ và tên"),
        ({"user": "moi.mot", "name": "x" * 5000}, "họ và tên"),
        ({"user": "canbo", "name": "Lê"}, "Đã có tài khoản"),
    ],
)
def test_an_account_that_cannot_be_is_told_in_words(office, admin, fields, told):
    answer = admin.post("/admin/users/new", data=sent(**fields))
    assert answer.status_code in (409, 422)
    assert told in answer.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"role": "chief"}, "một vai trò trong danh sách"),
        ({"role": "officer"}, "ít nhất một xã"),
        ({"role": "supporter"}, "hãy chọn tổ"),
        ({"role": "supporter", "group": "x"}, "hãy chọn tổ"),
        ({"role": "employer"}, "hãy chọn doanh nghiệp"),
        ({"role": "bank"}, "phòng giao dịch"),
        ({"role": "bank", "office": "A\u202eB"}, "phòng giao dịch"),
        ({"role": "manager", "whole": "yes", "from": "2026-03-01"}, "từ hôm nay"),
        ({"role": "manager", "whole": "yes", "from": ""}, "ngày bắt đầu"),
        ({"role": "manager", "whole": "yes", "to": "2026-03-01"}, "Ngày cuối"),
        ({"role": "manager", "whole": "yes", "to": "9999-12-31"}, "Ngày cuối"),
        ({"role": "officer", "units": "99999"}, "99999"),
    ],
)
def test_a_grant_that_cannot_be_is_told_in_words(office, admin, fields, told):
    before = office.desk.accounts.one("canbo", DAY).grants
    answer = admin.post("/admin/users/canbo/grants", data=sent(**{"from": "2026-03-02", "to": ""} | fields))
    assert answer.status_code in (400, 404, 422)
    assert told in answer.text
    assert office.desk.accounts.one("canbo", DAY).grants == before


def test_the_same_form_twice_is_one_grant(office, admin):
    form = sent(role="manager", whole="yes", **{"from": "2026-03-02", "to": "2026-12-31"})
    for _ in range(2):
        assert admin.post("/admin/users/canbo/grants", data=form).status_code == 303
    assert len(office.desk.accounts.one("canbo", DAY).grants) == 2


def test_a_page_sent_again_shows_no_second_password(office, admin):
    form = sent()
    first = admin.post("/admin/users/canbo/password", data=form)
    [given] = re.findall(r'dv-secret">([a-z0-9-]{19})<', first.text)
    again = admin.post("/admin/users/canbo/password", data=form)
    assert again.status_code == 409
    assert 'class="dv-secret"' not in again.text
    client = visitor_of(office, None)
    assert client.post("/sign-in", data={"user": "canbo", "password": given}).status_code == 303


def test_every_act_stands_in_the_log_with_its_doer(office, admin):
    admin.post("/admin/users/new", data=sent(user="moi.mot", name="Lê Thị Mai"))
    admin.post(
        "/admin/users/moi.mot/grants", data=sent(role="officer", units="16174", **{"from": "2026-03-02"})
    )
    token = office.sessions.open("moi.mot", at=office.now(), agent="", address="", second_factor=True)
    admin.post("/admin/users/moi.mot/sessions/end", data=sent())
    assert office.sessions.find(token, at=office.now(), on=DAY) is None
    admin.post("/admin/users/moi.mot/tokens", data={"label": "thử", "days": "3"})
    [row] = office.tokens.of("moi.mot")
    admin.post(f"/admin/users/moi.mot/tokens/{row['id']}/revoke")
    admin.post("/admin/users/moi.mot/disabled", data=sent(disabled="yes"))
    told = [(each.kind, each.actor) for each in office.desk.accounts.events("moi.mot")]
    kinds = (
        "account_disabled",
        "token_revoked",
        "token_made",
        "sessions_ended",
        "role_granted",
        "account_made",
    )
    assert told == [(kind, "quantri") for kind in kinds]
    shown = admin.get("/admin/log").text
    for words in (
        "thu hồi mã truy cập",
        "tạo mã truy cập",
        "kết thúc các phiên",
        "ngừng tài khoản",
        "từ 02/03/2026",
    ):
        assert words in shown


def test_an_administrator_neither_shuts_out_oneself_nor_the_last_one(office, admin):
    assert admin.post("/admin/users/quantri/disabled", data=sent(disabled="yes")).status_code == 409
    [grant] = office.desk.accounts.one("quantri", DAY).grants
    assert admin.post(f"/admin/users/quantri/grants/{grant.id}/end", data=sent()).status_code == 409
    assert admin.get("/admin/users").status_code == 200


def test_a_disabled_account_comes_in_no_more_until_it_is_opened_again(office, admin):
    made = admin.post("/admin/users/canbo/password", data=sent())
    [given] = re.findall(r'dv-secret">([a-z0-9-]{19})<', made.text)
    for off, status in (("yes", 401), ("no", 303)):
        assert admin.post("/admin/users/canbo/disabled", data=sent(disabled=off)).status_code == 303
        client = visitor_of(office, None)
        assert client.post("/sign-in", data={"user": "canbo", "password": given}).status_code == status
        assert (COOKIE in client.cookies) is (status == 303)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    "path", ["/admin/users/canbo/disabled", "/admin/users/new", "/account/password", "/sign-out"]
)
def test_a_page_of_another_site_does_nothing_with_a_live_session(office, path, site):
    foreign = visitor_of(office, "quantri", headers={"sec-fetch-site": site})
    assert foreign.post(path, data=sent(disabled="yes")).status_code == 403
    old = visitor_of(office, "quantri", headers={"origin": "http://evil.example"})
    assert old.post(path, data=sent(disabled="yes")).status_code == 403
    assert not office.desk.accounts.one("canbo", DAY).disabled


@pytest.mark.parametrize("days", ["0", "367", "-1", "x", "٣", "9" * 400, ""])
def test_a_token_has_a_number_of_days(office, admin, days):
    answer = admin.post("/admin/users/canbo/tokens", data={"label": "thử", "days": days})
    assert answer.status_code == 422
    assert "từ 1 đến 366" in answer.text
    assert office.tokens.of("canbo") == []


@pytest.mark.parametrize(
    "address", ["/admin/users/nobody", "/admin/users/can%00bo", "/admin/users/%E2%80%AE"]
)
def test_an_account_that_is_not_there_is_not_found(admin, address):
    assert admin.get(address).status_code in (400, 404)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (None, "Chưa có. Luồng “backup”"),
        ("2026-03-01T20:00:00.000000Z", "02/03/2026 03:00"),
        ("2026-02-20T20:00:00.000000Z", "đã quá hai ngày"),
    ],
)
def test_the_first_page_and_the_watchdog_say_when_the_last_verified_backup_was(office, admin, at, said):
    if at is not None:
        with engine_of(office).execution_options(writes=True).begin() as connection:
            write_fact(connection, VERIFIED, json.dumps({"at": at}))
    assert said in admin.get("/admin").text
    assert admin.get("/readyz").json()["last_backup"] == (at and at.replace(".000000", ""))
