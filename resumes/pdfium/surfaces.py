"""What lies behind the text: filled shapes and pictures."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from resumes.pdfium.style import Frame, Style

MAX_OBJECTS = 20_000


class Surfaces:
    """What lies behind the text: filled shapes and pictures; a picture of the page settles doubtful colours."""

    def __init__(self, page: Any, frame: Frame) -> None:
        self.page, self.frame = page, frame
        self.fills: list[tuple[tuple[float, float, float, float], tuple[int, int, int]]] = []
        self.image_area = 0.0
        self._pixels: tuple[Any, int, int, int] | None = None
        for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
            item = pdfium.FPDFPage_GetObject(page, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                self._note(item, kind)

    def _note(self, item: Any, kind: int) -> None:
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(item, *edges):
            return
        box = self.frame.box(*(edge.value for edge in edges))
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.image_area += (box[2] - box[0]) * (box[3] - box[1])
            return
        parts = [ctypes.c_uint() for _ in range(4)]
        if box[3] - box[1] > 5 and pdfium.FPDFPageObj_GetFillColor(item, *parts) and parts[3].value > 40:
            self.fills.append((box, (parts[0].value, parts[1].value, parts[2].value)))

    def doubtful(self, style: Style, x: float, y: float) -> bool:
        """Whether text of this colour at this point might not be seen."""
        if style.alpha < 50 or min(style.color) > 235:
            return True
        return any(
            box[0] <= x <= box[2] and box[1] <= y <= box[3] and _near(color, style.color)
            for box, color in self.fills
        )

    def flat(self, box: tuple[float, float, float, float]) -> bool:
        """Whether the page shows one even colour within the box."""
        if self._pixels is None:
            self._pixels = self._render()
        data, width, height, stride = self._pixels
        left, right = max(int(box[0] * 2), 0), min(int(box[2] * 2) + 1, width)
        top, bottom = max(int(box[1] * 2), 0), min(int(box[3] * 2) + 1, height)
        low, high = 255, 0
        for row in range(top, bottom):
            line = data[row * stride + left : row * stride + right]
            if line:
                low, high = min(low, *line), max(high, *line)
        return high - low < 24

    def _render(self) -> tuple[Any, int, int, int]:
        width, height = int(self.frame.width * 2) + 1, int(self.frame.height * 2) + 1
        if width * height > 12_000_000:
            return b"", 0, 0, 0
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return data, width, height, stride


def _near(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) < 24
