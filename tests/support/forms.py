"""Finds the forms and the links of a page, as a browser would send them untouched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

Attributes = Mapping[str, str | None]
_WRITTEN = ("text", "search", "tel", "email", "number", "date", "password", "url", "month")


@dataclass(slots=True)
class Form:
    """`sent`: names and values in their order; `written`: names of the fields that somebody types into.

    `offered`: what can be chosen, by name.
    """

    action: str
    method: str
    files: bool
    sent: list[tuple[str, str]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return urlsplit(self.action).path

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """Forms that differ in their values alone are one form."""
        return self.method, self.path, tuple(sorted({name for name, _ in self.sent} | set(self.written)))

    def data(self, **changes: Any) -> dict[str, Any]:
        """What is sent; a name that comes several times has a list of values."""
        found: dict[str, list[str]] = {}
        for name, value in self.sent:
            found.setdefault(name, []).append(value)
        return {name: each if len(each) > 1 else each[0] for name, each in found.items()} | changes


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self._address = address
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._select: tuple[str, list[str]] | None = None
        self._area: tuple[str, list[str]] | None = None
        self._radios: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        handler = getattr(self, f"_start_{tag}", None)
        if handler is not None:
            handler(said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select and self._form:
            name, values = self._select
            self._form.sent.append((name, values[-1] if values else ""))
            self._form.chosen.append(name)
            self._select = None
        elif tag == "textarea" and self._area and self._form:
            name, parts = self._area
            self._form.sent.append((name, "".join(parts).removeprefix("\n")))
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[1].append(data)

    def _start_a(self, said: Attributes) -> None:
        self.links.append(urljoin(self._address, said.get("href") or ""))

    def _start_form(self, said: Attributes) -> None:
        action = urljoin(self._address, said.get("action") or self._address)
        files = said.get("enctype") == "multipart/form-data"
        self._form = Form(action, (said.get("method") or "get").upper(), files)
        self._radios = set()
        self.forms.append(self._form)

    def _start_textarea(self, said: Attributes) -> None:
        if self._form is not None and (name := said.get("name")):
            self._area = (name, [])
            self._form.written.append(name)

    def _start_select(self, said: Attributes) -> None:
        if name := said.get("name"):
            self._select = (name, [])

    def _start_option(self, said: Attributes) -> None:
        """The first, unless another is chosen."""
        if self._select is not None and ("selected" in said or not self._select[1]):
            self._select[1].append(said.get("value") or "")
        if self._select is not None and self._form is not None:
            self._form.offered.setdefault(self._select[0], []).append(said.get("value") or "")

    def _start_button(self, said: Attributes) -> None:
        self._start_input({"type": "hidden"} | dict(said) | {"type": "hidden"})

    def _start_input(self, said: Attributes) -> None:
        name, kind = said.get("name"), said.get("type") or "text"
        if self._form is None or not name:
            return
        value = said.get("value") or ""
        if kind == "file":
            return
        if kind in ("radio", "checkbox"):
            self._form.offered.setdefault(name, []).append(value or "on")
            # A form that is sent as it stands leaves unanswered what nobody has chosen; ours answers with the first.
            if name not in self._radios and (kind == "radio" or "checked" in said):
                self._form.sent.append((name, value or "on"))
                self._form.chosen.append(name)
            self._radios.add(name)
            return
        self._form.sent.append((name, value))
        if kind in _WRITTEN:
            self._form.written.append(name)


def _read(html: str, address: str) -> _Reader:
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    return reader


def forms_of(html: str, address: str) -> list[Form]:
    return _read(html, address).forms


def links_of(html: str, address: str) -> Iterator[str]:
    """Paths with their queries, of this site alone."""
    for link in _read(html, address).links:
        parts = urlsplit(link)
        if parts.netloc in ("", urlsplit(address).netloc) and parts.scheme in ("", "http"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
