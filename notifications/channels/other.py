"""Whatever Apprise knows (short messages by a gateway, chat rooms …), by one address that the installer gives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from domain.messaging.phones import normalised
from notifications.channels.kind import Config, Kind, Letter, Reply, Sender, Tools


class _Apprise:
    """`{phone}` in the address becomes the receiver's number. Apprise knows no key: twice may arrive twice."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def send(self, letter: Letter) -> Reply:
        return await asyncio.to_thread(self._send, letter)

    def _send(self, letter: Letter) -> Reply:
        import apprise  # many plugins: only who sends by it pays for them

        way = apprise.Apprise()
        if not way.add(self._url.replace("{phone}", letter.to)):
            return Reply("next", "not_configured")
        arrived = way.notify(title=letter.subject, body=f"{letter.text}\n{letter.link}")
        return Reply("sent") if arrived else Reply("later", "not_taken")


@asynccontextmanager
async def _open(config: Config, tools: Tools) -> AsyncIterator[Sender]:
    yield _Apprise(config["apprise_url"])


CHANNEL = Kind("other", lambda contact: normalised(contact.phone), _open, needs=("apprise_url",))
