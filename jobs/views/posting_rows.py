"""The rows of the list of postings as HTML, built without a template, which would take ten times as long for each."""

from html import escape
from typing import Any, Final
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from jobs.models import JobPosting
from jobs.queries import Fit
from jobs.templatetags.postings import age, match_bar, pay, whereabouts

_CHIPS = 4
# About as many letters as the column holds at 1280 px
_CHIP_LETTERS = 40

_LINE: Final = """<tr role="row">
<td role="cell" class="c"><input type="checkbox" form="bulk" name="ids" value="{key}" aria-label="Select {name}"></td>
<td role="cell" class="what"><a class="t{seen}" href="{url}">{title}</a>{starred}</td>
<td role="cell" class="who">{company}</td>
<td role="cell" class="q opt where" title="{location}">{whereabouts}</td>
{fit}<td role="cell" class="asks"><div class="chips">{chips}</div></td>
<td role="cell" class="n pays">{pay}</td>
<td role="cell" class="n old">{age}</td>
</tr>"""
_STARRED: Final = ' <span class="xs qq">shortlist</span>'
_UNKNOWN: Final = '<td role="cell" class="n fits"><span class="qq">–</span></td>\n'
_UNPAID: Final = '<span class="qq">not stated</span>'


def render_posting_rows(
    postings: list[JobPosting], skills: dict[UUID, list[Any]], fits: dict[UUID, Fit] | None, root: str
) -> SafeString:
    """Table rows; `fits` is None where there is no resume, so that its column is left out."""
    lines = []
    for posting in postings:
        fit = fits.get(posting.pk) if fits is not None else None
        lines.append(_line(posting, [skill[0] for skill in skills[posting.pk]], fit, fits is not None, root))
    return mark_safe("\n".join(lines))  # noqa: S308  # what people wrote went through escape()


def _line(posting: JobPosting, names: list[str], fit: Fit | None, fitted: bool, root: str) -> str:
    url = f"{root}{posting.pk}/"
    return _LINE.format(
        key=posting.pk.hex,
        name=escape(str(posting)),
        seen=" seen" if posting.read_at else "",
        url=url,
        title=escape(posting.title),
        starred=_STARRED if posting.shortlisted else "",
        company=escape(posting.company),
        location=escape(posting.location),
        whereabouts=escape(whereabouts(posting)),
        fit=_fit(fit) if fitted else "",
        chips=_chips(names, fit, posting, url),
        pay=pay(posting) if posting.salary_currency else _UNPAID,
        age=age(posting.posted_at),
    )


def _fit(fit: Fit | None) -> str:
    if fit is None or fit.score is None:
        return _UNKNOWN
    bar = match_bar(fit.parts)
    return f'<td role="cell" class="n fits"><span class="score">{fit.score} {bar}</span></td>\n'


def _chips(names: list[str], fit: Fit | None, posting: JobPosting, url: str) -> str:
    held = {name for part in fit.parts.values() for name in part["held"]} if fit else None
    if held is not None:  # what is held comes first, then what is missing
        names = sorted(names, key=lambda name: name not in held)
    shown = _fitting(names)
    chips = [
        f'<span class="chip{"" if held is None or name in held else " miss"}">{escape(name)}</span>'
        for name in names[:shown]
    ]
    if more := len(names) - shown:
        label = f"{more} more skills of {escape(posting.title)}"
        chips.append(f'<a class="chip more" href="{url}" aria-label="{label}">+{more}</a>')
    return "".join(chips)


def _fitting(names: list[str]) -> int:
    """How many of `names` stand side by side in the list's column; at least one."""
    room = _CHIP_LETTERS
    for count, name in enumerate(names[:_CHIPS]):
        room -= len(name) + 2
        if room < 0:
            return max(1, count)
    return min(len(names), _CHIPS)
