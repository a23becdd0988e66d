"""`python -m tests.support.sweep_process URL SWEEP DAY`: says "ready", then sweeps, to be killed meanwhile."""

from __future__ import annotations

import sys
from datetime import date

from tests.support.crowds import opened, sweeps_on
from tests.support.offices import instant


def main() -> None:
    url, name, day = sys.argv[1:]
    on = date.fromisoformat(day)
    sweeps = sweeps_on(opened(url), chunk=2, due_per_partition=30)
    sweeps.engine.connect().close()
    print("ready", flush=True)
    for piece in sweeps.plan(name, on, instant(on)):
        sweeps.run(name, piece, on, instant(on))


if __name__ == "__main__":
    main()
