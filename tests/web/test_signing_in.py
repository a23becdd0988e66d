"""The door's pages: in with a password and a code, out again, and back to where one wanted to go."""

import re
from urllib.parse import quote
from uuid import uuid4

import pyotp
import pytest

from domain.accounts import IDLE
from tests.support.offices import DAY, an_office, instant
from tests.support.straight import LOCAL
from tests.support.visiting import visitor_of
from web.acting import COOKIE
from workflows.services.signing_in import hashed

RIGHT = "trâu về chuồng lúc sáu giờ"
EVERY = ["canbo", "lanhdao", "g5", "quantri", "nganhang", "doanhnghiep"]


@pytest.fixture
def office(sqlite_url):
    with an_office(sqlite_url) as office:
        made = hashed(RIGHT)
        for user in EVERY:
            office.door.keep_hash(user, made)
        yield office


def enters(office, user="canbo", password=RIGHT, then=""):
    client = visitor_of(office, None)
    return client, client.post("/sign-in", data={"user": user, "password": password, "next": then})


@pytest.mark.parametrize("user", EVERY)
def test_everybody_comes_in_by_one_door_and_finds_a_desk(office, user):
    client, answer = enters(office, user)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    client.follow_redirects = True
    assert client.get("/").status_code == 200


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(office):
    _, answer = enters(office)
    [cookie] = [each for each in answer.headers.get_list("set-cookie") if each.startswith(COOKIE)]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie  # plain http on this machine


@pytest.mark.parametrize("then", ["/cases?state=paused", "/work", "/cases/NX-2026-0001"])
def test_one_comes_back_to_the_page_that_one_wanted(office, then):
    _, answer = enters(office, then=then)
    assert answer.headers["location"] == then


@pytest.mark.parametrize(
    "then",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\r\nX: y", "/sign-out"],
)
def test_one_is_never_led_elsewhere(office, then):
    _, answer = enters(office, then=then)
    assert answer.headers["location"] == "/"


def test_a_wrong_password_keeps_the_name_and_not_the_password(office):
    client, answer = enters(office, password="sai rồi sai rồi")
    assert answer.status_code == 401
    assert "chưa đúng" in answer.text and 'value="canbo"' in answer.text and "sai rồi" not in answer.text
    assert COOKIE not in client.cookies


def test_too_many_failures_are_told_with_the_time_to_come_back(office):
    for _ in range(5):
        enters(office, password="sai rồi sai rồi")
    _, answer = enters(office)
    assert answer.status_code == 429
    assert re.search(r"Thử lại sau 02/03/2026 09:15", answer.text)


def test_signing_out_is_an_act_and_ends_the_session(office):
    client, _ = enters(office)
    token = client.cookies[COOKIE]
    assert client.get("/sign-out").status_code == 405
    answer = client.post("/sign-out")
    assert answer.headers["location"] == "/sign-in" and "storage" in answer.headers["clear-site-data"]
    assert office.sessions.find(token, at=office.now(), on=DAY) is None


def test_another_site_cannot_sign_anybody_out(office):
    client, _ = enters(office)
    answer = client.post("/sign-out", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert office.sessions.find(client.cookies[COOKIE], at=office.now(), on=DAY)


def test_an_idle_session_is_told_kindly(office):
    client, _ = enters(office)
    office.now = lambda: instant(DAY) + IDLE
    away = client.get("/cases")
    assert away.headers["location"] == f"/sign-in?next={quote('/cases', safe='')}"
    assert "phiên làm việc trước đã hết" in client.get("/sign-in").text.lower()


def test_a_first_password_is_changed_before_anything_else(office):
    office.door.set_password("canbo", RIGHT, must_change=True)
    client, _ = enters(office)
    for address in ("/", "/cases", "/account"):
        assert client.get(address).headers["location"].partition("?")[0] == "/account/password"
    new = {"old": RIGHT, "new": "chín con trâu trên đồi chè", "again": "chín con trâu trên đồi chè"}
    assert client.post("/account/password", data=new | {"again": "khác"}).status_code == 422
    assert client.post("/account/password", data=new | {"old": "sai"}).status_code == 401
    assert client.post("/account/password", data=new).status_code == 303
    assert client.get("/account").status_code == 200


def _secret(page):
    [found] = re.findall(r'name="secret" value="([A-Z2-7]+)"', page)
    return found


def test_codes_are_turned_on_asked_for_and_turned_off(office):
    client, _ = enters(office)
    secret = _secret(client.get("/account/second-factor").text)
    code = pyotp.TOTP(secret).at(instant(DAY))
    assert client.post("/account/second-factor", data={"secret": secret, "code": "000000"}).status_code == 401
    kept = client.post("/account/second-factor", data={"secret": secret, "code": code})
    codes = re.findall(r"<code>([0-9a-f-]{14})</code>", kept.text)
    assert len(codes) == 8
    assert client.get("/account").status_code == 200

    again, _ = enters(office)
    assert again.get("/cases").headers["location"] == "/sign-in/code?next=%2Fcases"
    assert again.post("/sign-in/code", data={"code": code}).status_code == 401  # used when it was turned on
    half = again.cookies[COOKIE]
    assert again.post("/sign-in/code", data={"code": codes[0]}).status_code == 303
    assert again.cookies[COOKIE] != half
    assert again.get("/account").status_code == 200
    for proof in (
        {"password": RIGHT, "code": "x"},
        {"password": "sai", "code": codes[1]},
        {"code": codes[1]},
    ):
        assert again.post("/account/second-factor/remove", data=proof).status_code == 401
    proof = {"password": RIGHT, "code": codes[1]}
    assert again.post("/account/second-factor/remove", data=proof).status_code == 303
    assert enters(office)[0].get("/account").status_code == 200


def test_half_a_session_cannot_take_over_the_codes(office):
    secret = office.door.new_secret()
    office.door.take_second_factor("canbo", secret, pyotp.TOTP(secret).at(instant(DAY)), at=instant(DAY))
    half, _ = enters(office)
    other = office.door.new_secret()
    sent = {"secret": other, "code": pyotp.TOTP(other).at(instant(DAY))}
    assert half.post("/account/second-factor", data=sent).headers["location"] == "/sign-in/code"


def test_with_real_people_staff_turn_codes_on_first(office):
    office.codes_required_of = frozenset({office.desk.viewer("canbo", DAY).role})
    client, _ = enters(office)
    assert client.get("/cases").headers["location"] == "/account/second-factor?next=%2Fcases"
    assert client.get("/account/second-factor").status_code == 200


def test_the_pages_name_the_sessions_and_end_one(office):
    client, _ = enters(office)
    other, _ = enters(office)
    page = client.get("/account").text
    [address] = set(re.findall(r'action="(/account/sessions/[0-9a-f-]{36}/end)"', page))
    assert client.post(address).status_code == 303
    assert other.get("/cases").status_code == 303
    assert client.get("/account").status_code == 200
    assert client.post(address).status_code == 404


def test_nobody_ends_the_session_of_somebody_else(office):
    client, _ = enters(office)
    stranger, _ = enters(office, "lanhdao")
    session = office.sessions.find(stranger.cookies[COOKIE], at=office.now(), on=DAY).session
    assert client.post(f"/account/sessions/{session}/end").status_code == 404
    assert stranger.get("/account").status_code == 200


def test_a_leave_is_handed_over_and_shown_to_who_stands_in(office):
    client, _ = enters(office, "canbo")
    admin, _ = enters(office, "quantri")
    sent = {"command_id": str(uuid4()), "user": "canbo.hai", "name": "Lê Thị Mai"}
    made = admin.post("/admin/users/new", data=sent)
    assert re.search(r"[a-z0-9]{4}(-[a-z0-9]{4}){3}", made.text)
    grant = {
        "command_id": str(uuid4()),
        "role": "officer",
        "units": ["16177"],
        "from": "2026-03-02",
        "to": "",
    }
    assert admin.post("/admin/users/canbo.hai/grants", data=grant).status_code == 303
    leave = {"command_id": str(uuid4()), "user": "canbo.hai", "from": "2026-03-02", "to": "2026-03-09"}
    assert client.post("/account/delegations", data=leave).status_code == 303
    assert "canbo.hai" in client.get("/account").text
    stands_in = visitor_of(office, "canbo.hai")
    office.door.keep_hash("canbo.hai", hashed(RIGHT))
    assert "thay cho canbo" in stands_in.get("/account").text


def test_an_own_host_name_has_to_be_allowed(office):
    allowed = visitor_of(office, None, hosts=frozenset({"duongve.example"}))
    assert allowed.get("/sign-in", headers={"host": "duongve.example"}).status_code == 200
    assert allowed.get("/sign-in", headers={"host": "other.example"}).status_code == 403
    assert visitor_of(office, None).get("/sign-in", headers={"host": "duongve.example"}).status_code == 403
    assert allowed.base_url == LOCAL


ADMIN_PAGES = ["/admin/users", "/admin/users?q=can", "/admin/users/new", "/admin/users/canbo", "/admin/log"]


@pytest.mark.parametrize("address", ADMIN_PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_administration_is_for_the_administrator(office, address, lang):
    link = f"{address}{'&' if '?' in address else '?'}lang={lang}"
    assert visitor_of(office, "quantri").get(link).status_code == 200
    for user in EVERY:
        if user != "quantri":
            assert visitor_of(office, user).get(link).status_code == 403


def test_a_wrong_grant_comes_back_with_what_was_typed(office):
    admin = visitor_of(office, "quantri")
    sent = {"command_id": str(uuid4()), "role": "bank", "from": "2026-03-02", "to": "2026-12-31"}
    answer = admin.post("/admin/users/canbo/grants", data=sent)
    assert answer.status_code == 422
    assert 'value="2026-12-31"' in answer.text and "phòng giao dịch" in answer.text.lower()


def test_a_token_is_shown_once(office):
    admin = visitor_of(office, "quantri")
    made = admin.post("/admin/users/nganhang/tokens", data={"label": "Máy của ngân hàng", "days": "30"})
    [token] = set(re.findall(r"dv_[\w-]{40,}", made.text))
    assert office.tokens.find(token, at=office.now(), on=DAY).user == "nganhang"
    page = admin.get("/admin/users/nganhang").text
    assert token not in page and "Máy của ngân hàng" in page
    [revoke] = set(re.findall(r'action="(/admin/users/nganhang/tokens/[0-9a-f-]+/revoke)"', page))
    assert admin.post(revoke).status_code == 303
    assert office.tokens.find(token, at=office.now(), on=DAY) is None
