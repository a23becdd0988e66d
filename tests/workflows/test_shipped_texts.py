"""Texts that ship are read strictly: one mapping, every key once, lines kept, no surprises of YAML."""

import pytest

from tests.workflows.shipped_files import refused, text_of
from workflows.shipped import read


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", 3),
        ("a:\n  - {b: 1}\n  - {b: 1, b: 2}\n", 3),
        ("a: 1\n2: 3\n", 2),
        ("a: [1\nb: 2\n", 2),
        ("a: 1\nb: !!python/object:os.system {}\n", 2),
        ("a: 1\nb: \x01\n", 2),
        ("- a\n", 1),
        ("", 1),
        ("a: 1\n---\nb: 1\n", 2),
    ],
)
def test_a_text_that_is_no_single_mapping_with_every_key_once_isrefused(text, line):
    data = refused(text, lambda each: read(each, "x.yaml"))
    assert (data["file"], data["line"]) == ("x.yaml", line)


def test_yes_and_no_are_texts_and_true_and_false_are_truths():
    assert read("a: [yes, no, on, true, false]", "x.yaml")["a"] == ["yes", "no", "on", True, False]


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("law", "qd22.yaml"),
        ("law", "case.yaml"),
        ("law", "loan.yaml"),
        ("law", "expungement.yaml"),
        ("law", "messages.yaml"),
        ("law", "keep.yaml"),
        ("law", "work.yaml"),
        ("places", "nhu_xuan.yaml"),
        ("questionnaires", "2023-1.yaml"),
        ("questionnaires", "2026-1.yaml"),
    ],
)
def test_no_shipped_text_holds_a_web_address(folder, name):
    assert "://" not in text_of(folder, name)
