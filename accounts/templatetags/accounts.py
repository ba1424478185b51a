"""How a person's sessions are written out."""

from typing import Final

from django import template

register = template.Library()

# In this order: most browsers also name those that they descend from
_BROWSERS: Final = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS: Final = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """`Firefox on Windows`; what names neither is shown as it is, cut short."""
    name, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    if not name:
        return user_agent[:60] or "Not named"
    return f"{name} on {system}" if system else name


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
