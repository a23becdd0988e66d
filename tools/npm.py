"""Files of exactly pinned npm packages, so that what we keep or run is what we looked at."""

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path


class NotAsPinned(Exception):
    """The registry served something else than the bytes that were pinned."""

    def __init__(self, package: str, expected: str, got: str) -> None:
        super().__init__(f"{package}: expected {expected}, got {got}: do not use it, look into it")


def fetch(package: str, integrity: str) -> Mapping[str, bytes]:
    """The files of `name@version` by their path in the tarball, whose digest is `sha512-…` in base64."""
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            ["npm", "pack", package, "--json", "--ignore-scripts", "--pack-destination", folder],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        tarball = Path(folder) / _filename(answer.stdout)
        digest = "sha512-" + base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
        if digest != integrity:
            raise NotAsPinned(package, integrity, digest)
        return _files(tarball)


def _filename(answer: bytes) -> str:
    """Some npm answer with a list and some with a mapping; scoped names come with and without `/`."""
    packed = json.loads(answer)
    entry = packed[0] if isinstance(packed, list) else next(iter(packed.values()))
    return str(entry["filename"]).removeprefix("@").replace("/", "-")


def _files(tarball: Path) -> Mapping[str, bytes]:
    with tarfile.open(tarball) as archive:
        members = [member for member in archive if member.isfile()]
        return {
            member.name.partition("/")[2]: extracted.read()
            for member in members
            if (extracted := archive.extractfile(member)) is not None
        }
