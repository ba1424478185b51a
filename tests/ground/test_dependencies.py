"""What the code imports is declared in pyproject.toml, and what is declared is pinned."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROOMS = ("jobanalyzer", "accounts", "billing", "resumes", "jobs", "optimizations")
_IMPORT = re.compile(r"^\s*(?:from|import)\s+([A-Za-z_]\w*)", re.M)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def names(requirements: list[str]) -> set[str]:
    """The packages that requirement lines name, in their normal form."""
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for line in requirements if (match := _NAME.match(line))}


def pinned(path: str) -> set[str]:
    return names((ROOT / path).read_text().splitlines())


def declared() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_declared_package_is_pinned() -> None:
    project = declared()
    assert names(project["project"]["dependencies"]) <= pinned("requirements.txt")
    both = pinned("requirements.txt") | pinned("tests/requirements.txt")
    assert names(project["dependency-groups"]["test"]) <= both


def test_the_code_imports_declared_packages_only() -> None:
    modules = {
        module
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for module in _IMPORT.findall(path.read_text(encoding="utf-8"))
    }
    foreign = modules - set(sys.stdlib_module_names) - set(ROOMS) - {"__future__"}
    owners = packages_distributions()
    providers = {module: names(owners[module]) for module in foreign if module in owners}
    assert {"django", "litellm", "ahocorasick"} <= set(providers)  # the search finds imports at all
    packages = names(declared()["project"]["dependencies"])
    assert {module for module, found in providers.items() if not found & packages} == set()
