"""Draws the lifecycle from the machine itself, so that the picture can never say something else."""

from __future__ import annotations

import sys
from pathlib import Path

from domain.case import OPEN_STAGES, Stage
from domain.lifecycle import GUARDS, TABLE, Move
from domain.wording import say

FILE = Path(__file__).parents[1] / "docs" / "lifecycle.md"
_ANY = frozenset(OPEN_STAGES)


def mermaid() -> str:
    """Moves that every open state has are drawn once, from the group of open states."""
    lines = ["stateDiagram-v2", "    [*] --> returned: open"]
    lines += ["    [*] --> open_states: open and take_over", "    [*] --> paused: open and take_over"]
    lines.append("    state open_states {")
    lines += [
        f"        {stage.value}: {stage.value} ({say(f'state.{stage.value}')})" for stage in OPEN_STAGES
    ]
    for (stage, move), targets in TABLE.items():
        if len(targets) == 1 and _ANY.issuperset({stage, *targets}):
            lines.append(f"        {stage.value} --> {targets[0].value}: {move.value}")
    lines += [
        "    }",
        "    open_states --> paused: pause",
        "    paused --> open_states: resume (the state it left)",
    ]
    lines += ["    open_states --> closed: close", "    paused --> closed: close"]
    return "\n".join([*lines, "    closed --> open_states: reopen (the state it left, by a manager)"])


def guards() -> str:
    rows = ["| move | from | to | rules |", "|---|---|---|---|"]
    for move in Move:
        pairs = {stage: targets for (stage, each), targets in TABLE.items() if each is move}
        to = sorted({target.value for targets in pairs.values() for target in targets})
        rules = "<br>".join(say(f"rule.{key}", lang="en") + f" (`{key}`)" for key in GUARDS[move]) or "—"
        rows.append(f"| `{move.value}` | {_named(pairs)} | {', '.join(to)} | {rules} |")
    return "\n".join(rows)


def _named(stages: dict[Stage, tuple[Stage, ...]]) -> str:
    return "any open state" if set(stages) == _ANY else ", ".join(stage.value for stage in stages)


def text() -> str:
    return (
        "# The lifecycle of a case\n\nMade by `make docs` from `domain/lifecycle.py`.\n\n"
        f"```mermaid\n{mermaid()}\n```\n\n{guards()}\n"
    )


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{FILE.name}\n")
