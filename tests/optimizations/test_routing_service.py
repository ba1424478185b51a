"""Which models a workspace may ask: by plan, own keys, preference, catalogue; and in which order."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts.services.provider_keys import save_key
from optimizations.gateway.types import Tier
from optimizations.models import Run
from optimizations.services import routing
from optimizations.services.quoting import engine_for
from optimizations.services.routing import Offer, load_routes, route
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.asking import listed, on_plan

ALL = {name: f"key-of-{name}" for name in ("openai", "anthropic", "gemini", "deepseek", "groq", "xai")}


@pytest.fixture(autouse=True)
def _var(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def names(offers: Sequence[Offer]) -> list[str]:
    return [offer.provider for offer in offers]


def own(person: Person, provider: str, **fields: str) -> None:
    save_key(
        workspace=person.workspace, user=person.user, provider=provider, api_key="sk-own-key-000042", **fields
    )


def test_free_asks_the_cheap_providers_with_the_platforms_keys(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    own(in_alice, "openai")
    offers = route(in_alice.workspace, tier="strong")
    assert names(offers) == ["groq", "deepseek"]
    assert not any(offer.is_own for offer in offers)


def test_the_operators_address_is_open_to_free_and_comes_first(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    settings.OPENAI_COMPATIBLE_BASE_URL = "http://127.0.0.1:9/v1"
    settings.OPENAI_COMPATIBLE_MODEL = "llama3"
    offers = route(in_alice.workspace, tier="cheap")
    assert [offer.name for offer in offers][:2] == ["openai_compatible/llama3", "groq/openai/gpt-oss-20b"]
    assert offers[0].cost(1000, 1000) == 0


def test_pro_asks_everybody_its_own_keys_first(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    on_plan(in_alice, "pro")
    assert names(route(in_alice.workspace, tier="strong")) == [
        "groq", "deepseek", "openai", "gemini", "anthropic", "xai",
    ]  # fmt: skip
    own(in_alice, "anthropic")
    offers = route(in_alice.workspace, tier="strong")
    assert (offers[0].provider, offers[0].is_own) == ("anthropic", True)
    assert names(offers)[1:] == ["groq", "deepseek", "openai", "gemini", "anthropic", "xai"]


def test_enterprise_asks_with_its_own_keys_only(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    on_plan(in_alice, "enterprise")
    routes = load_routes(in_alice.workspace)
    assert not routes
    assert "your own provider keys" in routes.why_none
    assert engine_for(routes, rules_only=False) == Run.Engine.RULES
    own(in_alice, "gemini")
    offers = route(in_alice.workspace, tier="strong")
    assert [(offer.provider, offer.is_own) for offer in offers] == [("gemini", True)]


def test_a_disabled_key_is_not_used(in_alice: Person, settings: Any) -> None:
    from accounts.models import ProviderKey

    on_plan(in_alice, "pro")
    own(in_alice, "openai")
    ProviderKey.objects.update(is_enabled=False)
    assert route(in_alice.workspace, tier="mid") == ()


def test_keys_of_others_are_not_seen(alice: Person, bob: Person) -> None:
    from accounts import tenancy

    with tenancy.workspace(bob.workspace.pk):
        on_plan(bob, "pro")
        own(bob, "openai")
    with tenancy.workspace(alice.workspace.pk):
        on_plan(alice, "pro")
        assert route(alice.workspace, tier="mid") == ()


@pytest.mark.parametrize(
    ("keys", "words"),
    [({}, "No model is configured"), ({"openai": "k"}, "Your plan's providers are not configured here")],
)
def test_with_nobody_to_ask_it_says_why(
    in_alice: Person, settings: Any, keys: dict[str, str], words: str
) -> None:
    settings.PLATFORM_PROVIDER_KEYS = keys
    routes = load_routes(in_alice.workspace)
    assert words in routes.why_none
    assert factories.start(in_alice).run.engine == "rules"
    html = in_alice.client.get("/improve/").content.decode().replace("&#x27;", "'")
    assert words in html


def test_a_catalogue_without_an_enabled_model_of_theirs_says_so(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    listed("groq", "small", is_enabled=False)
    assert "No model of your providers is enabled" in load_routes(in_alice.workspace).why_none


def test_the_preferred_provider_is_asked_first(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    assert names(route(in_alice.workspace, tier="mid", preferred="deepseek")) == ["deepseek", "groq"]
    assert names(route(in_alice.workspace, tier="mid", preferred="openai")) == ["groq", "deepseek"]


def test_seats_begin_with_different_providers_and_wrap(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    on_plan(in_alice, "pro")
    first = [route(in_alice.workspace, tier="mid", seat=seat)[0].provider for seat in range(8)]
    assert len(set(first[:6])) == 6
    assert first[6:] == first[:2]
    everybody = {frozenset(names(route(in_alice.workspace, tier="mid", seat=seat))) for seat in range(8)}
    assert len(everybody) == 1  # whoever is first, all others stand behind


def test_the_best_of_a_tier_is_asked_else_the_nearest(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    listed("groq", "second", Tier.CHEAP, rank=20)
    listed("groq", "first", Tier.CHEAP, rank=10)
    listed("groq", "trial", Tier.CHEAP, rank=1, is_beta=True)
    listed("groq", "off", Tier.CHEAP, rank=1, is_enabled=False)
    listed("groq", "great", Tier.STRONG)
    found = {tier: route(in_alice.workspace, tier=tier)[0].model for tier in ("cheap", "mid", "strong")}
    assert found == {"cheap": "first", "mid": "great", "strong": "great"}


def test_a_model_chosen_by_name_may_be_a_trial_but_not_a_disabled_one(
    in_alice: Person, settings: Any
) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k", "openai": "k"}
    listed("groq", "open/trial", is_beta=True)
    listed("groq", "off", is_enabled=False)
    listed("openai", "gpt", Tier.STRONG)

    def by_name(name: str) -> list[str]:
        return [offer.model for offer in route(in_alice.workspace, tier="cheap", model_id=name)]

    assert by_name("groq/open/trial") == ["open/trial"]
    assert by_name("groq/off") == []
    assert by_name("openai/gpt") == []  # not in the plan
    assert by_name("nonsense") == []


def test_an_address_of_ones_own_is_asked_for_the_model_named_there(in_alice: Person) -> None:
    on_plan(in_alice, "pro")
    own(in_alice, "openai_compatible", base_url="https://models.example.org/v1", model="qwen")
    listed("openai_compatible", "qwen")
    offer = route(in_alice.workspace, tier="strong")[0]
    assert (offer.model, offer.is_own, offer.price_in) == ("qwen", True, Decimal(1))
    target = routing.open_target(offer)
    assert (target.api_base, target.api_key, target.is_guarded) == (
        "https://models.example.org/v1",
        "sk-own-key-000042",
        True,
    )
    assert "sk-own" not in f"{offer!r}{target!r}"


def test_bedrocks_secrets_come_out_of_one_text(in_alice: Person) -> None:
    on_plan(in_alice, "enterprise")
    text = '{"aws_access_key_id": "AKIAEXAMPLE", "aws_secret_access_key": "very-secret"}'
    save_key(
        workspace=in_alice.workspace,
        user=in_alice.user,
        provider="bedrock",
        api_key=text,
        region="eu-central-1",
    )
    target = routing.open_target(route(in_alice.workspace, tier="cheap")[0])
    assert dict(target.extra) == {
        "aws_access_key_id": "AKIAEXAMPLE",
        "aws_secret_access_key": "very-secret",
        "aws_region_name": "eu-central-1",
    }


def test_own_keys_have_a_breaker_and_slots_of_their_own(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"openai": "k"}
    on_plan(in_alice, "pro")
    own(in_alice, "openai")
    mine, platforms = route(in_alice.workspace, tier="mid")
    assert mine.address == f"openai:{in_alice.workspace.pk}"
    assert platforms.address == "openai"


def test_all_routes_take_three_reads(
    in_alice: Person, settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.PLATFORM_PROVIDER_KEYS = ALL
    on_plan(in_alice, "pro")
    own(in_alice, "openai")
    with django_assert_num_queries(3):
        routes = load_routes(in_alice.workspace)
        for seat in range(5):
            for tier in Tier:
                assert routes.offers(tier, seat=seat)
