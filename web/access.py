"""Who may ask for a page: a rule on every route, read before the page itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from domain.accounts import SignedIn
from domain.errors import DomainError, NotAllowed
from domain.viewer import Role
from web.acting import SAFE_METHODS, caller, for_programs, office_of, signed_in

Page = TypeVar("Page", bound=Callable[..., Any])

OFFICE = (Role.OFFICER, Role.MANAGER)
EVERYBODY = (Role.OFFICER, Role.SUPPORTER, Role.BANK, Role.MANAGER, Role.EMPLOYER, Role.ADMIN)


class NotSignedIn(DomainError):
    """The session ended between the form and its answer."""

    key: ClassVar[str] = "not_signed_in"


class TokenMissing(DomainError):
    """The programming interface was asked without a token that is live, and without a session."""

    key: ClassVar[str] = "token_missing"


class SignInUnfinished(DomainError):
    """A session that has to change its password or give its code first."""

    key: ClassVar[str] = "sign_in_unfinished"


class RouteWithoutRule(Exception):
    """A defect of ours: nobody said who may ask for this route."""


@dataclass(frozen=True, slots=True)
class Access:
    """`roles` None: without signing in. `unready`: also before a first password was changed or a code was given."""

    roles: frozenset[Role] | None
    unready: bool = False


def allowed(*roles: Role, unready: bool = False) -> Callable[[Page], Page]:
    """For endpoints that take `request`; stands below the router's decorator, nearest to the function."""
    return _ruled(Access(frozenset(roles), unready))


def open_page() -> Callable[[Page], Page]:
    """Without signing in."""

    def decorate(page: Page) -> Page:
        page.access = Access(None)  # type: ignore[attr-defined]
        return page

    return decorate


def _ruled(access: Access) -> Callable[[Page], Page]:
    def decorate(page: Page) -> Page:
        @wraps(page)
        def asked(*args: Any, **kwargs: Any) -> Any:
            refusal = _answer(kwargs["request"], access)
            return page(*args, **kwargs) if refusal is None else refusal

        asked.access = access  # type: ignore[attr-defined]
        return asked  # type: ignore[return-value]

    return decorate


def _answer(request: Request, access: Access) -> Response | None:
    """None when the page may be drawn. Raises NotAllowed for another role, NotSignedIn for an act without a session."""
    if for_programs(request):
        require_caller(request, access)
        return None
    who = signed_in(request)
    if who is None:
        if request.method in SAFE_METHODS:
            return RedirectResponse(and_then("/sign-in", _here(request)), 303)
        raise NotSignedIn
    if not access.unready and (first := must_first(request, who)):
        there = _here(request) if request.method in SAFE_METHODS else "/"
        return RedirectResponse(and_then(first, there), 303)
    if access.roles is None or who.viewer.role not in access.roles:
        raise NotAllowed(role=who.viewer.role.value, act=f"{request.method} {request.url.path}")
    return None


def require_caller(request: Request, access: Access) -> None:
    """The same rule for a program: it is never sent to another page. Raises TokenMissing, SignInUnfinished, NotAllowed.

    A session counts too where no token is shown: our own pages ask the interface, and `web.security` sees to it that
    only they do.
    """
    if access.roles is None:
        return
    if "authorization" in request.headers:
        viewer = caller(request)
    else:
        who = signed_in(request)
        if who is not None and must_first(request, who):
            raise SignInUnfinished
        viewer = None if who is None else who.viewer
    if viewer is None:
        raise TokenMissing
    if viewer.role not in access.roles:
        raise NotAllowed(role=viewer.role.value, act=f"{request.method} {request.url.path}")


def must_first(request: Request, who: SignedIn) -> str | None:
    """The address of what has to be done before anything else."""
    if who.must_change:
        return "/account/password"
    if who.has_second_factor and not who.second_factor:
        return "/sign-in/code"
    if not who.has_second_factor and who.viewer.role in office_of(request).codes_required_of:
        return "/account/second-factor"
    return None


def and_then(first: str, then: str) -> str:
    """The address of a step that leads on to `then`."""
    return first if then == "/" else f"{first}?{urlencode({'next': then})}"


def _here(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def access_of(route: RouteContext) -> Access:
    """Raises RouteWithoutRule."""
    found = getattr(route.endpoint, "access", None)
    if not isinstance(found, Access):
        raise RouteWithoutRule(f"{sorted(route.methods or ())} {route.path}")
    return found


def require_rules(app: FastAPI) -> None:
    """Every route says who may ask for it. Raises RouteWithoutRule."""
    for route in api_routes(app):
        access_of(route)


def api_routes(app: FastAPI) -> Iterable[RouteContext]:
    """Also those of included routers, which `app.routes` holds as a whole. Raises RouteWithoutRule for what is no page.

    Without a rule of their own stand the files that everybody may have, the document of the interface, and the
    interface itself, which asks for the rules of its routes.
    """
    for route in iter_route_contexts(app.routes):
        if route.path in _WITHOUT_RULES and not isinstance(route.original_route, APIRoute):
            continue
        if not isinstance(route.original_route, APIRoute):
            raise RouteWithoutRule(f"{type(route.original_route).__name__} {route.path}")
        yield route


_WITHOUT_RULES = ("/static", "/openapi.json", "/api/v1")
