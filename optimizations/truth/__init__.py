"""The truth guard: nothing is invented, and code sees to it."""

from optimizations.truth.judge import judge, judge_all

__all__ = ["judge", "judge_all"]
