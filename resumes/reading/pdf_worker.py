"""A child process that reads PDFs with PDFium, so that a hostile file can neither hang nor crash its reader.

Spoken over stdin and stdout: a request is the file's length, the most pages allowed and whether plain text is enough
(4 bytes each), then the file; an answer is a 4-byte length and JSON.
Nothing of Django is imported here: a start takes well under a tenth of a second.
"""

import ctypes
import io
import json
import logging
import re
import struct
import sys
from typing import Any, BinaryIO

import pypdfium2.raw as pdfium

MAX_CHARACTERS = 400_000
MAX_OBJECTS = 20_000
TINY_POINTS = 3.0
# No font's space is narrower than this share of its size; letters set apart are closer.
SPACE_WIDTH = 0.17
INVISIBLE_MODE = 3
PASSWORD_ERROR = 4

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


def _runs_left(letter: str) -> bool:
    """Whether a letter belongs to a script that is written from right to left."""
    return "\u0590" <= letter[-1:] <= "\u08ff" or "\ufb1d" <= letter[-1:] <= "\ufefc"


class Collector:
    """Gathers a page's characters into words, and words that nobody can see apart from them."""

    def __init__(self, frame: Frame, surfaces: Surfaces, *, trust_invisible: bool) -> None:
        self.frame, self.surfaces, self.trust_invisible = frame, surfaces, trust_invisible
        self.words: list[list[Any]] = []
        self.hidden: list[str] = []
        self.invisible = 0
        self._letters: list[str] = []
        self._box = [0.0, 0.0, 0.0, 0.0]
        self._y = 0.0
        self._style: Style | None = None
        self._hidden_run = False
        self._gaps: list[float] = []
        self._guessed = False

    def add(self, letter: str, style: Style, box: tuple[float, float, float, float], y: float) -> None:
        if self._letters and (
            self._breaks(letter, style, box, y) or (self._guessed and self._is_space(style, box))
        ):
            self.flush()
        if self._letters:
            self._gaps.append(box[0] - self._box[2])
        self._guessed = False
        if not self._letters:
            self._gaps = []
            self._box, self._y, self._style = list(box), y, style
        self._letters.append(letter)
        self._box = [
            min(self._box[0], box[0]),
            min(self._box[1], box[1]),
            max(self._box[2], box[2]),
            max(self._box[3], box[3]),
        ]

    def guess_space(self) -> None:
        """A space that the file does not hold: a gap that may also be one between letters set apart."""
        if self._letters and not self._letters[-1].isascii():
            self.flush()
        self._guessed = bool(self._letters)

    def _is_space(self, style: Style, box: tuple[float, float, float, float]) -> bool:
        if len(self._letters) < 3:
            return bool(box[0] - self._box[2] > SPACE_WIDTH * style.size)
        usual = sorted(self._gaps)[len(self._gaps) // 2]
        return usual < 0.06 * style.size or box[0] - self._box[2] > 1.7 * usual

    def _breaks(self, letter: str, style: Style, box: tuple[float, float, float, float], y: float) -> bool:
        if self._style is None:
            return False
        size = max(style.size, self._style.size, 1.0)
        gap = box[0] - self._box[2]
        if box[2] < self._box[0] + 0.3 * size and _runs_left(self._letters[-1]):
            gap = self._box[0] - box[2]
        if abs(y - self._y) > 0.45 * size or gap > 0.6 * size or gap < -3 * size:
            return True
        if (style.bold, style.italic) == (self._style.bold, self._style.italic):
            return False
        # 'AnnaBell' in two weights: the space between was set in a smaller size, or as none at all.
        capital = letter.isupper() and self._letters[-1].islower()
        return bool(gap > (0.045 if capital else 0.12) * size)

    def flush(self) -> None:
        if not self._letters or self._style is None:
            return
        text, style, box = "".join(self._letters), self._style, self._box
        self._letters = []
        if style.mode == INVISIBLE_MODE:
            self.invisible += len(text)
        if self._unseen(style, box):
            if self._hidden_run and self.hidden:
                self.hidden[-1] += " " + text
            else:
                self.hidden.append(text)
            self._hidden_run = True
            return
        self._hidden_run = False
        size = style.size if style.size > 1.5 else box[3] - box[1]
        self.words.append(
            [
                text,
                *(round(edge, 2) for edge in box),
                round(self._y, 2),
                round(size, 2),
                style.bold,
                style.italic,
            ]
        )

    def _unseen(self, style: Style, box: list[float]) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (-1 <= x <= self.frame.width + 1 and -1 <= y <= self.frame.height + 1):
            return True
        if style.mode == INVISIBLE_MODE:
            return not self.trust_invisible
        if min(style.size, box[3] - box[1]) < TINY_POINTS:
            return True
        return self.surfaces.doubtful(style, x, y) and self.surfaces.flat((box[0], box[1], box[2], box[3]))


def _letter(code: int, style: Style) -> str:
    """The character to keep: icons fall away, symbol bullets become bullets, soft hyphens become hyphens."""
    if code in (0x02, 0xAD):
        return "-"
    if style.icon and not (style.symbol and 0x20 < code < 0x7F):
        return ""
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return "•" if style.symbol or code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC) else ""
    if style.symbol and chr(code) in "·§¨nlouØüvq":
        return "•"
    if code in (0, 0xFFFE, 0xFFFF):
        return ""
    return chr(code)


def read_page(document: Any, page: Any, *, trust_invisible: bool) -> dict[str, Any]:
    """Words, hidden words, links and the share of the page that pictures cover."""
    frame = Frame(page)
    surfaces = Surfaces(page, frame)
    collector = Collector(frame, surfaces, trust_invisible=trust_invisible)
    text_page = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(text_page)
    _collect(text_page, min(count, MAX_CHARACTERS), frame, collector)
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


def _collect(text_page: Any, count: int, frame: Frame, collector: Collector) -> None:
    styles: dict[int, Style] = {}
    rectangle = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    lead = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (9, 10, 13, 32, 0xA0) or 0x2000 <= code <= 0x200B or code == 0x3000:
            if code == 32 and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
                collector.guess_space()
            else:
                collector.flush()
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
        letter = "" if style.sideways and frame.turn % 2 == 0 else _letter(code, style)
        if not letter:
            collector.flush()
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        collector.add(letter, style, box, frame.point(x.value, y.value)[1])
    collector.flush()


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


def read_plainly(data: bytes, max_pages: int) -> dict[str, Any]:
    """The text alone, by pypdf, which reads some files that PDFium does not."""
    import pypdf  # takes a third of a second, and is rarely needed

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        return {"text": "\n".join(page.extract_text() for page in reader.pages[:max_pages])}
    except Exception:  # pypdf raises whatever a hostile file provokes; no text is the answer to all of it
        return {"text": ""}


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit holds there alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _read_exactly(stream: BinaryIO, length: int) -> bytes | None:
    data = stream.read(length)
    return data if len(data) == length else None


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer one request after the other until the parent closes the pipe."""
    while (head := _read_exactly(requests, 12)) is not None:
        length, max_pages, plain = struct.unpack("<III", head)
        data = _read_exactly(requests, length)
        if data is None:
            return
        try:
            answer = read_plainly(data, max_pages) if plain else read_document(data, max_pages)
        except MemoryError:
            answer = {"error": "too_heavy"}
        body = json.dumps(answer).encode()
        answers.write(struct.pack("<I", len(body)) + body)
        answers.flush()


def main() -> None:
    _limit_memory(2 * 1024**3)
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2)
    pdfium.FPDF_InitLibraryWithConfig(config)
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
