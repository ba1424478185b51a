"""An entry's header cut into pieces: at separators, at changes of style, after labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resumes.parsing.contacts import URL
from resumes.parsing.dates import is_present, without_dates
from resumes.parsing.lines import Item
from resumes.vocabulary.headings import section_hinted
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.organisations import LEGAL_FORM, company_score, has_unspaced_company
from resumes.vocabulary.places import is_state_or_country, names_campus
from resumes.vocabulary.titles import title_score

_STRONG = re.compile(
    r"[\t\u3000]+|\s+[|•·∙●▪◆‖¦]\s*|\s*[|•∙●▪◆‖¦]\s+|\s+[–—―]\s*|\s+--?\s+|\s*—\s*|\s+//?\s+|\s*[、，]\s*|\s{3,}|;\s+"
)
# Before what was done, told behind title and employer.
TOLD = "\x00"
_OTHER_CUT = re.compile(r"\t|\s[|–—-]\s")
_UNSPACED = re.compile(r"^[^A-Za-z]*[\u3040-\u30ff\u3400-\u9fff][^A-Za-z]*$")
_FULL_STOP = re.compile(r"(?<=[A-Za-zÀ-ÿ]{3}[a-zà-ÿ])\.\s+(?=[A-ZÀ-Þ])")
_AT = re.compile(
    r"\s+(?:at|@|bei|beim|chez|presso|bij|hos|na empresa)\s+(?=[\wÀ-ÿ\"'])|\s*@\s*(?=[A-Z])", re.I
)
_AT_ALONE = re.compile(
    r"at|@|bei|beim|chez|presso|bij|hos|på|w|na empresa|for|with|para|für|pour|per|voor", re.I
)
_LEADING_AT = re.compile(r"\s*(?:at|bei|beim|chez|presso)\s+(?=[A-ZÀ-Þ])|\s*@\s*(?=[A-Z])")
_TOLD = re.compile(
    r"^\W*(?:i am |i was |have |has )?(?:currently |presently |previously )?"
    r"(?:work(?:ing|ed)|serv(?:ing|ed)|employed|associated)\s+(as|with|at|in|for)\s+(?:an?\s+|the\s+)?",
    re.I,
)
# 'Dabur, Ghaziabad as Deputy Manager'
_AS = re.compile(r"(?<=\w)[,)]?\s+as\s+(?:an?\s+)?(?=[A-Z])")
_LED_BY = re.compile(r"^([A-Z][a-z]+(?: [a-z]+){0,3}):\s+(?=[A-Z])")
_EMPLOYMENT = re.compile(
    r"^(?:full[- ]?time|part[- ]?time|permanent|temporary|contract|fixed[- ]term|seasonal|casual|internship"
    r"|freelance|vollzeit|teilzeit|unbefristet|befristet|minijob|temps plein|temps partiel|cdi|cdd|intérim"
    r"|stage|jornada completa|tiempo completo|media jornada|medio tiempo|tempo pieno|part time"
    r"|tempo integral|meio período|tempo inteiro|à temps plein|à temps partiel|medio tiempo|pełny etat"
    r"|(?:½|pół|1/2|3/4|¾) etatu"
    r"|tempo indeterminato|tempo determinato|voltijd|deeltijd|fulltime|parttime|heltid|deltid|hybrid"
    r"|on-?site|seasons?|summers?|winters?|saisons?|étés?|veranos?|inviernos?|estati|sommer)$",
    re.I,
)
# 'Kiwi.com': an employer named like its address.
_DOMAIN_NAME = re.compile(r"[A-Z][A-Za-z0-9]+\.[a-z]{2,4}")
_CLUTTER = re.compile(
    r"\b\d+\+?\s*hours?\s*(?:/|per|a)\s*w(?:ee)?k\b|\bhours per week\b|\bsalary\s*:|\bsupervisor\s*:|\bpay grade\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a header between separators, with where it stood and how it was set."""

    text: str
    row: int
    slot: int = 0
    bold: bool = False
    italic: bool = False
    hint: str = ""
    dashed: str = ""  # the dash between this piece and the one before it, where a dash parts them
    behind: str = (
        ""  # "," or "(" where a comma or a bracket sets it off from what stands before it in another style
    )


def is_clutter(text: str) -> bool:
    """Hours, pay and supervisor of a post, which official forms put in its header."""
    return bool(_CLUTTER.search(text))


def without_clutter(text: str) -> str:
    """The cells of a line that say more than hours, pay and supervisor."""
    cells = [cell.strip() for cell in text.split("\t")]
    return "\t".join(cell for cell in cells if cell and not is_clutter(cell)) if len(cells) > 1 else ""


def pieces_of(items: Sequence[Item], *, colon: bool = False) -> list[Piece]:
    """The pieces of a header. `colon`: one stands between title and employer in every header of the section."""
    pieces: list[Piece] = []
    for row, item in enumerate(items):
        slot = 0
        text = without_dates(item.text, item.spans)
        if is_clutter(text):
            text = without_clutter(text)
            if not text:
                continue
        label = form_label(text)
        if label is not None and not labels_cells(text):
            pieces += _labelled_pieces(*label, row)
            continue
        joined = ""
        for part, bold, italic in styled_parts(text, item):
            if _AT_ALONE.fullmatch(part.strip(" ,")) and pieces and pieces[-1].row == row:
                # A title and an employer in one style, and 'at' between them in another.
                pieces[-1] = replace(pieces[-1], hint=pieces[-1].hint or "title")
                joined = "name"
                continue
            for text_part, hint in _split_strong(part, colon=colon and slot == 0 and row == 0):
                hint, joined = hint or joined, ""
                text_part = _trim(text_part)
                if len(text_part) < 2 and not _is_wide(text_part):
                    continue
                if _says_no_more(text_part) or (slot == 0 and row and is_present(text_part)):
                    continue
                piece = Piece(text_part, row, slot, bold, italic, hint)
                pieces.append(_joined_to(pieces[-1], piece, item.text) if slot else piece)
                slot += 1
    return pieces


def labels_cells(text: str) -> bool:
    """'Position: Cook' and 'Employer: Jollibee' in cells of one row."""
    return sum(": " in cell and form_label(cell) is not None for cell in text.split("\t")) > 1


def _labelled_pieces(kind: str, text: str, row: int) -> list[Piece]:
    """What stands behind a form's label, cut at separators; a title with a dash in it stays whole."""
    if kind not in ("title", "name", "school", "place", "date", "") or len(text.strip()) < 2:
        return []
    hint = kind.replace("date", "").replace("school", "name")
    parts = [part for part in map(_trim, _STRONG.split(text)) if len(part) > 1]
    if kind == "title" and "\t" not in text and all(company_score(part) < 0.5 for part in parts[1:]):
        parts = [_trim(text)]
    return [Piece(part, row, number, hint=hint if number == 0 else "") for number, part in enumerate(parts)]


def _says_no_more(text: str) -> bool:
    """'Full-time', or an address that is no name."""
    return bool(_EMPLOYMENT.match(text) or (URL.fullmatch(text) and not _DOMAIN_NAME.fullmatch(text)))


def without_lead(title: str) -> str:
    """'NYSC: Accounts Assistant' is a title behind the name of a scheme or a project."""
    first, colon, rest = title.partition(": ")
    return rest if colon and title_score(first) < 0.3 and title_score(rest) >= 0.7 else title


def without_employment(title: str) -> str:
    """A title without ', part-time' at its end."""
    first, comma, last = title.rpartition(", ")
    return first if comma and _EMPLOYMENT.match(last) else title


def _joined_to(before: Piece, piece: Piece, text: str) -> Piece:
    """A piece with what stands between it and the one before it on the line."""
    dash = re.search(rf"{re.escape(before.text)}(\s+[-–—]\s+){re.escape(piece.text)}", text)
    comma = before.bold and f"{before.text}, {piece.text}" in text
    behind = "(" if f"{before.text} ({piece.text})" in text else "," if comma else ""
    return replace(piece, dashed=dash.group(1) if dash else "", behind=behind)


def _is_wide(text: str) -> bool:
    return bool(text) and text[0] >= "\u3000"


def _trim(text: str) -> str:
    text = text.strip(" \t,;:|–—-·•/")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.count("(") != text.count(")"):
        text = (
            text.strip("()").strip()
            if text.startswith(")") or text.endswith("(") or "(" not in text[1:]
            else text
        )
    return text


def styled_parts(text: str, item: Item) -> list[tuple[str, bool, bool]]:
    """The header cut where its style changes: bold title, italic employer."""
    runs = [run for line in item.lines for run in line.runs if run.text.strip(" \t,.|–—-·•()")]
    if len(runs) < 2 or len(item.lines) > 2:
        line = item.first
        return [(text, line.bold, line.italic)]
    parts: list[tuple[str, bool, bool]] = []
    position = 0
    for before, run in pairwise(runs):
        if (before.bold, before.italic) == (run.bold, run.italic):
            continue
        key = run.text.strip()[:40].strip()
        # 'Quilpué' after 'Municipality of Quilpué' is the second one, unless a date was cut out between.
        past = position + len(before.text.strip())
        found = text.find(key, past) if key else -1
        if found < 0 and key:
            found = text.find(key, position + 1)
        if found > 0 and _may_cut(text[position:found], text[found:]):
            parts.append((text[position:found], before.bold, before.italic))
            position = found
    parts.append((text[position:], runs[-1].bold, runs[-1].italic))
    return [part for part in parts if part[0].strip()]


def _may_cut(before: str, after: str) -> bool:
    if not before.strip():
        return False
    return not (before[-1:].isalnum() and after[:1].isalnum()) and before.count("(") == before.count(")")


def parted_by_colon(text: str) -> tuple[str, str] | None:
    """'Brasko: Site Foreman' in its two halves, if both could be a title or a name."""
    first, colon, second = text.partition(": ")
    named = second[:1].isupper() or title_score(second) >= 0.7
    return (first, second) if colon and named and len(first.split()) <= 7 else None


def _split_strong(text: str, *, colon: bool = False) -> list[tuple[str, str]]:
    """Parts between strong separators; 'X at Y' gives both parts a hint; 'Employer: X' too."""
    held = _AS.search(text)
    if (
        held
        and not _TOLD.match(text)
        and title_score(text[held.end() :]) >= 0.7
        and title_score(text[: held.start()]) < 0.5
    ):
        return [(text[: held.start()].strip(" :"), "name"), (text[held.end() :], "title")]
    result: list[tuple[str, str]] = []
    halves = parted_by_colon(text) if colon else None
    for part in (half for whole in halves or (text,) for half in _cut_strong(whole)):
        told = _TOLD.match(part)
        if told is not None:
            result += _told(told.group(1).lower(), part[told.end() :])
            continue
        led = _LED_BY.match(part)
        if led is not None and section_hinted(led.group(1)) == "work":
            part = part[led.end() :]
        label = form_label(part)
        if label is not None:
            result.append((label[1], label[0] if label[0] in ("title", "name", "place") else ""))
            continue
        leading = _LEADING_AT.match(part)
        if leading:
            result.append((part[leading.end() :], "name"))
            continue
        at = _AT.search(part)
        if at and (title_score(part[: at.start()]) >= 0.35 or _is_told_at(part, at)):
            result += [(part[: at.start()], "title"), (part[at.end() :], "name")]
        else:
            result.append((part, ""))
    return result


def _is_told_at(text: str, at: re.Match[str]) -> bool:
    """'Lifecycle Marketing at Watcha', and not 'University of Texas at Austin'."""
    before, after = text[: at.start()], text[at.end() :]
    named = after[:1].isupper() and len(before.split()) <= 6
    return named and before[:1].isupper() and company_score(before) < 0.5


def _cut_strong(text: str) -> list[str]:
    """Parts between strong separators; 'Welder / Fabricator' is one title."""
    if (
        _UNSPACED.search(text)
        and " " in text.strip()
        and (has_unspaced_company(text) or title_score(text) >= 0.4)
    ):
        return re.split(r"[\s、，|｜/・—–-]+", text.strip())  # '株式会社さくら エンジニア'
    parts: list[str] = []
    position = 0
    for separator in _STRONG.finditer(text):
        before, after = text[position : separator.start()], _STRONG.split(text[separator.end() :])[0]
        if separator.group().strip() == "/" and (
            min(title_score(before), title_score(after)) >= 0.7
            or (title_score(before) >= 0.7 and _OTHER_CUT.search(text.strip(" \t|–—-")) is not None)
        ):
            continue  # 'Welder / Fabricator'; 'Amazon – Picker / Packer', where a dash parts them already
        parts.append(before)
        position = separator.end()
    return [half for part in [*parts, text[position:]] for half in _at_full_stop(part)]


def _at_full_stop(text: str) -> list[str]:
    """'Welder. Ruiz Workshops, Coslada.' is a title and an employer, told as sentences are."""
    if text.startswith(". "):
        return [TOLD + text[2:]]  # 'Cook, US Army, 2001-2005. Honorable discharge.'
    halves = _FULL_STOP.split(text, maxsplit=1)
    if len(halves) > 1 and title_score(halves[0]) < 0.5 and _is_title_sentence(halves[1]):
        return halves  # 'Fingoi School, Lugo. Teacher of Latin.'
    if len(halves) < 2 or title_score(halves[0]) < 0.7:
        return [text]
    name, stop, told = halves[1].partition(". ")
    return [halves[0], name, TOLD + told] if stop and told[:1].isupper() else halves


def _is_title_sentence(text: str) -> bool:
    text = text.rstrip(" .\t")
    return ". " not in text and len(text.split()) <= 6 and title_score(text) >= 0.7


def _told(word: str, rest: str) -> list[tuple[str, str]]:
    """'Worked as a nurse at St. Mary's', 'Working with St. Mary's as a nurse'."""
    between = _AT.search(rest) if word == "as" else re.search(r",?\s+as\s+(?:an?\s+|the\s+)?", rest)
    hints = ("title", "name") if word == "as" else ("name", "title")
    if between is None:
        between = re.search(r"\s+(?:in|with|for)\s+(?=[A-Z])", rest) if word == "as" else None
    if between is None:
        return [(rest, hints[0])]
    return [(rest[: between.start()], hints[0]), (rest[between.end() :].rstrip(" ."), hints[1])]


def atoms_of(text: str) -> list[str]:
    """Comma-separated parts; a legal form stays with the name before it."""
    atoms: list[str] = []
    parts = [part.strip() for part in re.split(r"(?:,\s+|،\s*)(?![^()]*\))", text)]
    for number, part in enumerate(parts):
        lasts = number + 1 == len(parts) or not is_state_or_country(parts[number + 1])
        if atoms and lasts and names_campus(atoms[-1], part):
            atoms[-1] += ", " + part
            continue
        if (atoms and LEGAL_FORM.fullmatch(part.strip(" .")) and not is_state_or_country(part)) or (
            atoms and re.fullmatch(r"(?:Inc|Ltd|LLC|Co|Corp|GmbH|S\.?A|LLP)\.?", part)
        ):
            atoms[-1] += ", " + part
        elif part:
            atoms.append(part)
    return atoms
