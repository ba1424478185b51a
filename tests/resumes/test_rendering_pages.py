"""Page breaks: nothing stranded, nothing lost, whatever the length."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from resumes.rendering import Design, Rendering, render_pdf
from resumes.rendering.reextract import lost_texts

SECTIONS = {"Experience", "Education", "Summary", "Projects", "Skills", "Certificates", "Languages"}


def resume(jobs: int, lines: int) -> dict[str, Any]:
    """`lines` short skills lead, so that each count puts the jobs elsewhere on the page."""
    return {
        "basics": {
            "name": "Nadia Verhoeven",
            "summary": "\n".join(f"Line {index}." for index in range(lines)),
        },
        "work": [
            {
                "position": f"Fitter number {job}",
                "name": f"Employer {job}",
                "startDate": "2015-02",
                "endDate": "2016-03",
                "highlights": [
                    f"Bullet {job}-{index} aligned pumps and shafts on site." for index in range(4)
                ],
            }
            for job in range(jobs)
        ],
        "education": [{"institution": "Technical College", "studyType": "Diploma", "area": "Mechanics"}],
        "skills": [{"name": "Shop", "keywords": ["Turning", "Milling"]}],
    }


def last_lines(rendering: Rendering) -> list[str]:
    """The last printed line of each page but the final one, feet left out; of the main column only."""
    found = []
    for page in PdfReader(io.BytesIO(rendering.pdf)).pages[:-1]:
        lines = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        if "Skills" in lines and lines.index("Skills") > 0:
            lines = lines[: lines.index("Skills")]
        found.append([line for line in lines if line not in rendering.footers][-1])
    return found


@pytest.mark.parametrize("template", ["classic", "sidebar"])
def test_a_heading_or_an_entry_head_never_ends_a_page(template: str) -> None:
    broken_pages = 0
    for lines in range(1, 26):
        rendering = render_pdf(resume(9, lines), Design.default(template))
        for line in last_lines(rendering):
            broken_pages += 1
            assert line not in SECTIONS, f"{line!r} ends a page after {lines} lines"
            assert not line.startswith(("Fitter number", "Employer", "Diploma", "Feb 2015")), (lines, line)
    assert broken_pages >= 25


@pytest.mark.parametrize("template", ["classic", "sidebar"])
def test_twelve_pages_hold_every_text_in_order(template: str) -> None:
    rendering = render_pdf(resume(75, 5), Design.default(template))

    assert rendering.pages >= 10
    assert lost_texts(rendering) == []
    assert len(rendering.footers) == rendering.pages - 1


def test_the_side_column_flows_over_pages_beside_a_short_main_column() -> None:
    document = resume(1, 1)
    document["skills"] = [
        {"name": f"Group {index}", "keywords": ["Turning", "Milling"] * 4} for index in range(40)
    ]
    rendering = render_pdf(document, Design.default("sidebar"))

    assert rendering.pages >= 2
    assert lost_texts(rendering) == []


def test_a_page_of_the_sidebar_that_goes_on_with_a_section_names_it() -> None:
    rendering = render_pdf(resume(14, 1), Design.default("sidebar"))
    second = PdfReader(io.BytesIO(rendering.pdf)).pages[1].extract_text()

    assert second.strip().startswith("Experience")


def test_a_paragraph_longer_than_a_page_runs_on() -> None:
    document = {"basics": {"name": "Ola"}, "work": [{"position": "Clerk", "highlights": ["word " * 3000]}]}
    for template in ("classic", "sidebar"):
        rendering = render_pdf(document, Design.default(template))
        assert rendering.pages >= 2
        whole = "".join(page.extract_text() for page in PdfReader(io.BytesIO(rendering.pdf)).pages)
        assert whole.count("word") == 3000


def test_page_numbers_can_be_left_out() -> None:
    design = Design.from_json({"page_numbers": False})
    rendering = render_pdf(resume(9, 3), design)

    assert rendering.pages == 2
    assert rendering.footers == ()
    assert "2 / 2" not in PdfReader(io.BytesIO(rendering.pdf)).pages[1].extract_text()


def test_letter_paper_and_a4_have_their_own_sizes() -> None:
    sizes = {}
    for page in ("a4", "letter"):
        box = (
            PdfReader(io.BytesIO(render_pdf(resume(1, 1), Design.from_json({"page": page})).pdf))
            .pages[0]
            .mediabox
        )
        sizes[page] = (round(box.width), round(box.height))
    assert sizes == {"a4": (595, 842), "letter": (612, 792)}
