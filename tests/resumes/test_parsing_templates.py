"""What the templates that people fill in share: credentials, headlines, told posts, grouped skills."""

import pytest

from resumes.document import Document
from resumes.parsing import parse_text
from resumes.parsing.names import clean_name
from resumes.reading.types import Line, Run, SourceText
from resumes.vocabulary.titles import title_score


def _parsed(text: str) -> Document:
    _, parsed = parse_text(text)
    return parsed.document


def _placed(rows: list[tuple[str, str]]) -> Document:
    """A page whose lines are each set in a style: 'b' bold, 'h' a bold and larger heading, '' plain."""
    from resumes.parsing.parse import parse

    lines, start = [], 0
    for number, (style, text) in enumerate(rows):
        size, bold = (13.0 if style == "h" else 10.0), style in ("b", "h")
        lines.append(
            Line(
                text=text,
                start=start,
                x0=50,
                x1=50 + 5 * len(text),
                top=20.0 * number,
                bottom=20.0 * number + size,
                size=size,
                bold=bold,
                right=560,
                gap_before=8.0 if style == "h" else 2.0,
                runs=(Run(text, bold, False, size),),
            )
        )
        start += len(text) + 1
    return parse(SourceText("\n".join(text for _, text in rows), "pdf", lines=tuple(lines))).document


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ines Carvalho-Pratt, RDN-AP", "Ines Carvalho-Pratt"),
        ("PAULETTE N. GRIGGS, MBA, SPHR, SHRM-SCP", "PAULETTE N. GRIGGS"),
        ("Owen Tregaskis BA (Hons) PGCE", "Owen Tregaskis"),
        ("Ada Quist, LEED AP BD+C", "Ada Quist"),
        ("VAN DER BERG, SOFIE", "SOFIE VAN DER BERG"),
        ("Quist, Ada", "Ada Quist"),
    ],
)
def test_letters_behind_a_name_are_no_part_of_it(written: str, name: str) -> None:
    assert clean_name(written) == name


@pytest.mark.parametrize(
    "title",
    ["Materialprüfer", "Rettungssanitäterin", "Bereichsleitung", "Vet Tech", "Odontóloga", "Ambulancière"],
)
def test_titles_of_more_trades(title: str) -> None:
    assert title_score(title) >= 0.7


_HEAD = "Ines Carvalho\nines.carvalho@example.com\n+1 503 555 0155\n\n"


def test_posts_told_in_sentences_one_below_the_other() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\n"
        "• Working as Lab Analyst in Fernhill Diagnostics, Pune from Mar 2020 to till date.\n"
        "• Worked as Junior Analyst in Corvane Labs, Pune from July 2016 to Feb 2020.\n\n"
        "EDUCATION\nB.Pharm from Saraswati College of Pharmacy in 2016\n"
    )
    posts = [(post["name"], post["position"], post["startDate"]) for post in document["work"]]
    assert posts == [
        ("Fernhill Diagnostics", "Lab Analyst", "2020-03"),
        ("Corvane Labs", "Junior Analyst", "2016-07"),
    ]
    assert document["education"][0]["institution"] == "Saraswati College of Pharmacy"
    assert document["education"][0]["endDate"] == "2016"


def test_an_employer_as_a_title() -> None:
    document = _parsed(
        _HEAD
        + "EXPERIENCE\nSince Aug 2018: Varuna, Nagpur as Deputy Manager – Treasury\n- Hedged copper.\n\n"
        "Apr 2014 – Jul 2018: Fernhill, Nagpur as Audit Executive\n- Bank audits.\n"
    )
    posts = [(post["name"], post["position"]) for post in document["work"]]
    assert posts == [("Varuna", "Deputy Manager – Treasury"), ("Fernhill", "Audit Executive")]


def test_what_an_employer_does_stands_between_it_and_the_title() -> None:
    document = _placed(
        [
            ("h", "Ines Carvalho"),
            ("", "ines.carvalho@example.com"),
            ("h", "Experience"),
            ("b", "OAKMERE\t2018 – 2023"),
            ("", "$90M maker of garden furniture owned by its staff."),
            ("b", "Chief Financial Officer"),
            ("", "• Cut the monthly close to five days."),
            ("b", "THISTLEDOWN\t2011 – 2018"),
            ("", "Regional chain of bakeries."),
            ("b", "Finance Manager"),
            ("", "• Bought two bakeries."),
            ("h", "Education"),
            ("", "BBA Accounting, University of Oregon, 2010"),
        ]
    )
    posts = [(post["name"], post["position"]) for post in document["work"]]
    assert posts == [("OAKMERE", "Chief Financial Officer"), ("THISTLEDOWN", "Finance Manager")]


def test_bold_names_of_groups_above_their_skills() -> None:
    document = _placed(
        [
            ("h", "Ines Carvalho"),
            ("", "ines.carvalho@example.com"),
            ("h", "Experience"),
            ("b", "Editor, Quayside Press\t2018 – 2023"),
            ("h", "Skills"),
            ("b", "Design"),
            ("", "InDesign"),
            ("", "Photoshop"),
            ("b", "Web"),
            ("", "WordPress"),
            ("h", "Education"),
            ("", "BA History, University of Oregon, 2010"),
        ]
    )
    skills = [(group["name"], group["keywords"]) for group in document["skills"]]
    assert skills == [("Design", ["InDesign", "Photoshop"]), ("Web", ["WordPress"])]


def test_bullets_side_by_side_under_the_headline_are_skills() -> None:
    document = _parsed(
        _HEAD + "Summary\nRuns calm depots.\n"
        "• Fleet readiness\t• Stock control\t• Hazmat\n• Lean\t• Contract oversight\t• Kronos\n\n"
        "EXPERIENCE\nDepot Manager, Harbour Freight Inc., 2015 - 2020\n- Ran nights.\n"
    )
    words = [word for group in document["skills"] for word in group["keywords"]]
    assert words == ["Fleet readiness", "Stock control", "Hazmat", "Lean", "Contract oversight", "Kronos"]


def test_certificates_that_share_a_section_with_degrees() -> None:
    document = _parsed(
        _HEAD + "EDUCATION & CERTIFICATIONS\nBS Accounting, Portland State University, 2009\n"
        "SPHR, HR Certification Institute, 2016\nProject Management Professional (PMP), PMI, 2021\n"
    )
    assert [course["institution"] for course in document["education"]] == ["Portland State University"]
    assert len(document["certificates"]) == 2


def test_licences_among_schools_are_no_schools() -> None:
    document = _parsed(
        _HEAD + "EDUCATION AND TRAINING\nGrade 12 – Otterburn High School – 2010\n"
        "Blasting Ticket – Quarry Board – 2020\nFirst Aid Level 2, 2019\n"
        "Crane operator, registered, no. 4471\n"
    )
    assert [course["institution"] for course in document["education"]] == ["Otterburn High School"]
    assert len(document["certificates"]) == 3


def test_a_school_between_its_degree_and_its_town_and_a_degree_in_capitals_alone() -> None:
    document = _parsed(
        _HEAD + "EDUCATION\nMA History, Insperion, Okehampton, 2009\nBA Law, Velmora College, Leeds, 2006\n\n"
        "2004\nMBA\nKromdal School\nFinal mark 1.7\n"
    )
    schools = [course["institution"] for course in document["education"]]
    assert schools == ["Insperion", "Velmora College", "Kromdal School"]


def test_a_dated_degree_is_not_parted_from_the_school_below_it() -> None:
    document = _parsed(
        _HEAD + "AUSBILDUNG\n2014 – 2016\tGeprüfte Fachwirtin (IHK)\nBerufsschule 4, Kiel\n"
        "2005 – 2013\tAbitur (Note 2,1)\nGoethe-Gymnasium, Kiel\n"
    )
    course = document["education"][1]
    assert (course["studyType"], course["institution"]) == ("Abitur", "Goethe-Gymnasium")
    assert (course["startDate"], course["endDate"]) == ("2005", "2013")


def test_a_label_within_a_name_and_a_level_beside_a_group_are_left() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\nTeacher, Harbour School, 2015 - 2020\n\nSKILLS\n- Arduino and Micro:bit\n"
        "- Infrastructure: (Master), Terraform, Bazel\n"
    )
    words = [word for group in document["skills"] for word in group["keywords"]]
    assert {"Arduino and Micro:bit", "Terraform"} <= set(words)
    assert "(Master)" not in words


def test_an_address_does_not_swallow_the_town_below_it() -> None:
    document = _placed(
        [
            ("h", "Nerea Olano"),
            ("", "688 555 014"),
            ("", "nerea.olano@correo.example.eus"),
            ("", "Donostia"),
            ("h", "Experiencia"),
            ("b", "Enfermera, Hospital Donostia\t2018 – 2023"),
        ]
    )
    assert document["basics"]["email"] == "nerea.olano@correo.example.eus"
    assert document["basics"]["phone"] == "688 555 014"


def test_the_mother_tongue_behind_its_label() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\nPharmacist, Catena, 2015 - 2020\n\nLANGUAGE SKILLS\nMother tongue(s): Romanian\n"
        "Other language(s):\nEnglish\tC1\nHungarian\tB1\n"
    )
    assert [entry["language"] for entry in document["languages"]] == ["Romanian", "English", "Hungarian"]


def test_posts_under_a_heading_that_promises_a_summary() -> None:
    document = _parsed(
        _HEAD + "Career summary\n\nSalaried GP\nBoulevard Practice, Halifax\nAugust 2013 – July 2016\n"
        "Eight sessions a week for a list of nine thousand.\n\nGP Registrar\nElmfield Surgery, Halifax\n"
        "August 2010 – July 2013\nPosts in paediatrics and psychiatry.\n\n"
        "Qualifications\nMBBS, Newcastle University, 2008\n"
    )
    assert [post["name"] for post in document["work"]] == ["Boulevard Practice", "Elmfield Surgery"]


def test_a_county_beside_title_and_employer_is_the_place() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\nDairy Herd Manager | Oakmere | Lancaster County, PA | 2019 - 2023\n- Jerseys.\n"
    )
    post = document["work"][0]
    assert (post["name"], post["location"]) == ("Oakmere", "Lancaster County, PA")


def test_levels_below_skills_are_none_and_a_rated_language_is_one() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\nPayroll Clerk, Harbour Freight Inc., 2015 - 2020\n\n"
        "SKILLS\nUltiPro\nVery Good\nGarnishments\nExcellent\n\n"
        "LANGUAGES\nEspañol (nativo)\nMapudungun (básico)\n"
    )
    assert [word for group in document["skills"] for word in group["keywords"]] == ["UltiPro", "Garnishments"]
    assert [entry["language"] for entry in document["languages"]] == ["Español", "Mapudungun"]


def test_a_season_before_its_years_is_no_employer() -> None:
    document = _parsed(
        _HEAD + "EXPERIENCE\nFruit Picker, Trevanion Orchards\nSeasons 2013 - 2014, Tauranga\n- Kiwifruit.\n"
    )
    post = document["work"][0]
    assert (post["name"], post["position"]) == ("Trevanion Orchards", "Fruit Picker")
