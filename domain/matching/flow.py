"""Chooses among feasible pairs by min-cost flow: most people first, then the highest score."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow

from domain.matching.columns import Ints


class SolverFailed(RuntimeError):
    """The solver gave no proven optimum; checked questions never lead here."""


def choose(person: Ints, vacancy: Ints, score: Ints, openings: Ints, people: int) -> Ints:
    """The places of the chosen edges, rising; the same edges in the same order give the same choice."""
    if not len(person):
        return np.zeros(0, dtype=np.int64)
    network = min_cost_flow.SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(
        person, people + vacancy, np.ones(len(person), dtype=np.int64), -score
    )
    supplies = np.concatenate([np.bincount(person, minlength=people) > 0, -openings])
    network.set_nodes_supplies(np.arange(len(supplies)), supplies)
    status = network.solve_max_flow_with_min_cost()
    if status != network.OPTIMAL:
        raise SolverFailed(f"the min-cost flow answered {status.name}")
    return np.flatnonzero(network.flows(arcs))
