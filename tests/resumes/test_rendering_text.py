"""What is printed comes back as text: every script, every sign, nothing read as markup."""

import io
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from pypdf import PdfReader

from resumes.rendering import Design, Rendering, render_pdf
from resumes.rendering.design import FONTS
from resumes.rendering.reextract import lost_texts, re_extract

TEMPLATES = ("classic", "sidebar")


def resume(**changes: Any) -> dict[str, Any]:
    return {
        "basics": {
            "name": "Zoë Ångström",
            "label": "Efficient office affairs",
            "email": "zoe.angstrom@example.org",
            "phone": "+46 8 555 01 00",
            "url": "https://example.org/zoe?a=1&b=2",
            "location": {"city": "Malmö", "countryCode": "SE"},
            "profiles": [{"network": "GitHub", "url": "https://github.com/zoe-example"}],
            "summary": "Fluffy waffles, first-class affidavits, 25 % off.",
        },
        "work": [
            {
                "position": "Finance officer",
                "name": "Nordhaven",
                "startDate": "2021-05",
                "highlights": ["Fixed the final filing.", "Cut costs by €40,000 – in a year."],
            }
        ],
        "education": [
            {"institution": "Lund University", "studyType": "MSc", "area": "Economics", "score": "VG"}
        ],
        "skills": [{"name": "Tools", "keywords": ["C++", "C#", ".NET", "Node.js"]}],
        "certificates": [{"name": "Chartered accountant", "issuer": "FAR", "date": "2020-11"}],
        "languages": [{"language": "Swedish", "fluency": "Native"}],
        **changes,
    }


def render(document: dict[str, Any], template: str = "classic", locale: str = "en") -> Rendering:
    return render_pdf(document, replace(Design.default(template), locale=locale))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_comes_back_in_order(template: str) -> None:
    rendering = render(resume(), template)

    assert rendering.warnings == ()
    assert lost_texts(rendering) == []
    assert "Efficient office affairs" in re_extract(rendering)
    assert "Fixed the final filing." in re_extract(rendering)


@pytest.mark.parametrize("template", TEMPLATES)
def test_other_readers_see_the_main_column_before_the_side(template: str) -> None:
    pdf = render(resume(), template).pdf
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        plumbed = opened.pages[0].extract_text(use_text_flow=True)
    opened_again = pypdfium2.PdfDocument(pdf)
    chrome = opened_again[0].get_textpage().get_text_bounded()
    for text in (plumbed, chrome):
        marks = ["Zoë Ångström", "zoe.angstrom@example.org", "Finance officer", "Fixed the final filing."]
        places = [text.index(mark) for mark in marks]
        assert places == sorted(places)
        assert "C++, C#, .NET, Node.js" in " ".join(text.split())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("lines", [0, 1, 2, 3, 4])
def test_poppler_reads_the_columns_one_after_the_other(lines: int) -> None:
    document = resume()
    document["basics"]["summary"] = "\n".join(
        f"Summary line {index} about honest accounts." for index in range(lines)
    )
    pdf = render(document, "sidebar").pdf
    text = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()

    marks = [
        "Experience",
        "Finance officer",
        "Fixed the final",
        "Lund University",
        "Skills",
        "C++",
        "Swedish",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places), text


@pytest.mark.parametrize("font", FONTS)
def test_every_family_keeps_its_letters_apart(font: str) -> None:
    rendering = render_pdf(resume(), replace(Design(), font=font, heading_font=font))

    assert lost_texts(rendering) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Олександр Шевченко", "Керував бригадою з дванадцяти електриків."),
        ("Γιώργος Παπαδόπουλος", "Διευθυντής αποθήκης με ομάδα οκτώ ατόμων."),
        ("Nguyễn Thị Đào", "Giảm thời gian giao hàng từ ba ngày xuống một ngày."),
        ("Łukasz Żółć", "Prowadził zespół sześciu spawaczy w stoczni."),
        ("İpek Çağlar Ümit", "Şantiyede iş güvenliği eğitimleri düzenledi."),
        ("佐藤 健", "物流倉庫で十五名のチームを率い、出荷ミスを半分に減らした。"),
        ("王小明", "负责三条生产线的质量检验，把返工率降低了一半。"),
        ("김철수", "병동에서 신규 간호사 여덟 명을 교육했습니다."),
    ],
)
@pytest.mark.parametrize("template", TEMPLATES)
def test_scripts_of_the_world_come_back(template: str, name: str, line: str) -> None:
    document = resume(work=[{"position": line, "name": name, "highlights": [line, line]}])
    document["basics"]["name"] = name
    rendering = render(document, template)

    assert rendering.warnings == ()
    assert lost_texts(rendering) == []


@pytest.mark.parametrize(
    ("name", "line", "locale"),
    [
        ("سعاد الحربي", "أدارت فريقا من تسعة ممرضين في قسم الطوارئ", "ar"),
        ("נועה ברק", "ניהלה צוות של שמונה מהנדסים", "he"),
    ],
)
def test_right_to_left_text_comes_back_letter_by_letter(name: str, line: str, locale: str) -> None:
    document = resume(work=[{"position": line, "name": name, "highlights": [line]}])
    document["basics"]["name"] = name
    rendering = render(document, "sidebar", locale)

    assert rendering.warnings == ()
    assert lost_texts(rendering) == []
    assert "zoe.angstrom@example.org" in re_extract(rendering)


MARKUP = [
    "#set page(width: 1cm)",
    '#eval("1+1") #read("/etc/passwd") #include "x.typ"',
    "$x^2$ and \\ and @label and <label> *bold* _em_ `raw` = Title",
    "[brackets] {braces} ~tilde~ -- --- ... // comment /* more */",
    "https://a.example/path_(x)#frag and 'quotes' and \"quotes\"",
    "#", "\\", "$", "@", "*", "_", "\\u{41}", "]", "[",
]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_persons_text_is_never_markup(template: str) -> None:
    document = resume(
        work=[{"position": text, "name": text, "startDate": text, "highlights": MARKUP} for text in MARKUP],
        skills=[{"name": text, "keywords": MARKUP} for text in MARKUP],
    )
    document["basics"] = {"name": MARKUP[0], "label": MARKUP[1], "email": MARKUP[2], "summary": MARKUP[3]}
    document["#import"] = [{"name": MARKUP[2]}]
    rendering = render(document, template)

    assert lost_texts(rendering) == []


def test_links_lead_where_they_say_and_nowhere_else() -> None:
    document = resume(
        projects=[{"name": "Trap", "url": "javascript:alert(1)"}, {"name": "File", "url": "file:///etc"}]
    )
    pages = PdfReader(io.BytesIO(render(document).pdf)).pages
    notes: list[Any] = [note.get_object() for page in pages for note in page.annotations or []]
    targets = {str(note["/A"]["/URI"]) for note in notes}

    assert targets == {
        "mailto:zoe.angstrom@example.org",
        "tel:+4685550100",
        "https://example.org/zoe?a=1&b=2",
        "https://github.com/zoe-example",
    }


def test_long_words_break_inside_the_page_and_lose_no_letter() -> None:
    address = "https://portfolio.example.org/" + "a-very-long-path/" * 12 + "x" * 90
    document = resume(
        certificates=[{"name": "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 2, "url": address}]
    )
    for template in TEMPLATES:
        rendering = render(document, template)
        assert lost_texts(rendering) == []
        with pdfplumber.open(io.BytesIO(rendering.pdf)) as opened:
            page = opened.pages[0]
            assert max(letter["x1"] for letter in page.chars) < page.width - 40


def test_characters_without_a_font_are_named_and_never_nul() -> None:
    document = resume()
    document["basics"]["summary"] = "Cuneiform \U00012000 and a unicorn 🦄 here."
    rendering = render(document)

    assert len(rendering.warnings) == 1
    assert "\U00012000 (U+12000)" in rendering.warnings[0]
    assert "🦄 (U+1F984)" in rendering.warnings[0]
    assert "\x00" not in re_extract(rendering)
    text = " ".join(re_extract(rendering).split())
    assert "Cuneiform □ and a unicorn here." in text
    assert ", ".join(document["skills"][0]["keywords"][:2]) in text
    assert lost_texts(rendering) == []


def test_typed_ligatures_controls_and_invisible_signs_are_put_right() -> None:
    document = resume()
    document["basics"]["summary"] = "Eﬃcient\u200b work\u00ad \u202eflow\ufeff\x00\x07 \ud800done."
    document["work"][0]["highlights"] = ["• Bullet typed by hand", "- Another", "* Third"]
    text = " ".join(re_extract(render(document)).split())

    assert "Efficient work flow done." in text
    assert "• Bullet typed by hand • Another • Third" in text


def test_the_pdf_is_tagged_titled_and_names_its_language() -> None:
    reader = PdfReader(io.BytesIO(render(resume(), locale="de").pdf))
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "de"
    assert reader.metadata is not None
    assert reader.metadata.title == "Zoë Ångström – Lebenslauf"
    assert reader.metadata.author == "Zoë Ångström"
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in xmp


@pytest.mark.parametrize(
    ("locale", "heading", "month", "now"),
    [
        ("en", "Experience", "May 2021", "Present"),
        ("de", "Berufserfahrung", "Mai 2021", "heute"),
        ("fr", "Expérience professionnelle", "mai 2021", "aujourd’hui"),
        ("es", "Experiencia profesional", "may 2021", "actualidad"),
        ("de-CH", "Berufserfahrung", "Mai 2021", "heute"),
        ("xx", "Experience", "May 2021", "Present"),
    ],
)
def test_headings_and_months_follow_the_locale(locale: str, heading: str, month: str, now: str) -> None:
    text = re_extract(render(resume(), locale=locale))

    assert heading in text
    assert f"{month} – {now}" in text
