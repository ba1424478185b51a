"""Figures of a changed text: which of them nothing vouches for, and which contradict what was said."""

import re

from optimizations.edits import Claim
from optimizations.truth.changed import Found, Text
from optimizations.truth.dates import total_months
from optimizations.truth.derived import derived
from optimizations.truth.language import language_of, reading_language
from optimizations.truth.normalise import fold, words
from optimizations.truth.quantities import Quantity, find_quantities, holds, same_measure
from optimizations.truth.source import work_months
from optimizations.truth.unsaid import spoken

_EXPERIENCE = re.compile(
    r"experience\w*|\w*erfahrung\w*|experiencia\w*|esperienza|ervaring|career|background|berufspraxis|trajetoria|praxis"
)
_TOPIC_NOISE = words(
    "of professional hands work working relevant industry total years year more than over with proven combined "
    "jahre jahren ans anos anni jaar experience"
)
_MONTH_SECONDS = 365.25 * 86400 / 12


def figure_claims(text: Text) -> Found:
    """(claim, contradicts) for the figures that the text before and its entry do not hold."""
    everything = text.source.everything
    language = language_of(everything)
    given = find_quantities(text.after, reading_language(text.after, everything))
    old = find_quantities(text.before, reading_language(text.before, everything))
    following = derived(old, text.before)
    local = find_quantities(text.source.local, language)
    elsewhere = (*local, *derived(local, text.source.local))
    lost = [item for item in old if not any(holds(other, item) or holds(item, other) for other in given)]
    after = fold(text.after)
    found: Found = []
    for item in given:
        if _follows(item, following, after):
            continue
        if any(holds(item, other) for other in old) and not (following and _BY.search(after[: item.start])):
            continue
        if _same_ordinal(item, after, fold(text.before)):
            continue
        if _unit_left_out(item, old, after) or _unit_written_out(item, old, fold(text.before)):
            continue
        replaced = next((other for other in lost if _alike(other.kind, item.kind)), None)
        told = any(holds(item, other) for other in old)
        held = told or any(_follows_there(item, other, text) for other in elsewhere) or _lived(item, text)
        if held and (replaced is None or not text.source.own):
            continue
        need = (
            f"the figure: your resume says “{replaced.text}” here"
            if replaced
            else "the figure and what it counts"
        )
        kind = item.kind if item.kind in ("money", "percent", "duration", "date") else "number"
        against = (
            replaced is not None and not held and (item.value, item.unit) != (replaced.value, replaced.unit)
        )
        key = f"{item.kind} {item.key}" + (f" for {replaced.key}" if replaced else "")
        found.append((Claim(kind, item.text, key, need, text.path), against))
    return found


_BY = re.compile(r"\b(?:by|um|en un|em)\s*[$€£]?$")
_TOWARDS = re.compile(r"\b(?:to|auf|a|para|naar|al|nach)\s*[$€£]?$")


def _follows(item: Quantity, following: tuple[Quantity, ...], after: str) -> bool:
    """A difference may be told as one (“by 1.5 seconds”), never put where an end stood (“to 1.5 seconds”)."""
    return not _TOWARDS.search(after[: item.start]) and any(holds(item, other) for other in following)


def _unit_left_out(item: Quantity, old: tuple[Quantity, ...], after: str) -> bool:
    """“From 10 to 7” of somebody who went from 10 to 7 days."""
    if item.kind != "number" or not re.match(
        r"\s*(?:[.,;)\n]|$|(?:to|auf|a|para|à|au|al|-)\b)", after[item.end :]
    ):
        return False
    return any(re.match(rf"\W*{re.escape(item.text)}(?![\d.,])", other.text) for other in old)


def _follows_there(item: Quantity, other: Quantity, text: Text) -> bool:
    """Whether another bullet's figure holds it: “28 residents” do not follow from a “28-bed unit”."""
    if not holds(item, other):
        return False
    if not text.source.own or item.kind not in ("number", "people") or other.kind not in ("number", "people"):
        return True
    here, there = _counted(text.after, item), _counted(text.source.local, other)
    return not (here and there) or any(spoken(" ".join(there)).says(word) for word in here)


def _counted(text: str, item: Quantity) -> list[str]:
    """The folded words right behind a number: what it counts is one of them."""
    following = re.split(r"[.,;:()\n]", fold(text)[item.end :])[0]
    return [word for word in re.findall(r"[^\W\d_]+", following)[:2] if len(word) > 2]


_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def _same_ordinal(item: Quantity, after: str, before: str) -> bool:
    """“1st” of a text that says “first”."""
    written = re.match(r"(?:st|nd|rd|th)\b", after[item.end :])
    return written is not None and 0 < item.value <= 10 and _ORDINALS[int(item.value) - 1] in before


def _unit_written_out(item: Quantity, old: tuple[Quantity, ...], before: str) -> bool:
    """“From 45 to 12 minutes” of a text that says “12 minutes instead of 45”."""
    if item.kind == "number" or not any(same_measure(item, other) for other in old):
        return False
    digits = re.match(r"\W*([\d.,]*\d)", item.text)
    return digits is not None and any(
        other.kind == "number"
        and other.text == digits[1]
        and re.match(r"\s*(?:[.,;)\n]|$)", before[other.end :])
        for other in old
    )


def _alike(first: str, second: str) -> bool:
    """Whether one kind of number may have been put in the place of the other."""
    return first == second or {first, second} == {"number", "people"}


def _lived(item: Quantity, text: Text) -> bool:
    """Whether years of experience follow from the dates of the jobs."""
    if item.kind != "duration" or item.value < 6 * _MONTH_SECONDS:
        return False
    folded = fold(text.after)
    place = folded.find(fold(item.text))
    window = folded[max(0, place - 40) : place + len(item.text) + 60]
    if not _EXPERIENCE.search(window):
        return False
    after = re.split(r"[.,;\n]", folded[place + len(item.text) :])[0]
    topic = tuple(
        word
        for word in re.findall(r"[^\W\d_]{4,}", after)[:6]
        if word not in _TOPIC_NOISE and not _EXPERIENCE.fullmatch(word)
    )[:2]
    months = total_months(work_months(text.document, text.today, topic))
    return item.value <= (months + 1) * _MONTH_SECONDS
