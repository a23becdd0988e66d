"""What the tools promise without a network: pinned files, a browser that can be named, honest refusals."""

import json
from pathlib import Path

import pytest

from tests.support.tree import ROOT
from tests.support.tree import VENDORED as FOLDER
from tools import chromium, diagrams, restyle
from tools.npm import _filename
from tools.vendored import PRINTED, VENDORED


def test_every_listed_front_end_file_is_there() -> None:
    listed = {
        name for vendored in VENDORED for name in vendored.files if not name.endswith(("400.css", "600.css"))
    }
    assert {name for name in listed - {"fonts/700.css"} if not (FOLDER / name).is_file()} == set()


def test_the_printed_face_is_there_with_its_licence() -> None:
    kept = {path.name: path for path in (ROOT / "reports" / "fonts").iterdir()}
    assert set(kept) == set(PRINTED.files)
    assert "SIL OPEN FONT LICENSE" in kept["LICENSE"].read_text(encoding="utf-8")


def test_the_kept_versions_are_the_listed_ones() -> None:
    kept = json.loads((FOLDER / "versions.json").read_text(encoding="utf-8"))
    assert [f"{name}@{version}" for name, version in kept.items()] == [
        vendored.package for vendored in VENDORED
    ]


def test_a_font_that_is_not_ours_is_replaced_wherever_it_is_named() -> None:
    css = "@font-face{font-family:GDS Transport;src:url(/assets/a.woff2)}p{font-family:GDS Transport,arial}"
    assert restyle.restyle(css) == 'p{font-family:"Be Vietnam Pro",arial}'


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert restyle.icon('<!-- tags -->\n<svg\n  width="24"\n>\n  <path />\n</svg>') == (
        '<svg aria-hidden="true" focusable="false" width="24"><path /></svg>\n'
    )


@pytest.mark.parametrize(
    "answer",
    [
        b'[{"filename": "a-b-1.0.0.tgz"}]',
        b'{"@a/b": {"filename": "a-b-1.0.0.tgz"}}',
        b'[{"filename": "@a/b-1.0.0.tgz"}]',
    ],
)
def test_every_form_in_which_npm_names_a_tarball_is_understood(answer: bytes) -> None:
    assert _filename(answer) == "a-b-1.0.0.tgz"


def test_a_named_browser_is_taken_before_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUONGVE_CHROMIUM", "/opt/chrome")
    assert chromium.find_chromium() == Path("/opt/chrome")


def test_without_any_browser_the_refusal_says_what_was_tried_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails() -> None:
        raise OSError("no network")

    monkeypatch.delenv("DUONGVE_CHROMIUM", raising=False)
    for way in ("_installed", "_from_debian"):
        monkeypatch.setattr(chromium, way, lambda: None)
    monkeypatch.setattr(chromium, "_from_npm", fails)
    with pytest.raises(chromium.NoChromium, match=r"no network.*apt-get install chromium.*DUONGVE_CHROMIUM"):
        chromium.find_chromium()


def test_the_lifecycle_document_is_drawn_from_the_machine_of_today() -> None:
    assert diagrams.FILE.read_text("utf-8") == diagrams.text(), "run: make docs"
