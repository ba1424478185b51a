"""Opened data keys, remembered for a few minutes, so that KMS is not asked before each of a run's calls."""

from collections import OrderedDict
from threading import Lock
from time import monotonic
from typing import Final

from accounts.vault.masters import KmsMaster, MasterKey

KEPT_SECONDS: Final = 300.0
MOST_KEPT: Final = 200


class OpenedKeys:
    """By wrapped key and place: a key that is wrapped anew is asked for anew."""

    def __init__(self, seconds: float = KEPT_SECONDS) -> None:
        self._seconds = seconds
        self._kept: OrderedDict[tuple[str, bytes, str], tuple[float, bytes]] = OrderedDict()
        self._lock = Lock()

    def open(self, master: MasterKey, wrapped: bytes, place: str) -> bytes:
        """`master.unwrap`, from memory where it was done a moment ago. Raises MasterKeyTrouble."""
        if not isinstance(master, KmsMaster):
            return master.unwrap(wrapped, place)  # microseconds: nothing to gain
        name = (master.id, wrapped, place)
        with self._lock:
            found = self._kept.get(name)
        if found is not None and monotonic() < found[0]:
            return found[1]
        data_key = master.unwrap(wrapped, place)
        with self._lock:
            self._kept[name] = (monotonic() + self._seconds, data_key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return data_key

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
