"""The syllables of Vietnamese without tones and marks: public knowledge, which says nothing about anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

# Beside the standard initials, p as in the Thái's Pâng, and f, j, w, z as some people's papers spell them.
_INITIALS = "_ b c ch d f g gh gi h j k kh l m n ng ngh nh p ph qu r s t th tr v w x z"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay "
    "e ec ech em en eng enh eo ep et eu "
    "i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong ooc oong op ot "
    "u ua uac uan uang uanh uao uat uau uay uc ue uech uem uen uenh ueo uet ui um un ung uo uoc uoi uom uon uong "
    "uop uot uou up ut uu uy uya uych uyen uyet uynh uyp uyt uyu "
    "y ych yem yen yet yeu ym yn ynh yp yt yu"
)


@cache
def known() -> frozenset[str]:
    """Every initial with every rhyme, more than the language uses; folded."""
    initials, rhymes = _INITIALS.replace("_", "").split(" "), _RHYMES.split(" ")
    return frozenset(initial + rhyme for initial in initials for rhyme in rhymes)


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable in sorted(known()):
        for length in range(1, len(syllable)):
            found.setdefault(syllable[:length], []).append(syllable)
    return {beginning: tuple(each) for beginning, each in found.items()}


def beginning_with(letters: str) -> tuple[str, ...]:
    """The known syllables that go on after these letters."""
    return _by_beginning().get(letters, ())


def one_edit_from(word: str) -> set[str]:
    """Every word of a–z that one wrong, missing, surplus or swapped letter turns into this one."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    found |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase}
    found |= {head + letter + tail for head, tail in cuts for letter in ascii_lowercase}
    return found - {word, ""}


_DOUBLED = re.compile(r"(a|e|o|d)\1")
_TONE_KEYS = "sfrxj"


def without_telex(word: str) -> Iterator[str]:
    """What a word is if its keys were pressed for Telex while the input method was off: nguyeenx, ddwcs, hungf."""
    hook = "" if re.search("[aeiouy]", word) else "u"
    plain = _DOUBLED.sub(r"\1", word).replace("w", hook)
    for each in (plain, plain[:-1] if plain[-1:] in _TONE_KEYS else plain, _inner_tone(plain)):
        if each not in ("", word):
            yield each


def _inner_tone(word: str) -> str:
    """The key of a tone may follow its vowel at once: tuaasn, nguyeexn."""
    return re.sub(rf"(?<=[aeiouy])[{_TONE_KEYS}](?=[aeiouynmcptgh])", "", word)
