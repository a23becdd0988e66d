"""Long-running: the web, the flows, both in one group, and the demo that makes a fresh machine useful."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from cli.accounts import tell_demo_accounts
from cli.checking import require_free_port
from cli.figures import show_summary
from cli.office import office, settings
from cli.output import t, trouble
from cli.setup import progress

if TYPE_CHECKING:
    from workflows.services.office import Office

Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Cổng web / the web's port.")]


def add_to(root: typer.Typer) -> None:
    for name, act in (("serve", serve), ("up", up), ("worker", worker), ("demo", demo)):
        root.command(name)(act)


def serve(port: Port = None) -> None:
    """Chỉ trang web. The web alone."""
    here = settings()
    require_free_port(port or here.port)
    office()
    from web.serve import run

    run(here, port or here.port)


def up(port: Port = None) -> None:
    """Web và luồng công việc. Web and flows in one group."""
    here = settings()
    require_free_port(port or here.port)
    office()
    from cli.launcher import up as start

    sys.exit(start(here, port or here.port))


def worker() -> None:
    """Chỉ luồng công việc. The flows alone."""
    office()
    from cli.launcher import worker as start

    sys.exit(start(settings()))


def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Dừng sau bảng tổng hợp / stop after the summary.")
    ] = False,
    port: Port = None,
) -> None:
    """Chạy thử trọn vẹn. Prepares, loads invented people if empty, runs today's flows, then serves."""
    here = settings()
    at = port or here.port
    if not once:
        require_free_port(at)
    _prepare()
    from cli.outside import outside

    with outside(here):
        opened = office()
        _run_flows(opened)
        show_summary(opened.desk.summary(opened.today()))
        if once:
            tell_demo_accounts()
            return
        sys.stdout.flush()  # what follows goes on for days
        _welcome(at)
        from cli.launcher import up as start

        sys.exit(start(settings(), at))


def _prepare() -> None:
    """Initialises, and loads the district where the store is empty."""
    from seed.load import load_district, wants_loading
    from workflows.bootstrap import initialise, open_store

    here = settings()
    with _timed("cli.step.init"):
        initialise(here)
    opened = office()
    if wants_loading(opened):
        with _timed("cli.step.seed"), progress(t("cli.seeding")) as step:
            load_district(opened, open_store(here), progress=step)


def _run_flows(opened: Office) -> None:
    from cli.running import run_day

    with _timed("cli.step.flows"):
        run_day(settings(), opened.today())


def _welcome(port: int) -> None:
    """The address, and who can be tried; on standard error, so that the summary stays one document."""
    trouble(t("cli.open", port=port))
    tell_demo_accounts()


@contextmanager
def _timed(key: str) -> Iterator[None]:
    """Says on standard error what was done and how long it took."""
    start = monotonic()
    yield
    trouble(t("cli.timed", step=t(key), seconds=f"{monotonic() - start:.1f}"))
