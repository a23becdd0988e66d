"""An office's own printed forms: they go before ours, and what is broken is said before and when it is needed."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from reports.checking import broken, own_files
from reports.documents import SHIPPED, TEMPLATES
from tests.reports.test_documents import own_docx, words_of
from tests.support.lending import Borrower
from tests.support.offices import an_office
from tests.support.visiting import visitor_of

BROKEN_TYP = "#let texts = json(bytes(sys.inputs.texts))\n#texts.nobody_has_this\n"


def test_the_forms_that_ship_are_whole_as_an_office_s_own(tmp_path: Path) -> None:
    for each in SHIPPED.iterdir():
        copyfile(each, tmp_path / each.name)
    assert list(broken(tmp_path)) == []
    assert len(own_files(tmp_path)) == 2 * len(TEMPLATES)


def test_every_broken_file_is_named_with_what_is_wrong_in_it(tmp_path: Path) -> None:
    own_docx(tmp_path, "{{ nobody_has_this }}")
    (tmp_path / "mau02.typ").write_text(BROKEN_TYP, encoding="utf-8")
    (tmp_path / "de_nghi_vay.docx").write_bytes(b"no Word file")
    found = {each.data["template"]: each.data["why"] for each in broken(tmp_path)}
    assert set(found) == {"mau01.docx", "mau02.typ", "de_nghi_vay.docx"}
    assert "nobody_has_this" in found["mau01.docx"] and "nobody_has_this" in found["mau02.typ"]
    assert [each.data["template"] for each in broken(tmp_path / "none")] == [str(tmp_path / "none")]


def test_a_page_prints_the_office_s_own_form_and_says_which_file_is_broken(
    tmp_path: Path, sqlite_url: str
) -> None:
    own_docx(tmp_path, "Đơn của xã: {{ name }}")
    (tmp_path / "mau01.docx").rename(tmp_path / "de_nghi_vay.docx")
    (tmp_path / "de_nghi_vay.typ").write_text(BROKEN_TYP, encoding="utf-8")
    with an_office(sqlite_url) as office:
        one = Borrower(office)
        visitor = visitor_of(office, "canbo", templates=tmp_path)
        at = f"/cases/{one.person.last.number}/loan/{one.file_id}/request"
        assert "Đơn của xã: Lò Văn Inh" in words_of(visitor.get(f"{at}.docx").content)
        answer = visitor.get(f"{at}.pdf")
        assert answer.status_code == 503
        assert "de_nghi_vay.typ" in answer.text and "nobody_has_this" in answer.text
