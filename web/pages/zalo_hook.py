"""Where Zalo tells what somebody wrote: believed by its signature alone, and once for each event."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from domain.messaging.incoming import Heard, heard
from domain.messaging.timing import rhythm
from web.access import open_page
from web.acting import office_of

router = APIRouter()
_LARGEST = 64 * 1024


@router.post("/hooks/zalo")
@open_page()
async def zalo(request: Request) -> Response:
    """200 for whatever is understood, also a second time: Zalo repeats what it thinks was lost."""
    app_id, secret = getattr(request.app.state, "zalo", (None, None))
    raw = await request.body()
    if not app_id or not secret or len(raw) > _LARGEST:
        return JSONResponse({"error": "not_here"}, 404)
    try:
        body = json.loads(raw)
        stamp = str(body["timestamp"])
        signed = _signed(request.headers.get("x-zevent-signature", ""), app_id, raw, stamp, secret)
        found = heard(body, office_of(request).now()) if signed else None
    except (KeyError, TypeError, ValueError):
        return JSONResponse({"error": "bad_event"}, 400)
    if not signed:
        return JSONResponse({"error": "bad_signature"}, 403)
    if found is not None:
        await run_in_threadpool(_kept, request, found)
    return JSONResponse({"error": 0})


def _kept(request: Request, found: Heard) -> None:
    office = office_of(request)
    on = office.today()
    office.desk.inbound.receive(found, on, rhythm(office.law.on(on)).keep_days)


def _signed(shown: str, app_id: str, raw: bytes, stamp: str, secret: str) -> bool:
    """`mac=` and the SHA-256 of application, body, time and secret, one after the other."""
    wanted = sha256(app_id.encode() + raw + stamp.encode() + secret.encode()).hexdigest()
    return hmac.compare_digest(shown.removeprefix("mac=").encode(), wanted.encode())
