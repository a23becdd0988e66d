"""The doctor's checks: each says what it looked at, what it found and, where it is not well, what to do."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cli.output import OUT, t
from domain.errors import DomainError, PortInUse

if TYPE_CHECKING:
    from workflows.settings import Settings

_FREE_MB = 500


def checks(here: Settings) -> Iterator[dict[str, Any]]:
    for name, look in (
        ("key", _key),
        ("schema", _schema),
        ("history", _history),
        ("disk", _disk),
        ("port", _port),
    ):
        yield {"name": name, **_asked(look, here)}


def _asked(look: Callable[[Settings], str], here: Settings) -> dict[str, Any]:
    try:
        return {"ok": True, "text": look(here)}
    except DomainError as refusal:
        return {"ok": False, "text": refusal.text(OUT.lang)}


def _key(here: Settings) -> str:
    from workflows.bootstrap import check_key

    check_key(here)
    return str(here.key_file)


def _schema(here: Settings) -> str:
    from workflows.bootstrap import require_schema, schema_state

    require_schema(here)
    return schema_state(here)[0]


def _history(here: Settings) -> str:
    from workflows.bootstrap import verify_history

    found = verify_history(here)
    if found.broken:
        raise _Broken(broken=len(found.broken))
    return t("cli.verified", cases=found.cases, events=found.events, broken=0)


class _Broken(DomainError):
    key = "history_broken"


class _DiskAlmostFull(DomainError):
    key = "disk_almost_full"


def _disk(here: Settings) -> str:
    free = shutil.disk_usage(here.data_dir if here.data_dir.exists() else ".").free // 1_000_000
    if free < _FREE_MB:
        raise _DiskAlmostFull(free=free, need=_FREE_MB)
    return f"{free} MB"


def _port(here: Settings) -> str:
    require_free_port(here.port)
    return str(here.port)


def require_free_port(port: int) -> None:
    """Raises PortInUse before anything is started."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortInUse(port=port, other=port + 1 if port < 65535 else port - 1) from None
