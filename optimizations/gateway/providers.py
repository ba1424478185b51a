"""Which models the platform may use, from the environment alone. No network, no LiteLLM: the web process reads this."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from optimizations.gateway.types import Target, Tier


@dataclass(frozen=True, slots=True)
class Offer:
    """A provider's model of one tier; prices in US dollars per million tokens."""

    model: str
    price_in: Decimal
    price_out: Decimal


def _offer(model: str, price_in: str, price_out: str) -> Offer:
    return Offer(model, Decimal(price_in), Decimal(price_out))


# Prices as LiteLLM's table of November 2026 has them.
OFFERS: dict[str, dict[Tier, Offer]] = {
    "groq": {
        Tier.CHEAP: _offer("openai/gpt-oss-20b", "0.075", "0.30"),
        Tier.STRONG: _offer("openai/gpt-oss-120b", "0.15", "0.60"),
    },
    "deepseek": {Tier.CHEAP: _offer("deepseek-chat", "0.28", "0.42")},
    "openai": {
        Tier.CHEAP: _offer("gpt-5-mini", "0.25", "2.00"),
        Tier.STRONG: _offer("gpt-5", "1.25", "10.00"),
    },
    "gemini": {
        Tier.CHEAP: _offer("gemini-2.5-flash", "0.30", "2.50"),
        Tier.STRONG: _offer("gemini-2.5-pro", "1.25", "10.00"),
    },
    "anthropic": {
        Tier.CHEAP: _offer("claude-haiku-4-5", "1.00", "5.00"),
        Tier.STRONG: _offer("claude-sonnet-4-5", "3.00", "15.00"),
    },
    "xai": {Tier.CHEAP: _offer("grok-4-fast-non-reasoning", "0.20", "0.50")},
}

OPENAI_COMPATIBLE = "openai_compatible"


def configured() -> list[str]:
    """Names of the providers that have an address or a key, the operator's own address first."""
    own = [OPENAI_COMPATIBLE] if settings.OPENAI_COMPATIBLE_BASE_URL else []
    return own + [name for name in OFFERS if settings.PLATFORM_PROVIDER_KEYS.get(name)]


def target(tier: Tier) -> Target | None:
    """The model for `tier`, from the first configured provider; None when there is none and the rules serve."""
    for provider in configured():
        if provider == OPENAI_COMPATIBLE:
            model = settings.OPENAI_COMPATIBLE_MODEL or "default"
            return Target(
                provider=provider,
                model=model,
                litellm_model=f"openai/{model}",
                api_key=settings.OPENAI_COMPATIBLE_API_KEY or "none",
                api_base=settings.OPENAI_COMPATIBLE_BASE_URL,
            )
        offers = OFFERS[provider]
        offer = offers.get(tier) or offers.get(Tier.STRONG) or next(iter(offers.values()))
        return Target(
            provider=provider,
            model=offer.model,
            litellm_model=f"{provider}/{offer.model}",
            api_key=settings.PLATFORM_PROVIDER_KEYS[provider],
            api_base=None,
            price_in=offer.price_in,
            price_out=offer.price_out,
        )
    return None
