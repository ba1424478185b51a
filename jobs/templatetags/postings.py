"""How postings are written out: pay, age, the match's bar, headings that sort."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any, Final

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jobs.filters import Order
from jobs.models import JobPosting

register = template.Library()

SIGNS: Final = {"EUR": "€", "USD": "$", "GBP": "£", "INR": "₹", "JPY": "¥", "PLN": "zł", "CHF": "CHF "}
_PER: Final = {"year": "", "month": " / month", "week": " / week", "day": " / day", "hour": " / h"}
PART_NAMES: Final = {
    "required_skills": "Required skills",
    "preferred_skills": "Preferred skills",
    "title": "Title and seniority",
    "experience": "Years",
    "phrases": "Other key phrases",
    "education": "Education and certificates",
}


def _amounts(bounds: list[Decimal], *, thousands: bool) -> list[str]:
    """`48.5` and `52` thousands, or `19.50` and `22.00`; from a hundred on in whole numbers."""
    if thousands:
        numbers = [float(bound) / 1000 for bound in bounds]
        return [
            f"{number:,.1f}".removesuffix(".0") if number < 100 else f"{number:,.0f}" for number in numbers
        ]
    decimals = 2 if min(bounds) < 100 and any(bound % 1 for bound in bounds) else 0
    return [f"{bound:,.{decimals}f}" for bound in bounds]


@register.filter
def pay(posting: JobPosting) -> SafeString:
    """`70–85 k€`, `18–22 € / h`, `from 60 k€`; nothing where no pay is stated."""
    low, high = posting.salary_min, posting.salary_max
    bounds = [bound for bound in (low, high) if bound is not None]
    if not bounds:
        return mark_safe("")
    thousands = min(bounds) >= 10_000
    sign = SIGNS.get(posting.salary_currency, posting.salary_currency)
    unit = f"{'k' if thousands else ''}{sign}{_PER.get(posting.salary_period, '')}"
    shown = _amounts(bounds, thousands=thousands)
    if low is None:
        figure = f"to {shown[0]}"
    elif high is None:
        figure = f"from {shown[0]}"
    else:
        figure = shown[0] if low == high else f"{shown[0]}–{shown[-1]}"
    return mark_safe(f'{figure}<span class="unit">{escape(unit)}</span>')  # noqa: S308  # numbers and an escaped unit


@register.filter
def whereabouts(posting: JobPosting) -> str:
    """The place in a few words: the town and the way of working, `Rotterdam, hybrid`."""
    town = posting.location.split(",")[0].split(";")[0].strip()
    way = posting.remote if posting.remote in ("remote", "hybrid") else ""
    if town.lower().startswith("remote"):
        return posting.location[:40]
    return f"{town}, {way}" if town and way else town or way.capitalize()


@register.filter
def age(day: date) -> SafeString:
    """Days since `day`, as the list's last column shows them."""
    days = max(0, (timezone.now().date() - day).days)
    shown, unit = (days // 7, "w") if days >= 100 else (days, "d")
    return mark_safe(f'{shown}<span class="unit">{unit}</span>')  # noqa: S308  # a number


def match_bar(found: dict[str, Any]) -> SafeString:
    """A bar cut into the parts that the posting asks for; what is earned of each is filled."""
    # Stored JSON keeps no order
    parts = [(name, found[name]) for name in PART_NAMES if name in found]
    asked = [(name, part) for name, part in parts if part["asked"] and part["weight"]]
    whole = sum(part["weight"] for _, part in asked)
    pieces: list[str] = []
    told: list[str] = []
    at = 0.0
    for name, part in asked:
        width = 100 * part["weight"] / whole
        filled = width * min(1.0, part["earned"] / part["weight"])
        pieces.append(f'<rect x="{at:.1f}%" width="{filled:.1f}%" height="100%" class="f1"/>')
        if at:
            pieces.append(f'<rect x="{at:.1f}%" width="1" height="100%" class="fp"/>')
        told.append(f"{PART_NAMES.get(name, name)} {part['earned']:g} of {part['weight']}")
        at += width
    label = escape(", ".join(told) or "nothing asked for")
    drawn = f'<svg class="bar" role="img" aria-label="{label}" focusable="false">{"".join(pieces)}</svg>'
    return mark_safe(drawn)  # noqa: S308  # numbers only, and an escaped label


@register.simple_tag
def bar(percent: float, *, kind: str = "tall", hatched: float = 0) -> SafeString:
    """A horizontal bar of `percent`, then `hatched` percent more."""
    return format_html(
        '<svg class="bar {}" aria-hidden="true" focusable="false"><rect width="{}%" height="100%" class="f1"/>'
        '<rect x="{}%" width="{}%" height="100%" fill="url(#h)"/></svg>',
        kind,
        f"{percent:.2f}",
        f"{percent:.2f}",
        f"{hatched:.2f}",
    )


@register.simple_tag
@lru_cache(maxsize=64)
def options(offered: tuple[tuple[str | int, str], ...], chosen: str | int | None) -> SafeString:
    """The options of a select, one of them chosen; few are ever asked for, so they are kept."""
    drawn = (
        f'<option value="{escape(str(value))}"{" selected" if value == chosen else ""}>{escape(label)}</option>'
        for value, label in offered
    )
    return mark_safe("".join(drawn))  # noqa: S308  # all of it escaped


@register.simple_tag(takes_context=True)
def heading(context: dict[str, Any], column: str, label: str, kind: str = "") -> SafeString:
    """A table heading that sorts by `column`; the current one says so and turns round."""
    return _heading(column, label, kind, context["order"], context["filters"].to_query())


@lru_cache(maxsize=128)
def _heading(column: str, label: str, kind: str, order: Order, query: str) -> SafeString:
    address = f"?{query}&sort={order.turned_to(column)}" if query else f"?sort={order.turned_to(column)}"
    arrow, sort = "", ""
    if order.column == column:
        arrow = " ↓" if order.descending else " ↑"
        sort = ' aria-sort="descending"' if order.descending else ' aria-sort="ascending"'
    return format_html(
        '<th{}{}><a href="{}" hx-get="{}" hx-target="#results" hx-push-url="true">{}{}</a></th>',
        format_html(' class="{}"', kind) if kind else "",
        mark_safe(sort),  # noqa: S308  # a constant
        address,
        address,
        label,
        arrow,
    )


@register.filter
def part_name(name: str) -> str:
    return PART_NAMES.get(name, name)


@register.filter
def thousands(value: float) -> str:
    return f"{value / 1000:,.0f}"


@register.filter
def share(percent: float) -> str:
    """A share of postings in whole percent; what is there never reads as none."""
    return "<1" if 0 < percent < 0.5 else f"{percent:.0f}"


@register.filter
def absolute(value: float) -> float:
    return abs(value)


@register.filter
def currency_sign(code: str) -> str:
    return SIGNS[code].strip() if code in SIGNS else f" {code}"
