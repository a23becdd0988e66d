"""The ways out of the house: each module beside this one that has a `CHANNEL` is one, and nothing else lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from notifications.channels.kind import Kind


@cache
def kinds() -> Mapping[str, Kind]:
    """By name, in the order of names."""
    modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
    found = [module.CHANNEL for module in modules if hasattr(module, "CHANNEL")]
    return {each.name: each for each in sorted(found, key=lambda kind: kind.name)}
