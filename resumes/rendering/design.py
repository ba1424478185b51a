"""The design of a resume: everything about its look that a person may choose, with safe defaults."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

TEMPLATES = ("classic", "sidebar")
PAGE_SIZES = ("a4", "letter")
DATE_FORMATS = ("short", "long", "numeric", "iso", "year")

SERIF_FONTS = ("XCharter", "EB Garamond", "Gentium Book Plus")
SANS_FONTS = (
    "Source Sans 3",
    "Lato",
    "Noto Sans",
    "Open Sans",
    "Open Sauce Sans",
    "Poppins",
    "Raleway",
    "Roboto",
    "Ubuntu",
)
FONTS = SERIF_FONTS + SANS_FONTS

# Reading order of the sections where the person has not chosen one. 'summary' is basics.summary.
SECTION_ORDER = (
    "summary",
    "work",
    "education",
    "skills",
    "projects",
    "certificates",
    "languages",
    "volunteer",
    "awards",
    "publications",
    "interests",
    "references",
)
# Sections short enough for the side column of a template that has one.
SIDE_SECTIONS = ("skills", "languages", "certificates", "interests")

SIZE_RANGE = (8.0, 13.0)
MARGIN_RANGE = (1.0, 4.0)
DEFAULT_ACCENT = "#0b5a5e"
_ACCENT = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SECTION = re.compile(r"[\w .-]{1,60}")
_MOST_SECTIONS = 50


@dataclass(frozen=True)
class Design:
    """Sizes are in points, margins in centimetres, the accent is '#rrggbb', the locale a BCP 47 tag."""

    template: str = "classic"
    accent: str = DEFAULT_ACCENT
    font: str = "XCharter"
    heading_font: str = "XCharter"
    size: float = 10.0
    margin: float = 1.9
    page: str = "a4"
    locale: str = "en"
    date_format: str = "short"
    section_order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    page_numbers: bool = True

    @classmethod
    def default(cls, template: str = "classic") -> "Design":
        """The template as it was drawn; an unknown template id gives the first one."""
        return _DEFAULTS.get(template, _DEFAULTS["classic"])

    @classmethod
    def from_json(cls, value: Any) -> "Design":
        """A design out of anything: what is unknown or out of range falls back to the template's default."""
        given = value if isinstance(value, dict) else {}
        base = cls.default(str(given.get("template", "")))
        return replace(
            base,
            accent=_accent(given.get("accent"), base.accent),
            font=_choice(given.get("font"), FONTS, base.font),
            heading_font=_choice(given.get("heading_font"), FONTS, base.heading_font),
            size=_number(given.get("size"), SIZE_RANGE, base.size),
            margin=_number(given.get("margin"), MARGIN_RANGE, base.margin),
            page=_choice(given.get("page"), PAGE_SIZES, base.page),
            locale=_locale(given.get("locale"), base.locale),
            date_format=_choice(given.get("date_format"), DATE_FORMATS, base.date_format),
            section_order=_sections(given.get("section_order")),
            hidden=_sections(given.get("hidden")),
            page_numbers=_flag(given.get("page_numbers"), base.page_numbers),
        )

    def to_json(self) -> dict[str, Any]:
        """A plain object that `from_json` reads back to an equal design."""
        return {key: list(item) if isinstance(item, tuple) else item for key, item in asdict(self).items()}

    def order(self, present: Iterable[str]) -> list[str]:
        """The shown sections of those present: first as the person ordered them, then as usual, then others."""
        shown = [name for name in dict.fromkeys(present) if name not in self.hidden]
        wanted = dict.fromkeys((*self.section_order, *SECTION_ORDER))
        return [name for name in wanted if name in shown] + [name for name in shown if name not in wanted]


_DEFAULTS = {
    "classic": Design(),
    "sidebar": Design(template="sidebar", font="Source Sans 3", margin=1.8),
}


def _accent(value: Any, default: str) -> str:
    found = _ACCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return default
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _choice(value: Any, choices: tuple[str, ...], default: str) -> str:
    return value if isinstance(value, str) and value in choices else default


def _flag(value: Any, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _number(value: Any, limits: tuple[float, float], default: float) -> float:
    """The number kept within its limits; a form may send it as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return default
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return default
    if number != number:  # not a number
        return default
    return min(max(number, limits[0]), limits[1])


def _locale(value: Any, default: str) -> str:
    if not isinstance(value, str) or not _LOCALE.fullmatch(value.strip()):
        return default
    return value.strip().replace("_", "-")


def _sections(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        return ()
    names = [name for name in value if isinstance(name, str) and _SECTION.fullmatch(name)]
    return tuple(dict.fromkeys(names))[:_MOST_SECTIONS]
