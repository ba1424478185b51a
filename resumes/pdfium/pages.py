"""Pages of a PDF: their words, hidden words, links and pictures."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from resumes.pdfium.right_to_left import in_reading_order
from resumes.pdfium.style import Frame, Style
from resumes.pdfium.surfaces import Surfaces
from resumes.pdfium.words import BREAK, GUESSED_SPACE, LINE_END, Collector, Sign, letter_of

MAX_CHARACTERS = 400_000
PASSWORD_ERROR = 4


def read_page(document: Any, page: Any, *, trust_invisible: bool) -> dict[str, Any]:
    """Words, hidden words, links and the share of the page that pictures cover."""
    frame = Frame(page)
    surfaces = Surfaces(page, frame)
    collector = Collector(frame, surfaces, trust_invisible=trust_invisible)
    text_page = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(text_page)
    collector.take(in_reading_order(list(_signs(text_page, min(count, MAX_CHARACTERS), frame))))
    pdfium.FPDFText_ClosePage(text_page)
    area = max(frame.width * frame.height, 1.0)
    return {
        "width": frame.width,
        "height": frame.height,
        "words": collector.words,
        "hidden": collector.hidden,
        "links": _links(document, page),
        "image_share": min(surfaces.image_area / area, 1.0),
        "invisible": collector.invisible,
    }


def _signs(text_page: Any, count: int, frame: Frame) -> Iterator[Sign]:
    """The page's characters in PDFium's order, spaces and what falls away as breaks."""
    styles: dict[int, Style] = {}
    rectangle = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    lead = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (9, 10, 13, 32, 0xA0) or 0x2000 <= code <= 0x200B or code == 0x3000:
            if code in (9, 10, 13):
                yield LINE_END if pdfium.FPDFText_IsGenerated(text_page, index) == 1 else BREAK
                continue
            guessed = code == 32 and pdfium.FPDFText_IsGenerated(text_page, index) == 1
            pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
            place = frame.point(x.value, y.value)
            yield GUESSED_SPACE if guessed else Sign("", None, (*place, *place), place[1])
            continue
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((lead - 0xD800) << 10) + (code - 0xDC00) if lead else 0
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        style = styles.get(address)
        if style is None:
            style = styles[address] = Style(text_page, index, text_object)
        letter = "" if style.sideways and frame.turn % 2 == 0 else letter_of(code, style)
        if not letter:
            yield BREAK
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        yield Sign(letter, style, box, frame.point(x.value, y.value)[1])


def _links(document: Any, page: Any) -> list[str]:
    """The addresses that the page's link annotations lead to."""
    found: list[str] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < 200 and pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 1 < length < 2000:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            found.append(buffer.value.decode("utf-8", "replace"))
    return found


def read_document(data: bytes, max_pages: int) -> dict[str, Any]:
    """Every page's words, or what kept the file from being opened."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == PASSWORD_ERROR
        return {"error": "encrypted" if locked else "damaged"}
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > max_pages:
            return {"error": "too_many_pages", "pages": count}
        pages = []
        for number in range(count):
            page = pdfium.FPDF_LoadPage(document, number)
            if page:
                pages.append(_read_trusting(document, page))
                pdfium.FPDF_ClosePage(page)
        return {"pages": pages, "count": count}
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_trusting(document: Any, page: Any) -> dict[str, Any]:
    """A page whose only text is invisible over a picture is a scan with recognised text: then it is the text."""
    result = read_page(document, page, trust_invisible=False)
    if result["invisible"] > 80 and len(result["words"]) < 5 and result["image_share"] > 0.5:
        result = read_page(document, page, trust_invisible=True)
        result["recognised"] = True
    return result
