"""Template tags and filters of every page: the current page marked, query strings kept, fields in the house style."""

from typing import Any

from django import forms, template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], *prefixes: str) -> SafeString:
    """`aria-current="page"` where the address starts with one of `prefixes`, but with none of those marked `!`."""
    request: HttpRequest | None = context.get("request")
    here = request.path if request else ""
    but = tuple(prefix[1:] for prefix in prefixes if prefix.startswith("!"))
    hit = here.startswith(prefixes) and not here.startswith(but)
    return mark_safe('aria-current="page"' if hit else "")  # noqa: S308  # a constant


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's query string with `changes`; None drops a key. `?q=…&page=2`, never empty."""
    request: HttpRequest = context["request"]
    parameters = request.GET.copy()
    for key, value in changes.items():
        if value is None:
            parameters.pop(key, None)
        else:
            parameters[key] = str(value)
    return "?" + parameters.urlencode()


@register.filter
def percent(value: float, total: float | None = None) -> int:
    """A whole percentage: `part|percent:whole`, or of a share between 0 and 1."""
    if total is None:
        return round(value * 100)
    return round(100 * value / total) if total else 0


@register.filter
def styled(field: forms.BoundField, placeholder: str = "") -> SafeString:
    """The field's widget in the look: the class `input`, and what assistive technology needs to know of errors."""
    attributes: dict[str, str | bool] = {"class": "input"}
    if placeholder:
        attributes["placeholder"] = placeholder
    elif not field.field.widget.attrs.get("class"):
        field.field.widget.attrs.pop("placeholder", None)
    if field.errors:
        attributes |= {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}_error"}
    return field.as_widget(attrs=attributes)
