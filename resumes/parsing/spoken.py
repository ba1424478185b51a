"""Human languages put into the document: with how well they are known, told in any order."""

import re
from collections.abc import Sequence

from resumes.parsing.result import Draft
from resumes.vocabulary.languages import FLUENCY, is_language

_LANGUAGE_LABELS = (
    "mother tongue",
    "other languages",
    "other language(s)",
    "mother tongue(s)",
    "langue maternelle",
    "autres langues",
    "lengua materna",
    "otros idiomas",
    "lingua madre",
    "madrelingua",
    "altre lingue conosciute",
    "língua materna",
    "altre lingue",
    "língua materna",
    "muttersprache",
    "fremdsprachen",
    "languages",
    "spoken languages",
    "sprachen",
    "sprachkenntnisse",
    "langues",
    "idiomas",
    "lingue",
    "linguas",
    "línguas",
    "talen",
)


def names_languages(group: str) -> bool:
    return group.lower() in _LANGUAGE_LABELS


def human_inside(keywords: Sequence[str]) -> bool:
    """Whether half of the items or more name a human language, as in 'fluent in French'."""
    told = sum(any(is_language(word) for word in keyword.split()) for keyword in keywords)
    return 2 * told >= len(keywords) > 0


def add_spoken(draft: Draft, text: str, within: tuple[int, int]) -> None:
    spoken = re.match(r"^(.+?)\s+(?:in|en|em|auf)\s+(\w+)$", text)
    if spoken and is_language(spoken.group(2)):
        text = f"{spoken.group(2)}: {spoken.group(1)}"
    add_language(draft, text, within)


def add_language(draft: Draft, text: str, within: tuple[int, int]) -> None:
    match = re.match(r"^(.+?)\s*(?:[:：]|\s[–—-]\s|\s*[(（]|\s*=)\s*(.+?)[)）]?$", text, re.S)
    name, fluency = (match.group(1), match.group(2)) if match else (text, "")
    if not fluency:
        found = FLUENCY.search(name)
        if found and found.start() > 2:
            name, fluency = name[: found.start()].strip(" ,:–—-("), name[found.start() :].strip(" )")
    known = {entry.get("language", "").lower() for entry in draft.document.get("languages", [])}
    name = name.strip(" ,:–—-(")
    if name and name.lower() not in known:
        draft.add_entry(
            "languages",
            {"language": name, "fluency": fluency.strip(" ()")},
            0.9 if is_language(name) else 0.5,
            within,
        )
