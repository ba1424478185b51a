"""Runs, their calls and events, and the improvements they propose."""

from optimizations.models.optimization import Optimization, ProposedEdit
from optimizations.models.run import AICall, Run, RunEvent

__all__ = ["AICall", "Optimization", "ProposedEdit", "Run", "RunEvent"]
