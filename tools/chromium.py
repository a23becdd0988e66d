"""Finds a Chromium, installs one, or unpacks one from npm, since browser tests may not be skipped."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.npm import fetch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGE = "@sparticuz/chromium@147.0.0"
INTEGRITY = "sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ=="
# Quiet and offline; without a sandbox because checks run as root in containers.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CACHE = Path(sys.prefix) / "chromium"

# The npm build carries the shared libraries that a bare machine lacks.
WRAPPER = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/libraries/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/chromium-bin" "$@"
"""
# Python has no brotli of its own; npm never comes without node.
DECOMPRESS = """
const fs = require("fs"), zlib = require("zlib");
const [from, to] = process.argv.slice(1);
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)));
"""


class NoChromium(Exception):
    """No way to a browser worked."""

    def __init__(self, tried: list[str]) -> None:
        super().__init__(
            "no Chromium for the browser tests: "
            + "; ".join(tried)
            + ". Install one (Debian: apt-get install "
            "chromium) or name one in DUONGVE_CHROMIUM"
        )


def find_chromium() -> Path:
    """The named one, one on PATH, Debian's (as root), or npm's; raises NoChromium."""
    if named := os.environ.get("DUONGVE_CHROMIUM"):
        return Path(named)
    tried = [f"none of {', '.join(NAMES)} on PATH"]
    with _one_at_a_time():
        for way in (_installed, _from_debian, _from_npm):
            try:
                if found := way():
                    return found
            except (OSError, subprocess.CalledProcessError) as problem:
                tried.append(f"{way.__name__.strip('_')}: {problem}")
    raise NoChromium(tried)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    CACHE.mkdir(exist_ok=True)
    with (CACHE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _installed() -> Path | None:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


def _from_debian() -> Path | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("update", "install --yes --no-install-recommends chromium"):
        subprocess.run(["apt-get", "-qq", *command.split()], check=True, env=quiet, stdout=subprocess.DEVNULL)
    return _installed()


def _from_npm() -> Path:
    wrapper = CACHE / "chromium"
    if not wrapper.exists():
        files = fetch(PACKAGE, INTEGRITY)
        (CACHE / "libraries").mkdir(exist_ok=True)
        _decompress(files["bin/al2023.tar.br"], CACHE / "libraries.tar")
        _decompress(files["bin/chromium.br"], CACHE / "chromium-bin")
        shutil.unpack_archive(CACHE / "libraries.tar", CACHE / "libraries")
        (CACHE / "chromium-bin").chmod(0o755)
        wrapper.write_text(WRAPPER)
        wrapper.chmod(0o755)
    return wrapper


def _decompress(content: bytes, to: Path) -> None:
    compressed = to.with_suffix(".br")
    compressed.write_bytes(content)
    subprocess.run(["node", "-e", DECOMPRESS, str(compressed), str(to)], check=True)
    compressed.unlink()


if __name__ == "__main__":
    print(f"browser: {find_chromium()}", file=sys.stderr)
