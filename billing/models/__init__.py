"""Subscriptions, meters and what was reserved from them, and the ledger of credits."""

from billing.models.ledger import CreditTransaction
from billing.models.meter import Meter, Reservation
from billing.models.subscription import Subscription

__all__ = ["CreditTransaction", "Meter", "Reservation", "Subscription"]
