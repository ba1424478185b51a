"""Loaded once in the worker before it forks: with a provider configured, LiteLLM, which takes seconds and memory."""

from importlib import import_module

from optimizations.gateway import providers

if providers.configured():
    import_module("optimizations.gateway.litellm_client")
