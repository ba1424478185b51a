"""The rules engine: what can be bettered without a model, and without a doubt."""

from optimizations.builtin.engine import Proposal, improve
from optimizations.builtin.questions import Question

__all__ = ["Proposal", "Question", "improve"]
