"""Unknown terms that look like skills are offered; names of people, places and firms are not."""

from jobs.extraction.terms import unknown_terms
from jobs.lexicon.load import default_lexicon


def terms(text: str) -> list[str]:
    return [term.text for term in unknown_terms(text)]


def test_terms_behind_words_of_asking() -> None:
    text = "You have experience with Zorblax, QuuxDB and PLMX7, and knowledge of Vantrix Studio."
    assert terms(text) == ["Zorblax", "QuuxDB", "PLMX7", "Vantrix Studio"]


def test_terms_beside_known_skills() -> None:
    assert terms("Daily work: Python, Frobnicator and SQL") == ["Frobnicator"]


def test_names_and_sentence_starts_are_left_out() -> None:
    text = (
        "Baker\nHappy Oven GmbH\nCologne, Germany\n\nTogether we bake. Join Happy Oven in Cologne on Monday.\n"
        "Our CEO Martha Klein lives in Paris. EOE. PTO and 401K. Apply at LinkedIn."
    )
    assert terms(text) == []


def test_jobs_departments_towns_nationalities_and_everyday_words_are_left_out() -> None:
    text = (
        "Experience with Crumbtrak, Search, Swiss law and Derby. Knowledge of Legal and of Project Coordinators.\n"
        "Each search is logged. You know FORSTA."
    )
    assert terms(text) == ["Crumbtrak", "FORSTA"]


def test_german_nouns_are_not_terms() -> None:
    text = "Wir suchen für unser Team eine Person mit Erfahrung mit Menschen und Freude an der Arbeit mit Holz und Farben."
    assert terms(text) == []


def test_a_term_has_its_passage_and_can_be_added() -> None:
    text = "Knowledge of Zorblax is needed. Zorblax again."
    [term] = unknown_terms(text)
    assert text[term.span.start : term.span.end] == term.text == "Zorblax"
    assert unknown_terms(text, default_lexicon().extended(["Zorblax"])) == []
