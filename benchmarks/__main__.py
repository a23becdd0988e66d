"""Runs every benchmark, prints the table and writes benchmarks/results.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks import eligibility_memory, eligibility_stored, list_page, search, transition
from benchmarks.measuring import Result


def results() -> Iterator[Result]:
    return chain(
        transition.results(),
        eligibility_memory.results(),
        eligibility_stored.results(),
        search.results(),
        list_page.results(),
    )


def main() -> None:
    found = []
    print(f"{'what':<34}{'scale':>9}{'ours':>14}{'limit':>14}{'× limit':>9}{'spread':>8}  against")
    for each in results():
        found.append(each)
        limit = each.limit[1] if each.limit else float("nan")
        ratio = each.ratio_to_limit or float("nan")
        against = ", ".join(filter(None, [each.limit and each.limit[0], *each.peers]))
        line = f"{each.name:<34}{each.scale:>9,}{each.ours:>11,.1f} {each.unit}{limit:>11,.1f} {each.unit}"
        print(f"{line}{ratio:>9.2f}{each.spread:>8.2f}  {against}", flush=True)
    text = json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2)
    Path(__file__).with_name("results.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
