"""The lexicon's data files keep their format, and the loader reads every rule of it."""

from pathlib import Path

import pytest

from jobs.lexicon.load import DATA, LexiconError, default_lexicon, lexicon_problems, load_lexicon, parse_entry

FIELDS = {
    "software",
    "data",
    "marketing",
    "sales",
    "finance",
    "health",
    "education",
    "trades",
    "logistics",
    "hospitality",
}


def test_data_files_have_no_problems() -> None:
    assert lexicon_problems(DATA) == []


def test_lexicon_covers_the_fields_of_work_and_every_category() -> None:
    lexicon = default_lexicon()
    assert len(lexicon) >= 2500
    assert {entry.field for entry in lexicon} >= FIELDS
    assert {entry.category for entry in lexicon} == {"technical", "soft", "certification", "other"}
    assert len({entry.name for entry in lexicon}) == len(lexicon)


def test_a_line_holds_flags_and_rules() -> None:
    entry = parse_entry(
        "!?Go = Golang, !GO ; near: Rust, backend ; not: Go to, Go live ; broader: Programming",
        "technical",
        "code",
    )
    assert [(form.text, form.exact, form.ambiguous) for form in entry.forms] == [
        ("Go", True, True),
        ("Golang", False, False),
        ("GO", True, False),
    ]
    assert entry.near == ("Rust", "backend")
    assert entry.blockers == ("Go to", "Go live")
    assert entry.broader == ("Programming",)


@pytest.mark.parametrize("line", ["Go ; neer: Rust", "Go = !!Golang", "Go = ...", "Go ; near: a ; near: b"])
def test_a_broken_line_is_refused(line: str) -> None:
    with pytest.raises(LexiconError):
        parse_entry(line, "technical", "code")


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_problems_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        one="[technical]\nBaking = bread making\nPastry ; broader: Cooking\nDough ; not: cold hands\n",
        two="[other]\nBread making = baking\nBaking\n",
    )
    problems = "\n".join(lexicon_problems(tmp_path))
    assert "duplicate name 'Baking'" in problems
    assert "unknown broader skill 'Cooking'" in problems
    assert "'cold hands' holds no spelling" in problems
    assert "belongs to 'Baking'" in problems


def test_comments_categories_and_signs_in_names(tmp_path: Path) -> None:
    lexicon = load_lexicon(
        write(tmp_path, code="# languages\n[technical]\nC# = C sharp\n\n[soft]\nPatience\n")
    )
    assert [(entry.name, entry.category, entry.field) for entry in lexicon] == [
        ("C#", "technical", "code"),
        ("Patience", "soft", "code"),
    ]


def test_broader_skills_follow_from_one_another(tmp_path: Path) -> None:
    lexicon = load_lexicon(
        write(
            tmp_path,
            code="Django REST = DRF ; broader: Django\nDjango ; broader: Python\nPython ; broader: Django\n",
        )
    )
    assert lexicon.broader("Django REST") == {"Django", "Python"}
    assert lexicon.broader("Python") == {"Django"}
    assert lexicon.broader("Cobol") == frozenset()


@pytest.mark.parametrize(
    ("skill", "proven", "unproven"),
    [
        ("Django REST framework", "Python", "Front-end development"),
        ("PostgreSQL", "SQL", "NoSQL"),
        ("EKS", "AWS", "DevOps"),
        ("TIG welding", "Welding", "Metal fabrication"),
        ("CNC programming", "", "CNC machining"),
        ("C#", "", ".NET"),
        ("WordPress", "Content management systems", "PHP"),
        ("Large language models", "Generative AI", "Machine learning"),
        ("Power Query", "", "Data cleaning"),
        ("Survey123", "ArcGIS", "Geospatial analysis"),
    ],
)
def test_a_skill_proves_only_what_cannot_be_missing(skill: str, proven: str, unproven: str) -> None:
    lexicon = default_lexicon()
    assert lexicon.get(skill)
    assert lexicon.get(unproven)
    wider = lexicon.broader(skill)
    assert not proven or proven in wider
    assert unproven not in wider


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("hydrology", "Altlastenerkundung"),
        ("radiology", "radiography"),
        ("JMP", "Minitab"),
        ("radio mic fitting", "stage rigging"),
        ("supervised learning", "unsupervised learning"),
        ("IFRS 15", "ASC 606"),
    ],
)
def test_different_things_are_different_skills(spelling: str, other: str) -> None:
    lexicon = default_lexicon()
    assert lexicon.resolve(spelling)
    assert lexicon.resolve(other)
    assert lexicon.resolve(spelling) is not lexicon.resolve(other)


def test_a_spelling_resolves_to_its_entry(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path, code="Front-end development = front end, UI work\n"))
    found = lexicon.resolve("FRONT-END")
    assert found is not None
    assert found.name == "Front-end development"
    assert lexicon.resolve("back end") is None


def test_own_terms_extend_without_repeating(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path, code="Python\n"))
    longer = lexicon.extended(["python", "Zorblax", " zorblax ", ""])
    assert [entry.name for entry in longer] == ["Python", "Zorblax"]
    assert len(longer) == 2
    assert longer.get("Zorblax") is not None
    assert longer.resolve("Python") is lexicon.get("Python")
    assert lexicon.extended(["Python"]) is lexicon
