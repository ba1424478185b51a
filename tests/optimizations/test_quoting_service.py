"""A quote holds: whatever the models do, a run costs no more than its high figure; seconds count what waits."""

import json
from dataclasses import is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from optimizations.gateway.asking import most_tokens
from optimizations.gateway.types import Tier
from optimizations.models import AICall
from optimizations.services import key_test_worker, optimizing_worker
from optimizations.services.market_context import build_context
from optimizations.services.quoting import SCHEMA_TOKENS, find_strategy, quote
from optimizations.services.routing import load_routes
from optimizations.strategies import STRATEGIES, Plan, PlannedCall, Step, remarks
from optimizations.strategies import answers as changes
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.asking import listed, on_plan, platform
from tests.optimizations.wire import Answer, Request, always


def fitting(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The smallest value that fits a JSON Schema as pydantic writes them."""
    if "$ref" in schema:
        return fitting(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return fitting(schema["anyOf"][0], root)
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            return {name: fitting(properties[name], root) for name in properties}
        case "array":
            return []
        case "string":
            return "x"
        case "boolean":
            return True
        case _:
            return schema.get("minimum", 0)


class Worst:
    """Every question is first answered with nonsense of full length; each question takes all the tokens it can."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, request: Request) -> Answer:
        self.asked += 1
        schema = request["response_format"]["json_schema"]["schema"]
        texts = sum(len(message["content"].encode()) for message in request["messages"])
        is_repair = len(request["messages"]) > 2
        return Answer(
            json.dumps(fitting(schema, schema)) if is_repair else "nonsense " * 2000,
            tokens_in=(texts + len(json.dumps(schema))) // 2,
            tokens_out=request.get("max_completion_tokens") or request["max_tokens"],
        )


@pytest.mark.xdist_group("litellm")
@pytest.mark.parametrize("strategy", list(STRATEGIES))
def test_no_run_costs_more_than_its_quote(in_alice: Person, settings: Any, strategy: str) -> None:
    on_plan(in_alice, "pro")
    worst = Worst()
    with platform(settings, groq=worst):
        run = factories.start(in_alice, strategy).run
        optimizing_worker.execute(run.pk)
    run.refresh_from_db()
    assert run.status == "completed"
    assert worst.asked >= 2
    assert 0 < run.cost <= run.cost_high
    context = build_context(run.workspace_id, run.optimization.posting_ids)
    if find_strategy(strategy).plan(run.optimization.resume.content, context).cost_cap is None:
        # Nothing was left out for its price: every question found room for its repair
        assert AICall.objects.filter(run=run, outcome="repaired").count() == worst.asked / 2


@pytest.mark.xdist_group("litellm")
def test_a_run_that_falls_back_to_a_dearer_model_stays_within_its_quote(
    in_alice: Person, settings: Any
) -> None:
    listed("groq", "cheap", Tier.STRONG, price_in=Decimal("0.01"), price_out=Decimal("0.01"), rank=1)
    listed("deepseek", "dear", Tier.STRONG, price_in=Decimal(10), price_out=Decimal(100), rank=2)
    # DeepSeek knows no schemas: it is told in the prompt
    answer = Answer('{"edits": []}', tokens_in=3000, tokens_out=4000)
    with platform(settings, groq=always(Answer(status=401)), deepseek=always(answer)):
        run = factories.start(in_alice).run
        assert run.cost_high > Decimal("0.4")
        assert run.cost_low < Decimal("0.001")
        optimizing_worker.execute(run.pk)
    run.refresh_from_db()
    assert (run.status, run.cost) == ("completed", Decimal("0.43"))
    assert run.cost <= run.cost_high


def plan_of(*steps: int) -> Plan:
    call = PlannedCall("cheap", 1000, 100, 500)
    return Plan("x", tuple(Step(str(place), "s", (call,) * count) for place, count in enumerate(steps)))


def test_calls_at_once_take_the_time_of_one(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k"}
    routes = load_routes(in_alice.workspace)
    one, five, three_steps = (quote(plan_of(*steps), routes) for steps in ((1,), (0, 5, 0), (1, 4, 1)))
    assert (five.calls, three_steps.calls) == (5, 6)
    assert (five.seconds_low, five.seconds_high) == (one.seconds_low, one.seconds_high)
    assert three_steps.seconds_high == 3 * one.seconds_high
    settings.PROVIDER_CONCURRENCY = 2
    assert quote(plan_of(5), routes).seconds_high == 3 * one.seconds_high


def test_a_quote_names_the_models_and_adds_up(in_alice: Person, settings: Any) -> None:
    settings.PLATFORM_PROVIDER_KEYS = {"groq": "k", "deepseek": "k"}
    routes = load_routes(in_alice.workspace)
    plan = plan_of(2)
    found = quote(plan, routes)
    assert found.model == "openai/gpt-oss-20b"
    assert Decimal(0) < found.cost_low < found.cost_high
    assert quote(plan_of(4), routes).cost_high == 2 * found.cost_high
    seated = replace(plan, steps=(Step("a", "s", (replace(plan.calls[0], seat=1),)),))
    assert quote(seated, routes).model == "deepseek-v4-flash"
    assert quote(replace(plan, cost_cap=Decimal("0.0001")), routes).cost_high == Decimal("0.0001")


def test_every_schema_fits_into_what_a_quote_allows_for_it() -> None:
    schemas = [
        each
        for module in (changes, remarks, key_test_worker)
        for each in vars(module).values()
        if is_dataclass(each) and isinstance(each, type) and each.__module__ == module.__name__
    ]
    assert {changes.ProposedChanges, key_test_worker.Ready} < set(schemas)
    for schema in schemas:
        assert most_tokens([{"content": ""}] * 2, schema) <= SCHEMA_TOKENS, schema
