"""Reads a rendered PDF back, as an applicant tracking system would, and says which texts it would miss."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from resumes.rendering.engine import Rendering

_SPACES = re.compile(r"\s+")


def re_extract(rendering: Rendering) -> str:
    """The text of the PDF, pages in order, without the lines at their feet."""
    from pypdf import PdfReader  # 7 MB: only where a PDF is read back

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(rendering.pdf)).pages]
    for number, footer in enumerate(rendering.footers, start=1):
        pages[number] = pages[number].replace(footer, "")
    return "\n".join(pages)


def lost_texts(rendering: Rendering) -> list[str]:
    """The placed texts that do not come back whole and in order, column by column; an empty list is a faithful PDF.

    Line breaks do not count. A text that runs from right to left comes back by its letters, since readers
    disagree on the order in which they return its words.
    """
    extracted = _squeezed(re_extract(rendering))
    return [*_lost(rendering.texts, extracted), *_lost(rendering.side_texts, extracted)]


def _lost(texts: tuple[str, ...], extracted: str) -> Iterator[str]:
    letters, at = Counter(extracted), 0
    for text in texts:
        wanted = _squeezed(text)
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in wanted):
            if Counter(letter for letter in wanted if letter.isalnum()) - letters:
                yield text
            continue
        place = extracted.find(wanted, at)
        if place < 0:
            yield text
        else:
            at = place + len(wanted)


def _squeezed(text: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))
