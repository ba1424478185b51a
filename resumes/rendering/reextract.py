"""Reads a rendered PDF back, as an applicant tracking system would, and says which texts it would miss."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from resumes.reading.pdf import page_texts
from resumes.rendering.engine import RenderError, Rendering

_SPACES = re.compile(r"\s+")


def re_extract(rendering: Rendering) -> str:
    """The text of the PDF, pages in order, without the lines at their feet. Raises RenderError."""
    pages = page_texts(rendering.pdf)
    if len(pages) != rendering.pages:
        raise RenderError("The PDF was made but could not be read back to check it. Try again.")
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
