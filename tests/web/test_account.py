"""One's own account: what proves who it is, what a screen left open does not give away, and words of people."""

import re
import unicodedata
from datetime import date, timedelta
from uuid import uuid4

import pyotp
import pytest

from domain.viewer import Role
from tests.support.offices import DAY, an_office, instant
from tests.support.visiting import visitor_of
from web.acting import COOKIE
from web.devices import device
from workflows.services import administration_commands as a
from workflows.services.signing_in import hashed

RIGHT = "trâu về chuồng lúc sáu giờ"


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        office.door.keep_hash("canbo", hashed(RIGHT))
        yield office


def enters(office, user="canbo", password=RIGHT, then=""):
    client = visitor_of(office, None)
    return client, client.post("/sign-in", data={"user": user, "password": password, "next": then})


def with_codes(office):
    """The recovery codes of an account whose codes are on."""
    secret = office.door.new_secret()
    return office.door.take_second_factor(
        "canbo", secret, pyotp.TOTP(secret).at(instant(DAY)), at=instant(DAY)
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_tones_may_be_composed_by_any_keyboard(office, form):
    assert enters(office, password=unicodedata.normalize(form, RIGHT))[1].status_code == 303


@pytest.mark.parametrize("user", ["canbo\u202e", "", "ｃａｎｂｏ", "'; DROP TABLE account", "x" * 9000])
def test_what_is_no_name_is_a_wrong_one(office, user):
    assert enters(office, user)[1].status_code == 401


def test_an_account_without_a_role_is_told_so(office):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.NewAccount("moi.mot", "Lê Thị Mai", hashed(RIGHT)), by=admin)
    client, answer = enters(office, "moi.mot")
    assert answer.status_code == 403
    assert "không có vai trò" in answer.text
    assert re.search(r"Quản trị viên</h2>\s*<ul[^>]*><li>quantri</li></ul>", answer.text)
    assert COOKIE not in client.cookies
    assert office.sessions.of("moi.mot", at=office.now()) == []


def test_a_role_that_begins_later_is_told_with_its_day(office):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.NewAccount("moi.mot", "Lê Thị Mai", hashed(RIGHT)), by=admin)
    grant = uuid4()
    office.perform(a.GrantRole(grant, "moi.mot", "officer", DAY + timedelta(days=3)), by=admin)
    assert "có hiệu lực từ ngày 05/03/2026" in enters(office, "moi.mot")[1].text
    office.perform(a.EndGrant(grant, DAY), by=admin)
    assert "có hiệu lực từ ngày" not in enters(office, "moi.mot")[1].text


def test_a_role_that_ends_while_somebody_works_leads_to_the_same_page_once(office):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.NewAccount("moi.mot", "Lê Thị Mai", hashed(RIGHT)), by=admin)
    grant = uuid4()
    office.perform(a.GrantRole(grant, "moi.mot", "officer", DAY), by=admin)
    office.door.keep_hash("moi.mot", hashed(RIGHT))
    client, _ = enters(office, "moi.mot")
    assert client.get("/cases").status_code == 200
    office.perform(a.EndGrant(grant, DAY), by=admin)
    assert client.get("/cases").headers["location"] == "/sign-in?next=%2Fcases"
    again = client.post("/sign-in", data={"user": "moi.mot", "password": RIGHT, "next": "/cases"})
    assert (again.status_code, "không có vai trò" in again.text) == (403, True)


def test_the_wanted_page_outlives_the_code(office):
    codes = with_codes(office)
    client, answer = enters(office, then="/cases?state=paused")
    assert answer.headers["location"] == "/sign-in/code?next=%2Fcases%3Fstate%3Dpaused"
    [wanted] = re.findall(r'name="next" value="([^"]*)"', client.get(answer.headers["location"]).text)
    given = client.post("/sign-in/code", data={"code": codes[0], "next": wanted})
    assert given.headers["location"] == "/cases?state=paused"


def test_the_wanted_page_outlives_a_wrong_code_and_another_page_in_between(office):
    codes = with_codes(office)
    client, _ = enters(office)
    step = client.get("/cases?q=lo").headers["location"]
    assert step == "/sign-in/code?next=%2Fcases%3Fq%3Dlo"
    [wanted] = re.findall(r'name="next" value="([^"]*)"', client.get(step).text)
    wrong = client.post("/sign-in/code", data={"code": "000000", "next": wanted})
    [kept] = re.findall(r'name="next" value="([^"]*)"', wrong.text)
    given = client.post("/sign-in/code", data={"code": codes[0], "next": kept})
    assert given.headers["location"] == "/cases?q=lo"


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example/", "/\\evil.example", "/sign-out"])
def test_no_step_on_the_way_leads_elsewhere(office, then):
    codes = with_codes(office)
    client, _ = enters(office, then=then)
    assert client.post("/sign-in/code", data={"code": codes[0], "next": then}).headers["location"] == "/"
    new = {"old": RIGHT, "new": "chín con trâu trên đồi chè", "again": "chín con trâu trên đồi chè"}
    assert client.post("/account/password", data=new | {"next": then}).headers["location"] == (
        "/account?done=password"
    )


def test_the_wanted_page_outlives_a_first_password_and_first_codes(office):
    office.codes_required_of = frozenset({Role.OFFICER})
    office.door.set_password("canbo", RIGHT, must_change=True)
    client, answer = enters(office, then="/cases?state=paused")
    assert answer.headers["location"] == "/account/password?next=%2Fcases%3Fstate%3Dpaused"
    [wanted] = re.findall(r'name="next" value="([^"]*)"', client.get(answer.headers["location"]).text)
    new = {"old": RIGHT, "new": "chín con trâu trên đồi chè", "again": "chín con trâu trên đồi chè"}
    after = client.post("/account/password", data=new | {"next": wanted}).headers["location"]
    step = client.get(after).headers["location"]
    page = client.get(step).text
    assert step == "/account/second-factor?next=%2Fcases%3Fstate%3Dpaused"
    sent = dict(re.findall(r'name="(secret|next)" value="([^"]*)"', page))
    sent["code"] = pyotp.TOTP(sent["secret"]).at(instant(DAY))
    assert 'href="/cases?state=paused"' in client.post("/account/second-factor", data=sent).text


def test_a_screen_left_open_gives_nobody_other_codes(office):
    codes = with_codes(office)
    client = visitor_of(office, "canbo")
    other = office.door.new_secret()
    sent = {"secret": other, "code": pyotp.TOTP(other).at(instant(DAY))}
    assert client.get("/account/second-factor").headers["location"] == "/account"
    assert client.post("/account/second-factor", data=sent).headers["location"] == "/account"
    half, _ = enters(office)
    assert half.post("/sign-in/code", data={"code": codes[0]}).status_code == 303


def test_who_has_to_have_codes_changes_the_telephone_with_password_and_code(office):
    office.codes_required_of = frozenset({Role.OFFICER})
    codes = with_codes(office)
    client = visitor_of(office, "canbo")
    assert "Đổi điện thoại" in client.get("/account").text
    proof = {"password": RIGHT, "code": codes[0]}
    assert client.post("/account/second-factor/remove", data=proof).status_code == 303
    assert client.get("/cases").headers["location"] == "/account/second-factor?next=%2Fcases"
    assert client.get("/account/second-factor").status_code == 200


@pytest.mark.parametrize(
    "proof", [{"code": "000000"}, {"password": RIGHT}, {"password": RIGHT, "code": "x"}, {"password": "sai"}]
)
def test_codes_are_not_taken_off_with_half_a_proof(office, proof):
    with_codes(office)
    client = visitor_of(office, "canbo")
    assert client.post("/account/second-factor/remove", data=proof).status_code == 401
    assert enters(office)[0].get("/cases").headers["location"] == "/sign-in/code?next=%2Fcases"


def test_a_password_of_the_own_name_is_refused(office):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.NewAccount("moi.mot", "Quách Thị Thoả", hashed(RIGHT)), by=admin)
    office.perform(a.GrantRole(uuid4(), "moi.mot", "officer", DAY), by=admin)
    client, _ = enters(office, "moi.mot")
    own = {"old": RIGHT, "new": "Quách Thị Thoả 88", "again": "Quách Thị Thoả 88"}
    answer = client.post("/account/password", data=own)
    assert answer.status_code == 422
    assert "ai cũng đoán được" in answer.text


def test_who_must_change_the_password_may_leave_instead(office):
    office.door.set_password("canbo", RIGHT, must_change=True)
    client, _ = enters(office)
    assert 'action="/sign-out"' in client.get("/account/password").text
    assert client.post("/sign-out").headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"from": ""}, "ngày đầu"),
        ({"to": "31/12/2026"}, "ngày cuối"),
        ({"to": "2026-03-01"}, "không trước hôm nay"),
        ({"from": "2026-02-27"}, "không trước hôm nay"),
        ({"user": "lanhdao"}, "cùng một vai trò"),
        ({"user": "khong.co"}, "Không tìm thấy"),
    ],
)
def test_a_leave_that_cannot_be_is_told_in_words_and_keeps_what_was_typed(office, sent, told):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.NewAccount("canbo.hai", "Lê Thị Mai", hashed(RIGHT)), by=admin)
    office.perform(a.GrantRole(uuid4(), "canbo.hai", "officer", DAY), by=admin)
    leave = {"command_id": str(uuid4()), "user": "canbo.hai", "from": "2026-03-03", "to": "2026-03-09"} | sent
    answer = visitor_of(office, "canbo").post("/account/delegations", data=leave)
    assert answer.status_code in (404, 422)
    assert told in answer.text
    assert f'name="to" value="{leave["to"]}"' in answer.text


def test_one_role_at_a_time_is_chosen_among_ones_own(office):
    admin = office.desk.viewer("quantri", DAY)
    office.perform(a.GrantRole(uuid4(), "canbo", "manager", DAY), by=admin)
    client = visitor_of(office, "canbo")
    assert client.post("/account/role", data={"role": "admin"}).status_code == 422
    assert client.post("/account/role", data={"role": "manager"}).status_code == 303
    assert "canbo (Lãnh đạo)" in client.get("/account").text


def test_the_longest_day_of_a_leave_is_one_that_a_calendar_has(office):
    leave = {"command_id": str(uuid4()), "user": "g5", "from": "2026-03-03", "to": date.max.isoformat()}
    assert visitor_of(office, "canbo").post("/account/delegations", data=leave).status_code == 422


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Máy tính (Firefox, Windows)",
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
            "Mobile Safari/537.36",
            "Điện thoại (Chrome, Android)",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.0 Mobile/15E148 Safari/604.1",
            "Điện thoại (Safari, iOS)",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
            "Safari/537.36 Edg/130.0.0.0",
            "Máy tính (Edge, Windows)",
        ),
        ("Mozilla/5.0", "Máy tính"),
        ("curl/8.0", "Chương trình khác"),
        ("", "Chương trình khác"),
    ],
)
def test_a_device_is_told_in_words(agent, words):
    said = {
        "device.phone": "Điện thoại",
        "device.computer": "Máy tính",
        "device.program": "Chương trình khác",
    }
    assert device(agent, said.__getitem__) == words
