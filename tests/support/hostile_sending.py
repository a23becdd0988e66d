"""What can be wrong with the sending itself: fields missing, twice there or unheard of, and bytes that are no text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_plus, urlencode

from tests.support.hostile import RAW
from tests.support.hostile_attack import Attack

_KINDS = (
    "application/json", "text/plain", "", "multipart/form-data", "multipart/form-data; boundary=x", "a/b; charset=\xff",
)  # fmt: skip
_CHARSETS = ("utf-7", "utf-16", "idna", "rot13", "none")


def sent_wrongly(attack: Attack, turn: int, shared: bool) -> None:
    """`turn`: which of several kinds, so that the forms meet them in turn. `shared`: every other one meets the half."""
    first = next(iter(attack.found.free), "x")
    said = attack.fresh()
    whole = urlencode([(name, value) for name, value in said.items() if isinstance(value, str)]).encode()
    _bytes(attack, whole, quote_plus(first).encode(), RAW[turn % len(RAW)])
    if not shared or turn % 2 == 0:
        _names(attack, said, first)
    if attack.found.form.method == "POST" and (not shared or turn % 2 == 1):
        _bodies(attack, said, whole, first)
        _kinds(attack, whole, first, turn)
    attack.rest()


def _names(attack: Attack, said: dict[str, Any], first: str) -> None:
    attack.send("nothing", {})
    for half in (0, 1):
        left = {name: said[name] for place, name in enumerate(said) if place % 2 == half}
        attack.send(f"with {list(left)} alone", left)
    attack.send("twice", {name: [value, "zz"] for name, value in said.items() if isinstance(value, str)})
    odd = {"a\0": "b", "": "c", "đ" * 300: "d", "__class__": "e", f"{first}[0][b]": "f"}
    attack.send("unheard-of", said | odd | {f"zq{number}": "x" for number in range(60)})


def _bytes(attack: Attack, whole: bytes, name: bytes, raw: bytes) -> None:
    attack.send("raw", b"&".join((whole, *(name + b"=" + each for each in RAW))))
    attack.send("raw alone", whole + b"&" + name + b"=" + raw + b"&" + raw + b"=1")


def _bodies(attack: Attack, said: dict[str, Any], whole: bytes, first: str) -> None:
    parts: dict[str, Any] = {name: (None, value) for name, value in said.items() if isinstance(value, str)}
    attack.send("as multipart", None, files=parts or {"x": (None, "1")})
    odd = parts | {first: ("a\r\nX-Zq: 1.txt", b"\0\xff" * 50, "text/plain")}
    attack.send("a file for a field", None, files=odd)
    attack.send("too many fields", whole + b"&f=1" * 7_000)


def _kinds(attack: Attack, whole: bytes, first: str, turn: int) -> None:
    kind, charset = _KINDS[turn % len(_KINDS)], _CHARSETS[turn % len(_CHARSETS)]
    attack.send(f"as {kind}", whole, headers={"content-type": kind.encode("latin-1")})
    part = b'--x\r\nContent-Disposition: form-data; name="' + first.encode() + b'"\r\n\r\n+2AA-\xff\r\n'
    attack.send("cut off", part[:-4], headers={"content-type": _KINDS[4]})
    kind = f"{_KINDS[4]}; charset={charset}"
    attack.send(f"charset {charset}", part + b"--x--\r\n", headers={"content-type": kind})
