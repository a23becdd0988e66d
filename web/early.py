"""What is answered before any page has a say: a line for people, a problem document for programs."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, PlainTextResponse, Response

from domain.wording import TEXTS

PROBLEM = "application/problem+json"


def for_program(path: str) -> bool:
    return path.startswith("/api/")


def early(path: str, status: int, key: str, headers: Mapping[str, str] | None = None) -> Response:
    """In both languages: nobody has asked yet which one is read."""
    vietnamese, english = TEXTS[key]
    detail = f"{vietnamese} / {english}"
    if not for_program(path):
        return PlainTextResponse(f"{detail}\n", status, headers)
    title = " / ".join(TEXTS.get(f"problem.{status}", TEXTS["problem.400"]))
    said = {"type": key.replace(".", "_"), "title": title, "status": status, "detail": detail}
    return JSONResponse(said, status, headers, media_type=PROBLEM)
