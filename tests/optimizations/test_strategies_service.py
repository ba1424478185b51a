"""Every strategy as a run, with a model behind real HTTP: steps, calls, price, lost calls, the person's style."""

import json
from typing import Any

import pytest

from jobanalyzer.errors import InvalidInput
from optimizations.models import AICall, Optimization, ProposedEdit, Run, WritingStyle
from optimizations.services import optimizing_worker
from optimizations.services.styles import save_style, style_of
from optimizations.strategies import STRATEGIES, Style
from tests.conftest import Person
from tests.optimizations import factories
from tests.optimizations.asking import on_plan
from tests.optimizations.provider import Answer, Provider, Script, running_provider

ALL = pytest.mark.parametrize("strategy", STRATEGIES)
MAINTAINED = {"path": factories.SAFE.path, "before": factories.SAFE.before, "after": factories.SAFE.after}
REMARKS = [{"path": factories.SAFE.path, "remark": "Say first what was done."}]
SAID: dict[str, Any] = {
    "ProposedChanges": json.loads(factories.proposal(MAINTAINED)),
    "Critique": {"remarks": REMARKS},
    "Review": {"accept": False, "remarks": REMARKS},
    "Choices": {"choices": []},
    "Corrections": {"corrections": []},
}
SECRETS = ("Tilda", "Vang", "tilda.vang@post.example", "32 14 55 01", "tildavang.example", "Havnegade")


def answered(request: dict[str, Any]) -> Answer:
    return Answer(json.dumps(SAID[request["response_format"]["json_schema"]["name"]]))


def run(person: Person, settings: Any, strategy: str, script: Script = answered) -> tuple[Run, Provider]:
    on_plan(person, "pro")
    with running_provider(script) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        optimization = factories.start(person, strategy)
        assert optimization.run.engine == "model"
        optimizing_worker.execute(optimization.run_id)
    return Run.objects.get(pk=optimization.run_id), provider


@ALL
def test_each_strategy_runs_over_http_within_its_quote(
    in_alice: Person, settings: Any, strategy: str
) -> None:
    run_, provider = run(in_alice, settings, strategy)
    assert run_.status == "completed"
    assert run_.cost <= run_.cost_high
    assert 1 <= len(provider.requests) <= run_.calls_planned
    keys = {step["key"] for step in run_.steps}
    assert {call.step for call in AICall.objects.all()} <= keys
    assert {step["state"] for step in run_.steps} <= {"done", "skipped"}
    asked = [step for step in run_.steps if step["calls"]]
    assert sum(step["calls"] for step in asked) == run_.calls_planned
    edit = ProposedEdit.objects.get(path=factories.SAFE.path)
    assert (edit.after, edit.status, edit.origin) == (factories.SAFE.after, "safe", "model")
    for secret in SECRETS:
        assert secret not in provider.prompts


@pytest.mark.parametrize("strategy", ["section_specialists", "parallel_ensemble", "market_fit"])
def test_a_call_that_fails_for_good_costs_only_its_part(
    in_alice: Person, settings: Any, strategy: str
) -> None:
    """The provider refuses one of the calls that go out together: the others' edits are kept, a note says so."""
    refused: list[int] = []

    def script(request: dict[str, Any]) -> Answer:
        text = json.dumps(request["messages"])
        if "headline and the summary" in text or "plainly and exactly" in text:
            refused.append(1)
            return Answer(refused=True)
        return answered(request)

    run_, _ = run(in_alice, settings, strategy, script)
    assert run_.status == "completed"
    assert refused
    assert ProposedEdit.objects.filter(path=factories.SAFE.path).exists()
    assert any("brought nothing" in note for note in Optimization.objects.get().notes)


@pytest.mark.parametrize("strategy", ["section_specialists", "cascade_refinement"])
def test_a_run_to_which_nothing_came_fails_and_says_why(
    in_alice: Person, settings: Any, strategy: str
) -> None:
    run_, _ = run(in_alice, settings, strategy, lambda request: Answer(refused=True))
    assert run_.status == "failed"
    assert run_.error_message
    assert not ProposedEdit.objects.exists()


def test_the_rules_serve_every_strategy_without_a_model(in_alice: Person) -> None:
    on_plan(in_alice, "pro")
    for strategy in STRATEGIES:
        optimization = factories.start(in_alice, strategy)
        optimizing_worker.execute(optimization.run_id)
        found = Run.objects.get(pk=optimization.run_id)
        assert (found.engine, found.status) == ("rules", "completed")
        assert not found.cost_high
    assert not AICall.objects.exists()


def test_the_style_of_the_person_who_asks_is_held(in_alice: Person, settings: Any) -> None:
    save_style(
        workspace=in_alice.workspace,
        user=in_alice.user,
        samples=["I mend what is broken. Tilda"],
        banned=["maintain"],
    )
    _, provider = run(in_alice, settings, "quick_optimize")
    assert "I mend what is broken. [[NAME_" in provider.prompts
    assert "Tilda" not in provider.prompts
    edit = ProposedEdit.objects.filter(path=factories.SAFE.path).first()
    assert edit is not None  # “maintaining” stood there before: it may stay
    edit_of_others = Optimization.objects.get()
    assert all("maintain" not in note for note in edit_of_others.notes)


def test_a_style_is_kept_per_person_and_replaced(in_alice: Person) -> None:
    assert style_of(in_alice.workspace, in_alice.user) == Style()
    assert style_of(in_alice.workspace, None) == Style()
    save_style(
        workspace=in_alice.workspace,
        user=in_alice.user,
        samples=[" One\n two ", "", "one two"],
        banned=["Synergy", "synergy", "\x00hub"],
        language="postings",
    )
    assert style_of(in_alice.workspace, in_alice.user) == Style(("One two",), ("Synergy", "hub"), "postings")
    save_style(workspace=in_alice.workspace, user=in_alice.user)
    assert style_of(in_alice.workspace, in_alice.user) == Style()
    assert WritingStyle.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        {"samples": ["word"] + [f"sample {number}" for number in range(5)]},
        {"samples": ["x" * 2001]},
        {"banned": [f"word{number}" for number in range(51)]},
        {"banned": ["x" * 81]},
        {"language": "klingon"},
    ],
)
def test_too_much_style_is_refused(in_alice: Person, given: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        save_style(workspace=in_alice.workspace, user=in_alice.user, **given)
