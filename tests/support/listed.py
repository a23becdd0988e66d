"""Two people of one commune whose loan files wait for a police list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from domain.lending.machine import FileStage
from domain.viewer import Viewer
from tests.support.lending import KNOWN, Borrower
from tests.support.offices import DAY, OFFICER, Person, an_id, instant
from workflows.services import commands as c
from workflows.services import loan_file_commands as f
from workflows.services.list_commands import CertifyPoliceList, DrawList
from workflows.services.office import Office

LIST = an_id("list")


class Another(Borrower):
    """The same borrower under a name and an id of their own."""

    def __init__(self, office: Office, place: int, **wish: Any) -> None:
        self.office, self.file_id = office, an_id(f"file {place}")
        self.person = Person(office, f"Lò Văn Inh {place}").assessed()
        self.person.does(c.RecordFacts, facts=KNOWN | wish)
        self.does(f.OpenFile, use="cows")


class Two:
    """Two people of one commune whose files wait for a list."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.borrowers = [Another(office, place) for place in (1, 2)]
        self.unit = office.desk.case(OFFICER, self.borrowers[0].person.id).unit_code

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(each.file_id for each in self.borrowers)

    @property
    def stages(self) -> list[FileStage]:
        return [each.file.stage for each in self.borrowers]

    def draw(self, by: Viewer = OFFICER, **said: Any) -> None:
        known: dict[str, Any] = {
            "list_id": LIST,
            "unit_code": self.unit,
            "list_no": "12/DS",
            "list_on": DAY,
            "list_by": "Lê Văn An",
        }
        self._do(DrawList(**(known | {"file_ids": self.ids} | said)), by)

    def certify(self, by: Viewer = OFFICER, **said: Any) -> None:
        known: dict[str, Any] = {
            "list_id": LIST,
            "certified_no": "7/XN",
            "certified_on": DAY,
            "certified_by": "Hà Thị Bình",
        }
        self._do(CertifyPoliceList(**(known | {"file_ids": self.ids} | said)), by)

    def _do(self, command: Any, by: Viewer) -> None:
        self.office.perform(command, by=by, at=instant(DAY), on=DAY)

    def page(self, by: Viewer = OFFICER) -> Any:
        return self.office.desk.police_lists.page(by, LIST, at=instant(DAY), on=DAY)
