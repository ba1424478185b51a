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
    """As if these were not installed, for libraries that load them for extras nobody here uses.

    What is loaded already stays; afterwards all can be imported as ever.
    """
    # None stands for "cannot be imported", which the stubs do not know
    with _standing_in(dict.fromkeys(names)):  # type: ignore[arg-type]
        yield


class _Nothing:
    """Can be inherited from, made with any arguments and put over a function, but has nothing to it."""

    def __init__(self, *args: object, **options: object) -> None: ...

    def __call__(self, decorated: object) -> object:
        return decorated


class _Hollow(ModuleType):
    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Nothing,), {})


@contextmanager
def hollow_modules(*names: str) -> Iterator[None]:
    """As if these held nothing but empty classes, for code that names them but does not come to use them here: what
    would be used fails.

    What is loaded already stays; afterwards all can be imported as ever.
    """
    with _standing_in({name: _Hollow(name) for name in names}):
        yield


@contextmanager
def _standing_in(given: dict[str, ModuleType]) -> Iterator[None]:
    taken = {name: module for name, module in given.items() if name not in sys.modules}
    sys.modules.update(taken)
    try:
        yield
    finally:
        for name, module in taken.items():
            if sys.modules.get(name, ...) is module:
                del sys.modules[name]
