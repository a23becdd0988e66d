"""Printed forms: what they say, on paper of the right size, the same bytes twice, and nothing in them a command."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from docx import Document

from domain.documents import DocumentView, Head
from reports.documents import SHIPPED, TEMPLATES, docx, pdf
from reports.templating import TemplateBroken
from tests.support.papers import NAMES, a_list, a_month, a_plan, a_request, list_line
from tools import docx_templates

FORMS = {"mau01": a_list(), "mau02": a_plan(), "de_nghi_vay": a_request(), "bao_cao_thang": a_month()}
EMPTY_HEAD = Head()
MARK, DEMO = "MẪU TẠM", "DỮ LIỆU GIẢ LẬP"
MM = 72 / 25.4
HOSTILE = '{{ 7 * 7 }} {% x %} #texts.demo #eval("1") <w:t>&amp;</w:t> *a* _b_ $c$ \\d'
WHOLE = pytest.mark.parametrize("view", FORMS.values(), ids=FORMS)


def words_of(content: bytes) -> str:
    """All that a Word file says, headers too, on one line."""
    with ZipFile(BytesIO(content)) as packed:
        parts = [name for name in packed.namelist() if re.fullmatch(r"word/(document|header\d*)\.xml", name)]
        roots = [ElementTree.fromstring(packed.read(name)) for name in sorted(parts)]
    return " ".join(" ".join(part.itertext()) for root in roots for part in root.iter(f"{W}p"))


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages_of(content: bytes) -> list[str]:
    found = pdfium.PdfDocument(content)
    return [" ".join(found[at].get_textpage().get_text_range().split()) for at in range(len(found))]


def said(view: DocumentView) -> tuple[str, str]:
    """The same form as Word and as PDF."""
    return " ".join(words_of(docx(view)).split()), " ".join(pages_of(pdf(view)))


@WHOLE
def test_the_same_view_is_the_same_file_twice(view):
    assert docx(view) == docx(view)
    assert pdf(view) == pdf(view)


@WHOLE
def test_every_page_bears_the_marks(view):
    for page in pages_of(pdf(view)):
        assert (MARK in page, DEMO in page) == (True, True)
    section = Document(BytesIO(docx(view))).sections[0]
    assert section.different_first_page_header_footer
    for header in (section.first_page_header, section.header):
        text = "".join(line.text for line in header.paragraphs)
        assert (MARK in text, DEMO in text) == (True, True)


@WHOLE
def test_real_data_is_not_called_invented(view):
    for text in said(replace(view, demo=False)):
        assert (MARK in text, DEMO in text) == (True, False)


@WHOLE
def test_the_layout_of_the_decree_is_there(view):
    for text in said(view):
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
        assert "Độc lập - Tự do - Hạnh phúc" in text
        assert "Xuân Hòa, ngày 05 tháng 02 năm 2026" in text
        assert "Nơi nhận:" in text
        assert "{" not in text and "%}" not in text
    section = Document(BytesIO(docx(view))).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in margins if each] == [25, 20, 30, 15]


@WHOLE
def test_a_page_is_a4_and_no_letter_stands_outside_its_margins(view):
    found = pdfium.PdfDocument(pdf(view))
    for at in range(len(found)):
        page = found[at]
        wide, high = page.get_size()
        assert sorted((round(wide / MM), round(high / MM))) == [210, 297]
        left, bottom, right = inked(page)
        assert left >= 30 * MM - 1 and right <= wide - 15 * MM + 1 and bottom >= 20 * MM - 1


def inked(page: Any) -> tuple[float, float, float]:
    """How far the letters go to the left, down and to the right; a space at the end of a line is no letter."""
    text = page.get_textpage()
    letters = [at for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    boxes = [text.get_charbox(at) for at in letters]
    return min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes)


@WHOLE
def test_the_letters_are_in_the_vendored_face_alone(view):
    found = pdfium.PdfDocument(pdf(view))
    shown = {font_name(each) for at in range(len(found)) for each in found[at].get_objects() if is_text(each)}
    assert shown and all("Tinos" in name for name in shown)


def is_text(thing: Any) -> bool:
    return bool(thing.type == pdfium.raw.FPDF_PAGEOBJ_TEXT)


def font_name(thing: Any) -> str:
    return str(thing.get_font().get_base_name())


def test_thirty_lines_go_over_several_pages_with_their_heading_and_no_row_is_lost():
    view = a_list(30)
    pages = pages_of(pdf(view))
    assert len(pages) > 1
    assert all("Nơi cư trú" in page for page in pages)
    for text in (" ".join(pages), words_of(docx(view))):
        for line in view.lines:
            assert str(line.citizen_id) in text
            assert set(line.name.split()) <= set(text.split())
    assert re.search(r"\b2\b", pages[1]) and "Danh sách có 30 người" in pages[-1]


def test_a_list_says_its_sum_in_words_and_both_who_drew_it_up_and_who_certified_it():
    for text in said(a_list(3)):
        assert "Danh sách có 03 người. Tổng số tiền đề nghị vay: 157.500.000 đồng" in text
        assert "Một trăm năm mươi bảy triệu năm trăm nghìn đồng chẵn" in text
        assert "Số: 15/DS-CAX" in text and "TRƯỞNG CÔNG AN XÃ" in text and "Lê Trọng Nghĩa" in text
        assert "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ XUÂN HÒA" in text and "Số: 21/XN-UBND" in text
        assert "Xuân Hòa, ngày 10 tháng 02 năm 2026" in text and "Trương Thị Bích Ngọc" in text
        assert "- Lưu: CAX." in text


def test_a_plan_counts_its_workers_and_its_money():
    for text in said(a_plan()):
        assert "03 người, bằng 12,5 % tổng số lao động" in text
        assert "455.000.000 đồng (bằng chữ: Bốn trăm năm mươi lăm triệu đồng chẵn)" in text
        assert "300.000.000 đồng (bằng chữ: Ba trăm triệu đồng chẵn)" in text
        assert "Số: ………………" in text and "Xuân Hòa, ngày …… tháng …… năm ……" in text
        assert "01/HĐLĐ, ngày 02/06/2025" in text


def test_a_plan_that_knows_a_number_alone_leaves_room_for_the_pen():
    for text in said(replace(a_plan(), people=(), released=4, workers=40, own_vnd=None)):
        assert "04 người, bằng 10,0 % tổng số lao động" in text
        assert "01/HĐLĐ" not in text and "Vốn tự có: ………………" in text


def test_a_household_borrows_through_its_representative_and_a_person_without_one_directly():
    household, alone = said(a_request()), said(a_request(representative="", savings_group=""))
    for text in household:
        assert "Hồ sơ vay số: NX-2026-0001/V1" in text
        assert "Người đại diện hộ gia đình đứng tên vay: Nguyễn Văn Ước" in text
        assert "ĐẠI DIỆN HỘ GIA ĐÌNH" in text and "Tổ số 04" in text
    for text in alone:
        assert "Người đứng tên vay: người đề nghị vay trực tiếp" in text
        assert "ĐẠI DIỆN HỘ GIA ĐÌNH" not in text and "7. Tổ tiết kiệm" not in text


def test_a_course_is_asked_for_training_alone():
    for text in said(a_request(purpose="training", school="Trường nghề", drawdown_months=9)):
        assert "Mục đích: Đào tạo nghề" in text
        assert "Trường nghề, thời gian học ……………… tháng, rút vốn trong 9 tháng" in text
    assert all("Khóa học" not in text for text in said(a_request()))


def test_what_nobody_said_is_left_to_the_pen():
    bare = a_request(head=EMPTY_HEAD, born_on=None, citizen_id=None, completed_on=None, recipients=())
    for text in said(bare):
        assert "…………, ngày …… tháng …… năm ……" in text
        assert "ngày sinh: …/…/……" in text and "Số định danh cá nhân: ………………" in text
        assert "None" not in text and "Nơi nhận" not in text


@pytest.mark.parametrize("view", [FORMS[name] for name in ("mau01", "mau02", "de_nghi_vay")])
def test_a_form_without_any_line_is_still_a_form(view):
    lines = {"lines": ()} if view is FORMS["mau01"] else {"costs": (), "returns": ()}
    for text in said(replace(view, **lines)):
        # A list of nobody asks for nothing; what a plan costs is left to the pen.
        assert ("Không đồng" if view is FORMS["mau01"] else "…… đồng (bằng chữ: ……") in text


def test_a_text_is_set_down_as_it_is_whatever_it_looks_like():
    word, page = said(replace(a_list(), lines=(replace(list_line(0), name=HOSTILE, note="a\x00b\x0b\nc"),)))
    assert HOSTILE in word and "a b c" in word
    assert unspaced(HOSTILE) in unspaced(page) and "a b c" in page


def unspaced(text: str) -> str:
    """Without the places where a line may end."""
    return "".join(text.replace("\u200b", "").split())


def test_a_very_long_word_does_not_leave_its_column():
    view = replace(
        a_list(), lines=(replace(list_line(0), address="Xóm" * 60, note="Cộngđồngdâncư"), list_line(1))
    )
    page = pdfium.PdfDocument(pdf(view))[0]
    assert inked(page)[2] <= page.get_size()[0] - 15 * MM + 1


def test_days_are_written_as_the_decree_asks():
    for on, words in (
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ):
        assert words in said(a_request(head=Head(place="Xuân Hòa", on=on)))[0]


def test_a_name_is_never_shortened():
    assert NAMES[5] in words_of(docx(a_list(6)))


@pytest.mark.parametrize("name", docx_templates.FORMS)
def test_the_shipped_word_templates_are_those_of_the_tool(name):
    assert (SHIPPED / f"{name}.docx").read_bytes() == docx_templates.made(name), (
        "run: python -m tools.docx_templates"
    )


def test_every_form_has_both_templates():
    shipped = {path.name for path in SHIPPED.iterdir() if path.suffix != ".md"}
    wanted = {f"{name}.{ending}" for name in TEMPLATES.values() for ending in ("docx", "typ")}
    letters = {"thu.typ"}  # printed here and never written over in Word
    assert shipped == wanted | letters | {"khung.typ"}


def own_docx(folder: Path, text: str) -> None:
    paper = Document()
    paper.add_paragraph(text)
    paper.save(str(folder / "mau01.docx"))


def test_a_template_of_the_office_goes_before_the_shipped_one(tmp_path):
    own_docx(tmp_path, "Mẫu của xã: {{ unit }}, {{ total }} đồng")
    (tmp_path / "mau01.typ").write_text(
        '#set document(title: "x")\n#set text(font: "Tinos")\n#let texts = json(bytes(sys.inputs.texts))\n'
        "Mẫu của xã: #texts.unit, #texts.total đồng\n",
        encoding="utf-8",
    )
    view = a_list(1)
    assert "Mẫu của xã: xã Xuân Hòa, 50.000.000 đồng" in words_of(docx(view, tmp_path))
    assert pages_of(pdf(view, tmp_path)) == ["Mẫu của xã: xã Xuân Hòa, 50.000.000 đồng"]
    assert docx(a_plan(), tmp_path) == docx(a_plan())


@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody_has_this }}",
        "{{ head.nobody }}",
        "{% if %}",
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ lines.append(1) }}",
    ],
)
def test_a_broken_word_template_is_refused_by_name(tmp_path, text):
    own_docx(tmp_path, text)
    with pytest.raises(TemplateBroken) as refusal:
        docx(a_list(1), tmp_path)
    assert refusal.value.data["template"] == "mau01.docx"
    assert "mau01.docx" in refusal.value.text("vi") and "mau01.docx" in refusal.value.text("en")


def test_what_is_no_word_file_is_refused_by_name(tmp_path):
    (tmp_path / "mau01.docx").write_bytes(b"PK no")
    with pytest.raises(TemplateBroken, match=r"mau01\.docx"):
        docx(a_list(1), tmp_path)


@pytest.mark.parametrize("text", ["#texts.nobody", "#let", '#read("../secret.txt")', '#import "none.typ"'])
def test_a_broken_pdf_template_is_refused_by_name(tmp_path, text):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "mau01.typ").write_text(f"#let texts = json(bytes(sys.inputs.texts))\n{text}\n", encoding="utf-8")
    with pytest.raises(TemplateBroken, match=r"mau01\.typ"):
        pdf(a_list(1), own)
