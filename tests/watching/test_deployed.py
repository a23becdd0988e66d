"""The files for many processes name what there is: settings, commands, places, and no figures to the outside."""

from __future__ import annotations

import re
from itertools import chain
from typing import Any

import yaml

from tests.support.tree import ROOT, SHIPPED
from workflows.settings import Settings

DEPLOY = ROOT / "deploy"
_OURS = re.compile(r"\bDUONGVE_[A-Z_]+\b")
# The files' own, put into settings or the proxy's configuration.
_OF_FILES = {"DUONGVE_DB_PASSWORD", "DUONGVE_WEBS"}


def composed() -> Any:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_every_setting_that_the_files_name_exists() -> None:
    known = {f"DUONGVE_{name.upper()}" for name in Settings.model_fields}
    files = [path for path in DEPLOY.rglob("*") if path.is_file()]
    named = set(chain.from_iterable(_OURS.findall(path.read_text("utf-8")) for path in files))
    assert len(named) > 8
    assert named - known - _OF_FILES == set()


def test_everything_that_a_service_waits_for_is_a_service() -> None:
    services = composed()["services"]
    waited = set(chain.from_iterable(each.get("depends_on", ()) for each in services.values()))
    assert waited - services.keys() == set()
    assert {"web-1", "web-2", "worker", "prefect", "postgres", "proxy"} <= services.keys()


def test_only_the_proxy_is_open_to_the_outside() -> None:
    services = composed()["services"]
    ports = {name: each["ports"] for name, each in services.items() if "ports" in each}
    assert ports.pop("proxy") == ["80:80", "443:443"]
    assert all(port.startswith("127.0.0.1:") for port in chain.from_iterable(ports.values()))
    assert "/metrics" in (DEPLOY / "Caddyfile").read_text("utf-8").split("respond", maxsplit=1)[0]


def test_the_image_carries_every_package_that_runs_and_its_flow_server_is_of_the_locks_version() -> None:
    image = (DEPLOY / "Containerfile").read_text("utf-8")
    assert [name for name in SHIPPED if f"COPY {name} {name}" not in image] == []
    lock = (ROOT / "requirements" / "runtime.lock").read_text("utf-8")
    version = re.search(r"^prefect==(\S+)", lock, re.MULTILINE)
    assert version is not None
    assert f"prefect:{version[1]}-python3.11" in composed()["services"]["prefect"]["image"]


def test_no_file_holds_a_password() -> None:
    example = (DEPLOY / "env.example").read_text("utf-8")
    assert re.findall(r"^\w+_PASSWORD=(.+)$", example, re.MULTILINE) == []
    assert "metrics_token" in (ROOT / ".gitignore").read_text("utf-8")
