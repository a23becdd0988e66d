"""Paper: the message waits for somebody of the commune who prints the letter and brings it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from notifications.channels.kind import Config, Kind, Letter, Reply, Sender, Tools


class _Tray:
    async def send(self, letter: Letter) -> Reply:
        return Reply("print")


@asynccontextmanager
async def _open(config: Config, tools: Tools) -> AsyncIterator[Sender]:
    yield _Tray()


# Who has a case has a village: no address is needed here, and none is kept with the letter.
CHANNEL = Kind("paper", lambda contact: "paper", _open)
