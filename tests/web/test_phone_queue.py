"""A phone's queue and the office, in any order of events: nothing is lost, nothing arrives twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from persistence import tables as t
from tests.support.offices import DAY, GROUP, an_office, engine_of
from tests.support.phones import ELSEWHERE, a_visit, another_group, moved, put
from tests.support.visiting import visitor_of
from tests.web.conftest import Kept
from web.acting import COOKIE
from workflows.services.office import Office

pytestmark = pytest.mark.slow
NOTES = st.sampled_from(["", "a", "b"])


@pytest.fixture(scope="module")
def shared(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, UUID]]:
    file = copyfile(kept[0], tmp_path_factory.mktemp("queue") / "web.db")
    with an_office(f"sqlite:///{Path(file)}", filled=True) as office:
        office.new_id = uuid4
        another_group(office)
        yield office, kept[1]["supported"].id


def machine(office: Office, case_id: UUID) -> type[RuleBasedStateMachine]:
    client = visitor_of(office, "g5")
    live = client.cookies[COOKIE]

    class Phone(RuleBasedStateMachine):
        """`queue`: as `phone/queue.js` keeps it; `taken`: what the office confirmed, by id."""

        written = Bundle("written")

        def __init__(self) -> None:
            super().__init__()
            self.queue: dict[UUID, dict[str, Any]] = {}
            self.stuck: dict[UUID, int] = {}
            self.taken: set[UUID] = set()
            self.lost: set[UUID] = set()
            client.cookies.set(COOKIE, live)
            moved(office, case_id, GROUP)

        @rule(target=written, note=NOTES)
        def write(self, note: str) -> UUID:
            act = uuid4()
            self.queue[act] = a_visit(case_id, f"{DAY}", note=note)
            return act

        @rule(heard=st.booleans())
        def send(self, heard: bool) -> None:
            """In order; where the reply is not heard the rest waits, as without signal."""
            for act, content in list(self.queue.items()):
                if act in self.stuck:
                    continue
                status = put(client, office, act, content).status_code
                assert status in (200, 201, 401, 409), status
                if status == 401:
                    return
                if not heard:
                    self.lost.add(act)
                    return
                if status == 409:
                    self.stuck[act] = status
                else:
                    assert (status == 200) == (act in self.lost or act in self.taken)
                    self.taken.add(act)
                    del self.queue[act]

        @rule(act=written, note=NOTES)
        def send_again_with(self, act: UUID, note: str) -> None:
            """Another tab or a restored phone: the same id, perhaps with other words."""
            self.queue.setdefault(act, a_visit(case_id, f"{DAY}", note=note))

        @rule()
        def session_ends(self) -> None:
            client.cookies.delete(COOKIE)

        @rule()
        def sign_in_again(self) -> None:
            client.cookies.set(COOKIE, live)

        @rule(to=st.sampled_from([GROUP, ELSEWHERE]))
        def case_moves(self, to: UUID) -> None:
            moved(office, case_id, to)

        @invariant()
        def what_was_written_is_here_or_there_and_there_once(self) -> None:
            with engine_of(office).connect() as connection:
                rows = set(connection.scalars(select(t.visit.c.id).where(t.visit.c.recorded_by == "g5")))
            assert self.taken <= rows
            assert {act for act in self.stuck if act not in rows} == set(), (
                "in conflict with what is not there"
            )

        def teardown(self) -> None:
            """With signal and a session again, everything that is not in conflict arrives."""
            client.cookies.set(COOKIE, live)
            moved(office, case_id, GROUP)
            self.send(heard=True)
            assert set(self.queue) == set(self.stuck)

    return Phone


def test_queue_and_office_agree_whatever_happens_between_them(shared: tuple[Office, UUID]) -> None:
    run_state_machine_as_test(
        machine(*shared), settings=settings(max_examples=12, stateful_step_count=15, deadline=None)
    )
