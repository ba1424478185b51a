"""PDF reading: order of columns, hidden text, and clear refusals within bounded time."""

import time
import zlib
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import typst
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from resumes.reading import ReadError, read_file
from resumes.reading.layout import lines_of_pages
from resumes.reading.pdf import read_pdf, read_pdf_plainly
from resumes.reading.types import PageWords, Word

SENTENCE = "Planned and ran the night shift of a busy bakery with nine colleagues. "


def _canvas_pdf(*draw: tuple[float, float, str], pages: int = 1) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for _ in range(pages):
        for x, y, text in draw:
            item = canvas.beginText(x, y)
            item.setFont("Helvetica", 11)
            item.textLine(text)
            canvas.drawText(item)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _refusal(data: bytes, filename: str = "resume.pdf") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_file(data, filename)
    return caught.value


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(50.0, 700.0 - 16 * row, f"left column line number {row} of main text") for row in range(8)]
    right = [(360.0, 693.0 - 16 * row, f"right side line {row}") for row in range(6)]
    mixed = [item for pair in zip(left, right, strict=False) for item in pair] + left[6:]
    text = read_file(_canvas_pdf(*mixed), "x.pdf").text
    assert text.index("left column line number 7") < text.index("right side line 0")


def test_a_date_column_stays_beside_its_rows() -> None:
    rows = []
    for row, years in enumerate(("2018 - 2021", "2014 - 2018", "2011 - 2014", "2009 - 2011")):
        rows += [
            (50.0, 700.0 - 40 * row, years),
            (160.0, 700.0 - 40 * row, f"Baker number {row} at a shop"),
            (160.0, 684.0 - 40 * row, SENTENCE),
        ]
    lines = [line.text for line in read_file(_canvas_pdf(*rows), "x.pdf").lines]
    assert lines[0] == "2018 - 2021\tBaker number 0 at a shop"
    assert lines[2] == "2014 - 2018\tBaker number 1 at a shop"


def test_lines_know_their_place_in_the_text() -> None:
    source = read_file(_canvas_pdf((50, 700, "Ann Example"), (50, 680, SENTENCE)), "x.pdf")
    for line in source.lines:
        assert source.text[line.start : line.end] == line.text
    assert source.lines[0].size == pytest.approx(11, abs=0.5)


def test_hidden_text_is_left_out_and_reported() -> None:
    page = """#set page(margin: 2cm)
    #text(18pt)[Kerry Blake] \\ Warehouse worker, kerry\\@example.com, with ten years on the night shift
    #text(fill: white)[white secret] #text(size: 1pt)[tiny secret]
    #place(dx: -600pt)[outside secret]
    #block(fill: navy, inset: 6pt)[#text(fill: white)[seen on blue]]
    #block(fill: navy, inset: 6pt)[#text(fill: navy)[blue secret]]"""
    source = read_file(typst.compile(page.encode()), "x.pdf")
    assert "secret" not in source.text
    assert "seen on blue" in source.text
    hidden = " ".join(source.hidden_text)
    assert all(word in hidden for word in ("white secret", "tiny secret", "outside secret", "blue secret"))
    assert any("cannot see" in warning for warning in source.warnings)


def test_invisible_render_mode_is_hidden() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(50, 700, SENTENCE)
    item = canvas.beginText(50, 600)
    item.setTextRenderMode(3)
    item.textLine("Kubernetes Kubernetes")
    canvas.drawText(item)
    canvas.save()
    source = read_file(buffer.getvalue(), "x.pdf")
    assert "Kubernetes" not in source.text
    assert "Kubernetes" in " ".join(source.hidden_text)


def _locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(_canvas_pdf((50, 700, SENTENCE))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_locked_pdf_is_refused_and_one_with_an_empty_password_opens() -> None:
    assert _refusal(_locked("sesame")).code == "encrypted"
    assert "night shift" in read_file(_locked(""), "x.pdf").text


def test_a_picture_of_text_is_refused_as_such() -> None:
    error = _refusal(_canvas_pdf())
    assert error.code == "image_only"
    assert "OCR" in error.message


def test_a_cut_pdf_is_refused_as_damaged() -> None:
    whole = _canvas_pdf(*((50.0, 700.0 - 12 * row, SENTENCE) for row in range(40)))
    assert _refusal(whole[: len(whole) // 3]).code == "damaged"
    assert _refusal(b"%PDF-1.7\nnothing").code == "damaged"


def test_a_pdf_that_only_the_second_reader_opens_is_still_read() -> None:
    data = _canvas_pdf((50, 700, SENTENCE))
    assert "night shift" in read_pdf_plainly(data)
    assert read_pdf_plainly(b"%PDF-1.4 nothing") == ""


def test_too_many_pages_are_refused() -> None:
    assert _refusal(_canvas_pdf((50, 700, SENTENCE), pages=61)).code == "too_large"


def test_a_page_tree_that_loops_ends_in_time() -> None:
    loop = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj
xref
0 3
0000000000 65535 f
trailer<</Size 3/Root 1 0 R>>
startxref
0
%%EOF"""
    began = time.perf_counter()
    _refusal(loop)
    assert time.perf_counter() - began < 15


def test_a_page_that_unpacks_to_very_much_ends_in_time() -> None:
    packed = zlib.compress(b"BT /F1 1 Tf (" + b"a" * 60_000_000 + b") Tj ET", 9)
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>endobj\n"
    body += (
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed)
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    began = time.perf_counter()
    _refusal(body)
    assert time.perf_counter() - began < 30


def test_the_reader_lives_on_after_a_bad_file() -> None:
    _refusal(b"%PDF-1.7\n" + b"\xff" * 5000)
    assert "night shift" in read_file(_canvas_pdf((50, 700, SENTENCE)), "x.pdf").text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    draw = [(50.0, 800.0, "Ann Example - page"), (50.0, 700.0, SENTENCE), (290.0, 30.0, "1 / 2")]
    text = read_file(_canvas_pdf(*draw, pages=2), "x.pdf").text
    assert text.count("Ann Example") == 1
    assert "1 / 2" not in text


def _word(text: str, x0: float, x1: float) -> Word:
    return Word(text, x0, x1, 90.0, 101.0, 100.0, 11.0)


def test_a_line_from_right_to_left_is_read_from_the_right() -> None:
    words = (
        _word("חיפה", 320.0, 345.0),
        _word("Harbour", 349.0, 392.0),
        _word("Bank", 396.0, 420.0),
        _word(":2013", 424.0, 452.0),
        _word("-", 456.0, 460.0),
        _word("2010", 464.0, 490.0),
        _word("אנליסטית", 494.0, 545.0),
    )
    lines = lines_of_pages([PageWords(595.0, 842.0, words)])
    assert [line.text for line in lines] == ["אנליסטית 2010 - 2013: Harbour Bank חיפה"]


def test_letters_set_apart_are_words() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for y, spacing, text in ((780.0, 4.0, "MARGIT HOLLANDER-SIMS"), (740.0, 0.0, SENTENCE)):
        item = canvas.beginText(60, y)
        item.setFont("Helvetica", 18 if spacing else 11)
        item.setCharSpace(spacing)
        item.textLine(text)
        canvas.drawText(item)
    canvas.save()
    assert read_file(buffer.getvalue(), "x.pdf").lines[0].text == "MARGIT HOLLANDER-SIMS"


def test_arabic_letters_set_apart_stay_one_word() -> None:
    source = '#set text(font: "Amiri", size: 12pt, lang: "ar", tracking: 0.14em)\nمهندس في القاهرة'
    package = find_spec("fontpkg_amiri")
    assert package is not None
    assert package.origin is not None
    fonts = Path(package.origin).parent / "files"
    pages = read_pdf(typst.compile(source.encode(), font_paths=[str(fonts)]))
    assert sorted(word.text for word in pages[0].words) == sorted(["مهندس", "في", "القاهرة"])
