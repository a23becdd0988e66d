"""The door: account and password, then a code where the account has one; and out again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from domain.errors import DomainError
from domain.passwords import NoRoleToday, TooManyTries, WrongCode, WrongCredentials
from domain.viewer import Role
from web.access import EVERYBODY, allowed, and_then, must_first, open_page
from web.acting import COOKIE, is_demo, office_of, signed_in
from web.errors import status_of
from web.rendering import render
from web.sending import form_values
from workflows.services.signing_in import From

router = APIRouter()
Form = Annotated[Mapping[str, str], Depends(form_values)]
# What the sign-in page of invented data offers to try.
DEMO_ACCOUNTS: Mapping[str, Role] = {
    "canbo": Role.OFFICER,
    "g5": Role.SUPPORTER,
    "nganhang": Role.BANK,
    "lanhdao": Role.MANAGER,
    "doanhnghiep": Role.EMPLOYER,
    "quantri": Role.ADMIN,
}


@router.get("/sign-in")
@open_page()
def sign_in(request: Request) -> Response:
    if signed_in(request) is not None:
        return RedirectResponse(own_path(request.query_params.get("next")), 303)
    # A cookie that opens nothing any more: the session ended by itself or was ended.
    return _page(request, {"next": request.query_params.get("next", "")}, ended=COOKIE in request.cookies)


@router.post("/sign-in")
@open_page()
def enter(request: Request, form: Form) -> Response:
    office = office_of(request)
    user, password = form.get("user", ""), form.get("password", "")
    try:
        token = office.door.enter(user, password, at=office.now(), come=come_from(request))
        who = office.sessions.find(token, at=office.now(), on=office.today())
    except (WrongCredentials, TooManyTries) as refusal:
        return _page(request, {"user": user, "next": form.get("next", "")}, refusal=refusal)
    if who is None:
        return _without_role(request, user.strip().lower())
    then, first = own_path(form.get("next")), must_first(request, who)
    return with_session(request, RedirectResponse(and_then(first, then) if first else then, 303), token)


def _without_role(request: Request, user: str) -> Response:
    """The password was right: what is said here, nobody else learns. A session that opens nothing is not kept."""
    office, refusal = office_of(request), NoRoleToday(user=user)
    on, accounts = office.today(), office.desk.accounts
    office.sessions.end_all(user, at=office.now(), by=user)
    grants = accounts.one(user, on).grants
    return render(
        request,
        "no_role.html",
        status=status_of(refusal),
        refusal=refusal,
        begins=[each for each in grants if each.valid_from > on and each.holds(each.valid_from)][:1],
        administrators=[each for each in accounts.all(on) if Role.ADMIN in each.roles and not each.disabled],
    )


@router.get("/sign-in/code")
@allowed(*EVERYBODY, unready=True)
def ask_code(request: Request) -> Response:
    return render(request, "code.html", error=None, next=request.query_params.get("next", ""))


@router.post("/sign-in/code")
@allowed(*EVERYBODY, unready=True)
def give_code(request: Request, form: Form) -> Response:
    office, who = office_of(request), signed_in(request)
    assert who is not None
    try:
        token = office.door.second_step(
            who.viewer.user, who.session, form.get("code", ""), at=office.now(), come=come_from(request)
        )
    except (WrongCode, TooManyTries) as refusal:
        return render(
            request, "code.html", status=status_of(refusal), error=refusal, next=form.get("next", "")
        )
    return with_session(request, RedirectResponse(own_path(form.get("next")), 303), token)


@router.post("/sign-out")
@allowed(*EVERYBODY, unready=True)
def sign_out(request: Request, form: Form) -> Response:
    """A group's phone keeps what waits there: its storage is wiped once its own script has said that nothing does."""
    office, who = office_of(request), signed_in(request)
    assert who is not None
    office.sessions.end(who.session, at=office.now(), by=who.viewer.user)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    keeps = who.viewer.role is Role.SUPPORTER and form.get("phone") == "unknown"
    answer.headers["Clear-Site-Data"] = '"cache"' if keeps else '"cache", "storage"'
    return answer


def with_session(request: Request, answer: Response, token: str) -> Response:
    """Gives the browser the token: not to scripts, not to other sites, and over TLS alone where there is TLS."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, path="/", httponly=True, samesite="lax", secure=secure)
    return answer


def come_from(request: Request) -> From:
    return From(request.headers.get("user-agent", ""), request.client.host if request.client else "")


def next_or_account(request: Request) -> str:
    """What is left to do first, or the own account."""
    who = signed_in(request)
    return (who and must_first(request, who)) or "/account"


def _page(
    request: Request, said: Mapping[str, str], refusal: DomainError | None = None, ended: bool = False
) -> Response:
    context: dict[str, Any] = {"said": said, "error": refusal, "ended": ended and refusal is None}
    demo = DEMO_ACCOUNTS if is_demo(request) else {}
    status = status_of(refusal) if refusal else 200
    return render(request, "sign_in.html", status=status, accounts=demo, **context)


def own_path(asked: str | None) -> str:
    """A path of our own, or the first page: never another site (`//host`, `/\\host`)."""
    path = asked or "/"
    own = path.startswith("/") and not path.startswith(("//", "/\\", "/sign-")) and path.isprintable()
    return path if own else "/"
