"""The few changes that vendored files need: a font that we may use, and no foreign emblem."""

import re

FACE = re.compile(r"@font-face\s*\{[^}]*\}")
CALVERT = re.compile(r"/\*![^*]*Margaret Calvert[^*]*\*/")
CREST = re.compile(r"\.govuk-footer__copyright-logo:before\{[^}]*\}")
SOURCE_MAP = re.compile(r"\s*(//|/\*)# sourceMappingURL=\S+( \*/)?\s*$")
UNUSED_EDITOR = re.compile(r"background-image:url\(/assets/images/icon-wysiwyg-[a-z-]+\.svg\)")
OLD_FONT = re.compile(r",?\s*url\([^)]*\.woff\)\s*format\(['\"]woff['\"]\)")


def unmapped(text: str) -> str:
    """Without the pointer to a source map, which we do not serve."""
    return SOURCE_MAP.sub("\n", text)


def restyle(css: str) -> str:
    """GDS Transport, the crown and the crest belong to GOV.UK; ours is Be Vietnam Pro and no emblem."""
    for unwanted in (FACE, CALVERT, CREST, UNUSED_EDITOR):
        css = unwanted.sub("", css)
    css = css.replace("GDS Transport", '"Be Vietnam Pro"').replace("url(/assets/images/", "url(images/")
    return unmapped(css)


def localise_fonts(css: str) -> str:
    """woff2 alone, beside the style sheet, and of the subsets only those that Vietnamese needs."""
    faces = [face for face in FACE.findall(css) if "-latin-ext-" not in face]
    return "\n\n".join(OLD_FONT.sub("", face).replace("./files/", "") for face in faces) + "\n"


def icon(svg: str) -> str:
    """One line, hidden from screen readers: the words beside an icon carry the meaning."""
    line = re.sub(r"\s+", " ", re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)).strip().replace("> <", "><")
    return line.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1).replace(" >", ">") + "\n"
