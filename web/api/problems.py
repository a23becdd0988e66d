"""Refusals as problem documents (RFC 9457): the reason's key, a sentence, and what the reason carries."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from domain import errors as e
from domain.banking.reply import BadReply
from domain.eligibility.document import finding_json
from domain.wording import Lang, say
from web.access import SignInUnfinished, TokenMissing
from web.early import PROBLEM
from web.errors import status_of
from web.watched import defect_number, tell_defect

MEDIA_TYPE = PROBLEM
_OURS = {TokenMissing: 401, SignInUnfinished: 403}

_log = logging.getLogger("duongve.web")


class Flaw(BaseModel):
    """One place of what was sent, and what is wrong there; what stood there is not repeated."""

    field: str
    message: str


class Problem(BaseModel):
    """`type` is the key of the reason and stays as it is; `title` and `detail` are in the language asked for."""

    model_config = ConfigDict(json_schema_extra={"description": "RFC 9457"})

    type: str = Field(examples=["stale_case"])
    title: str
    status: int
    detail: str
    findings: list[dict[str, Any]] | None = Field(
        None, description="Rules that refused, with what is missing"
    )
    errors: list[Flaw] | None = None


def language(request: Request) -> Lang:
    """Vietnamese, unless English is asked for and comes first."""
    asked = request.headers.get("accept-language", "").lower()
    ranked = sorted(_wishes(asked), key=lambda wish: -wish[1])
    return next(("en" if tag == "en" else "vi" for tag, weight in ranked if weight > 0), "vi")


def _wishes(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header[:400].split(","):
        tag, _, quality = part.strip().partition(";q=")
        known = tag.split("-")[0]
        if known in ("vi", "en"):
            found.append((known, _weight(quality)))
    return found


def _weight(text: str) -> float:
    """A weight that is no number counts as none was given."""
    whole = text.strip()[:5] or "1"
    return (
        float(whole) if whole.replace(".", "", 1).isascii() and whole.replace(".", "", 1).isdigit() else 1.0
    )


def problem(
    request: Request, status: int, kind: str, detail: str, headers: Any = None, **more: Any
) -> JSONResponse:
    lang = language(request)
    title = say(f"problem.{status}" if status in _TITLED else "problem.400", lang=lang)
    found = {"type": kind, "title": title, "status": status, "detail": detail}
    said = found | {name: value for name, value in more.items() if value}
    head = {"Content-Language": lang, "Vary": "Accept-Language"} | dict(headers or {})
    return JSONResponse(said, status, head, media_type=MEDIA_TYPE)


_TITLED = (400, 401, 403, 404, 405, 409, 422, 500, 503)


def refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, e.DomainError)
    lang, status = language(request), _OURS.get(type(refusal)) or status_of(refusal)
    findings = [finding_json(each, lang) for each in refusal.data.get("findings", ())]
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    flaws = _flaws_of(refusal)
    return problem(request, status, refusal.key, refusal.text(lang), headers, findings=findings, errors=flaws)


def _flaws_of(refusal: e.DomainError) -> list[dict[str, str]]:
    if isinstance(refusal, BadReply):
        return [{"field": each.cell, "message": each.problem} for each in refusal.data["wrong"][:50]]
    if isinstance(refusal, e.BadValue):
        return [{"field": str(refusal.data["field"]), "message": refusal.key}]
    return []


def unreadable(request: Request, error: Exception) -> Response:
    """What does not agree with the document, place by place."""
    assert isinstance(error, RequestValidationError)
    flaws = [{"field": _place(each["loc"]), "message": _flaw(each)} for each in error.errors()[:50]]
    detail = say("problem.422.detail", {"count": len(flaws)}, lang=language(request))
    return problem(request, 422, "bad_value", detail, errors=flaws)


def _flaw(error: Any) -> str:
    """A code, such as `missing`; of our own checks their word."""
    own = error.get("ctx", {}).get("error")
    return str(own) if isinstance(own, ValueError) else str(error["type"])


def _place(path: Sequence[Any]) -> str:
    return ".".join(str(part) for part in path)[:200]


def not_found(request: Request, error: Exception) -> Response:
    """What routing or the reader of the body refuses."""
    assert isinstance(error, HTTPException)
    known = {404: "unknown_address", 405: "unknown_method"}
    status = error.status_code
    key = f"problem.{status}.detail" if status in known else "problem.400.detail"
    detail = say(key, {"method": request.method}, lang=language(request))
    headers = {"Allow": ", ".join(_methods(request))} if status == 405 else error.headers
    return problem(request, status, known.get(status, "unreadable"), detail, headers)


def _methods(request: Request) -> list[str]:
    """Of every route of the address: routing itself names the first one's alone (RFC 9110 §10.2.1 asks for all)."""
    scopes = ({**request.scope, "method": method} for method in ("DELETE", "GET", "PATCH", "POST", "PUT"))
    return [
        scope["method"]
        for scope in scopes
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)
    ]


def broken(request: Request, error: Exception) -> Response:
    """A defect of ours: the number is for the administrator, the trace is in the log under it."""
    mark = defect_number()
    tell_defect(_log, "interface_failed", request, mark, error)
    return problem(request, 500, "defect", say("problem.500.detail", {"mark": mark}, lang=language(request)))


def add_to(api: FastAPI) -> None:
    api.add_exception_handler(e.DomainError, refused)
    api.add_exception_handler(RequestValidationError, unreadable)
    api.add_exception_handler(HTTPException, not_found)
    api.add_exception_handler(Exception, broken)
