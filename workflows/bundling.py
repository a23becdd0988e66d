"""Makes an inspector's bundle of one case, and looks at one anywhere: no database, no key, no network."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.bundles import BundleFound, BundleOfAnotherSigner, BundleUnsound
from domain.errors import NotAllowed
from domain.keeping import BackupExists
from domain.viewer import Role, Viewer
from domain.wording import say
from persistence.bundles import (
    chain_rows,
    first_unsound,
    last_anchor,
    log_bundle,
    paper_rows,
    signature_holds,
    signed,
)
from persistence.types import instant_text
from persistence.unit_of_work import Store
from workflows.services.office import Office

_FORMAT = "duongve-bundle-1"
_MANIFEST, _SIGNATURE = "manifest.json", "manifest.sig"
_LONGEST = 1 << 28


def make_bundle(office: Office, viewer: Viewer, ref: str, path: Path) -> BundleFound:
    """Writes the zip, whole or not at all; reading it out is logged as a read of the case.

    Raises NotAllowed, UnknownCase outside the viewer's scope, BackupExists where the file is there.
    """
    assert isinstance(office.store, Store)
    if path.exists():
        raise BackupExists(path=str(path))
    if viewer.role not in (Role.OFFICER, Role.MANAGER):
        raise NotAllowed(role=viewer.role, act="bundle")
    case_id, at = office.desk.case_id(viewer, ref), office.now()
    case = office.desk.case(viewer, case_id)
    log_bundle(office.store, viewer, at, case_id)
    files = _files(office, office.store, viewer, case_id, at)
    listed = {
        name: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in files.items()
    }
    public, _ = signed(office.store, b"")
    told = {"format": _FORMAT, "case": case.number, "chain": case_id.hex, "made_at": instant_text(at)}
    manifest = _json(told | {"made_by": viewer.user, "public_key": public.hex(), "files": listed})
    _, signature = signed(office.store, manifest)
    _write(path, files | {_MANIFEST: manifest, _SIGNATURE: signature.hex().encode()})
    return look_at(path)


def _files(office: Office, store: Store, viewer: Viewer, case_id: UUID, at: datetime) -> dict[str, bytes]:
    events = office.desk.history(viewer, case_id, at=at)  # logs the read
    series = map(office.law.series, office.law.keys())
    law = {each.key: {"unit": each.unit, "values": each.values} for each in series}
    demo = office.desk.facts().get("demo")
    words = "\n\n".join(say("bundle.read_me", lang=lang) for lang in ("vi", "en"))
    return {
        "READ-ME.txt": ((say("demo.banner").upper() + "\n\n" if demo else "") + words + "\n").encode(),
        "chain.json": _json(chain_rows(store, viewer, case_id)),
        "events.json": _json(events),
        "law.json": _json(law),
        "papers.json": _json(paper_rows(store, viewer, case_id)),
        "anchor.json": _json(last_anchor(store)),
    }


def _write(path: Path, files: Mapping[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, content in files.items():
                    packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
            out.flush()
            os.fsync(out.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def look_at(path: Path, signer: str | None = None) -> BundleFound:
    """Raises BundleUnsound, BundleOfAnotherSigner.

    `signer`: the fingerprint that the office told by another way; without it the bundle agrees with itself only.
    """
    try:
        files = _read(path)
        told = json.loads(files[_MANIFEST])
        found = _looked_at(path, files, told)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError):
        raise BundleUnsound(path=str(path), what="list", where="-") from None
    if signer is not None and found.signer != signer.strip().lower():
        raise BundleOfAnotherSigner(path=str(path), signer=found.signer, expected=signer)
    return found


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        if (
            len(set(packed.namelist())) != len(packed.namelist())
            or sum(each.file_size for each in packed.infolist()) > _LONGEST
        ):
            raise ValueError(path)
        return {name: packed.read(name) for name in packed.namelist()}


def _looked_at(path: Path, files: Mapping[str, bytes], told: Mapping[str, Any]) -> BundleFound:
    public = bytes.fromhex(told["public_key"])
    if not signature_holds(public, bytes.fromhex(files[_SIGNATURE].decode()), files[_MANIFEST]):
        raise BundleUnsound(path=str(path), what="signature", where=_MANIFEST)
    odd = set(files) ^ {*told["files"], _MANIFEST, _SIGNATURE}
    wrong = {
        name for name, each in told["files"].items() if name in files and _hash(files[name]) != each["sha256"]
    }
    if odd | wrong:
        raise BundleUnsound(path=str(path), what="file", where=", ".join(sorted(odd | wrong)))
    rows = json.loads(files["chain.json"])
    if (seq := first_unsound(told["chain"], rows)) is not None:
        raise BundleUnsound(path=str(path), what="chain", where=str(seq))
    made_at = datetime.fromisoformat(told["made_at"])
    return BundleFound(told["case"], made_at, told["made_by"], len(files), len(rows), _hash(public))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return dict(value) if isinstance(value, Mapping) else str(value)
