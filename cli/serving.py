"""Long-running: the web, the flows, both in one group, and the demo that makes a fresh machine useful."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Annotated

import typer

from cli.cases import show_summary
from cli.office import office, settings
from cli.output import line, t, trouble
from cli.setup import progress

Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Cổng web / the web's port.")]


def add_to(root: typer.Typer) -> None:
    for name, act in (("serve", serve), ("up", up), ("worker", worker), ("demo", demo)):
        root.command(name)(act)


def serve(port: Port = None) -> None:
    """Chỉ trang web / the web alone."""
    from web.serve import run

    from cli.checking import require_free_port

    here = settings()
    require_free_port(port or here.port)
    office()
    run(here, port or here.port)


def up(port: Port = None) -> None:
    """Web và luồng công việc trong một nhóm / web and flows in one group."""
    from cli.launcher import up as start

    here = settings()
    office()
    sys.exit(start(here, port or here.port))


def worker() -> None:
    """Chỉ luồng công việc / the flows alone."""
    from cli.launcher import worker as start

    office()
    sys.exit(start(settings()))


def demo(
    once: Annotated[
        bool, typer.Option("--once", help="Dừng sau bảng tổng hợp / stop after the summary.")
    ] = False,
    port: Port = None,
) -> None:
    """Chuẩn bị, nạp dữ liệu giả lập nếu trống, chạy luồng hôm nay, rồi phục vụ / what `make run` does."""
    from cli.checking import require_free_port

    here = settings()
    at = port or here.port
    if not once:
        require_free_port(at)
    _prepare()
    from cli.running import run_day

    opened = office()
    with _timed("cli.step.flows"):
        run_day(here, opened.today())
    show_summary(opened.desk.summary(opened.today()))
    if once:
        return
    line(t("cli.open", port=at))
    from cli.launcher import up as start

    sys.exit(start(here, at))


def _prepare() -> None:
    """Initialises, and loads the district where the store is empty."""
    from seed.load import load_district
    from workflows.bootstrap import initialise, open_store

    here = settings()
    with _timed("cli.step.init"):
        initialise(here)
    opened = office()
    found = opened.desk.summary(opened.today())
    if sum(found.by_state.values()) == 0:
        with _timed("cli.step.seed"), progress(t("cli.seeding")) as step:
            load_district(opened, open_store(here), progress=step)


class _timed:  # noqa: N801 - read as a sentence: with _timed("…")
    """Says on standard error what is done and how long it took."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __enter__(self) -> None:
        self._from = monotonic()

    def __exit__(self, *trouble_: object) -> None:
        if trouble_[0] is None:
            trouble(t("cli.timed", step=t(self._key), seconds=f"{monotonic() - self._from:.1f}"))
