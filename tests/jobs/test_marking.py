"""A posting's text as safe HTML."""

import re
from html import unescape

import pytest

from jobs.marking import Mark, apart, mark_text


def test_lines_become_paragraphs_headings_and_lists() -> None:
    text = "We bake.\n\nWhat you bring\n- Flour\n• Water\n1. Salt\n\nWrite to us: today."
    assert mark_text(text, []) == (
        "<p>We bake.</p>\n<h2>What you bring</h2>\n"
        '<ul dir="auto">\n<li>Flour</li>\n<li>Water</li>\n<li>Salt</li>\n</ul>\n'
        "<p>Write to us: today.</p>"
    )


def test_marks_carry_footnotes_of_which_the_first_is_the_target() -> None:
    html = mark_text("Bread and bread", [Mark(0, 5, 1), Mark(10, 15, 1, True)])
    assert html == (
        '<p><mark>Bread</mark><a class="ref" href="#m1" id="t1">1</a> and '
        '<mark class="pref">bread</mark><a class="ref" href="#m1">1</a></p>'
    )


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;", "<mark>"]
)
def test_every_character_is_escaped(evil: str) -> None:
    text = f"- {evil} and {evil}\n\n{evil}:\n{evil}"
    for marks in ([], [Mark(2, 2 + len(evil), 1)], [Mark(0, len(text), 0)], [Mark(3, 9, 2), Mark(5, 30, 3)]):
        html = mark_text(text, marks)
        bare = re.sub(
            r'</?(?:p|h2|ul|li)(?: dir="auto")?>|<mark(?: class="pref")?>|</mark>'
            r'|<a class="ref" href="#m\d"(?: id="t\d")?>\d</a>',
            "",
            html,
        )
        assert "<" not in bare
        assert evil.replace(" ", "") in unescape(bare).replace(" ", "").replace("\n", "")


def test_overlapping_marks_leave_the_first_and_longest() -> None:
    marks = [Mark(3, 6, 1), Mark(0, 5, 2), Mark(0, 3, 3), Mark(6, 8, 4), Mark(7, 99, 5)]
    assert [mark.number for mark in apart(marks, 10)] == [2, 4]


def test_a_mark_over_two_lines_is_closed_in_each() -> None:
    html = mark_text("one two\nthree four", [Mark(4, 13, 1)])
    assert html.count("<mark>") == html.count("</mark>") == 2
    assert html.count('id="t1"') == 1
