"""How text is set, and where on the page as it is shown."""

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|demi|medi(?:um)?(?:\b|$)|cmbx|sfbx|lmbx|ssbx|bx\d|extrabd|-bd\b", re.I)
_PLAIN = re.compile(r"regular|light|book|roman|thin|normal|mono", re.I)
_ITALIC = re.compile(r"ital|obli|slant|cmti|sfti|cmsl|cmssi|sfsi|lmri|-it\b", re.I)
_ICONS = re.compile(r"awesome|icon|glyphicon|material|ionic|feather|marvosym|emoji|typicon|linea", re.I)
_SYMBOLS = re.compile(r"symbol|wingding|dingbat|webding|cmsy|msam", re.I)


class Style:
    """How one text object is set; characters of the same object share it."""

    __slots__ = ("alpha", "bold", "color", "icon", "italic", "mode", "sideways", "size", "symbol")

    def __init__(self, text_page: Any, index: int, text_object: Any) -> None:
        name = _font_name(text_page, index)
        weight = pdfium.FPDFText_GetFontWeight(text_page, index)
        self.bold = bool(_BOLD.search(name)) or (weight >= 700 and not _PLAIN.search(name))
        self.italic = bool(_ITALIC.search(name))
        self.icon = bool(_ICONS.search(name))
        self.symbol = bool(_SYMBOLS.search(name))
        matrix = pdfium.FS_MATRIX()
        scale = 1.0
        self.sideways = False
        if pdfium.FPDFText_GetMatrix(text_page, index, matrix):
            scale = max((matrix.c**2 + matrix.d**2) ** 0.5, 0.0)
            self.sideways = abs(matrix.b) > abs(matrix.a)
        self.size = pdfium.FPDFText_GetFontSize(text_page, index) * (scale or 1.0)
        self.mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self.color, self.alpha = (0, 0, 0), 255
        if pdfium.FPDFText_GetFillColor(text_page, index, red, green, blue, alpha):
            self.color, self.alpha = (red.value, green.value, blue.value), alpha.value


def _font_name(text_page: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, flags)
    return buffer.value.decode("utf-8", "replace")


class Frame:
    """Turns a page's own coordinates into points from the top left of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        self.turn = pdfium.FPDFPage_GetRotation(page) % 4
        self.width = pdfium.FPDF_GetPageWidthF(page)
        self.height = pdfium.FPDF_GetPageHeightF(page)
        edges = [ctypes.c_float() for _ in range(4)]
        found = pdfium.FPDFPage_GetCropBox(page, *edges) or pdfium.FPDFPage_GetMediaBox(page, *edges)
        self.left, self.low = (edges[0].value, edges[1].value) if found else (0.0, 0.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.low
        if self.turn == 0:
            return x, self.height - y
        if self.turn == 1:
            return y, x
        if self.turn == 2:
            return self.width - x, y
        return self.width - y, self.height - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        first, second = self.point(left, bottom), self.point(right, top)
        return (
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )
