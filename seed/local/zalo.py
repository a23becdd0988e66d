"""Zalo as its documents describe it (tokens that are used once, template messages, codes in the body), in memory."""

from __future__ import annotations

import asyncio
import json
import secrets
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from seed.local.boxes import Box
from seed.local.faults import Faults

_SLOW = 30.0
_CODES = {"quota": -115, "no_account": -118, "bad_phone": -108, "inactive": -114, "template": -131}


class LocalZalo:
    """One application. `grant` is the first refresh token; every one is used once and gives the next."""

    def __init__(self, box: Box, faults: Faults, *, grant: str, secret: str, app_id: str = "demo") -> None:
        self.box, self.faults, self.secret, self.app_id = box, faults, secret, app_id
        self.refresh, self.access = grant, ""
        self.used: list[str] = []
        self.refused: list[str] = []
        # Numbers whose owner has no Zalo account.
        self.without: set[str] = set()
        self.quota: int | None = None

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/v4/oa/access_token", self.token, methods=["POST"]),
                Route("/message/template", self.template, methods=["POST"]),
                Route("/v3.0/oa/message/cs", self.answer, methods=["POST"]),
                Route("/received.json", self.received),
                Route("/faults", self.fault, methods=["POST"]),
            ]
        )

    async def token(self, request: Request) -> Response:
        form = {name: each[0] for name, each in parse_qs((await request.body()).decode()).items()}
        token = form.get("refresh_token", "")
        if request.headers.get("secret_key") != self.secret or form.get("app_id") != self.app_id:
            return JSONResponse({"error": -14003, "error_name": "Invalid app"})
        if form.get("grant_type") != "refresh_token" or token != self.refresh:
            self.refused.append(token)
            return JSONResponse({"error": -14014, "error_name": "Invalid refresh token"})
        self.used.append(token)
        self.refresh, self.access = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        await asyncio.sleep(0)
        return JSONResponse(
            {"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"}
        )

    async def template(self, request: Request) -> Response:
        """Always HTTP 200 with `error`, except where the line itself breaks."""
        body = json.loads(await request.body())
        if self.faults.strikes("timeout"):
            await asyncio.sleep(_SLOW)
        if self.faults.strikes("http_500"):
            return Response("oops", 500)
        if self.faults.strikes("expired_token"):
            self.access = ""
        if not self.access or request.headers.get("access_token") != self.access:
            return _said(-124, "Access token is invalid")
        for fault, code in _CODES.items():
            if self.faults.strikes(fault):
                return _said(code, fault)
        return self._taken(body)

    def _taken(self, body: dict[str, Any]) -> Response:
        phone = str(body.get("phone", ""))
        if not (phone.startswith("84") and phone.isdigit() and 11 <= len(phone) <= 12):
            return _said(-108, "Phone number is invalid")
        if phone in self.without:
            return _said(-118, "Zalo account not existed")
        if self.quota is not None and len(self.box.messages) >= self.quota:
            return _said(-115, "Out of quota")
        key = str(body["tracking_id"])
        said = {"template": body["template_id"], **body["template_data"]}
        self.box.keep("zalo", key, phone, {"subject": said.get("subject", ""), "said": said})
        if self.faults.strikes("bad_json"):
            return Response("<html>", 200)
        if self.faults.strikes("lost_answer"):
            return Response("", 502)
        return JSONResponse(
            {"error": 0, "message": "Success", "data": {"msg_id": key[:16], "sent_time": "0"}}
        )

    async def answer(self, request: Request) -> Response:
        """Words to somebody who wrote; this receiver knows no key, as the real one knows none."""
        body = json.loads(await request.body())
        if not self.access or request.headers.get("access_token") != self.access:
            return _said(-124, "Access token is invalid")
        key, said = secrets.token_hex(8), str(body["message"]["text"])
        self.box.keep(
            "zalo", key, str(body["recipient"]["user_id"]), {"subject": said, "said": {"text": said}}
        )
        return JSONResponse({"error": 0, "message": "Success", "data": {"message_id": key}})

    async def received(self, request: Request) -> Response:
        return JSONResponse({"messages": self.box.newest(), "tokens_used": len(self.used)})

    async def fault(self, request: Request) -> Response:
        asked = json.loads(await request.body())
        self.faults.ask(str(asked["kind"]), int(asked.get("times", 1)))
        return JSONResponse({})


def _said(code: int, message: str) -> Response:
    return JSONResponse({"error": code, "message": message})
