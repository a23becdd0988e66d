"""The inspector's bundle: whole and signed, found out when touched, and never made unlogged."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

CASE = "NX-2026-0002"


@pytest.fixture
def bundle(duongve: Terminal, store: Path, tmp_path: Path) -> Path:
    path = tmp_path / "usb" / "one.zip"
    duongve.json("history", "anchor")
    duongve.json("bundle", "case", CASE, "--out", str(path))
    return path


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def written(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)


def test_a_bundle_holds_events_findings_law_and_the_last_anchor(bundle: Path):
    files = {name: content for name, content in contents(bundle).items() if name.endswith(".json")}
    found = {name: json.loads(content) for name, content in files.items()}
    assert [each["seq"] for each in found["chain.json"]] == list(range(1, len(found["events.json"]) + 1))
    assert any(each["findings"] for each in found["events.json"])
    assert found["law.json"]["qd22.window_years"]["values"][0]["citation"]
    assert found["anchor.json"]["chains"] == 2
    assert bundle.stat().st_mode & 0o777 == 0o600


def test_a_bundle_is_verified_without_a_database_or_a_key(
    duongve: Terminal, bundle: Path, store: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DUONGVE_DATA_DIR", str(bundle.parent / "nowhere"))
    found = duongve.json("bundle", "verify", str(bundle))["bundle"]
    assert (found["case"], found["made_by"]) == (CASE, "lanhdao")
    assert duongve("bundle", "verify", str(bundle), "--signer", found["signer"]).code == 0
    answer = duongve("bundle", "verify", str(bundle), "--signer", "0" * 64, "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "bundle_of_another_signer")


HARMS: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "file": lambda it: it | {"events.json": it["events.json"].replace(b"canbo", b"canbx")},
    "file left out": lambda it: {name: each for name, each in it.items() if name != "papers.json"},
    "file added": lambda it: it | {"more.json": b"{}"},
    "list": lambda it: {name: each for name, each in it.items() if name != "manifest.json"},
    "list emptied": lambda it: it | {"manifest.json": b"[]"},
    "signature": lambda it: it | {"manifest.json": it["manifest.json"].replace(b"lanhdao", b"quantri")},
    "signature cut": lambda it: it | {"manifest.sig": it["manifest.sig"][:-2]},
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_bundle_that_was_touched_is_found_out(duongve: Terminal, bundle: Path, harm: str):
    written(bundle, HARMS[harm](contents(bundle)))
    answer = duongve("bundle", "verify", str(bundle), "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "bundle_unsound")
    assert answer.document["error"]["data"]["what"] == harm.split(maxsplit=1)[0]


def test_a_cut_file_is_no_bundle(duongve: Terminal, bundle: Path):
    bundle.write_bytes(bundle.read_bytes()[:-30])
    assert duongve("bundle", "verify", str(bundle), "--json").document["error"]["key"] == "bundle_unsound"


def test_making_a_bundle_is_logged_as_a_read_of_the_case(bundle: Path, store: Path):
    with sqlite3.connect(store / "duongve.db") as connection:
        rows = connection.execute("SELECT actor, what FROM read_log WHERE what = 'bundle'").fetchall()
    connection.close()
    assert rows == [("lanhdao", "bundle")]


@pytest.mark.parametrize("user", ["g5", "nganhang", "doanhnghiep", "quantri"])
def test_a_bundle_is_for_the_office_alone(duongve: Terminal, store: Path, tmp_path: Path, user: str):
    answer = duongve("bundle", "case", CASE, "--out", str(tmp_path / "x.zip"), "--by", user, "--json")
    assert answer.code == 1
    assert not (tmp_path / "x.zip").exists()
