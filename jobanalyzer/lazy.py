"""Modules that load on first use, or not at all: what the web process does not need must not weigh on it."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class _Lazy(ModuleType):
    def __getattr__(self, name: str) -> object:
        return getattr(importlib.import_module(self.__name__), name)


def lazy_module(name: str) -> ModuleType:
    """Stands for the module `name`, which is imported when an attribute is first asked for, be it by several threads."""
    return _Lazy(name)


@contextmanager
def absent_modules(*names: str) -> Iterator[None]:
    """As if these were not installed, for a library that loads them for extras nobody here uses.

    What is loaded already stays; afterwards all can be imported as ever.
    """
    taken = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(taken))  # type: ignore[arg-type]  # None: cannot be imported
    try:
        yield
    finally:
        for name in taken:
            del sys.modules[name]
