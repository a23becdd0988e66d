"""An uploaded list between its check and its recording: kept sealed for whoever brought it, and for nobody else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from starlette.requests import Request

from domain.errors import DomainError
from domain.importing import Sheet, read_sheet
from reports.reading_xlsx import MOST_BYTES, Value, read_xlsx
from web.acting import acting, office_of
from web.sending import require_text
from workflows.services.importing import register_of

FIELD = "file"


class UploadGone(DomainError):
    """It was recorded, or is older than two weeks. data: none."""

    key: ClassVar[str] = "upload_gone"


@dataclass(frozen=True, slots=True)
class Upload:
    id: UUID
    name: str
    grid: Sequence[Sequence[Value]]


async def uploaded(request: Request) -> tuple[str, bytes] | None:
    """A dependency: the name and content of the one file that was sent, or None."""
    async with request.form(max_files=1, max_fields=20) as form:
        file = require_text(form).get(FIELD)
        if file is None or isinstance(file, str) or not file.filename:
            return None
        return file.filename[:120], await file.read(MOST_BYTES + 1)


def keep(request: Request, name: str, content: bytes) -> UUID:
    """Raises FileTooLarge, NotASpreadsheet, and what the headings lack. The values alone are kept, never formulas."""
    office, upload_id = office_of(request), office_of(request).new_id()
    grid = read_xlsx(content)
    read_sheet(grid, register_of(office, acting(request)))
    fields = {"name": name, "grid": text_of_grid(grid)}
    office.desk.drafts.save(acting(request).user, _kept_as(upload_id), fields, office.now())
    return upload_id


def find(request: Request, upload_id: UUID) -> Upload:
    """Raises UploadGone."""
    office = office_of(request)
    found = office.desk.drafts.find(acting(request).user, _kept_as(upload_id), office.now())
    if found is None:
        raise UploadGone
    return Upload(upload_id, found.fields["name"], grid_of_text(found.fields["grid"]))


def drop(request: Request, upload_id: UUID) -> None:
    office_of(request).desk.drafts.drop(acting(request).user, _kept_as(upload_id))


def sheet_of(request: Request, upload: Upload) -> Sheet:
    return read_sheet(upload.grid, register_of(office_of(request), acting(request)))


def _kept_as(upload_id: UUID) -> str:
    return f"/import/{upload_id}"


def text_of_grid(grid: Sequence[Sequence[Value]]) -> str:
    return json.dumps(grid, default=_written, ensure_ascii=False)


def grid_of_text(text: str) -> list[list[Value]]:
    found: list[list[Value]] = json.loads(text, object_hook=_read)
    return found


def _written(value: Any) -> Any:
    """A day keeps being a day."""
    assert isinstance(value, date)
    return {"day": value.isoformat()}


def _read(found: dict[str, str]) -> date:
    return date.fromisoformat(found["day"])
