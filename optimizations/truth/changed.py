"""One changed text, as the parts of the guard read it, and the shape of what they find."""

from dataclasses import dataclass
from datetime import date

from jobs.lexicon.load import Lexicon
from optimizations.edits import Claim
from optimizations.truth.source import Source
from resumes.document import Document


@dataclass(frozen=True, slots=True)
class Text:
    """A changed text with all that may vouch for it."""

    path: str
    before: str
    after: str
    source: Source
    document: Document
    today: date
    lexicon: Lexicon | None


Found = list[tuple[Claim, bool]]
