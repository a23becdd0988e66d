"""In English no page speaks Vietnamese, but for names, places, papers of the law and what people wrote."""

import re
from html import unescape

import pytest
from fastapi.routing import iter_route_contexts

from domain.case import Stage
from domain.rules import RULES
from tests.support.offices import STAFF
from tests.support.visiting import visitor_of
from web.app import create_app
from web.forms.registry import ACTS
from workflows.shipped import shipped_law, shipped_units

# Words that begin with a small letter and are Vietnamese beyond doubt: a name of a person or a place has none.
SMALL = re.compile(
    r"\b[a-zđ]*[ăâđêơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]\w*", re.UNICODE
)
PAPER = re.compile(r"(Quyết|Nghị) định \d+/\d{4}/\S+")
# What the test's people and places are made of.
WRITTEN = (
    "Khu phố 1", "Xưởng gỗ Thanh Bình", "Gặp tại nhà", "Giới thiệu việc làm ở xưởng gỗ", "Đi làm ở tỉnh khác",
    "Không có nhu cầu hỗ trợ", "Thị trấn Yên Cát", "Tàng trữ trái phép chất ma túy", "đồng",
)  # fmt: skip


def papers():
    """Citations and sources: papers of Vietnam have Vietnamese names."""
    law, units = shipped_law(), shipped_units()
    yield from (rule.citation for rule in RULES.values())
    yield from (value.citation for series in map(law.series, law.keys()) for value in series.values)
    yield units.published.source
    yield units.distances.note


def words_of(html: str) -> str:
    """What a reader of the page reads, without elements that say that they are Vietnamese."""
    html = re.sub(r"<(script|style|svg|textarea)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r"<(?!html)(\w+)[^>]*\blang=\"vi\"[^>]*>.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def left_over(html: str) -> list[str]:
    text = words_of(html)
    for known in sorted({*WRITTEN, *papers()}, key=len, reverse=True):
        text = text.replace(known, " ")
    return SMALL.findall(PAPER.sub(" ", text))


def addresses(office, people):
    """Every page that can be asked for with what this office holds."""
    numbers = [people[stage].number for stage in (*map(str, Stage),) if stage in people]
    for route in iter_route_contexts(create_app(office).routes):
        path = str(route.path)
        if "GET" not in (route.methods or ()):
            continue
        if path == "/cases/{number}/{act}":
            yield from (f"/cases/{people['supported'].number}/{act}" for act in ACTS)
        elif "{number}" in path and path.count("{") == 1:
            yield from (path.replace("{number}", number) for number in numbers)
        elif "{" not in path:
            yield path
    yield from ("/admin/units/new?kind=split", "/cases?q=nobody", "/summary?boundaries=old")


@pytest.mark.parametrize("user", STAFF)
def test_english_pages_speak_english(office, people, user):
    visitor = visitor_of(office, user)
    visitor.cookies.set("lang", "en")
    found, seen = {}, 0
    for address in addresses(office, people):
        answer = visitor.get(address)
        if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
            seen += 1
            if words := left_over(answer.text):
                found[address] = words[:12]
    assert seen >= 5
    assert found == {}


@pytest.mark.parametrize("address", ["/cases/NX-1999-0001", "/nothing", "/admin/units/new?kind=x"])
def test_refusals_are_english_too(office, address):
    visitor = visitor_of(office, "lanhdao")
    visitor.cookies.set("lang", "en")
    assert left_over(visitor.get(address).text) == []


def test_a_page_in_vietnamese_is_told_from_one_in_english(office):
    """What the tests above would find."""
    assert len(left_over(visitor_of(office, "lanhdao").get("/summary").text)) > 20
