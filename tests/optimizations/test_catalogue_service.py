"""The catalogue: filled from LiteLLM's table without LiteLLM, brought up to date, never against staff's word."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command

from optimizations.gateway.price_table import TableModel, read_table
from optimizations.gateway.providers import OFFERS
from optimizations.gateway.types import Tier
from optimizations.gateway.wire import PROVIDERS
from optimizations.models import AIModel
from optimizations.services.catalogue import add_model, fill_empty, fill_models
from optimizations.services.routing import route
from tests.conftest import Person

TODAY = date(2026, 1, 1)
MODEL = TableModel(
    provider="openai",
    model="gpt-next",
    price_in=Decimal("0.5"),
    price_out=Decimal("4"),
    context_tokens=100_000,
    max_output_tokens=8000,
    can_structure=True,
    can_stream=True,
    can_reason=False,
    withdrawn_on=None,
)


def command(*args: str) -> str:
    out = StringIO()
    call_command("fill_models", *args, stdout=out)
    return out.getvalue()


def test_what_the_gateway_begins_with_stands_in_the_table_at_these_prices() -> None:
    table = {(row.provider, row.model): row for row in read_table()}
    for offer in OFFERS:
        row = table[offer.provider, offer.model]
        assert (offer.price_in, offer.price_out) == (row.price_in, row.price_out), offer.model
        assert row.can_structure, offer.model
        assert row.withdrawn_on is None, offer.model


def test_the_table_names_models_as_their_providers_do() -> None:
    rows = read_table()
    assert {row.provider for row in rows} == set(PROVIDERS) - {"openai_compatible"}
    assert len({(row.provider, row.model) for row in rows}) == len(rows)
    assert not [row.model for row in rows if row.model.startswith(("groq/", "xai/", "gemini/", "ft:"))]


def test_reading_it_neither_loads_litellm_nor_takes_long() -> None:
    script = (
        "import sys; from optimizations.gateway.price_table import read_table; read_table(); "
        "print('litellm' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=site.BASE_DIR,
        check=True,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.stdout.strip() == "False"


def test_the_command_fills_an_empty_catalogue_and_then_changes_nothing(db: None) -> None:
    said = command()
    enabled = set(AIModel.objects.filter(is_enabled=True).values_list("provider", "model"))
    assert enabled == {(offer.provider, offer.model) for offer in OFFERS}
    assert AIModel.objects.count() > 100
    assert "added groq/openai/gpt-oss-20b: $0.075 / $0.3 a million tokens" in said
    assert command() == "Nothing to change: the catalogue is as the table has it.\n"
    strong = AIModel.objects.get(provider="groq", model="openai/gpt-oss-120b")
    assert (strong.tier, strong.rank, strong.can_structure) == ("strong", 10, True)
    assert strong.context_tokens == 131_072


def test_prices_are_followed_and_staffs_choices_stay(db: None) -> None:
    fill_models([MODEL], TODAY)
    AIModel.objects.update(is_enabled=True, is_beta=True, rank=3, tier="strong")
    changes = fill_models([replace(MODEL, price_out=Decimal("3.5"))], TODAY)
    assert [change.kind for change in changes] == ["changed"]
    assert "$4" in changes[0].text
    assert "$3.5" in changes[0].text
    row = AIModel.objects.get()
    assert (row.price_out, row.is_enabled, row.is_beta, row.rank, row.tier) == (
        Decimal("3.5"), True, True, 3, "strong",
    )  # fmt: skip
    assert fill_models([replace(MODEL, price_out=Decimal("3.5"))], TODAY) == []


def test_rows_edited_by_hand_keep_their_prices(db: None) -> None:
    fill_models([MODEL], TODAY)
    AIModel.objects.update(price_out=Decimal("1.23"), edited_by_hand=True)
    changes = fill_models([replace(MODEL, price_out=Decimal(9), context_tokens=5)], TODAY)
    assert [change.kind for change in changes] == ["kept"]
    row = AIModel.objects.get()
    assert (row.price_out, row.context_tokens) == (Decimal("1.23"), 100_000)


def test_what_is_withdrawn_is_not_added_and_ends_where_it_was(db: None) -> None:
    gone = replace(MODEL, withdrawn_on=TODAY)
    assert fill_models([gone], TODAY) == []
    fill_models([MODEL], TODAY)
    AIModel.objects.update(is_enabled=True)
    changes = fill_models([gone], TODAY)
    assert [change.kind for change in changes] == ["disabled"]
    assert not AIModel.objects.get().is_enabled
    assert fill_models([gone], TODAY) == []


def test_a_new_model_is_one_command_away(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    assert "groq/openai/gpt-oss-safeguard-20b" in command("--add", "groq/openai/gpt-oss-safeguard-20b")
    offer = route(in_alice.workspace, tier="cheap")[0]
    assert (offer.model, offer.price_in) == ("openai/gpt-oss-safeguard-20b", Decimal("0.075"))
    command("--add", "groq/brand-new", "--price-in", "0.1", "--price-out", "12")
    new = AIModel.objects.get(model="brand-new")
    assert (new.tier, new.price_out) == ("strong", Decimal(12))
    assert new.is_enabled
    assert new.edited_by_hand
    command("--add", "openai_compatible/llama3", "--tier", "cheap")
    assert AIModel.objects.get(model="llama3").price_in is None


@pytest.mark.parametrize(
    "args",
    [
        ["--add", "nonsense"],
        ["--add", "acme/model"],
        ["--add", "groq/"],
        ["--add", "groq/x", "--price-in", "much"],
        ["--add", "groq/x", "--price-in", "-1"],
        ["--add", "groq/x", "--price-in", "nan"],
        ["--add", "groq/" + "x" * 200],
    ],
)
def test_what_is_no_model_is_refused_in_words(db: None, args: list[str]) -> None:
    with pytest.raises(CommandError) as caught:
        command(*args)
    assert str(caught.value)
    assert not AIModel.objects.exists()


def test_a_first_start_fills_it_and_later_ones_leave_it_alone(db: None) -> None:
    assert fill_empty()
    AIModel.objects.exclude(provider="groq").delete()
    assert fill_empty() == []
    assert set(AIModel.objects.values_list("provider", flat=True)) == {"groq"}


def test_before_it_is_filled_the_first_models_serve(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    before = [offer.model for offer in route(in_alice.workspace, tier="strong")]
    fill_empty()
    assert [offer.model for offer in route(in_alice.workspace, tier="strong")] == before


def test_a_model_is_enabled_again_by_name(db: None) -> None:
    fill_models([MODEL], TODAY)
    assert add_model("openai/gpt-next", tier=Tier.CHEAP, is_beta=True).kind == "enabled"
    row = AIModel.objects.get()
    assert (row.is_enabled, row.is_beta, row.tier, row.edited_by_hand) == (True, True, "cheap", False)
