"""Runs flows now, in this process, recorded by the flow server, with visible progress on standard error."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from time import monotonic
from typing import Any, cast

from cli.embedded import prefect_server
from cli.output import t, trouble
from domain.sweeps import SWEEPS, SweepSummary
from workflows.settings import Settings

Progress = Callable[[str], None]


def run_flow(name: str, on: date, settings: Settings) -> SweepSummary:
    """One flow. Raises DomainErrors of the store and of the flow server."""
    return _run(settings, (name,), on, None)[name]


def run_day(settings: Settings, on: date, progress: Progress | None = None) -> dict[str, SweepSummary]:
    """The five flows one after the other on one flow server; `progress` is told each line as it is known."""
    return _run(settings, SWEEPS, on, progress)


def _run(
    settings: Settings, names: tuple[str, ...], on: date, progress: Progress | None
) -> dict[str, SweepSummary]:
    say = progress or trouble
    with (
        _waiting(t("flows.starting")) as show,
        prefect_server(settings) as environment,
        _client(environment),
    ):
        return {name: _timed(name, on, settings, say, show) for name in names}


def _timed(
    name: str, on: date, settings: Settings, say: Progress, show: Callable[[str], None]
) -> SweepSummary:
    from workflows.flows.deployments import FLOWS
    from workflows.flows.opened import use

    use(settings)
    show(t("flows.running", flow=name))
    start = monotonic()
    found: SweepSummary = asyncio.run(cast(Any, FLOWS[name])(on))
    say(t("flows.done", flow=name, counts=_counts(found), seconds=f"{monotonic() - start:.1f}"))
    return found


def _counts(found: SweepSummary) -> str:
    """What was not nothing."""
    said = [f"{t('count.' + name)} {count}" for name, count in found.counts.items() if count]
    return ", ".join(said) or t("flows.nothing_due")


@contextmanager
def _client(environment: Mapping[str, str]) -> Iterator[None]:
    """Prefect reads the environment when it is imported, and its settings afterwards."""
    before = dict(os.environ)
    os.environ.update(environment)
    from prefect.settings import PREFECT_API_URL, temporary_settings

    try:
        with temporary_settings({PREFECT_API_URL: environment["PREFECT_API_URL"]}):
            yield
    finally:
        # A server of ours that has stopped must not pass for one that somebody configured.
        for name in environment:
            os.environ.pop(name, None)
        os.environ.update({name: value for name, value in before.items() if name in environment})


@contextmanager
def _waiting(text: str) -> Iterator[Callable[[str], None]]:
    """A moving line where somebody watches; nothing in a log."""
    from rich.console import Console

    with Console(stderr=True).status(text) as status:
        yield status.update
