"""Which posts of a section are held at one employer, named once above them."""

import re
from dataclasses import dataclass, replace

from resumes.parsing.dates import Span, lies_within, without_dates
from resumes.parsing.entries import Entry
from resumes.parsing.entry_lines import rough_parts
from resumes.parsing.header_places import may_be_town, take_places
from resumes.parsing.leanings import employer_score
from resumes.parsing.lines import Item
from resumes.parsing.pieces import pieces_of
from resumes.parsing.roles import Header, read_employer
from resumes.vocabulary.labels import form_label
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.places import place_score
from resumes.vocabulary.titles import names_function, title_score

# Who works for themselves has no employer: the one of the post above is not theirs.
OWN_ACCOUNT = re.compile(
    r"\b(?:free-?lanc\w*|independent|self[- ]employed|sole trader|selbst(?:st)?ändig\w*|freiberuf\w*|freie[rs]?"
    r"|indépendante?|auto-?entrepreneur\w*|autónom[oa]|autônom[oa]|libera professionista|libero professionista"
    r"|zzp|zelfstandig\w*|własna działalność|owner|founder|co-founder|inhaber(?:in)?)\b",
    re.I,
)
# Whose people work at the premises of others, named beside each post.
_SENDS_OUT = re.compile(
    OWN_ACCOUNT.pattern + r"|\b(?:staffing|interim|intérim\w*|recruit\w+|temp(?:orary)?(?: work| staff\w*)?"
    r"|agenc(?:y|ies)|zeitarbeit|personal(?:dienst\w*|service)|arbeitnehmerüberlassung|uitzend\w+|trabajo temporal"
    r"|somministrazione|trabalho temporário|praca tymczasowa|contract(?:or|ing)|clients?)\b",
    re.I,
)


def _opens_with_name(entry: Entry) -> bool:
    """Whether a form's label names the employer at the beginning of a line: 'Client: Kromdal'."""
    labels = (form_label(item.text) for item in entry.heads)
    return any(label is not None and label[0] == "name" for label in labels)


def _own_title(entry: Entry) -> float:
    """How much an entry's header names a title; what a form's label calls an employer does not."""
    if _opens_with_name(entry):
        return 0.0
    parts = [part for item in entry.heads for part in rough_parts(item)]
    return max((title_score(part) for part in parts if employer_score(part) < 0.7), default=0.0)


def opens_group(entry: Entry, following: Entry) -> bool:
    """An employer's line with the whole time there, directly above the posts held."""
    if entry.body or not entry.heads or not following.heads:
        return False
    own = _own_title(entry)
    parts = [part for item in following.heads for part in rough_parts(item)]
    title = max((title_score(part) for part in parts), default=0.0)
    company = max((company_score(part) for part in parts if title_score(part) < 0.7), default=0.0)
    apart = entry.span and following.span and entry.span.ranged and entry.span != following.span
    within = lies_within(following.span, entry.span)
    return own < 0.5 and title >= 0.7 and (within or (not apart and company < 0.5))


def holds(entry: Entry, following: Entry) -> bool:
    """An employer's line whose dates take in those of the posts below it."""
    if not entry.heads or len(entry.body) > 2 or any(item.bullet for item in entry.body):
        return False
    own = _own_title(entry)
    named = (
        following.heads and max(title_score(part) for part in [*rough_parts(following.heads[0]), ""]) >= 0.7
    )
    return bool(
        own < 0.5 and named and entry.span != following.span and lies_within(following.span, entry.span)
    )


def _is_unit(header: Header) -> bool:
    """A title, and beside it a name that nothing tells to be an employer's."""
    return title_score(header.title) >= 0.7 and bool(header.name) and company_score(header.name) < 0.5


def _is_division(header: Header, *, stacked: bool) -> bool:
    """A title and what it was held for, in one line: no place beside, and no word of an employer.

    `stacked`: right below another title, where it needs no word of a department either.
    """
    plain = bool(header.name) and not header.place and not header.rest and title_score(header.title) >= 0.7
    return plain and (names_function(header.name) or (stacked and company_score(header.name) < 0.5))


def _may_be_post(header: Header) -> bool:
    """One plain text that nothing tells to be an employer's name."""
    plain = bool(header.name) and not (header.title or header.place or header.rest)
    return plain and company_score(header.name) < 0.5 and header.name.count(" ") in (1, 2, 3)


def _title_alone(item: Item) -> str:
    places, pieces = take_places(pieces_of([item]))
    towns = all(may_be_town(piece.text) for piece in pieces[1:])
    if 1 <= len(pieces) <= 2 and places and towns and title_score(pieces[0].text) >= 0.7:
        return pieces[0].text  # 'Motor Transport Operator, Fort Bliss, TX'
    return re.sub(r"\s*\t\s*", " ", without_dates(item.text, item.spans)).strip(" ,;|–—-·•()")


@dataclass(frozen=True, slots=True)
class Above:
    """The employer named above a post, which may be the post's own."""

    employer: Header
    whole: Span | None = None  # the whole time there
    rows: int = 0  # lines of the header that named it
    grouped: bool = False  # named on lines of its own, for all the posts below
    sends_out: bool = False  # its people work at clients'


def group_head(entry: Entry) -> Above:
    """What a line that names an employer for the posts below it says."""
    sends_out = any(_SENDS_OUT.search(item.text) for item in entry.heads)
    return Above(read_employer(entry.heads), entry.span, grouped=True, sends_out=sends_out)


def next_above(above: Above | None, entry: Entry, header: Header) -> Above:
    """What stands above the next post, once this one has its employer."""
    if above is None:
        return Above(header, rows=len(entry.heads))
    if above.sends_out and lies_within(entry.span, above.whole):
        return above
    if above.employer.name != header.name:
        return Above(header, rows=len(entry.heads))
    return replace(above, employer=header, rows=len(entry.heads))


def lends_name(above: Above, entry: Entry) -> bool:
    """Whether a post without an employer is held at the one above: its own line, or fewer lines, tell."""
    alone = any(OWN_ACCOUNT.search(item.text) for item in entry.heads)
    return not alone and (above.grouped or len(entry.heads) < above.rows)


def under(above: Above, entry: Entry, header: Header, *, stacked: bool) -> Header:
    """The header of a post below an employer that may be its own. `stacked`: nothing is told between the two."""
    employer, rows = above.employer, above.rows
    within = lies_within(entry.span, above.whole)
    single = len(entry.heads) == 1
    client = above.sends_out or _opens_with_name(entry)
    if within and client and header.name and header.title:
        return header  # a client of the agency, or of someone who works for themselves
    if within and single:
        town = header.place if place_score(header.place) >= 0.9 else ""
        title = _title_alone(entry.heads[0]).removesuffix(f", {town}")
        return Header(title, employer.name, header.place, sure=0.85)
    if within and _is_unit(header):
        # 'Supply Sergeant, 3rd Division' under the whole time in the army
        header.rest, header.name = (header.name, *header.rest), employer.name
    elif rows > 1 and single and _is_division(header, stacked=stacked):
        # 'Director, Investor Relations' under the employer's own line
        return Header(f"{header.title}, {header.name}", employer.name, employer.place, sure=0.7)
    elif rows > 1 and single and _may_be_post(header):
        # 'Quality rotation', dated and on its own line, below a post with a line for its employer
        return Header(header.name, employer.name, employer.place, sure=0.5)
    return header
