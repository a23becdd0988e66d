"""What of whose front end we keep, at which version: the one list to read before an upgrade."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tools.restyle import icon, localise_fonts, restyle, unmapped

Change = Callable[[str], str]

ICONS = (
    "alert-triangle", "arrow-left", "arrow-right", "briefcase", "building", "calendar", "cash", "check",
    "chevron-down", "clock", "coin", "file-text", "heart-handshake", "history", "home", "info-circle",
    "map-pin", "message", "phone", "player-pause", "plus", "search", "user", "users", "x",
)  # fmt: skip
WEIGHTS = (400, 600, 700)
MOJ_IMAGES = (
    "icon-close-cross-black.svg", "icon-document.svg", "icon-progress-tick.svg",
    "icon-tag-remove-cross-white.svg", "icon-tag-remove-cross.svg", "icon-toggle-plus-minus.svg",
)  # fmt: skip


@dataclass(frozen=True)
class Vendored:
    """`files` maps our path to theirs; `change` rewrites a text file of ours by its ending."""

    package: str
    integrity: str
    files: Mapping[str, str]
    change: Mapping[str, Change]
    copyright: str | None = None  # for tarballs that name the MIT licence and leave its text out


def _fonts() -> Mapping[str, str]:
    subsets = [(subset, weight) for subset in ("latin", "vietnamese") for weight in WEIGHTS]
    names = [f"be-vietnam-pro-{subset}-{weight}-normal.woff2" for subset, weight in subsets]
    return {f"fonts/{name}": f"files/{name}" for name in names}


VENDORED = (
    Vendored(
        "htmx.org@4.0.1",
        "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        {"htmx/htmx.min.js": "dist/htmx.min.js", "htmx/LICENSE": "LICENSE"},
        {".js": unmapped},
    ),
    Vendored(
        "govuk-frontend@6.6.0",
        "sha512-xctkWrQvLnvQt7fyjQ3MGX9S0wz0x0RQuLxCeoXF+s8EjGICG81/DYQGKN5qgO+0KVT12UAaRwUsGY6fulRcRg==",
        {
            "govuk/govuk-frontend.min.css": "dist/govuk/govuk-frontend.min.css",
            "govuk/govuk-frontend.min.js": "dist/govuk/govuk-frontend.min.js",
        },
        {".css": restyle, ".js": unmapped},
        copyright="Copyright (C) 2017 Crown Copyright (Government Digital Service)",
    ),
    Vendored(
        "@ministryofjustice/frontend@11.1.0",
        "sha512-1bkUbm2M4DpcpX/pOmumQRBsbJco9W2RwmJv5h/ZC/ZqrAOn2/FjpF+A7vS0gs7oMXBizr9O5huDrSYbLx73Nw==",
        {
            "moj/moj-frontend.min.css": "moj/moj-frontend.min.css",
            "moj/moj-frontend.min.js": "moj/moj-frontend.min.js",
            **{f"moj/images/{name}": f"moj/assets/images/{name}" for name in MOJ_IMAGES},
        },
        {".css": restyle, ".js": unmapped},
        copyright="Copyright (C) Crown Copyright (Ministry of Justice)",
    ),
    Vendored(
        "@fontsource/be-vietnam-pro@5.3.0",
        "sha512-xhAQBGHDxP5BF8IJxedy5MoWUmc1DlPCcZbMLhvnPkf8TaYCbbUVs3LjpuJ4BYdTrdiCLaewNaY8z+owq/FqFw==",
        {**_fonts(), **{f"fonts/{w}.css": f"{w}.css" for w in WEIGHTS}, "fonts/LICENSE": "LICENSE"},
        {".css": localise_fonts},
    ),
    Vendored(
        "idb@8.0.4",
        "sha512-jd0ITCrN+Zah4J7R/Z2jnR3W7A4BXDAjmo62MwWuSjxCiueUAf7X5rbodEdidWzeknwXHmLpdZkoiiCppNi30Q==",
        {"idb/idb.js": "build/index.js", "idb/LICENSE": "LICENSE"},
        {},
    ),
    Vendored(
        "@tabler/icons@3.52.0",
        "sha512-dldKlJNfO/gZnGLcIY0X2EFFKIMGwL/rEvTqglvBgAPFiwj9pZOCN5V3Sf0Gyjq6foX4VQmLdOmsS4w5FdWKAw==",
        {**{f"icons/{name}.svg": f"icons/outline/{name}.svg" for name in ICONS}, "icons/LICENSE": "LICENSE"},
        {".svg": icon},
    ),
)

# Into `reports/fonts`, for what is printed: as wide as the face that Decree 30/2020 asks for, and free to pass on.
PRINTED = Vendored(
    "@expo-google-fonts/tinos@0.4.2",
    "sha512-MQkfvUO1Aw7UP3jRtWLcjda+udanoL8ecrbkjbc3ZdhSI1iW/Uil4uD8O0eOiIxU2v/FeAT2XjGNiz5oYUlucg==",
    {
        "Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
        "Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
        "Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
        "Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
        "LICENSE": "LICENSE_FONT",
    },
    {},
)
