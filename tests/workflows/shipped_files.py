"""What the tests of shipped files share: their texts, and a refusal that can be read."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from domain.marked import DataFileError


def text_of(folder: str, name: str) -> str:
    return (files("domain") / folder / name).read_text(encoding="utf-8")


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


def refused(
    text: str, read_text: Callable[[str], object], error: type[DataFileError] = DataFileError
) -> dict[str, Any]:
    """The data of the refusal of `text`, which must be readable in both languages."""
    with pytest.raises(error) as caught:
        read_text(text)
    assert caught.value.text("vi") and caught.value.text("en")
    return caught.value.data
