"""Seals personal fields with a key per person, wrapped by a master key that is never in the database."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import KeyMissing, WrongKey
from domain.names import fold, syllables

_NONCE = 12
_TOKEN = 8


class Keyring:
    """Every key derives from the master key by HMAC-SHA-256 with its own label (RFC 5869, expand step)."""

    def __init__(self, master: bytes) -> None:
        self._master = master
        self._wrap = AESGCM(_derived(master, b"person keys"))
        self._staff = AESGCM(_derived(master, b"staff names"))
        self._index = _derived(master, b"blind indexes")
        self._tokens = _derived(master, b"name tokens")
        self._fingerprints = _derived(master, b"command fingerprints")
        self._token = lru_cache(maxsize=20_000)(self._keyed_token)

    def __reduce__(self) -> tuple[type[Keyring], tuple[bytes]]:
        """Travels to the processes that seal in bulk; never to a file."""
        return Keyring, (self._master,)

    def new_key(self, person_id: UUID) -> tuple[AESGCM, bytes]:
        """A fresh person key and its wrapped form."""
        key = os.urandom(32)
        return AESGCM(key), _sealed(self._wrap, key, b"person_key|" + person_id.bytes)

    def unwrap(self, person_id: UUID, wrapped: bytes) -> AESGCM:
        return AESGCM(_opened(self._wrap, wrapped, b"person_key|" + person_id.bytes, "person_key"))

    def seal_staff(self, text: str, where: str) -> bytes:
        return _sealed(self._staff, text.encode(), where.encode())

    def open_staff(self, sealed: bytes, where: str) -> str:
        return _opened(self._staff, sealed, where.encode(), where).decode()

    def blind_index(self, field: str, value: str) -> bytes:
        """Finds an exact value without storing it; keyed, since an unkeyed hash of a number falls in hours."""
        return hmac.digest(self._index, f"{field}|{value}".encode(), "sha256")[:16]

    def name_tokens(self, name: str) -> list[tuple[bytes, str]]:
        """(token, kind) of every syllable, folded ("f") and with its tones ("t")."""
        found: dict[tuple[bytes, str], None] = {}
        for syllable in syllables(name):
            found[self._token("f", fold(syllable)), "f"] = None
            found[self._token("t", syllable), "t"] = None
        return list(found)

    def query_tokens(self, text: str) -> tuple[list[bytes], list[bytes]]:
        """Folded and toned tokens of a query, in its order."""
        words = syllables(text)
        return [self._token("f", fold(word)) for word in words], [self._token("t", word) for word in words]

    def fingerprint(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), digest_size=16, key=self._fingerprints).digest()

    def _keyed_token(self, kind: str, syllable: str) -> bytes:
        return hmac.digest(self._tokens, f"{kind}|{syllable}".encode(), "sha256")[:_TOKEN]


def _derived(master: bytes, label: bytes) -> bytes:
    return hmac.digest(master, b"duongve|" + label + b"\x01", "sha256")


def _sealed(key: AESGCM, text: bytes, where: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + key.encrypt(nonce, text, where)


def _opened(key: AESGCM, sealed: bytes, where: bytes, name: str) -> bytes:
    try:
        return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], where)
    except InvalidTag:
        raise WrongKey(where=name) from None


def seal(key: AESGCM, text: str, table: str, row: UUID, column: str) -> bytes:
    """Bound to its place (`table|row|column`), so that a ciphertext moved elsewhere does not open."""
    return _sealed(key, text.encode(), _place(table, row, column))


def unseal(key: AESGCM, sealed: bytes, table: str, row: UUID, column: str) -> str:
    return _opened(key, sealed, _place(table, row, column), f"{table}.{column}").decode()


def _place(table: str, row: UUID, column: str) -> bytes:
    return f"{table}|{row.hex}|{column}".encode()


def read_master_key(path: Path) -> bytes:
    """32 bytes in hex. Raises KeyMissing when the file is absent, too open or not a key."""
    try:
        mode = path.stat().st_mode
        if stat.S_IMODE(mode) & 0o077:
            raise KeyMissing(path=str(path), why="quyền tệp phải là 600 (chmod 600)")
        return _key_of(path)
    except OSError as trouble:
        raise KeyMissing(path=str(path), why=trouble.strerror or "không đọc được") from None


def _key_of(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != 32:
        raise KeyMissing(path=str(path), why="không phải khóa 64 chữ số hex")
    return key


def make_master_key(path: Path) -> None:
    """Writes a new key with mode 600; an existing file is left alone (FileExistsError is for the caller)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        _write_key(handle)
    except OSError:
        path.unlink()  # half a key would be taken for one that was damaged
        raise


def _write_key(handle: int) -> None:
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(os.urandom(32).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
