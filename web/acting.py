"""Who acts while there is no sign-in yet: one account of the invented data set, named on every page."""

from __future__ import annotations

from typing import ClassVar

from starlette.requests import Request

from domain.errors import DomainError
from domain.viewer import Viewer
from workflows.services.office import Office


class ActsNeedSignIn(DomainError):
    """Until there is sign-in, real people's cases are not changed from pages."""

    key: ClassVar[str] = "acts_need_sign_in"


def office_of(request: Request) -> Office:
    found: Office = request.app.state.office
    return found


def acting(request: Request) -> Viewer:
    """Raises UnknownRecord where the data set has no such account."""
    office = office_of(request)
    return office.desk.viewer(request.app.state.user, office.today())


def may_act(request: Request) -> Viewer:
    """Raises ActsNeedSignIn for data that is not marked as invented."""
    if not is_demo(request):
        raise ActsNeedSignIn
    return acting(request)


def is_demo(request: Request) -> bool:
    return bool(office_of(request).desk.facts().get("demo"))
