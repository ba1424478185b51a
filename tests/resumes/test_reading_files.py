"""Files other than PDF: told by content, bounded, read in order, refused in clear words."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document as new_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from resumes.reading import ReadError, read_file

PROSE = "Kept the accounts of three shops and closed the books every month."


def _saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _refusal(data: bytes, filename: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_file(data, filename)
    return caught.value


def test_the_kind_is_told_by_content_not_by_name() -> None:
    document = new_docx()
    document.add_paragraph(PROSE)
    assert read_file(_saved(document), "resume.pdf").kind == "docx"
    assert read_file(PROSE.encode(), "resume.docx").kind == "txt"
    assert read_file(b'{"basics": {"name": "Jo"}}', "resume.txt").kind == "json"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"   \n\n  ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "image_only"),
        (b"MZ\x90\x00\x03" + b"\x00" * 500, "unsupported"),
        (b"PK\x03\x04broken", "damaged"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_large"),
        (("(cid:12)(cid:45) " * 80).encode(), "garbage"),
        (("xkcd qwrt zzpl mnbv trwq " * 30).encode(), "garbage"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, code: str) -> None:
    error = _refusal(data, "resume.txt")
    assert error.code == code
    assert error.message.endswith(".")


def test_text_in_old_encodings_is_decoded() -> None:
    assert "Müller" in read_file(("Jörg Müller, Bäcker in Köln. " + PROSE).encode("cp1252"), "a.txt").text
    assert "Müller" in read_file(("Jörg Müller, Bäcker in Köln. " + PROSE).encode("utf-16"), "a.txt").text


def test_markdown_marks_become_styles() -> None:
    source = read_file(
        f"# Ann Example\n\n**Baker**, *Corner Shop*\n\n- {PROSE}\n\n[site](https://ann.example.org)".encode(),
        "a.md",
    )
    assert [line.text for line in source.lines] == ["Ann Example", "Baker, Corner Shop", f"• {PROSE}", "site"]
    assert source.lines[0].heading == 1
    assert source.lines[1].runs[0].bold
    assert source.links == ("https://ann.example.org",)


def test_docx_keeps_order_of_tables_headers_and_text_boxes() -> None:
    document = new_docx()
    document.sections[0].header.paragraphs[0].text = "Ann Example, header line"
    document.add_paragraph(PROSE)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "2019"
    table.cell(0, 1).text = "Bookkeeper"
    document.add_paragraph("After the table")
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    document.add_paragraph("Anchor")._p.append(box)
    lines = [line.text for line in read_file(_saved(document), "a.docx").lines]
    assert lines == [
        "Ann Example, header line",
        PROSE,
        "2019\tBookkeeper",
        "After the table",
        "Anchor",
        "In the box",
    ]


def test_docx_hidden_runs_are_left_out_and_reported() -> None:
    document = new_docx()
    paragraph = document.add_paragraph(PROSE)
    paragraph.add_run(" vanished words").font.hidden = True
    source = read_file(_saved(document), "a.docx")
    assert "vanished" not in source.text
    assert source.hidden_text == ("vanished words",)


def _docx_with(body: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return buffer.getvalue()


def test_zip_and_entity_bombs_are_refused() -> None:
    assert _refusal(_docx_with(b"<a>" + b" " * 70_000_000 + b"</a>"), "a.docx").code == "too_large"
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    assert _refusal(_docx_with(bomb), "a.docx").code == "damaged"


def test_a_docx_cut_in_half_is_refused_as_damaged() -> None:
    document = new_docx()
    document.add_paragraph(PROSE)
    data = _saved(document)
    assert _refusal(data[: len(data) // 2], "a.docx").code == "damaged"
