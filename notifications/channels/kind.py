"""What a channel is: a name, an address in a contact, and an open sender that answers for each letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from domain.messaging.parcels import Answer, Contact, Parcel

# What the settings say of channels: addresses, grants, the name of the sender.
Config = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """A parcel in words: subject, text, and the address of a page behind the sign-in."""

    parcel: Parcel
    to: str
    subject: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the receiving side made of it; `why` is a code."""

    answer: Answer
    why: str | None = None
    reference: str | None = None


class Sender(Protocol):
    """Sends one letter; several at a time. Raises whatever its library raises: that is tried again later."""

    async def send(self, letter: Letter) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a channel may need besides its settings: the clock, and where it keeps what it must not forget."""

    clock: Callable[[], datetime]
    tokens: Any = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`needs`: the settings without which the channel is not there; `at_once`: so many letters together."""

    name: str
    address: Callable[[Contact], str | None]
    open: Callable[[Config, Tools], AbstractAsyncContextManager[Sender]]
    needs: tuple[str, ...] = ()
    at_once: int = 8
    options: Mapping[str, Any] = field(default_factory=dict)
