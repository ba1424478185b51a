"""The child process that lays out pages: it is replaced when it dies, given up when it hangs, and leaves when idle."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from resumes.rendering.compiler import CompileError, Compiler

PAGE = '#set document(title: "Resume")\n= Ruth Adeyemi'
SOON = 10.0


@pytest.fixture
def compiler() -> Iterator[Compiler]:
    made = Compiler(time_limit=SOON)
    yield made
    made.stop()


def _wait_until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _started(compiler: Compiler) -> int:
    compiler.try_source(PAGE)
    assert compiler.process_id
    return compiler.process_id


def test_one_child_serves_all(compiler: Compiler) -> None:
    first = _started(compiler)

    assert _started(compiler) == first


def test_a_child_that_dies_while_it_draws_is_replaced_and_the_page_is_drawn(compiler: Compiler) -> None:
    first = _started(compiler)
    os.kill(first, signal.SIGSTOP)
    drawing = threading.Thread(target=compiler.try_source, args=(PAGE,))
    drawing.start()
    time.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    drawing.join(SOON)

    assert compiler.process_id not in (None, first)
    assert not psutil.pid_exists(first)


def test_a_page_that_kills_every_child_is_refused_in_words(compiler: Compiler) -> None:
    killed: set[int] = set()
    over = threading.Event()

    def kill() -> None:
        while not over.is_set():
            found = compiler.process_id
            if found and found not in killed:
                os.kill(found, signal.SIGKILL)
                killed.add(found)
            time.sleep(0.001)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with pytest.raises(CompileError, match="broke off"):
            compiler.try_source(PAGE)
    finally:
        over.set()
        killer.join()
    assert len(killed) == 2
    compiler.try_source(PAGE)


def test_a_child_that_hangs_is_given_up_and_the_next_page_is_drawn_by_another(compiler: Compiler) -> None:
    first = _started(compiler)
    os.kill(first, signal.SIGSTOP)
    compiler.time_limit = 0.3
    with pytest.raises(CompileError, match="too long"):
        compiler.try_source(PAGE)

    assert not psutil.pid_exists(first)
    compiler.time_limit = SOON
    assert _started(compiler) != first


def test_a_refused_page_leaves_the_child_alive(compiler: Compiler) -> None:
    first = _started(compiler)
    with pytest.raises(CompileError) as caught:
        compiler.try_source("#unknown-function()")

    assert "unknown variable" in caught.value.diagnostic
    assert _started(compiler) == first


def test_an_idle_child_leaves_and_another_comes(compiler: Compiler) -> None:
    compiler.idle_seconds = 0.2
    first = _started(compiler)
    _wait_until(lambda: compiler.process_id is None)

    assert _started(compiler) != first


def test_the_child_leaves_with_its_parent(compiler: Compiler) -> None:
    child = psutil.Process(_started(compiler))
    compiler.stop()

    _wait_until(lambda: not child.is_running())
