"""Title, company and location guessed from a pasted posting; None where unsure."""

import pytest

from jobs.extraction.header import guess_header
from jobs.extraction.types import Header


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Senior Welder\nIron & Sons Ltd\nLeeds, UK\n\nWe build gates.",
            Header("Senior Welder", "Iron & Sons Ltd", "Leeds, UK"),
        ),
        ("Data Engineer at Quarry\nRemote\n\nYou will…", Header("Data Engineer", "Quarry", "Remote")),
        (
            "Bluefin GmbH | Pflegefachkraft (m/w/d) | 10115 Berlin",
            Header("Pflegefachkraft", "Bluefin GmbH", "10115 Berlin"),
        ),
        (
            "Job Title: Cook\nCompany: Le Petit Four\nLocation: Lyon, France",
            Header("Cook", "Le Petit Four", "Lyon, France"),
        ),
        (
            "Intitulé du poste : Comptable\nEntreprise : Dupuis SA\nLieu : Nantes",
            Header("Comptable", "Dupuis SA", "Nantes"),
        ),
        ("Teacher of Maths\n\nAt Oakfield, we teach with joy.", Header("Teacher of Maths", "Oakfield", None)),
        (
            "Night Nurse\nDenver, CO\nAbout Mercy Hill\nA small hospital.",
            Header("Night Nurse", "Mercy Hill", "Denver, CO"),
        ),
        (
            "Nordlys is looking for a Truck Driver in Oslo, Norway",
            Header("Truck Driver", "Nordlys", "Oslo, Norway"),
        ),
        ("We bake bread and we love it.", Header(None, None, None)),
        ("", Header(None, None, None)),
    ],
)
def test_header(text: str, header: Header) -> None:
    assert guess_header(text) == header


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Night Porter Night Porter\nLisbon, Portugal\n", "Night Porter"),
        ("Crane OperatorCrane Operator\nWe build.", "Crane Operator"),
        (
            "Senior Engineer, Payments and\nPlatform (m/f/d)\nBerlin, Germany",
            "Senior Engineer, Payments and Platform",
        ),
        ("Line Cook (evenings and\nweekends)\n\nWe cook.", "Line Cook (evenings and weekends)"),
    ],
)
def test_a_title_is_read_once_and_whole(text: str, title: str) -> None:
    assert guess_header(text).title == title


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Nurse\n\nArbeiten Sie bei der Sonnenhof Pflege GmbH in Kassel.", "Sonnenhof Pflege GmbH"),
        ("Clerk\n\nDie Nordstern Logistik GmbH sucht Verstärkung.", "Nordstern Logistik GmbH"),
        ("Welder\n\nJoin Quillon as we grow.", "Quillon"),
        ("Cook\n\nLa Table Ronde recrute un cuisinier.", "La Table Ronde"),
        ("Sales Manager\nBrightleaf Foods\nAustin, TX\n", "Brightleaf Foods"),
        ("Pilot\n\nFlying at Larkwing, you are safe. At times we land. People at Larkwing stay.", "Larkwing"),
        ("Developer\n\nAirflow is a plus. Meet with Finance. Report to Finance. Join our team.", None),
    ],
)
def test_a_company_is_known_by_what_the_text_says_of_it(text: str, company: str | None) -> None:
    assert guess_header(text).company == company


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Bäckereifachverkäufer (m/w/d)\nBäckerei Süß GmbH, Freiburg\n\nWir backen.",
            Header(*("Bäckereifachverkäufer", "Bäckerei Süß GmbH", "Freiburg")),
        ),
        (
            "Bäckerei Süß GmbH, Freiburg\nBäckereifachverkäufer (m/w/d)\n\nWir backen.",
            Header(*("Bäckereifachverkäufer", "Bäckerei Süß GmbH", "Freiburg")),
        ),
        ("Site Engineer\nAcme, Inc.\nDenver, CO", Header(*("Site Engineer", "Acme, Inc.", "Denver, CO"))),
        (
            "Payroll Clerk\nNorthgate Foods – Manchester – Full-time\n\nYou will",
            Header(*("Payroll Clerk", "Northgate Foods", "Manchester")),
        ),
        ("Welder | Ferrum Works | Gdańsk | Permanent", Header(*("Welder", "Ferrum Works", "Gdańsk"))),
        (
            "Data Analyst\nBerlin\nFull-time\n\nAbout Quillon\nWe make maps.",
            Header(*("Data Analyst", "Quillon", "Berlin")),
        ),
        ("Receptionist\n\nWhy Harbour Clinic?\nWe care.", Header(*("Receptionist", "Harbour Clinic", None))),
        (
            "Koch (m/w/d)\nHamburg\n\nDas ist die Alster Küche GmbH\nWir kochen.",
            Header(*("Koch", "Alster Küche GmbH", "Hamburg")),
        ),
        (
            "Chef de partie (H/F)\nLyon (69)\n\nPourquoi rejoindre Maison Vidal ?\n",
            Header(*("Chef de partie", "Maison Vidal", "Lyon (69)")),
        ),
        ("Enfermera\nClínica Sol, Valencia\n\nBuscamos", Header(*("Enfermera", "Clínica Sol", "Valencia"))),
        ("Working at Dunmore Dairy\nWe milk.\n\nMilker wanted", Header(*(None, "Dunmore Dairy", None))),
        (
            "Senior Accountant – Brightwater Ltd, Leeds\n\nWe are",
            Header(*("Senior Accountant", "Brightwater Ltd", "Leeds")),
        ),
        ("Head of Sales, Zürich\nKestrel AG\n\n", Header(*("Head of Sales", "Kestrel AG", "Zürich"))),
        (
            "Backend Developer (m/f/d) in Munich\nLumen Labs\n\nAt Lumen Labs, we",
            Header(*("Backend Developer", "Lumen Labs", "Munich")),
        ),
        (
            "Truck Driver\nCompany: Rapid Haul\nLocation: Perth WA\n",
            Header(*("Truck Driver", "Rapid Haul", "Perth WA")),
        ),
        ("Life at Vell\nNurse\nToronto, ON\n", Header(*("Nurse", "Vell", "Toronto, ON"))),
        (
            "Teacher of Physics\nOakfield School · Bristol\nPosted 3 days ago",
            Header(*("Teacher of Physics", "Oakfield School", "Bristol")),
        ),
        (
            "Barista\nBean & Gone Ltd\n12 High Street, Dublin 2\n",
            Header(*("Barista", "Bean & Gone Ltd", "12 High Street, Dublin 2")),
        ),
        (
            "Sachbearbeiter Einkauf (m/w/d)\nMüller & Sohn KG in Kassel\n",
            Header(*("Sachbearbeiter Einkauf", "Müller & Sohn KG", "Kassel")),
        ),
        (
            "Staff Nurse at St. Brigid's Hospital, Cork\n\nYou",
            Header(*("Staff Nurse", "St. Brigid's Hospital", "Cork")),
        ),
    ],
)
def test_names_places_and_headings_stand_in_many_forms(text: str, header: Header) -> None:
    assert guess_header(text) == header


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "Dunlow Castings logo\nDunlow Castings\nShare\nFoundry Supervisor\nTipton, West Midlands (On-site) · 4 days ago"
            " · 31 applicants\nEasy Apply\nSave\n\nAbout the job\nIron, mostly.",
            Header("Foundry Supervisor", "Dunlow Castings", "Tipton, West Midlands"),
        ),
        (
            "Sonographer - job post\nMillbrook Imaging\n4.3 out of 5 stars\nDecatur, GA 30030\n$38 an hour - Part-time\n",
            Header("Sonographer", "Millbrook Imaging", "Decatur, GA 30030"),
        ),
        (
            "Tallis Optics\n3.8 ★\nLens Grinder\nRochester, NY\n$44K - $52K (Employer est.)\n",
            Header("Lens Grinder", "Tallis Optics", "Rochester, NY"),
        ),
        (
            "Lohnbuchhalter (m/w/d)\nHofmann Steuerkanzlei\nBad Aibling\nFeste Anstellung\nTeilzeit, Homeoffice möglich"
            "\nErschienen: vor 3 Tagen\nMerken\n",
            Header("Lohnbuchhalter", "Hofmann Steuerkanzlei", "Bad Aibling"),
        ),
        (
            "Senior Accountant\nVrindavan Textiles\n3.6\n88 Reviews\n4 - 7 years\n9-12 Lacs P.A.\nSurat, Vapi\n"
            "Posted: 1 day ago\nRole: Finance Executive\n",
            Header("Senior Accountant", "Vrindavan Textiles", "Surat, Vapi"),
        ),
        (
            "🚀 We're hiring: Barista\n🏢 Foglift Coffee\n📍 Porto (On-site)\n",
            Header("Barista", "Foglift Coffee", "Porto"),
        ),
        (
            "产品经理 20-30K·14薪\n成都 · 3-5年 · 本科\n成都青禾网络科技有限公司\n",
            Header("产品经理", "成都青禾网络科技有限公司", "成都"),
        ),
        (
            "【職種】看護師\n【会社名】医療法人みどり会\n【勤務地】福岡市中央区\n",
            Header("看護師", "医療法人みどり会", "福岡市中央区"),
        ),
        (
            "회사명: 주식회사 푸른식품\n모집부문: 품질관리 담당자\n근무지: 전주시\n",
            Header("품질관리 담당자", "주식회사 푸른식품", "전주시"),
        ),
        (
            "مهندس كهرباء\nشركة البحر للمقاولات\nجدة، المملكة العربية السعودية\nدوام كامل\n",
            Header("مهندس كهرباء", "شركة البحر للمقاولات", "جدة، المملكة العربية السعودية"),
        ),
        (
            "Snickare\nHedlunds Bygg\nSkellefteå\nHeltid, tillsvidare\n\nDu bygger hus.",
            Header("Snickare", "Hedlunds Bygg", "Skellefteå"),
        ),
        (
            "Tired of jobs where nobody knows your name and the rota changes on the day? Ours is written a month ahead.\n"
            "Care Assistant\nLarch House\nPenrith, Cumbria\nPart-time\n",
            Header("Care Assistant", "Larch House", "Penrith, Cumbria"),
        ),
        (
            "Autohaus Rieck sucht ab sofort einen Lackierer (m/w/d) für die Werkstatt in Husum.\n",
            Header("Lackierer", "Autohaus Rieck", "Husum"),
        ),
        (
            "We mend clocks.\n\n- Coach two apprentices\n- Report to the workshop manager\n",
            Header(None, None, None),
        ),
        ("Welder\nEngineering\nFull-time\n", Header("Welder", None, None)),
        ("Glazier\nUrgently required\nHull\n£19 per hour\n", Header("Glazier", None, "Hull")),
        ("Tiler\nHolm & Dale Ltd\nFully Qualified\n£21 per hour\n", Header("Tiler", "Holm & Dale Ltd", None)),
        (
            "Porter\nThe Gannet Arms\nOban, Argyll\nPart-time\n",
            Header("Porter", "The Gannet Arms", "Oban, Argyll"),
        ),
        ("Illustrator\nRemote\nFreelance\nAbout the role\n", Header("Illustrator", None, "Remote")),
        (
            "Paralegal\nHarcourt & Lisle Solicitors\nLudlow, Shropshire (Hybrid)\nup to £27k\n",
            Header("Paralegal", "Harcourt & Lisle Solicitors", "Ludlow, Shropshire"),
        ),
        (
            "Buchhalter/in 60 – 80%\nGlarner Tuch AG, Netstal\n",
            Header("Buchhalter/in", "Glarner Tuch AG", "Netstal"),
        ),
        (
            "Winter Intern, Bridge Engineering\nAlder Fork Engineers\nBoise, ID\n",
            Header("Winter Intern, Bridge Engineering", "Alder Fork Engineers", "Boise, ID"),
        ),
        (
            "[대전] 시설 관리자 모집\n주식회사 다온\n대전광역시 유성구\n정규직\n",
            Header("시설 관리자", "주식회사 다온", "대전광역시 유성구"),
        ),
        ("职位名称：采购专员\n工作地点：东莞\n欢迎应届生\n", Header("采购专员", None, "东莞")),
        (
            "From: Ada Moss <ada@agency.example>\nSubject: FW: Stock Auditor - Fernhill Depots - Carlisle\n\nHi Lee,\n",
            Header("Stock Auditor", "Fernhill Depots", "Carlisle"),
        ),
        (
            "Laveur de vitres (H/F)\n38 - Grenoble - Localiser avec Mappy\nVous lavez.\nEntreprise\nCLARTE VIVE\nSite web",
            Header("Laveur de vitres", "CLARTE VIVE", "Grenoble"),
        ),
        (
            "Auto Electrician - Light Vehicle\nDingo Creek Motors\nMackay & Coalfields QLD\n"
            "Automotive Trades (Trades & Services)\nFull time\n",
            Header("Auto Electrician - Light Vehicle", "Dingo Creek Motors", "Mackay & Coalfields QLD"),
        ),
        (
            "Fachkraft - Lagerlogistik\nFachkraft - Lagerlogistik\nArbeitgeber: Rehm Papier GmbH\nMeschede\nVollzeit\n",
            Header("Fachkraft - Lagerlogistik", "Rehm Papier GmbH", "Meschede"),
        ),
        (
            "Hello all,\nWe have an opening for a friendly dental nurse at Saltmarsh Smiles in Hexham. Mondays off.",
            Header("Dental nurse", "Saltmarsh Smiles", "Hexham"),
        ),
        (
            "Nous recherchons un(e) commis de salle (H/F) pour la Brasserie Tilly à Nancy.",
            Header("Commis de salle", "Brasserie Tilly", "Nancy"),
        ),
        (
            "Saw this: Wharfside Access Ltd in Blyth is looking for a scaffolder. £190 a day, start Monday.",
            Header("Scaffolder", "Wharfside Access Ltd", "Blyth"),
        ),
        (
            "Boulanger (H/F)\nLes Fours du Quai\n17000 Rochefort\nCDI - Temps plein\n",
            Header("Boulanger", "Les Fours du Quai", "17000 Rochefort"),
        ),
        (
            "Store Colleague\nPeel & Pantry Ltd\nWorthing BN11\n16 hours a week\n",
            Header("Store Colleague", "Peel & Pantry Ltd", "Worthing BN11"),
        ),
        (
            "The Tin Heron in Duluth is looking for a prep cook for weekend mornings.",
            Header("Prep cook", "The Tin Heron", "Duluth"),
        ),
        (
            "Yard Manager\nYork\nPermanent\n\nOxbow Timber is building sheds for half of England.",
            Header("Yard Manager", "Oxbow Timber", "York"),
        ),
    ],
)
def test_the_clutter_of_pages_marks_and_other_scripts_are_seen_through(text: str, header: Header) -> None:
    assert guess_header(text) == header
