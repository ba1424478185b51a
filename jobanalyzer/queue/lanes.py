"""Lanes: django-q2 has no priorities, so a task waits in a lane whose weight multiplies its waiting time."""

from enum import StrEnum


class Lane(StrEnum):
    FREE = "free"
    STANDARD = "standard"
    PAID = "paid"
    PRIORITY = "priority"


# A task that waited t seconds in lane L counts as t × weight: paid work starts first, free work ages in.
LANES: dict[str, int] = {Lane.FREE: 1, Lane.STANDARD: 2, Lane.PAID: 4, Lane.PRIORITY: 8}
