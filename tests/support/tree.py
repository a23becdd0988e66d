"""The files of this repository as a reader of a clone would meet them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ("domain", "workflows", "persistence", "notifications", "reports", "seed", "web", "cli")
BUILT = {
    ".venv",
    ".venv-bench",
    "var",
    "build",
    "dist",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
}
VENDORED = ROOT / "web" / "static" / "vendor"


@cache
def files() -> tuple[Path, ...]:
    """Tracked files and what a commit would add; in an unpacked archive, all that is not built."""
    paths = _known_to_git() if (ROOT / ".git").exists() else _unpacked()
    return tuple(sorted({path for path in paths if path.is_file()}))


def _known_to_git() -> list[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def _unpacked() -> list[Path]:
    top = [path for path in ROOT.iterdir() if path.name not in BUILT]
    inside = (below for path in top if path.is_dir() for below in path.rglob("*"))
    return [path for path in (*top, *inside) if "__pycache__" not in path.parts]


def python_files(*packages: str) -> tuple[Path, ...]:
    """All Python modules, or those of the named top-level packages."""
    modules = (path for path in files() if path.suffix == ".py")
    return tuple(path for path in modules if not packages or path.relative_to(ROOT).parts[0] in packages)
