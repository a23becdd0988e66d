"""Before the work: the folder, the key, the schema, invented people, and whether all is well."""

from __future__ import annotations

import sqlite3
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.terminal import Terminal

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'case_event'"


def damage(store: Path, statement: str) -> None:
    """As somebody with the file in hand would: the triggers go first."""
    connection = sqlite3.connect(store / "duongve.db")
    with connection:
        for (name,) in connection.execute(TRIGGERS).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
    connection.close()


def test_init_makes_a_folder_that_works_and_a_key_for_its_owner_alone(duongve: Terminal, tmp_path: Path):
    found = duongve.json("init")
    assert found == {"data_dir": str(tmp_path / "var"), "new_key": True, "persons": 0}
    assert (tmp_path / "var" / "master.key").stat().st_mode & 0o777 == 0o600
    assert duongve.json("summary")["persons"] == 0


def test_init_again_changes_nothing(duongve: Terminal, store: Path):
    key = (store / "master.key").read_bytes()
    assert duongve.json("init") == {"data_dir": str(store), "new_key": False, "persons": 2}
    assert (store / "master.key").read_bytes() == key


def test_init_makes_no_second_key_where_names_are_sealed_with_a_lost_one(duongve: Terminal, store: Path):
    (store / "master.key").unlink()
    answer = duongve("init", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "key_missing")
    assert not (store / "master.key").exists()


def test_an_empty_database_is_refused_by_the_check_and_brought_up_by_the_upgrade(
    duongve: Terminal, store: Path
):
    for file in store.glob("duongve.db*"):
        file.unlink()
    assert duongve("db", "check", "--json").document["error"]["key"] == "schema_missing"
    upgraded = duongve.json("db", "upgrade")
    assert upgraded["from"] == "-"
    assert duongve.json("db", "check") == {"found": upgraded["to"], "known": upgraded["to"]}


def test_a_whole_history_is_verified_without_the_key(duongve: Terminal, store: Path):
    (store / "master.key").unlink()
    found = duongve.json("history", "verify")
    assert (found["cases"], found["broken"]) == (2, [])
    assert found["events"] > 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_event SET actor = 'canbx' WHERE seq = 2",
        "DELETE FROM case_event WHERE seq = 2",
    ],
)
def test_a_damaged_history_is_named_and_ends_with_one(duongve: Terminal, store: Path, statement: str):
    damage(store, statement)
    answer = duongve("history", "verify", "--json")
    broken = answer.document["broken"]
    assert (answer.code, len(broken)) == (1, 1)
    assert broken[0]["seq"] in (2, 3)
    assert broken[0]["case"] in answer.err


def test_the_doctor_is_content_with_a_folder_that_is_well(duongve: Terminal, store: Path):
    duongve.json("backup")
    found = duongve.json("doctor")["checks"]
    assert [each["name"] for each in found] == [
        "packages",
        "key",
        "schema",
        "history",
        "backup",
        "disk",
        "port",
        "templates",
    ]
    assert all(each["ok"] for each in found)


@pytest.mark.parametrize(
    ("harm", "failing"),
    [
        (lambda store: (store / "master.key").unlink(), "key"),
        (lambda store: damage(store, "UPDATE case_event SET actor = 'x' WHERE seq = 1"), "history"),
    ],
    ids=["key", "history"],
)
def test_the_doctor_fails_for_what_is_not_well_and_says_what_to_do(
    duongve: Terminal, store: Path, harm, failing: str
):
    duongve.json("backup")
    harm(store)
    answer = duongve("doctor", "--json")
    assert answer.code == 1
    assert [each["name"] for each in answer.document["checks"] if not each["ok"]] == [failing]


def test_the_doctor_warns_before_the_disk_is_full(
    duongve: Terminal, store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("cli.checking._FREE_MB", 10**12)
    answer = duongve("doctor")
    assert answer.code == 1
    assert "✗ Đĩa còn trống" in answer.out


class Web(BaseHTTPRequestHandler):
    """Answers the address of `path`, and nothing else."""

    path_served = "/healthz"

    def do_GET(self) -> None:
        self.send_response(200 if self.path == self.path_served else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silent."""


class Stranger(Web):
    path_served = "/other"


@pytest.mark.parametrize(("handler", "code"), [(Web, 0), (Stranger, 1)])
def test_the_doctor_tells_our_running_web_from_a_stranger_on_the_port(
    duongve: Terminal, store: Path, monkeypatch: pytest.MonkeyPatch, handler: type[Web], code: int
):
    duongve.json("backup")
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        monkeypatch.setenv("DUONGVE_PORT", str(server.server_port))
        answering = Thread(target=server.handle_request)
        answering.start()
        answer = duongve("doctor")
        answering.join()
    assert answer.code == code


def test_invented_people_are_never_mixed_with_those_already_there(duongve: Terminal, store: Path):
    answer = duongve("seed", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "not_empty")
    assert duongve.json("summary")["persons"] == 2


@pytest.mark.slow
def test_the_district_is_loaded_with_the_published_figures(
    duongve: Terminal, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DUONGVE_TODAY")
    duongve.json("init")
    assert duongve.json("seed")["persons"] == 104
    found = duongve.json("summary")
    counts = [found[name] for name in ("persons", "communes", "villages", "groups")]
    assert (counts, found["loans"]["count"]) == ([104, 16, 112, 550], 13)


@pytest.mark.slow
def test_another_number_of_people_is_loaded_in_bulk(duongve: Terminal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DUONGVE_TODAY")
    duongve.json("init")
    assert duongve.json("seed", "--people", "30")["persons"] == 30
    assert duongve.json("summary")["persons"] == 30
    assert duongve.json("history", "verify")["broken"] == []
