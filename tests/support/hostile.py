"""Two hundred things that somebody, or some program, writes into a field that asked for a name or a day."""

from __future__ import annotations

import unicodedata

# In every one that a page could take for markup: where it stands unescaped, a tag or an attribute of it appears.
MARK = "zqhostile"
LARGE = ("đ" * (5 * 1024 * 1024)).encode()  # 10 MB

_MARKUP = (
    f"<script>{MARK}()</script>", f"</textarea><script>{MARK}()</script>", f"</title><script>{MARK}()</script>",
    f'"><script>{MARK}()</script>', f"'><script>{MARK}()</script>", f"<img src=x onerror={MARK}()>",
    f'" onmouseover="{MARK}()', f"' onmouseover='{MARK}()", f"javascript:{MARK}()", f"<svg/onload={MARK}()>",
    f'<a href="javascript:{MARK}()">x</a>', f"<!-- {MARK} -->", f"<![CDATA[{MARK}]]>",
    f"</select><script>{MARK}()</script>",
    f"&lt;script&gt;{MARK}()", f"&#60;script&#62;{MARK}()", f"<iframe src={MARK}>", f"<style>{MARK}</style>",
    f"<base href={MARK}>", f"<form action={MARK}>",
)  # fmt: skip
_TEMPLATES = (
    "{{7*7}}", "{% include '/etc/passwd' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{config}}",
    "{0}", "{0.__class__}",
    "%s%s%s%n", "{name!r}", "%(name)s", "{", "{viewer}",
)  # fmt: skip
_SQL = (
    "' OR '1'='1", "'; DROP TABLE \"case\";--", "\" OR \"\"=\"", "1; SELECT pg_sleep(9)",
    "' UNION SELECT * FROM session--",
    "%", "_", "\\", "a\\", "NULL", "None", "undefined", "NaN", "true", "[]", "{}", "0x41",
)  # fmt: skip
_FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://x\")",
    "=IMPORTXML(A1)", ";=1+1", "|=1", "%0A=1",
)  # fmt: skip
_PATHS = (
    "../../../etc/passwd", "..\\..\\x", "/etc/passwd", "file:///etc/passwd", "C:\\x",
    "//evil.test/x", "http://evil.test",
    "\\\\evil.test\\x", "/\\evil.test", "%2e%2e%2f", "~", "-rf", "$(id)", "`id`", ";id", "|id", "&& id", "\n id",
)  # fmt: skip
_BREAKS = (
    "a\r\nX-Zq: 1",
    "a\nb",
    "a\rb",
    "\r\n\r\n<b>",
    "a\u2028b",
    "a\u2029b",
    "a\x0bb",
    "a\x0cb",
    "\t",
    " ",
    "\u00a0",
)
_NUL = ("\0", "a\0b", "\0a", "a\0", "%00")
_CONTROLS = (
    "\x01",
    "\x08",
    "\x1b[31m",
    "\x7f",
    "\x80",
    "\x9f",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "\ufffd",
)
_DIRECTION = (
    "\u202eabc", "\u202dabc", "\u200f", "\u200e", "\u2066a\u2069", "\u061c", "مرحبا", "שלום", "a\u202e\u202e\u202e",
)  # fmt: skip
_COMBINING = (
    unicodedata.normalize("NFD", "Nguyễn Thị Đào"), unicodedata.normalize("NFKD", "ﬁ Ⅳ ²"), "e" + "\u0301" * 300,
    "\u0301", "Hoá", "Hóa", "\u200d", "\u200b", "a\u200bb", "\u034f", "ạ\u0323",
)  # fmt: skip
_DIGITS = (
    "٠٣٨٠٨٨١٢٣٤٥٦", "٢٠٢٦-٠٣-٠٢", "０３８０８８１２３４５６", "²", "①", "½", "Ⅻ", "१२३", "𝟘", "1e5", "1E400",
    "1_000", "0b1",
    "1,5", "1.000.000", "-1", "-0", "0", "999999999999999999999999", "9" * 400, "9223372036854775808",
    "2147483648", "32768", "-9223372036854775809", "0.1", "Infinity", "-inf", "1/0", "0" * 5000,
    "0" * 20 + "9" * 20,
)  # fmt: skip
_DAYS = (
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-02-30",
    "2026-13-01", "2025-02-29",
    "2026-W10-1", "20260302", "02/03/2026", "2026-03-02T00:00:00Z", "1900-01-01", "1969-12-31", "2262-04-12",
    "ngày mai",
)  # fmt: skip
_IDS = (
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "{00000000-0000-0000-0000-000000000007}",
    "urn:uuid:00000000-0000-0000-0000-000000000007", "00000000000000000000000000000007",
    "00000000-0000-0000-0000-00000000000g",
    "NX-2026-0001", "NX-9999-9999", "nx-2026-0001", "16174", "99999", "system", "quantri", "officer", "on", "yes",
)  # fmt: skip
_LONG = (
    *("đ" * length for length in (41, 81, 121, 161, 255, 256, 501, 2000, 2001, 8000)), "a " * 500, "<" * 3000,
)  # fmt: skip
_PICTURES = ("😀", "👨‍👩‍👧‍👦", "🇻🇳", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "𠜎", "\U0010ffff", "Z̸̡̢̛̗̘̙̜̝̞̟̠a")

HOSTILE: tuple[str, ...] = tuple(
    dict.fromkeys(
        (*_MARKUP, *_TEMPLATES, *_SQL, *_FORMULAS, *_PATHS, *_BREAKS, *_NUL, *_CONTROLS,
         *_DIRECTION, *_COMBINING, *_DIGITS,
         *_DAYS, *_IDS, *_LONG, *_PICTURES)
    )
)  # fmt: skip
# What has broken forms before: every field meets these, also on PostgreSQL.
WORST: tuple[str, ...] = (
    "", "a\0b", _MARKUP[0], _MARKUP[6], _FORMULAS[0], _COMBINING[0], "\u202eabc", "٢٠٢٦-٠٣-٠٢", "²", "9" * 400,
    "9223372036854775808", "0" * 5000, "32768", "0001-01-01", "9999-12-31", "đ" * 501,
    "\U0010ffff", _IDS[0], "{0.__class__}",
)  # fmt: skip
# Of these, what a field for words or a code has to stand by itself, and what one for a day or a number has.
WORDS: tuple[str, ...] = tuple(each for each in WORST if each == "" or each[0] not in "²0139")
FIGURES: tuple[str, ...] = (
    "",
    "٢٠٢٦-٠٣-٠٢",
    *(each for each in WORST if each[1:] and each[0] in "039" and each != _IDS[0]),
)
# For what nobody types: an id, a version, a choice.
HIDDEN: tuple[str, ...] = ("a\0b", _MARKUP[3], "9" * 400, _IDS[0])
# Sent as bytes, since no text encodes to them: halves of characters, no UTF-8 at all, broken escapes.
RAW: tuple[bytes, ...] = (
    b"%ED%A0%80",
    b"%FF%FE",
    b"\xff\xfe",
    b"%ZZ",
    b"%",
    b"%C0%80",
    b"%F4%90%80%80",
    b"\xed\xa0\x80",
    b"%u0041",
)

# What a page, a calendar or a spreadsheet has to show as text where it was kept: markup and a formula in one,
# odd characters.
STAINS: tuple[str, ...] = (
    f"=1+1<img src=x onerror={MARK}()>", f'@SUM(A1)"><script>{MARK}()</script>', f"+1' onmouseover='{MARK}()",
    "\u202e{0.__class__}\uffff\x07", "-1+1{{7*7}}%s\x1b[31m\ufeff", "e" + "\u0301" * 40 + "\U0010ffff",
)  # fmt: skip
