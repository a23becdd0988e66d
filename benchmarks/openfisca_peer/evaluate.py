"""A process that holds the columns: at every line read it builds a simulation, computes all rules and says how long.

`python -m benchmarks.openfisca_peer.evaluate columns.npz answers.npz YYYY-MM-DD`
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import Any

import numpy as np
from openfisca_core.simulations import SimulationBuilder

from benchmarks.openfisca_peer.rules import FACTS, RULES, system


def main(given: str, answers: str, day: str) -> None:
    columns = dict(np.load(given))
    rules = system()
    np.savez(answers, **_evaluated(rules, columns, day))
    for _ in sys.stdin:
        start = perf_counter()
        _evaluated(rules, columns, day)
        print(perf_counter() - start, flush=True)


def _evaluated(rules: Any, columns: dict[str, Any], day: str) -> dict[str, Any]:
    simulation = SimulationBuilder().build_default_simulation(rules, count=len(columns["months"]))
    for name in FACTS:
        simulation.set_input(name, day, columns[name])
    return {rule: simulation.calculate(rule, day) for rule in (*RULES, "outcome")}


if __name__ == "__main__":
    main(*sys.argv[1:])
