"""How much a part of a header leans to a title or to an employer's name."""

from dataclasses import dataclass
from functools import lru_cache

from resumes.vocabulary.folding import fold, words_of
from resumes.vocabulary.organisations import COMPANY_WORDS, company_score
from resumes.vocabulary.titles import is_role, title_score

# Words between a role and what it is held in: 'Director de hotel', 'Head of Bank Relations'.
_OF = frozenset(
    {
        "de",
        "du",
        "des",
        "d",
        "di",
        "da",
        "del",
        "della",
        "dei",
        "delle",
        "do",
        "dos",
        "das",
        "of",
        "for",
        "en",
        "in",
    }
    | {"im", "fur", "w", "af", "till", "voor", "van"}
)
SURE = 0.9


@lru_cache(maxsize=4_000)
def employer_score(text: str) -> float:
    """How much a text names an employer. 'Bank Clerk' and 'Director de Hotel' do not, though half of each does."""
    company = company_score(text)
    if company >= SURE or title_score(text) < 0.7:
        return company
    words = words_of(text)
    heads = (is_role(words[-1]) and words[-1] not in COMPANY_WORDS) or (
        is_role(words[0]) and len(words) > 1 and words[1] in _OF
    )
    return 0.3 * company if heads else company


@dataclass(frozen=True, slots=True)
class Headline:
    """What a person calls themselves above all sections: titles repeat it, or words of it."""

    whole: str = ""
    words: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, shared: frozenset[str] = frozenset()) -> "Headline":
        """`shared`: words that several titles of the section seem to share."""
        words = frozenset(word for word in words_of(text) if len(word) > 4)
        return cls(fold(text).strip(), words, shared)

    def told_in(self, text: str) -> float:
        """How much a part of a header is told to be a title: the headline itself, or with a word of it."""
        if company_score(text) >= SURE:
            return 0.0
        if self.whole and fold(text).strip() == self.whole:
            return 1.0
        words = set(words_of(text))
        named = self.shared & words and company_score(text) < 0.5
        return 0.4 if self.words & words else 0.3 if named else 0.0


def leaning(text: str) -> float:
    """Above 0 a title, below it an employer."""
    return title_score(text) - employer_score(text)
