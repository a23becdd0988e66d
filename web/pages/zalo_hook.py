"""Where Zalo tells what somebody wrote: believed by its signature alone, while it is new, and once for each event."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from domain.messaging.incoming import Heard, heard, timely
from domain.tasks import keyed
from domain.viewer import SYSTEM
from web.access import open_page
from web.acting import office_of
from workflows.services.posting_commands import HearMessage

router = APIRouter()
_LARGEST = 64 * 1024


@router.post("/hooks/zalo")
@open_page()
async def zalo(request: Request) -> Response:
    """200 for whatever is understood, also a second time: Zalo repeats for twelve hours what it thinks was lost.

    `{}` without a signature is how Zalo tries an address before it keeps it: answered, and nothing is done.
    """
    app_id, secret = getattr(request.app.state, "zalo", (None, None))
    raw = await request.body()
    if not app_id or not secret or len(raw) > _LARGEST:
        return JSONResponse({"error": "not_here"}, 404)
    try:
        body = json.loads(raw)
        if body == {}:
            return JSONResponse({"error": 0})
        signed = _signed(request.headers, app_id, raw, str(body["timestamp"]), secret)
        found = heard(body) if signed else None
    except (KeyError, TypeError, ValueError, RecursionError):
        return JSONResponse({"error": "bad_event"}, 400)
    if not signed:
        return JSONResponse({"error": "bad_signature"}, 403)
    if found is not None and not timely(found, office_of(request).now()):
        return JSONResponse({"error": "too_old"}, 403)
    if found is not None:
        await run_in_threadpool(_kept, request, found)
    return JSONResponse({"error": 0})


def _kept(request: Request, found: Heard) -> None:
    """Its key is the command's, so that a repetition changes nothing."""
    office_of(request).perform(HearMessage(found), by=SYSTEM, command_id=keyed(f"heard|{found.key}"))


def _signed(shown: Mapping[str, Any], app_id: str, raw: bytes, stamp: str, secret: str) -> bool:
    """`X-ZEvent-Signature: mac=` and the SHA-256 of application, body as it came, time and the account's secret key.

    Not the application's secret. The time is that of the body; receivers that found the header `X-ZEvent-Timestamp`
    sign with that one, so that either is believed: whichever it is, the secret is in the sum, and the age is read from
    the body. Sources: hainh.me/zalo-api-php-webhook-callback-official-account.html (formula, key, twelve hours);
    github.com/chatwoot/chatwoot app/jobs/webhooks/zalo_events_job.rb (the same formula).
    """
    mac = str(shown.get("x-zevent-signature", "")).removeprefix("mac=").encode()
    times = {stamp, str(shown.get("x-zevent-timestamp", stamp))}
    sums = [sha256(b"".join((app_id.encode(), raw, each.encode(), secret.encode()))) for each in times]
    return any(hmac.compare_digest(mac, each.hexdigest().encode()) for each in sums)
