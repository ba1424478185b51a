"""Fills the catalogue of models from LiteLLM's price table, or adds one model."""

from argparse import ArgumentParser
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from optimizations.gateway.types import Tier
from optimizations.services import catalogue


class Command(BaseCommand):
    """`manage.py fill_models` or `manage.py fill_models --add PROVIDER/MODEL [--tier cheap] [--price-in 0.2 …]`."""

    help = (
        "Adds the chat models of LiteLLM's price table to the catalogue, disabled but for a few, and follows its prices. "
        "Rows edited by hand stay. With --add, one model is added and enabled. Reaches no network."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--add", metavar="PROVIDER/MODEL", help="add and enable this one model")
        parser.add_argument("--tier", choices=[tier.value for tier in Tier], help="with --add")
        parser.add_argument("--price-in", help="with --add: US dollars per million tokens asked")
        parser.add_argument("--price-out", help="with --add: US dollars per million tokens answered")
        parser.add_argument("--beta", action="store_true", help="with --add: asked only where chosen by name")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["add"]:
            self.stdout.write(str(_add(options)))
            return
        try:
            changes = catalogue.fill_models()
        except FileNotFoundError as error:
            raise CommandError(str(error)) from error
        quiet = options["verbosity"] == 0
        for change in changes:
            if not quiet:
                self.stdout.write(str(change))
        counts = Counter(change.kind for change in changes)
        summary = ", ".join(f"{number} {kind}" for kind, number in counts.items())
        self.stdout.write(summary or "Nothing to change: the catalogue is as the table has it.")


def _add(options: dict[str, Any]) -> catalogue.Change:
    try:
        return catalogue.add_model(
            options["add"],
            tier=Tier(options["tier"]) if options["tier"] else None,
            price_in=_price(options["price_in"]),
            price_out=_price(options["price_out"]),
            is_beta=options["beta"],
        )
    except ValidationError as error:
        raise CommandError("; ".join(error.messages)) from error
    except ValueError as error:
        raise CommandError(str(error)) from error


def _price(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        price = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{text!r} is not a price") from None
    if not price.is_finite() or price < 0:
        raise ValueError(f"{text!r} is not a price")
    return price
