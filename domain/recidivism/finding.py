"""A table's finding in words: the longest window of which there is something to tell, or why there is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def finding(found: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """(key of a text, its arguments) for what `report` answered; of all people together, never of a group.

    `rate`, `lower` and `upper` are shares of 1.
    """
    windows = [each for row in found["rows"] if row["group"] in ("total", "all") for each in row["windows"]]
    told = [each for each in windows if each["rate"] is not None]
    if told:
        best = max(told, key=lambda each: each["months"])
        names = ("months", "people", "events", "rate", "lower", "upper")
        return "finding.told", {name: best[name] for name in names}
    seen = [each for each in windows if each["people"]]
    if not seen:
        return "finding.nobody", {"least": found["least"]}
    best = max(seen, key=lambda each: each["months"])
    which = "finding.hidden" if best["events"] is None else "finding.not_followed"
    return which, {"months": best["months"], "people": best["people"], "least": found["least"]}
