"""A list of people brought in: looked at as a whole first, then received one by one, each in an act of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.errors import DomainError, OpenCaseExists
from domain.importing import Register, Row, Sheet
from domain.likeness import Alike, Seen
from domain.viewer import Viewer
from workflows.services.commands import Command, Done, OpenCase, PersonDetails
from workflows.services.data_commands import LoanOnPaper, TakeOverCase, TellApart, WorkOnPaper
from workflows.services.office import Office

Progress = Callable[[int], None]
# What a person says of a row that looks like somebody: left out, another person, or the id of the same one.
LEAVE, OTHER = "leave", "other"
_PRISON = ((60, "prison_to_5"), (180, "prison_5_to_15"))


@dataclass(frozen=True, slots=True)
class Looked:
    """What each row would become: new, here already (by case number), wrong in some cells, or like somebody."""

    new: tuple[Row, ...]
    already: tuple[tuple[Row, str], ...]
    wrong: tuple[Row, ...]
    alike: tuple[tuple[Row, tuple[Alike, ...]], ...]
    unread: tuple[str, ...] = ()


def register_of(office: Office, viewer: Viewer) -> Register:
    """What the sheet's names are looked up in today."""
    on = office.today()
    groups = {str(each["code"]).upper(): each["id"] for each in office.desk.groups(viewer, on)}
    firms = {str(each["code"]).upper(): each["id"] for each in office.desk.employers(on)}
    return Register(office.units, on, viewer.units, groups, firms)


def look(office: Office, viewer: Viewer, sheet: Sheet) -> Looked:
    """The dry run: writes nothing but the log of whom it showed."""
    sound = [row for row in sheet.rows if not row.wrong]
    ids = {row.number: _case_id(office, row) for row in sound}
    here = office.desk.likeness.numbers(list(ids.values()))
    fresh = [row for row in sound if ids[row.number] not in here]
    alike = office.desk.likeness.alike(viewer, [_seen(row) for row in fresh], at=office.now())
    return Looked(
        new=tuple(row for row in fresh if str(row.number) not in alike),
        already=tuple((row, here[ids[row.number]]) for row in sound if ids[row.number] in here),
        wrong=tuple(row for row in sheet.rows if row.wrong),
        alike=tuple((row, alike[str(row.number)]) for row in fresh if str(row.number) in alike),
        unread=sheet.unread,
    )


def _seen(row: Row) -> Seen:
    v = row.values
    return Seen(str(row.number), v["name"], v["birth"], v["unit"], v.get("citizen_id"), v.get("phone"))


def bring_in(
    office: Office, viewer: Viewer, looked: Looked, said: Mapping[int, str], progress: Progress
) -> Mapping[str, Any]:
    """What came of each row, by its number. `said` answers the rows that look like somebody; without one they stay out.

    Done twice it does nothing twice: ids follow from what stands in the row.
    """
    told: dict[str, list[Any]] = {"done": [], "already": [], "refused": [], "left": []}
    told["already"] = [{"row": row.number, "number": number} for row, number in looked.already]
    asked = {row.number: alike for row, alike in looked.alike}
    work = sorted((*looked.new, *(row for row, _ in looked.alike)), key=lambda row: row.number)
    for place, row in enumerate(work, start=1):
        _bring(office, viewer, row, asked.get(row.number, ()), said.get(row.number), told)
        progress(place)
    return {**told, "wrong": len(looked.wrong)}


def _bring(
    office: Office,
    viewer: Viewer,
    row: Row,
    alike: Sequence[Alike],
    said: str | None,
    told: dict[str, list[Any]],
) -> None:
    same = next((each for each in alike if str(each.person_id) == said and not each.elsewhere), None)
    if alike and same is None and said != OTHER:
        told["left"].append({"row": row.number})
    elif same is not None and same.is_open:
        told["already"].append({"row": row.number, "number": same.number})
    else:
        try:
            done = _receive(office, viewer, row, same)
            told["done"].append({"row": row.number, "number": done.number})
            for each in alike if same is None else ():
                _tell_apart(office, viewer, row, each)
        except OpenCaseExists as here:
            told["already"].append({"row": row.number, "number": here.data["number"]})
        except DomainError as refusal:
            told["refused"].append({"row": row.number, "vi": refusal.text("vi"), "en": refusal.text("en")})


def _receive(office: Office, viewer: Viewer, row: Row, same: Alike | None) -> Done:
    command = _command(office, row, same)
    return office.perform(command, by=viewer, command_id=_id(office, f"import|{command!r}"))


def _tell_apart(office: Office, viewer: Viewer, row: Row, other: Alike) -> None:
    """A case of the other that is not the viewer's keeps the answer from being kept; it is asked again."""
    one = _person_id(office, row)
    command = TellApart(one, other.person_id)
    try:
        office.perform(command, by=viewer, command_id=_id(office, f"apart|{one}|{other.person_id}"))
    except DomainError:
        return


def _command(office: Office, row: Row, same: Alike | None) -> Command:
    running = row.running
    reception = _reception(office, row, same)
    if running is None:
        return reception
    v = row.values
    return TakeOverCase(
        reception,
        running.stage.value,
        running.since,
        running.paper,
        running.pause_reason,
        running.left and running.left.value,
        v.get("group_id"),
        _work(v),
        _loan(office, row),
        v.get("pressing") or (),
    )


def _reception(office: Office, row: Row, same: Alike | None) -> OpenCase:
    v = row.values
    return OpenCase(
        case_id=_case_id(office, row),
        person_id=same.person_id if same else _person_id(office, row),
        # Of somebody known the address alone is read.
        details=_details(v),
        unit_code=v["unit"],
        certificate=v["certificate"],
        certificate_no=v["certificate_no"],
        completed_on=v["completed_on"],
        notice_given=v["notice"],
        sentence_class=v.get("sentence_class") or _class_of(v.get("sentence_months")),
        old_unit_code=v.get("old_unit"),
        village=v.get("village"),
    )


def _details(v: Mapping[str, Any]) -> PersonDetails:
    return PersonDetails(
        name=v["name"],
        birth_year=v["birth"],
        sex=v["sex"],
        ethnicity=v["ethnicity"],
        citizen_id=v.get("citizen_id"),
        phone=v.get("phone"),
        address=v.get("address"),
        offence=v.get("offence"),
        sentence_months=v.get("sentence_months"),
        called=v.get("called"),
    )


def _class_of(months: int | None) -> str | None:
    """The class of prison that the imposed length belongs to (Criminal Code art. 70(2))."""
    if months is None:
        return None
    return next((code for most, code in _PRISON if months <= most), "prison_over_15")


def _work(v: Mapping[str, Any]) -> WorkOnPaper | None:
    if not v.get("livelihood"):
        return None
    paper = v.get("livelihood_paper")
    return WorkOnPaper(v["livelihood"], v["livelihood_since"], paper, v.get("employer_id"))


def _loan(office: Office, row: Row) -> LoanOnPaper | None:
    v = row.values
    if not v.get("loan_vnd"):
        return None
    return LoanOnPaper(
        _id(office, f"loan|{_key(row)}"),
        v["loan_vnd"],
        v["outstanding_vnd"],
        v["loan_purpose"],
        v["loan_months"],
        v["disbursed_on"],
    )


def _key(row: Row) -> str:
    return f"{row.key}|{row.values['certificate_no']}"


def _case_id(office: Office, row: Row) -> UUID:
    return _id(office, f"case|{_key(row)}")


def _person_id(office: Office, row: Row) -> UUID:
    return _id(office, f"person|{row.key}")


def _id(office: Office, text: str) -> UUID:
    """Keyed: an id that anybody could compute from a citizen ID would be that citizen ID."""
    return UUID(bytes=office.store.keyring.fingerprint(f"imported|{text}"), version=4)
