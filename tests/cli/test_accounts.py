"""Accounts from the terminal: the first administrator, a forgotten password, a token, the accounts to try."""

from __future__ import annotations

from pathlib import Path

import pytest

from persistence.engine import open_engine
from persistence.store_facts import write_fact
from tests.cli.terminal import Terminal
from tests.support.offices import DAY
from tests.support.visiting import visitor_of
from workflows.bootstrap import open_office
from workflows.demo import give_demo_password
from workflows.settings import Settings

OWN = "chín con trâu trên đồi chè"


def test_the_first_administrator_of_a_real_store_comes_in_and_is_led_to_a_password_and_codes(
    duongve: Terminal, tmp_path: Path
):
    duongve.json("init")
    made = duongve.json("account", "create", "quantri.mot", "--name", "Lê Thị Mai")
    assert made["role"] == "admin"
    client = visitor_of(open_office(Settings()), None)
    entered = client.post("/sign-in", data={"user": made["user"], "password": made["password"]})
    assert entered.status_code == 303
    assert client.get("/admin/users").headers["location"] == "/account/password?next=%2Fadmin%2Fusers"
    changed = {"old": made["password"], "new": OWN, "again": OWN}
    assert client.post("/account/password", data=changed).status_code == 303
    assert client.get("/admin/users").headers["location"] == "/account/second-factor?next=%2Fadmin%2Fusers"


@pytest.mark.parametrize("role", ["bank", "chief", "system"])
def test_a_role_that_needs_a_scope_makes_no_account(duongve: Terminal, store: Path, role: str):
    answer = duongve("account", "create", "moi.mot", "--name", "Tên", "--role", role)
    assert answer.code == 2
    assert duongve("account", "password", "moi.mot").code == 1


def test_a_forgotten_password_gives_way_to_a_one_time_one(duongve: Terminal, store: Path):
    given = duongve.json("account", "password", "canbo")["password"]
    client = visitor_of(open_office(Settings()), None)
    assert client.post("/sign-in", data={"user": "canbo", "password": given}).status_code == 303
    assert duongve("account", "password", "nobody").code == 1


def test_a_token_acts_for_its_account(duongve: Terminal, store: Path):
    token = duongve.json("token", "create", "nganhang", "--days", "7")["token"]
    office = open_office(Settings())
    acting = office.tokens.find(token, at=office.now(), on=DAY)
    assert acting is not None and acting.user == "nganhang"
    assert duongve("token", "create", "nobody").code == 1
    assert duongve("token", "create", "nganhang", "--days", "0").code == 2


def test_invented_people_share_one_password_and_real_ones_have_none(store: Path):
    settings = Settings()
    engine = open_engine(settings.database)
    with engine.execution_options(writes=True).begin() as connection:
        write_fact(connection, "demo", "")
    assert give_demo_password(settings, open_office(settings)) is None
    assert not (store / "demo-password").exists()
    with engine.execution_options(writes=True).begin() as connection:
        write_fact(connection, "demo", "1")
    office = open_office(settings)
    given = give_demo_password(settings, office)
    assert given == (store / "demo-password").read_text().strip() == give_demo_password(settings, office)
    assert (store / "demo-password").stat().st_mode & 0o777 == 0o600
    for user in ("canbo", "g5", "nganhang", "lanhdao", "doanhnghiep", "quantri"):
        answer = visitor_of(office, None).post("/sign-in", data={"user": user, "password": given})
        assert answer.status_code == 303
