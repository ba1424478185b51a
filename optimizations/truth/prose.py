"""Claims of one changed text that neither the old text nor its source holds."""

import re
from dataclasses import replace
from typing import Any

from optimizations.edits import Claim
from optimizations.truth import scope
from optimizations.truth.alike import classes_of, is_light
from optimizations.truth.changed import Found, Text
from optimizations.truth.content import dropped_hedge, dropped_help, novelty, risen_deed
from optimizations.truth.credentials import credentials, initials, without_expansions
from optimizations.truth.derived import derived
from optimizations.truth.figures import figure_claims
from optimizations.truth.foreign import foreign_parts
from optimizations.truth.kinship import Family
from optimizations.truth.language import language_of, reading_language, speaks_otherwise
from optimizations.truth.names import find_names
from optimizations.truth.normalise import fold
from optimizations.truth.quantities import CURRENCY_CODES, find_quantities, holds
from optimizations.truth.skills import new_skills, skills_in
from optimizations.truth.unsaid import opening_deed, spoken, unsaid
from resumes.document import get_at


def prose_claims(text: Text) -> Found:
    """(claim, contradicts) for everything in the new text that nothing vouches for."""
    found: Found = []
    for kind, part in foreign_parts(text.after, f"{text.before}\n{text.source.everything}"):
        found.append((Claim(kind, part, fold(part), "nothing: leave it out", text.path), True))
    found += figure_claims(text)
    text = replace(text, after=without_expansions(text.after, f"{text.before}\n{text.source.reachable}"))
    found += _credentials(text)
    found += _names(text)
    found += _skills(text)
    found += _scope(text)
    return found or (_unsaid(text) if text.before else _content(text))


# Told in another form or word by the old text: “Anleitung” of “angeleitet”, “substituição” of “troca”.
_OF_KIN = frozenset({"deputise", "mentor"})
_OF_RANK = frozenset({"manage", "own", "coordinate"})


def _entry(text: Text) -> dict[str, Any]:
    """The job that the text tells of; empty where it tells of none."""
    place = re.match(r"/(?:work|volunteer)/\d+", text.path)
    entry = get_at(text.document, place.group()) if place else None
    return entry if isinstance(entry, dict) else {}


def _holds_rank(text: Text) -> bool:
    """Whether the entry's title is that of somebody in charge, who may say so of the entry's own work."""
    title = _entry(text).get("position")
    if not isinstance(title, str):
        return False
    ranks = {group for group in credentials(title) if group.startswith("rank:")}
    return bool(ranks - {"rank:senior", "rank:principal", "rank:partner"})


def _told_in_figures(text: Text) -> bool:
    """“Reduced” of what went “from 9 % to 4 %”, with the same figures."""
    language = reading_language(text.before, text.source.everything)
    old = find_quantities(text.before, language)
    given = find_quantities(text.after, reading_language(text.after, text.source.everything))
    return bool(derived(old, text.before)) and all(any(holds(item, other) for item in given) for other in old)


# “By 15 %” of what went from 15 to 11: an end is no difference.


def _credentials(text: Text) -> Found:
    known_text = f"{text.before}\n{text.source.local}"
    if not text.source.own:
        known_text = text.source.everything
    known, old = credentials(known_text), credentials(text.before)
    given = credentials(text.after)
    found: Found = []
    for group, (kind, word) in given.items():
        if group in known or (kind == "degree" and group == "degree:other" and _any(known, "degree")):
            continue
        if kind in ("degree", "certificate") and group in credentials(text.source.general):
            continue
        rivals = [
            other for other, (other_kind, _) in old.items() if other_kind == kind and other not in given
        ]
        need = {"degree": "the degree as it was awarded", "certificate": "that you hold it"}.get(
            kind, "that you held this title"
        )
        found.append((Claim(kind, word, group, need, text.path), bool(rivals)))
    return found + _compound_titles(text)


def _compound_titles(text: Text) -> Found:
    """“Oberarzt” of somebody who is “Arzt”: a title of the resume with a word put before it."""
    work = text.document.get("work")
    titles = {word for entry in (work if isinstance(work, list) else []) for word in _title_words(entry)}
    known = fold(text.source.everything)
    found: Found = []
    for word in dict.fromkeys(re.findall(r"[^\W\d_]{7,}", text.after)):
        folded = fold(word)
        if (
            any(folded.endswith(title) and len(folded) > len(title) + 2 for title in titles)
            and folded not in known
        ):
            found.append(
                (Claim("title", word, f"title {folded}", "that you held this title", text.path), False)
            )
    return found


def _title_words(entry: Any) -> list[str]:
    position = entry.get("position") if isinstance(entry, dict) else None
    return re.findall(r"[^\W\d_]{4,}", fold(position)) if isinstance(position, str) else []


def _any(known: dict[str, tuple[str, str]], kind: str) -> bool:
    return any(found == kind for found, _ in known.values())


def _names(text: Text) -> Found:
    language = reading_language(f"{text.after} {text.before}", text.source.everything)
    reachable = f"{text.before}\n{text.source.reachable}"
    folded, letters = fold(reachable), initials(reachable)
    old = find_names(text.before, language)
    given = find_names(text.after, language)
    lost = {kind for name, (kind, _) in old.items() if name not in given and kind != "name"}
    found: Found = []
    for name, (kind, written) in given.items():
        if name in CURRENCY_CODES and written.isupper():
            continue  # an amount, told by its figure
        if _known_name(name, folded) or _abbreviates(written, text.before, folded, letters):
            continue
        if kind in ("name", "employer") and _is_skill(written, text):
            continue  # told better as a skill: “Adobe InDesign”
        need = {"employer": "that you worked for or with them", "school": "that you studied there"}.get(
            kind, "what this is and that it belongs here"
        )
        found.append((Claim(kind, written, name, need, text.path), kind != "name" and kind in lost))
    return found


def _known_name(name: str, folded: str) -> bool:
    stem = re.sub(r"(?:'s|s')$", "", name)
    singular = re.sub(r"s$", "", stem)
    return re.search(rf"(?<!\w){re.escape(singular)}(?:s|'s|es)?(?![\w+#])", folded) is not None or all(
        re.search(rf"(?<!\w){re.escape(word)}", folded) is not None
        for word in re.split(r"[\s/&-]+", singular)
        if word
    )


_ORDINALS = ("first|1st|erste", "second|2nd|zweite", "third|3rd|dritte", "fourth|4th|last|vierte")


def _abbreviates(written: str, before: str, folded: str, letters: str) -> bool:
    """“OTs” of occupational therapists, “Q2” of the second quarter, “HGVs” of lorries."""
    short = written.removesuffix("s")
    if not short.isupper():
        return False
    if re.fullmatch(r"Q[1-4]", short):
        return re.search(rf"\b(?:{_ORDINALS[int(short[1]) - 1]})\w* (?:quarter|quartal)", folded) is not None
    if 1 < len(short) < 6 and fold(short) in letters:
        return True
    return bool(classes_of(fold(written)) & spoken(before).vouched)


def _is_skill(written: str, text: Text) -> bool:
    return any(fold(written) in fold(quote) for _, quote in skills_in(text.after, text.lexicon).values())


def _skills(text: Text) -> Found:
    around = text.source.local if text.source.own else ""
    proof = text.source.reachable_proof
    fresh = new_skills(text.after, text.before, proof, text.lexicon, around=around)
    elsewhere = new_skills(text.after, "", text.source.proof, text.lexicon)
    found: Found = [
        (Claim("skill", quote, f"skill {name}", "that you used it here", text.path), False)
        for name, quote in _swapped(text).items()
        if name not in fresh
    ]
    for name, (_, quote) in fresh.items():
        need = "where you used it" if name in elsewhere else "that you used it in this place too"
        found.append((Claim("skill", quote, f"skill {name}", need, text.path), False))
    return found


def _swapped(text: Text) -> dict[str, str]:
    """Skills that stand where another one stood, though only the skills list names them."""
    if not (text.before and text.source.own):
        return {}
    old, new = skills_in(text.before, text.lexicon), skills_in(text.after, text.lexicon)
    gone = [
        name
        for name, (category, quote) in old.items()
        if category == "technical" and fold(quote) not in fold(text.after)
    ]
    names = find_names(text.before, language_of(text.before))
    lost_names = [
        name for name, (kind, _) in names.items() if kind == "name" and name not in fold(text.after)
    ]
    if not lost_names and all(name in new for name in gone):
        return {}
    fresh = new_skills(text.after, text.before, text.source.local_proof, text.lexicon)
    return {name: quote for name, (category, quote) in fresh.items() if category == "technical"}


def _scope(text: Text) -> Found:
    local = text.source.local if text.source.own else text.source.everything
    here = scope.scope_words(f"{text.before}\n{local}")
    deeds = scope.scope_words(text.before) if text.before and text.source.own else here
    found: Found = []
    given = scope.scope_claims(text.after)
    old = scope.scope_words(text.before)
    for group, word in given.items():
        replaced = group in scope.FREQUENCIES - set(old) and scope.FREQUENCIES & set(old) - set(given)
        if not replaced and scope.vouched(group, deeds if group in scope.DEEDS else here):
            continue
        if group in _OF_RANK and _holds_rank(text):
            continue
        if (group == "outcome" and _told_in_figures(text)) or scope.follows(group, text.before, text.after):
            continue
        kin = group in _OF_KIN or word.startswith(("organis", "organiz"))
        if kin and any(spoken(text.before, meant=True).says(part) for part in word.split() if len(part) > 3):
            continue
        found.append(
            (Claim("scope", word, group, scope.NEEDS.get(group, "how many it were"), text.path), False)
        )
    risen = risen_deed(text.before, text.after)
    # “Performed inspections” of what was inspected: the noun tells the deed
    if risen and not (risen == "performed" and spoken(text.after).says(old["lesser"])):
        found.append((Claim("scope", risen, "create", "that you made it yourself", text.path), False))
    for word in (dropped_help(text.before, text.after), dropped_hedge(text.before, text.after)):
        if word:
            need = f"that “{word}” no longer limits it"
            found.append((Claim("scope", f"without “{word}”", f"without {word}", need, text.path), False))
    return found


def _is_translation(text: Text) -> bool:
    """Whether the new text is in another language, as far as the small words of both texts say which."""
    if not text.before:
        return False
    words = {word for word in re.findall(r"[^\W\d_]{4,}", fold(text.before)) if not is_light(word)}
    if 2 * sum(word in fold(text.after) for word in words) > len(words):
        return False
    everything = text.source.everything
    if reading_language(text.before, everything) != reading_language(text.after, everything):
        return True
    usual = language_of(everything)
    return speaks_otherwise(text.after, usual) and not speaks_otherwise(text.before, usual)


def _unsaid(text: Text) -> Found:
    """Words that nothing says: a thing that was not there, a deed in another one's place."""
    if not text.before or _is_translation(text):
        return []
    judged = [fold(quote) for _, quote in skills_in(text.after, text.lexicon).values()]
    judged += scope.scope_claims(text.after).values()
    around = text.source.reachable
    words = unsaid(text.after, text.before, around, own=text.source.own, judged=judged)
    if not opening_deed(text.before):  # who made a poster as a designer designed it
        trade = Family(_title_words(_entry(text)))
        words = [word for word in words if not trade.has(word)]
    return [(Claim("content", word, word, "that this is true too", text.path), False) for word in words]


def _content(text: Text) -> Found:
    """A text where none stood: what is mostly new tells something that the resume does not."""
    known = text.source.local if text.source.own else text.source.everything
    share, fresh = novelty(text.after, known)
    if share < 0.5 or len(fresh) < 3:
        return []
    return [(Claim("content", text.after, fold(text.after), "that this is what you did", text.path), False)]
