"""Bad input: the exit code, and a sentence that names what was wrong and what was expected."""

from __future__ import annotations

import json
import socket
import sqlite3
import sys
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen, run

import pytest

from tests.cli.terminal import Terminal
from tests.support.tree import ROOT

CASE = "NX-2026-0001"

# What is typed, and what the sentence must name.
WRONG: list[tuple[list[str], list[str]]] = [
    (["bogus"], ["bogus"]),
    (["case", "show"], ["ID"]),
    (["case", "advance", CASE], ["MOVE"]),
    (["summary", "--bogus"], ["--bogus"]),
    (["summary", "--on", "2026-02-29"], ["2026-02-29", "YYYY-MM-DD"]),
    (["summary", "--on", "20260930"], ["20260930", "YYYY-MM-DD"]),
    (["summary", "--on", "30/09/2026"], ["30/09/2026", "YYYY-MM-DD"]),
    (["summary", "--boundaries", "current"], ["current", "old | new"]),
    (["case", "list", "--state", "happy"], ["happy", "returned | assessed"]),
    (["case", "list", "--limit", "0"], ["--limit", "1–200"]),
    (["case", "list", "--limit", "many"], ["--limit", "1–200"]),
    (["case", "advance", CASE, "pause", "--command-id", "7"], ["7", "UUID"]),
    (["case", "history", CASE, "--as-known-on", "now"], ["now", "YYYY-MM-DD"]),
    (["run", "dance"], ["dance", "review | eligibility | matching | deliver | report"]),
    (["messages", "list", "--status", "lost"], ["lost", "waiting | sent | dead"]),
    (["seed", "--people", "0"], ["--people", "1–1000000"]),
    (["serve", "--port", "70000"], ["--port", "1–65535"]),
    (["law", "show"], ["KEY"]),
    (["match", "absent.json"], ["absent.json", "No such file"]),
    (["eligibility", "evaluate", "--facts", "absent.json"], ["absent.json"]),
    (["eligibility", "evaluate"], ["--facts"]),
    (["summary", "--lang", "fr"], ["--lang", "fr", "vi | en"]),
    (["summary", "--lang"], ["--lang", "vi | en"]),
]


@pytest.mark.parametrize(("line", "names"), WRONG, ids=" ".join)
def test_wrong_use_is_two_and_says_what_was_expected(
    duongve: Terminal, store: Path, line: list[str], names: list[str]
):
    answer = duongve(*line)
    assert (answer.code, answer.out) == (2, "")
    first = answer.err.splitlines()[0]
    assert all(name in first for name in names), first
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(("line", "names"), WRONG[:-1], ids=" ".join)
def test_wrong_use_is_a_document_too_for_a_program(
    duongve: Terminal, store: Path, line: list[str], names: list[str]
):
    answer = duongve("--json", *line)
    assert (answer.code, answer.document["error"]["key"]) == (2, "wrong_use")
    assert set(answer.document["error"]) == {"key", "text", "data", "findings"}


@pytest.mark.parametrize("group", [[], ["case"], ["eligibility"], ["law"], ["db"]])
def test_a_group_without_its_command_shows_what_there_is(duongve: Terminal, group: list[str]):
    answer = duongve(*group)
    assert (answer.code, answer.out) == (2, "")
    assert "Commands:" in answer.err


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("PORT", "abc", "1–65535"), ("PORT", "0", "1–65535"), ("TODAY", "tomorrow", "YYYY-MM-DD")],
)
def test_a_setting_that_is_none_is_named_with_its_variable(
    duongve: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
):
    monkeypatch.setenv(f"DUONGVE_{name}", value)
    answer = duongve("summary")
    assert answer.code == 2
    assert all(each in answer.err for each in (f"DUONGVE_{name}", value, expected))


def test_both_languages_answer_in_their_own(duongve: Terminal, store: Path):
    vietnamese = duongve("case", "show", "X").err
    english = duongve("case", "show", "X", "--lang", "en").err
    assert "Không tìm thấy" in vietnamese
    assert "There is no case" in english


def test_a_folder_never_initialised_says_what_to_run(duongve: Terminal):
    answer = duongve("summary", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "key_missing")
    assert "duongve init" in answer.err


def test_a_key_that_is_not_the_stores_is_named(duongve: Terminal, store: Path):
    (store / "master.key").write_text("ff" * 32)
    answer = duongve("case", "show", CASE, "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "wrong_key")


def test_a_key_that_others_can_read_is_refused(duongve: Terminal, store: Path):
    (store / "master.key").chmod(0o644)
    answer = duongve("summary")
    assert answer.code == 1
    assert "chmod 600" in answer.err


@pytest.mark.parametrize("line", [["summary"], ["db", "check"], ["db", "upgrade"], ["history", "verify"]])
def test_a_database_of_a_newer_program_is_left_alone(duongve: Terminal, store: Path, line: list[str]):
    with sqlite3.connect(store / "duongve.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    answer = duongve(*line, "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "newer_schema")
    assert answer.document["error"]["data"]["found"] == "9999"


@pytest.mark.parametrize("line", [["summary"], ["history", "verify"], ["db", "check"]])
def test_a_file_that_is_no_database_is_a_sentence(duongve: Terminal, store: Path, line: list[str]):
    for journal in store.glob("duongve.db-*"):
        journal.unlink()
    (store / "duongve.db").write_bytes(b"not a database, by any reading " * 200)
    answer = duongve(*line)
    assert answer.code == 1
    assert "file is not a database" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/none", "port 1"),
        ("mysql://127.0.0.1/none", "sqlite | postgresql"),
        ("nonsense", "DUONGVE_DATABASE_URL"),
    ],
)
def test_a_database_that_cannot_be_reached_is_a_sentence_and_makes_no_key(
    duongve: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, said: str
):
    monkeypatch.setenv("DUONGVE_DATABASE_URL", url)
    answer = duongve("init", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "store_unavailable")
    assert said in answer.err
    assert not (tmp_path / "var" / "master.key").exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(
    duongve: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DUONGVE_DATA_DIR", str(tmp_path / "file" / "var"))
    answer = duongve("init", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "file_trouble")
    assert str(tmp_path / "file" / "var") in answer.err


def on_a_full_disk(room: int, *line: str) -> CompletedProcess[str]:
    """The command, where no file may grow beyond `room` bytes."""
    limited = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, ({room}, {room})); from cli.main import main; main()"
    return run([sys.executable, "-c", limited, *line], cwd=ROOT, check=False, capture_output=True, text=True)


def test_a_disk_that_fills_up_under_a_command_is_a_sentence_and_keeps_nothing_of_it(
    duongve: Terminal, store: Path
):
    before = duongve.json("case", "history", CASE)
    answer = on_a_full_disk(8_192, "case", "advance", CASE, "pause", "--reason", "away", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["error"]["key"]) == (1, "store_unavailable")
    assert "Traceback" not in answer.stderr
    assert duongve.json("case", "history", CASE) == before
    assert duongve.json("history", "verify")["broken"] == []


def test_a_disk_full_at_the_start_leaves_nothing_that_hinders_the_next_one(duongve: Terminal):
    answer = on_a_full_disk(0, "init", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["error"]["key"]) == (1, "store_unavailable")
    assert duongve.json("init")["new_key"] is True


def test_a_locked_database_is_a_sentence_and_the_command_can_be_sent_again(
    duongve: Terminal, store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("persistence.engine._BUSY_MS", 1)
    other = sqlite3.connect(store / "duongve.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = duongve("case", "advance", CASE, "pause", "--reason", "away", "--json")
    other.execute("ROLLBACK")
    other.close()
    assert (answer.code, answer.document["error"]["key"]) == (1, "store_unavailable")
    assert "locked" in answer.err
    assert duongve.json("case", "advance", CASE, "pause", "--reason", "away")["state"] == "paused"


@pytest.mark.parametrize("command", ["serve", "up", "demo"])
def test_a_port_in_use_is_refused_before_anything_starts(duongve: Terminal, tmp_path: Path, command: str):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = duongve(command, "--port", str(port), "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "port_in_use")
    assert str(port) in answer.err
    assert not (tmp_path / "var").exists()


def test_a_defect_is_shown_whole_and_ends_with_one(
    duongve: Terminal, store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("workflows.bootstrap.open_office", lambda _: 1 / 0)
    answer = duongve("summary", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "unforeseen")
    assert "Traceback" in answer.err


def test_a_reader_that_leaves_early_is_no_trouble(store: Path):
    command = [sys.executable, "-m", "cli.main", "law", "list", "--json"]
    with Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE) as started:
        assert started.stdout is not None and started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""


def test_help_opens_none_of_the_heavy_libraries():
    asked = "import sys; from cli.main import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    told = run([sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True)
    heavy = {"prefect", "sqlalchemy", "fastapi", "numpy", "ortools", "pydantic", "alembic", "rich.table"}
    assert heavy & set(told.stderr.split()) == set()
