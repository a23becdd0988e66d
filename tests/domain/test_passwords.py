"""What a password must be, and when the door stays shut."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.passwords import OF_ACCOUNT, WINDOW, refusal_of, shut_until

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn", "password.short"),
        ("123456789", "password.short"),
        ("x" * 129, "password.long"),
        ("matkhau123", "password.common"),
        ("Mật khẩu 2026", "password.common"),
        ("NhuXuan2026!", "password.common"),
        ("1111111111", "password.common"),
        ("canbo-20262026", "password.common"),
        ("lanhdao1lanhdao1", "password.common"),
        ("bò vàng qua suối", None),
        ("x" * 128, None),
    ],
)
def test_a_password_is_refused_for_a_reason(password, why):
    assert refusal_of(password, "canbo") == why


def test_the_fifth_failure_shuts_the_door_and_the_window_opens_it():
    failures = [AT - timedelta(minutes=minute) for minute in range(OF_ACCOUNT)]
    assert shut_until(failures[1:], OF_ACCOUNT) is None
    assert shut_until(failures, OF_ACCOUNT) == failures[-1] + WINDOW
