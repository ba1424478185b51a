"""Loaded once in the worker before it forks, and shared by all: the lexicon, and LiteLLM where any model may be asked."""

from importlib import import_module

from accounts import tenancy
from accounts.models import ProviderKey
from jobs.services.reading import warm_up
from optimizations.gateway import providers


def _asks_models() -> bool:
    """With a provider configured, or a key that a workspace brought."""
    if providers.configured():
        return True
    with tenancy.system():
        return ProviderKey.objects.filter(is_enabled=True).exists()


warm_up()
if _asks_models():
    import_module("optimizations.gateway.litellm_client")
    # LiteLLM and openai load these at the first call only, which then takes a second longer.
    import_module("openai.resources.chat")
