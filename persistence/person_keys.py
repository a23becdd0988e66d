"""The keys of the people that one command touches, each unwrapped once."""

from __future__ import annotations

from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, insert, select

from domain.errors import PersonErased
from persistence import tables as t
from persistence.sealing import Keyring

_WRAPPED = select(t.person_key.c.wrapped)


class PersonKeys:
    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection, self._keyring = connection, keyring
        self._keys: dict[UUID, AESGCM] = {}

    def of(self, person_id: UUID) -> AESGCM:
        """Raises PersonErased when the person's key was destroyed."""
        if person_id not in self._keys:
            wrapped = self._connection.scalar(_WRAPPED.where(t.person_key.c.person_id == person_id))
            if wrapped is None:
                raise PersonErased
            self._keys[person_id] = self._keyring.unwrap(person_id, wrapped)
        return self._keys[person_id]

    def new(self, person_id: UUID) -> tuple[AESGCM, bytes]:
        """A key and its wrapped form, to be kept with the person by `keep_wrapped`."""
        self._keys[person_id], wrapped = self._keyring.new_key(person_id)
        return self._keys[person_id], wrapped

    def keep_wrapped(self, person_id: UUID, wrapped: bytes) -> None:
        self._connection.execute(insert(t.person_key), {"person_id": person_id, "wrapped": wrapped})
