"""The doctor's checks: each says what it looked at, what it found and, where it is not well, what to do."""

from __future__ import annotations

import errno
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from cli.output import OUT, t
from domain.errors import DomainError, PortInUse

if TYPE_CHECKING:
    from workflows.settings import Settings

_FREE_MB = 500
_PACKAGES = (
    "alembic", "cryptography", "docxtpl", "fastapi", "jinja2", "numpy", "ortools", "prefect", "psycopg",
    "pydantic_settings", "scipy", "sqlalchemy", "statemachine", "typst", "uvicorn", "yaml",
)  # fmt: skip


class HistoryBroken(DomainError):
    """data: broken (how many places)."""

    key: ClassVar[str] = "history_broken"


class DiskAlmostFull(DomainError):
    """data: free, need (MB)."""

    key: ClassVar[str] = "disk_almost_full"


class PackagesMissing(DomainError):
    """data: names."""

    key: ClassVar[str] = "packages_missing"


class TemplatesBroken(DomainError):
    """data: why (what is wrong in which file, a sentence each)."""

    key: ClassVar[str] = "templates_broken"


def checks(here: Settings) -> Iterator[dict[str, Any]]:
    """{"name", "ok", "text"} of every check; none stops the others."""
    for name, look in (
        ("packages", _packages),
        ("key", _key),
        ("schema", _schema),
        ("history", _history),
        ("backup", _backup),
        ("disk", _disk),
        ("port", _port),
        ("templates", _templates),
    ):
        yield {"name": name, **_asked(look, here)}


def _asked(look: Callable[[Settings], str], here: Settings) -> dict[str, Any]:
    try:
        return {"ok": True, "text": look(here)}
    except DomainError as refusal:
        return {"ok": False, "text": refusal.text(OUT.lang)}


def _packages(here: Settings) -> str:
    from importlib.util import find_spec

    if missing := [name for name in _PACKAGES if find_spec(name) is None]:
        raise PackagesMissing(names=", ".join(missing))
    return t("doctor.python", version=".".join(map(str, sys.version_info[:3])), packages=len(_PACKAGES))


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
        raise HistoryBroken(broken=len(found.broken))
    return t("cli.verified", cases=found.cases, events=found.events, broken=0)


def _backup(here: Settings) -> str:
    from workflows.bootstrap import now
    from workflows.keeping import last_backup

    last = last_backup(here)
    if last is None:
        return t("doctor.backup.none")
    return t("doctor.backup.last", at=last, hours=int((now() - last).total_seconds() // 3600))


def _disk(here: Settings) -> str:
    free = shutil.disk_usage(here.data_dir if here.data_dir.exists() else ".").free // 1_000_000
    if free < _FREE_MB:
        raise DiskAlmostFull(free=free, need=_FREE_MB)
    return f"{free} MB"


def _port(here: Settings) -> str:
    try:
        require_free_port(here.port)
    except PortInUse:
        if _answers(here.port):
            return t("doctor.serving", port=here.port)
        raise
    return str(here.port)


def _templates(here: Settings) -> str:
    if here.templates_dir is None:
        return t("doctor.templates.ours")
    from reports.checking import broken, own_files

    if wrong := list(broken(here.templates_dir)):
        raise TemplatesBroken(why=" ".join(each.text(OUT.lang) for each in wrong))
    return ", ".join(own_files(here.templates_dir)) or t("doctor.templates.ours")


def _answers(port: int) -> bool:
    """Whether a web of ours, already running, holds the port."""
    from http.client import HTTPConnection, HTTPException

    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=3)
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False


def require_free_port(port: int) -> None:
    """Raises PortInUse before anything is started."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as trouble:
            if trouble.errno != errno.EADDRINUSE:
                raise
            raise PortInUse(port=port, other=port + 1 if port < 65535 else port - 1) from None
