"""A run at work and questions for it, to try what stands between a strategy and the providers."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from billing.services.subscriptions import assign_plan
from optimizations.gateway.types import Tier
from optimizations.models import AICall, AIModel, Run
from optimizations.services import runs
from optimizations.services.asker import Asker
from optimizations.strategies import Answer as Found
from optimizations.strategies import Call, Lost
from tests.conftest import Person
from tests.optimizations.wire import Provider, Script, running


@dataclass
class Word:
    word: str


YES = '{"word": "yes"}'


def working_run(person: Person, *, cost_high: str = "1", seconds: float = 30, steps: int = 2) -> Run:
    return Run.objects.create(
        workspace=person.workspace,
        kind="improve",
        engine=Run.Engine.MODEL,
        created_by=person.user,
        status=Run.Status.PROCESSING,
        attempts=1,
        started_at=timezone.now(),
        deadline_at=timezone.now() + timedelta(seconds=seconds),
        cost_high=Decimal(cost_high),
        steps=runs.plan_steps((f"step{number}", f"Step {number}", 1) for number in range(steps)),
    )


def asker_of(run: Run) -> Asker:
    """With short pauses between tries."""
    asker = Asker(run, runs.Progress(run))
    asker.limits = replace(asker.limits, backoff=0.01)
    return asker


def question(text: str = "u-text", **changes: Any) -> Call:
    return replace(Call("step0", "s", text, Word, 50, "mid"), **changes)


def on_plan(person: Person, tier: str) -> None:
    assign_plan(workspace=person.workspace, tier=tier, reason="A test", user=person.user)


def outcomes(run: Run) -> list[tuple[str, str, str]]:
    """(provider, outcome, error) of the run's calls, in their order."""
    return list(AICall.objects.filter(run=run).order_by("pk").values_list("provider", "outcome", "error"))


def listed(provider: str, model: str, tier: Tier = Tier.MID, **fields: Any) -> AIModel:
    """A model of the catalogue, enabled."""
    values = {"price_in": Decimal(1), "price_out": Decimal(2), "is_enabled": True, "rank": 50, **fields}
    return AIModel.objects.create(provider=provider, model=model, tier=tier, **values)


@contextmanager
def platform(settings: Any, **scripts: Script) -> Iterator[dict[str, Provider]]:
    """Stand-ins of these providers, reached with the platform's keys."""
    with ExitStack() as stack:
        found = {name: stack.enter_context(running(name, script)) for name, script in scripts.items()}
        settings.PLATFORM_PROVIDER_KEYS = {name: f"platform-key-{name}" for name in found}
        settings.PLATFORM_PROVIDER_ADDRESSES = {name: each.url for name, each in found.items()}
        yield found


def word(found: Found | Lost) -> str:
    assert isinstance(found, Found), found
    return str(getattr(found.parsed, "word", ""))
