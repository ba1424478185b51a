"""One posting under many addresses, and one posting posted again with small edits."""

import pytest

from jobs.dedupe import canonical_url, fingerprint, is_near_identical, lookup_keys, text_likeness

BAKERY = (
    "Our bakery on the harbour bakes sourdough, rye and brioche for forty cafes. As a baker on the night shift you "
    "weigh and mix doughs, watch over fermentation, shape loaves by hand and load the deck oven. You keep the "
    "temperature log, clean the mixers and hand over to the delivery crew at five. We ask for two years in a craft "
    "bakery, a steady hand with high hydration doughs and a food hygiene certificate. We pay for night hours, give you "
    "bread to take home and close between Christmas and New Year."
)
PASTRY = (
    "Our bakery on the harbour bakes sourdough, rye and brioche for forty cafes. As a pastry cook you laminate croissant "
    "dough, temper chocolate, fill choux and finish tarts for the morning display. You plan seasonal cakes with the shop "
    "manager and order fruit and butter. We ask for an apprenticeship in pastry, a sense for decoration and patience. We "
    "give you bread to take home and close between Christmas and New Year."
)


@pytest.mark.parametrize(
    "link",
    [
        "https://Jobs.Example.com/careers/4711-baker/",
        "http://www.jobs.example.com/careers/4711-baker?utm_source=mail&utm_campaign=x&gclid=1",
        "jobs.example.com//careers/4711-baker#how-to-apply",
        "https://jobs.example.com:443/careers/4711-baker/apply?ref=friend&src=board",
    ],
)
def test_one_page_under_many_links(link: str) -> None:
    assert canonical_url(link) == "https://jobs.example.com/careers/4711-baker"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (
            [
                "https://www.linkedin.com/jobs/view/senior-baker-at-harbour-4012345678/?trackingId=abc%3D&refId=1",
                "https://de.linkedin.com/jobs/view/4012345678",
                "https://www.linkedin.com/jobs/search/?currentJobId=4012345678&keywords=baker",
            ],
            "https://linkedin.com/jobs/view/4012345678",
        ),
        (
            [
                "https://www.indeed.com/viewjob?jk=0a1b2c3d4e5f6a7b&tk=1h&from=serp&vjs=3",
                "https://indeed.com/jobs?q=baker&vjk=0a1b2c3d4e5f6a7b",
            ],
            "https://indeed.com/viewjob?jk=0a1b2c3d4e5f6a7b",
        ),
        (
            [
                "https://job-boards.greenhouse.io/harbour/jobs/7654321?gh_src=abc",
                "https://boards.greenhouse.io/embed/job_app?for=harbour&token=7654321",
            ],
            "https://boards.greenhouse.io/harbour/jobs/7654321",
        ),
        (
            ["https://jobs.lever.co/harbour/0f8fad5b-d9cb-469f-a165-70867728950e/apply?lever-source=Board"],
            "https://jobs.lever.co/harbour/0f8fad5b-d9cb-469f-a165-70867728950e",
        ),
    ],
)
def test_boards_keep_the_id_of_the_posting(links: list[str], expected: str) -> None:
    assert {canonical_url(link) for link in links} == {expected}


def test_parameters_that_name_the_posting_stay() -> None:
    one = canonical_url("https://example.org/careers?gh_jid=123&utm_medium=x")
    assert one == "https://example.org/careers?gh_jid=123"
    assert one != canonical_url("https://example.org/careers?gh_jid=124")
    assert canonical_url("https://example.org/job?b=2&a=1") == canonical_url(
        "https://example.org/job?a=1&b=2"
    )
    assert canonical_url("https://example.org/#/jobs/12") != canonical_url("https://example.org/#/jobs/13")


@pytest.mark.parametrize(
    "text", ["", "   ", "see the notice board", "http://", "https://example.org:notaport/x"]
)
def test_what_is_no_address_gives_nothing(text: str) -> None:
    assert canonical_url(text) == ""


def test_a_repost_with_small_edits_is_recognised() -> None:
    first = fingerprint("Baker (m/f/d), night shift", "Harbour Bread Ltd.", BAKERY)
    edited = BAKERY.replace("forty", "fifty").replace("We pay for night hours, give", "Apply by May. We give")
    again = fingerprint("BAKER, Night Shift – full-time", "Harbour Bread", edited)
    assert is_near_identical(first, again)
    assert set(lookup_keys(first)) & set(lookup_keys(again))


def test_the_same_text_without_a_known_company_is_recognised() -> None:
    assert is_near_identical(
        fingerprint("Baker", "Harbour Bread", BAKERY), fingerprint("Baker", "", BAKERY.upper())
    )


@pytest.mark.parametrize(
    ("title", "company", "text"),
    [
        ("Pastry cook", "Harbour Bread", PASTRY),
        ("Baker", "Harbour Bread", PASTRY),
        ("Senior Baker", "Harbour Bread", BAKERY),
        ("Driver", "Harbour Bread", BAKERY),
        ("Baker", "Mill and Stone", BAKERY),
        ("", "", ""),
    ],
    ids=["another role", "another text", "another level", "another title", "another company", "nothing"],
)
def test_other_postings_stay_apart(title: str, company: str, text: str) -> None:
    assert not is_near_identical(
        fingerprint("Baker", "Harbour Bread", BAKERY), fingerprint(title, company, text)
    )


def test_likeness_follows_the_share_of_common_text() -> None:
    prints = [fingerprint("x", "", text) for text in (BAKERY, BAKERY, PASTRY)]
    assert text_likeness(prints[0], prints[1]) == 1.0
    assert text_likeness(prints[0], prints[2]) < 0.5


def test_fingerprints_fit_an_index_and_survive_broken_ones() -> None:
    printed = fingerprint("Bäcker/in", "Bröd & Söhne", BAKERY)
    assert printed.isascii()
    assert len(printed) < 400
    assert len(lookup_keys(printed)) == 16
    assert not is_near_identical(printed, "")
    assert not is_near_identical("0:a:b:c:d", "0:a:b:c:d")
