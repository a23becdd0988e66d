"""Definition cards as they ship: a published version never changes, and files with a mistake are refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.recidivism.definitions import DefinitionFileError, definitions_of, in_force
from tests.workflows.shipped_files import line_of, refused, text_of
from workflows.shipped import read, shipped_definitions

TEXT = text_of("definitions", "recidivism.yaml")
# Of every version that was ever published. A change is a new version with a new line here, never a new mark.
PUBLISHED = {
    ("conviction", 1): "cd3b5bb77809",
    ("charge", 1): "4044770cdd19",
    ("violation", 1): "fcbb8d7f0766",
}


def cards(text: str):
    return definitions_of(read(text, "recidivism.yaml"))


def test_no_published_version_has_changed():
    shipped = shipped_definitions()
    assert {(k, c.version): c.fingerprint for k, found in shipped.items() for c in found} == PUBLISHED


def test_every_card_names_its_windows_and_its_law():
    for versions in shipped_definitions().values():
        assert versions[-1].windows_months == (6, 12, 24, 36, 60)
        assert "điều 53" in versions[-1].citation


@pytest.mark.parametrize(("days", "version"), [(-4000, 1), (-1, 1), (0, 2), (1, 2)])
def test_a_version_holds_from_its_day(days, version):
    first = shipped_definitions()["charge"][0]
    day = date(2027, 1, 1)
    second = replace(first, version=2, valid_from=day, maturity_months=6)
    assert in_force((first, second), day + timedelta(days=days)).version == version
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("event: conviction", "event: arrest"),
        ("event: conviction", "event: charge"),
        ("cohort: release", "cohort: sentence"),
        ("windows_months: [6, 12, 24, 36, 60]", "windows_months: [12, 6]"),
        ("windows_months: [6, 12, 24, 36, 60]", "windows_months: []"),
        ("windows_months: [6, 12, 24, 36, 60]", "windows_months: [0]"),
        ("maturity_months: 6", "maturity_months: -1"),
        ("maturity_months: 6", "waiting_months: 6"),
        ("version: 1", "version: 2"),
        ("competing: [deceased, moved_away]", "competing: [in_custody]"),
        ("standing: default", "standing: guessed"),
        ("citation: Bộ luật Hình sự 2015, điều 53", "citation: ''"),
    ],
)
def test_a_mistake_is_refused_on_its_line(old, new):
    text = TEXT.replace(old, new, 1)
    data = refused(text, cards, DefinitionFileError)
    assert data["line"] in (line_of(text, new), line_of(text, "version:"))


def test_a_missing_card_and_an_unknown_one_are_refused():
    refused(TEXT.replace("charge:", "arrest:", 1), cards, DefinitionFileError)
    refused(TEXT[: TEXT.index("violation:")], cards, DefinitionFileError)
