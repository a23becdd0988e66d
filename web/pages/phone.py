"""The app on a group's phone: one page without anybody's data that works out of reach, and what keeps it there."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from domain.needs import NeedDomain
from domain.phone import CODE_DIGITS, DOMAINS
from domain.visits import CHANGES, CONCERNS, MODES
from domain.wording import TEXTS, Lang, say
from web.access import open_page
from web.forms.support import NOT_MET
from web.language import language
from web.rendering import render

router = APIRouter()
ADDRESS = "/phone"
_WEB = Path(__file__).parents[1]
_STATIC = _WEB / "static"
# What the app is made of besides its page: fetched together, replaced together.
_PARTS = (
    "duongve.css", "phone/phone.css", "icon.svg", "phone/icon-192.png", "phone/app.js", "phone/boxes.js",
    "phone/queue.js", "phone/screens.js", "phone/store.js", "vendor/idb/idb.js",
    "vendor/govuk/govuk-frontend.min.css", "vendor/fonts/be-vietnam-pro.css",
    *(f"vendor/fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2"
      for subset in ("latin", "vietnamese") for weight in (400, 600, 700)),
)  # fmt: skip
_SAID = "phone_say."
_PAGES = ("phone.html", "phone_parts.html")


@cache
def edition() -> str:
    """Of all that the app is made of, so that a phone takes a new one whole or not at all."""
    found = hashlib.sha256()
    parts = [_STATIC / part for part in _PARTS] + [_WEB / "templates" / page for page in _PAGES]
    for path in (*parts, _STATIC / "phone" / "worker.js"):
        found.update(path.read_bytes())
    found.update(json.dumps([TEXTS[key] for key in sorted(TEXTS) if key.startswith("phone")]).encode())
    return found.hexdigest()[:12]


@router.get(ADDRESS)
@open_page()
def app(request: Request) -> Response:
    """The same for everybody: whose people are shown is in the phone alone."""
    lang = language(request)
    return render(
        request,
        "phone.html",
        domains=DOMAINS,
        not_met=NOT_MET,
        modes=MODES,
        changes=CHANGES,
        concerns=CONCERNS,
        digits=CODE_DIGITS,
        texts=json.dumps(_texts(lang), ensure_ascii=False),
        edition=edition(),
    )


def _texts(lang: Lang) -> dict[str, str]:
    """What scripts say, with what they fill in still open."""
    place = 0 if lang == "vi" else 1
    said = {key.removeprefix(_SAID): TEXTS[key][place] for key in TEXTS if key.startswith(_SAID)}
    return said | {f"need.{domain.code}": say(f"need.{domain.code}", lang=lang) for domain in NeedDomain}


@router.get("/phone.webmanifest")
@open_page()
def manifest(request: Request) -> Response:
    lang = language(request)
    sizes = [("192x192", "icon-192.png"), ("512x512", "icon-512.png")]
    icons: list[dict[str, Any]] = [
        {"src": f"/static/phone/{name}", "sizes": size, "type": "image/png", "purpose": "any maskable"}
        for size, name in sizes
    ]
    icons.append({"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"})
    found = {
        "id": ADDRESS,
        "name": say("phone.name", lang=lang),
        "short_name": say("app.name", lang=lang),
        "description": say("phone.why", lang=lang),
        "lang": lang,
        "start_url": ADDRESS,
        "scope": "/",
        "display": "standalone",
        "orientation": "portrait",
        "background_color": "#ffffff",
        "theme_color": "#1d70b8",
        "icons": icons,
    }
    return JSONResponse(found, media_type="application/manifest+json")


@router.get("/phone-worker.js")
@open_page()
def worker(request: Request) -> Response:
    """The service worker, with the edition that it keeps and the files of it."""
    text = (_STATIC / "phone" / "worker.js").read_text(encoding="utf-8")
    files = [ADDRESS, *(f"/static/{part}" for part in _PARTS)]
    head = f"const EDITION = {json.dumps(edition())};\nconst FILES = {json.dumps(files)};\n"
    return Response(head + text, media_type="text/javascript")
