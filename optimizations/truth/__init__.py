"""The truth guard: nothing is invented, and code sees to it."""

from optimizations.truth.confirmed import ConfirmedClaim
from optimizations.truth.judge import judge, judge_all

__all__ = ["ConfirmedClaim", "judge", "judge_all"]
