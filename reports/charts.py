"""Draws a chart as SVG, in a process of its own: `python -m reports.charts` reads what to draw, writes the picture."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from io import BytesIO
from typing import Any

_COLOURS = ("#1d70b8", "#d4351c", "#00703c", "#912b88", "#f47738", "#28a197", "#505a5f", "#b58840")
_MARKS = "osD^vPX*"
_APART = 0.16


def draw(spec: Mapping[str, Any]) -> bytes:
    """The share with its interval at the end of each window, side by side for each series.

    spec: {"x": [text], "x_label", "y_label", "series": [{"name", "points": [[share, lower, upper] or null]}]}, all
    shares of 1. No line joins the windows: each is of other people. The same specification is the same bytes.
    """
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.fonttype": "path", "svg.hashsalt": "duongve", "font.size": 11})
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.8, 3.4), layout="constrained")
    axes = figure.add_subplot()
    for at, series in enumerate(spec["series"]):
        _points(axes, series, at, (at - (len(spec["series"]) - 1) / 2) * _APART)
    axes.set_xticks(range(len(spec["x"])), spec["x"])
    axes.set_xlim(-0.6, len(spec["x"]) - 0.4)
    axes.margins(y=0.12)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
    axes.set_xlabel(spec["x_label"])
    axes.set_ylabel(spec["y_label"])
    axes.grid(axis="y", color="#dddddd", linewidth=0.8)
    axes.spines[["top", "right"]].set_visible(False)
    if len(spec["series"]) > 1:
        axes.legend(frameon=False, fontsize=10)
    made = BytesIO()
    figure.savefig(made, format="svg", metadata={"Date": None})
    return made.getvalue()


def _points(axes: Any, series: Mapping[str, Any], at: int, aside: float) -> None:
    shown = [(place + aside, *point) for place, point in enumerate(series["points"]) if point is not None]
    if not shown:
        return
    places, shares, lower, upper = zip(*shown, strict=True)
    below = [max(0.0, share - low) for share, low in zip(shares, lower, strict=True)]
    above = [max(0.0, high - share) for share, high in zip(shares, upper, strict=True)]
    colour, mark = _COLOURS[at % len(_COLOURS)], _MARKS[at % len(_MARKS)]
    axes.errorbar(
        places, shares, yerr=[below, above], fmt=mark, color=colour, capsize=4, label=series["name"]
    )  # fmt: skip
    for place, share, high in zip(places, shares, upper, strict=True):
        words = f"{100 * share:.1f} %".replace(".", ",")
        axes.annotate(words, (place, high), (0, 3), textcoords="offset points", ha="center", fontsize=9)


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))
