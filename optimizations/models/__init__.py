"""Runs, their calls and events, the improvements they propose; the catalogue of models; what people confirmed."""

from optimizations.models.cache import CachedAnswer
from optimizations.models.catalogue import AIModel, CallSlot, ProviderState
from optimizations.models.optimization import Optimization, ProposedEdit, RunGroup
from optimizations.models.person import ConfirmedFact, WritingStyle
from optimizations.models.run import AICall, Run, RunEvent

__all__ = [
    "AICall",
    "AIModel",
    "CachedAnswer",
    "CallSlot",
    "ConfirmedFact",
    "Optimization",
    "ProposedEdit",
    "ProviderState",
    "Run",
    "RunEvent",
    "RunGroup",
    "WritingStyle",
]
