"""The demo's own Zalo and mail servers, and the settings that lead there; whoever has real ones keeps them."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from cli.office import office
from cli.processes import Child
from workflows.settings import Settings

_READY_SECONDS = 30
_direct = build_opener(ProxyHandler({}))


@contextmanager
def outside(here: Settings) -> Iterator[None]:
    """For invented data: a child that takes what is sent, and the environment that web and flows inherit."""
    if here.smtp_url or here.zalo_app_id or not _invented():
        yield
        return
    from seed.local.running import free_port, told

    http, smtp = free_port(), free_port()
    # A new grant at every start: the servers remember no tokens.
    grant, secret = secrets.token_urlsafe(12), secrets.token_urlsafe(12)
    file = here.data_dir.absolute() / "outside.jsonl"
    command = ("-m", "seed.local.running", str(http), str(smtp), grant, secret, str(file))
    names = {f"DUONGVE_{name.upper()}": value for name, value in told(http, smtp, grant, secret).items()}
    child = Child("outside", command, {}, log=here.data_dir.absolute() / "outside.log")
    try:
        _wait(child, http)
        os.environ.update(names)
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)
        child.stop(3.0)


def _invented() -> bool:
    return bool(office().desk.facts().get("demo"))


def _wait(child: Child, port: int) -> None:
    """Without them the demo goes on: messages are tried again later."""
    deadline = monotonic() + _READY_SECONDS
    while child.code is None and monotonic() < deadline:
        with suppress(URLError, OSError), _direct.open(f"http://127.0.0.1:{port}/received.json", timeout=1):
            return
        sleep(0.1)
