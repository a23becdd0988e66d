"""Zalo's template messages: the status is in the body, and a number without Zalo is told by another channel."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, timedelta
from functools import cache
from ssl import SSLContext
from typing import Any, Protocol

import httpx

from domain.messaging.phones import normalised
from domain.wording import day
from notifications.channels.kind import Config, Kind, Letter, Reply, Sender, Tools

OAUTH = "https://oauth.zaloapp.com"
OPENAPI = "https://openapi.zalo.me"
API = "https://business.openapi.zalo.me"
_SECONDS = 15.0
_AT_ONCE = 16
_PATIENCE = 40  # times a quarter of a second that a sender waits for another's renewal
# Renewed a little before its end: a clock may be wrong, and a batch takes its time.
_MARGIN = timedelta(minutes=5)
# By `error` in the body; everything else is tried again.
_ANSWERS: Mapping[int, Reply] = {
    0: Reply("sent"),
    -108: Reply("next", "bad_phone"),
    -114: Reply("next", "inactive"),
    -115: Reply("quota", "quota"),
    -118: Reply("next", "no_account"),
    -131: Reply("next", "template"),
    -132: Reply("next", "template"),
    # Of answers in words: the writer follows no more, or wrote too long ago.
    -213: Reply("next", "no_contact"),
    -230: Reply("next", "no_contact"),
}
# The first of template messages, the second of the account's own interface (several public clients renew at both).
_BAD_TOKENS = (-124, -216)


class Pair(Protocol):
    """The tokens as the store keeps them."""

    @property
    def access(self) -> str | None: ...
    @property
    def refresh(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def expires_at(self) -> Any: ...


class Tokens(Protocol):
    """`begin` answers None where somebody else renews or did; a refresh token is used by one sender once."""

    def now(self) -> Any: ...
    def begin(self, version: int, at: Any) -> Any: ...
    def keep(self, old: Any, access: str, refresh: str, expires_at: Any) -> None: ...
    def give_up(self, old: Any) -> None: ...


class NoToken(Exception):
    """The grant is used up or was taken back: an administrator has to give another in the settings."""


class Zalo:
    """`lines`: clients of one connection each; a common pool looks at all its connections for every request."""

    def __init__(self, config: Config, tools: Tools, lines: Sequence[httpx.AsyncClient]) -> None:
        self._config, self._clock, self._tokens = config, tools.clock, tools.tokens
        self._lines: asyncio.Queue[httpx.AsyncClient] = asyncio.Queue()
        for each in lines:
            self._lines.put_nowait(each)
        self._templates = json.loads(config.get("zalo_templates") or "{}")
        self._without = -1  # the version whose renewal failed: one batch asks once

    async def send(self, letter: Letter) -> Reply:
        """A bad token is renewed once; what is bad then is not the token."""
        try:
            pair = await self._pair()
            code, reference = await self._sent(letter, pair)
            if code in _BAD_TOKENS:
                pair = await self._renewed(pair.version)
                code, reference = await self._sent(letter, pair)
        except NoToken:
            return Reply("later", "no_token")
        except httpx.TimeoutException:
            return Reply("later", "timeout")
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError):
            return Reply("later", "unreachable")
        found = _ANSWERS.get(code, Reply("later", f"zalo_{code}"[:32]))
        return Reply(found.answer, found.why, reference) if found.answer == "sent" else found

    async def _sent(self, letter: Letter, pair: Pair) -> tuple[int, str | None]:
        if letter.parcel.contact.zalo_id:
            return await self._answered(letter, letter.parcel.contact.zalo_id, pair)
        template = self._templates.get(letter.parcel.template) or self._config["zalo_template_id"]
        on = letter.parcel.args.get("on")
        body = {
            "phone": letter.to,
            "template_id": template,
            "template_data": {"subject": letter.subject[:100], "day": _day(on), "link": letter.link},
            "tracking_id": letter.parcel.key,
        }
        url = f"{self._config.get('zalo_api_url') or API}/message/template"
        return await self._asked(url, body, pair)

    async def _answered(self, letter: Letter, user_id: str, pair: Pair) -> tuple[int, str | None]:
        """A consultation message: free words to somebody who wrote within 48 hours.

        Sources: docs.etelecom.vn zalo-cloud-api (eight answers in 48 hours); the address, header and body as in
        github.com/longgggwwww/hrm-ms-notification README-ZALO.md and @warriorteam/redai-zalo-sdk 1.32.
        """
        url = f"{self._config.get('zalo_openapi_url') or OPENAPI}/v3.0/oa/message/cs"
        body = {"recipient": {"user_id": user_id}, "message": {"text": letter.text[:2000]}}
        return await self._asked(url, body, pair)

    async def _asked(self, url: str, body: Mapping[str, Any], pair: Pair) -> tuple[int, str | None]:
        answer = await self._post(url, headers={"access_token": pair.access or ""}, json=body)
        found = answer.json()
        reference = (found.get("data") or {}).get("msg_id")
        return int(found["error"]), None if reference is None else str(reference)[:64]

    async def _post(self, url: str, **said: Any) -> httpx.Response:
        line = await self._lines.get()
        try:
            return await line.post(url, **said)
        finally:
            self._lines.put_nowait(line)

    async def _pair(self) -> Pair:
        pair: Pair = self._tokens.now()
        if pair.access and pair.expires_at and pair.expires_at - _MARGIN > self._clock():
            return pair
        return await self._renewed(pair.version)

    async def _renewed(self, version: int) -> Pair:
        """The pair after `version`: renewed here, or by whoever is at it. Raises NoToken."""
        for _ in range(_PATIENCE if version > self._without else 0):
            pair: Pair = self._tokens.now()
            if pair.version > version and pair.access:
                return pair
            mine = self._tokens.begin(pair.version, self._clock())
            if mine is not None:
                await self._renew(mine)
                return self._tokens.now()  # type: ignore[no-any-return]
            await asyncio.sleep(0.25)
        raise NoToken

    async def _renew(self, mine: Pair) -> None:
        """What was refused or never answered may be used up: nobody asks again before the lease has run out."""
        form = {
            "app_id": self._config["zalo_app_id"],
            "grant_type": "refresh_token",
            "refresh_token": mine.refresh,
        }
        url = f"{self._config.get('zalo_oauth_url') or OAUTH}/v4/oa/access_token"
        try:
            answer = await self._post(url, headers={"secret_key": self._config["zalo_secret"]}, data=form)
            found = answer.json()
            access, refresh = str(found["access_token"]), str(found["refresh_token"])
            ends = self._clock() + timedelta(seconds=int(found.get("expires_in") or 3600))
        except httpx.ConnectError:
            self._tokens.give_up(mine)
            self._without = mine.version
            raise NoToken from None
        except (KeyError, ValueError, TypeError, AttributeError, httpx.HTTPError):
            self._without = mine.version
            raise NoToken from None
        self._tokens.keep(mine, access, refresh, ends)


def _day(text: Any) -> str:
    try:
        return day(date.fromisoformat(str(text)))
    except ValueError:
        return ""


@asynccontextmanager
async def _open(config: Config, tools: Tools) -> AsyncIterator[Sender]:
    limits, trusted = httpx.Limits(max_connections=1), _trusted()
    async with AsyncExitStack() as stack:
        made = [
            httpx.AsyncClient(timeout=_SECONDS, limits=limits, trust_env=False, verify=trusted)
            for _ in range(_AT_ONCE)
        ]
        yield Zalo(config, tools, [await stack.enter_async_context(each) for each in made])


@cache
def _trusted() -> SSLContext:
    """Read once a process: it takes longer than a letter."""
    return httpx.create_ssl_context(trust_env=False)


CHANNEL = Kind(
    "zalo",
    lambda contact: contact.zalo_id or normalised(contact.phone),
    _open,
    needs=("zalo_app_id", "zalo_secret", "zalo_refresh_token", "zalo_template_id"),
    at_once=_AT_ONCE,
)
