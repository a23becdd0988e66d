"""Mẫu số 01: a commune's lists, a new one for several people, and its certification by somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from domain.errors import BadValue, CommandIdReused, DomainError, UnknownRecord
from domain.lending.lists import DRAWN, ListPage
from domain.lending.machine import FileStage
from domain.lending.reads import FileFilter, FileLine
from domain.lending.refusals import DatesOutOfOrder, LoanNotEligible
from web.access import OFFICE, allowed
from web.acting import acting, is_demo, office_of
from web.errors import status_of
from web.forms.fields import Field, read
from web.loan_documents import Ending, list_view, printed
from web.rendering import render
from web.sending import command_id, form_data
from web.step_answers import in_words
from workflows.services.commands import Command
from workflows.services.list_commands import CertifyPoliceList, DrawList

router = APIRouter()
Form = Annotated[FormData, Depends(form_data)]
MOST = 100


@router.get("/lists")
@allowed(*OFFICE)
def lists(request: Request) -> Response:
    office, viewer = office_of(request), acting(request)
    drafts = office.desk.loan_files.by_unit(viewer)
    waiting = {unit: counts[FileStage.DRAFT] for unit, counts in drafts.items() if FileStage.DRAFT in counts}
    return render(
        request,
        "lists.html",
        entries=office.desk.police_lists.lists(viewer, on=office.today()),
        waiting=waiting,
    )


@router.get("/lists/new")
@allowed(*OFFICE)
def ask_new(request: Request) -> Response:
    """`?commune=`: of which commune; `&file=`, also several: who is on it at first, else everybody who waits."""
    said = request.query_params
    lines = _waiting(request, said.get("commune", ""))
    chosen = said.getlist("file") or [str(line.file.id) for line in lines]
    return _new(request, said.get("commune", ""), lines, chosen)


@router.post("/lists/new")
@allowed(*OFFICE)
def draw(request: Request, form: Form) -> Response:
    said, unit = _texts(form), str(form.get("commune", ""))
    chosen = [each for each in form.getlist("file") if isinstance(each, str)]
    values, wrong = read(_drawing(request), said)
    if wrong:
        return _new(request, unit, _waiting(request, unit), chosen, said, wrong)
    made = command_id(said)
    command = DrawList(made, unit, values["list_no"], values["list_on"], values["list_by"], _ids(chosen))
    refusal = _done(request, command, said)
    if refusal is None:
        return RedirectResponse(f"/lists/{made}?done=drawn", 303)
    wrong, above = _place(request, refusal, values)
    return _new(request, unit, _waiting(request, unit), chosen, said, wrong, above)


@router.get("/lists/{list}")
@allowed(*OFFICE)
def show(request: Request, list: str) -> Response:
    return _page(request, _found(request, list))


@router.post("/lists/{list}")
@allowed(*OFFICE)
def certify(request: Request, list: str, form: Form) -> Response:
    page, said = _found(request, list), _texts(form)
    chosen = [each for each in form.getlist("file") if isinstance(each, str)]
    values, wrong = read(_certifying(request), said)
    if wrong:
        return _page(request, page, chosen, said, wrong)
    command = CertifyPoliceList(
        page.list.id, values["certified_no"], values["certified_on"], values["certified_by"], _ids(chosen)
    )
    refusal = _done(request, command, said)
    if refusal is None:
        return RedirectResponse(f"/lists/{page.list.id}?done=certified", 303)
    wrong, above = _place(request, refusal, values)
    return _page(request, page, chosen, said, wrong, above)


@router.get("/lists/{list}/mau-01.{ending}")
@allowed(*OFFICE)
def paper(request: Request, list: str, ending: Ending) -> Response:
    page, office = _found(request, list), office_of(request)
    view = list_view(page, office.units, is_demo(request), office.today())
    return printed(
        view, ending, f"mau-01-{page.list.drawn_on}-{page.list.unit_code}", request.app.state.templates
    )


def _done(request: Request, command: Command, said: Mapping[str, str]) -> DomainError | None:
    """None once it is done, or what the form has to show."""
    try:
        office_of(request).perform(command, by=acting(request), command_id=command_id(said))
    except DomainError as refusal:
        if status_of(refusal) not in (409, 422) or isinstance(refusal, CommandIdReused):
            raise
        return refusal
    return None


def _place(
    request: Request, refusal: DomainError, values: Mapping[str, Any]
) -> tuple[dict[str, Any], DomainError | None]:
    """Beside the field that it names, over the form otherwise."""
    named = {"one_signatory": "certified_by", "same_signatory": "certified_by"}.get(refusal.key)
    field = named or refusal.data.get("field")
    if field not in values:
        return {}, refusal
    dated = isinstance(refusal, (BadValue, DatesOutOfOrder))
    return {str(field): in_words(request, refusal) if dated else refusal}, None


def _drawing(request: Request) -> tuple[Field, ...]:
    today = office_of(request).today().isoformat()
    return (
        Field("list_no", "loan_field.list_no", "text", required=True),
        Field("list_on", "loan_field.list_on", "day", required=True, value=today),
        Field("list_by", "loan_field.list_by", "text", required=True, hint="loan_field.list_by.hint"),
    )


def _certifying(request: Request) -> tuple[Field, ...]:
    today = office_of(request).today().isoformat()
    return (
        Field("certified_no", "loan_field.certified_no", "text", required=True),
        Field("certified_on", "loan_field.certified_on", "day", required=True, value=today),
        Field(
            "certified_by",
            "loan_field.certified_by",
            "text",
            required=True,
            hint="loan_field.certified_by.hint",
        ),
    )


def _waiting(request: Request, unit: str) -> Sequence[FileLine]:
    """Files of the commune that no list names yet."""
    office = office_of(request)
    wanted = FileFilter(stage=FileStage.DRAFT, unit=unit, limit=MOST)
    return office.desk.loan_files.files(acting(request), wanted, at=office.now(), on=office.today()).lines


def _new(
    request: Request,
    unit: str,
    lines: Sequence[FileLine],
    chosen: Sequence[str],
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    refusal: DomainError | None = None,
) -> Response:
    office, viewer = office_of(request), acting(request)
    on = office.today()
    units = [each for each in office.units.on(on) if viewer.units is None or each.code in viewer.units]
    fields = _drawing(request)
    return render(
        request,
        "list_new.html",
        unit=unit if any(each.code == unit for each in units) else "",
        units=units,
        lines=lines,
        chosen=frozenset(chosen),
        fields=fields,
        **_form(request, fields, said, errors, refusal),
    )


def _page(
    request: Request,
    page: ListPage,
    chosen: Sequence[str] | None = None,
    said: Mapping[str, str] | None = None,
    errors: Mapping[str, Any] | None = None,
    refusal: DomainError | None = None,
) -> Response:
    waiting = [each for each in page.members if each.file.stage is FileStage.LISTED]
    fields = _certifying(request)
    done = request.query_params.get("done")
    return render(
        request,
        "list.html",
        page=page,
        waiting=waiting if page.list.status == DRAWN else [],
        chosen=frozenset(chosen if chosen is not None else (str(each.file.id) for each in waiting)),
        fields=fields,
        done=f"loan_done.{done}" if done in ("drawn", "certified") else None,
        **_form(request, fields, said, errors, refusal),
    )


def _form(
    request: Request,
    fields: Sequence[Field],
    said: Mapping[str, str] | None,
    errors: Mapping[str, Any] | None,
    refusal: DomainError | None,
) -> dict[str, Any]:
    """What a form's template needs, and the status of the answer."""
    unmet = refusal.findings if isinstance(refusal, LoanNotEligible) else ()
    office = office_of(request)
    return {
        "status": status_of(refusal) if refusal else 422 if errors else 200,
        "said": said or {field.name: field.value for field in fields},
        "errors": errors or {},
        "refusal": refusal,
        "unmet": unmet,
        "law": office.law.on(office.today()),
        "command_id": (said or {}).get("command_id") or str(office.new_id()),
    }


def _found(request: Request, wanted: str) -> ListPage:
    office = office_of(request)
    try:
        list_id = UUID(wanted)
    except ValueError:
        raise UnknownRecord(what="police list", id=wanted[:40]) from None
    return office.desk.police_lists.page(acting(request), list_id, at=office.now(), on=office.today())


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _ids(chosen: Sequence[str]) -> tuple[UUID, ...]:
    try:
        return tuple(map(UUID, chosen))
    except ValueError:
        raise BadValue(field="file", value="…", expected="UUID") from None
