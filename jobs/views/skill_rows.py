"""The rows of the market's table of skills as HTML, built without a template, which would take ten times as long."""

from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from jobs.filters import PostingFilters
from jobs.market import Market
from jobs.market.analysis import CATEGORIES, Demand
from jobs.templatetags.postings import bar, share

# Skills of each category that are shown until all are asked for
SHOWN: Final = {"technical": 15, "soft": 6, "certification": 6, "other": 6}
_TITLES: Final = {
    "technical": "Technical skills",
    "soft": "Soft skills",
    "certification": "Certificates and licences",
    "other": "Languages and other",
}
_TITLE: Final = """<tr class="sub"><td colspan="{columns}"><b class="b">{title}</b> \
<span class="qq">{found} found</span></td></tr>"""
_ROW: Final = """<tr><th scope="row"><a class="t" href="{address}">{name}</a></th><td class="w">{bar}</td>\
<td class="n"><a class="fig-a" href="{address}">{count}</a></td><td class="n opt-s">{required}</td>\
<td class="n q opt-s">{preferred}</td>{held}</tr>"""
_FIGURE: Final = '<a class="fig-a" href="{}">{}</a>'
_HELD: Final = '<td class="nb"><i class="{}" aria-hidden="true"></i> <span class="xs q">{}</span></td>'


def render_skill_rows(
    found: Market, filters: PostingFilters, credits: dict[str, float] | None, *, everything: bool, root: str
) -> SafeString:
    """Table rows by category; `credits` are what the resume shows, None where there is no resume.

    `root` is the address of the list of postings, which every figure leads to.
    """
    widest = max((demand.share.count for demand in found.skills), default=1)
    rows: list[str] = []
    for category in CATEGORIES:
        if demands := found.by_category(category):
            columns = 5 if credits is None else 6
            rows.append(_TITLE.format(columns=columns, title=_TITLES[category], found=len(demands)))
            for demand in demands if everything else demands[: SHOWN[category]]:
                rows.append(_row(demand, found.total, widest, filters, credits, root))
    return mark_safe("\n".join(rows))  # noqa: S308  # what people wrote went through escape()


def _row(
    demand: Demand,
    total: int,
    widest: int,
    filters: PostingFilters,
    credits: dict[str, float] | None,
    root: str,
) -> str:
    def figure(count: int, kind: str) -> str:
        if not count:
            return "0"
        address = f"{root}?{filters.narrowed_to(demand.name, kind=kind)}"
        return _FIGURE.format(escape(address), escape(share(100 * count / total)))

    return _ROW.format(
        address=escape(f"{root}?{filters.narrowed_to(demand.name)}"),
        name=escape(demand.name),
        bar=bar(100 * demand.required / widest, hatched=100 * demand.preferred / widest),
        count=demand.share.count,
        required=figure(demand.required, "required"),
        preferred=figure(demand.preferred, "preferred"),
        held="" if credits is None else _held(credits.get(demand.name)),
    )


def _held(credit: float | None) -> str:
    if credit is None:
        return _HELD.format("lack", "Missing")
    return _HELD.format("has", "Held") if credit >= 1 else _HELD.format("part", "Weak")
