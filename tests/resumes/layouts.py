"""Resumes of invented people in many layouts, trades and countries, each with what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field

import typst

from tests.resumes.layout_sources import (
    DEVOPS_PDF,
    ENGINEER_TXT,
    FRENCH_PDF,
    GERMAN_PDF,
    GROUPED_PDF,
    ITALIAN_TXT,
    JAPANESE_TXT,
    NURSE_PDF,
    PORTUGUESE_PDF,
    SALES_TWO_PAGES,
    SPANISH_MD,
    TEACHER_PDF,
    lawyer_docx,
    welder_docx,
)


@dataclass(frozen=True)
class Case:
    """A file and the fields that must be read from it. work: (employer, title, start, end); education: (school, end)."""

    name: str
    filename: str
    build: Callable[[], bytes]
    person: str
    email: str = ""
    phone: str = ""
    work: tuple[tuple[str, str, str, str], ...] = ()
    education: tuple[tuple[str, str], ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


def from_typst(source: str) -> Callable[[], bytes]:
    return lambda: typst.compile(source.encode())


def from_text(source: str) -> Callable[[], bytes]:
    return lambda: source.encode()


CASES = (
    Case(
        "nurse, one column, employer first",
        "nurse.pdf",
        from_typst(NURSE_PDF),
        "Margaret O’Connell",
        "m.oconnell.rn@example.com",
        "(617) 555-0182",
        (
            ("Beacon Hill Medical Center", "Charge Nurse, Intensive Care Unit", "2018-03", ""),
            ("St. Brendan’s Hospital", "Staff Nurse, Emergency Department", "2012-06", "2018-02"),
        ),
        (("Northgate College", "2012-05"),),
        ("Critical care", "Triage", "Ventilator management", "Epic", "Patient education", "ACLS"),
    ),
    Case(
        "electrician, German table with dates left",
        "lebenslauf.pdf",
        from_typst(GERMAN_PDF),
        "Jürgen Weiß",
        "juergen.weiss@example.de",
        "+49 341 5550142",
        (
            ("Sachsenwerk Antriebe GmbH", "Elektroniker für Betriebstechnik", "2017-08", ""),
            ("Elektro Krause & Sohn KG", "Elektroinstallateur", "2009-09", "2017-07"),
        ),
        (("Berufsschule Leipzig-Süd", "2009"), ("Oberschule Markkleeberg", "2006")),
        ("SPS-Programmierung", "Schaltplanlesen", "SAP PM"),
        ("Deutsch", "Englisch"),
    ),
    Case(
        "chef, French, dark side column",
        "cv.pdf",
        from_typst(FRENCH_PDF),
        "Élodie Marchand",
        "elodie.marchand@example.fr",
        "06 12 34 56 78",
        (
            ("Restaurant Le Vieux Pressoir", "Cheffe de cuisine", "2018-09", ""),
            ("Brasserie des Halles", "Sous-cheffe", "2013-03", "2018-08"),
        ),
        (("Lycée hôtelier de Dijon", "2012"),),
        ("Cuisine du marché", "Gestion des stocks", "HACCP", "Pâtisserie"),
        ("Français", "Anglais"),
    ),
    Case(
        "civil engineer, plain text, India",
        "resume.txt",
        from_text(ENGINEER_TXT),
        "Priya Ramanathan",
        "priya.ramanathan@example.in",
        "+91 98450 12345",
        (
            ("Kaveri Infrastructure Pvt. Ltd.", "Senior Structural Engineer", "2019-04", ""),
            ("Deccan Metro Works Ltd.", "Site Engineer", "2015-07", "2019-03"),
        ),
        (("Malnad Institute of Technology", "2015"), ("Coastal College of Engineering", "2013")),
        ("STAAD.Pro", "AutoCAD", "ETABS", "Site supervision"),
        ("English", "Hindi", "Tamil", "Kannada"),
    ),
    Case(
        "accountant, Spanish Markdown",
        "cv.md",
        from_text(SPANISH_MD),
        "María de la Fuente Ortiz",
        "maria.delafuente@example.es",
        "+34 954 55 01 42",
        (
            ("Aceites del Sur, S.A.", "Responsable de contabilidad", "2016-01", ""),
            ("Gestoría Puerta Real", "Auxiliar administrativa", "2011", "2015"),
        ),
        (("Universidad de Sevilla", "2011"),),
        ("Excel avanzado", "SAP", "Impuestos"),
        ("Español", "Inglés"),
    ),
    Case(
        "engineer, Japanese text",
        "職務経歴書.txt",
        from_text(JAPANESE_TXT),
        "佐藤 健太",
        "kenta.sato@example.jp",
        "03-5555-0142",
        (
            ("株式会社みどり電機", "主任", "2018-04", ""),
            ("東北精密株式会社", "設計エンジニア", "2013-04", "2018-03"),
        ),
        (("北陽大学", "2013-03"),),
        ("CAD", "Excel", "品質管理"),
        ("日本語", "英語"),
    ),
    Case(
        "teacher, table with dates right, particles",
        "teacher.pdf",
        from_typst(TEACHER_PDF),
        "Hendrik van der Berg",
        "h.vanderberg@example.nl",
        "+31 30 555 0142",
        (
            ("Waterland Lyceum", "Teacher of Mathematics and Head of Department", "2014-08", ""),
            ("Scholengemeenschap De Brug", "Mathematics Teacher", "2009-09", "2014-07"),
        ),
        (("Universiteit Utrecht", "2009"), ("Universiteit Leiden", "2004")),
        (),
        ("Dutch", "English", "German"),
    ),
    Case(
        "sales, right side column, dates below",
        "sales.pdf",
        from_typst(SALES_TWO_PAGES),
        "Amara Okafor",
        "amara.okafor@example.com",
        "+234 803 555 0142",
        (
            ("Sunrise Beverages Ltd", "Regional Sales Manager", "2017-01", ""),
            ("Delta Foods PLC", "Sales Representative", "2012", "2016"),
        ),
        (("University of Benin", "2012"),),
        ("Key accounts", "Negotiation", "Forecasting", "Salesforce"),
        ("English", "Yoruba"),
    ),
    Case(
        "shipping, several posts at one employer",
        "cv.pdf",
        from_typst(GROUPED_PDF),
        "Tomasz Lewandowski",
        "tomasz.lewandowski@example.pl",
        "+48 22 555 01 42",
        (
            ("Baltic Shipping Services", "Operations Director", "2017", "2022"),
            ("Baltic Shipping Services", "Fleet Coordinator", "2010", "2017"),
            ("Marina Północ", "Deck Officer", "2006", "2010"),
        ),
        (("Gdynia Maritime University", "2006"),),
        ("Fleet management", "ISM Code", "Crew planning", "Budgeting"),
    ),
    Case(
        "architect, Portuguese, one line with pipes",
        "curriculo.pdf",
        from_typst(PORTUGUESE_PDF),
        "João Pedro da Silva",
        "joao.silva@example.com.br",
        "(11) 95555-0142",
        (
            ("Estúdio Horizonte Ltda", "Arquiteto Sênior", "2019-03", ""),
            ("Construtora Ipê", "Arquiteto Júnior", "2014-02", "2019-02"),
        ),
        (("Universidade Estadual do Sudeste", "2013"),),
        ("Revit", "AutoCAD", "SketchUp", "Gestão de obras"),
        ("Português", "Inglês"),
    ),
    Case(
        "nurse, Italian text, date third",
        "cv.txt",
        from_text(ITALIAN_TXT),
        "Giulia Bianchi",
        "giulia.bianchi@example.it",
        "+39 333 555 0142",
        (
            ("Ospedale San Carlo", "Infermiera di terapia intensiva", "2017-06", ""),
            ("Clinica Villa Serena", "Infermiera", "2012-09", "2017-05"),
        ),
        (("Università degli Studi di Torino", "2012"),),
        ("Triage", "Terapia endovenosa", "Gestione del dolore"),
        ("Italiano", "Inglese"),
    ),
    Case(
        "welder, Word table",
        "welder.docx",
        welder_docx,
        "Darnell Washington",
        "darnell.washington@example.com",
        "918-555-0142",
        (
            ("Red River Pipeline Co.", "Pipe Welder", "2016-05", ""),
            ("Osage Steel Fabricators", "Welder's Helper", "2011", "2016"),
        ),
        (("Green Country Technical College", "2011"),),
        ("TIG welding", "Blueprint reading", "Forklift operation"),
    ),
    Case(
        "lawyer, Word with tabs",
        "lawyer.docx",
        lawyer_docx,
        "Fatima Al-Rashid",
        "fatima.alrashid@example.co.uk",
        "+44 20 7946 0142",
        (
            ("Whitmore & Hale LLP", "Senior Associate", "2015-10", ""),
            ("Citizens Legal Centre", "Trainee Solicitor", "2012-09", "2015-09"),
        ),
        (("University of Kent", "2012"), ("University of Exeter", "2011")),
        (),
        ("English", "Arabic"),
    ),
    Case(
        "platform engineer, 'title at employer', name on two lines",
        "cv.pdf",
        from_typst(DEVOPS_PDF),
        "Søren Kjærgaard",
        "soren.kjaergaard@example.dk",
        "+45 33 55 01 42",
        (
            ("Nordlys Bank", "Platform Engineer", "2019-10", ""),
            ("Havnens Detail A/S", "System Administrator", "2015-02", "2019-09"),
        ),
        (("Aarhus University", "2014"),),
        ("Python", "Go", "Bash", "Kubernetes", "Terraform", "AWS"),
    ),
)
