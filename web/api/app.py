"""Puts the interface together: an application of its own, so that it has its own document and its own errors."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from web.access import Access, require_caller, require_rules
from web.api import batches, cases, district, loans, phone, problems, referrals, visits
from web.api.problems import MEDIA_TYPE, Problem
from workflows.services.office import Office

ADDRESS = "/api/v1"
_TOKEN = HTTPBearer(auto_error=False, description="Made by `duongve token create USER`; acts as that account")
_REFUSALS = {
    400: "What was sent cannot be read, or the act is not possible",
    401: "No live token",
    403: "The role may not",
    404: "Not there, or outside the account's scope",
    409: "In conflict with what is recorded",
    413: "Larger than 12 MB",
    414: "The address is longer than 8 KB",
    422: "The content is not valid, or a rule refuses",
    431: "The headers are longer than 32 KB",
    503: "The database is not available; nothing was kept",
}


def by_rule(
    request: Request, _token: Annotated[HTTPAuthorizationCredentials | None, Security(_TOKEN)]
) -> None:
    """The route's rule before anything of the body is looked at."""
    access: Access = request.scope["route"].endpoint.access
    require_caller(request, access)


def api_of(office: Office) -> FastAPI:
    """Raises RouteWithoutRule for a defect of ours."""
    api = FastAPI(
        title="Đường Về",
        version="1",
        description="Cases, visits, referrals and loan files within the scope of the token's account. Dates are "
        "legal days in Vietnam, instants UTC, money whole đồng.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        responses={status: _problem(words) for status, words in _REFUSALS.items()},
        dependencies=[Security(by_rule)],
    )
    api.state.office, api.state.for_programs = office, True
    for part in (cases, visits, phone, referrals, loans, batches, district):
        api.include_router(part.router)
    problems.add_to(api)
    require_rules(api)
    return api


def _problem(words: str) -> dict[str, Any]:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": words, "model": Problem, "content": {MEDIA_TYPE: schema}}
