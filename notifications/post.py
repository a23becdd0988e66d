"""Carries parcels out: puts them into words, finds the address, and lets no trouble of one hold up another."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from domain.messaging.parcels import Outcome, Parcel
from notifications.channels import kinds
from notifications.channels.kind import Config, Kind, Letter, Reply, Sender, Tools
from notifications.rendering import rendered

# Longer than a channel's own limit; shorter than the lease under which the parcels are held.
_SECONDS = 60.0


class Posting:
    """The Post port on the channels that the settings provide for."""

    def __init__(self, config: Config, tools: Mapping[str, Tools], link: str) -> None:
        self._config, self._tools, self._link = config, tools, link.rstrip("/")

    def deliver(self, parcels: Sequence[Parcel]) -> Sequence[Outcome]:
        """In one event loop of its own: flows and tests call it from plain code."""
        return asyncio.run(self._delivered(parcels)) if parcels else ()

    async def _delivered(self, parcels: Sequence[Parcel]) -> Sequence[Outcome]:
        async with AsyncExitStack() as stack:
            senders: dict[str, tuple[Kind, Sender, asyncio.Semaphore]] = {}
            for name in {each.channel for each in parcels}:
                kind = kinds().get(name)
                if kind is not None and all(self._config.get(need) for need in kind.needs):
                    sender = await stack.enter_async_context(kind.open(self._config, self._tools[name]))
                    senders[name] = (kind, sender, asyncio.Semaphore(kind.at_once))
            return await asyncio.gather(*(self._one(each, senders.get(each.channel)) for each in parcels))

    async def _one(self, parcel: Parcel, way: tuple[Kind, Sender, asyncio.Semaphore] | None) -> Outcome:
        if way is None:
            return Outcome(parcel, "next", "not_configured")
        kind, sender, room = way
        to = kind.address(parcel.contact)
        if to is None:
            return Outcome(parcel, "next", "no_address")
        try:
            letter = self._letter(parcel, to)
        except (LookupError, TypeError, ValueError):
            return Outcome(parcel, "never", "no_words")
        async with room:
            reply = await _asked(sender, letter)
        return Outcome(parcel, reply.answer, reply.why, reply.reference)

    def _letter(self, parcel: Parcel, to: str) -> Letter:
        subject, text = rendered(parcel.template, parcel.args, parcel.lang)
        return Letter(parcel, to, subject, text, f"{self._link}{parcel.link}")


async def _asked(sender: Sender, letter: Letter) -> Reply:
    """Whatever a library raises: its text may hold an address, so that its kind alone is kept."""
    try:
        return await asyncio.wait_for(sender.send(letter), _SECONDS)
    except Exception as trouble:
        return Reply("later", type(trouble).__name__[:32])
