"""A file of sealed pieces: none can be changed, dropped, moved or cut off without being noticed.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): AES-256-GCM a piece, the nonce is its number and
whether it is the last, and every piece is bound to the head of the file. A key of its own for each file, so that a
nonce never comes again.
"""

from __future__ import annotations

import hmac
import json
import os
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.keeping import BackupCut, BackupDamaged, BackupOfAnotherKey, NotABackup

MAGIC = b"DUONGVE-BACKUP-1\n"
PIECE = 1 << 20
_TAG = 16
_LAST = 1 << 31
_LONGEST_HEAD = 1 << 16


def _cipher(key: bytes, salt: str) -> AESGCM:
    return AESGCM(hmac.digest(key, b"file|" + bytes.fromhex(salt), "sha256"))


def key_id(key: bytes) -> str:
    """Tells one key from another and gives nothing of it away."""
    return hmac.digest(key, b"which key", "sha256")[:8].hex()


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealedWriter:
    """Compresses, then seals. Nothing is whole before `close`."""

    def __init__(self, file: BinaryIO, key: bytes, head: Mapping[str, Any]) -> None:
        salt = os.urandom(32).hex()
        text = json.dumps({**head, "key": key_id(key), "salt": salt}).encode()
        start = MAGIC + len(text).to_bytes(4, "big") + text
        file.write(start)
        self._file, self._cipher, self._bound = file, _cipher(key, salt), sha256(start).digest()
        self._small, self._held, self._number = zlib.compressobj(1), bytearray(), 0

    def write(self, data: bytes) -> None:
        self._held += self._small.compress(data)
        while len(self._held) > PIECE:
            self._seal(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]

    def close(self) -> None:
        self._held += self._small.flush()
        while len(self._held) > PIECE:
            self._seal(bytes(self._held[:PIECE]), last=False)
            del self._held[:PIECE]
        self._seal(bytes(self._held), last=True)

    def _seal(self, piece: bytes, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), piece, self._bound)
        self._file.write((len(sealed) | (_LAST if last else 0)).to_bytes(4, "big") + sealed)
        self._number += 1


class SealedReader:
    """Gives only what was authenticated. Raises NotABackup, BackupOfAnotherKey, BackupCut, BackupDamaged."""

    def __init__(self, file: BinaryIO, key: bytes, path: str) -> None:
        self._file, self._path = file, path
        self.head, start = self._read_head()
        if self.head["key"] != key_id(key):
            raise BackupOfAnotherKey(path=path, key=str(self.head["key"]), ours=key_id(key))
        self._cipher, self._bound = _cipher(key, self.head["salt"]), sha256(start).digest()
        self._large, self._held, self._number, self._ended = zlib.decompressobj(), bytearray(), 0, False

    def _read_head(self) -> tuple[dict[str, Any], bytes]:
        if self._file.read(len(MAGIC)) != MAGIC:
            raise NotABackup(path=self._path)
        size = self._exactly(4)
        if int.from_bytes(size, "big") > _LONGEST_HEAD:
            raise BackupDamaged(path=self._path, piece=0)
        text = self._exactly(int.from_bytes(size, "big"))
        try:
            head = json.loads(text)
            bytes.fromhex(head["salt"])
            str(head["key"])
        except (ValueError, KeyError, TypeError):
            raise BackupDamaged(path=self._path, piece=0) from None
        return head, MAGIC + size + text

    def read(self, size: int) -> bytes:
        """Exactly so many bytes."""
        while len(self._held) < size:
            if self._ended:
                raise BackupDamaged(path=self._path, piece=self._number)
            self._next()
        found = bytes(self._held[:size])
        del self._held[:size]
        return found

    def finish(self) -> None:
        """Nothing is left, the last piece was the last, and nothing stands behind it."""
        while not self._ended:
            self._next()
        if self._held or self._file.read(1):
            raise BackupDamaged(path=self._path, piece=self._number + 1)

    def _next(self) -> None:
        mark = int.from_bytes(self._exactly(4), "big")
        last, size = bool(mark & _LAST), mark & (_LAST - 1)
        if not _TAG <= size <= PIECE + _TAG:
            raise BackupDamaged(path=self._path, piece=self._number + 1)
        sealed = self._exactly(size)
        try:
            piece = self._cipher.decrypt(_nonce(self._number, last), sealed, self._bound)
        except InvalidTag:
            raise BackupDamaged(path=self._path, piece=self._number + 1) from None
        self._held += self._large.decompress(piece)
        self._number, self._ended = self._number + 1, last

    def _exactly(self, size: int) -> bytes:
        found = self._file.read(size)
        if len(found) < size:
            raise BackupCut(path=self._path)
        return found
