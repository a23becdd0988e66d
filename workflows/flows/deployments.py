"""When each flow runs: the schedules of a district, in Vietnam's time."""

from __future__ import annotations

from typing import Any

from prefect import Flow
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from workflows.flows.anchor import anchor
from workflows.flows.backup import backup
from workflows.flows.deliver import deliver
from workflows.flows.eligibility import eligibility
from workflows.flows.matching import matching
from workflows.flows.report import report
from workflows.flows.review import review

FLOWS: dict[str, Flow[Any, Any]] = {
    each.name: each for each in (review, eligibility, matching, deliver, report, anchor, backup)
}
SCHEDULES = {
    "review": "0 5 * * *",
    "eligibility": "10 5 * * *",
    "matching": "20 5 * * *",
    "deliver": "*/5 * * * *",
    "report": "0 6 * * *",
    "anchor": "0 1 * * *",
    "backup": "30 1 * * *",
}
_ZONE = "Asia/Ho_Chi_Minh"


def deployments() -> list[RunnerDeployment]:
    return [_deployment(name, each) for name, each in FLOWS.items()]


def _deployment(name: str, served: Flow[Any, Any]) -> RunnerDeployment:
    """Found by module, so that it is the same whatever the working folder."""
    found = served.to_deployment(
        name=f"workflows.flows.{name}",
        schedule=Cron(SCHEDULES[name], timezone=_ZONE),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(found, RunnerDeployment)  # not awaited: no loop runs here
    return found
