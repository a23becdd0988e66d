"""The door: passwords, codes that work once, failures that are counted for everybody."""

import hashlib
from datetime import timedelta

import pyotp
import pytest

from domain.passwords import (
    OF_ACCOUNT,
    OF_ADDRESS,
    WINDOW,
    TooManyTries,
    WeakPassword,
    WrongCode,
    WrongCredentials,
)
from tests.support.offices import DAY, STAFF, an_office, instant
from workflows.breached import breaches
from workflows.services.signing_in import From, hashed, one_time_password

AT = instant(DAY)
HERE = From("Firefox", "10.0.0.7")
RIGHT = "trâu về chuồng lúc sáu giờ"


@pytest.fixture
def office(database_url):
    with an_office(database_url) as office:
        office.door.set_password("canbo", RIGHT, must_change=False)
        yield office


def enter(office, user="canbo", password=RIGHT, at=AT, come=HERE):
    return office.door.enter(user, password, at=at, come=come)


def found(office, token, at=AT):
    return office.sessions.find(token, at=at, on=DAY)


def test_the_right_password_opens_a_session(office):
    assert found(office, enter(office)).viewer.user == "canbo"
    assert found(office, enter(office, " CanBo ")).viewer.user == "canbo"


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("canbo", "x" * 20),
        ("nobody", RIGHT),
        ("canbo", ""),
        ("", ""),
        ("g5", RIGHT),
        ("canbo", RIGHT + " "),
        ("can\x00bo", RIGHT),
    ],
)
def test_anything_else_opens_nothing_and_says_the_same(office, user, password):
    with pytest.raises(WrongCredentials):
        enter(office, user, password)


def test_a_name_that_nobody_bears_is_not_kept(office):
    with pytest.raises(WrongCredentials):
        enter(office, "mật khẩu gõ nhầm chỗ", "x")
    assert office.door.attempts.of("mật khẩu gõ nhầm chỗ") == []


def test_five_failures_shut_the_account_also_for_the_right_password_until_the_window_has_passed(office):
    for _ in range(OF_ACCOUNT):
        with pytest.raises(WrongCredentials):
            enter(office, password="sai rồi sai rồi")
    with pytest.raises(TooManyTries) as refusal:
        enter(office)
    assert refusal.value.data["until"] == AT + WINDOW
    assert found(office, enter(office, at=AT + WINDOW), AT + WINDOW)


def test_a_success_forgives_the_failures_before_it(office):
    for turn in range(3 * OF_ACCOUNT):
        at = AT + timedelta(seconds=turn)
        if turn % (OF_ACCOUNT - 1) == OF_ACCOUNT - 2:
            enter(office, at=at)
        else:
            with pytest.raises(WrongCredentials):
                enter(office, password="sai rồi sai rồi", at=at)


def test_an_address_that_tries_many_accounts_is_shut(office):
    for turn in range(OF_ADDRESS):
        with pytest.raises(WrongCredentials):
            enter(office, f"người {turn}")
    with pytest.raises(TooManyTries):
        enter(office)
    assert enter(office, come=From("Firefox", "10.0.0.8"))


def _with_codes(office):
    secret = office.door.new_secret()
    return secret, office.door.take_second_factor("canbo", secret, pyotp.TOTP(secret).at(AT), at=AT)


def test_with_codes_a_password_opens_half_a_session_and_the_code_the_rest(office):
    secret, _ = _with_codes(office)
    half = found(office, enter(office))
    assert half.has_second_factor and not half.second_factor
    later = AT + timedelta(seconds=60)
    code = pyotp.TOTP(secret).at(later)
    whole = office.door.second_step("canbo", half.session, code, at=later, come=HERE)
    assert found(office, whole, later).second_factor


def test_a_code_works_once(office):
    secret, _ = _with_codes(office)
    half = found(office, enter(office))
    with pytest.raises(WrongCode):
        office.door.second_step("canbo", half.session, pyotp.TOTP(secret).at(AT), at=AT, come=HERE)


def test_a_recovery_code_works_once_however_it_is_typed(office):
    _, codes = _with_codes(office)
    half = found(office, enter(office))
    assert office.door.second_step("canbo", half.session, f" {codes[0].upper()} ", at=AT, come=HERE)
    with pytest.raises(WrongCode):
        office.door.second_step("canbo", half.session, codes[0], at=AT, come=HERE)


def test_wrong_codes_shut_the_door_too(office):
    _with_codes(office)
    half = found(office, enter(office))
    for _ in range(OF_ACCOUNT):
        with pytest.raises(WrongCode):
            office.door.second_step("canbo", half.session, "000000", at=AT, come=HERE)
    with pytest.raises(TooManyTries):
        enter(office)


@pytest.mark.parametrize("secret", ["", "short", "0" * 32, "'; DROP TABLE account"])
def test_a_secret_that_is_none_is_refused(office, secret):
    with pytest.raises(WrongCode):
        office.door.take_second_factor("canbo", secret, "123456", at=AT)


def test_a_changed_password_ends_the_other_sessions(office):
    mine, other = enter(office), enter(office)
    session = found(office, mine).session
    new = "chín con trâu trên đồi chè"
    office.door.change_password("canbo", RIGHT, new, at=AT, come=HERE, session=session)
    assert found(office, mine) and found(office, other) is None
    assert enter(office, password=new)
    with pytest.raises(WrongCredentials):
        enter(office)


@pytest.mark.parametrize("weak", ["qwertyuiop", "iloveyou12", "password1234", RIGHT])
def test_a_password_that_is_tried_first_is_not_accepted(office, weak):
    with pytest.raises(WeakPassword):
        office.door.change_password("canbo", RIGHT, weak, at=AT, come=HERE, session=office.new_id())


def test_a_one_time_password_is_strong_enough_for_the_rule(office):
    given = {one_time_password() for _ in range(50)}
    assert len(given) == 50
    assert all(office.door.weakness(each, "canbo") is None for each in given)


def test_a_hash_is_argon2id_with_the_parameters_of_the_decision():
    assert hashed("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_breached_password_is_found_in_a_sorted_file_wherever_it_stands(tmp_path, ending):
    words = [f"word {number}" for number in range(300)]
    digests = sorted(hashlib.sha1(word.encode()).hexdigest().upper() for word in words)
    file = tmp_path / "breached.txt"
    file.write_bytes(
        "".join(f"{digest}:{place + 1}{ending}" for place, digest in enumerate(digests)).encode()
    )
    seen = breaches(file)
    assert all(
        seen(word) == digests.index(hashlib.sha1(word.encode()).hexdigest().upper()) + 1 for word in words
    )
    assert not any(seen(f"other {number}") for number in range(300))


def test_without_a_role_that_has_an_account_nothing_is_asked_of_the_breached():
    assert breaches(None)("password") == 0
    assert set(STAFF) >= {"canbo"}
