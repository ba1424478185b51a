"""Licences, tickets and short courses that people list among their degrees."""

import re
from collections.abc import Sequence

from resumes.parsing.course_parts import course_parts
from resumes.parsing.lines import Item
from resumes.vocabulary.degrees import degree_score
from resumes.vocabulary.folding import fold

# Headings under which degrees and certificates stand together.
_SHARED = re.compile(
    r"certif|zertif|certyf|licen|(?:professional|trade|other|further|additional|vocational) qualif"
    r"|qualif\w* (?:and|&)|training|ticket|registr|accredit|courses|development|weiterbild|fortbild"
    r"|szkolen|\bkurs|\bcorsi|\bcursos|cursussen|complementar"
)
# What certificates of all trades are called, in folded text.
_NAMED = re.compile(
    r"\blicensed?\b|\blicensure|(?<=[\w']\s)licence\b(?!\s+(?:pro|de|en|es)\b)|\bregistered\b"
    r"|\bregistration\b|revalidat|\b(?:card|ticket|permit)s?\b|\bpermis\b|first aid|\bcpr\b|\b[abp]ls\b|\bacls\b|\bhaccp\b"
    r"|food (?:hygiene|safety)|manual handling|\bsafety\b|\bosha\b|forklift|fork lift|\bnebosh\b|\biosh\b|\bcscs\b"
    r"|\bprince2\b|\bitil\b|\bscrum\b|\bpmp\b|six sigma|\bccn[ap]\b|comptia|\btoe(?:fl|ic)\b|\bielts\b|\bdelf\b|\bdele\b"
    r"|coursera|udemy|linkedin learning|\bcaces\b|habilitation|fuhrerschein|\bpatente\b|\bcarnet\b|rijbewijs|\bvca\b|\bbhv\b"
    r"|uprawnieni|szkolenie|accredit|\bchartered\b|valid (?:until|to|till)|\bexp(?:ir\w+|\.)|practitioner|lifeguard"
)
_CERTIFIED = re.compile(r"certif|zertifi|certyfik")
# A certificate that is a degree's name too says nothing; the rest of the line has to.
_CALLED_SO = re.compile(
    r"\bcertificat\w*|\bcertified\b|\blevel\s\d\b|\blicence\b|\bdiploma\b|\bbrevet\b|\bnvq\b", re.I
)


def names_certificate(text: str) -> bool:
    """Whether a word of a text is what certificates of all trades are called."""
    folded = fold(text)
    return bool(_NAMED.search(folded) or _CERTIFIED.search(folded))


def take_certificates(items: Sequence[Item], title: str, order: str) -> tuple[list[Item], list[list[Item]]]:
    """(lines of courses, runs of lines of certificates) of a section. `order`: what opens its first course."""
    shared = _SHARED.search(fold(title)) is not None
    kinds = [{part.kind for part in course_parts(item)} for item in items]
    kept: list[Item] = []
    runs: list[list[Item]] = []
    told = [False] * len(items)
    for number, item in enumerate(items):
        above = kinds[number - 1] if number and not told[number - 1] else set()
        before = kinds[number - 2] if number > 1 and not told[number - 2] else set()
        waiting = (
            "school" in above and "degree" not in above and (order == "school" or "degree" not in before)
        )
        waiting = waiting and not (item.spans and items[number - 1].spans)
        below = kinds[number + 1] if number + 1 < len(items) else set()
        schooled = "school" in below and "degree" not in below
        detail = item.bullet and any(not other.bullet for other in items[:number])
        own = not (waiting or schooled or detail or "school" in kinds[number])
        told[number] = own and _is_certificate(item, shared=shared, follows=bool(number) and told[number - 1])
        if not told[number]:
            kept.append(item)
        elif number and told[number - 1]:
            runs[-1].append(item)
        else:
            runs.append([item])
    return kept, runs


def _is_certificate(item: Item, *, shared: bool, follows: bool) -> bool:
    """`shared`: the heading names certificates too; `follows`: the line above is one."""
    if degree_score(_CALLED_SO.sub("", item.text)) >= 0.7 or len(item.text) > 110:
        return False
    if any(span.ranged for span in item.spans):
        return False
    if _NAMED.search(fold(item.text)):
        return True
    if item.text.count("\t") > 1:
        return False  # a row of a table
    told = bool(_CERTIFIED.search(fold(item.text)))
    return shared and (told or ((follows or bool(item.spans)) and not _CALLED_SO.search(item.text)))
