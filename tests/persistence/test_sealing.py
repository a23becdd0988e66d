"""What is sealed opens only with its key and in its place."""

import sys
from pathlib import Path
from subprocess import run
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import KeyMissing, WrongKey
from persistence.sealing import Keyring, make_master_key, read_master_key, seal, unseal
from tests.support.tree import ROOT

ROW, OTHER = UUID(int=1), UUID(int=2)
KEY = AESGCM(bytes(32))


@given(st.text())
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert unseal(KEY, seal(KEY, text, "visit", ROW, "note"), "visit", ROW, "note") == text


@pytest.mark.parametrize(
    "place",
    [("loan", ROW, "note"), ("visit", OTHER, "note"), ("visit", ROW, "address")],
    ids=["table", "row", "column"],
)
def test_a_ciphertext_moved_to_another_place_does_not_open(place: tuple[str, UUID, str]) -> None:
    sealed = seal(KEY, "Gặp tại nhà", "visit", ROW, "note")
    with pytest.raises(WrongKey):
        unseal(KEY, sealed, *place)


def test_the_same_text_never_looks_the_same() -> None:
    assert seal(KEY, "x", "visit", ROW, "note") != seal(KEY, "x", "visit", ROW, "note")


def test_a_person_key_opens_only_with_its_master_and_for_its_person() -> None:
    ring = Keyring(bytes(range(32)))
    key, wrapped = ring.new_key(ROW)
    sealed = seal(key, "Lò Văn Inh", "person", ROW, "sealed")
    assert unseal(ring.unwrap(ROW, wrapped), sealed, "person", ROW, "sealed") == "Lò Văn Inh"
    for stranger, person in ((Keyring(bytes(32)), ROW), (ring, OTHER)):
        with pytest.raises(WrongKey):
            stranger.unwrap(person, wrapped)


def test_tokens_and_indexes_differ_with_the_master_key() -> None:
    one, two = Keyring(bytes(32)), Keyring(bytes(range(32)))
    assert one.blind_index("phone", "84912345678") != two.blind_index("phone", "84912345678")
    assert one.syllable_token("inh") != two.syllable_token("inh")
    assert one.name_token(b"p", b"inh") != two.name_token(b"p", b"inh")
    assert one.blind_index("phone", "1") != one.blind_index("citizen_id", "1")


def test_the_key_file_is_made_once_with_mode_600(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    make_master_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(read_master_key(path)) == 32
    with pytest.raises(FileExistsError):
        make_master_key(path)


@pytest.mark.parametrize("content", ["", "abc", "00" * 31, "zz" * 32])
def test_a_file_that_is_no_key_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "master.key"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeyMissing, match=r"master\.key"):
        read_master_key(path)


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    make_master_key(path)
    path.chmod(0o644)
    with pytest.raises(KeyMissing, match="600"):
        read_master_key(path)


def test_a_missing_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        read_master_key(tmp_path / "nowhere.key")


def test_a_disk_that_fills_up_under_the_key_leaves_no_half_key(tmp_path: Path) -> None:
    making = (
        "import resource as r, sys; from pathlib import Path; from persistence.sealing import make_master_key; "
        "r.setrlimit(r.RLIMIT_FSIZE, (10, 10)); make_master_key(Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", making, str(tmp_path / "master.key")]
    ended = run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert "File too large" in ended.stderr
    assert list(tmp_path.iterdir()) == []
