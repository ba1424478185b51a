"""Layouts whose difficulty is where things stand on the page, and what each says."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.resumes.layouts import Case
from tests.resumes.places_sources import (
    BOARD,
    BOARDROOM,
    EUROPASS,
    EXPORT,
    FORM,
    MARGIN,
    ONE_LINE,
    ROLES,
    SIDEBAR,
    TIMELINE,
    TOLD,
    TOWN,
)

_SANS = {"r": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique", "bi": "Helvetica-BoldOblique"}
_SERIF = {"r": "Times-Roman", "b": "Times-Bold", "i": "Times-Italic", "bi": "Times-BoldItalic"}


def from_places(source: str, fonts: dict[str, str] = _SANS) -> Callable[[], bytes]:
    """A PDF whose stretches of text stand where the source says."""

    def build() -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=A4)
        for row in source.strip().splitlines():
            y, _, rest = row.partition(" ")
            for stretch in rest.split(" ¦ "):
                x, look, text = stretch.split(" ", 2)
                size = look.rstrip("rbi")
                canvas.setFont(fonts[look[len(size) :]], float(size))
                canvas.drawString(float(x), A4[1] - float(y), text)
        canvas.save()
        return buffer.getvalue()

    return build


PLACED_CASES = (
    Case(
        "planner, form with labels in the margin",
        "europass.pdf",
        from_places(EUROPASS),
        "Ivaylo Stoyanov Dimitrov",
        "ivaylo.dimitrov@abv.example",
        "+359 32 555 018",
        (
            ("Rehberg-Hausgeräte Maritza EOOD", "Production Planner", "2014-05", ""),
            ("Magaziny Bulgaria", "Warehouse Supervisor", "2009-09-01", "2014-04-30"),
        ),
        (("Technical University of Sofia", "2008"),),
        ("SAP MM", "Microsoft Excel", "Power BI"),
        ("Bulgarian", "English", "German"),
    ),
    Case(
        "logistics, exported profile with two posts at one employer",
        "export.pdf",
        from_places(EXPORT),
        "Thiago Santoro",
        "tsantoro@outlook.example",
        "+55 51 99555-0142",
        (
            ("Aciara", "Supply Chain Manager", "2021-01", ""),
            ("Aciara", "Logistics Coordinator", "2017-03", "2021-01"),
            ("Granx", "Logistics Analyst", "2012-02", "2017-02"),
        ),
        (("Universidade Federal do Rio Grande do Sul", "2011"), ("Fundação Getulio Nunes", "2017")),
        ("Logistics Management", "Negotiation", "Lean Six Sigma"),
        ("Portuguese", "English"),
    ),
    Case(
        "nursing assistant, job board's file with drawn bullets",
        "board.pdf",
        from_places(BOARD),
        "Shawnte Breaux",
        "shawntebreaux7_k2d@indeedemail.example",
        "+1 225 555 0167",
        (
            ("Magnolia Manor Nursing Home", "Certified Nursing Assistant", "2019-03", ""),
            ("Gentle Keepers", "Home Health Aide", "2016-06", "2019-02"),
            ("Rising Larks", "Cashier/Crew Member", "2014-08", "2016-05"),
        ),
        (("Baton Rouge Community College", "2016-05"), ("Belaire High School", "2014-05")),
        ("Vital signs", "Patient care", "Hoyer lift", "EMR systems"),
        (),
    ),
    Case(
        "payroll clerk, French, side column with a picture",
        "sidebar.pdf",
        from_places(SIDEBAR),
        "Élodie Marchetti",
        "elodie.marchetti@laposte.example",
        "06 55 50 01 42",
        (
            ("Cabinet Rolland & Associés", "Gestionnaire de paie", "2020-09", ""),
            ("Groupe Sel", "Assistante RH", "2018-03", "2020-08"),
            ("Mairie de Villeurbanne", "Stagiaire ressources humaines", "2017-04", "2017-07"),
        ),
        (("Université Lumière Lyon 2", "2017"), ("Lycée Récamier", "2016"), ("", "2014")),
        ("Gestion de la paie", "Silae", "Droit social", "Pack Office"),
        ("Anglais", "Italien"),
    ),
    Case(
        "test mechanic, Italian form with broken labels",
        "form.pdf",
        from_places(FORM, _SERIF),
        "Gianfranco Bellucci",
        "g.bellucci@libero.example",
        "+39 347 555 0182",
        (
            ("Corsa Motor Holding S.p.A.", "Tecnico collaudatore", "2015-01", ""),
            ("Officina Moto Rossi", "Meccanico", "2008", "2014"),
        ),
        (("I.T.I.S. Aldini Valeriani", "2007"),),
        ("Diagnosi elettronica", "saldatura TIG", "banco prova"),
        (),
    ),
    Case(
        "finance, employer's dates around those of its posts",
        "roles.pdf",
        from_places(ROLES, _SERIF),
        "Theodore J. Whitcombe",
        "tjwhitcombe@mail.example",
        "630.555.0186",
        (
            ("GRANGER INDUSTRIAL SUPPLY", "Vice President, Finance", "2017", ""),
            ("GRANGER INDUSTRIAL SUPPLY", "Director, Financial Planning & Analysis", "2013", "2017"),
            ("GRANGER INDUSTRIAL SUPPLY", "Senior Manager, Corporate Accounting", "2009", "2013"),
            ("DELANEY & TORRES LLP", "Audit Manager", "2003", "2009"),
        ),
        (("University of Chicago Booth School of Business", "2012"), ("Marquette University", "2003")),
        (
            "Strategic Planning",
            "Mergers & Acquisitions",
            "FP&A",
            "Treasury",
            "SAP S/4HANA",
            "Investor Relations",
        ),
        (),
    ),
    Case(
        "copywriter, one line a post, letter-spaced name, career break",
        "one_line.pdf",
        from_places(ONE_LINE),
        "Imogen Tremayne",
        "imogen@tremayne.example",
        "07911 123 456",
        (
            ("Self-employed", "Freelance Content Designer", "2022-01", ""),
            ("Wulff Orrin", "Senior Copywriter", "2015-06", "2020-03"),
            ("Honesty Drinks", "Copywriter", "2011-09", "2015-07"),
        ),
        (("University of Exeter", "2011"),),
        ("Tone of voice", "UX writing", "Figma", "WordPress", "Interviewing users"),
        (),
    ),
    Case(
        "warehouse, employer (town) · title, side column right",
        "town.pdf",
        from_places(TOWN, _SERIF),
        "Bongani Mthembu",
        "bongani.mthembu@mweb.example",
        "+27 82 555 0142",
        (
            ("Karoo", "Operations Manager", "2019-05", ""),
            ("Umbono", "Inventory Controller", "2014-01", "2019-04"),
            ("Pack n Tie", "Receiving Clerk", "2011-02", "2013-12"),
        ),
        (("Cape Peninsula University of Technology", "2010-11"),),
        ("Warehouse management systems", "Shift planning", "SQL", "Root cause analysis"),
        ("isiZulu", "English", "Afrikaans"),
    ),
    Case(
        "operations, two titles under one employer",
        "boardroom.pdf",
        from_places(BOARDROOM, _SERIF),
        "Rutger Hollander-Sims",
        "rutger@hollandersims.example",
        "404.555.0172",
        (
            ("MERIDIAN HOME BRANDS", "Chief Operating Officer", "2020", ""),
            ("MERIDIAN HOME BRANDS", "Senior Vice President, Supply Chain", "2018", "2020"),
            ("KELLER PAPER MILL", "Plant Manager", "2009", "2018"),
            ("Kimball-Carr", "Production Supervisor", "2004", "2009"),
        ),
        (("Emory University, Goizueta Business School", "2012"), ("Georgia Institute of Technology", "2004")),
        ("Lean Manufacturing", "S&OP", "P&L Management", "Capital Projects", "Labor Relations"),
        (),
    ),
    Case(
        "kitchen, headings in the margin",
        "margin.pdf",
        from_places(MARGIN, _SERIF),
        "Gwendolyn P. Achterberg",
        "gwen.achterberg@mail.example",
        "(802) 555-0119",
        (
            ("Burlington School Food Project", "Kitchen Manager", "2015-08", ""),
            ("Hen of the Wood", "Line Cook", "2011-05", "2015-07"),
        ),
        (("New England Culinary Institute", "2011"),),
        ("Menu costing", "ServSafe", "inventory", "allergen control"),
        (),
    ),
    Case(
        "events, dates left broken over two lines, side column right",
        "timeline.pdf",
        from_places(TIMELINE),
        "Ines Carvalhal",
        "ines.carvalhal@sapo.example",
        "+351 912 555 014",
        (
            ("Palácio Norte", "Banqueting Manager", "2020", ""),
            ("Fil Feiras", "Event Coordinator", "2016", "2020"),
            ("Hotel Baía", "Receptionist", "2013", "2016"),
        ),
        (("Estoril Higher Institute for Tourism", "2013"),),
        ("Budgeting", "Opera PMS", "Negotiation", "Staff rostering"),
        ("Portuguese", "English", "Spanish"),
    ),
    Case(
        "tester, posts told in sentences, table of schools",
        "told.pdf",
        from_places(TOLD),
        "Anjali R. Nair",
        "anjali.rnair@mail.example",
        "+91 94470 55012",
        (
            ("USN Global", "Test Engineer", "2021-06", ""),
            ("Alvanz Technology", "Junior Tester", "2020-01", "2021-05"),
        ),
        (("Mar Baselios College of Engineering", "2019"), ("Holy Angels School", "2015")),
        ("Selenium", "JIRA", "Postman", "Java", "SQL", "Windows", "Linux"),
        ("English", "Malayalam", "Hindi"),
    ),
)
