"""Whom the platform may ask, from the environment alone, and the models it begins with. No network, no LiteLLM."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from optimizations.gateway.types import Target, Tier
from optimizations.gateway.wire import API_KEY, BEDROCK, OPENAI_COMPATIBLE, PROVIDERS, target_for

__all__ = ["OFFERS", "OPENAI_COMPATIBLE", "ListedModel", "address", "configured", "credentials", "target"]


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A provider's model of one tier; prices in US dollars per million tokens (None: unknown), limits in tokens."""

    provider: str
    model: str
    tier: Tier
    rank: int
    price_in: Decimal | None
    price_out: Decimal | None
    context_tokens: int | None = None
    max_output_tokens: int | None = None
    is_beta: bool = False


def _listed(provider: str, rank: int, tier: Tier, model: str, price_in: str, price_out: str) -> ListedModel:
    return ListedModel(provider, model, tier, rank, Decimal(price_in), Decimal(price_out))


# What a new catalogue enables: per provider one model a tier, prices as in LiteLLM's table. They serve, too, as long
# as the catalogue is empty.
OFFERS: tuple[ListedModel, ...] = (
    _listed("groq", 10, Tier.CHEAP, "openai/gpt-oss-20b", "0.075", "0.30"),
    _listed("groq", 10, Tier.STRONG, "openai/gpt-oss-120b", "0.15", "0.60"),
    _listed("deepseek", 20, Tier.CHEAP, "deepseek-v4-flash", "0.30", "1.20"),
    _listed("deepseek", 20, Tier.STRONG, "deepseek-v4-pro", "1.32", "3.96"),
    _listed("openai", 30, Tier.CHEAP, "gpt-5-mini", "0.25", "2.00"),
    _listed("openai", 30, Tier.STRONG, "gpt-5.2", "1.75", "14.00"),
    _listed("gemini", 40, Tier.CHEAP, "gemini-3.5-flash-lite", "0.30", "2.50"),
    _listed("gemini", 40, Tier.MID, "gemini-3.8-flash", "0.75", "3.75"),
    _listed("gemini", 40, Tier.STRONG, "gemini-pro-latest", "2.00", "12.00"),
    _listed("anthropic", 50, Tier.CHEAP, "claude-haiku-4-5", "1.00", "5.00"),
    _listed("anthropic", 50, Tier.STRONG, "claude-sonnet-5", "2.00", "10.00"),
    _listed("xai", 60, Tier.CHEAP, "grok-4.20-non-reasoning", "1.25", "2.50"),
    _listed("xai", 60, Tier.STRONG, "grok-4.5", "2.00", "6.00"),
    _listed("bedrock", 70, Tier.CHEAP, "amazon.nova-lite-v1:0", "0.06", "0.24"),
    _listed("bedrock", 70, Tier.STRONG, "amazon.nova-pro-v1:0", "0.80", "3.20"),
)


def credentials(provider: str) -> dict[str, str]:
    """The platform's own for a provider, by `Credential.name`; empty where there are none."""
    if provider == OPENAI_COMPATIBLE:
        key = settings.OPENAI_COMPATIBLE_API_KEY
        return {API_KEY: key} if key else {}
    if provider == BEDROCK:
        return dict(settings.PLATFORM_BEDROCK)
    key = settings.PLATFORM_PROVIDER_KEYS.get(provider, "")
    return {API_KEY: key} if key else {}


def address(provider: str) -> str | None:
    """Where the platform reaches a provider; None: at its public address."""
    if provider == OPENAI_COMPATIBLE:
        return settings.OPENAI_COMPATIBLE_BASE_URL or None
    return settings.PLATFORM_PROVIDER_ADDRESSES.get(provider) or None


def configured() -> list[str]:
    """Names of the providers that have an address or a key, the operator's own address first."""
    own = [OPENAI_COMPATIBLE] if address(OPENAI_COMPATIBLE) else []
    others = [name for name in PROVIDERS if name != OPENAI_COMPATIBLE]
    return own + [
        name for name in others if credentials(name) and not PROVIDERS[name].missing(credentials(name))
    ]


def operators_model() -> ListedModel:
    """What is asked at the operator's own address, where the catalogue names nothing else. It has no price."""
    return ListedModel(
        OPENAI_COMPATIBLE, settings.OPENAI_COMPATIBLE_MODEL or "default", Tier.STRONG, 0, None, None
    )


def target(tier: Tier) -> Target | None:
    """The model for `tier`, from the first configured provider; None when there is none and the rules serve."""
    names = configured()
    listed = sorted(
        (model for model in (*OFFERS, operators_model()) if model.provider in names),
        key=lambda model: (model.rank, model.tier != tier, model.tier != Tier.STRONG),
    )
    if not listed:
        return None
    model = listed[0]
    return target_for(
        model.provider,
        model.model,
        credentials(model.provider),
        address=address(model.provider),
        price_in=model.price_in,
        price_out=model.price_out,
    )
