"""Skills are found with exact evidence, whatever the typesetting, and only where the words mean the skill."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.extraction.posting import find_skills, read_posting
from jobs.extraction.types import SkillHit
from jobs.lexicon.load import Lexicon, default_lexicon, load_lexicon

WORDS = """
Python
Java ; not: island of Java
JavaScript
C++
C# = C sharp
!?C = C language ; near: embedded, compiler
.NET = dotnet
Node.js = NodeJS
Angular = Angular.js
!?Go = Golang ; near: backend, goroutines ; not: Go to
!?R = R language ; near: statistics ; not: R&D
Front-end development = front end
Machine learning
SQL
SQL Server ; broader: SQL
API design = APIs
Research and development = R&D
!?Lead = lead generation ; near: prospect
Category strategy
Master's programme design = master's programmes
[soft]
Communication
[other]
German = Deutsch
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder: Path = tmp_path_factory.mktemp("lexicon")
    (folder / "code.txt").write_text(WORDS, encoding="utf-8")
    return load_lexicon(folder)


def names(text: str, lexicon: Lexicon) -> list[str]:
    return [skill.name for skill in find_skills(text, lexicon)]


def quotes(hits: list[SkillHit]) -> list[str]:
    return [span.quote for hit in hits for span in hit.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and .NET.", ["C++", "C#", ".NET"]),
        ("(Node.js/C#)", ["Node.js", "C#"]),
        ("node JS or NodeJS", ["Node.js"]),
        ("front-end, Frontend and FRONT END", ["Front-end development"]),
        ("Python-based tools", ["Python"]),
        ("pythonic, jython", []),
        ("SQL Server and SQL", ["SQL Server", "SQL"]),
        ("Design REST APIs", ["API design"]),
        ("API’s and an API", ["API design"]),
        ("R & D budgets", ["Research and development"]),
        ("Research & Development", ["Research and development"]),
        ("run master’s programmes", ["Master's programme design"]),
        ("category strategies", ["Category strategy"]),
        ("the internet and a net", []),
        ("machine learning", ["Machine learning"]),
        ("machine. Learning", []),
        ("machine, learning", []),
    ],
)
def test_boundaries_and_spellings(text: str, expected: list[str], lexicon: Lexicon) -> None:
    assert names(text, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("we do machine\nlearning daily", "machine\nlearning"),
        ("we do machine   \n   learning daily", "machine   \n   learning"),
        ("ma\u00adchine lear\u00adning", "ma\u00adchine lear\u00adning"),
        ("built on Angu-\n     lar.js now", "Angu-\n     lar.js"),
        ("\u00a0\u00a0Deutsch", "Deutsch"),
        ("\r\n\r\nMachine\u00a0Learning\r\n", "Machine\u00a0Learning"),
        ("eﬃcient oﬃces use Python", "Python"),
        ("e\u0301cole, then SQL", "SQL"),
        ("İstanbul, Łódź, Москва: SQL", "SQL"),
    ],
)
def test_evidence_is_the_original_text(text: str, quote: str, lexicon: Lexicon) -> None:
    hits = find_skills(text, lexicon)
    assert quotes(hits) == [quote]
    span = hits[0].evidence[0]
    assert text[span.start : span.end] == span.quote


@settings(deadline=None)
@given(st.text(alphabet="aPython SQL\n\t-\u00ad\u00a0\u2010\ufb01e\u0301İßC+#.&/’Ł\r", max_size=80))
def test_evidence_offsets_hold_for_any_text(text: str) -> None:
    for skill in find_skills(f"{text} Python {text}"):
        for span in skill.evidence:
            assert f"{text} Python {text}"[span.start : span.end] == span.quote


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    facts = read_posting(text, text[:40])
    for skill in facts.skills:
        assert all(text[span.start : span.end] == span.quote for span in skill.evidence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Go and Python", True),
        ("Write backend services in Go", True),
        ("Go to market", False),
        ("Python or Go to market plans", False),
        ("Let it go with Python", False),
        ("Go further with us", False),
        ("• Python\n• Go\n• SQL", True),
    ],
)
def test_ambiguous_names_need_context(text: str, found: bool, lexicon: Lexicon) -> None:
    assert ("Go" in names(text, lexicon)) is found


@pytest.mark.parametrize(
    "text", ["C-level people who know a compiler", "Vitamin C", "statistics for R&D", "a c-suite, compiler"]
)
def test_single_letters_are_not_parts_of_other_words(text: str, lexicon: Lexicon) -> None:
    assert not {"C", "R"} & set(names(text, lexicon))


def test_blocked_phrases_do_not_count(lexicon: Lexicon) -> None:
    assert names("Travel to the island of Java", lexicon) == []


def test_lists_without_punctuation(lexicon: Lexicon) -> None:
    assert names("python sql java javascript", lexicon) == ["Python", "SQL", "Java", "JavaScript"]


def test_list_items_are_not_joined(lexicon: Lexicon) -> None:
    assert names("Skills\nMachine\nLearning", lexicon) == []


def test_counts_and_categories(lexicon: Lexicon) -> None:
    [python, german] = find_skills("Python, Deutsch, Python", lexicon)
    assert (python.name, python.count, python.category) == ("Python", 2, "technical")
    assert (german.name, german.category) == ("German", "other")


def test_own_terms_are_found_beside_the_lexicon(lexicon: Lexicon) -> None:
    longer = lexicon.extended(["Zorblax Studio", "Python"])
    assert names("Python with zorblax-studio", longer) == ["Python", "Zorblax Studio"]
    assert names("Python with zorblax-studio", lexicon) == ["Python"]


AMBIGUOUS = [
    ("We excel at service and access new markets swiftly", {"Excel", "Microsoft Access", "Swift"}),
    ("Go the extra mile and express yourself", {"Go", "Express"}),
    ("Spark joy, lead the team, react quickly", {"Spark", "React"}),
    ("Rust prevention on steel parts", {"Rust"}),
    ("keeping people safe, so far", {"SAFe", "Government contracting"}),
    ("reports, tests etc.", {"Rail signalling"}),
    ("Follow us on Facebook; visitors sign in at reception", {"Facebook", "Reception"}),
    (
        "Free eye tests, a massage once a month and childcare vouchers",
        {"Massage therapy", "Eye examinations", "Childcare"},
    ),
    (
        "Wir arbeiten im Schichtbetrieb; im Kindergarten wird gewogen",
        {"Schichtbetrieb", "Kindergarten teaching"},
    ),
    (
        "Ils vivent près de la librairie et aiment la musique",
        {"Immediate life support", "Bookselling", "Music"},
    ),
    ("Hubo que esperar la cosecha; precios con IVA incluido", {"Harvesting", "VAT"}),
]


@pytest.mark.parametrize(("text", "absent"), AMBIGUOUS)
def test_everyday_words_are_not_products(text: str, absent: set[str]) -> None:
    assert not absent & set(names(text, default_lexicon()))


def test_products_are_found_in_context() -> None:
    text = "Strong Excel skills. Backend services in Go and Rust. Apps in Swift or Kotlin. Pipelines on Spark and Kafka."
    assert {"Excel", "Go", "Rust", "Swift", "Spark"} <= set(names(text, default_lexicon()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sehr gute Deutsch- und Englischkenntnisse sowie Erfahrung mit SAP", {"German", "English", "SAP"}),
        ("Maîtrise de l'anglais, du contrôle de gestion et d'Excel", {"English", "Excel"}),
        ("Inglés alto y contabilidad", {"English", "Accounting"}),
        ("Forklift licence, HACCP, ACLS and BLS", {"HACCP", "Basic Life Support"}),
        ("Root planing, periodontal charting and experience with ClearDent", {"Root planing", "ClearDent"}),
        ("You know VSAM, Endevor and Xpediter", {"VSAM", "Endevor", "Xpediter"}),
        ("Axle counters, track circuits and MicroStation", {"Axle counters", "Track circuits"}),
        ("Trim sheets, LODs and Marmoset Toolbag", {"Trim sheets", "LODs"}),
        ("Triaxial tests, inclinometers and PLAXIS", {"Inclinometers", "PLAXIS"}),
    ],
)
def test_skills_of_many_trades_and_tongues(text: str, expected: set[str]) -> None:
    assert expected <= set(names(text, default_lexicon()))


def test_small_letters_count_in_a_line_of_tags(lexicon: Lexicon) -> None:
    assert names("Job\njava sql python go", lexicon) == ["Java", "SQL", "Python", "Go"]
    assert "Go" not in names("java and sql in python go well with us and our many friends", lexicon)
