"""The contents of papers: sealed beside the row that describes them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, insert, select

from domain.errors import UnknownRecord
from domain.papers import Paper
from persistence import tables as t
from persistence.record_rows import RecordRows
from persistence.sealing import seal_bytes, unseal_bytes

_PLACE = ("paper_content", "sealed")
_CONTENT = select(t.paper_content.c.sealed)


def keep_paper(
    connection: Connection, records: RecordRows, key: AESGCM, paper: Paper, content: bytes
) -> Paper:
    """The paper with the digest of what is stored."""
    table, column = _PLACE
    sealed = seal_bytes(key, content, table, paper.id, column)
    kept = replace(paper, digest=sha256(sealed).digest())
    records.keep(kept)
    connection.execute(insert(t.paper_content), {"paper_id": paper.id, "sealed": sealed})
    return kept


def content_of(connection: Connection, key: AESGCM, paper: Paper) -> bytes:
    table, column = _PLACE
    sealed = connection.scalar(_CONTENT.where(t.paper_content.c.paper_id == paper.id))
    if sealed is None:
        raise UnknownRecord(what="paper", id=str(paper.id))
    return unseal_bytes(key, sealed, table, paper.id, column)
