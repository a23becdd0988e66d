"""What a form sent, read once: text fields alone, and not more of them than a form of ours has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from starlette.datastructures import FormData
from starlette.requests import Request

from domain.errors import BadValue

MOST_FIELDS = 400
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


class UnreadableText(BadValue):
    """No database keeps a NUL, and no encoding half a character. data: field, value, expected."""

    key: ClassVar[str] = "unreadable_text"


class Kept(dict[str, str]):
    """What was typed, without what cannot be kept; `unreadable`: the fields that held such, which `read` refuses."""

    unreadable: frozenset[str] = frozenset()


def require_text(form: FormData) -> FormData:
    """The form itself. Raises UnreadableText: every page that reads a form of its own asks this first."""
    for name, value in form.multi_items():
        if any(_UNREADABLE.search(text) for text in (name, value) if isinstance(text, str)):
            raise UnreadableText(field=_UNREADABLE.sub("?", name[:40]), value="…", expected="Unicode")
    return form


async def form_data(request: Request) -> FormData:
    """A dependency of pages that read a name several times (checkboxes). Raises UnreadableText."""
    return require_text(await request.form(max_files=0, max_fields=MOST_FIELDS))


async def form_values(request: Request) -> Mapping[str, str]:
    """A dependency of pages whose names come once."""
    form = await form_data(request)
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def form_kept(request: Request) -> Mapping[str, str]:
    """For a page that reads its fields by `fields.read` and draws them again. Raises UnreadableText for a bad name."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    sent = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    require_text(FormData([(name, "") for name, _ in sent]))
    kept = Kept((name, _UNREADABLE.sub("", value)) for name, value in sent)
    kept.unreadable = frozenset(name for name, value in sent if _UNREADABLE.search(value))
    return kept


def command_id(form: Mapping[str, str]) -> UUID:
    """Made when the form was drawn, so that the same form twice is one act. Raises BadValue.

    And UnreadableText: no act follows from text that lost a part on the way.
    """
    if unreadable := sorted(getattr(form, "unreadable", ())):
        raise UnreadableText(field=unreadable[0][:40], value="…", expected="Unicode")
    try:
        return UUID(form.get("command_id", ""))
    except ValueError:
        raise BadValue(field="command_id", value=form.get("command_id"), expected="UUID") from None


def expected_version(form: Mapping[str, str]) -> int:
    """Of the case as it was when the form was drawn. Raises BadValue."""
    text = form.get("expected_version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadValue(field="expected_version", value=text, expected="0, 1, 2 …")
    return int(text)
