"""The engine: pictures, threads, and documents of any shape."""

import threading
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from resumes.rendering import Design, RenderError, render_pdf, render_svg
from resumes.rendering.reextract import lost_texts, re_extract

PERSON: dict[str, Any] = {
    "basics": {
        "name": "Ruth Adeyemi",
        "email": "ruth@example.org",
        "url": 'https://x.example/?a=1&b="<script>',
    },
    "work": [
        {"position": "Welder", "name": "Dockyard", "startDate": "2019", "highlights": ["Joined hull plates."]}
    ],
}
TEMPLATES = ("classic", "sidebar")


@pytest.mark.parametrize("template", TEMPLATES)
def test_svg_is_well_formed_shapes_without_script_style_or_address(template: str) -> None:
    many = {**PERSON, "projects": [{"name": f"Project {n}", "summary": "Words. " * 60} for n in range(14)]}
    pages = render_svg(many, Design.default(template))

    assert len(pages) == render_pdf(many, Design.default(template)).pages > 1
    identifiers: set[str] = set()
    for page in pages:
        root = ElementTree.fromstring(page)  # noqa: S314 - our own output
        for element in root.iter():
            assert element.tag.rpartition("}")[2] in {
                "svg",
                "g",
                "path",
                "use",
                "defs",
                "symbol",
                "rect",
                "clipPath",
            }
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name != "style"
                assert not name.endswith("href") or value.startswith("#")
        own = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
        assert not own & identifiers
        identifiers |= own


def test_the_same_resume_gives_the_same_bytes() -> None:
    assert render_pdf(PERSON, Design()).pdf == render_pdf(PERSON, Design()).pdf


def test_threads_do_not_mix_their_resumes() -> None:
    mixed: list[str] = []

    def work(name: str) -> None:
        for template in TEMPLATES * 4:
            rendering = render_pdf({**PERSON, "basics": {"name": name}}, Design.default(template))
            if name not in re_extract(rendering):
                mixed.append(name)

    threads = [threading.Thread(target=work, args=(f"Person {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mixed == []


ODD: list[Any] = [
    {},
    None,
    [],
    "text",
    {"basics": None},
    {"basics": []},
    {"basics": {"name": 5, "profiles": "x", "location": 7, "email": ["a"]}},
    {"basics": {"name": "N" * 100, "label": "L" * 300, "email": "@", "phone": "-", "url": "http://[::1"}},
    {"work": None, "skills": {}, "education": "School", "languages": 4},
    {"work": [None, 3, "text", [], {}, {"highlights": {"a": 1}}, {"highlights": [None, 1, {}, []]}]},
    {"work": [{"startDate": "0000-13", "endDate": "9999-99"}, {"startDate": 2019}]},
    {"skills": [f"Skill {number}" for number in range(300)]},
    {"skills": [{"name": "All", "keywords": [f"Skill {number}" for number in range(300)]}]},
    {"skills": [{"keywords": ["only", "keywords"]}, {"name": "Only a name"}, {"level": "only"}]},
    {
        "certificates": [{"date": "2020"}],
        "languages": [{"fluency": "C1", "summary": "x", "highlights": ["y"]}],
    },
    {
        "": [{"name": "x"}],
        "🦄": [{"name": "🦄 🦄"}],
        "militaryService": [{"rank": "Corporal", "years": 2}],
        "a\x00b": "text",
        "\U00012000": ["y"],
    },
    {"basics": {"summary": "\n\n\n"}, "work": [{"summary": " \u200b "}]},
    {"basics": {"name": "\u0301\u0301\u0301", "summary": "x" + "\u0301" * 3}},
    {"basics": {"name": "👩‍💻 🇩🇪 👍🏽", "summary": "\U000e0041 \ufdd0 \uffff \U0010ffff \ue000"}},
]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("document", ODD, ids=range(len(ODD)))
def test_odd_documents_are_printed(document: Any, template: str) -> None:
    rendering = render_pdf(document, Design.default(template))

    assert rendering.pages >= 1
    assert lost_texts(rendering) == []
    assert len(render_svg(document, Design.default(template))) == rendering.pages


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
entries = st.dictionaries(
    st.sampled_from(
        ["name", "position", "startDate", "highlights", "keywords", "url", "location", "summary", "x"]
    ),
    json_values,
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    basics=json_values | entries,
    work=json_values | st.lists(entries, max_size=3),
    skills=json_values | st.lists(entries, max_size=3),
    template=st.sampled_from(TEMPLATES),
)
def test_no_document_crashes(basics: Any, work: Any, skills: Any, template: str) -> None:
    document = {"basics": basics, "work": work, "skills": skills}

    assert render_pdf(document, Design.default(template)).pdf.startswith(b"%PDF")


def test_unknown_sections_and_fields_are_printed_too() -> None:
    text = re_extract(
        render_pdf(
            {
                **PERSON,
                "militaryService": [{"name": "Navy", "rank": "Petty officer", "duties": ["Sonar watch"]}],
            },
            Design(),
        )
    )

    assert "Military service" in text
    assert "Petty officer" in text
    assert "Sonar watch" in text


def test_a_resume_without_a_name_is_printed_with_a_warning() -> None:
    rendering = render_pdf({"work": PERSON["work"]}, Design())

    assert rendering.warnings == ("The resume has no name: the PDF begins without one.",)


def test_a_resume_beyond_all_measure_is_refused_in_clear_words() -> None:
    with pytest.raises(RenderError, match=r"holds 300,\d{3} characters; at most 200,000"):
        render_pdf({"basics": {"name": "Long", "summary": "x" * 300_000}}, Design())


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("projects", [0, 14, 40])
def test_pages_are_counted_as_a_reader_counts_them(template: str, projects: int) -> None:
    text = "Objects of /Type /Page and /Type /Pages. " * 40
    many = {**PERSON, "projects": [{"name": f"Project {n}", "summary": text} for n in range(projects)]}
    rendering = render_pdf(many, Design.default(template))

    assert rendering.pages == len(PdfReader(BytesIO(rendering.pdf)).pages)
