"""Who acts: the session behind the request, found once."""

from __future__ import annotations

from starlette.requests import Request

from domain.accounts import SignedIn
from domain.viewer import Viewer
from workflows.services.office import Office

COOKIE = "duongve"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def office_of(request: Request) -> Office:
    found: Office = request.app.state.office
    return found


def signed_in(request: Request) -> SignedIn | None:
    """The live session of the request's cookie; None without one."""
    if not hasattr(request.state, "signed_in"):
        office, token = office_of(request), request.cookies.get(COOKIE)
        found = office.sessions.find(token, at=office.now(), on=office.today()) if token else None
        request.state.signed_in = found
    who: SignedIn | None = request.state.signed_in
    return who


def for_programs(request: Request) -> bool:
    """Whether the request came to the programming interface (`web.api`), which alone takes tokens."""
    return bool(getattr(request.app.state, "for_programs", False))


def caller(request: Request) -> Viewer | None:
    """Whom the token of the request acts for. A request that shows any Authorization is read without its cookies."""
    if not hasattr(request.state, "caller"):
        office, (scheme, _, token) = (
            office_of(request),
            request.headers.get("authorization", "").partition(" "),
        )
        bearer = scheme.lower() == "bearer" and token.strip()
        found = office.tokens.find(bearer, at=office.now(), on=office.today()) if bearer else None
        request.state.caller = found
    who: Viewer | None = request.state.caller
    return who


def acting(request: Request) -> Viewer:
    """The viewer of a page or an answer that `web.access` let through."""
    if for_programs(request) and "authorization" in request.headers:
        viewer = caller(request)
        assert viewer is not None, "the route's rule lets nobody in with a token that is not known"
        return viewer
    who = signed_in(request)
    assert who is not None, "the route's rule lets nobody in without a session"
    return who.viewer


def is_demo(request: Request) -> bool:
    """A store that was marked as invented stays so: asked until it is, then remembered."""
    state = request.app.state
    if not getattr(state, "demo", False):
        state.demo = bool(office_of(request).desk.facts().get("demo"))
    return bool(state.demo)
