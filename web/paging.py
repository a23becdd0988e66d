"""Pages of a long list: which one was asked for, and links to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from starlette.requests import Request

_LAST = 1_000_000


@dataclass(frozen=True, slots=True)
class Links:
    page: int
    count: int
    first: int
    last: int
    total: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Pages:
    page: int
    size: int

    @classmethod
    def asked(cls, text: str | None, size: int) -> Pages:
        """What is no page number means the first page."""
        number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 1
        return cls(min(max(number, 1), _LAST), size)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def of(self, total: int, request: Request) -> Links:
        count = max(1, ceil(total / self.size))

        def to(page: int) -> str | None:
            url = request.url.include_query_params(page=page)
            return f"{url.path}?{url.query}#cases" if 1 <= page <= count else None

        last = min(self.offset + self.size, total)
        first = min(self.offset + 1, total)
        return Links(self.page, count, first, last, total, to(self.page - 1), to(self.page + 1))
