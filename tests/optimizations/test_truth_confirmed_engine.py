"""What a person confirmed once: where it counts again, and where it does not."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from optimizations.edits import Edit
from optimizations.truth import ConfirmedClaim, judge
from optimizations.truth.confirmed import confirmed_at, lasting_key, scope_at, sentences_of

TODAY = date(2026, 11, 21)
DOCUMENT: dict[str, Any] = {
    "basics": {"name": "Ilse Marrow", "summary": "Buyer for kitchens."},
    "work": [
        {
            "name": "Acme Foods Ltd",
            "position": "Buyer",
            "startDate": "2021",
            "highlights": ["Bought vegetables for nine kitchens", "Kept the price list"],
        },
        {
            "name": "Bravo Catering",
            "position": "Buyer",
            "startDate": "2018",
            "endDate": "2021",
            "highlights": ["Bought meat", "Worked in a team of 5 people"],
        },
    ],
    "skills": [{"name": "Skills", "keywords": ["Excel"]}],
}


def facts_of(path: str, after: Any, document: dict[str, Any] = DOCUMENT) -> list[ConfirmedClaim]:
    """What is kept when the person confirms this edit."""
    found = [confirmed_at(claim, document) for claim in verdict(path, after, (), document).claims]
    return [*(fact for fact in found if fact is not None), *sentences_of(Edit(path, None, after), document)]


def verdict(
    path: str, after: Any, facts: Any = (), document: dict[str, Any] = DOCUMENT, before: Any = None
) -> Any:
    return judge(Edit(path, before, after), document, facts, today=TODAY)


TEN_PER_CENT = "Bought vegetables for nine kitchens and cut their cost by 10 %"


def test_a_confirmed_claim_is_safe_in_its_entry_and_in_no_other() -> None:
    path = "/work/0/highlights/0"
    facts = facts_of(path, TEN_PER_CENT)
    assert facts
    assert verdict(path, TEN_PER_CENT, facts).status == "safe"
    assert verdict("/work/1/highlights/0", "Bought meat and cut its cost by 10 %", facts).status != "safe"
    assert (
        verdict(path, "Bought vegetables for nine kitchens and cut their cost by 20 %", facts).status
        != "safe"
    )


def test_it_is_found_again_in_another_resume_of_the_person() -> None:
    facts = facts_of("/work/0/highlights/0", TEN_PER_CENT)
    other = deepcopy(DOCUMENT)
    other["work"].reverse()
    other["work"][1]["name"] = "ACME Foods"
    assert verdict("/work/1/highlights/0", TEN_PER_CENT, facts, other).status == "safe"
    other["work"][1]["position"] = "Head of Purchasing"
    assert verdict("/work/1/highlights/0", TEN_PER_CENT, facts, other).status != "safe"


def test_it_is_of_no_use_to_another_person() -> None:
    facts = facts_of("/work/0/highlights/0", TEN_PER_CENT)
    other = deepcopy(DOCUMENT)
    other["basics"]["name"] = "Udo Pell"
    assert verdict("/work/0/highlights/0", TEN_PER_CENT, facts, other).status != "safe"


def test_a_skill_of_the_whole_resume_may_be_named_where_it_was_used() -> None:
    facts = facts_of("/skills/0/keywords/-", "PostgreSQL")
    assert [fact.kind for fact in facts] == ["skill", "sentence"]
    assert verdict("/skills/0/keywords/-", "PostgreSQL", facts).status == "safe"
    assert verdict("/work/0/highlights/1", "Kept the price list in PostgreSQL", facts).status == "safe"
    assert verdict("/skills/0/keywords/-", "Oracle Database", facts).status != "safe"


def test_a_figure_of_the_summary_is_no_figure_of_a_job() -> None:
    facts = facts_of("/basics/summary", "Buyer for kitchens with a budget of 300,000 euros.")
    assert (
        verdict("/basics/summary", "Buyer for kitchens with a budget of 300,000 euros.", facts).status
        == "safe"
    )
    assert (
        verdict("/work/0/highlights/1", "Kept the price list and a budget of 300,000 euros", facts).status
        != "safe"
    )


def test_a_contradiction_stays_blocked_whatever_was_confirmed() -> None:
    facts = facts_of("/work/1/highlights/-", "Trained 8 people")
    assert verdict("/work/1/highlights/1", "Worked in a team of 8 people", facts, before="…").status != "safe"
    assert verdict("/work/1/name", "Acme Foods Ltd", facts).status == "blocked"


def test_an_entry_that_is_not_in_the_resume_has_no_facts() -> None:
    added = {"name": "Delta", "position": "Buyer", "startDate": "2015"}
    assert scope_at(DOCUMENT, "/work/-") is None
    assert facts_of("/work/-", added) == []


@pytest.mark.parametrize("path", ["/basics/summary", "/skills/0/keywords/-", "/certificates/-"])
def test_what_stands_in_no_entry_is_of_the_whole_resume(path: str) -> None:
    assert scope_at(DOCUMENT, path) == "|||Ilse Marrow"


def test_keys_fit_their_column_and_name_no_index() -> None:
    claims = verdict("/work/0/endDate", "2025-03").claims
    assert [lasting_key(claim) for claim in claims] == ["endDate 2025-03"]
    (fact,) = facts_of("/work/0/highlights/-", "Walked " + "very gladly around ponds " * 40)[-1:]
    assert len(fact.key) <= 300
