"""Mail: plain and HTML, with an appointment where there is one; its Message-ID is the key of the parcel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from notifications.appointments import as_calendar
from notifications.channels.kind import Config, Kind, Letter, Reply, Sender, Tools
from notifications.rendering import as_html

_SECONDS = 20.0
_HOST = "duong-ve"


class Mail:
    """A few connections that letters share; a broken one is opened anew at the next letter."""

    def __init__(self, url: str, sender: str, tools: Tools, connections: int = 4) -> None:
        self._url, self._from, self._clock = urlsplit(url), sender, tools.clock
        self._free: asyncio.Queue[aiosmtplib.SMTP] = asyncio.Queue()
        for _ in range(connections):
            self._free.put_nowait(self._made())

    def _made(self) -> aiosmtplib.SMTP:
        """`smtp://user:password@host:port` (STARTTLS where the server offers it), `smtps://` for TLS from the start."""
        tls = self._url.scheme == "smtps"
        always = parse_qs(self._url.query).get("starttls", [""])[0] == "1"
        return aiosmtplib.SMTP(
            hostname=self._url.hostname or "localhost",
            port=self._url.port or (465 if tls else 25),
            username=unquote(self._url.username) if self._url.username else None,
            password=unquote(self._url.password) if self._url.password else None,
            use_tls=tls,
            start_tls=True if always else None if not tls else False,
            timeout=_SECONDS,
        )

    async def send(self, letter: Letter) -> Reply:
        smtp = await self._free.get()
        try:
            if not smtp.is_connected:
                await smtp.connect()
            await smtp.send_message(message_of(letter, self._from, format_datetime(self._clock())))
            return Reply("sent", reference=letter.parcel.key)
        except (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPResponseException) as refused:
            return _refused(refused)
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            smtp.close()
            return Reply("later", "unreachable")
        finally:
            self._free.put_nowait(smtp)

    async def close(self) -> None:
        while not self._free.empty():
            with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
                smtp = self._free.get_nowait()
                await smtp.quit() if smtp.is_connected else smtp.close()


def _refused(refused: aiosmtplib.SMTPRecipientsRefused | aiosmtplib.SMTPResponseException) -> Reply:
    """RFC 5321 §4.2.1: 4xx passes, 5xx stays; a mailbox that is not there leaves the next channel."""
    several = isinstance(refused, aiosmtplib.SMTPRecipientsRefused)
    codes = [each.code for each in refused.recipients] if several else [refused.code]  # type: ignore[union-attr]
    lasting = all(code >= 500 for code in codes)
    return Reply("next" if lasting else "later", f"smtp_{codes[0]}")


def message_of(letter: Letter, sender: str, date: str) -> EmailMessage:
    """Says nothing in its headers that the subject does not say; the same parcel has the same Message-ID."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, letter.to, letter.subject
    mail["Date"], mail["Message-ID"] = date, f"<{letter.parcel.key}@{_HOST}>"
    mail["Auto-Submitted"], mail["Content-Language"] = "auto-generated", letter.parcel.lang
    mail.set_content(f"{letter.text}\n\n{letter.link}\n")
    mail.add_alternative(
        as_html(letter.subject, letter.text, letter.link, letter.parcel.lang), subtype="html"
    )
    if letter.parcel.calendar:
        entry = as_calendar(letter.parcel.calendar, letter.subject, letter.parcel.lang)
        mail.add_attachment(entry, maintype="text", subtype="calendar", filename="duong-ve.ics")
    return mail


def _address(text: str | None) -> str | None:
    """What cannot break out of a header."""
    found = (text or "").strip()
    return found if "@" in found and found.isprintable() and not set(found) & set(' ,;<>"') else None


@asynccontextmanager
async def _open(config: Config, tools: Tools) -> AsyncIterator[Sender]:
    mail = Mail(config["smtp_url"], config["mail_from"], tools)
    try:
        yield mail
    finally:
        await mail.close()


CHANNEL = Kind("email", lambda contact: _address(contact.email), _open, needs=("smtp_url",), at_once=4)
