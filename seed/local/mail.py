"""A mail server of this machine: takes what comes for anybody, and keeps it to be looked at."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from seed.local.boxes import Box
from seed.local.faults import Faults


class _Handler:
    def __init__(self, box: Box, faults: Faults) -> None:
        self._box, self._faults = box, faults

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self._faults.strikes("smtp_550"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self._faults.strikes("smtp_450"):
            return "450 4.2.0 try again later"
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        key = str(mail["Message-ID"]).strip("<>")
        for to in envelope.rcpt_tos:
            self._box.keep("email", key, to, _said(mail))
        return "250 OK"


def _said(mail: EmailMessage) -> dict[str, Any]:
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return {
        "subject": str(mail["Subject"]),
        "from": str(mail["From"]),
        "text": plain.get_content() if plain else "",
        "html": html.get_content() if html else "",
        "files": {part.get_filename() or "": str(part.get_content()) for part in mail.iter_attachments()},
    }


def local_mail(box: Box, faults: Faults, port: int = 0) -> Controller:
    """Not started. On the loopback alone: what is sent here leaves the machine nowhere."""
    return Controller(_Handler(box, faults), hostname="127.0.0.1", port=port, ready_timeout=30)
