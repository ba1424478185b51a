"""Quote, progress and run come from one declaration: no run asks more, larger or other calls than its plan says."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from optimizations.context import MarketContext, MarketSkill
from optimizations.edits import Evidence
from optimizations.strategies import STRATEGIES, Call, Facts, Lost, Strategy, Style, plan_all
from optimizations.strategies.answers import ProposedChanges
from optimizations.strategies.base import estimate_tokens
from optimizations.strategies.prompting import POSTINGS_CHARACTERS, RESUME_CHARACTERS
from optimizations.strategies.steps import BANNED_BYTES, CHANGES_BYTES, REMARKS_BYTES, SAMPLES_BYTES
from resumes.document import get_at
from tests.optimizations.scripted import NOTHING, Scripted, nothing, proposing
from tests.optimizations.test_strategies_engine import DOCUMENT, MARKET, TODAY

ALL = pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=lambda strategy: strategy.id)
WORDS = (
    "Lager",
    "Einkauf",
    "ordering",
    "größe",
    "Überprüfung",
    "reports",
    "stock",
    "the",
    "von",
    "14",
    "%",
    "żółć",
    "採購",
)


def long_document(jobs: int = 30, bullets: int = 12) -> dict[str, Any]:
    """More than a prompt takes, in letters of one to three bytes, with links that are masked."""
    rand = random.Random(7)

    def text(words: int) -> str:
        return (
            " ".join(rand.choice(WORDS) for _ in range(words)) + f" www.firma{rand.randrange(99)}.example/x"
        )

    return {
        "basics": {"name": "Ada Quill", "email": "ada@quill.example", "label": "Buyer", "summary": text(80)},
        "work": [
            {"name": f"Firma {job}", "position": "Buyer", "highlights": [text(14) for _ in range(bullets)]}
            for job in range(jobs)
        ],
        "projects": [{"name": "P", "description": text(30), "highlights": [text(9)]}],
        "volunteer": [{"organization": "V", "summary": text(20), "highlights": [text(9)]}],
    }  # fmt: skip


WIDE_MARKET = MarketContext(
    tuple(
        MarketSkill(f"Fähigkeit {number}", 0.9, 9, (Evidence("gute Kenntnisse in 採購 " * 12, "posting:1"),))
        for number in range(120)
    ),
    40,
    ("Einkäufer",) * 5,
)
VERBOSE = Style(
    tuple("Ich schreibe größer. " * 90 for _ in range(5)), tuple(f"Wort{n} żółć" for n in range(50))
)


def chatty(document: dict[str, Any]) -> Callable[[Call], dict[str, Any]]:
    """A model that always says as much as it may, always objects, and never gives the same answer twice."""
    count = iter(range(100_000))
    bullets = [
        f"/work/{place}/highlights/{index}"
        for place, entry in enumerate(document["work"])
        for index in range(len(entry["highlights"]))
    ]

    def script(call: Call) -> dict[str, Any]:
        number = next(count)
        if call.schema is ProposedChanges:
            edits = [
                {"path": path, "before": get_at(document, path), "after": f"Ordered {number} größe " * 30}
                for path in bullets[number : number + 20]
            ]
            return {"edits": edits}
        remarks = [{"path": path, "remark": f"größer {number} " * 60} for path in bullets]
        said: dict[str, dict[str, Any]] = {
            **NOTHING,
            "Critique": {"remarks": remarks},
            "Review": {"accept": False, "remarks": remarks},
        }
        return said[call.schema.__name__]

    return script


def assert_within(strategy: Strategy, plan: Any, ask: Scripted) -> None:
    steps = {step.id: step for step in plan.steps}
    left = {step.id: list(step.calls) for step in plan.steps}
    for call in ask.calls:
        planned = left[call.step].pop(0)
        assert (call.tier, call.seat) == (planned.tier, planned.seat)
        assert call.input_tokens <= planned.input_tokens, (strategy.id, call.step)
        assert planned.output_low < planned.output_high <= call.max_output_tokens
    for wait in ask.waits:
        assert len(set(wait)) == 1
        assert len(wait) <= len(steps[wait[0]].calls)
    order = [step.id for step in plan.steps]
    taken = [order.index(wait[0]) for wait in ask.waits]
    assert taken == sorted(set(taken))  # in the plan's order, no step twice
    assert len(ask.waits) <= plan.waits


@ALL
def test_a_short_run_stays_within_its_plan(strategy: Strategy) -> None:
    ask = Scripted(nothing)
    strategy.run(DOCUMENT, MARKET, ask, Facts(today=TODAY))
    assert ask.calls
    assert_within(strategy, strategy.plan(DOCUMENT, MARKET), ask)


@ALL
@pytest.mark.parametrize("style", [Style(), VERBOSE], ids=["plain", "verbose"])
def test_the_longest_run_stays_within_its_plan(strategy: Strategy, style: Style) -> None:
    document = long_document()
    ask = Scripted(chatty(document))
    outcome = strategy.run(document, WIDE_MARKET, ask, Facts(today=TODAY, style=style))
    plan = strategy.plan(document, WIDE_MARKET)
    assert_within(strategy, plan, ask)
    largest = RESUME_CHARACTERS * 3 + POSTINGS_CHARACTERS * 3 + CHANGES_BYTES + REMARKS_BYTES + SAMPLES_BYTES
    assert all(len(call.user.encode()) < largest + BANNED_BYTES + 16_000 for call in ask.calls)
    if strategy.id == "quick_optimize":
        assert any("did not fit" in note for note in outcome.notes)


@ALL
def test_every_planned_call_can_happen(strategy: Strategy) -> None:
    """What is quoted is not padded: some run makes each of the calls, except where scores tell whether to go on."""
    made: set[str] = set()
    before = DOCUMENT["work"][0]["highlights"][0]
    bought = {"path": "/work/0/highlights/0", "before": before, "after": "Bought fruit from 14 farms"}
    long = long_document(jobs=3, bullets=8)
    for document, ask in ((long, Scripted(chatty(long))), (DOCUMENT, proposing(bought))):
        strategy.run(document, MARKET, ask, Facts(today=TODAY))
        made |= {call.step for call in ask.calls}
    plan = strategy.plan(long, MARKET)
    depends_on_scores = {"judge", "critique_2", "rewrite_2"}
    assert {step.id for step in plan.steps if step.calls} - made <= depends_on_scores


def test_all_plans_at_once_are_the_single_ones() -> None:
    document = long_document(jobs=4)
    together = plan_all(document, MARKET)
    assert together == {name: strategy.plan(document, MARKET) for name, strategy in STRATEGIES.items()}


@ALL
def test_a_resume_with_nothing_in_it_is_planned_and_run(strategy: Strategy) -> None:
    for document in ({}, {"basics": {"name": "Ada"}}, {"basics": {"summary": ""}, "work": [{"name": "A"}]}):
        ask = Scripted(nothing)
        outcome = strategy.run(document, MarketContext(), ask, Facts(today=TODAY))
        assert_within(strategy, strategy.plan(document, MarketContext()), ask)
        assert outcome.edits == ()


@ALL
def test_calls_that_do_not_depend_on_each_other_go_out_together(strategy: Strategy) -> None:
    document = long_document(jobs=4, bullets=10)
    ask = Scripted(chatty(document))
    strategy.run(document, MARKET, ask, Facts(today=TODAY))
    together = {
        "quick_optimize": 1, "budget_optimizer": 2, "cascade_refinement": 1, "section_specialists": 7,
        "parallel_ensemble": 3, "review_panel": 2, "market_fit": 7,
    }  # fmt: skip
    assert max(map(len, ask.waits)) == together[strategy.id]


@ALL
def test_a_call_that_is_lost_costs_only_its_part(strategy: Strategy) -> None:
    """Each call in turn fails, the others answer: the run ends with what they brought, and says what is missing."""
    path = "/work/0/highlights/0"
    good = {"path": path, "before": get_at(DOCUMENT, path), "after": "Bought fruit from 14 farms"}

    objection = {"remarks": [{"path": path, "remark": "Which fruit?"}]}
    said = {
        **NOTHING,
        "ProposedChanges": {"edits": [good]},
        "Critique": objection,
        "Review": {"accept": False, **objection},
    }

    def losing(place: int) -> Scripted:
        count = iter(range(100))
        return Scripted(
            lambda call: Lost("no answer") if next(count) == place else said[call.schema.__name__]
        )

    whole = losing(-1)
    strategy.run(DOCUMENT, MARKET, whole, Facts(today=TODAY))
    stands_alone = strategy.id in ("quick_optimize", "review_panel", "budget_optimizer")
    for lost in range(1 if stands_alone else 0, len(whole.calls)):
        outcome = strategy.run(DOCUMENT, MARKET, losing(lost), Facts(today=TODAY))
        assert any("brought nothing: no answer" in note for note in outcome.notes), lost
        kept = [edit.after for edit in outcome.edits if edit.path == path]
        if strategy.id not in (
            "section_specialists",
            "budget_optimizer",
        ):  # there the lost part was that bullet's
            assert kept == ["Bought fruit from 14 farms"], lost


def test_the_tokens_of_a_text_are_counted_on_the_safe_side() -> None:
    for text in ("plain words of English", "größere Überprüfung", "採購と在庫管理", "a" * 999):
        assert estimate_tokens(text) >= len(text) // 4
