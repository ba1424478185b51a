"""Lines into sections: which lines are headings, and what they open."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from resumes.parsing.contacts import has_contact
from resumes.parsing.dates import find_spans
from resumes.parsing.lead_ins import lead_ins
from resumes.parsing.lines import cut
from resumes.parsing.looks import Look, body_size, is_caps, look_of
from resumes.reading.layout import strip_bullet
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.folding import fold
from resumes.vocabulary.headings import section_by_stem, section_hinted, section_of
from resumes.vocabulary.labels import is_table_head
from resumes.vocabulary.organisations import company_score, school_score
from resumes.vocabulary.titles import title_score

_DOCUMENT_TITLES = frozenset(
    [
        "curriculum vitae",
        "cv",
        "resume",
        "lebenslauf",
        "tabellarischer lebenslauf",
        "curriculum",
        "hoja de vida",
        "curriculo",
        "currículo",
        "履歴書",
        "職務経歴書",
        "简历",
        "個人簡歷",
        "个人简历",
        "이력서",
        "السيرة الذاتية",
        "résumé",
        "c.v.",
        "livret",
        "cv / lebenslauf",
        "levensloop",
        "życiorys",
        "curriculum vitæ",
        "meritförteckning",
        "özgeçmiş",
        "резюме",
    ]
) | frozenset(
    {
        "zyciorys",
        "ozgecmis",
        "meritforteckning",
        "curriculum vitae et studiorum",
        "europass",
        "curriculum vitae (cv)",
    }
)
# The section a heading line opens, whether it is only hinted at, and the content on the same line.
Head = tuple[str, bool, Line | None]
_UNFINISHED = re.compile(r"(?:\b(?:and|und|et|y|e|en|och|og|of|de)|&|,)$", re.I)
_INLINE = re.compile(r"^([^:：]{3,40})[:：]\s*(\S.*)$")
_INLINE_SECTIONS = frozenset(
    {"languages", "interests", "skills", "certificates", "summary", "references", "education", "awards"}
)
# Headings that also name a group of skills.
_GROUP_NAMES = frozenset({"volunteer", "projects", "work", "summary", "other", "publications", "skills"})


@dataclass(slots=True)
class Section:
    """A heading and the lines under it. `kind` '' before any heading."""

    kind: str
    title: str = ""
    lines: list[Line] = field(default_factory=list)
    hinted: bool = False


def is_document_title(text: str) -> bool:
    return fold(text.strip(" -–—|:.")) in _DOCUMENT_TITLES


def split_sections(
    lines: Sequence[Line], unknown: Callable[[Sequence[Line], Mapping[int, Head]], list[int]] | None = None
) -> list[Section]:
    """Sections in reading order; the first one, without a heading, holds what stands above all headings.

    `unknown` finds headings that no list knows, given the lines and the indexes of the known ones.
    """
    heads = _headings(lines)
    for index in unknown(lines, heads) if unknown is not None else ():
        heads.setdefault(index, ("other", True, None))
    sections = [Section("")]
    for index, line in enumerate(lines):
        if index in heads and not _is_group_label(sections, heads[index], line):
            kind, hinted, rest = heads[index]
            above = sections[-1]
            if above.kind and not above.lines and _UNFINISHED.search(above.title):
                sections.pop()  # 'EDUCATION AND' above 'TRAINING': one heading in a narrow column
                whole = f"{above.title} {line.text.strip()}"
                kind, line = section_of(whole) or above.kind, replace(line, text=whole)
            title = line.text if rest is None else line.text[: rest.start - line.start]
            sections.append(Section(kind, title.strip(" \t:："), hinted=hinted))
            if rest is not None:
                sections[-1].lines.append(_set_in(rest, lines[index + 1 : index + 9]))
            continue
        if sections[-1].lines and _opens_column_unnamed(lines, index):
            sections.append(Section("", lines=[]))
        content = _without_margin(line, lines[index - 1], heads.get(index - 1), sections[-1])
        sections[-1].lines.append(
            content if content is line else _set_in(content, lines[index + 1 : index + 9])
        )
    return [section for section in sections if section.lines or section.kind]


def _without_margin(line: Line, above: Line, head: Head | None, section: Section) -> Line:
    """The second line of a heading that the margin broke ('Work' above 'experience') is no part of the text beside it."""
    if head is None or head[2] is None or "\t" not in line.text or abs(line.x0 - above.x0) > 4:
        return line
    word, content = line.text.split("\t", 1)
    if section_of(f"{section.title} {word}") is None:
        return line
    section.title = f"{section.title} {word}"
    return cut(line, line.text.index(content, len(word)), len(line.text))


def _set_in(rest: Line, following: Sequence[Line]) -> Line:
    """What stands beside a heading in the margin begins where the lines below it do."""
    edges = [line.x0 for line in following if line.column == rest.column and line.x0 > rest.x0 + 20]
    below = min(edges, default=rest.x0)
    return replace(rest, x0=below) if rest.x0 + 20 < below < rest.x1 and rest.size > 1.0 else rest


def _is_group_label(sections: Sequence[Section], head: Head, line: Line) -> bool:
    """'Leadership: planning, budgets' right under 'Skills', or 'Web' set like 'Design' above it, names a group."""
    kind, _, rest = head
    if sections[-1].kind != "skills":
        return False
    if rest is not None:
        return kind in _GROUP_NAMES
    before = [other for other in sections[-1].lines if look_of(other) == look_of(line)]
    plain = any(look_of(other) != look_of(line) for other in sections[-1].lines)
    return kind in (*_GROUP_NAMES, "contact") and line.bold and plain and bool(before)


def _opens_column_unnamed(lines: Sequence[Line], index: int) -> bool:
    """A column of the first page that begins without a heading does not go on with what stood before it."""
    if index and not lines[index].wraps and not lines[index - 1].wraps:
        return lines[index].column != lines[index - 1].column
    if index == 0 or lines[index].column == lines[index - 1].column or lines[index].page > 0:
        return False
    line, before = lines[index], lines[index - 1]
    level = [other for other in lines[max(index - 20, 0) : index] if abs(other.top - line.top) < 2]
    if any(look_of(other) == look_of(line) for other in level):
        return False  # an entry beside another one
    return line.x0 > before.x0 + 60 and line.top < before.top - 100


def _headings(lines: Sequence[Line]) -> dict[int, Head]:
    """Index of each heading line with (section, whether only hinted at, content on the same line)."""
    body = body_size(lines)
    known = {index: section for index, line in enumerate(lines) if (section := _named(line))}
    looks = Counter(look_of(lines[index]) for index in known if _stands_out(lines, index, body))
    heads: dict[int, Head] = {}
    for index, section in known.items():
        if _accept_known(lines, index, looks, body):
            heads[index] = (section, False, None)
    usual = Counter((look_of(lines[index]), round(lines[index].x0 / 4)) for index in heads)
    typical = {
        look
        for look, count in looks.items()
        if (count >= 2 and (look.caps or look.bold or look.size > body or look.level))
        or (look.size > body + 0.4 and (look.caps or look.bold))
    }
    for index, line in enumerate(lines):
        if index in heads:
            continue
        inline = _inline_heading(line, alone=_is_paragraph(lines, index))
        if inline is not None:
            heads[index] = inline
            continue
        kind = (
            _by_look(line, typical, index)
            or _above_schools(lines, index, heads, typical)
            or _alone_in_text(lines, index)
        )
        if kind is None and _is_unknown_heading(lines, index, usual, body):
            kind = "other"
        if kind is not None:
            heads[index] = (kind, True, None)
    _add_margin_heads(lines, heads)
    for index in lead_ins(lines, {index: kind for index, (kind, _, rest) in heads.items() if rest is None}):
        del heads[index]
    return heads


def _add_margin_heads(lines: Sequence[Line], heads: dict[int, Head]) -> None:
    """Beside 'Experience' and 'Education' in the margin, 'Skills' there is a heading too."""
    margins = {
        round(lines[index].x0 / 4)
        for index, (section, _, rest) in heads.items()
        if rest is not None and "\t" in lines[index].text and section in ("work", "education")
    }
    for index, line in enumerate(lines):
        if index in heads or "\t" not in line.text or line.bullet or round(line.x0 / 4) not in margins:
            continue
        label, content = line.text.split("\t", 1)
        section = section_of(label.rstrip(":： "))
        if section and content.strip():
            heads[index] = (section, False, _rest_of(line, line.text.index(content)))


def _is_unknown_heading(
    lines: Sequence[Line], index: int, usual: Counter[tuple[Look, int]], body: float
) -> bool:
    """Larger than the text and set where and how several known headings are: it opens a section of its own."""
    line = lines[index]
    if usual[look_of(line), round(line.x0 / 4)] < 3 or line.size <= body + 0.4 or line.size <= 1.0:
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    dated = find_spans(line.text) or (following is not None and find_spans(following.text))
    named = max(title_score(line.text), company_score(line.text)) >= 0.5 or has_contact(line.text)
    listed = following is not None and following.text.count(",") >= 2
    return (
        index > 3
        and not dated
        and (listed or not named)
        and "\t" not in line.text
        and len(line.text.split()) <= 5
    )


def _named(line: Line) -> str | None:
    text = strip_bullet(line.text) if line.bullet else line.text
    if "\t" in text:
        first, _, rest = text.partition("\t")
        if section := section_of(text.replace("\t", " ")):
            return section  # words set far apart
        # A heading in the margin beside its content, or with a page's date far right.
        return section_of(first) if section_of(first) and not rest.strip(" -–—_|") else None
    return section_of(text)


def _stands_out(lines: Sequence[Line], index: int, body: float) -> bool:
    line = lines[index]
    return (
        bool(line.heading) or line.bold or line.size > body + 0.4 or is_caps(line.text) or line.gap_before > 0
    )


def _accept_known(lines: Sequence[Line], index: int, looks: Counter[Look], body: float) -> bool:
    """A known heading's words may also be an item of a list: it must be set like the other headings, or stand apart."""
    line = lines[index]
    if line.heading:
        return True
    if line.bullet:
        return line.bold and look_of(line) in looks
    if not looks:
        return True
    count = looks[look_of(line)]
    if count == 1 and _is_smaller(lines, index, looks):
        return False
    strongest = max(looks.values())
    if count >= max(2, strongest // 2):
        return not _is_list_item(lines, index)
    loud = line.size > body + 0.4 or is_caps(line.text) or line.bold
    quiet_headings = all(not (look.caps or look.bold) and look.size <= body + 0.4 for look in looks)
    return (loud or quiet_headings or strongest <= 2) and not _is_list_item(lines, index)


def _is_smaller(lines: Sequence[Line], index: int, looks: Counter[Look]) -> bool:
    """'LANGUAGES' above the names of some, in a column whose headings are clearly larger: a group within a section."""
    line = lines[index]
    larger = [
        other
        for other in lines
        if abs(other.x0 - line.x0) < 4 and other.size > 1.2 * line.size and looks[look_of(other)] > 1
    ]
    return line.size > 1.0 and sum(section_of(other.text) is not None for other in larger) > 1


def _is_list_item(lines: Sequence[Line], index: int) -> bool:
    """Set exactly like both of its short neighbours, without space: one of a list."""
    line = lines[index]
    if index == 0 or index + 1 >= len(lines):
        return False
    above, below = lines[index - 1], lines[index + 1]
    alike = all(
        look_of(other) == look_of(line) and abs(other.x0 - line.x0) < 2 and other.column == line.column
        for other in (above, below)
    )
    short = all(
        len(other.text) < 40 and not find_spans(other.text) and section_of(other.text) is None
        for other in (above, below)
    )
    return (
        alike
        and short
        and (line.gap_before <= max(below.gap_before, 0.0) + 1.5 if line.size > 1.0 else line.gap_before == 0)
        and title_score(above.text) < 0.7
    )


def _is_paragraph(lines: Sequence[Line], index: int) -> bool:
    """In plain text, a line between empty ones, the next of which is a heading."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    apart = below is None or (below.gap_before > 0 and section_of(below.text.rstrip(" :")) is not None)
    return line.size == 1.0 and line.gap_before > 0 and apart


def _inline_heading(line: Line, *, alone: bool) -> Head | None:
    """'Languages: English, German' as a section of one line, where the label is set apart or the line stands `alone`."""
    if line.bullet:
        return None
    text = line.text
    if is_table_head(text.split("\t")):
        return None
    if "\t" in text:
        label, rest = text.split("\t", 1)
        section = section_of(label.rstrip(":： "))
    else:
        match = _INLINE.match(text)
        loud = line.runs and match is not None and (line.runs[0].bold or is_caps(match.group(1)))
        if match is None or not (loud or alone):
            return None
        label, rest = match.group(1), match.group(2)
        section = section_of(label)
    if section is None or not rest.strip():
        return None
    caps_or_bold = is_caps(label) or bool(line.runs and line.runs[0].bold)
    if "\t" in text and not caps_or_bold and section not in _INLINE_SECTIONS:
        return None
    if section in ("languages", "skills", "contact") and not (is_caps(label) or alone):
        return None
    return section, False, _rest_of(line, text.index(rest))


def _rest_of(line: Line, offset: int) -> Line:
    return cut(line, offset, len(line.text))


def _alone_in_text(lines: Sequence[Line], index: int) -> str | None:
    """In plain text, a few words between empty lines that say what a section holds."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    apart = below is not None and index > 0 and line.gap_before > 0 < below.gap_before
    if not apart or line.size != 1.0 or line.bullet or line.bold or not 1 < len(line.text.split()) <= 5:
        return None
    plain = all(letter.isalpha() or letter in " -&'’" for letter in line.text) and line.text[0].isupper()
    told = max(title_score(line.text), company_score(line.text), school_score(line.text)) >= 0.5
    return section_by_stem(line.text) if plain and not told else None


_ENTRIES = ("work", "education")


def _above_schools(
    lines: Sequence[Line], index: int, heads: Mapping[int, Head], typical: set[Look]
) -> str | None:
    """Set like the headings, below posts and above a school or a degree: courses begin here, whatever it says."""
    line, following = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    look = look_of(line)
    if following is None or look not in typical or look == look_of(following):
        return None
    if next((heads[number][0] for number in range(index, -1, -1) if number in heads), "") not in _ENTRIES:
        return None
    plain = not (line.bullet or "\t" in line.text or find_spans(line.text)) and len(line.text.split()) <= 6
    told = [title_score(line.text), company_score(line.text), degree_score(line.text)]
    if not plain or max(told) >= 0.5 or title_score(following.text) >= 0.7:
        return None
    first = following.text.split("\t")[0]
    return "education" if max(degree_score(first), school_score(first)) >= 0.7 else None


def _by_look(line: Line, typical: set[Look], index: int) -> str | None:
    """A line set like the headings, with words that hint at a section; '' headings stay unknown ('other')."""
    if look_of(line) not in typical or line.bullet or "\t" in line.text or len(line.text) > 60:
        return None
    if find_spans(line.text) or has_contact(line.text) or line.text.endswith((".", ",", ";")):
        return None
    look = look_of(line)
    hinted = section_hinted(line.text)
    if hinted and title_score(line.text) < 0.7:
        return hinted
    words = line.text.split()
    strong = look.level >= 2 or (look.caps and look.bold)
    if (
        index > 3
        and strong
        and len(words) <= 4
        and not hinted
        and (line.gap_before > line.size * 0.6 or not line.wraps)
        and line.heading >= 2
    ):
        return "other" if title_score(line.text) < 0.5 and company_score(line.text) < 0.5 else None
    return None
