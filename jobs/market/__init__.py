"""What a selection of postings asks for, read from stored profiles: figures that lead to the postings behind them."""

from jobs.market.analysis import Market, analyse
from jobs.market.rows import MarketRow
from jobs.market.unlocks import Gap, Unlock

__all__ = ["Gap", "Market", "MarketRow", "Unlock", "analyse"]
