"""Modules that load on first use, or not at all: what the web process does not need must not weigh on it."""

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


def lazy_module(name: str) -> ModuleType:
    """The module `name`, loaded when an attribute of it is first asked for."""
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def absent_modules(*names: str) -> Iterator[None]:
    """As if these were not installed, for libraries that load them for extras nobody here uses.

    What is loaded already stays; afterwards all can be imported as ever.
    """
    hidden = [name for name in names if name not in sys.modules]
    # None stands for "cannot be imported", which the stubs do not know
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            if sys.modules.get(name, ...) is None:
                del sys.modules[name]
