"""Template filters and tags of optimizations: money, time, shares of a bar."""

from collections.abc import Mapping
from decimal import Decimal

from django import template

from optimizations.models import Run

register = template.Library()

_BADGES: dict[str, str] = {Run.Status.COMPLETED: "ok", Run.Status.FAILED: "no", Run.Status.CANCELLED: ""}


@register.filter
def dollars(value: Decimal | float | None) -> str:
    """`$0.061`, `$1.20`; small sums keep two figures that say something."""
    amount = Decimal(str(value or 0))
    if amount == 0:
        return "$0"
    if amount >= 1:
        return f"${amount:.2f}"
    if amount >= Decimal("0.01"):
        return f"${amount:.3f}"
    return f"${amount:.4f}" if amount >= Decimal("0.0001") else "under $0.0001"


@register.filter
def plain(value: Decimal | None) -> str:
    """A price without the zeros of its column: `0.075`, `15`."""
    return "" if value is None else f"{value.normalize():f}"


@register.filter
def clock(seconds: float | None) -> str:
    """Whole seconds as `0:48`."""
    whole = int(seconds or 0)
    return f"{whole // 60}:{whole % 60:02d}"


@register.filter
def took(seconds: float | None) -> str:
    """`0.3 s` below a minute, else `1:05`."""
    if seconds is None:
        return "–"
    return f"{seconds:.1f} s" if seconds < 60 else clock(seconds)


@register.filter
def badge(run: Run) -> str:
    """The class of the badge that names a run's status."""
    return _BADGES.get(run.status, "live")


@register.filter
def signed(value: Decimal | None) -> str:
    """A gain: `+3.1`, `0`, `−0.4`; a dash where there is none to speak of."""
    if value is None:
        return "–"
    if value == 0:
        return "0"
    return f"+{value:.1f}" if value > 0 else f"−{abs(value):.1f}"


@register.filter
def seconds_of(run: Run) -> float | None:
    """From start to end; None for a run that never started or has not ended."""
    if run.started_at is None or run.finished_at is None:
        return None
    return (run.finished_at - run.started_at).total_seconds()


@register.filter
def label_in(name: str, labels: Mapping[str, str]) -> str:
    """What `labels` call it, else the name itself: a strategy may have gone since."""
    return labels.get(name, name)
