"""Accounts and tokens from the terminal: the first administrator of a real store has nobody to ask."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.office import office, settings
from cli.output import OUT, emit, line, t, trouble
from cli.wrong_use import wrong
from domain.viewer import SYSTEM

account_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Tài khoản / accounts.")
token_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Mã truy cập / tokens for programs."
)
_LONGEST = 366
# Roles that may have the whole area.
_WHOLE = ("officer", "manager", "admin")


def add_to(root: typer.Typer) -> None:
    root.add_typer(account_app, name="account")
    root.add_typer(token_app, name="token")


@account_app.command("create")
def create(
    user: str,
    name: Annotated[str, typer.Option("--name", help="Họ và tên / full name.")],
    role: Annotated[
        str, typer.Option("--role", help="officer | manager | admin (toàn địa bàn / whole area).")
    ] = "admin",
) -> None:
    """Tạo tài khoản, in mật khẩu dùng một lần. Makes an account and prints a one-time password."""
    from workflows.services.administration_commands import GrantRole, NewAccount
    from workflows.services.signing_in import hashed, one_time_password

    if role not in _WHOLE:  # before the account is made: the others need a scope, which the pages ask for
        wrong("choice", option="--role", value=role, expected=" | ".join(_WHOLE))
    opened, password = office(), one_time_password()
    opened.perform(NewAccount(user, name, hashed(password)), by=SYSTEM)
    opened.perform(GrantRole(opened.new_id(), user, role, opened.today()), by=SYSTEM)
    if OUT.as_json:
        emit({"user": user, "role": role, "password": password})
    else:
        line(t("cli.account_made", user=user, role=role, password=password))


@account_app.command("password")
def password(user: str) -> None:
    """Cấp mật khẩu dùng một lần. Gives a one-time password."""
    from workflows.services.administration_commands import NewPassword
    from workflows.services.signing_in import hashed, one_time_password

    given = one_time_password()
    office().perform(NewPassword(user, hashed(given)), by=SYSTEM)
    if OUT.as_json:
        emit({"user": user, "password": given})
    else:
        line(t("cli.password_given", user=user, password=given))


@token_app.command("create")
def token(
    user: str,
    days: Annotated[int, typer.Option("--days", min=1, max=_LONGEST, help="Số ngày / days.")] = 90,
    label: Annotated[str, typer.Option("--label", help="Dùng cho / what for.")] = "API",
) -> None:
    """Tạo mã truy cập cho /api/v1. Makes a token for /api/v1, with the rights of the account."""
    opened = office()
    made = opened.tokens.create(user, label, days, by=SYSTEM.user, at=opened.now())
    if OUT.as_json:
        emit({"token": made})
    else:
        line(t("cli.token_made", user=user, token=made))


def tell_demo_accounts() -> None:
    """On standard error, where a store holds invented people: who can be tried, and with which password."""
    from workflows.demo import DEMO_ACCOUNTS, give_demo_password

    if (given := give_demo_password(settings(), office())) is not None:
        trouble(t("cli.demo_accounts", accounts=", ".join(DEMO_ACCOUNTS), password=given))
