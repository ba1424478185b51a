"""Skills lists: what the experience proves is added, in the postings' spelling; the most wanted come first."""

import re
from typing import Any

from jobs.extraction.posting import find_skills
from jobs.lexicon.load import Entry, Lexicon, default_lexicon
from optimizations.builtin.fields import PRODUCT_FILES, is_concrete
from optimizations.context import MarketContext, MarketSkill
from optimizations.edits import Edit, Evidence
from optimizations.spelling import names_person
from optimizations.truth.kinship import akin
from optimizations.truth.language import language_of
from optimizations.truth.normalise import clean, fold
from optimizations.truth.scope import scope_words
from resumes.document import Document, iter_texts, plain_text

MOST_ADDED = 8
MANY_POSTINGS = 10
_PROVING = ("/work/", "/projects/", "/volunteer/")
# An employer called “Northern Logistics” proves no skill, nor does the place it stands in.
_NAMES = frozenset({"name", "institution", "organization", "location", "entity"})
_DENIED = re.compile(
    r"\b(?:no|not|without|never|lacking|except|instead of|rather than|kein\w*|nicht|ohne|statt|pas de|sans|sin|"
    r"nunca|sem|nao|senza|geen|zonder|alternative to|competitor)\b"
)


def skill_edits(document: Document, context: MarketContext, lexicon: Lexicon | None = None) -> list[Edit]:
    """Additions and new orders for the skills lists."""
    return [*_additions(document, context, lexicon), *_orders(document, context, lexicon)]


def _additions(document: Document, context: MarketContext, lexicon: Lexicon | None) -> list[Edit]:
    book = lexicon or default_lexicon()
    listed = _listed(document, lexicon)
    proofs = _proofs(document, lexicon)
    language = language_of(plain_text(document))
    edits: list[Edit] = []
    fresh: list[tuple[MarketSkill, Evidence]] = []
    least = 2 if context.postings_count >= MANY_POSTINGS else 1  # one posting among many is no demand
    for skill in context.skills:
        entry = book.get(skill.name)
        wanted = entry is None or (entry.category in ("technical", "other") and is_concrete(entry))
        if skill.postings < least:
            continue
        if wanted and skill.name in proofs and skill.name not in listed:
            fresh.append((skill, proofs[skill.name]))
    for skill, proof in fresh[:MOST_ADDED]:
        group = group_for(document, skill.name, lexicon)
        if group is None:
            continue
        reason = f"{_asked(skill)} for it, and your experience shows it"
        edits.append(
            Edit(
                f"/skills/{group}/keywords/-",
                None,
                _listed_as(skill, proof, language),
                reason,
                (skill.name,),
                (proof,),
            )
        )
    if fresh and not edits:
        chosen = fresh[:MOST_ADDED]
        edits.append(
            Edit(
                "/skills/-",
                None,
                {"name": "Skills", "keywords": [_listed_as(*pair, language) for pair in chosen]},
                "Postings ask for these, and your experience shows them",
                tuple(skill.name for skill, _ in chosen),
                tuple(proof for _, proof in chosen),
            )
        )
    return edits


def _listed_as(skill: MarketSkill, proof: Evidence, language: str) -> str:
    """The postings' name for it, but never more than was shown: “PLC”, not “PLC programming”, of who wired PLC panels."""
    name = skill.named_in(language)
    if not _says_more(name, proof.quote):
        return name
    if not _says_more(skill.name, proof.quote):
        return skill.name
    return proof.quote[:1].upper() + proof.quote[1:]


def _says_more(name: str, shown: str) -> bool:
    """Whether a name holds all that was shown, and further words."""
    words, known = (re.findall(r"[^\W_]+", fold(text)) for text in (name, shown))
    held = [word for word in words if any(akin(word, other) for other in known)]
    return len(words) > len(held) >= len(known)


def _asked(skill: MarketSkill) -> str:
    return "1 posting asks" if skill.postings == 1 else f"{skill.postings} postings ask"


def _groups(document: Document) -> list[tuple[int, dict[str, Any], list[str]]]:
    skills = document.get("skills")
    found = []
    for index, group in enumerate(skills if isinstance(skills, list) else []):
        keywords = group.get("keywords") if isinstance(group, dict) else None
        if isinstance(keywords, list) and all(isinstance(word, str) for word in keywords):
            found.append((index, group, keywords))
    return found


def _listed(document: Document, lexicon: Lexicon | None) -> set[str]:
    """Canonical names of the skills that the skills section holds already, and of those that they imply."""
    text = "\n".join(
        text
        for path, text in iter_texts(document)
        if path.startswith(("/skills/", "/languages/", "/certificates/"))
    )
    book = lexicon or default_lexicon()
    named = {hit.name for hit in find_skills(clean(text), lexicon)}
    for _, _, keywords in _groups(document):
        named |= {entry.name for entry in map(book.resolve, keywords) if entry is not None}
    return named | {wider for name in named for wider in book.broader(name)}


def _proofs(document: Document, lexicon: Lexicon | None) -> dict[str, Evidence]:
    """Skill to the passage of the experience that shows it; passages that deny or limit it do not count."""
    proofs: dict[str, Evidence] = {}
    for path, text in iter_texts(document):
        if not path.startswith(_PROVING) or path.rpartition("/")[2] in _NAMES:
            continue
        for sentence in re.split(r"(?<=[.;!?])\s+|\n", text):
            words = scope_words(sentence)
            if "hedge" in words or _DENIED.search(fold(sentence)):
                continue
            for hit in find_skills(sentence, lexicon, shown=True):
                quote = hit.evidence[0].quote
                if names_person(quote):
                    continue  # a title shows nothing done, and may be somebody else's: “with the Head Chef”
                proofs.setdefault(hit.name, Evidence(quote, path))
    return proofs


def group_for(document: Document, name: str, lexicon: Lexicon | None) -> int | None:
    """The list whose skills are most of the same field; the longest where none is."""
    book = lexicon or default_lexicon()
    wanted = book.get(name)
    best: tuple[int, int, int] | None = None
    for index, _, keywords in _groups(document):
        entries = [entry for entry in map(book.resolve, keywords) if entry is not None]
        alike = sum(wanted is not None and entry.field == wanted.field for entry in entries)
        rank = (alike, len(keywords), -index)
        best = max(best, rank) if best else rank
    return -best[2] if best else None


def _orders(document: Document, context: MarketContext, lexicon: Lexicon | None) -> list[Edit]:
    book = lexicon or default_lexicon()
    demand = {skill.name: skill for skill in context.skills}
    edits = []
    for index, _, keywords in _groups(document):
        entries = [book.resolve(word) for word in keywords]
        weights = [_weight(entry, demand) for entry in entries]
        order = sorted(range(len(keywords)), key=lambda place: -weights[place])
        after = [_spelled(keywords[place], entries[place], demand) for place in order]
        if after == keywords:
            continue
        wanted = [after[place] for place in range(len(after)) if weights[order[place]]]
        moved = order != sorted(order)
        reason = f"Most wanted first: {', '.join(wanted[:3])}" if moved else "Names as they are written"
        names = tuple(entry.name for entry in entries if entry and entry.name in demand)
        edits.append(Edit(f"/skills/{index}/keywords", keywords, after, reason, names))
    return edits


def _weight(entry: Entry | None, demand: dict[str, MarketSkill]) -> float:
    """Soft skills stay where the person put them: they are no reason to move a list about."""
    if entry is None or entry.category == "soft" or entry.name not in demand:
        return 0.0
    return demand[entry.name].weight


def _spelled(word: str, entry: Entry | None, demand: dict[str, MarketSkill]) -> str:
    """The postings' spelling, where it differs in separators, or in the case of a name; a name's own case, too."""
    if entry is None or word == entry.name:
        return word
    spelling = demand[entry.name].spelling if entry.name in demand else entry.name
    if spelling.casefold() == word.casefold():
        is_name = word.islower() and (entry.name in demand or _is_surely_product(entry))
        return spelling if is_name or _NAME_CASE.search(spelling) else word
    if entry.name not in demand:
        return word
    alike = re.sub(r"[\W_]", "", fold(spelling)) == re.sub(r"[\W_]", "", fold(word))
    signs = re.sub(r"[^+#]", "", spelling) == re.sub(r"[^+#]", "", word)
    return spelling if alike and signs else word


_NAME_CASE = re.compile(r"[a-z][A-Z]|[A-Z]{2}")


# Single words of the files of products are products' names, but for these and for words that end as other nouns do.
_NO_PRODUCTS = frozenset(
    {"Metadata", "Blockchain", "Mainframe", "Middleware", "Intranet", "Agile", "Waterfall", "Dataflow"}
)
_COMMON_NOUN = re.compile(r"(?:ing|ion|ment|ics|ity|s|ism|ance|ence|ure|age|ship|ology|graphy)$")


def _is_surely_product(entry: Entry | None) -> bool:
    """Whether one word is a product's name beyond doubt: only then it gets another case than the person gave it."""
    return (
        entry is not None
        and entry.field in PRODUCT_FILES
        and entry.name.isalpha()
        and entry.name not in _NO_PRODUCTS
        and not _COMMON_NOUN.search(entry.name)
    )


def in_own_case(text: str, lexicon: Lexicon | None) -> str:
    """The text with names such as JavaScript and MySQL in their own case, where it writes them small."""
    book = lexicon or default_lexicon()
    for hit in find_skills(text, lexicon):
        for span in hit.evidence:
            same = span.quote.islower() and hit.name.casefold() == span.quote
            if same and (_NAME_CASE.search(hit.name) or _is_surely_product(book.get(hit.name))):
                text = text[: span.start] + hit.name + text[span.end :]
    return text
