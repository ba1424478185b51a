"""Loaded once in the worker before it forks: LiteLLM, which takes seconds and memory, where any model may be asked."""

from importlib import import_module

from accounts import tenancy
from accounts.models import ProviderKey
from optimizations.gateway import providers


def _asks_models() -> bool:
    """With a provider configured, or a key that a workspace brought."""
    if providers.configured():
        return True
    with tenancy.system():
        return ProviderKey.objects.filter(is_enabled=True).exists()


if _asks_models():
    import_module("optimizations.gateway.litellm_client")
