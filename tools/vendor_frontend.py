"""Unpacks the pinned front end into `web/static/vendor`, and the printed face: no CDN, no build step for users."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tools.npm import fetch
from tools.vendored import PRINTED, VENDORED, WEIGHTS, Vendored

TARGET = Path(__file__).parents[1] / "web" / "static" / "vendor"
FONTS = Path(__file__).parents[1] / "reports" / "fonts"
MIT = Path(__file__).with_name("mit_licence.txt")


def kept(vendored: Vendored) -> Mapping[str, bytes]:
    """What we keep of one package, by our path, changed as its entry says."""
    theirs = fetch(vendored.package, vendored.integrity)
    files = {ours: _changed(vendored, ours, theirs[path]) for ours, path in vendored.files.items()}
    if vendored.copyright:
        folder = PurePosixPath(next(iter(files))).parts[0]
        files[f"{folder}/LICENSE"] = MIT.read_text().format(copyright=vendored.copyright).encode()
    return files


def _changed(vendored: Vendored, ours: str, content: bytes) -> bytes:
    change = vendored.change.get(PurePosixPath(ours).suffix)
    return change(content.decode()).encode() if change else content


def _one_font_sheet(files: dict[str, bytes]) -> None:
    sheets = [files.pop(f"fonts/{weight}.css") for weight in WEIGHTS]
    files["fonts/be-vietnam-pro.css"] = b"\n".join(sheets)


def main() -> None:
    files: dict[str, bytes] = {}
    for vendored in VENDORED:
        files |= kept(vendored)
    _one_font_sheet(files)
    versions = dict(vendored.package.rsplit("@", 1) for vendored in VENDORED)
    files["versions.json"] = (json.dumps(versions, indent=2) + "\n").encode()
    _write(TARGET, files)
    _write(FONTS, kept(PRINTED))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(files)} files, {sum(map(len, files.values())) // 1024} KiB in {folder}")


if __name__ == "__main__":
    main()
