"""The language of a page: asked for in the address, remembered in a cookie, Vietnamese otherwise."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from domain.wording import Lang

COOKIE = "lang"


def language(request: Request) -> Lang:
    asked = request.query_params.get("lang") or request.cookies.get(COOKIE)
    return "en" if asked == "en" else "vi"


def remember(request: Request, response: Response) -> None:
    if "lang" in request.query_params:
        response.set_cookie(COOKIE, language(request), max_age=31_536_000, httponly=True, samesite="lax")


def switched(request: Request) -> str:
    """The address of the same page in the other language."""
    other = "vi" if language(request) == "en" else "en"
    address = request.url.include_query_params(lang=other)
    return f"{address.path}?{address.query}"
