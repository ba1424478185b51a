"""Labels of form-like resumes ('Employer:', 'Dates (from – to)'), and what stands beside each."""

import re
from collections.abc import Sequence

from resumes.vocabulary.folding import fold

# Europass and other forms, in the languages they come in; a phrase per '|'.
_LABELS = {
    "title": """position|title|role|rank|capacity|job|job title|designation|post|post held|position held|occupation
        |occupation or position held|work or position held|tätigkeit|beruf oder funktion|funktion|position als|poste
        |poste occupé|fonction|fonction ou poste occupé|emploi|puesto|cargo|puesto o cargo|puesto desempeñado
        |profesión o cargo desempeñado|función|ruolo|funzione|mansione|qualifica|tipo di impiego|posizione
        |lavoro o posizione ricoperti|posizione ricoperta|função|função ou cargo ocupado|functie|beroep of functie
        |stanowisko|zajmowane stanowisko|funcția|funcția sau postul ocupat|должность|görev|pozisyon|unvan|roll|stilling""",
    "name": """company|company name|employer|name of employer|name and address of employer|organization|organisation|agency
        |name of organization|name of company|client|end client|cliente|cliente final|client final
        |kunde|endkunde|klient|klant|firm|firma|arbeitgeber|unternehmen|betrieb
        |name und adresse des arbeitgebers|entreprise|employeur|société|nom et adresse de l'employeur|empresa
        |nombre de la empresa|empleador|nombre y dirección de la empresa o empleador|nombre y dirección del empleador
        |azienda|datore di lavoro|nome e indirizzo del datore di lavoro|nome del datore di lavoro
        |nome e morada do empregador|empregador|instituição empregadora|bedrijf|werkgever|organisatie
        |naam en adres van werkgever|pracodawca|nazwa i adres pracodawcy|numele și adresa angajatorului|angajator
        |организация|компания|место работы|şirket|firma adı|kurum|arbetsgivare|arbeidsgiver|arbejdsgiver""",
    "place": """location|place|city|town|place of work|lieu|ort|einsatzort|arbeitsort|lugar|ubicación|luogo|sede
        |sede di lavoro|plaats|locatie|localidade|local|miejsce|şehir""",
    "date": """date|dates|dates (from - to)|dates (from-to)|duration|period|from - to|time period|tenure|zeitraum|datum
        |dauer|période|durée|fecha|fechas|fechas (de - a)|periodo|período|daty
        |daty (od - do)|date (da - a)|date (da-a)|data|datas
        |datum (van - tot)|periode|okres|perioada|период|период работы|tarih|year|year of passing|year of graduation""",
    "duties": """main activities and responsibilities|responsibilities|roles and responsibilities
        |role and responsibilities|key responsibilities|job description|description|duties|main duties
        |wichtigste tätigkeiten und zuständigkeiten|aufgaben|hauptaufgaben|principales activités et responsabilités
        |missions|activités|funciones y responsabilidades principales|funciones|tareas|responsabilidades|mansioni
        |principali mansioni e responsabilità|principali attività e responsabilità|principais atividades
        |principais atividades e responsabilidades|atividades|atribuições|werkzaamheden|taken|obowiązki
        |główne czynności i obowiązki|activități și responsabilități principale|обязанности|görev tanımı|arbetsuppgifter""",
    "sector": """business or sector|type of business or sector|type of business|industry|sector
        |tätigkeitsbereich oder branche|branche|type ou secteur d'activité|secteur|tipo de empresa o sector
        |tipo di azienda o settore|settore|tipo de empresa ou sector|setor|sektor|rodzaj działalności lub sektor
        |tipul activității sau sectorul de activitate|team size|employment type|contract type|type of contract
        |reason for leaving|motivo de salida|supervisor|salary|hours per week|grade""",
    "school": """institution|institute|university|school|college|board / university|name of institution
        |name of school|name and type of organisation providing education and training
        |name and type of organization providing education and training|name and type of organisation
        |hochschule|schule|bildungseinrichtung
        |name und art der bildungs- oder ausbildungseinrichtung|établissement|école|nom et type de l'établissement
        |institución|centro|centro de estudios|nombre y tipo de la organización educativa|istituto|scuola|università
        |nome e tipo di istituto di istruzione|nome e tipo di istituto di istruzione o formazione|instituição
        |nome e tipo da organização de ensino ou formação|instelling|naam en type van instelling|uczelnia|szkoła
        |nazwa i typ organizacji|учебное заведение|okul|üniversite""",
    "degree": """degree|qualification|qualification awarded|title of qualification awarded|course|programme|program
        |abschluss|bezeichnung der erworbenen qualifikation|diplôme|intitulé du certificat ou diplôme délivré|título
        |titulación|título de la cualificación obtenida|titolo|titolo di studio|qualifica conseguita
        |titolo della qualifica rilasciata|titulo|designação da qualificação atribuída|curso|opleiding|diploma|tytuł
        |nazwa uzyskanych kwalifikacji|uzyskane kwalifikacje
        |calificarea|bölüm|квалификация""",
    "area": """major|field|field of study|specialization|specialisation|branch|studiengang|fachrichtung|fach|domaine
        |especialidad|indirizzo di studi|área|studierichting|kierunek|специальность""",
}
_TABLE: dict[str, str] = {}
for _kind, _phrases in _LABELS.items():
    for _phrase in _phrases.split("|"):
        _TABLE.setdefault(" ".join(fold(_phrase).split()), _kind)
_LABEL = re.compile(
    r"^(?:\(?\d{1,2}[.)]\s+|\W{0,3}\s*)([^\W\d_][^:：\t]{1,70}?)\s*(?:[:：]\s*\t?|\t)\s*(?=\S|$)"
)
_DASHES = re.compile(r"[‐‑–—−]")
_SPACES = re.compile(r"\s+")
_HEAD_GAPS = re.compile(r"[\s/&]+")


def form_label(text: str) -> tuple[str, str] | None:
    """(kind, the rest) of a line that a form's label opens, else None. A colon or a wide gap ends the label."""
    match = _LABEL.match(text)
    if match is None:
        return None
    kind = _TABLE.get(_SPACES.sub(" ", _DASHES.sub("-", fold(match.group(1)))).strip())
    return (kind, text[match.end() :]) if kind else None


def head_kind(cell: str) -> str:
    """What the cells below the head of a column hold, '' where no list knows it: 'Company / Manning agent'."""
    names = (part.strip(" .:()") for part in re.split(r"[/&,]| and | und | et | y ", fold(cell)))
    return next((_TABLE[name] for name in names if name in _TABLE), "")


def is_table_head(cells: list[str]) -> bool:
    """Whether the cells of a row are the heads of a table's columns: 'Course', 'Board / University', 'Year'."""
    named = [bare for cell in cells if (bare := fold(cell).strip(" .:%()"))]
    known = sum(
        1 for cell in named if cell in _TABLE or any(word in _HEAD_WORDS for word in _HEAD_GAPS.split(cell))
    )
    return len(named) >= 3 and known == len(named)


def is_first_row(texts: Sequence[str], dated: Sequence[bool]) -> bool:
    """Whether the first of some lines holds the heads of a table: as many cells as the rows below, and no date."""
    cells = [text.count("\t") for text in texts]
    alike = all(count == cells[0] for count in cells[1:4])
    plain = not dated[0] and not any(letter.isdigit() for letter in texts[0])
    return len(texts) > 2 and cells[0] > 1 and alike and plain and all(dated[1:4])


_HEAD_WORDS = frozenset(
    [
        "year",
        "years",
        "percentage",
        "marks",
        "cgpa",
        "gpa",
        "grade",
        "score",
        "board",
        "passing",
        "result",
        "class",
        "division",
        "college",
        "school",
        "institution",
        "institute",
        "university",
        "degree",
        "course",
        "examination",
        "exam",
        "qualification",
        "specialization",
        "period",
        "position",
        "employer",
        "company",
        "organisation",
        "organization",
        "date",
        "dates",
        "duration",
        "location",
        "role",
        "designation",
        "responsibilities",
        "zeitraum",
        "arbeitgeber",
        "tatigkeit",
        "s.no",
        "sl.no",
    ]
)
