"""Backup, restore and the drill as an administrator types them."""

from __future__ import annotations

import gc
import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_setup import damage
from tests.cli.test_wrong_use import on_a_full_disk
from workflows import keeping
from workflows.bootstrap import now
from workflows.settings import Settings


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*") if each.is_file() and "-" not in each.suffix)


def test_a_backup_is_verified_and_brings_a_lost_folder_back(duongve: Terminal, store: Path, tmp_path: Path):
    file = tmp_path / "usb" / "one.dvb"
    made = duongve.json("backup", str(file))
    assert made["backup"]["bytes"] == file.stat().st_size
    assert made["verified"]["rows"] == made["backup"]["rows"]
    before = duongve.json("case", "history", "NX-2026-0002")
    for each in store.glob("duongve.db*"):
        each.unlink()
    assert duongve.json("restore", str(file))["broken"] == 0
    assert duongve.json("case", "history", "NX-2026-0002") == before
    assert duongve.json("history", "verify")["broken"] == []


def test_a_restore_in_place_keeps_what_was_there(duongve: Terminal, store: Path, tmp_path: Path):
    file = str(tmp_path / "one.dvb")
    duongve.json("backup", file)
    duongve.json("case", "advance", "NX-2026-0001", "pause", "--reason", "away")
    answer = duongve("restore", file, "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "store_holds_people")
    gc.collect()  # the commands before ran in this process, and what they opened is not closed yet
    found = duongve.json("restore", file, "--replace")
    assert duongve.json("case", "show", "NX-2026-0001")["case"]["stage"] == "returned"
    old = sqlite3.connect(found["kept"])
    assert old.execute("SELECT count(*) FROM 'case' WHERE stage = 'paused'").fetchone() == (1,)
    old.close()


def test_a_damaged_database_is_replaced_too(duongve: Terminal, store: Path, tmp_path: Path):
    file = str(tmp_path / "one.dvb")
    duongve.json("backup", file)
    gc.collect()
    (store / "duongve.db").write_bytes(b"no database at all" * 100)
    assert duongve("history", "verify").code == 1
    duongve.json("restore", file, "--replace")
    assert duongve.json("history", "verify")["broken"] == []


def test_a_check_changes_nothing_and_says_what_came_back(duongve: Terminal, store: Path, tmp_path: Path):
    file = tmp_path / "one.dvb"
    assert "Chưa phục hồi thử" in duongve("backup", str(file), "--no-verify").out
    before = left(tmp_path)
    assert "Đã phục hồi thử và so sánh" in duongve("restore", str(file), "--check").out
    assert left(tmp_path) == before


def test_another_master_key_says_which_key_is_wanted(duongve: Terminal, store: Path, tmp_path: Path):
    file = str(tmp_path / "one.dvb")
    duongve.json("backup", file)
    (store / "master.key").write_text("ab" * 32)
    answer = duongve("restore", file, "--check", "--json")
    assert (answer.code, answer.document["error"]["key"]) == (1, "backup_of_another_key")


@pytest.mark.parametrize("room", [0, 8_192, 300_000])
def test_a_full_disk_leaves_no_half_of_a_backup(duongve: Terminal, store: Path, tmp_path: Path, room: int):
    """Under the file itself, or under the copy in between."""
    before = left(tmp_path)
    answer = on_a_full_disk(room, "backup", str(tmp_path / "one.dvb"), "--json")
    assert answer.returncode == 1, answer.stderr
    assert json.loads(answer.stdout)["error"]["key"] in ("file_trouble", "store_unavailable")
    assert "Traceback" not in answer.stderr
    assert left(tmp_path) == before


def test_a_full_disk_under_a_restore_leaves_the_database_as_it_was(
    duongve: Terminal, store: Path, tmp_path: Path
):
    file = str(tmp_path / "one.dvb")
    duongve.json("backup", file)
    before, there = duongve.json("case", "list"), left(tmp_path)
    gc.collect()
    answer = on_a_full_disk(8_192, "restore", file, "--replace", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["error"]["key"]) == (1, "file_trouble")
    assert (duongve.json("case", "list"), left(tmp_path)) == (before, there)


def test_the_night_keeps_so_many_and_no_more(store: Path, monkeypatch: pytest.MonkeyPatch):
    here, start = Settings(backups_kept=2), now()
    for hours in range(4):
        monkeypatch.setattr(keeping, "now", lambda hours=hours: start + timedelta(hours=hours))
        found = keeping.nightly(here)
    assert len(left(here.backups)) == 2
    assert (found["backups"], found["backups_removed"]) == (1, 1)


def test_a_backup_that_does_not_come_back_is_none_and_removes_no_other(
    store: Path, monkeypatch: pytest.MonkeyPatch
):
    here, start = Settings(backups_kept=1), now()
    keeping.nightly(here)
    before = left(here.backups)
    monkeypatch.setattr(keeping, "now", lambda: start + timedelta(hours=1))
    monkeypatch.setattr(keeping, "check", lambda *_: (here.data_dir / "nowhere").stat())
    with pytest.raises(FileNotFoundError):
        keeping.nightly(here)
    assert left(here.backups) == before


def test_the_doctor_asks_for_a_backup_and_says_how_old_the_last_one_is(
    duongve: Terminal, store: Path, monkeypatch: pytest.MonkeyPatch
):
    assert "✗ Sao lưu" in duongve("doctor").out
    duongve.json("backup")
    answer = duongve("doctor")
    assert (answer.code, "✓ Sao lưu: bản đã kiểm tra gần nhất" in answer.out) == (0, True)
    later = now() + timedelta(days=3)
    monkeypatch.setattr(keeping, "now", lambda: later)
    assert "✗ Sao lưu" in duongve("doctor").out


def test_a_drill_prints_the_time_and_keeps_nothing(duongve: Terminal, store: Path):
    before = left(store)
    found = duongve.json("drill")
    assert found["seconds"] >= found["restored"]["verify_seconds"] > 0
    assert "Tổng thời gian diễn tập" in duongve("drill").out
    assert left(store) == before


def test_damage_that_was_saved_is_told_when_it_comes_back(duongve: Terminal, store: Path, tmp_path: Path):
    damage(
        store, "UPDATE case_event SET actor = 'x' WHERE seq = 1 AND case_id = (SELECT min(id) FROM 'case')"
    )
    answer = duongve("backup", str(tmp_path / "one.dvb"))
    assert (answer.code, "1 chỗ hỏng" in answer.out) == (0, True)


def test_an_anchor_kept_elsewhere_finds_what_the_store_forgot_with_its_own(
    duongve: Terminal, store: Path, tmp_path: Path
):
    file = str(tmp_path / "usb" / "anchor.json")
    made = duongve.json("history", "anchor", "--out", file)
    assert (made["anchor"]["chains"], made["lost"]) == (2, 0)
    assert duongve.json("history", "verify", "--anchor", file)["broken"] == []
    assert made["anchor"]["root"] in duongve("history", "verify", "--anchor", file).out
    for trigger in ("update", "delete"):
        damage(store, f"DROP TRIGGER history_anchor_refuses_{trigger}")
    damage(store, "DELETE FROM history_anchor")
    damage(
        store, "DELETE FROM case_event WHERE case_id = (SELECT id FROM 'case' WHERE number = 'NX-2026-0001')"
    )
    damage(store, "DELETE FROM 'case' WHERE number = 'NX-2026-0001'")
    assert duongve.json("history", "verify")["broken"] == []
    answer = duongve("history", "verify", "--anchor", file, "--json")
    assert (answer.code, [each["problem"] for each in answer.document["broken"]]) == (1, ["gone"])
    assert "mất cả chuỗi" in answer.err


def test_an_anchor_that_was_touched_is_refused(duongve: Terminal, store: Path, tmp_path: Path):
    file = tmp_path / "anchor.json"
    duongve.json("history", "anchor", "--out", str(file))
    told = json.loads(file.read_text())
    for harm in (
        {"day": "2026-03-01"},
        {"heads": told["heads"][:1]},
        {"previous": "1" * 64},
        {"format": "x"},
    ):
        file.write_text(json.dumps(told | harm))
        answer = duongve("history", "verify", "--anchor", str(file), "--json")
        assert (answer.code, answer.document["error"]["key"]) == (1, "anchor_unreadable")


def test_an_anchor_of_the_same_day_is_the_same_file(duongve: Terminal, store: Path):
    first = duongve.json("history", "anchor")
    assert duongve.json("history", "anchor")["file"] == first["file"]
    assert left(store / "anchors") == [Path(first["file"]).name]
    duongve.json("case", "advance", "NX-2026-0001", "pause", "--reason", "away")
    assert duongve.json("history", "anchor")["anchor"]["previous"] == first["anchor"]["root"]
    assert len(left(store / "anchors")) == 2


def test_an_anchor_after_a_loss_is_written_and_the_command_fails(duongve: Terminal, store: Path):
    duongve.json("history", "anchor")
    damage(store, "DELETE FROM case_event WHERE seq = 6")
    answer = duongve("history", "anchor")
    assert (answer.code, "1 chuỗi không còn như lần neo trước" in answer.err) == (1, True)
