"""Which models a workspace may ask, and in which order: by its plan, its own keys, the catalogue and the environment.

Nothing here is secret and nothing reaches out, except `open_target`, which reads the key and belongs in the worker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from accounts.models import ProviderKey, Workspace
from accounts.services import provider_keys
from billing.plans import OwnKeys, Plan
from billing.plans import provider as provider_feature
from billing.services.entitlements import plan_of
from optimizations.gateway import providers
from optimizations.gateway.providers import ListedModel
from optimizations.gateway.types import Target, Tier
from optimizations.gateway.wire import OPENAI_COMPATIBLE, PROVIDERS, target_for
from optimizations.models import AIModel
from optimizations.services.provider_settings import own_target

# Where a provider has no model of the tier that is asked for, the nearest that is at least as good, then the others.
_NEAREST: dict[Tier, tuple[Tier, ...]] = {
    Tier.CHEAP: (Tier.CHEAP, Tier.MID, Tier.STRONG),
    Tier.MID: (Tier.MID, Tier.STRONG, Tier.CHEAP),
    Tier.STRONG: (Tier.STRONG, Tier.MID, Tier.CHEAP),
}
_UNPRICED_RANK = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that may be asked, and with whose key: the workspace's own (`key_id`), else the platform's.

    Prices in US dollars per million tokens, None where unknown; limits in tokens.
    """

    provider: str
    model: str
    price_in: Decimal | None = None
    price_out: Decimal | None = None
    context_tokens: int | None = None
    max_output_tokens: int | None = None
    key_id: UUID | None = None
    workspace_id: UUID | None = None

    @property
    def is_own(self) -> bool:
        return self.key_id is not None

    @property
    def name(self) -> str:
        return f"{self.provider}/{self.model}"

    @property
    def address(self) -> str:
        """Whose breaker and slots its calls use: a workspace's own key never troubles the platform's."""
        return f"{self.provider}:{self.workspace_id}" if self.is_own else self.provider

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """US dollars; unknown prices count as nothing."""
        return Target(self.provider, self.model, "", "", None, self.price_in, self.price_out).cost(
            tokens_in, tokens_out
        )

    def holds(self, tokens_in: int, tokens_out: int) -> bool:
        """Whether question and answer fit into the model's context, as far as that is known."""
        return self.context_tokens is None or tokens_in + tokens_out <= self.context_tokens

    def output_limit(self, wanted: int) -> int:
        return min(wanted, self.max_output_tokens or wanted)


@dataclass(frozen=True, slots=True)
class Routes:
    """All that one workspace may ask, read once. `why_none` says why nothing may be asked, empty if something may."""

    models: tuple[ListedModel, ...]
    own: tuple[ProviderKey, ...]
    platform: tuple[str, ...]
    preferred: str = ""
    why_none: str = ""

    def __bool__(self) -> bool:
        return not self.why_none

    def offers(self, tier: str, *, seat: int = 0, model_id: str | None = None) -> tuple[Offer, ...]:
        """In the order in which they are asked, one model of each provider; `seat` says which of them is first."""
        found = self._named(model_id) if model_id else self._of_tier(Tier(tier))
        first = seat % len(found) if found else 0
        return tuple(found[first:] + found[:first])

    def _of_tier(self, tier: Tier) -> list[Offer]:
        own = [(key, self._own_model(key, tier)) for key in self.own]
        ranked = [(False, model.rank, _offer(model, key)) for key, model in own if model]
        platform = [self._best(name, tier) for name in self.platform]
        ranked += [(True, model.rank, _offer(model)) for model in platform if model]
        # Steady: with equal ranks the order in which the gateway lists the providers
        ranked.sort(key=lambda each: (each[2].provider != self.preferred, each[0], each[1]))
        return [offer for _, _, offer in ranked]

    def _best(self, provider: str, tier: Tier) -> ListedModel | None:
        known = [model for model in self.models if model.provider == provider and not model.is_beta]
        if provider == OPENAI_COMPATIBLE and not known:
            return providers.operators_model()
        nearest = _NEAREST[tier]
        return min(known, key=lambda model: (nearest.index(model.tier), model.rank), default=None)

    def _own_model(self, key: ProviderKey, tier: Tier) -> ListedModel | None:
        """At an address of one's own the model that was named there, priced if the catalogue knows it."""
        if key.model:
            known = (model for model in self.models if model.provider == key.provider)
            unknown = ListedModel(key.provider, key.model, tier, _UNPRICED_RANK, None, None)
            return next((model for model in known if model.model == key.model), unknown)
        if key.provider == OPENAI_COMPATIBLE:
            return ListedModel(key.provider, "default", tier, _UNPRICED_RANK, None, None)
        return self._best(key.provider, tier)

    def _named(self, model_id: str) -> list[Offer]:
        provider, _, name = model_id.partition("/")
        listed = (model for model in self.models if (model.provider, model.model) == (provider, name))
        model = next(listed, None)
        if model is None and provider == OPENAI_COMPATIBLE and name == providers.operators_model().model:
            model = providers.operators_model()
        own = [key for key in self.own if key.provider == provider and (key.model or name) == name]
        if model is None:
            return [
                _offer(ListedModel(provider, name, Tier.MID, 0, None, None), key) for key in own if key.model
            ]
        offers = [_offer(model, key) for key in own]
        return offers + ([_offer(model)] if provider in self.platform else [])


def _offer(model: ListedModel, key: ProviderKey | None = None) -> Offer:
    return Offer(
        provider=model.provider,
        model=model.model,
        price_in=model.price_in,
        price_out=model.price_out,
        context_tokens=model.context_tokens,
        max_output_tokens=model.max_output_tokens,
        key_id=key.pk if key else None,
        workspace_id=key.workspace_id if key else None,
    )


def load_routes(workspace: Workspace | UUID, *, preferred: str = "") -> Routes:
    """What the workspace may ask now, in three reads; `preferred` is the provider that the person wants first."""
    plan = plan_of(workspace)
    own = () if plan.own_keys is OwnKeys.PLATFORM else tuple(provider_keys.usable_keys(workspace))
    there = providers.configured()
    platform = tuple(
        name
        for name in there
        if plan.own_keys is not OwnKeys.REQUIRED and plan.allows(provider_feature(name))
    )
    routes = Routes(_catalogue(), own, platform, preferred)
    if not routes.offers(Tier.MID):
        return Routes(routes.models, own, platform, preferred, _why_none(plan, there, own, platform))
    return routes


def route(
    workspace: Workspace | UUID,
    *,
    tier: str,
    seat: int = 0,
    model_id: str | None = None,
    preferred: str = "",
) -> tuple[Offer, ...]:
    """The offers for one call, first choice first. `model_id` is `provider/model`: only that model, beta or not."""
    return load_routes(workspace, preferred=preferred).offers(tier, seat=seat, model_id=model_id)


def open_target(offer: Offer) -> Target:
    """The offer with its secret, ready to be called: in the worker, in the workspace's context.

    Raises ValueError, BadAddress, KeysUnreadable.
    """
    if offer.key_id is not None:
        key = ProviderKey.objects.get(pk=offer.key_id)
        return own_target(key, offer.model, price_in=offer.price_in, price_out=offer.price_out)
    return target_for(
        offer.provider,
        offer.model,
        providers.credentials(offer.provider),
        address=providers.address(offer.provider),
        price_in=offer.price_in,
        price_out=offer.price_out,
    )


def _catalogue() -> tuple[ListedModel, ...]:
    """The enabled models; those the gateway begins with, as long as nobody has filled the catalogue."""
    rows = list(AIModel.objects.all())
    if not rows:
        return providers.OFFERS
    return tuple(
        ListedModel(
            provider=row.provider,
            model=row.model,
            tier=Tier(row.tier),
            rank=row.rank,
            price_in=row.price_in,
            price_out=row.price_out,
            context_tokens=row.context_tokens,
            max_output_tokens=row.max_output_tokens,
            is_beta=row.is_beta,
        )
        for row in rows
        if row.is_enabled
    )


def _why_none(plan: Plan, there: Sequence[str], own: Sequence[ProviderKey], platform: Sequence[str]) -> str:
    if plan.own_keys is OwnKeys.REQUIRED and not own:
        return f"The {plan.name} plan asks models with your own provider keys, and none is set up and switched on."
    if own or platform:
        return "No model of your providers is enabled in the catalogue."
    if there:
        names = ", ".join(PROVIDERS[name].label for name in PROVIDERS if plan.allows(provider_feature(name)))
        return f"Your plan's providers are not configured here. {plan.name} has: {names}."
    return "No model is configured here."
