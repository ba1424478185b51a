"""Background work: `enqueue()` is the one way to ask for it. The lanes and the broker behind them are here too."""

from jobanalyzer.queue.enqueue import enqueue
from jobanalyzer.queue.lanes import LANES, Lane

__all__ = ["LANES", "Lane", "enqueue"]
