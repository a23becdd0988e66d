"""The interface keeps what its document promises: Schemathesis asks for every role, at all edges and at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.core.result import Ok
from schemathesis.python.asgi import ASGIClient, get_client
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from domain.viewer import Role
from tests.support.asking import bearer
from tests.support.offices import DAY, GROUP, STAFF, an_id, an_office
from tests.support.referred import agreeing, refer
from web.access import access_of, api_routes
from web.api.app import ADDRESS, api_of
from web.app import create_app
from workflows.services import commands as c

pytestmark = pytest.mark.slow

load_all_checks()
# A rule of the work may refuse what the document allows: a day to come, a case that is closed.
_EXCEPT = [positive_data_acceptance]
# The token is ours to show: drawn ones would say 401 and nothing else.
_CONFIG = {"generation": {"with-security-parameters": False}}
Operation = APIOperation[Any, Any, Any, Any]
_HOST = "testserver"
NOBODY = ""
DRAWN = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@dataclass(frozen=True)
class Served:
    """The running interface, its document, a token for each of the staff, and what there is to ask for."""

    schema: BaseSchema
    client: ASGIClient
    tokens: dict[str, dict[str, str]]
    roles: dict[str, frozenset[Role]]
    number: str
    referrals: dict[str, Any]

    def operations(self) -> Iterator[Operation]:
        for found in self.schema.get_all_operations():
            assert isinstance(found, Ok), found
            yield found.ok()

    def ask(self, case: Any, user: str) -> int:
        """The status of an answer that is as the document says. Raises FailureGroup."""
        how = {"session": self.client, "headers": self.tokens[user]}
        answer = case.call_and_validate(**how, excluded_checks=_EXCEPT)
        return int(answer.status_code)

    def real(self, case: Any, user: str) -> Any:
        """The same request about somebody who is there, on a day that was, so that not every answer is a refusal."""
        parts = {"number": self.number, "referral_id": str(self.referrals.get(user, uuid4()))}
        for name in set(case.path_parameters or ()) & parts.keys():
            case.path_parameters[name] = parts[name]
        if "case" in (case.query or ()):
            case.query["case"] = self.number
        if isinstance(case.body, dict) and "case" in case.body:
            said = {name: case.body[name] for name in ("id", "note", "met") if name in case.body}
            known = {"held_on": DAY.isoformat()} if "held_on" in case.body else _A_REFERRAL
            case.body = said | known | {"case": self.number}
        if isinstance(case.body, dict) and "answer" in case.body:
            case.body = {"command_id": str(an_id(f"answer of {user}")), "answer": "accepted"}
        return case


# Nothing of theirs is in this store: what they answer with is asked in test_loan_api.py.
_OF_A_STORY = {"GET /loans/{file}", "POST /loans/{file}/step", "GET /batches/{batch}", "POST /replies"} | {
    "PUT /sealed/{act_id}"  # what is sealed to the office cannot be drawn
}
_A_REFERRAL = {"body": "clinic", "body_name": "Trạm y tế"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with an_office(f"sqlite:///{tmp_path_factory.mktemp('asked') / 'asked.db'}") as office:
        person = agreeing(office)
        person.does(c.AssignGroup, group_id=GROUP)
        sent = {"nganhang": refer(person), "doanhnghiep": refer(person, "employer", "r2")}
        for place, user in enumerate(("canbo", "lanhdao")):
            sent[user] = refer(person, "other", f"r{place + 3}", body_name=f"Nơi khác {place}")
        app = create_app(office, hosts=frozenset({_HOST}))
        config = schemathesis.Config.from_dict(_CONFIG)
        schema = schemathesis.openapi.from_asgi(f"{ADDRESS}/openapi.json", app, config=config)
        tokens = {user: bearer(office, user) for user in STAFF} | {NOBODY: {}}
        roles = {
            f"{method} {route.path}": access_of(route).roles or frozenset()
            for route in api_routes(api_of(office))
            for method in route.methods or ()
        }
        with get_client(cast("Any", app)) as client:
            yield Served(schema, client, tokens, roles, str(person.last.number), sent)


def test_the_document_names_every_route(served: Served) -> None:
    assert {each.label for each in served.operations()} == served.roles.keys()


def test_every_edge_of_what_the_document_allows_and_forbids_is_answered_as_it_says(served: Served) -> None:
    seen: Counter[int] = Counter()
    for operation in served.operations():
        config = served.schema.config.generation_for(operation=operation)
        for case in served.schema.iter_coverage_cases(
            operation, generation_modes=list(GenerationMode), generation_config=config
        ):
            seen[served.ask(case, "canbo")] += 1
    assert sum(seen.values()) > 300
    assert {200, 404, 405, 422} <= seen.keys()


def drawn(served: Served, operation: Operation, user: str, modes: Iterable[GenerationMode]) -> Counter[int]:
    """How often each status came."""
    seen: Counter[int] = Counter()
    cases = st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))

    @given(case=cases, real=st.booleans())
    @DRAWN
    def asks(case: Any, real: bool) -> None:
        seen[served.ask(served.real(case, user) if real else case, user)] += 1

    asks()
    return seen


@pytest.mark.parametrize("user", STAFF)
def test_whatever_a_role_asks_is_answered_as_the_document_says(served: Served, user: str) -> None:
    role = Role(STAFF[user])
    for operation in served.operations():
        seen = drawn(served, operation, user, GenerationMode)
        answered = min(seen) < 300
        if operation.label in _OF_A_STORY and not answered:
            continue
        assert answered is (role in served.roles[operation.label]), (operation.label, seen)


def test_without_a_token_nothing_is_read_and_nothing_is_written(served: Served) -> None:
    for operation in served.operations():
        seen = drawn(served, operation, NOBODY, [GenerationMode.POSITIVE])
        # An address that no database could read is refused before anybody is asked for.
        assert {401} <= seen.keys() <= {400, 401}, (operation.label, seen)
