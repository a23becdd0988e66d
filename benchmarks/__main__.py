"""Runs the benchmarks, prints the table and writes benchmarks/results.json.

`--only NAME` runs one, or all whose names begin so (`eligibility`, `list.page.postgresql`), and leaves the results of
the others as they stand in the file. `--scale N` is another size than its own: the table and the file say which.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from benchmarks import (
    eligibility_memory,
    eligibility_stored,
    list_page,
    matching,
    search,
    survival,
    transition,
)
from benchmarks.databases import Suite, postgresql, sqlite
from benchmarks.measuring import Result

FILE = Path(__file__).with_name("results.json")


def every_suite() -> Mapping[str, Suite]:
    """By name, in the order in which they run: what takes a second before what takes minutes."""
    found: dict[str, Suite] = {}
    for part in (transition, matching, search, survival, eligibility_memory, eligibility_stored, list_page):
        found |= part.suites(sqlite, postgresql)
    return found


def chosen(only: str | None) -> Mapping[str, Suite]:
    every = every_suite()
    some = {name: suite for name, suite in every.items() if only is None or f"{name}.".startswith(f"{only}.")}
    if not some:
        sys.exit(f"No benchmark is named {only}: {', '.join(every)}.")
    return some


def main() -> None:
    asked = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    asked.add_argument("--only", metavar="NAME")
    asked.add_argument("--scale", metavar="N", type=int)
    said = asked.parse_args()
    found: list[Result] = []
    heads = f"{'what':<38}{'scale':>10}{'ours':>14}{'limit':>14}{'× limit':>9}{'spread':>8}{'load':>6}"
    print(f"{heads}  peers, in times ours")
    for name, suite in chosen(said.only).items():
        start = perf_counter()
        for each in suite(said.scale):
            found.append(each)
            print(_line(each), flush=True)
        print(f"  {name} took {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    _write(found, keep=said.only is not None)


def _line(each: Result) -> str:
    limit = f"{each.limit[1]:>11,.1f} {each.unit}" if each.limit else " " * 14
    ratio = f"{each.ratio_to_limit:>9.2f}" if each.ratio_to_limit is not None else " " * 9
    peers = [f"{name} {value / each.ours:.2f}×" for name, value in each.peers.items()]
    against = "; ".join([*peers, *([f"limit: {each.limit[0]}"] if each.limit else [])])
    ours = f"{each.ours:>11,.1f} {each.unit}"
    return (
        f"{each.name:<38}{each.scale:>10,}{ours}{limit}{ratio}{each.spread:>8.2f}{each.load:>6.1f}  {against}"
    )


def _write(found: list[Result], keep: bool) -> None:
    new = {each.name: each.as_json() for each in found}
    old = json.loads(FILE.read_text(encoding="utf-8")) if keep and FILE.exists() else []
    whole = {each["name"]: each for each in old} | new
    FILE.write_text(json.dumps(list(whole.values()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
