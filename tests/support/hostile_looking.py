"""What in an answer shows that something hostile was run, lost, or met a defect of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from markupsafe import escape

from tests.support.hostile import MARK
from tests.support.straight import LOCAL

_LOADS = ("src", "href", "action", "formaction", "data")
_TRACES = ("Traceback (most recent", 'File "', "sqlalchemy.", "psycopg.", "jinja2.")
# Never shown again, however wrong it was.
_SECRET = re.compile(r"password|^(account|old|new|again|code|secret)$")


class _Living(HTMLParser):
    """Markup that a browser would run or load: ours has neither scripts in the page nor handlers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        loads = " ".join(said.get(name) or "" for name in _LOADS)
        runs = any(name.startswith("on") for name in said) or loads.strip().startswith("javascript:")
        script = tag == "script" and not (said.get("src") or "").startswith("/static/")
        if runs or script or tag in ("base", "style", "iframe") or loads.strip().startswith(MARK):
            self.alive.append(f"<{tag} {said}>")

    def handle_comment(self, data: str) -> None:
        self.alive.append(data)

    def unknown_decl(self, data: str) -> None:
        self.alive.append(data)


def living(html: str) -> list[str]:
    """Looks only where our mark stands: from the tag before it to the end of the tag after it."""
    found, end = [], 0
    while (at := html.find(MARK, end)) >= 0:
        end = html.find(">", at) + 1 or len(html)
        parser = _Living()
        parser.feed(html[html.rfind("<", 0, at) : end])
        parser.close()
        found += parser.alive
    return found


def troubles(answer: Any, sent: Iterable[str] = ()) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"{answer.status_code}"
    if any("x-zq" in name.lower() for name in answer.headers):
        yield "a header of its own"
    to = unquote(answer.headers.get("location", "/"))
    to = to.removeprefix(LOCAL)
    if not to.startswith("/") or to.startswith(("//", "/\\")):
        yield f"leads to {to[:60]}"
    if "text/html" not in answer.headers.get("content-type", ""):
        return
    text = answer.text
    if alive := living(text):
        yield f"alive: {alive[:2]}"
    if raw := [value for value in sent if "<" in value and len(value) > 1 and value in text]:
        yield f"unescaped: {raw[0][:40]!r}"
    if trace := [each for each in _TRACES if each in text]:
        yield f"tells of its inside: {trace}"


def lost(answer: Any, typed: Mapping[str, Any]) -> Iterator[str]:
    """What somebody wrote in a field that comes back empty."""
    if answer.status_code not in (401, 409, 422):
        return
    text = answer.text
    for name, value in typed.items():
        # A NUL comes from programs alone, and the refusal names its field.
        if (
            "\0" not in str(value)
            and not _SECRET.search(name)
            and str(escape(str(value).strip())) not in text
        ):
            yield f"{name} comes back without {value[:30]!r}"
