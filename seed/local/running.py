"""Both servers together: in threads of this process, or as `python -m seed.local.running` beside the demo."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import uvicorn

from seed.local.boxes import Box
from seed.local.faults import Faults
from seed.local.mail import local_mail
from seed.local.zalo import LocalZalo

_READY_SECONDS = 30


@dataclass
class Servers:
    """`settings`: what the application is told in order to send here."""

    zalo: LocalZalo
    box: Box
    faults: Faults
    zalo_url: str
    smtp_url: str
    settings: dict[str, str] = field(default_factory=dict)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def servers(
    *,
    grant: str = "grant-1",
    secret: str = "local",
    file: Path | None = None,
    ports: tuple[int, int] = (0, 0),
) -> Iterator[Servers]:
    box, faults = Box(file), Faults()
    zalo = LocalZalo(box, faults, grant=grant, secret=secret)
    http, smtp = ports[0] or free_port(), ports[1] or free_port()
    web = uvicorn.Server(uvicorn.Config(zalo.app(), host="127.0.0.1", port=http, log_level="error"))
    thread = threading.Thread(target=web.run, daemon=True)
    thread.start()
    mail = local_mail(box, faults, smtp)
    mail.start()
    try:
        deadline = monotonic() + _READY_SECONDS
        while not web.started and monotonic() < deadline:
            sleep(0.02)
        url = f"http://127.0.0.1:{http}"
        found = Servers(zalo, box, faults, url, f"smtp://127.0.0.1:{smtp}")
        found.settings = told(http, smtp, grant, secret)
        yield found
    finally:
        mail.stop()
        web.should_exit = True
        thread.join(10)


def told(http: int, smtp: int, grant: str, secret: str) -> dict[str, str]:
    """The settings by their names in `Settings`."""
    url = f"http://127.0.0.1:{http}"
    return {
        "smtp_url": f"smtp://127.0.0.1:{smtp}",
        "zalo_app_id": "demo",
        "zalo_secret": secret,
        "zalo_refresh_token": grant,
        "zalo_template_id": "demo-1",
        "zalo_oa_secret": secret,
        "zalo_oauth_url": url,
        "zalo_api_url": url,
        "zalo_openapi_url": url,
        "demo_outside_url": url,
    }


def main() -> None:
    """`python -m seed.local.running HTTP SMTP GRANT SECRET FILE`, until it is ended."""
    http, smtp, grant, secret, file = sys.argv[1:]
    with servers(grant=grant, secret=secret, file=Path(file), ports=(int(http), int(smtp))):
        threading.Event().wait()


if __name__ == "__main__":
    main()
