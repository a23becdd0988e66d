"""A browser's own description in a few words: enough to know the office's computer from a strange one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# The first that is found: every browser also names those that it descends from.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device(agent: str, t: Callable[[str], str]) -> str:
    """“Máy tính (Firefox, Windows)”; `t` says a wording key."""
    if "Mozilla" not in agent:
        return t("device.program")
    kind = t("device.phone" if "Mobi" in agent or "Android" in agent else "device.computer")
    known = ", ".join(filter(None, (_first(_BROWSERS, agent), _first(_SYSTEMS, agent))))
    return f"{kind} ({known})" if known else kind


def _first(names: Iterable[tuple[str, str]], agent: str) -> str | None:
    return next((name for mark, name in names if mark in agent), None)
