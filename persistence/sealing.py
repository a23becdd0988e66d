"""Seals personal fields with a key per person, wrapped by a master key that is never in the database."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.errors import KeyMissing, WrongKey

_NONCE = 12


class Keyring:
    """Every key derives from the master key by HMAC-SHA-256 with its own label (RFC 5869, expand step).

    Names are many and asked in a hurry: their tokens are keyed BLAKE2b (RFC 7693), a third of HMAC's time.
    """

    def __init__(self, master: bytes) -> None:
        self._master = master
        self._wrap = AESGCM(_derived(master, b"person keys"))
        self._staff = AESGCM(_derived(master, b"staff names"))
        self._index = _derived(master, b"blind indexes")
        self._tokens = _derived(master, b"name tokens")
        self._digests = _derived(master, b"session tokens")
        self._fingerprints = _derived(master, b"command fingerprints")

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

    def syllable_token(self, text: str) -> bytes:
        """Six bytes of a syllable, folded or with its tone; nothing is remembered of what was asked."""
        return hashlib.blake2b(text.encode(), digest_size=6, key=self._tokens).digest()

    def name_token(self, kind: bytes, *tokens: bytes) -> int:
        """One whole number of 64 bits for several syllables' tokens together."""
        data = kind + b"".join(tokens)
        return int.from_bytes(
            hashlib.blake2b(data, digest_size=8, key=self._tokens, person=b"names").digest(),
            "big",
            signed=True,
        )

    def token_digest(self, token: str) -> bytes:
        """What is kept of a session's or an interface's token."""
        return hmac.digest(self._digests, token.encode(), "sha256")

    def phone_secret(self, kid: str) -> bytes:
        """64 bytes from which the private key of that id comes: nothing more to keep, and a new one each month."""
        return b"".join(_derived(self._master, f"phone {kid}/{part}".encode()) for part in range(2))

    def backup_key(self) -> bytes:
        """32 bytes that seal backups: whoever holds the master key opens them, and nobody else."""
        return _derived(self._master, b"backups")

    def signing_secret(self) -> bytes:
        """32 bytes, the private key (Ed25519) of what the office signs."""
        return _derived(self._master, b"signatures")

    def fingerprint(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), digest_size=16, key=self._fingerprints).digest()


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


def seal_bytes(key: AESGCM, content: bytes, table: str, row: UUID, column: str) -> bytes:
    """As `seal`, for what is no text."""
    return _sealed(key, content, _place(table, row, column))


def unseal_bytes(key: AESGCM, sealed: bytes, table: str, row: UUID, column: str) -> bytes:
    return _opened(key, sealed, _place(table, row, column), f"{table}.{column}")


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
