"""`python -m workflows.flows.serve`: registers the deployments and runs what is due, until told to stop."""

from __future__ import annotations

import warnings

from prefect import serve

from workflows.flows.deployments import deployments


def main() -> None:
    # Prefect 3.8 forgets to await its own goodbye on SIGTERM, and stops all the same.
    warnings.filterwarnings("ignore", "coroutine 'Runner.astop'", RuntimeWarning)
    # Schedules are not paused when the runner stops: the next one goes on with them.
    serve(*deployments(), pause_on_shutdown=False, print_starting_message=False, limit=2)


if __name__ == "__main__":
    main()
