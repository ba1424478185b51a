"""Modules that are taken for absent while something loads, and are there as ever afterwards."""

import importlib
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jobanalyzer.lazy import absent_modules, lazy_module

UNUSED_HERE = "wave"


def test_an_absent_module_cannot_be_imported_meanwhile_and_can_be_afterwards() -> None:
    sys.modules.pop(UNUSED_HERE, None)
    with absent_modules(UNUSED_HERE), pytest.raises(ImportError):
        importlib.import_module(UNUSED_HERE)

    assert importlib.import_module(UNUSED_HERE).open


def test_what_is_loaded_already_stays() -> None:
    with absent_modules("json"):
        assert importlib.import_module("json") is sys.modules["json"]

    assert importlib.import_module("json").dumps


def test_an_error_inside_brings_the_module_back() -> None:
    sys.modules.pop(UNUSED_HERE, None)
    with pytest.raises(ZeroDivisionError), absent_modules(UNUSED_HERE):
        _ = 1 / 0

    assert importlib.import_module(UNUSED_HERE).open


def test_several_threads_may_be_the_first_to_need_a_lazy_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_to_load.py").write_text("import time\ntime.sleep(0.1)\nready = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    module = lazy_module("slow_to_load")
    assert "slow_to_load" not in sys.modules

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: module.ready, range(4))) == [True] * 4
