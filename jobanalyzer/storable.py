"""Texts from people, files and models, without what Postgres refuses."""

from typing import Any

# NUL and halves of surrogate pairs, which JSON from elsewhere may hold
_REFUSED = {0: None, **dict.fromkeys(range(0xD800, 0xE000))}


def storable(value: Any) -> Any:
    """The value with the same shape and only characters that can be stored."""
    if isinstance(value, str):
        return value.translate(_REFUSED)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
