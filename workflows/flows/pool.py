"""`python -m workflows.flows.pool`: makes the pool of workers and registers the deployments in it; again, it changes
nothing. Any number of `prefect worker start --pool NAME --type process` then run what is due.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from time import monotonic

from prefect import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectAlreadyExists

from workflows.flows.deployments import deployments
from workflows.settings import Settings

_READY_SECONDS = 90


async def register(pool: str, served: list[RunnerDeployment]) -> list[str]:
    """The names of the deployments. Raises TimeoutError where no flow server answers."""
    async with get_client() as client:
        start = monotonic()
        while await client.api_healthcheck() is not None:
            if monotonic() - start > _READY_SECONDS:
                raise TimeoutError("The flow server at PREFECT_API_URL does not answer.")
            await asyncio.sleep(1)
        with suppress(ObjectAlreadyExists):
            await client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
    return [await _in_pool(each, pool) for each in served]


async def _in_pool(each: RunnerDeployment, pool: str) -> str:
    await each.aapply(work_pool_name=pool)
    return each.full_name


def main() -> int:
    pool = Settings().work_pool
    if pool is None:
        sys.stderr.write("DUONGVE_WORK_POOL is not set: name the pool whose workers run the flows.\n")
        return 2
    made = asyncio.run(register(pool, deployments()))
    sys.stdout.write("".join(f"{name}\n" for name in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
