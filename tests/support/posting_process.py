"""`python -m tests.support.posting_process URL SETTINGS`: sends once for each minute read, in a process to kill.

Forked from one that has imported everything, so that two hundred begin at once; says its id, then how it ended.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
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
    url, settings = sys.argv[1:]
    reference = shipped_law(), shipped_units(), shipped_questionnaires()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_sent(url, json.loads(settings), int(line), reference))
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _sent(url: str, settings: dict[str, str], minute: int, reference: Any) -> int:
    """The clock stands at the minute, so that the next process is past this one's leases. 0 when all was sent."""
    try:
        store = Store(open_engine(url), Keyring(MASTER), *reference)
        servers: Any = cast(Any, SimpleNamespace(settings=settings))
        at = instant(DAY, minute)
        send_out(
            SqlOutgoing(store, lambda _: 9), posting(store, servers, lambda: at), DAY, lambda: at, batch=10
        )
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
