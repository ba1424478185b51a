"""Sections under headings that no list knows: told to be headings by how they are set, and named by what they hold."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from resumes.parsing.contacts import has_contact
from resumes.parsing.dates import find_spans
from resumes.parsing.entry_lines import is_anchor, rough_parts, unbulleted
from resumes.parsing.lines import is_body, make_items
from resumes.parsing.looks import Look, body_size, look_of
from resumes.parsing.sections import Head, Section
from resumes.parsing.skills import split_list
from resumes.reading.types import Line
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.headings import section_by_stem, section_of
from resumes.vocabulary.languages import is_language
from resumes.vocabulary.organisations import company_score, has_legal_form, names_kind, school_score
from resumes.vocabulary.places import place_score
from resumes.vocabulary.titles import title_score

MIN_ALIKE = 3
_LISTS = frozenset({"", "skills", "languages", "interests", "certificates", "contact", "other"})
_SINGLE = ("skills", "languages", "education")


def headings_by_look(lines: Sequence[Line], known: Mapping[int, Head]) -> list[int]:
    """Where hardly any heading is known: the short lines that are all set alike, louder than the text."""
    if len(known) > 1 or not lines:
        return _set_as_known(lines, known)
    body = body_size(lines)
    groups: dict[tuple[Look, int], list[int]] = {}
    for index, line in enumerate(lines):
        groups.setdefault((look_of(line), round(line.x0 / 4)), []).append(index)
    best: list[int] = []
    loudness = (0.0, 0)
    for (look, _), indexes in groups.items():
        loud = look.size > body + 0.8 or look.level > 0 or (look.caps and (look.bold or look.size >= body))
        if not loud or not MIN_ALIKE <= len(indexes) <= 12:
            continue
        if all(_may_head(lines, index) for index in indexes) and (look.size, look.level) > loudness:
            best, loudness = indexes, (look.size, look.level)
    return best


def _set_as_known(lines: Sequence[Line], known: Mapping[int, Head]) -> list[int]:
    """Lines set where and as known headings are, above all of these or among lists, where nothing else is loud."""
    looks = Counter((look_of(lines[index]), round(lines[index].x0 / 4)) for index in known)
    found: list[int] = []
    section = ""
    headed = False
    open_to = _LISTS | {"education"} if _are_headings_alone(lines, known, looks) else _LISTS
    for index, line in enumerate(lines):
        if index in known:
            section = known[index][0]
        elif (
            section in open_to
            and headed
            and (section != "education" or len(line.text) > 6)
            and looks[look_of(line), round(line.x0 / 4)] > 1
        ):
            look = look_of(line)
            if (
                (look.caps or look.bold or look.level)
                and _may_head(lines, index)
                and len(line.text.split()) <= 4
            ):
                found.append(index)
        headed = headed or has_contact(line.text)
    return found


def _are_headings_alone(
    lines: Sequence[Line], known: Mapping[int, Head], looks: Counter[tuple[Look, int]]
) -> bool:
    """Whether nothing but headings is set as the headings are, and as many known ones as unknown."""
    others = [
        index
        for index, line in enumerate(lines)
        if index not in known and looks[look_of(line), round(line.x0 / 4)] > 1
    ]
    return len(others) <= len(known) and all(_may_head(lines, index) for index in others)


def _may_head(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if index == 0 or line.bullet or "\t" in line.text or not 1 <= len(line.text.split()) <= 6:
        return False
    if find_spans(line.text) or has_contact(line.text) or line.text.endswith((".", ",", ";")):
        return False
    named = max(title_score(line.text), company_score(line.text)) >= 0.5 and not names_kind(line.text)
    if named or place_score(line.text) >= 0.9:
        return False
    if degree_score(line.text) >= 0.5 or school_score(line.text) >= 0.5:
        return False
    return index + 1 < len(lines) and look_of(lines[index + 1]) != look_of(line)


def name_sections(sections: Sequence[Section]) -> None:
    """Give sections of unknown heading the kind that their content tells."""
    kinds = Counter(section.kind for section in sections)
    for section in sections:
        # 'Career summary' above the posts themselves
        if section.kind == "summary" and not kinds["work"] and guess_kind(section.lines) == "work":
            section.kind, section.hinted = "work", True
            kinds["work"] += 1
    for number, section in enumerate(sections):
        if section.kind != "other" or not section.lines:
            continue
        listed = section_of(section.title) is not None
        told = None if listed else section_by_stem(section.title)
        kind = told or guess_kind(section.lines, least=4 if listed or kinds["skills"] else 3)
        late = (
            kind == "work" and not told and kinds["work"] and (_is_below_lists(sections[:number]) or listed)
        )
        if kind and not (kind in _SINGLE and kinds[kind]) and not late:  # 'Boards', below the skills
            section.kind, section.hinted = kind, True
            kinds[kind] += 1


def _is_below_lists(above: Sequence[Section]) -> bool:
    """Whether posts are told further above, and something else since."""
    return any(section.kind == "work" for section in above) and above[-1].kind in _LISTS


def guess_kind(lines: Sequence[Line], least: int = 4) -> str:
    """Which section lines belong to by what they say, '' where they do not tell. `least`: how many skills make a list."""
    items = unbulleted(make_items(lines))
    anchors = [item for item in items if is_anchor(item)]
    if anchors:
        parts = [part for item in items if not is_body(item) for part in rough_parts(item)]
        worked = sum(title_score(part) >= 0.7 and degree_score(part) < 0.7 for part in parts)
        studied = sum(degree_score(part) >= 0.7 and title_score(part) < 0.7 for part in parts)
        taught = sum(school_score(part) >= 0.7 for part in parts)  # a teacher's employers are schools too
        if studied >= max(worked, 1) or taught > worked:
            return "education"
        ranged = any(span.ranged for item in anchors for span in item.spans)
        return "work" if worked and ranged else ""
    words = [word for item in items for word in split_list(item.text)]
    if not words:
        return ""
    if 3 * sum(is_language(word) for word in words) >= 2 * len(words):
        return "languages"
    short = sum(len(word.split()) <= 4 and not word.endswith(".") for word in words)
    return "skills" if len(words) >= least and short >= 0.85 * len(words) else ""


def find_unheaded(sections: list[Section]) -> None:
    """Posts and courses without any heading: from the first dated header on."""
    worked = any(section.kind == "work" for section in sections)
    taught = any(section.kind == "education" for section in sections)
    for number, section in enumerate(sections):
        dated = [index for index, line in enumerate(section.lines) if _has_time(line)]
        if section.kind not in ("", "summary", "contact") or len(dated) < 2:
            continue
        titled = sum(_names_title(line.text) for line in section.lines[max(dated[0] - 2, 0) :])
        if worked and (number or titled < 2):
            continue  # above another section of posts, only what surely are some
        start = dated[0]
        size = section.lines[start].size + 2.4  # what is set larger is a heading, though no list knows it
        while start > 1 and dated[0] - start < 2 and _may_open(section.lines[start - 1]):
            if section.lines[start - 1].size > size:
                break
            start -= 1
        below = range(start, len(section.lines)) if not taught else ()
        degrees = (index for index in below if _names_degree(section.lines, index))
        courses = next(degrees, len(section.lines))
        if start < courses - 1 < len(section.lines) - 1 and _names_school(section.lines, courses - 1):
            courses -= 1
        found = [Section("work", lines=section.lines[start:courses])]
        if courses < len(section.lines):
            found.append(Section("education", lines=section.lines[courses:]))
        section.lines = section.lines[:start]
        sections[number + 1 : number + 1] = [part for part in found if part.lines]
        return


def _names_title(text: str) -> bool:
    return any(title_score(part) >= 0.7 for part in re.split(r"\t|, ", text) if len(part) < 60)


def _has_time(line: Line) -> bool:
    return not line.bullet and any(span.ranged for span in find_spans(line.text)) and len(line.text) < 110


def _names_school(lines: Sequence[Line], index: int) -> bool:
    """A bold line right above a plain degree."""
    line = lines[index]
    plain = not (line.bullet or find_spans(line.text) or lines[index + 1].bold)
    return plain and line.bold and title_score(line.text) < 0.5 and len(line.text.split()) <= 8


def _may_open(line: Line) -> bool:
    """A title or an employer above its dates."""
    text = line.text
    ended = text.endswith(".") and not has_legal_form(text)
    short = len(text.split()) <= 8 and not ended and not has_contact(text)
    return short and (line.bold or title_score(text) >= 0.7 or company_score(text) >= 0.5)


def _names_degree(lines: Sequence[Line], index: int) -> bool:
    """A line of a degree, dated or beside its school; right below a school any certificate is one."""
    line, above = lines[index], lines[index - 1].text if index else ""
    text = line.text.split("\t")[0]
    taught = school_score(above) >= 0.7 and title_score(above) < 0.7
    if line.bullet or degree_score(text) < (0.7 if taught else 0.9) or len(text.split()) > 16:
        return False
    return bool(find_spans(line.text)) or school_score(text) >= 0.7
