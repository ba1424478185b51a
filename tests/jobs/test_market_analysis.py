"""Market figures: counts that lead to their postings, ties, trends, pay, and the market seen from a resume."""

from collections.abc import Hashable
from datetime import date, timedelta
from statistics import median
from typing import Any

import pytest

from jobs.extraction.posting import read_posting
from jobs.extraction.types import Requirement, Salary, Seniority
from jobs.lexicon.load import Category
from jobs.market import MarketRow, analyse
from jobs.market.salaries import percentile, yearly_pay
from jobs.market.unlocks import Unlock
from jobs.matching import PostingProfile, gain, score
from tests.jobs.matching_samples import DEVELOPER, NURSE, PAYMENTS, WARD, posting, resume

MONDAY = date(2026, 9, 7)
WEEK = timedelta(weeks=1)


def row(key: int, *skills: str, week: date | None = None, **fields: Any) -> MarketRow:
    """A row that requires these skills; a name that starts with '~' is only preferred, one with '@' is soft."""
    named: list[tuple[str, Category, Requirement]] = [
        (
            name.strip("~@"),
            "soft" if "@" in name else "technical",
            "preferred" if "~" in name else "required",
        )
        for name in skills
    ]
    return MarketRow(key, week, tuple(named), **fields)


def paid(
    key: int, low: float | None, high: float | None, currency: str, level: Seniority | None
) -> MarketRow:
    return row(key, salary=Salary(low, high, currency, "year"), seniority=level)


ROWS = [
    row(1, "SQL", "Excel", "@Patience", week=MONDAY, remote="remote", company="Mill", seniority="senior"),
    row(2, "SQL", "~Excel", week=MONDAY, remote="remote", company=" Mill ", seniority="junior"),
    row(3, "SQL", "Welding", week=MONDAY + 2 * WEEK, remote="onsite", company="Forge"),
    row(4, "Welding", week=MONDAY + 2 * WEEK),
]


def test_frequency_category_and_requirement() -> None:
    market = analyse(ROWS)
    told = {demand.name: (demand.share.count, demand.required, demand.preferred) for demand in market.skills}
    assert told == {"SQL": (3, 3, 0), "Excel": (2, 1, 1), "Welding": (2, 2, 0), "Patience": (1, 1, 0)}
    assert [demand.name for demand in market.skills] == ["SQL", "Excel", "Welding", "Patience"]
    assert [demand.name for demand in market.by_category("soft")] == ["Patience"]
    assert market.skills[0].share.percent == 75.0
    assert market.skills[0].share.opens == {"skill": ["SQL"]}


def test_mixes_name_the_unknown_last() -> None:
    market = analyse(ROWS)
    assert {name: share.count for name, share in market.remotes.items()} == {
        "remote": 2,
        "onsite": 1,
        "unknown": 1,
    }
    assert list(market.seniorities) == ["junior", "senior", "unknown"]
    assert {name: share.count for name, share in market.companies.items()} == {
        "Mill": 2,
        "Forge": 1,
    }
    assert market.companies["Mill"].opens == {"company": ["Mill"]}


def test_weeks_without_postings_are_shown() -> None:
    market = analyse(ROWS)
    assert market.weeks == (MONDAY, MONDAY + WEEK, MONDAY + 2 * WEEK)
    sql = next(trend for trend in market.trends if trend.skill == "SQL")
    assert sql.counts == (2, 0, 1)
    assert sql.percents == (100.0, None, 50.0)
    assert sql.direction == ""


def test_a_trend_is_named_once_enough_postings_speak() -> None:
    early = [row(at, *(["SQL"] if at < 2 else ["Excel"]), week=MONDAY) for at in range(10)]
    late = [row(at, *(["SQL"] if at < 18 else ["Excel"]), week=MONDAY + WEEK) for at in range(10, 20)]
    trends = {trend.skill: trend for trend in analyse([*early, *late]).trends}
    assert trends["SQL"].change == 60.0
    assert trends["SQL"].direction == "rising"
    assert trends["Excel"].direction == "falling"


def test_what_goes_together_needs_support_and_more_than_chance() -> None:
    rows = [row(at, "SQL", *(["Terraform", "Kubernetes"] if at < 4 else ["Excel"])) for at in range(12)]
    rows.append(row(99, "Rare one", "Rare two"))
    ties = {(tie.first, tie.second): tie for tie in analyse(rows).together}
    tie = ties["Kubernetes", "Terraform"]
    assert (tie.count, tie.lift) == (4, 3.25)
    assert tie.opens == {"skill": ["Kubernetes", "Terraform"]}
    assert ("Rare one", "Rare two") not in ties
    assert ("SQL", "Terraform") not in ties


def test_salaries_by_currency_and_seniority_are_never_mixed() -> None:
    rows = [paid(at, 50_000 + at * 1_000, 70_000 + at * 1_000, "EUR", "senior") for at in range(5)]
    rows += [paid(10, 3_000_000, None, "JPY", None), paid(11, None, 40_000, "EUR", "junior"), row(12)]
    euro, yen = analyse(rows).salaries
    assert (euro.currency, euro.overall.count) == ("EUR", 6)
    assert (yen.currency, yen.overall.count, yen.overall.median) == ("JPY", 1, 3_000_000)
    assert yen.overall.percentiles is None
    junior, senior = euro.by_seniority
    assert (junior.seniority, junior.count, junior.median) == ("junior", 1, 40_000)
    assert senior.percentiles == (60_400, 61_000, 62_000, 63_000, 63_600)
    assert senior.opens == {"currency": ["EUR"], "seniority": ["senior"]}


def test_pay_is_for_a_full_year() -> None:
    assert yearly_pay(Salary(20, 30, "USD", "hour")) == 52_000
    assert yearly_pay(Salary(4_000, None, "EUR", "month")) == 48_000
    assert yearly_pay(Salary(0, 0, "EUR", "year")) is None
    assert percentile([10], 90) == 10


def test_an_empty_selection() -> None:
    market = analyse([], resume(NURSE))
    assert (market.total, market.skills, market.weeks, market.salaries) == (0, (), (), ())
    assert market.fit is not None
    assert market.fit.median is None


def market_row(key: Hashable, text: str, title: str) -> MarketRow:
    facts = read_posting(text, title)
    skills = tuple((hit.name, hit.category, hit.requirement) for hit in facts.skills)
    return MarketRow(key, None, skills, facts.salary, facts.seniority, facts.remote, "", posting(text, title))


@pytest.fixture(scope="module")
def rows() -> list[MarketRow]:
    wanted = PAYMENTS.replace("- Docker and Kubernetes\n", "- Docker\n").replace("senior ", "")
    variants = [
        PAYMENTS,
        wanted,
        wanted.replace("PostgreSQL or MySQL", "PostgreSQL"),
        wanted.replace("- Terraform\n", ""),
        wanted.replace("Terraform", "Ansible"),
    ]
    found = [market_row(at, text, "Back End Developer") for at, text in enumerate(variants)]
    return [*found, market_row(9, WARD, "Surgical Nurse")]


def test_gaps_name_what_the_resume_lacks(rows: list[MarketRow]) -> None:
    fit = analyse(rows, resume(DEVELOPER)).fit
    assert fit is not None
    gaps = {gap.name: gap for gap in fit.gaps}
    assert "Django" not in gaps
    assert "Python" not in gaps
    assert (gaps["Terraform"].share.count, gaps["Terraform"].share.of) == (3, 6)
    assert not gaps["Terraform"].weak
    assert gaps["Kafka"].weak
    counts = [gap.share.count for gap in fit.gaps]
    assert counts == sorted(counts, reverse=True)


def test_scores_and_unlocks_agree_with_matching_one_by_one(rows: list[MarketRow]) -> None:
    profile = resume(DEVELOPER)
    plain = [score(profile, each.profile) for each in rows if each.profile]
    for target in range(40, 96, 5):
        market = analyse(rows, profile, target=target)
        assert market.fit is not None
        assert list(market.fit.scores) == plain
        assert market.fit.median == round(median(value for value in plain if value is not None))
        assert set(market.fit.reached) == {
            each.id for each, value in zip(rows, plain, strict=True) if value is not None and value >= target
        }
        assert {unlock.name: set(unlock.ids) for unlock in market.fit.unlocks} == one_by_one(
            rows, target, market.fit.unlocks
        )


def one_by_one(rows: list[MarketRow], target: int, unlocks: tuple[Unlock, ...]) -> dict[str, set[Hashable]]:
    """What each of the named skills opens, found by matching every posting anew; none may be left out."""
    profile = resume(DEVELOPER)
    opened: dict[str, set[Hashable]] = {}
    for name in sorted({name for each in rows if each.profile for name in each.profile.skill_names}):
        for each in rows:
            before = score(profile, each.profile) if each.profile else None
            if (
                each.profile
                and before is not None
                and before < target <= before + gain(profile, each.profile, name)
            ):
                opened.setdefault(name, set()).add(each.id)
    return opened if len(unlocks) < 10 else {unlock.name: opened[unlock.name] for unlock in unlocks}


def test_rows_without_a_profile_or_content_have_no_score(rows: list[MarketRow]) -> None:
    hollow = [rows[0]._replace(profile=None), rows[0]._replace(profile=PostingProfile("")), rows[0]]
    fit = analyse(hollow, resume(DEVELOPER)).fit
    assert fit is not None
    assert fit.scores[:2] == (None, None)
    assert fit.median == fit.scores[2]


def test_an_empty_resume_sees_the_market_without_matches(rows: list[MarketRow]) -> None:
    fit = analyse(rows, resume({})).fit
    assert fit is not None
    assert set(fit.scores) == {None}
    assert fit.unlocks == ()
    assert fit.gaps
