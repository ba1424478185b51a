"""The market page: its figures, what they open, its terms and its CSV."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django_q.models import OrmQ

from accounts import tenancy
from jobs import tasks
from jobs.models import JobPosting, LexiconTerm
from jobs.services import lexicon, postings
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume


@pytest.fixture
def market(alice: Person) -> Iterator[Person]:
    with tenancy.workspace(alice.workspace.pk):
        for number in range(12):
            more = "You must know Terraform." if number % 2 else "You must know Excel."
            level = "Senior" if number < 4 else "Junior"
            make_posting(
                alice.workspace,
                number,
                title=f"{level} Developer {chr(65 + number)}{number}",
                extra=f"{more} We use Crumbtrak daily; knowledge of Crumbtrak is required.",
                posted_at=date(2026, 11, 16) - timedelta(weeks=number // 2),
            )
        yield alice


KINDS = ("required=", "preferred=")


def count_behind(person: Person, address: str) -> int:
    response = person.client.get(unescape(address))
    return int(response.context["page"].paginator.count)


def test_every_figure_opens_the_postings_behind_it(market: Person) -> None:
    content = str(market.client.get("/postings/market/").content, "utf-8")
    shown = re.findall(
        r'<a class="fig-a" href="(/postings/\?skill=[^"]+)">(\d+)</a></td><td class="n opt-s">', content
    )
    assert ("/postings/?skill=Terraform", "6") in shown
    for address, figure in shown:
        assert count_behind(market, address) == int(figure), address
    weeks = re.findall(r'href="(/postings/\?week=[^"]+)"><title>[^:]+: (\d+) posting', content)
    assert len(weeks) == 6
    for address, figure in weeks:
        assert count_behind(market, address) == int(figure)
    link = r'href="(/postings/\?(?:seniority|remote)=[^"]+)">[^<]+</a>'
    slices = re.findall(
        link + r' <b class="b">\d+</b><span class="unit">%</span> <span class="qq xs">(\d+)</span>', content
    )
    assert slices
    for address, figure in slices:
        assert count_behind(market, address) == int(figure)
    pay = re.findall(
        r'href="(/postings/\?[^"]*currency=EUR[^"]*)">[^<]+</a></th><td class="n q opt-s">(\d+)</td>', content
    )
    assert pay
    for address, figure in pay:
        assert count_behind(market, address) == int(figure)


def test_the_market_of_a_selection(market: Person) -> None:
    response = market.client.get("/postings/market/?skill=Terraform&seniority=senior")
    assert response.context["market"].total == 2
    content = str(response.content, "utf-8")
    assert "<h1>Terraform, Senior</h1>" in content
    assert 'href="/improve/?skill=Terraform&amp;seniority=senior"' in content
    figures = re.findall(r'class="fig-a" href="(/postings/[^"]+)">(\d+)</a>', content)
    assert all(any(kind in address for address, _ in figures) for kind in KINDS)
    for address, figure in figures:
        is_share = any(kind in address for kind in KINDS)
        assert count_behind(market, address) * (50 if is_share else 1) == int(figure), address
    for address in re.findall(r'<a class="t" href="(/postings/[^"]+)">', content):
        assert {"skill=Terraform", "seniority=senior"} <= set(re.split(r"[?&]", unescape(address)))


def test_a_selection_without_postings_says_so(market: Person) -> None:
    assert b"No posting fits this selection" in market.client.get("/postings/market/?q=zeppelin").content


def test_the_gap_and_what_would_open_doors(market: Person) -> None:
    make_resume(market.workspace)
    page = market.client.get("/postings/market/")
    assert b'hx-get="/postings/market/fit/' in page.content
    assert b'class="has"' in page.content
    response = market.client.get("/postings/market/fit/")
    content = str(response.content, "utf-8")
    assert "in 12 of 12 postings, not in your resume" in content
    for address, figure in re.findall(
        r'href="(/postings/\?ids=[^"]+)">[^<]+</a></th><td class="n b">\+(\d+)', content
    ):
        assert count_behind(market, address) == int(figure)


def test_queries_do_not_grow_with_the_market(market: Person, django_assert_max_num_queries: Any) -> None:
    make_resume(market.workspace)
    market.client.get("/postings/market/")
    for path in ("", "fit/", "skills.csv"):
        with django_assert_max_num_queries(13):
            market.client.get(f"/postings/market/{path}")


def total(person: Person, query: str = "") -> int:
    found = re.search(
        r"(\d+) postings? that you collected",
        str(person.client.get(f"/postings/market/{query}").content, "utf-8"),
    )
    return int(found.group(1)) if found else 0


def test_what_is_kept_follows_every_change(market: Person) -> None:
    """The page's figures are kept between visits; each kind of change must show at the next."""
    assert [total(market), total(market)] == [12, 12]
    posting = JobPosting.objects.first()
    assert posting is not None
    market.client.post("/postings/delete/", {"ids": [posting.pk.hex]})
    assert total(market) == 11
    postings.restore_postings(workspace=market.workspace, user=market.user, removed_at=_removed_at(posting))
    assert total(market) == 12
    make_posting(market.workspace, 20)
    assert total(market) == 13
    assert total(market, "?skill=Welding") == 0
    changes = {"description": posting.description + "\nYou must know welding."}
    postings.update_posting(
        posting=JobPosting.objects.get(pk=posting.pk), user=market.user, changes=changes, stated={}
    )
    assert total(market, "?skill=Welding") == 1
    assert total(market, "?shelf=shortlist") == 0
    market.client.post("/postings/shortlist/", {"ids": [posting.pk.hex]})
    assert total(market, "?shelf=shortlist") == 1


def _removed_at(posting: JobPosting) -> Any:
    return JobPosting.objects.get(pk=posting.pk).deleted_at


def test_the_csv_holds_every_skill(market: Person) -> None:
    response = market.client.get("/postings/market/skills.csv?seniority=senior")
    assert response["Content-Type"].startswith("text/csv")
    assert "attachment" in response["Content-Disposition"]
    rows = {row["skill"]: row for row in csv.DictReader(io.StringIO(str(response.content, "utf-8")))}
    assert (rows["Python"]["postings"], rows["Python"]["of"]) == ("4", "4")
    assert b"Downloaded the figures of 4 postings" in market.client.get("/account/").content


def test_a_strangers_market_is_empty(market: Person, bob: Person) -> None:
    assert b"Terraform" not in bob.client.get("/postings/market/").content
    assert b"Terraform" not in bob.client.get("/postings/market/skills.csv").content


# --- terms that the lexicon does not know --------------------------------------------------------


def test_recurring_terms_are_offered_and_count_once_added(market: Person) -> None:
    response = market.client.get("/postings/market/")
    assert ("Crumbtrak", 12) in response.context["candidates"]
    assert count_behind(market, "/postings/?skill=Crumbtrak") == 0
    data = {"name": "Crumbtrak", "action": "add"}
    fragment = market.client.post("/postings/market/terms/", data, headers={"HX-Request": "true"})
    assert b"counts as a skill now" in fragment.content
    assert b"Nothing at the moment" in fragment.content
    assert OrmQ.objects.count() == 1
    term = LexiconTerm.objects.get()
    tasks.read_postings_again(str(market.workspace.pk), str(term.pk))
    assert count_behind(market, "/postings/?skill=Crumbtrak") == 12


def test_a_dismissed_term_is_not_offered_again(market: Person, bob: Person) -> None:
    market.client.post("/postings/market/terms/", {"name": "Crumbtrak", "action": "dismiss"})
    assert lexicon.candidates(market.workspace) == []
    assert LexiconTerm.objects.get().status == "dismissed"
    bob.client.post("/postings/market/terms/", {"name": "Crumbtrak", "action": "add"})
    assert LexiconTerm.objects.count() == 1, "another workspace's terms are its own"


@pytest.mark.parametrize("name", ["", "x", "y" * 81, "Python"])
def test_terms_that_cannot_be_added(market: Person, name: str) -> None:
    assert market.client.post("/postings/market/terms/", {"name": name, "action": "add"}).status_code == 400
    assert not LexiconTerm.objects.exists()
