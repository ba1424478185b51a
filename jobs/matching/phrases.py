"""The words and word pairs that carry a posting's meaning besides its skills, found without any corpus."""

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from jobs.matching.words import (
    ADJECTIVE_ENDS,
    ALL_STOPWORDS,
    DULL,
    GENERIC,
    NOUNS_IN_ING,
    VERBS,
    Word,
    content_words,
    pair_key,
    sentences,
    stem,
    words,
)

MOST_PHRASES: Final = 16
FEWEST_PHRASES: Final = 2
# Words of a pair may stand this many content words apart in a resume: "classes taught live" holds "live classes".
REACH: Final = 3
_GENERIC_STEMS: Final = frozenset(stem(word) for word in GENERIC)
_DULL_STEMS: Final = frozenset(stem(word) for word in DULL)
_LINK: Final = re.compile(
    r"[\s-]*(?:(?:of|for|the|an?|de|des|du|d['’]|l['’]|la|le|les|el|los|las|del|der|die|das|den|des|dem|von|für)[\s]*){0,2}",
    re.IGNORECASE,
)
_SHORTEST_WORD: Final = 3
_SHORTEST_ALONE: Final = 4
_OFTEN: Final = 4
# Pairs told only once say little; a few fill up where a posting repeats nothing.
_ONCE: Final = 0.4
_MOST_FILLERS: Final = 5
_MOST_ALONE: Final = 6
_FEWEST_RECURRING: Final = 1


class Phrase(NamedTuple):
    """One key phrase: the stem or pair of stems it is compared by, its weight and its first place in the text."""

    key: str
    weight: float
    start: int
    end: int


def key_phrases(
    text: str,
    taken: Iterable[tuple[int, int]],
    places: tuple[Callable[[int], bool], Callable[[int], bool]],
    language: str | None,
    title: str = "",
) -> list[Phrase]:
    """The text's key phrases, heaviest first; at most 16, none where a posting repeats too little to tell.

    `taken` are the passages counted elsewhere (skills); `places` say of an offset whether it tells of the work at all, and
    whether it asks: what recurs anywhere counts, but only what is asked for is a phrase, or, where all that is asked for
    is skills, what the work is told with. `language` tells what a capital means and how nouns are joined. Words of the
    title count there.
    """
    tells_at, asks_at = places
    in_title = {word.stem for word in words(title)}
    runs = [
        [word for word in run if word.stem not in in_title] for run in _runs(text, taken, tells_at, language)
    ]
    frequency = Counter(found for run in runs for found in {word.stem for word in run})
    asked = [run for run in runs if run and asks_at(run[0].start)]
    told = [run for run in runs if run and tells_at(run[0].start)]
    return _phrases(text, asked, frequency, language) or _phrases(text, told, frequency, language, once=False)


def _phrases(
    text: str, runs: list[list[Word]], frequency: Counter[str], language: str | None, *, once: bool = True
) -> list[Phrase]:
    """The key phrases of these runs of words, those told `once` as well or not."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for run in runs:
        for word in run:
            if not _is_joined(text, word):
                found[word.stem].append((word.start, word.end))
        for first, second in itertools.pairwise(run):
            if first.stem != second.stem and _adjoin(text, first, second, language):
                found[pair_key(first.stem, second.stem)].append((first.start, second.end))
    weights = {key: _weight(key, len(spans), frequency) for key, spans in found.items()}
    ranked = sorted(
        (key for key, weight in weights.items() if weight > (0 if once else _ONCE)),
        key=lambda key: (-weights[key], found[key][0]),
    )
    chosen = _without_echoes(ranked, frequency)
    recurring = sum(weights[key] > _ONCE for key in chosen)
    if len(chosen) < FEWEST_PHRASES or recurring < _FEWEST_RECURRING:
        return []
    return [Phrase(key, round(weights[key], 2), *found[key][0]) for key in chosen]


def _is_joined(text: str, word: Word) -> bool:
    """Whether a word is half of a compound ("cross-platform"), which alone says something else."""
    return text[word.end : word.end + 1] == "-" or text[word.start - 1 : word.start] == "-"


def _runs(
    text: str, taken: Iterable[tuple[int, int]], counts_at: Callable[[int], bool], language: str | None
) -> list[list[Word]]:
    """Per sentence that counts, its words of meaning; the first only where it stands elsewhere too."""
    spans = sorted(taken)
    starts = [start for start, _ in spans]

    def is_taken(word: Word) -> bool:
        at = bisect_right(starts, word.end - 1) - 1
        return at >= 0 and any(end > word.start for _, end in spans[max(0, at - 3) : at + 1])

    runs = []
    opening = []
    for offset, sentence in sentences(text):
        found = words(sentence, offset)
        if not found or not counts_at(found[0].start):
            continue
        run = [
            word
            for at, word in enumerate(found)
            if _has_meaning(word)
            and not is_taken(word)
            and _may_tell(text[word.start : word.end], at == 0, language)
        ]
        runs.append(run)
        if run and run[0] is found[0]:
            opening.append(run)
    if language == "de":
        return runs
    # "Ingest", "Reconcile": what a sentence or an item opens with is mostly a verb
    inside = {word.stem for run in runs for word in (run[1:] if run in opening else run)}
    return [run[1:] if run in opening and run[0].stem not in inside else run for run in runs]


def _may_tell(written: str, opens: bool, language: str | None) -> bool:
    """German nouns have a capital; elsewhere a capital inside a sentence marks a name."""
    if language == "de":
        return written[0].isupper()
    if language == "fr" and written.endswith("ez"):
        return False
    if opens and language in ("fr", "es") and written.lower().endswith(("er", "ir", "ar", "re")):
        return False  # tasks are listed in the infinitive
    return not _is_name(written, opens)


def _is_name(written: str, opens: bool) -> bool:
    """A capital inside a sentence, or inside a word, marks a name: a company, a product, a place."""
    return written[1:] != written[1:].lower() or (not opens and written[0].isupper())


def _has_meaning(word: Word) -> bool:
    if word.folded in VERBS or word.folded.endswith(("ly", "n't", "'re", "'ll")):
        return False
    return (
        len(word.folded) >= _SHORTEST_WORD
        and not word.folded[0].isdigit()
        and word.folded not in ALL_STOPWORDS
        and word.folded not in GENERIC
        and word.stem not in _GENERIC_STEMS
    )


def _adjoin(text: str, first: Word, second: Word, language: str | None) -> bool:
    """Whether nothing but blanks, a hyphen or an article and preposition stands between.

    French and Spanish join nouns by a preposition; what merely stands beside one is an adjective or a verb.
    """
    between = text[first.end : second.start]
    if not _LINK.fullmatch(between):
        return False
    if text[first.start - 1 : first.start] == "-" or text[second.end : second.end + 1] == "-":
        return False  # half of another compound: "trade-offs visible"
    if language in ("fr", "es"):
        return bool(between.strip()) or second.folded.endswith(ADJECTIVE_ENDS)
    return not (first.folded.endswith("ing") and first.folded not in NOUNS_IN_ING)


def _weight(key: str, count: int, frequency: Counter[str]) -> float:
    """Pairs say more than words; a word alone counts where the posting comes back to it."""
    parts = key.split(" ")
    if all(part in _DULL_STEMS for part in parts):
        return 0.0
    # One word that the posting repeats all over must not outweigh the rest together.
    recurrence = sum(min(frequency[part], _OFTEN) for part in parts) / len(parts)
    if len(parts) == 1:
        return recurrence * 0.6 if recurrence >= 2 and len(key) >= _SHORTEST_ALONE else 0.0
    return recurrence * 0.6 + (count - 1) * 0.6 if recurrence > 1 or count > 1 else _ONCE


def _without_echoes(ranked: list[str], frequency: Counter[str]) -> list[str]:
    """The heaviest phrases; a word stands in two pairs at most, and not alone where it only lives in its pair."""
    chosen: list[str] = []
    used: Counter[str] = Counter()
    fillers = alone = 0
    for key in ranked:
        parts = key.split(" ")
        if len(parts) == 1:
            echo = used[key] >= frequency[key] or alone == _MOST_ALONE
            alone += not echo
        else:
            told_once = all(frequency[part] == 1 for part in parts)
            echo = any(used[part] >= 2 for part in parts) or (told_once and fillers >= _MOST_FILLERS)
            fillers += told_once and not echo
            used.update([] if echo else parts)
        if not echo:
            chosen.append(key)
        if len(chosen) == MOST_PHRASES:
            break
    return chosen


class WordIndex:
    """The stems and near pairs of stems of a resume, each with the first place it stands at."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[str, int, int]] = {}

    def add(self, path: str, text: str) -> None:
        """Takes in one text of the resume."""
        for offset, sentence in sentences(text):
            found = content_words(words(sentence, offset))
            for at, word in enumerate(found):
                self.places.setdefault(word.stem, (path, word.start, word.end))
                for other in found[at + 1 : at + 1 + REACH]:
                    if other.stem != word.stem:
                        self.places.setdefault(pair_key(word.stem, other.stem), (path, word.start, other.end))

    def share(self, key: str) -> float:
        """1 where the phrase is held, 0.4 where only both its words are, apart from each other."""
        if key in self.places:
            return 1.0
        first, blank, second = key.partition(" ")
        return 0.4 if blank and first in self.places and second in self.places else 0.0
