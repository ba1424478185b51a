"""The catalogue of models, filled and brought up to date from LiteLLM's price table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from optimizations.gateway.price_table import TableModel, read_table, tier_of_price
from optimizations.gateway.providers import OFFERS
from optimizations.gateway.types import Tier
from optimizations.gateway.wire import PROVIDERS
from optimizations.models import AIModel

# What the table says of a model; the rest of a row is staff's.
FACTS = (
    "price_in",
    "price_out",
    "context_tokens",
    "max_output_tokens",
    "can_structure",
    "can_stream",
    "can_reason",
)
_ENABLED = {(offer.provider, offer.model): offer for offer in OFFERS}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a filling did: added, changed, withdrawn, kept."""

    kind: str
    name: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}" + (f": {self.text}" if self.text else "")


@transaction.atomic
def fill_models(table: Iterable[TableModel] | None = None, today: date | None = None) -> list[Change]:
    """Add what the table knows and the catalogue does not, and follow its prices; the same table changes nothing more.

    Only the models the gateway begins with are enabled. Rows edited by hand stay as they are. A model that its
    provider has withdrawn is not added; one that is there is disabled.
    """
    today = today or timezone.now().date()
    there = {(row.provider, row.model): row for row in AIModel.objects.select_for_update()}
    changes: list[Change] = []
    fresh: list[AIModel] = []
    for listed in read_table() if table is None else table:
        row = there.get((listed.provider, listed.model))
        is_gone = listed.withdrawn_on is not None and listed.withdrawn_on <= today
        if row is None and not is_gone:
            fresh.append(_row(listed))
            changes.append(Change("added", str(fresh[-1]), _terms(fresh[-1])))
        elif row is not None:
            changes += _follow(row, listed, is_gone=is_gone)
    AIModel.objects.bulk_create(fresh, ignore_conflicts=True)  # two first starts at once
    return changes


def fill_empty() -> list[Change]:
    """At a first start: nobody has to fill the catalogue by hand. One that holds anything is left alone."""
    return [] if AIModel.objects.exists() else fill_models()


def add_model(
    name: str,
    *,
    tier: Tier | None = None,
    price_in: Decimal | None = None,
    price_out: Decimal | None = None,
    is_beta: bool = False,
) -> Change:
    """Enable one model by `provider/model`, with the table's facts where it has them. Raises ValueError."""
    provider, _, model = name.partition("/")
    if provider not in PROVIDERS or not model:
        raise ValueError(f"{name!r} is not PROVIDER/MODEL with one of: {', '.join(PROVIDERS)}")
    listed = next((row for row in read_table() if (row.provider, row.model) == (provider, model)), None)
    row = AIModel.objects.filter(provider=provider, model=model).first()
    is_new = row is None
    row = row or (_row(listed) if listed else AIModel(provider=provider, model=model))
    row.is_enabled, row.is_beta = True, is_beta
    if price_in is not None or price_out is not None:
        row.price_in, row.price_out, row.edited_by_hand = price_in, price_out, True
    if tier is not None:
        row.tier = tier
    elif is_new and listed is None and price_out is not None:
        row.tier = tier_of_price(price_out)
    row.full_clean()
    row.save()
    return Change("added" if is_new else "enabled", name, _terms(row))


def _row(listed: TableModel) -> AIModel:
    offer = _ENABLED.get((listed.provider, listed.model))
    return AIModel(
        provider=listed.provider,
        model=listed.model,
        tier=offer.tier if offer else listed.tier,
        rank=offer.rank if offer else 100,
        is_enabled=offer is not None,
        **{fact: getattr(listed, fact) for fact in FACTS},
    )


def _follow(row: AIModel, listed: TableModel, *, is_gone: bool) -> list[Change]:
    """What the table has changed of a row that is there."""
    moved = [fact for fact in FACTS if getattr(row, fact) != getattr(listed, fact)]
    if row.edited_by_hand:
        return [Change("kept", str(row), f"edited by hand; the table says {_terms(listed)}")] if moved else []
    changes = []
    if moved:
        before = _terms(row)
        for fact in moved:
            setattr(row, fact, getattr(listed, fact))
        after = _terms(row)
        changes.append(Change("changed", str(row), f"{before} → {after}" if before != after else "abilities"))
    if is_gone and row.is_enabled:
        row.is_enabled = False
        changes.append(Change("disabled", str(row), f"withdrawn by its provider on {listed.withdrawn_on}"))
    if changes:
        row.save(update_fields=[*FACTS, "is_enabled", "updated_at"])
    return changes


def _terms(row: AIModel | TableModel) -> str:
    """`$0.25 / $2 a million tokens, context 272,000, answers to 128,000`."""
    prices = " / ".join(
        "?" if price is None else f"${price.normalize():f}" for price in (row.price_in, row.price_out)
    )
    context = f"{row.context_tokens:,}" if row.context_tokens else "?"
    answers = f"{row.max_output_tokens:,}" if row.max_output_tokens else "?"
    return f"{prices} a million tokens, context {context}, answers to {answers}"
