"""Opens what a phone sealed to the office: ECDH on P-256, HKDF-SHA-256, AES-GCM, as WebCrypto makes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from domain.phone import Envelope, EnvelopeUnreadable
from persistence.sealing import Keyring

_CURVE = ec.SECP256R1()
# Order of the group (SEC 2, §2.4.2).
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def _private(keyring: Keyring, kid: str) -> ec.EllipticCurvePrivateKey:
    """Of 64 derived bytes, so that the remainder is as good as even (FIPS 186-5, A.2.1)."""
    number = int.from_bytes(keyring.phone_secret(kid), "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, _CURVE)


def public_key(keyring: Keyring, kid: str) -> bytes:
    """The uncompressed point."""
    return _private(keyring, kid).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def open_envelope(keyring: Keyring, envelope: Envelope, act_id: UUID) -> Mapping[str, Any]:
    """The object inside. Bound to the key and to the act's id. Raises EnvelopeUnreadable."""
    bound = f"{envelope.kid}|{act_id}".encode()
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, envelope.point)
        shared = _private(keyring, envelope.kid).exchange(ec.ECDH(), theirs)
        key = HKDF(SHA256(), 32, envelope.point, b"duongve|phone|" + bound).derive(shared)
        found = json.loads(AESGCM(key).decrypt(envelope.nonce, envelope.sealed, bound))
    except (ValueError, InvalidTag, RecursionError):
        raise EnvelopeUnreadable(kid=envelope.kid) from None
    if not isinstance(found, dict):
        raise EnvelopeUnreadable(kid=envelope.kid)
    return found


def seal_envelope(
    public: bytes, kid: str, act_id: UUID, content: Mapping[str, Any], nonce: bytes
) -> Envelope:
    """As a phone does: for whoever sends from elsewhere, and to hold both ends together in tests."""
    bound, own = f"{kid}|{act_id}".encode(), ec.generate_private_key(_CURVE)
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    key = HKDF(SHA256(), 32, point, b"duongve|phone|" + bound).derive(own.exchange(ec.ECDH(), theirs))
    sealed = AESGCM(key).encrypt(nonce, json.dumps(content).encode(), bound)
    return Envelope(kid, point, nonce, sealed)
