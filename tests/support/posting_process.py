"""`python -m tests.support.posting_process URL MINUTE SETTINGS`: says "ready", then sends, to be killed meanwhile."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import Any, cast

from persistence.engine import open_engine
from persistence.posting.outgoing import SqlOutgoing
from persistence.sealing import Keyring
from persistence.unit_of_work import Store
from tests.support.offices import DAY, MASTER, instant
from tests.support.posting import posting
from workflows.services.sending import send_out
from workflows.shipped import shipped_law, shipped_questionnaires, shipped_units


def main() -> None:
    """The clock stands at the minute, so that the next process is past this one's leases."""
    url, minute, settings = sys.argv[1:]
    store = Store(open_engine(url), Keyring(MASTER), shipped_law(), shipped_units(), shipped_questionnaires())
    servers: Any = cast(Any, SimpleNamespace(settings=json.loads(settings)))
    at = instant(DAY, int(minute))
    print("ready", flush=True)
    send_out(SqlOutgoing(store, lambda _: 9), posting(store, servers, lambda: at), DAY, lambda: at, batch=10)
    print("done", flush=True)


if __name__ == "__main__":
    main()
