"""What a command loads before it does anything: counted in modules, since seconds say more about the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Each of them costs a tenth of a second or more, or brings one that does.
HEAVY = (
    "alembic", "cryptography", "fastapi", "httpx", "jinja2", "matplotlib", "numpy", "ortools", "persistence", "prefect",
    "prometheus_client", "psycopg", "pydantic_settings", "rich", "scipy", "seed", "sqlalchemy", "starlette",
    "statemachine", "structlog", "uvicorn", "web", "workflows.bootstrap", "yaml",
)  # fmt: skip
# 240 when this was written, 190 of them the standard library's and typer's.
MOST = 270
_ASK = """
import sys
from cli.main import run
code = run(sys.argv[1:])
assert code == 0, code
print(" ".join(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["case", "--help"], ["run", "--help"], ["demo", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _ASK, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = ended.stderr.split()
    assert [name for name in HEAVY if name in loaded] == []
    assert "Usage" in ended.stdout
    if arguments == ["--help"]:  # for a command's own options typer loads pydantic
        assert "pydantic" not in loaded
        assert len(loaded) < MOST
