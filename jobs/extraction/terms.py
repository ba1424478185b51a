"""Finds words that look like skills and are not in the lexicon, to be offered where they recur."""

import re
from bisect import bisect_left
from typing import Final

from jobs.extraction.doubts import Mention
from jobs.extraction.header import guess_header
from jobs.extraction.job_names import names_role
from jobs.extraction.places import STATES, is_town
from jobs.extraction.scanning import Scan, mentions_in, scan
from jobs.extraction.sections import read_requirements
from jobs.extraction.sentences import sentence_bounds
from jobs.extraction.types import Span, Term
from jobs.extraction.wordlists import words
from jobs.lexicon.load import Lexicon, default_lexicon
from resumes.vocabulary.titles import names_function

_WORD: Final = r"[^\W\d_][\w+#&]*(?:[.\-/'’][^\W_][\w+#]*)*"
_SHAPED: Final = re.compile(
    r"(?<![\w.@/-])(?:"
    r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+"  # CamelCase
    r"|[a-z]{1,12}[A-Z][A-Za-z0-9]+"  # camelCase
    r"|[A-Za-z][A-Za-z0-9]+\.(?:js|io|ai|py|net|NET|JS)"
    r"|[A-Z][A-Z0-9]{1,5}(?:[-/][A-Z0-9]{1,5})?(?=s?(?![\w-]))"  # acronyms
    r"|[A-Z][a-z]+\d+[A-Za-z0-9]*"
    r")(?![\w@])"
)
_NAMED: Final = re.compile(
    rf"(?<![\w.@/<-])[A-Z][\w+#]*(?:[.\-&][\w+#]+)*(?:[ ](?:[A-Z]{_WORD[8:]}|[A-Z]\w*"
    rf"|\d{{1,2}})){{0,2}}(?![\w@>])"
)
_ASKED: Final = re.compile(
    r"(?:experience (?:with|in|using|of)|experienced (?:with|in)|knowledge of|familiar(?:ity)? with"
    r"|proficien\w+ (?:with|in)"
    r"|skilled in|expertise (?:with|in)|understanding of|working with|trained in|certified in"
    r"|background in|use of|using"
    r"|tools (?:such as|like)|software (?:such as|like)|systems (?:such as|like)|such as|technologies\s*:"
    r"|you (?:know|use|used|master|hold)|you['’]ve used|knows?|mastery of|have used|certificate in|ticket for"
    r"|tools\s*:|stack\s*:"
    r"|skills\s*:|kenntnisse (?:in|von|mit)|erfahrung (?:mit|in)|umgang mit|vertraut mit"
    r"|expérience (?:avec|en|sur)|maîtrise (?:de|d['’]|du)"
    r"|connaissance (?:de|d['’]|du)|experiencia (?:con|en)|conocimientos? (?:de|en)|dominio de|manejo de)\s*",
    re.IGNORECASE,
)
_REACH: Final = 160
_JOINT: Final = re.compile(
    r"^\s*(?:,|/|\(|&|\+|and|or|und|oder|et|ou|y|o|e|,\s*(?:and|or|und|oder|et|ou))\s*$", re.IGNORECASE
)
_COMMON_LOW: Final = frozenset(
    word.lower()
    for word in words(
        """
    I A AN THE AND OR WE YOU IT HR US USA UK EU UAE NYC LA SF DC CEO CTO CFO COO CIO CMO VP SVP EVP MD HQ PTO FTE
    OTE CTC ASAP FAQ EEO EOE EEOC ADA DOE TBD TBC NDA LLC LTD INC PLC GMBH AG SE KG BV SA SAS SARL SL AM PM EST PST
    CET GMT UTC CST MST BST ET PT B2B B2C KPI KPIS OKR ID IDS CV CVS PDF LGBT LGBTQ LGBTQIA BAME COVID COVID-19 AKA
    ETC NB PS RE WFH DEI DOB SSN PO BOX MA BA BS MS BSC MSC MBA PHD GED GPA CDI CDD TJM RTT CSE BAC H/F M/F F/M M/W
    W/M MWD HF FH CSS III II IV VI USD EUR GBP CHF INR CAD AUD K Q1 Q2 Q3 Q4 NA N/A OK TV PC PCS RSU RSUS ESPP HSA
    FSA STD AD 401K DNA GOD NEW NOT ALL OUR JOB ANY MUST PLUS NO YES LinkedIn YouTube Facebook Instagram Twitter
    Glassdoor WhatsApp Google Apple Amazon Microsoft Meta Netflix IBM Fortune Forbes January February March April
    May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday English German French Spanish Europe European American British Asia Africa Bachelor Master Masters Degree
    Bachelor's Master's Ph.D PhD University College School Department Team Company Experience Skills Knowledge
    Ability Strong Excellent Good Senior Junior Lead Manager Director Engineer Developer Analyst Head President
    Officer Specialist Internet Covid Christmas Easter Summer Winter Spring Autumn Fall Earth State Federal National
    International Local Board Requirements Responsibilities Benefits Salary Location Remote Hybrid Full Part Minimum
    Preferred Required Desired Advantage Back Web Search Systems Client Clients Services Service Business Transaction
    Transactions Controls Software Hardware Research Project Projects Product Products Process Processes Operations
    Austrian Swiss Dutch Belgian Italian Portuguese Polish Irish Scottish Welsh American Canadian Mexican Brazilian
    Indian Chinese Japanese Korean Australian Danish Swedish Norwegian Finnish Czech Hungarian Greek Turkish Russian
    Asian African Nordic Scandinavian Iberian Baltic
    """
    )
)
_GERMAN: Final = re.compile(r"\b(?:und|der|die|mit|für|wir|von|eine|sowie)\b")
_GERMAN_SHARE: Final = 0.012
_LETTERS: Final = 2
_MOST_CAPS: Final = 0.7
_NAME_AFTER: Final = re.compile(
    r"\s+(?:GmbH|Inc|Ltd|LLC|AG|PLC|Corp|Group|Street|Avenue|Road|University|College|County|City)\b"
)


def unknown_terms(text: str, lexicon: Lexicon | None = None) -> list[Term]:
    """Candidate skills in reading order, each once, with its first passage."""
    book = lexicon or default_lexicon()
    found = scan(text, book)
    requirements = read_requirements(found)
    names = _own_names(text)
    german = len(_GERMAN.findall(text)) > len(text.split()) * _GERMAN_SHARE * 4
    mentions = mentions_in(found)
    taken = _covered(found, mentions)
    terms: dict[str, Term] = {}
    for start, end in _candidates(text, german):
        quote = text[start:end]
        if any(taken[start:end]) or not requirements.is_asked(start):
            continue
        if not _is_plausible(quote, names) or _in_shouting(text, start, end) or _NAME_AFTER.match(text, end):
            continue
        if (
            _is_word(quote, text)
            or book.resolve(quote) is not None
            or not (_is_asked(text, start) or _is_listed(found, mentions, start, end))
        ):
            continue
        terms.setdefault(quote.lower(), Term(quote, Span(start, end, quote)))
    return list(terms.values())


def _candidates(text: str, german: bool) -> list[tuple[int, int]]:
    """Places of words that look like names of things; where every noun is capitalised only shapes count."""
    places = {found.start(): found.end() for found in _SHAPED.finditer(text)}
    if not german:
        for found in _NAMED.finditer(text):
            if not _opens_sentence(text, found.start()):
                places[found.start()] = max(found.end(), places.get(found.start(), 0))
    return sorted(places.items())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \t\"“'(*-•·")
    return not before or before[-1] in ".!?:\n;…|"


def _covered(found: Scan, mentions: list[Mention]) -> bytearray:
    """One for each character that a known skill or a phrase with a meaning covers."""
    taken = bytearray(len(found.text))
    passages = [(start, end) for start, end, _ in mentions]
    for kind, cues in found.cues.items():
        if kind not in _LOOSE_CUES and not kind.startswith("heading"):
            passages.extend((cue.start, cue.end) for cue in cues)
    for start, end in passages:
        taken[start:end] = b"\1" * (end - start)
    return taken


_LOOSE_CUES: Final = ("asks", "dollar", "side")


def _own_names(text: str) -> set[str]:
    header = guess_header(text)
    words = " ".join(filter(None, (header.company, header.title, header.location)))
    return {word.strip(",.()").lower() for word in words.split()}


def _is_plausible(quote: str, names: set[str]) -> bool:
    words = quote.lower().split()
    if len(quote) < _LETTERS or any(word in _COMMON_LOW or word in names for word in words):
        return False
    if names_role(quote) or names_function(quote) or is_town(quote):
        return False
    return not (quote in STATES or quote in STATES.values())


def _is_word(quote: str, text: str) -> bool:
    """Whether a word is an everyday one that merely has a capital here: the text writes it in small letters, too."""
    low = quote.lower()
    if not quote.isalpha() or quote[1:] != low[1:]:
        return False
    return re.search(rf"(?<![\w.@/-]){low}(?!\w|\.\w)", text) is not None


def _in_shouting(text: str, start: int, end: int) -> bool:
    """Whether the line around a passage is set in capitals or in title case, as headings are."""
    low = text.rfind("\n", max(0, start - _LINE_REACH), start) + 1 or max(0, start - _LINE_REACH)
    stop = text.find("\n", end, end + _LINE_REACH)
    line = text[low : stop if stop >= 0 else end + _LINE_REACH]
    words = [word for word in line.split() if word[:1].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    shouted = sum(word.isupper() and len(word) > 1 for word in words)
    if "," in line:
        return shouted > len(words) * _MOST_CAPS and len(words) > 8
    return len(words) > 1 and (shouted > len(words) / 2 or capital > len(words) * _MOST_CAPS)


_LINE_REACH: Final = 300  # far enough to tell, in a text that is one line


def _is_asked(text: str, start: int) -> bool:
    """Whether words of asking stand before, in the same sentence, with nothing but a list between."""
    low, _ = sentence_bounds(text, start, start)
    low = max(low, start - _REACH)
    asked = list(_ASKED.finditer(text, low, start))
    if not asked:
        return False
    between = text[asked[-1].end() : start].strip()
    return len(between.split()) <= 2 or (
        "," in between and not re.search(r"\b(?:to|that|which|for|at|from|within)\b", between)
    )


def _is_listed(found: Scan, mentions: list[Mention], start: int, end: int) -> bool:
    """Whether the next item of the same list is a known technical skill."""
    place = bisect_left(mentions, (start,))
    for low, high, number in mentions[max(0, place - 1) : place + 1]:
        if found.entries[number].category in ("soft", "other"):
            continue
        between = (high, start) if high <= start else (end, low)
        if between[1] - between[0] <= _JOINT_LENGTH and _JOINT.match(found.text[slice(*between)]):
            return True
    return False


_JOINT_LENGTH: Final = 6
