"""Dates and spans in the forms people write them."""

import pytest

from resumes.parsing.dates import find_spans


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jan 2020 – Present", "2020-01", "now"),
        ("01/2020–03/2022", "2020-01", "2022-03"),
        ("2020 - heute", "2020", "now"),
        ("Seit 2019", "2019", "now"),
        ("Sept. '19 - Mai '21", "2019-09", "2021-05"),
        ("2019 à 2021", "2019", "2021"),
        ("août 2019 - févr. 2021", "2019-08", "2021-02"),
        ("desde enero de 2020 hasta la actualidad", "2020-01", "now"),
        ("Da giugno 2017 a oggi", "2017-06", "now"),
        ("03/2019 – atual", "2019-03", "now"),
        ("2020年4月～2022年3月", "2020-04", "2022-03"),
        ("2019年3月 - 至今", "2019-03", "now"),
        ("Март 2016 – настоящее время", "2016-03", "now"),
        ("1. März 2015 bis 31. Dezember 2018", "2015-03-01", "2018-12-31"),
        ("15/03/2019 - 20/04/2021", "2019-03-15", "2021-04-20"),
        ("06/01/2020 – 03/25/2021", "2020-06-01", "2021-03-25"),
        ("Jun – Aug 2019", "2019-06", "2019-08"),
        ("2015/16", "2015", "2016"),
        ("2018.03 - 2020.05", "2018-03", "2020-05"),
        ("2019-", "2019", "now"),
    ],
)
def test_spans(text: str, first: str, last: str) -> None:
    (span,) = find_spans(text)
    assert (span.first, "now" if span.current else span.last) == (first, last)
    assert span.ranged


@pytest.mark.parametrize(
    ("text", "iso"),
    [("May 2016", "2016-05"), ("Summer 2021", "2021-06"), ("WS 2019/20", "2019-10"), ("2015", "2015")],
)
def test_single_dates(text: str, iso: str) -> None:
    (span,) = find_spans(text)
    assert span.first == iso
    assert not span.ranged


def test_an_expected_date_is_an_end() -> None:
    (span,) = find_spans("Expected May 2027")
    assert (span.first, span.last, span.expected) == ("", "2027-05", True)


@pytest.mark.parametrize(
    "text", ["processed 12,000 orders", "saved $2000 a week", "up to 2019.5 metres", "Eine Marke 20"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_spans(text) == []
