"""What of one case goes into a bundle: its chain as it is stored, and the hashes of its papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from domain.viewer import Viewer
from persistence import tables as t
from persistence.anchors import Anchored
from persistence.chain import GENESIS, hash_of_text
from persistence.read_log import ReadLog
from persistence.types import instant_text
from persistence.unit_of_work import Store

_E, _P = t.case_event.c, t.paper.c
_TEXTS = ("kind", "effective_on", "recorded_at", "actor", "payload")


def chain_rows(store: Store, viewer: Viewer, case_id: UUID) -> list[dict[str, Any]]:
    """Every event with the very texts that its hash covers; sealed words stay sealed here."""
    query = select(t.case_event).where(_E.case_id == case_id).order_by(_E.seq)
    with store.reading(viewer) as connection:
        rows = connection.execute(query).all()
    return [
        {
            "seq": row.seq,
            "kind": row.kind,
            "effective_on": row.effective_on.isoformat(),
            "recorded_at": instant_text(row.recorded_at),
            "actor": row.actor,
            "payload": row.payload,
            "previous_hash": row.previous_hash.hex(),
            "hash": row.hash.hex(),
        }
        for row in rows
    ]


def paper_rows(store: Store, viewer: Viewer, case_id: UUID) -> list[dict[str, Any]]:
    """Never a paper itself: its hash, so that a copy shown by somebody can be compared."""
    query = (
        select(_P.id, _P.kind, _P.media_type, _P.size, _P.digest, _P.dated_on, _P.added_on, _P.added_by)
        .where(_P.case_id == case_id)
        .order_by(_P.recorded_at, _P.id)
    )
    with store.reading(viewer) as connection:
        rows = connection.execute(query).mappings().all()
    return [{**row, "id": row["id"].hex, "digest": row["digest"].hex()} for row in rows]


def last_anchor(store: Store) -> Any:
    """None before the first."""
    with store.reading() as connection:
        return Anchored(connection).last


def first_unsound(case_hex: str, rows: Iterable[Mapping[str, Any]]) -> int | None:
    """The number of the first event that does not follow from the one before it. Raises KeyError, ValueError."""
    previous, expected = GENESIS, 1
    for row in rows:
        found = hash_of_text(previous, case_hex, row["seq"], *(str(row[name]) for name in _TEXTS))
        if row["seq"] != expected or row["previous_hash"] != previous.hex() or row["hash"] != found.hex():
            return expected
        previous, expected = found, expected + 1
    return None


def signed(store: Store, content: bytes) -> tuple[bytes, bytes]:
    """(public key of 32 bytes, signature of 64)."""
    key = Ed25519PrivateKey.from_private_bytes(store.keyring.signing_secret())
    return key.public_key().public_bytes_raw(), key.sign(content)


def signature_holds(public: bytes, signature: bytes, content: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def log_bundle(store: Store, viewer: Viewer, at: datetime, case_id: UUID) -> None:
    """Before anything leaves. Raises StoreUnavailable: what cannot be logged is not made."""
    ReadLog(store).log(viewer.user, at, "bundle", [case_id])
