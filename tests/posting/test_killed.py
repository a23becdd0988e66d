"""Killed with SIGKILL at random moments, the deliverer loses nothing, and a receiver that honours keys has it once."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pytest
from sqlalchemy import func, select

from persistence import tables as t
from persistence.unit_of_work import Store
from seed.local.running import Servers
from tests.support.offices import DAY, instant
from tests.support.posting import deliveries, sent, spread_all, wants
from tests.support.tree import ROOT

SOAK = bool(os.environ.get("SOAK"))
KILLS = 200 if SOAK else 4
MANY = 10_000 if SOAK else 500
# The lease is three minutes: every process begins past those of the one before.
STEP = 5
EACH = 30 if SOAK else 60


@pytest.mark.slow
def test_what_a_killed_deliverer_leaves_the_next_one_sends(
    store: Store, outside: Servers, database_url: str, tmp_path: Path
) -> None:
    wants(store, "canbo", ["zalo"])
    wants(store, "lanhdao", ["email"])
    # A kill between Zalo's answer and our keeping it costs the grant itself, which only an administrator can renew.
    with store.writing() as connection:
        spread_all(connection, 1, front="first")
    assert sent(store, outside)["sent_out"] == 1
    with store.writing() as connection:
        spread_all(connection, KILLS * EACH)
    random, struck = Random(2026), 0
    with _sender(database_url, outside) as (begun, ended):
        for turn in range(KILLS):
            child = begun(turn * STEP)
            until = perf_counter() + 5
            while turn % 4 and not held(store) and perf_counter() < until:
                sleep(0.005)
            sleep(random.uniform(0, 0.12))
            with suppress(ProcessLookupError):  # it was done before
                os.kill(child, signal.SIGKILL)
            assert ended() in (0, -signal.SIGKILL)
            struck += held(store) > 0
        begun(KILLS * STEP)
        assert ended() == 0
    assert struck * 4 >= KILLS, "too few kills struck in the middle of the work"
    if SOAK:
        print(f"{KILLS} kills, {struck} of them in the middle of sending, {store.engine.dialect.name}")
    assert Counter(each.status for each in deliveries(store)) == {"sent": KILLS * EACH + 1}
    assert len(outside.box.messages) == KILLS * EACH + 1
    assert outside.zalo.refused == []


def held(store: Store) -> int:
    """How many are under the lease of somebody who sends, or died of it."""
    with store.reading() as connection:
        here = t.delivery.c.status == "sending"
        return connection.scalar(select(func.count()).select_from(t.delivery).where(here)) or 0


@contextmanager
def _sender(url: str, servers: Servers) -> Iterator[tuple[Callable[[int], int], Callable[[], int]]]:
    """Begins to send at a minute and answers with the process to kill; waits for its end and answers how it was."""
    command = [sys.executable, "-m", "tests.support.posting_process", url, json.dumps(servers.settings)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        told, heard = process.stdin, process.stdout
        assert told is not None and heard is not None

        def begun(minute: int) -> int:
            told.write(b"%d\n" % minute)
            told.flush()
            return int(heard.readline())

        yield begun, lambda: int(heard.readline())
        told.close()


@pytest.mark.slow
def test_many_messages_are_drained_in_little_memory(store: Store, outside: Servers) -> None:
    wants(store, "canbo", ["zalo"])
    with store.writing() as connection:
        spread_all(connection, MANY)
    sent_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = perf_counter()
    assert sent(store, outside, instant(DAY)) == {"sent_out": MANY}
    seconds = perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - sent_before) / 1024
    assert len(outside.box.messages) == MANY
    # The receiver's own memory is in it: it lives in this process and keeps every message.
    assert grown < 20 + MANY * 0.006
    assert not SOAK or seconds < 60
    if SOAK:
        print(f"{MANY} messages in {seconds:.1f} s, {grown:.0f} MB more, {store.engine.dialect.name}")
