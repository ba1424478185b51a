"""The person's name: among the lines that could be one, the likeliest by place, size, shape and address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resumes.parsing.contacts import Contacts, blank_contacts
from resumes.parsing.sections import is_document_title
from resumes.reading.types import Line
from resumes.vocabulary.data_files import words_in
from resumes.vocabulary.folding import fold, words_of
from resumes.vocabulary.headings import section_of
from resumes.vocabulary.languages import is_language
from resumes.vocabulary.organisations import company_score, has_legal_form
from resumes.vocabulary.places import is_known_place, place_score
from resumes.vocabulary.titles import title_score

_PARTICLES = frozenset(words_in("names", "particle"))
_HONORIFICS = re.compile(
    r"^(?:(?:dr|prof|professor|dipl|ing|mag|mr|mrs|ms|miss|mx|herr|frau|mme|mlle|m|sr|sra|srta|dott|dott\.ssa|avv|arch|eng|ir|drs|rev|sir|dame|captain|capt|lt|sgt|col|dra|phd|msc|ca|cpa|er|engr|adv|barr|arc|surv|pharm|alh|alhaji|hajia|pst|lic|licda|mtro|mtra|д-р|г-н|د|م|أ)(?:\.(?:\s?-?(?:ing|med|rer|nat|phil|jur|iur|inf|kfm|inform|oec|pol|theol|techn|sc|h\.?c|habil|mult|dent|vet|agr)(?=[.\s-])\.?)*|(?=\s))\s*)+",
    re.I,
)
_POSTNOMINALS = re.compile(
    r"(?:,\s*|\s+\(?)(?:ph\.?\s?d|m\.?d|d\.?o|j\.?d|ll\.?[bm]|m\.?b\.?a|b\.?sc|m\.?sc|b\.?a|m\.?a|b\.?s|m\.?s"
    r"|b\.?eng|m\.?eng|m\.?ed|ed\.?d|r\.?n|bsn|msn|dnp|fnp(?:-c|-bc)?|np|lpn|cna|aprn|rd|cpa|cfa|cma|cissp"
    r"|cism|pmp|csm|csp|p\.?e|eit|esq|dds|dmd|dvm|pharm\.?d|rph|lcsw|lmsw|lmft|msw|dpt|pt|otr/?l?|phr|sphr"
    r"|shrm-c?p|mba|aia|leed ap|cpc|ccna|ccie|aws|six sigma|acca|aca|fca|frcs|mrcp|facs|fache|mph|mpa|mpp|mfa"
    r"|hons|pgce|pgde|qts|c\.?eng|m\.?i\.?e\.?t|cipd|mcipd|jr|sr|ii|iii|iv|she/her|he/him|they/them|sie/ihr)\.?\)?(?=$|,|\s"
    r"|\))",
    re.I,
)
_GENERIC = re.compile(
    r"hello|hi|hey|hallo|hola|bonjour|info|contact|mail|me|post|cv|work|jobs?|office|studio", re.I
)
_CREDENTIAL = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,5}")
_LETTERS_BEHIND = re.compile(
    r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z]{0,6}\.?(?:[-+./&]?[A-Z][A-Za-z]{0,5}\.?)*®?"
)
_PRONOUNS = re.compile(r"\s*[(\[|/]\s*(?:she|he|they|sie|er)\s*/\s*\w+(?:\s*/\s*\w+)?\s*[)\]]?", re.I)
_LABEL = re.compile(
    r"^(?:full name|name and surname|surname(?:\(s\))?\s*/\s*first name(?:\(s\))?"
    r"|first name(?:\(s\))?\s*/\s*surname(?:\(s\))?"
    r"|surname and (?:first )?names?|nazwisko i imię|apellidos? y nombres?|name|candidate|applicant|vor- und nachname"
    r"|vorname und nachname|nom et prénom|prénom et nom|nom|nombre completo|nombre y apellidos|nombre"
    r"|nome completo|nome e cognome|cognome e nome|nome|naam|volledige naam|namn|navn|imię i nazwisko|имя|фио"
    r"|氏名|名前|お名前|姓名|이름|성명|الاسم|الاسم الكامل|ad soyad)(?:\s*[:：\t\u3000]\s*|(?<=[\u4e00-\u9fff])\s+)(.+)$",
    re.I,
)
_CJK_LABEL = re.compile("(?:氏名|お名前|姓名|성명)(?=[\\s:：])")
_SURNAME_FIRST = re.compile(
    r"(?:surname|family name|nazwisko|cognome|nom et|apellidos?|фамилия|achternaam|naam en voornaam|efternamn)\b",
    re.I,
)
_TITLED = re.compile(
    r"^(?:curriculum vitae|résumé|resume|cv|lebenslauf|hoja de vida|currículum|curriculum|levensloop)"
    r"(?:\s*[:：–—-]\s*|\s+(?:of|for|von|de|di|van|für)\s+)(?=\S)",
    re.I,
)
_CJK_NAME = re.compile(
    r"^[\u3400-\u9fff\u3040-\u30ff]{1,4}[\s\u3000]?[\u3400-\u9fff\u3040-\u30ff]{1,4}$|^[\uac00-\ud7a3]{1,2}\s?[\uac00-\ud7a3]{1,3}$"
)
_SPLIT = re.compile(r"\t+|\s+[|•·●▪◆/–—―]\s+|\s+-\s+|\s*[|]\s*|\s{3,}")
_NOT_NAMES = frozenset(words_in("names", "other"))


@dataclass(frozen=True, slots=True)
class Found:
    """A name, where it stands, how sure it is, and what else its line said."""

    name: str = ""
    line: int = -1
    sure: float = 0.0
    beside: str = ""
    used: tuple[int, ...] = ()


def find_name(lines: Sequence[Line], contacts: Contacts, heads: int) -> Found:
    """The likeliest name. `lines` is the whole document, `heads` how many stand above the first heading."""
    limit = [index for index, line in enumerate(lines) if line.page == 0][:90]
    if not limit:
        return Found()
    biggest = max(lines[index].size for index in limit)
    local = _handles(contacts)
    best, best_score = Found(), 2.6
    for position, index in enumerate(limit):
        for found in _candidates(lines, index, local):
            score = _score(found, lines[index], position, biggest, local, index < max(heads, 4))
            if score > best_score:
                best, best_score = found, score
    if not best.name:
        return best
    return Found(_proper(best.name), best.line, min(0.4 + best_score / 12, 0.99), best.beside, best.used)


def _handles(contacts: Contacts) -> str:
    local, _, domain = contacts.email.partition("@")
    if _GENERIC.fullmatch(local):
        local = domain.split(".")[0]  # a person's own domain, rather than 'hello'
    parts = [local, *(profile.get("username", "") for profile in contacts.profiles)]
    return " ".join(re.sub(r"[\d_.+-]+", " ", fold(part)) for part in parts)


def _candidates(lines: Sequence[Line], index: int, handles: str) -> list[Found]:
    line = lines[index]
    text = line.text
    inner = _CJK_LABEL.search(text)
    label = _LABEL.match(text) or (_LABEL.match(text[inner.start() :]) if inner else None)
    if label:
        name = clean_name(_SPLIT.split(label.group(1))[0])
        if _SURNAME_FIRST.match(text) is not None and len(name.split()) == 2:
            name = " ".join(reversed(name.split()))
        return [Found(name, index, 1.0, used=(index,))] if _shape(name) else []
    found: list[Found] = []
    large, small = _by_size(line)
    blanked = blank_contacts(large or _spaced(line, handles))
    parts = [part.strip(" ,") for part in _SPLIT.split(blanked) if part.strip(" ,")]
    for number, part in enumerate(parts[:4]):
        if "," in part and place_score(part) >= 0.9:
            continue  # 'Burlington, Vermont' is no name turned round
        name = clean_name(part)
        told = any(word in handles for word in words_of(name) if len(word) > 3)
        if number and blanked != line.text and not told:
            continue  # what follows an address on its line is a town rather than a name
        if _shape(name) or (
            (_is_lower_display(name, line) or _told_by_address(name, handles)) and _shape(name.title())
        ):
            beside = "\t".join([*parts[:number], *parts[number + 1 :], *([small] if small else [])])
            found.append(Found(name, index, 0.0, beside, (index,)))
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is not None and following.x0 > line.x1 and following.size < 0.6 * line.size:
        # contacts in a column beside the name
        following = lines[index + 2] if index + 2 < len(lines) else None
    if (
        following is not None
        and len(parts) == 1
        and (_one_name_in_two(line, following) or (index == 0 and _is_bold_pair(lines)))
    ):
        name = clean_name(f"{text} {following.text}")
        if _shape(name):
            found.append(Found(name, index, 0.5, "", (index, lines.index(following, index))))
    return found


def _by_size(line: Line) -> tuple[str, str]:
    """(name, headline) where a line begins in larger letters than it ends in, else ('', '')."""
    runs = [run for run in line.runs if run.text.strip()]
    first = next((number for number, run in enumerate(runs) if run.size < 0.78 * runs[0].size), 0)
    if not first or line.size <= 1.0 or "\t" in line.text:
        return "", ""
    texts = ["".join(run.text for run in part).strip(" ,|–—-·•") for part in (runs[:first], runs[first:])]
    return (texts[0], texts[1]) if len(texts[0].split()) > 1 and len(texts[1]) > 3 else ("", "")


def _spaced(line: Line, handles: str) -> str:
    """'AnaBell', first name and surname set without a gap, as two words: a style ends there, or the address says so."""
    joined = re.fullmatch(r"([A-ZÀ-Þ][a-zà-ÿ]+)([A-ZÀ-Þ][a-zà-ÿ]+)", line.text)
    if joined is None:
        return _cut_like_address(line.text, handles)
    styled = any(run.text.strip() == joined.group(1) for run in line.runs)
    told = {fold(part) for part in joined.groups()} <= set(handles.split())
    return " ".join(joined.groups()) if styled or told else line.text


def _cut_like_address(text: str, handles: str) -> str:
    """'ANNABELL', letters set apart and closed up again, as two words where the address is 'anna.bell'."""
    words, bare = handles.split(), fold(text)
    for number, word in enumerate(words[:-1]):
        if len(bare) == len(text) and word + words[number + 1] == bare:
            return f"{text[: len(word)]} {text[len(word) :]}"
    return text


def _is_lower_display(name: str, line: Line) -> bool:
    """A name that a designer set large and without capitals."""
    return (line.size >= 18 or line.heading == 1) and name.islower() and 2 <= len(name.split()) <= 4


def _told_by_address(name: str, handles: str) -> bool:
    """A name written small that the person's address repeats, at least in part."""
    words = words_of(name)
    return (
        name.islower()
        and 2 <= len(words) <= 3
        and any(len(word) > 3 and word in handles.split() for word in words)
    )


def _one_name_in_two(line: Line, following: Line) -> bool:
    """First name above surname, both set large and alike; or a long name that its column broke."""
    alike = abs(line.size - following.size) < 0.6 and line.size > 13 and line.page == following.page
    words = len(line.text.split()), len(following.text.split())
    if not alike or words[1] > 3 or "\t" in following.text:
        return False
    broken = line.bold == following.bold and title_score(following.text) < 0.5 and sum(words) <= 5
    return words[0] <= 2 or (words[0] == 3 and broken and following.top - line.bottom < 0.6 * line.size)


def _is_bold_pair(lines: Sequence[Line]) -> bool:
    """The first two lines in bold, one word above one to three, and the third one plain."""
    first, second, third = lines[0], lines[1], lines[2] if len(lines) > 2 else None
    bold = first.bold and second.bold and third is not None and not third.bold and first.size == second.size
    words = len(first.text.split()), len(second.text.split())
    return bold and words[0] == 1 and words[1] <= 3 and first.text.isupper() == second.text.isupper()


def clean_name(text: str) -> str:
    """A name without honorifics, degrees and pronouns."""
    text = _TITLED.sub("", re.sub(r"\s+", " ", _PRONOUNS.sub("", text)).strip(" ,;:|–—-·•"))
    text = _without_credentials(text)
    previous = None
    while previous != text:
        previous = text
        text = _POSTNOMINALS.sub("", text) if len(text.split()) > 2 or "," in text else text
        text = text.strip(" ,;")
    text = _HONORIFICS.sub("", _without_credentials(text)).strip(" ,")
    text = re.sub(r"^\([^)]{1,6}\)\s*", "", text)
    words = text.split()
    while len(words) > 2 and re.fullmatch(r"[A-Z][A-Za-z]{1,6}\([A-Z][A-Za-z]{1,6}\)", words[-1]):
        words.pop()  # 'MRCP(UK)'
        text = " ".join(words)
    while len(words) > 2 and _CREDENTIAL.fullmatch(words[-1]):
        if words[0].isupper() and len(words[-1]) < 3:
            break  # 'LI WEI NG'
        words.pop()
        text = " ".join(words)
    bracket = re.search(r"\s*[(（]([^()（）]+)[)）]$", text)
    if bracket and bracket.start() > 3 and text[0].isascii() and not bracket.group(1)[0].isascii():
        text = text[: bracket.start()]  # the same name in its own script
    swapped = re.fullmatch(r"([^,]{2,30}), ([^,]{2,30})", text)
    if swapped and len(text.split()) <= 5:
        text = f"{swapped.group(2)} {swapped.group(1)}"
    return text


def _without_credentials(text: str) -> str:
    """'Ana Ruiz, RRT-NPS': short forms in capitals behind a whole name, whatever they stand for."""
    first, *rest = (part.strip() for part in text.split(","))
    shouted = first.isupper() and sum(fold(word) not in _PARTICLES for word in first.split()) < 3
    while (
        rest and len(first.split()) > 1 and all(_LETTERS_BEHIND.fullmatch(word) for word in rest[-1].split())
    ):
        if shouted and len(rest) == 1 and not re.search(r"[-+./]|^[^AEIOU]+$", rest[-1]):
            break  # 'DE LA CRUZ, MARIA' is a name turned round
        rest.pop()
    return ", ".join([first, *rest])


def _shape(name: str) -> float:
    """How much a text is shaped like a name, 0 to 1; 0 cannot be one."""
    if _CJK_NAME.match(name):
        return 0.9
    if not 3 <= len(name) <= 48 or re.search(r"[\d@:/\\|_&+#%!?=<>*•\t]", name):
        return 0.0
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 6:
        return 0.0
    proper = 0
    for word in words:
        bare = word.strip(".'’()\"“”„-")
        if (
            fold(bare) in _PARTICLES
            or word.lower() in ("'t", "’t", "'s", "’s")
            or bare.lower().startswith(("d'", "d’", "al-", "el-"))
        ):
            continue
        if not bare or not all(
            letter.isalpha() or letter in "-'’.·" or (ord(letter) > 0x300 and not letter.isalnum())
            for letter in bare
        ):
            return 0.0
        if not (bare[0].isupper() or not bare[0].islower()):
            return 0.0
        proper += 1
    if proper == 0:
        return 0.0
    return 1.0 if 2 <= len(words) <= 4 else 0.5 if len(words) == 1 else 0.7


def _score(found: Found, line: Line, position: int, biggest: float, handles: str, header: bool) -> float:
    name = found.name
    if section_of(name) or is_document_title(name) or is_language(name) or is_known_place(name):
        return 0.0
    words = words_of(name)
    if any(word in _NOT_NAMES for word in words):
        return 0.0
    score = (
        2.0 * _shape(name.title() if name.islower() else name)
        + (2.0 if found.sure == 1.0 else 0.0)
        + (0.6 if found.sure == 0.5 else 0.0)
    )
    score += {0: 2.0, 1: 1.6, 2: 1.2, 3: 0.8, 4: 0.5}.get(position, 0.0)
    if biggest > 1 and line.size > 0:
        score += 2.5 if line.size > biggest - 0.6 else 1.2 if line.size > 0.8 * biggest else 0.0
    score += 0.5 * line.bold + (0.5 if line.heading == 1 else 0.0) + (0.4 if header else -1.0)
    compact = handles.replace(" ", "")
    matched = sum(
        1 for word in words if len(word) > 2 and (word in compact or word.replace("-", "") in compact)
    )
    score += min(matched, 2) * 1.4
    if title_score(name) >= 0.7:
        score -= 3.5
    if has_legal_form(name) or company_score(name) >= 0.7:
        score -= 2.0
    if line.bullet or line.text.rstrip().endswith("."):
        score -= 1.5
    if "," in name:
        score -= 1.0
    return score


def _proper(name: str) -> str:
    """'ANA DE LA CRUZ' as people write it; a name in mixed case stays as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if name.islower():
        return " ".join(word if fold(word) in _PARTICLES else word.title() for word in name.split())
    if any(letter.islower() for letter in letters) and not _surname_shouted(name):
        return name
    return " ".join(_proper_word(word, index) for index, word in enumerate(name.split()))


def _surname_shouted(name: str) -> bool:
    """'Marie DUPONT': the French way."""
    words = name.split()
    return (
        len(words) >= 2
        and any(len(word) > 3 and word.isupper() for word in words)
        and any(not word.isupper() for word in words)
    )


def _proper_word(word: str, index: int) -> str:
    if not word.isupper() or (len(word) <= 2 and word.endswith(".")):
        return word
    if index and fold(word) in _PARTICLES:
        return word.lower()
    parts = re.split(r"([-'’])", word)
    cased = "".join(part[:1] + part[1:].lower() for part in parts)
    return re.sub(r"^Mc([a-z])", lambda match: "Mc" + match.group(1).upper(), cased)
