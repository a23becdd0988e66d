"""Templates and what each of them may call: texts by key, dates, money, icons."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from domain.errors import DomainError
from domain.rules import RULES
from domain.units import Units, UnknownUnit
from domain.wording import TEXTS, Lang, day, say, vnd
from web.acting import is_demo, office_of, signed_in
from web.devices import device
from web.icons import icon
from web.language import language, remember, switched
from web.navigation import NAVIGATION, section_of


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def program_version() -> str:
    try:
        return version("duong-ve")
    except PackageNotFoundError:  # an unpacked archive that nobody installed
        return "0"


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    lang = language(request)
    page = _environment().get_template(template)
    html = page.render(_shared(request, lang) | _words(lang) | context)
    response = HTMLResponse(html, status_code=status)
    remember(request, response)
    return response


def _shared(request: Request, lang: Lang) -> dict[str, Any]:
    """What every page shows: who acts, the legal day, whether the people are invented."""
    office = office_of(request)
    try:
        who, demo = signed_in(request), is_demo(request)
    except DomainError:  # the page that says so still has to be drawn
        who, demo = None, False
    return {
        "lang": lang,
        "other_language": switched(request),
        "path": request.url.path,
        "who": who,
        "viewer": who and who.viewer,
        "links": NAVIGATION[who.viewer.role] if who else (),
        "section": section_of(who.viewer.role, request.url.path) if who else (),
        "demo": demo,
        "today": office.today(),
        "program": program_version(),
        "place": lambda code, day=None: office.units.name(code, day or office.today()),
        "icon": icon,
        "day_before": lambda day: day - timedelta(days=1),
        "commune": lambda code, since: _commune(office.units, code, since, office.today()),
    }


def _commune(units: Units, code: str, since: date, on: date) -> str:
    """What a scope that was given with this code means today, by name."""
    with suppress(UnknownUnit):
        return units.successor(code, since, on).name
    return units.name(code, on)


def _words(lang: Lang) -> dict[str, Any]:
    def t(key: str, /, **args: Any) -> str:
        return say(key, args, lang=lang)

    def shown(value: Any) -> str:
        """A date as dd/MM/yyyy, a dash for nothing."""
        return "—" if value is None else day(value, lang) if isinstance(value, date) else str(value)

    @cache
    def once(macro: Callable[..., Any], *args: Any) -> Any:
        """What a macro makes of these: worked out once a page."""
        return macro(*args)

    def number(value: int) -> str:
        return f"{value:,}" if lang == "en" else f"{value:,}".replace(",", ".")

    return {
        "t": t,
        "known": TEXTS.__contains__,
        "d": shown,
        "number": number,
        "percent": lambda share: f"{round(100 * share)}\u00a0%",
        "once": once,
        "money": lambda amount: "—" if amount is None else vnd(amount, lang),
        "device": lambda agent: device(agent, t),
        "standing": _standing,
        "doer": _doer,
        "refusal_text": lambda refusal: refusal.text(lang),
    }


def _doer(rule: str) -> str | None:
    """Whose act or paper changes the answer of a rule."""
    return next((fact.of for fact in RULES[rule].facts), None)


def _standing(rule: str, law: Any) -> str | None:
    """The weakest standing among the numbers that a rule uses: what a reader must not take for settled law."""
    found = {law.cited(key).standing for key in RULES[rule].law_keys if law.in_force(key)}
    return next((weak for weak in ("default", "reported") if weak in found), None)
