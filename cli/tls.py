"""TLS for phones: a certificate authority of the office's own, made with one command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.office import settings
from cli.output import OUT, emit, line, t

if TYPE_CHECKING:
    from workflows.local_ca import Tls

tls_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="TLS cho điện thoại / TLS for phones."
)


def add_to(root: typer.Typer) -> None:
    root.add_typer(tls_app, name="tls")


@tls_app.command("make")
def make_tls(
    hosts: Annotated[
        list[str],
        typer.Argument(help="Tên hoặc địa chỉ IP mà điện thoại mở / what phones open."),
    ],
) -> None:
    """Tạo chứng thư của đơn vị. Make the office's authority and its server's certificate."""
    from workflows import bootstrap, local_ca

    tls = local_ca.make(settings().tls.folder, tuple(hosts), bootstrap.now())
    _told(tls)


@tls_app.command("show")
def show_tls() -> None:
    """Chứng thư đang có. What phones have to trust, and until when it holds."""
    _told(settings().tls.require())


def _told(tls: Tls) -> None:
    if OUT.as_json:
        emit(
            {
                "authority": str(tls.authority),
                "fingerprint": tls.fingerprint,
                "hosts": list(tls.hosts),
                "ends_at": tls.ends_at.isoformat(),
            }
        )
        return
    hosts = ", ".join(tls.hosts)
    line(t("cli.tls_made", hosts=hosts, on=tls.ends_at.date()))
    line(t("cli.tls_authority", path=str(tls.authority), fingerprint=tls.fingerprint))
    line(t("cli.tls_serve", hosts=",".join(tls.hosts), first=tls.hosts[0]))
