"""Pages made to keep a reader busy: unclosed tags and endless attributes cost one pass, like any other page."""

from time import process_time

import pytest

from jobs.importing.markup import to_text
from jobs.importing.pages import read_page
from jobs.importing.structured import read_json_ld

SIZE = 400_000
# Quadratic reading of so much takes minutes
SECONDS = 5.0
LD = '<script type="application/ld+json">'
POSTING = '{"@type": "JobPosting", "title": "Clockmaker", "description": "Repairs clocks."}'


@pytest.mark.parametrize(
    "piece",
    ["<h1>", "<title>", LD, "<script ", "<style>", "<meta ", "<a", "<", "<!--", "<?xml", "<script type "],
)
def test_a_page_that_never_closes_what_it_opens_is_read_in_time(piece: str) -> None:
    page = piece * (SIZE // len(piece))
    began = process_time()
    read_json_ld(page)
    read_page(page, "https://a.example/1")
    to_text(page)
    assert process_time() - began < SECONDS


def test_an_endless_attribute_is_read_in_time() -> None:
    began = process_time()
    read_page(f"<meta {'a' * SIZE}>" + f"<meta {'a ' * 2000}>" * 100, "https://a.example/1")
    assert process_time() - began < SECONDS


def test_what_stands_beside_unclosed_tags_is_read_all_the_same() -> None:
    posting = read_json_ld(f"<h1><title><script>var a = 1;</script>{LD}{POSTING}</script><script>")
    assert posting is not None
    assert posting.title == "Clockmaker"
    assert to_text("<script>a()</script><p>One</p><style>p {}</style><p>Two</p>") == "One\n\nTwo"
