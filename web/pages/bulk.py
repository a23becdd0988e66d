"""Many people at once: chosen on the list, one form, one command for each, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, QueryParams
from starlette.responses import RedirectResponse, Response

from domain.errors import UnknownRecord
from domain.lending.machine import FileStage
from domain.lending.reads import FileFilter
from web.access import OFFICE, allowed
from web.acting import acting, office_of
from web.forms.bulk import BULK_ACTS, BulkAct
from web.forms.fields import read
from web.jobs import MAKERS, begin
from web.pages.home import FILTERS, wanted_cases
from web.rendering import render
from web.sending import command_id, form_data, form_kept
from workflows.services.bulk import do_all
from workflows.services.jobs import LongWork

router = APIRouter()
# As many as a page shows, times twenty: more than a commune has.
MOST = 1000
# As many as the page of a new list shows.
LISTED_AT_ONCE = 100
_ON_THE_WAY = (FileStage.DRAFT, FileStage.LISTED)
_PAGE = 200
# Up to here the answer comes at once; for more, a page shows the progress.
AT_ONCE = 20

Chosen = Annotated[FormData, Depends(form_data)]
Form = Annotated[Mapping[str, str], Depends(form_kept)]


@router.post("/cases/bulk")
@allowed(*OFFICE)
def choose(request: Request, form: Chosen) -> Response:
    """From the list: `case` numbers, or `all` of the list's filter, and the `act`."""
    numbers = _filtered(request, form) if form.get("all") else [str(each) for each in form.getlist("case")]
    act = str(form.get("act") or "")
    if act == "sheets":
        people = _people(request, numbers)
        return render(request, "bulk_sheets.html", people=people)
    if act == "lists":
        return _lists(request, numbers)
    return _show(request, BULK_ACTS.get(act), numbers, {}, {})


@router.post("/cases/bulk/{act}")
@allowed(*OFFICE)
def do(request: Request, act: str, form: Form) -> Response:
    found = _known(act)
    numbers = form.get("cases", "").split()[:MOST]
    values, wrong = read(found.fields(office_of(request), acting(request)), form)
    if wrong or not numbers:
        return _show(request, found, numbers, form, wrong)
    asked = {name: form.get(name, "") for name in values} | {"act": act, "cases": " ".join(numbers)}
    form_id = command_id(form)
    return RedirectResponse(
        begin(request, "bulk", asked | {"command_id": str(form_id)}, form_id, at_once=len(numbers) <= AT_ONCE),
        303,
    )  # fmt: skip


def _show(
    request: Request,
    act: BulkAct | None,
    numbers: Sequence[str],
    said: Mapping[str, str],
    errors: Mapping[str, Any],
) -> Response:
    """Nobody or nothing chosen: the page says so, and the way back keeps the list."""
    office, viewer = office_of(request), acting(request)
    people = _people(request, numbers)
    fields = act.fields(office, viewer) if act else ()
    return render(
        request,
        "bulk.html",
        status=422 if errors or not (act and people) else 200,
        act=act,
        people=people,
        missing=len(set(numbers)) - len(people),
        fields=fields,
        said={field.name: field.value for field in fields} | dict(said),
        errors=errors,
        command_id=said.get("command_id") or str(office.new_id()),
    )


def _lists(request: Request, numbers: Sequence[str]) -> Response:
    """A list is drawn up and certified on its own page, by commune, over loan files: here are the ways to it."""
    office, people = office_of(request), _people(request, numbers)
    wanted = FileFilter(stages=_ON_THE_WAY, of_cases=tuple(each.number for each in people), limit=MOST)
    found = office.desk.loan_files.files(acting(request), wanted, at=office.now(), on=office.today()).lines
    communes: dict[str, dict[str, Any]] = {}
    for line in found:
        mine = communes.setdefault(line.unit_code, {"name": line.unit_name, "draft": [], "listed": []})
        mine[line.file.stage.value].append(line)
    with_file = {line.case_number for line in found}
    without = [each for each in people if each.number not in with_file]
    return render(
        request, "bulk_lists.html", people=people, communes=communes, without=without, most=LISTED_AT_ONCE
    )


def _people(request: Request, numbers: Sequence[str]) -> Sequence[Any]:
    office = office_of(request)
    return office.desk.due.named(acting(request), numbers[:MOST], at=office.now(), on=office.today())


def _filtered(request: Request, form: FormData) -> list[str]:
    """Every case of the list's filter, page by page."""
    office, viewer, found = office_of(request), acting(request), []
    asked = QueryParams({name: str(form.get(name) or "") for name in FILTERS})
    for offset in range(0, MOST, _PAGE):
        wanted = wanted_cases(asked, office.today(), offset, _PAGE)
        rows = office.desk.cases(viewer, wanted, at=office.now(), on=office.today()).rows
        found += [row.number for row in rows]
        if len(rows) < _PAGE:
            break
    return found


def _work(request: Request, asked: Mapping[str, Any]) -> tuple[int, LongWork]:
    """From what was asked, also when it is begun again on another day."""
    office, viewer, act = office_of(request), acting(request), _known(asked["act"])
    numbers = list(dict.fromkeys(asked["cases"].split()))
    values, _ = read(act.fields(office, viewer), asked)
    form_id = UUID(asked["command_id"])
    return len(numbers), lambda progress: {
        "act": act.key,
        **do_all(office, viewer, numbers, lambda case: act.command(case, values), form_id, progress),
    }


MAKERS["bulk"] = _work


def _known(act: str) -> BulkAct:
    if act not in BULK_ACTS:
        raise UnknownRecord(what="page", id=act)
    return BULK_ACTS[act]
