"""A list of people from a spreadsheet: uploaded, looked at, decided where it is unsure, then recorded as long work."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import DomainError
from domain.importing import COLUMNS
from domain.importing.columns import shown_words
from domain.viewer import Role
from domain.wording import say
from reports.xlsx import Heading, Sheet, workbook
from web import uploads
from web.access import allowed
from web.acting import acting, office_of
from web.jobs import MAKERS, begin
from web.language import language
from web.pages.exports import attachment
from web.rendering import render
from web.sending import command_id, require_text
from web.uploads import UploadGone, uploaded
from workflows.services.importing import Looked, bring_in, look
from workflows.services.jobs import LongWork

router = APIRouter()
# Cells and rows on one page: who has more to correct corrects the file first.
_SHOWN = 200
_EXAMPLE = "VÍ DỤ: "


async def _choices(request: Request) -> FormData:
    """A list of 5,000 rows may ask as many questions."""
    return require_text(await request.form(max_files=0, max_fields=6_000))


@router.get("/import")
@allowed(Role.OFFICER)
def upload_form(request: Request) -> Response:
    return render(request, "import.html", refusal=None, missing=False)


@router.get("/import/template.xlsx")
@allowed(Role.OFFICER)
def template(request: Request) -> Response:
    lang = language(request)
    headings = [Heading(f"{each.heading}{' *' if each.required else ''}", width=20) for each in COLUMNS]
    example = [_EXAMPLE + each.example if each.key == "name" else each.example for each in COLUMNS]
    above = (say("import.template.note", lang=lang),)
    people = Sheet(say("import.sheet.people", lang=lang), headings, [example], above)
    listed = [each for each in COLUMNS if each.codes or each.kind == "yes"]
    words = [shown_words(each) for each in listed]
    rows = [[each[row] if row < len(each) else None for each in words] for row in range(max(map(len, words)))]
    values = Sheet(
        say("import.sheet.values", lang=lang), [Heading(each.heading, width=30) for each in listed], rows
    )
    return attachment(workbook(people, values), "mau-danh-sach.xlsx")


@router.post("/import")
@allowed(Role.OFFICER)
def upload(request: Request, file: Annotated[tuple[str, bytes] | None, Depends(uploaded)]) -> Response:
    if file is None:
        return render(request, "import.html", status=422, refusal=None, missing=True)
    try:
        upload_id = uploads.keep(request, *file)
    except DomainError as refusal:
        return render(request, "import.html", status=422, refusal=refusal, missing=False)
    return RedirectResponse(f"/import/{upload_id}", 303)


@router.get("/import/{upload}")
@allowed(Role.OFFICER)
def checked(request: Request, upload: str) -> Response:
    """The dry run: nothing is recorded but that these people were shown."""
    office = office_of(request)
    found = uploads.find(request, _id(upload))
    looked = look(office, acting(request), uploads.sheet_of(request, found))
    wrong = [(row.number, each) for row in looked.wrong for each in row.wrong]
    return render(
        request,
        "import_checked.html",
        upload=found,
        looked=looked,
        wrong=wrong[:_SHOWN],
        more=max(len(wrong) - _SHOWN, 0),
        new=list(islice(looked.new, _SHOWN)),
        command_id=str(office.new_id()),
    )


@router.post("/import/{upload}")
@allowed(Role.OFFICER)
def record(request: Request, upload: str, form: Annotated[FormData, Depends(_choices)]) -> Response:
    said = {name: text for name, text in form.items() if name.startswith("row.") and isinstance(text, str)}
    job_id = command_id({"command_id": str(form.get("command_id", ""))})
    uploads.find(request, _id(upload))
    return RedirectResponse(begin(request, "import", {**said, "upload": upload}, job_id), 303)


def _work(request: Request, asked: Mapping[str, str]) -> tuple[int, LongWork]:
    office, viewer, upload_id = office_of(request), acting(request), _id(asked["upload"])
    looked = look(office, viewer, uploads.sheet_of(request, uploads.find(request, upload_id)))
    said = {int(name[4:]): text for name, text in asked.items() if _names_a_row(name)}

    def work(progress: Any) -> Mapping[str, Any]:
        told = bring_in(office, viewer, looked, said, progress)
        if not (told["left"] or told["refused"] or told["wrong"]):
            office.desk.drafts.drop(viewer.user, f"/import/{upload_id}")
        return {**told, "upload": str(upload_id)}

    return _pieces(looked), work


MAKERS["import"] = _work


def _pieces(looked: Looked) -> int:
    return len(looked.new) + len(looked.alike)


def _names_a_row(name: str) -> bool:
    return name.startswith("row.") and name[4:].isascii() and name[4:].isdigit() and len(name) < 12


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise UploadGone from None
