"""Work in threads over one database connection: threads wait on providers, the owner alone speaks to the database.

A thread hands what it wants of the database to `Bridge.on_owner` and waits; the owner, which waits for the threads
in `run`, does it for them, one thing after another. No thread opens a connection, and between two such things none
is in a transaction.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import get_ident
from time import monotonic
from typing import TypeVar

Result = TypeVar("Result")
MOST_THREADS = 16
TICK_SECONDS = 0.2


class Bridge:
    """`tick` is called on the owner's thread at most every 0.2 s, however many threads wait."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self._owner = get_ident()
        self._tick = tick
        self._ticked = monotonic()
        self._wishes: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # The owner was torn away (an interrupt, the end of its process): nobody does the threads' wishes any more
        self.is_closed = False

    def on_owner(self, work: Callable[[], Result]) -> Result:
        """What `work` returns or raises, done on the owner's thread."""
        if get_ident() == self._owner:
            return work()
        done: Future[Result] = Future()

        def do() -> None:
            try:
                done.set_result(work())
            except BaseException as error:
                done.set_exception(error)

        self._wishes.put(do)
        while not wait([done], timeout=TICK_SECONDS).done:
            if self.is_closed:
                raise CancelledError
        return done.result()

    def run(self, jobs: Sequence[Callable[[], Result]]) -> list[Result | BaseException]:
        """All jobs at once in threads; what each returned or raised, in their order, when the last has ended."""
        with ThreadPoolExecutor(max(1, min(len(jobs), MOST_THREADS)), thread_name_prefix="call") as pool:
            futures = [pool.submit(job) for job in jobs]
            for future in futures:
                future.add_done_callback(lambda _: self._wishes.put(_nothing))
            try:
                trouble = self._serve(futures)
            except BaseException:
                self.is_closed = True
                raise
        if trouble is not None:
            raise trouble
        return [future.exception() or future.result() for future in futures]

    def _serve(self, futures: Sequence["Future[Result]"]) -> BaseException | None:
        """Do the threads' wishes until all have ended, even if a tick broke: nobody may wait for ever."""
        trouble = None
        while not all(future.done() for future in futures) or not self._wishes.empty():
            with suppress(Empty):
                self._wishes.get(timeout=TICK_SECONDS)()
            if monotonic() - self._ticked >= TICK_SECONDS:
                try:
                    self.tick()
                except Exception as error:
                    trouble = trouble or error
        return trouble

    def tick(self) -> None:
        self._ticked = monotonic()
        self._tick()


def _nothing() -> None:
    """Wakes the owner: a job has ended."""
