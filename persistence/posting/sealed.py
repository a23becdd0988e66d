"""An account's telephone and mail address under the staff key."""

from __future__ import annotations

import json

from domain.messaging.parcels import Contact
from persistence.sealing import Keyring


def contact_of(ring: Keyring, user: str, sealed: bytes) -> Contact:
    return Contact(**json.loads(ring.open_staff(sealed, f"message_choice|{user}")))


def sealed_contact(ring: Keyring, user: str, contact: Contact) -> bytes:
    text = json.dumps({"phone": contact.phone, "email": contact.email})
    return ring.seal_staff(text, f"message_choice|{user}")
