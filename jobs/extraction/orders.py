"""Words addressed to a machine that reads along: they ask nothing of an applicant and prove nothing of a person."""

import re
from functools import lru_cache
from typing import Final

import ahocorasick

from jobs.extraction.wordlists import phrases

# Cheap to look for: a line that holds none of them holds no order.
_HINTS: Final = phrases(
    """
    ignor, disregard, forget, overrid, bypass, instruc, instruç, prompt, sprachmodell, chatbot, llm, vergiss, vergesst, oubli
    olvid, esqueç, esquec, dimentic, system:, assistant:, systemnachricht, tool_call, function_call, [inst, [/inst, <|, </
    <!--, <resume, <posting, <market, <system, <instruction, reveal, http://, https://, using ai, use ai, an ai, eine ki
    die ki, als ki, une ia, una ia, uma ia, language model, modelo de l, modèle de l, modele de l, system message
    message syst, del sistema, do sistema, de sistema, rate this, rate the, score this, score the, rank this, rank the
    grade this, grade the, decode and, to ai, for ai
    """
)
_SET_ASIDE: Final = (
    r"(?:ignor\w*|disregard\w*|forget\w*|(?:overrid|bypass)\w* (?:all|your|previous|prior|any)|vergiss\w*|vergesst|oubli\w*"
    r"|olvid\w*|esque[cç]\w*|dimentic\w*)"
)
_RULES: Final = (
    r"(?:instru[cç]\w+|istruzion\w+|prompts?|rules?|guidelines?|directions?|guardrails?|anweisung\w*|vorgaben?|regeln?"
    r"|consignes?|r[eè]gles?|reglas?|regras?|regole|directives?)"
)
_MACHINE: Final = (
    r"(?:(?:large )?language models?|llms?|chatbots?|ai (?:models?|assistants?|systems?|agents?|readers?|screeners?)"
    r"|sprachmodelle?|ki-modelle?|mod[eè]les? de langage|modelos? de (?:lenguaje|linguagem))"
)
_IF_YOU_ARE: Final = (
    r"(?:if you (?:are|use)|you are now|note to(?: all| any| the)?|attention(?: all)?|wenn du|falls du|si tu es"
    r"|si vous [eê]tes|si eres|se voc[eê] [eé])"
)
_WORD_FOR_WORD: Final = (
    r"(?:print|reveal|repeat|show|output|leak|gib|zeige|wiederhole|recopie|r[eé]p[eè]te|affiche|repite|muestra"
    r"|repita|mostre)"
)
_YOUR: Final = (
    r"(?:your|the system|deine?n?|ihre?n?|tes|vos|ton|votre|tus?|su|seus?|suas?|o seu)(?: (?!experience)\w+)?"
)
_A: Final = r"(?:an? |eine? |une? |una? |uma? )?"
# Each begins with a word or a bracket: asked for once, in front, that rejects most places at once.
_ORDER: Final = re.compile(
    r"(?=\b\w|[<(\[])(?:"
    rf"\b{_SET_ASIDE} (?:[\w'’]+ ){{0,5}}?{_RULES}\b"
    rf"|\b{_IF_YOU_ARE} {_A}{_MACHINE}\b"
    rf"|\b(?:as|als|en tant que|como) {_A}(?:{_MACHINE}|ai|ki|ia)(?=,? (?:you|must|musst|sollst|tu|vous|debes|tienes|deves))"
    r"|\bif you (?:are an|use) ai(?=\s*(?:[,.:;!?]|$|you\b|reading|that|who|which|to write))"
    r"|\b(?:wenn|falls) du eine ki\b|\ban die ki\s*:|\bsi tu es une ia\b|\bsi eres una ia\b|\bse voc[eê] [eé] uma ia\b"
    r"|\b(?:note|message|memo) (?:to|for) (?:the |all |any )?(?:ai|llm|model|bot|machine)s?\b"
    r"|\b(?:candidates|applicants) (?:who )?(?:using|use) (?:ai|chatgpt)\b"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT))\s*:|\bsystem (?:message|prompt)s?\s*:|\bsystemnachricht\b"
    r"|\bmessage syst[eè]me\b|\bmensaje del? sistema\b|\bmensagem do sistema\b"
    rf"|\b{_WORD_FOR_WORD}\b(?: \w+){{0,3}}? {_YOUR} ?{_RULES}\b"
    r"|\b(?:rate|score|rank|grade) (?:this|the) (?:resume|cv|candidate|applicant|person)\b"
    r"|\btool_calls?\b|\bfunction_call\b|\[/?inst\]|<\|[^>]*\|?>|</?(?:resume|posting|market|system|instructions?)\b[^>]*>"
    r"|<!--|\bdecode and (?:obey|follow)\b|\((?:system|assistant)\s*:)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)
# Where something new begins that an order may stand in: a line, a sentence, what a bracket or a dash sets apart.
_BEGINS: Final = re.compile(r"•|[.!?]\s|\||\s[–—-]\s|(?=[<(\[])")
# Characters that take no room: several between the letters of a line hide it from whoever reads.
_UNSEEN: Final = re.compile(r"(?<=\w)[\u200b\u2060-\u2064\ufeff](?=[\w\s])|[\U000e0020-\U000e007f]")
# One of these stands in everything that the pattern above can find; looking for a class of characters is much faster.
_ANY_UNSEEN: Final = re.compile("[\u200b\u2060-\u2064\ufeff\U000e0020-\U000e007f]")
# The same in UTF-8 is faster still: what is rare there stands for all that begins like it.
_UNSEEN_BYTES: Final = re.compile(rb"\xe2(?:\x80\x8b|\x81[\xa0-\xa4])")
_RARE_BYTES: Final = (b"\xef", b"\xf3")
_LEAST_UNSEEN: Final = 8
_LONGEST_LINE: Final = 400


# Those of the hints that begin a word, for the scan to look for, and the signs and endings that the rest hold.
HINT_WORDS: Final = tuple(hint for hint in _HINTS if hint.replace(" ", "").isalpha())
_SPEAKERS: Final = ("ystem", "YSTEM", "ssistant", "SSISTANT")


def may_hold_orders(text: str, hinted: bool, western: bool) -> bool:
    """Whether a text that was scanned for `HINT_WORDS` needs a closer look; a `western` one holds nothing unseen."""
    return hinted or _holds_signs(text) or not (western or text.isascii() or not _may_hold_unseen(text))


def _holds_signs(text: str) -> bool:
    """Single signs are looked for first: that is much faster than looking for several in a row."""
    if "<" in text or "[" in text or ("_" in text and ("_call" in text or "_CALL" in text)):
        return True
    colon = text.find(":")
    while colon >= 0:
        if text.startswith("//", colon + 1) or text.endswith(_SPEAKERS, 0, colon):
            return True
        colon = text.find(":", colon + 1)
    return False


def _may_hold_unseen(text: str) -> bool:
    encoded = text.encode("utf-8", "surrogatepass")
    return any(sign in encoded for sign in _RARE_BYTES) or _UNSEEN_BYTES.search(encoded) is not None


@lru_cache(maxsize=512)
def without_orders(text: str) -> str:
    """The text with blanks in place of orders to a machine, from where each begins to the end of its line.

    Every other character keeps its place, so that spans speak of the text itself. Addresses are blanked too: what they
    spell is no word of the text. In a long line only the order's sentence and the next one go.
    """
    unseen = _ANY_UNSEEN.search(text) is not None
    if not unseen and next(_hints().iter(text.lower()), None) is None:
        return text
    return "\n".join(_line_without(line, unseen) for line in text.split("\n"))


@lru_cache(maxsize=1)
def _hints() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for hint in _HINTS:
        automaton.add_word(hint, hint)
    automaton.make_automaton()
    return automaton


def _line_without(line: str, unseen: bool) -> str:
    if unseen and len(_UNSEEN.findall(line)) >= _LEAST_UNSEEN:
        return " " * len(line)
    if next(_hints().iter(line.lower()), None) is None:
        return line
    found = [match.span() for match in _ADDRESS.finditer(line)]
    found += [(_beginning(line, match.start()), _end(line, match.end())) for match in _ORDER.finditer(line)]
    for start, end in found:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _beginning(line: str, place: int) -> int:
    if line[place] in "<([":
        return place
    low = max(0, place - _LONGEST_LINE)
    begins = [match.end() for match in _BEGINS.finditer(line, low, place)]
    return begins[-1] if begins else low


def _end(line: str, place: int) -> int:
    if len(line) - place <= _LONGEST_LINE:
        return len(line)
    sentences = [match.end() for match in re.finditer(r"[.!?]\s", line[place : place + _LONGEST_LINE])][:2]
    return place + (sentences[-1] if sentences else _LONGEST_LINE)
