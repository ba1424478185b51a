"""Pages of words into lines in reading order: columns read down, table rows across, page furniture left out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from resumes.reading.cells import close_cells
from resumes.reading.columns import find_blocks
from resumes.reading.rows import DATE, Block, Chunk, Row, common_edges, make_rows
from resumes.reading.types import Line, PageWords, Run, Word

TAB_GAP = 0.95
# Between labels in frames of their own (the space of a typewriter face is 0.6), and at most between the words of one.
FRAMED_GAP, WORD_GAP = 0.7, 0.36
# Narrower than most spaces between words, in shares of the size.
NARROW_GAP = 0.22
_NUMERAL = r"(?:x?(?:i{1,3}|iv|vi{0,3}|ix)|x)"
_BULLET = re.compile(
    rf"^(?:{_NUMERAL}\.|\(?(?:{_NUMERAL}|[a-h])\))\s+(?=\S)"
    r"|^(?:[•●○◦▪▫■□◆◇►▶▸‣⁃∙·*➢➤✓✔❖»›–—-]|\(cid:\d+\)|o(?=\s))\s+(?=\S)|^[•●◦▪■‣⁃∙➢➤✓✔❖・](?=\S)"
)
_LONE_BULLET = re.compile(r"^[•●○◦▪▫■□◆◇►▶▸‣⁃∙·*➢➤✓✔❖»›-]$")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|página|pagina|strona|sida|side|p\.?)\s*)?\d{1,3}(?:\s*(?:/|of|von|de|sur|di|van|z|av|af)\s*\d{1,3})?\W*$",
    re.I,
)
_OPEN_DATE = re.compile(r"(?:[-–—/]|\b(?:to|until|bis|à|au|al|a|hasta|tot|até))\s*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN_MONTH = re.compile(
    r"(?:[-–—]|\d\s(?:to|until|bis|à|au|al|a|hasta|tot|até|do|до|по|til|till))\s*[^\W\d_]{3,10}\.?$"
)
_UNFINISHED = re.compile(r"\b(?:and|und|et|y|e|en|och|og)$|&$", re.I)
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z]")
_LED_BY_MARK = re.compile(r"^([:;,.]+)(\d[\d./-]*)$")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def lines_of_pages(pages: Sequence[PageWords]) -> list[Line]:
    """All lines of a document in reading order, without offsets yet."""
    furniture = _repeated(pages)
    edges = common_edges([page.words for page in pages])
    flows: list[tuple[int, Block]] = []
    for number, page in enumerate(pages):
        rows = [
            row for row in make_rows(page.words, edges) if not _is_furniture(row, page, number, furniture)
        ]
        if len(rows) > 1 and rows[-1].y > 0.7 * page.height and _is_page_number(rows[-1]):
            rows.pop()
        flows.extend((number, block) for block in find_blocks(rows))
    lines: list[Line] = []
    least: dict[tuple[int, int], float] = {}
    ordered = _joined_columns(flows)
    for column, (number, block) in enumerate(ordered):
        found = _block_lines(block, number, column)
        lines.extend(found)
        if found and not (block.split and block.side == 0):
            # Lines shorter than the page allows are not broken by its edge, however alike they end.
            width = pages[number].width
            margin = min(line.x0 for line in found) if not block.split else 0
            least[number, column] = width - max(1.4 * margin, 0.2 * width)
        elif found and sum(line.x1 > 0.94 * block.x1 for line in found) < 3:
            # Too few lines to tell the column's width: it may reach to the one beside it.
            beside = [other.x0 for page, other in ordered if page == number and other.x0 > block.x1]
            least[number, column] = min(beside, default=0.0) - 14
    return with_right_edges(lines, least)


def with_right_edges(
    lines: Sequence[Line], least: Mapping[tuple[int, int], float] = MappingProxyType({})
) -> list[Line]:
    """Lines that know where the lines of their column end, at least at the given edges."""
    edges: dict[tuple[int, int], float] = dict(least)
    for line in lines:
        key = (line.page, line.column)
        edges[key] = max(edges.get(key, 0.0), line.x1)
    return [replace(line, right=edges[line.page, line.column]) for line in lines]


def is_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))


def strip_bullet(text: str) -> str:
    return _BULLET.sub("", text, count=1)


def _repeated(pages: Sequence[PageWords]) -> set[str]:
    """Texts that stand at the top or bottom of several pages: running heads and feet."""
    seen: Counter[str] = Counter()
    for page in pages:
        rows = make_rows([word for word in page.words if _in_margin(word.y, page)])
        seen.update({_row_key(row) for row in rows})
    return {key for key, count in seen.items() if count > 1 and len(pages) > 1}


def _in_margin(y: float, page: PageWords) -> bool:
    return y < 0.085 * page.height or y > 0.915 * page.height


def _row_key(row: Row) -> str:
    return re.sub(r"\d+", "#", " ".join(chunk.text for chunk in row.chunks))


def _is_furniture(row: Row, page: PageWords, number: int, furniture: set[str]) -> bool:
    if not _in_margin(row.y, page):
        return False
    return _is_page_number(row) or (number > 0 and _row_key(row) in furniture)


def _is_page_number(row: Row) -> bool:
    text = " ".join(chunk.text for chunk in row.chunks)
    return bool(_PAGE_NUMBER.match(text)) and not re.search(r"(?:19|20)\d\d", text)


def _joined_columns(flows: list[tuple[int, Block]]) -> list[tuple[int, Block]]:
    """A side column that goes on over the page is read to its end before the main column, and the other way round."""
    ordered: list[tuple[int, Block]] = []
    index = 0
    while index < len(flows):
        stretch = [flows[index]]
        if flows[index][1].split:
            while index + len(stretch) < len(flows) and _goes_on(stretch[-1], flows[index + len(stretch)]):
                stretch.append(flows[index + len(stretch)])
        pages = {number for number, _ in stretch}
        if len(pages) > 1:
            stretch.sort(key=lambda item: item[1].side)
        ordered.extend(stretch)
        index += len(stretch)
    return ordered


def _goes_on(before: tuple[int, Block], after: tuple[int, Block]) -> bool:
    return after[1].split and after[0] - before[0] <= 1


def _block_lines(block: Block, page: int, column: int) -> list[Line]:
    rows = _close_right_cells(_close_left_cells(close_cells(block.rows)))
    framed = any(_gaps_differ(row) for row in rows) or _are_even(rows)
    lines: list[Line] = []
    bottom = None
    for row in rows:
        line = _line(row, page, column, bottom, FRAMED_GAP if framed and _is_framed(row) else TAB_GAP)
        if line.text:
            lines.append(line)
            bottom = line.bottom
    return _attach_lone_bullets(lines)


def _close_left_cells(rows: list[Row]) -> list[Row]:
    """A date broken over two lines in a left column ('2017 –' above 'Present') goes back on one line."""
    rows = [Row(list(row.chunks)) for row in rows]
    for above, below in pairwise(rows):
        if len(above.chunks) < 2 or not below.chunks:
            continue
        first, second = above.chunks[0], below.chunks[0]
        beside = above.chunks[1].x0
        if second.x1 > beside or below.y - above.y > 2.2 * first.size:
            continue
        if not DATE.search(above.chunks[1].text) and _is_broken_label(first, second, below):
            above.chunks[0] = Chunk([*first.words, *second.words])
            below.chunks.pop(0)
            continue
        if (
            len(first.text) < 26
            and len(second.text) < 20
            and len(_YEAR.findall(second.text)) < 2
            and (
                _OPEN_DATE.search(first.text)
                or _OPEN_MONTH.search(first.text)
                or (DATE.search(first.text) and second.text[0] in "-–—")
            )
            and DATE.search(second.text)
        ):
            above.chunks[0] = Chunk([*first.words, *second.words])
            below.chunks.pop(0)
    return [row for row in rows if row.chunks]


def _close_right_cells(rows: list[Row]) -> list[Row]:
    """A date broken in the right margin ('marzo 2013 – diciembre' above '2017') goes back on one line."""
    for number, row in enumerate(rows):
        if not row.chunks or not _OPEN_MONTH.search(row.chunks[-1].text):
            continue
        first = row.chunks[-1]
        for below in rows[number + 1 : number + 3]:
            last = below.chunks[-1] if below.chunks else None
            if last is not None and abs(last.x1 - first.x1) < 3 and _YEAR.fullmatch(last.text):
                first.words.extend(last.words)
                below.chunks.pop()
                break
    return [row for row in rows if row.chunks]


def _is_broken_label(first: Chunk, second: Chunk, below: Row) -> bool:
    """A label of a form that its narrow column broke: its second half begins small and stands alone."""
    aligned = abs(first.x0 - second.x0) < 2 or abs(first.x1 - second.x1) < 2
    alone = len(below.chunks) == 1 and len(second.text) < 30 and not DATE.search(first.text)
    broken = second.text.split(" ")[0].islower() and len(first.text) > 10  # 'eBPF' is no second half
    return aligned and alone and (broken or bool(_UNFINISHED.search(first.text)))


def _gaps_differ(row: Row) -> bool:
    """Words within framed labels stand clearly closer than one label to the next, as no set line of text does."""
    shares = _gap_shares(row)
    return _is_framed(row) and min(shares) < WORD_GAP


def _are_even(rows: list[Row]) -> bool:
    """Rows of single words, all equally far apart: words of justified lines are not."""
    framed = [_gap_shares(row) for row in rows if _is_framed(row) and len(_gap_shares(row)) > 1]
    shares = [share for row in framed for share in row]
    return len(framed) > 1 and max(shares) - min(shares) < 0.1


def _is_framed(row: Row) -> bool:
    """Whether every gap of a row is one between words, or one between labels, and some are the latter."""
    shares = _gap_shares(row)
    if not shares or _LONE_BULLET.match(row.chunks[0].words[0].text):
        return False
    widest = max(shares)
    return FRAMED_GAP < widest < 2 * FRAMED_GAP and all(
        share > FRAMED_GAP or share < WORD_GAP for share in shares
    )


def _gap_shares(row: Row) -> list[float]:
    words = [word for chunk in row.chunks for word in chunk.words]
    return [(b.x0 - a.x1) / max(min(a.size, b.size), 4.0) for a, b in pairwise(words)]


def _line(row: Row, page: int, column: int, above: float | None, tab: float = TAB_GAP) -> Line:
    chunks = row.chunks
    if 2 * sum(1 for chunk in chunks if _RTL.search(chunk.text)) >= len(chunks):
        chunks = [Chunk(_from_right(chunk.words)) for chunk in reversed(chunks)]
    runs = _runs(chunks, tab)
    text = "".join(run.text for run in runs).strip()
    words = [word for chunk in chunks for word in chunk.words]
    letters = sum(len(word.text) for word in words) or 1
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Line(
        text=text,
        page=page,
        column=column,
        x0=row.x0,
        x1=row.x1,
        top=top,
        bottom=bottom,
        size=_weighted_size(words),
        bold=sum(len(word.text) for word in words if word.bold) > 0.6 * letters,
        italic=sum(len(word.text) for word in words if word.italic) > 0.6 * letters,
        bullet=is_bullet(text),
        gap_before=0.0 if above is None else top - above,
        runs=tuple(runs),
    )


def _from_right(words: Sequence[Word]) -> list[Word]:
    """Words of a line that runs from right to left; phrases in Latin letters within it keep their own order."""
    words = _phone_together(sorted(words, key=lambda word: word.x0))
    ordered: list[Word] = []
    phrase: list[Word] = []
    for word in sorted(words, key=lambda word: -word.x1):
        word = replace(word, text=_LED_BY_MARK.sub(r"\2\1", word.text))
        if _LATIN.search(word.text):
            phrase.insert(0, word)
            continue
        ordered += [*phrase, word]
        phrase = []
    return ordered + phrase


def _phone_together(words: Sequence[Word]) -> list[Word]:
    """'+20 100 555 0142' beside Latin letters runs from left to right: one word, as far as its order goes."""
    joined: list[Word] = []
    for word in words:
        if (
            joined
            and re.fullmatch(r"[\d().-]+", word.text)
            and re.match(r"^\+\d[\d ().-]*$", joined[-1].text)
            and word.x0 - joined[-1].x1 < TAB_GAP * word.size
        ):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {word.text}", x1=word.x1)
        else:
            joined.append(word)
    return joined


def _weighted_size(words: list[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0]


def _runs(chunks: list[Chunk], tab: float) -> list[Run]:
    """Words joined by spaces, wide gaps by tabs; stretches of one style kept together."""
    runs: list[Run] = []
    before: Word | None = None
    spread, stretched = _is_letter_spaced(chunks), _stretch(chunks) if tab == TAB_GAP else 0.0
    for number, chunk in enumerate(chunks):
        for position, word in enumerate(chunk.words):
            gap = "" if before is None else _gap(before, word, spread, tab)
            if number and position == 0 and gap == " " and not spread and not stretched:
                gap = "\t"
            if gap == "\t" and before is not None and word.x0 - before.x1 < stretched:
                gap = " "
            before = word
            if runs and gap != "\t" and _is_set_alike(runs[-1], word):
                runs[-1] = Run(runs[-1].text + gap + word.text, word.bold, word.italic, runs[-1].size)
            else:
                runs.append(Run(gap + word.text, word.bold, word.italic, word.size))
    return runs


def _is_set_alike(run: Run, word: Word) -> bool:
    """Whether a word goes on in the style of a run: a name in large letters ends where a headline begins."""
    near = max(run.size, word.size) < 1.3 * min(run.size, word.size) + 0.1
    return (run.bold, run.italic) == (word.bold, word.italic) and near


def _stretch(chunks: list[Chunk]) -> float:
    """Below which gap words of a justified line are only spread apart; 0 for an ordinary line."""
    words = [word for chunk in chunks for word in chunk.words]
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(words))
    if len(gaps) < 5 or gaps[len(gaps) // 2] < 0.5 * words[0].size:
        return 0.0
    return min(1.8 * gaps[len(gaps) // 2], 1.2 * words[0].size)


def _is_letter_spaced(chunks: list[Chunk]) -> float:
    """Above which gap a word ends, in a line set with space between its letters; 0 for an ordinary line."""
    words = [word for chunk in chunks for word in chunk.words]
    single = sum(len(word.text) == 1 for word in words)
    if len(words) < 4 or single < 0.6 * len(words) or any(_UNSPACED.search(word.text) for word in words):
        return 0.0
    gaps = sorted(abs(b.x0 - a.x1) for a, b in pairwise(words))
    if single < 0.8 * len(words) and gaps[len(gaps) // 2] > NARROW_GAP * words[0].size:
        return 0.0
    return max(gaps[len(gaps) // 2] * 1.8, 0.5)


def _gap(before: Word, word: Word, spread: float, tab: float) -> str:
    distance = max(word.x0 - before.x1, before.x0 - word.x1)
    size = max(min(before.size, word.size), 4.0)
    if spread:
        return "" if distance <= spread else " "
    if distance > tab * size:
        return "\t"
    if distance < 0.08 * size and _UNSPACED.search(before.text[-1] + word.text[0]):
        return ""
    if distance < 0.04 * size and before.size != word.size:
        return ""
    return " "


def _attach_lone_bullets(lines: list[Line]) -> list[Line]:
    """A bullet that stands on a baseline of its own belongs to the text beside it."""
    result: list[Line] = []
    pending: Line | None = None
    for line in lines:
        if _LONE_BULLET.match(line.text):
            pending = line
            continue
        if pending is not None and not line.bullet:
            line = _with_bullet(line, pending)
        pending = None
        result.append(line)
    return result


def _with_bullet(line: Line, bullet: Line) -> Line:
    return replace(
        line, text="• " + line.text, x0=min(line.x0, bullet.x0), bullet=True, runs=(Run("• "), *line.runs)
    )
