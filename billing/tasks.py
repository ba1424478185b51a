"""What workers do for billing."""

from billing.services import metering


def refund_lost_reservations() -> None:
    metering.refund_lost()
