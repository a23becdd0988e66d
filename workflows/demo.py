"""The accounts of invented data: one password for those to try, chosen once and kept beside the data."""

from __future__ import annotations

import json
import os
import secrets
from typing import Any
from urllib.request import ProxyHandler, build_opener

from workflows.services.office import Office
from workflows.services.signing_in import hashed
from workflows.settings import Settings

# One for each role; the officers of the communes share the password.
DEMO_ACCOUNTS = ("canbo", "g5", "nganhang", "lanhdao", "doanhnghiep", "quantri")
_direct = build_opener(ProxyHandler({}))
_FILE = "demo-password"


def give_demo_password(settings: Settings, office: Office) -> str | None:
    """The password, given to the accounts that have another; None for a store of real people, which is left alone."""
    if not office.desk.facts().get("demo"):
        return None
    password = settings.demo_password or _kept(settings)
    users = [each["user"] for each in office.desk.users(office.today())]
    wanted = [user for user in users if user in DEMO_ACCOUNTS or user.startswith("canbo.")]
    if any(not office.door.knows(user, password) for user in wanted[:1]):
        made = hashed(password)
        for user in wanted:
            office.door.keep_hash(user, made)
    return password


def received_outside(settings: Settings) -> list[Any] | None:
    """What the demo's own servers took, the newest first; None where they do not answer."""
    try:
        with _direct.open(f"{settings.demo_outside_url}/received.json", timeout=3) as answer:
            found: list[Any] = json.loads(answer.read())["messages"]
            return found
    except (OSError, ValueError, KeyError):
        return None


def _kept(settings: Settings) -> str:
    """Written with mode 600 the first time."""
    file = settings.data_dir / _FILE
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write("-".join(secrets.token_hex(2) for _ in range(3)) + "\n")
    return file.read_text(encoding="ascii").strip()
