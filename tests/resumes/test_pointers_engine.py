"""Pointers into a resume, in a person's words."""

import pytest

from resumes.pointers import entry_of, place_of
from tests.resumes.factories import document


@pytest.mark.parametrize(
    ("path", "words", "entry"),
    [
        ("/work/0/highlights/1", "Work 1, bullet 2", "Work 1"),
        ("/work/0/highlights/-", "Work 1, new bullet", "Work 1"),
        ("/work/0/highlights/first", "Work 1, bullets", "Work 1"),
        ("/work/1/startDate", "Work 2, start date", "Work 2"),
        ("/work/0/name", "Work 1, employer", "Work 1"),
        ("/work/-", "Work, new entry", "Work, new entry"),
        ("/projects/0/name", "Projects 1, name", "Projects 1"),
        ("/projects/0/keywords", "Projects 1, keywords", "Projects 1"),
        ("/basics/summary", "Summary", "Summary"),
        ("/basics/label", "Basics, headline", "Basics, headline"),
        ("/basics/location/city", "Basics, location, city", "Basics, location, city"),
        ("/basics/profiles/0/url", "Basics, profile 1, web address", "Basics, profile 1, web address"),
        ("/skills/0/keywords/2", "Skills, Warehouse", "Skills"),
        ("/skills/9/keywords", "Skills 10", "Skills"),
        ("/skills/-", "Skills, new entry", "Skills"),
        ("/languages/1/fluency", "Languages 2, fluency", "Languages"),
        ("/certificates/-", "Certificates, new entry", "Certificates, new entry"),
        ("/extra_training", "Extra training", "Extra training"),
        ("", "Resume", "Resume"),
        ("nonsense", "Resume", "Resume"),
    ],
)
def test_places_in_words(path: str, words: str, entry: str) -> None:
    assert str(place_of(path, document())) == words
    assert entry_of(path) == entry
