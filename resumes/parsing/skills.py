"""Skills with their groups, languages and interests: lists in all their forms."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumes.parsing.lines import cut
from resumes.parsing.looks import is_caps
from resumes.parsing.result import Draft
from resumes.parsing.sections import Section
from resumes.parsing.skill_columns import take_columns
from resumes.parsing.spoken import add_language, add_spoken, human_inside, names_languages
from resumes.reading.layout import is_bullet, strip_bullet
from resumes.reading.types import Line
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.languages import FLUENCY, is_language

_LABEL = re.compile(r"^([^:：\t]{2,48}?)\s*[:：]\s*(.*)$", re.S)
_SEPARATORS = re.compile(r"[,;、，؛،；・‧|•·●▪◆■►]\s*|\t+|\s{3,}|\s+[–—―]\s+(?=\S)|\s+/\s+")
_RATING = re.compile(
    r"[\s:–-]*(?:[●○★☆■□▪▫◆◇▮▯⬤◯✦✧⚫⚪•]{2,}[●○★☆■□▪▫◆◇▮▯⬤◯✦✧\s]*|\b\d{1,3}\s?%|\b(?:10|\d)\s?/\s?(?:5|10)\b)\s*$"
)
_YEARS = re.compile(
    r"\s*\((?:less than |over |about )?\d{1,2}\+?\s*(?:years?|yrs?|jahre|ans|años|anni|anos|jaar)\)$", re.I
)
# '(Master)' beside the name of a group: how well it is known.
_LEVEL_ALONE = re.compile(
    r"\([^\W\d_]+(?: [^\W\d_]+)?\)|(?:very )?good|excellent|beginner|novice|intermediate|advanced|proficient|expert"
    r"|skillful|experienced|sehr gut|gut|grundkenntnisse|fortgeschritten|débutante?|intermédiaire|avancée?|básico"
    r"|intermedio|avanzado|experto",
    re.I,
)
_OPEN_END = re.compile(r"\s(?:de|del|des|du|of|for|and|with|y|et|und|für|von|di|da|do|en|to|in|van)$", re.I)
_LIST_END = re.compile(r"^(?:and|und|et|y|e|en|och|og|&|sowie|as well as)\s+", re.I)
_LIST_START = re.compile(
    r"^(?:proficient (?:in|with)|experienced? (?:in|with)|knowledge of|familiar with|skilled in|expertise in"
    r"|kenntnisse in|erfahrung mit|maîtrise de|conocimientos? de|manejo de|conoscenza di)\s*[:]?\s+",
    re.I,
)
_LICENCE = re.compile(
    r"driv(?:ing|er['’]?s?) licen[cs]es?|führerscheine?|fahrerlaubnis|permis(?: de conduire)?|carn[eé]t? de conducir"
    r"|permiso de conducir|patente(?: di guida)?|carta de condução|rijbewijs|körkort|førerkort|kørekort|prawo jazdy",
    re.I,
)
_CLASS = re.compile(r"(?:[\s,/&+]+(?:\(?[A-Z]{1,2}\d?\)?|[a-zà-ÿ]{1,7}))*")
_DATED = re.compile(r"(\S.{2,60}?)\s*\(((?:19|20)\d\d)\)")
_DOTS = re.compile(r"\s[·•|‧・]\s")


def read_skills(draft: Draft, section: Section) -> None:
    """Append groups of keywords; a group of human languages goes to `languages`."""
    columns, lines = take_columns(section.lines)
    for column in columns:
        words = [word for text in column.lines for word in split_list(text)]
        _flush(draft, column.name, words, (column.start, column.end))
    mixed = section_of(section.title) == "other"
    group, keywords = "", list[str]()
    start = lines[0].start if lines else 0
    end = start
    rows = [part for row in _rows(lines) for part in _parted(row)]
    named = _alternate(rows)
    for number, line in enumerate(rows):
        label, rest = (line.text.strip(" :"), "") if number in named else _label(line, keywords)
        if label is None and number + 1 < len(rows) and _shouts_above(line, rows[number + 1]):
            label, rest = strip_bullet(line.text).strip(), ""
        if label is not None:
            _flush(draft, group, keywords, (start, end))
            group, keywords, start = label, [], line.start
        words = split_list(rest)
        keywords.extend(_take_licences(draft, words, (line.start, line.end)) if mixed else words)
        end = line.end
        if _tells_fluency(group, keywords) or (
            names_languages(group) and keywords and all(is_language(word) for word in keywords)
        ):
            # What follows 'Other languages: French, Dutch' without a label of its own is no language.
            _flush(draft, group, keywords, (start, end))
            group, keywords = "", []
    _flush(draft, group, keywords, (start, end))


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines with those that go on joined: a list broken after a comma, or within a word group."""
    rows: list[Line] = []
    for line in lines:
        if rows and _goes_on(rows[-1], line):
            rows[-1] = _joined(rows[-1], line)
        else:
            rows.append(line)
    return rows


def _tells_fluency(group: str, keywords: Sequence[str]) -> bool:
    """'English: B1'"""
    return is_language(group) and bool(keywords) and all(FLUENCY.match(word) for word in keywords)


def _take_licences(draft: Draft, keywords: Sequence[str], within: tuple[int, int]) -> list[str]:
    """The items of a list of all sorts that are neither a licence to drive nor a certificate with its year."""
    kept: list[str] = []
    for word in keywords:
        dated = _DATED.fullmatch(word)
        if dated is not None:
            fields = {"name": dated.group(1), "date": dated.group(2)}
            draft.add_entry("certificates", fields, 0.6, within)
        elif _LICENCE.match(word) and _CLASS.fullmatch(_LICENCE.sub("", word, count=1)):
            draft.add_entry("certificates", {"name": word}, 0.7, within)
        else:
            kept.append(word)
    return kept


def _parted(row: Line) -> list[Line]:
    """'First aid · English: B1 · Licence B' in its parts: a label behind a dot opens none of those before it."""
    dots = list(_DOTS.finditer(row.text))
    if not dots or not any(_LABEL.match(part) for part in _DOTS.split(row.text)[1:]):
        return [row]
    bounds = [0, *(bound for dot in dots for bound in dot.span()), len(row.text)]
    return [cut(row, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def _goes_on(above: Line, line: Line) -> bool:
    if (
        line.bullet
        or is_bullet(line.text)
        or not (above.wraps and line.wraps)
        or above.column != line.column
        or abs(above.size - line.size) > 0.8
    ):
        return False
    if _LABEL.match(line.text) and (
        (line.runs and line.runs[0].bold) or (len(line.text.split(":")[0].split()) <= 4 and ":" in line.text)
    ):
        return False
    if above.text.rstrip().endswith((",", ";", "/", "&", "-", "(")) or above.text.count(
        "("
    ) > above.text.count(")"):
        return True
    if _OPEN_END.search(above.text) and line.text[:1].islower() and abs(above.x0 - line.x0) < 3:
        return True
    listed = any(mark in above.text for mark in (",", ";", " • ", " · ", " | "))
    level = abs(above.x0 - line.x0) < 3 and "\t" not in line.text
    if listed and level and line.text[:1].islower() and above.text[:1].isupper():
        return True
    if not listed:
        return above.bullet and line.x0 > above.x0 + 3 and above.size > 1.0
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    full = above.x1 + width * (1 + len(line.text.split(" ")[0])) > line.right - width
    return full and "\t" not in line.text and not line.bold


def _joined(above: Line, line: Line) -> Line:
    glue = "" if above.text.endswith("-") and line.text[:1].islower() else " "
    text = (above.text[:-1] if not glue else above.text) + glue + line.text
    # The joined row keeps its place and its lead style; the end is that of the last line.
    return replace(above, text=text, x1=line.x1)


def _label(line: Line, pending: Sequence[str]) -> tuple[str | None, str]:
    """(label of a group that begins here or None, the rest of the line)."""
    text = strip_bullet(line.text).strip()
    match = _LABEL.match(text)
    if match and text[match.start(2) - 1] == ":" and match.group(2)[:1]:
        # The colon is within a name: 'Micro:bit', '1С:ERP'.
        match = None if match.group(2)[0].islower() or len(match.group(1)) < 4 else match
    if match and len(match.group(1).split()) <= 6 and not match.group(1).lower().startswith("http"):
        return match.group(1).strip(" *•"), match.group(2)
    runs = [run for run in line.runs if run.text.strip(" •")]
    if (
        len(runs) >= 2
        and runs[0].bold
        and not runs[1].bold
        and 2 < len(runs[0].text.strip()) < 40
        and len(runs[1].text) > 3
    ):
        head = runs[0].text.strip(" •\t:–-")
        position = text.find(head)
        if position >= 0 and "," not in head:
            return head, text[position + len(head) :].lstrip(" \t:–—-|")
    if "\t" in text and not line.bullet:
        first, rest = text.split("\t", 1)
        if names_languages(first) or _LICENCE.fullmatch(first.strip()):
            return first, rest
        if "," in rest and "," not in first and len(first.split()) <= 4:
            return first, rest
    whole = len(runs) == 1 and runs[0].bold and not line.bullet and "," not in text and "\t" not in text
    if whole and len(text.split()) <= 5 and line.size > 1.0 and _stands_above(line):
        return text, ""
    return None, text


def _alternate(rows: Sequence[Line]) -> frozenset[int]:
    """Bold rows of one look above plain ones, from the first row on: the names of groups."""
    if len(rows) < 4 or not rows[0].bold or rows[0].bullet:
        return frozenset()
    bold = [number for number, row in enumerate(rows) if row.bold]
    alike = all(
        abs(rows[number].size - rows[0].size) < 0.6 and len(rows[number].text.split()) <= 5 for number in bold
    )
    single = all("\t" not in rows[number].text and "," not in rows[number].text for number in bold)
    above_plain = all(number + 1 < len(rows) and not rows[number + 1].bold for number in bold)
    return frozenset(bold) if len(bold) > 1 and alike and single and above_plain else frozenset()


def _shouts_above(line: Line, following: Line) -> bool:
    """'PROGRAMMING' in capitals above a list that is not: the name of a group."""
    text = strip_bullet(line.text).strip()
    alone = len(text.split()) <= 4 and len(split_list(text)) == 1
    return (
        alone
        and len(text) > 4
        and is_caps(text)
        and not is_caps(following.text)
        and len(split_list(following.text)) > 1
    )


def _stands_above(line: Line) -> bool:
    """Bold set for the line itself, as for a small heading; chips in one bold line hold tabs and are left."""
    return line.heading > 0 or (line.bold and line.gap_before > 0.35 * line.size)


def split_list(text: str) -> list[str]:
    """Items of a list, whatever separates them; commas inside brackets do not."""
    text = _LIST_START.sub("", text.strip())
    parts = _split_outside_brackets(text)
    items: list[str] = []
    for part in parts:
        part = (
            _RATING.sub("", part).strip(" .,;:•·*\t|–—-")
            if not part.strip().startswith(".")
            else part.strip(" ,;")
        )
        part = _YEARS.sub("", _LIST_END.sub("", part) if len(parts) > 1 else part)
        if part and any(letter.isalnum() for letter in part) and not _LEVEL_ALONE.fullmatch(part):
            items.append(part)
    return items


def _split_outside_brackets(text: str) -> list[str]:
    depth, start = 0, 0
    parts: list[str] = []
    closes = text.count(")")
    for index, letter in enumerate(text):
        if letter in "([" and closes:
            depth += 1
        elif letter in ")]":
            depth = max(depth - 1, 0)
        elif depth == 0 and index >= start:
            match = _SEPARATORS.match(text, index)
            if match and not _joins_number(text, index):
                parts.append(text[start:index])
                start = match.end()
    parts.append(text[start:])
    return parts


def _joins_number(text: str, index: int) -> bool:
    return (
        text[index] == ","
        and index > 0
        and text[index - 1].isdigit()
        and text[index + 1 : index + 4].isdigit()
    )


def _flush(draft: Draft, group: str, keywords: list[str], within: tuple[int, int]) -> None:
    keywords = list(dict.fromkeys(keywords))
    if not keywords:
        return
    spoken = [word for word in keywords if is_language(word) and FLUENCY.search(word)]
    for word in spoken:  # 'Spanish (conversational)' among the skills
        add_language(draft, word, within)
    keywords = [word for word in keywords if word not in spoken]
    if not keywords:
        return
    human = sum(is_language(word) for word in keywords)
    if human and (human == len(keywords) or (human >= 0.6 * len(keywords) and names_languages(group))):
        for keyword in keywords:
            add_language(draft, keyword, within)
        return
    if _tells_fluency(group, keywords):
        add_language(draft, f"{group}: {', '.join(keywords)}", within)  # 'English: B1'
        return
    if section_of(group) == "languages" and human_inside(keywords):
        for keyword in keywords:
            add_spoken(draft, keyword, within)
        return
    if _LICENCE.fullmatch(group.strip()):
        draft.add_entry("certificates", {"name": f"{group.strip()}: {', '.join(keywords)}"}, 0.7, within)
        return
    if section_of(group) == "interests":
        for keyword in keywords:
            draft.add_entry("interests", {"name": keyword}, 0.7, within)
        return
    sure = 0.88 if sum(len(word.split()) <= 5 for word in keywords) > 0.7 * len(keywords) else 0.6
    draft.add_entry("skills", {"name": group, "keywords": keywords}, sure, within)


def read_languages(draft: Draft, section: Section) -> None:
    """Append languages with how well they are known; a table, a list or one line."""
    pending = ""
    for line in _rows(section.lines):
        text = _RATING.sub("", strip_bullet(line.text)).strip()
        label, colon, told = text.partition(":")
        if (
            colon
            and names_languages(label.strip())
            and any(is_language(part) for part in _language_parts(told))
        ):
            text = told.strip()  # 'Mother tongue(s): Romanian'
        for part in _language_parts(text):
            if (is_language(part) and not FLUENCY.fullmatch(part)) or _RATED.fullmatch(part):
                _flush_language(draft, pending, line)
                pending = part
            elif pending:
                pending = f"{pending}: {part}"
        if not text.endswith(","):
            _flush_language(draft, pending, line, keep=True)
    if section.lines:
        _flush_language(draft, pending, section.lines[-1])


# 'Mapudungun (básico)': a language that no list holds, told by how well it is known.
_RATED = re.compile(rf"[A-ZÀ-Þ][^\W\d_]{{3,20}} ?\((?:{FLUENCY.pattern})\)", re.I)


def read_told_languages(draft: Draft, lines: Sequence[Line]) -> None:
    """'Languages known: English, Hindi' among the personal details."""
    for line in lines:
        label, colon, rest = strip_bullet(line.text).partition(":")
        if not colon:
            label, colon, rest = strip_bullet(line.text).partition("\t")
        if not colon or section_of(label) != "languages":
            continue
        parts = _language_parts(rest.strip())
        if parts and all(is_language(part) for part in parts):
            for part in parts:
                add_language(draft, part, (line.start, line.end))
            return


def _language_parts(text: str) -> list[str]:
    parts = [
        part.strip(" .•·")
        for part in re.split(
            r"[,;、，؛،|•·●]\s*(?![^()（）]*[)）])|(?<=[a-zà-ÿ]{3})\.\s+(?=[A-ZÀ-Þ])|\t+|\s{3,}|\s+/\s+(?=[A-ZÀ-Þ])",
            text,
        )
    ]
    spread: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in re.split(r"\s+(?:and|und|et|y|e|en)\s+", part)]
        spread.extend(pieces if len(pieces) > 1 and all(is_language(piece) for piece in pieces) else [part])
    return [part for part in spread if part]


def _flush_language(draft: Draft, text: str, line: Line, *, keep: bool = False) -> None:
    if not text or keep:
        return
    add_language(draft, text, (max(line.start - 200, 0), line.end))


def read_interests(draft: Draft, section: Section) -> None:
    for line in _rows(section.lines):
        for name in split_list(strip_bullet(line.text)):
            draft.add_entry("interests", {"name": name}, 0.8, (line.start, line.end))
