"""Invented resumes whose layouts and words no list foresees: headings that speak, whole tables, titles without a role."""

from tests.resumes.layouts import Case, from_text, from_typst

SPOKEN_TXT = """Ottilie Brandt-Mwangi
Freelance Illustrator
hello@ottiliebrandt.example
+49 30 55501422

Hello
I draw books for children and, now and then, for their parents as well.

Where I've worked
In-house Illustrator, Ravensburger, Ravensburg, 2014 - 2018
- Puzzles and covers
Layout Assistant, Carlsen Verlag, Hamburg, 2012 - 2014
- Prepared files for print

Where I studied
Diploma in Illustration, HAW Hamburg, 2007 - 2012

What I do
Procreate, Gouache, Storyboarding

What I speak
German, English, Swahili
"""

TABLE_PDF = r"""
#set page(margin: 1.8cm)
#set text(size: 10.5pt)
#align(center)[= Lebenslauf]
#table(columns: (4cm, 1fr), stroke: .5pt + gray,
 table.cell(colspan: 2)[*Persönliche Daten*],
 [Name], [Katharina von Stetten], [Anschrift], [Leopoldstraße 12, 80802 München],
 [Telefon], [089 5550142], [E-Mail], [k.vonstetten\@klinikum.example.de],
 table.cell(colspan: 2)[*Berufserfahrung*],
 [01/2018 – dato], [*Oberärztin Innere Medizin* \ Klinikum Rechts der Isar, München \ Leitung der Endoskopie.],
 [07/2011 – 12/2017], [*Assistenzärztin* \ Charité, Berlin \ Stationsdienst.],
 table.cell(colspan: 2)[*Ausbildung*],
 [2004 – 2011], [Medizin, Staatsexamen \ Ludwig-Maximilians-Universität München],
 [2004], [Abitur \ Gymnasium Starnberg],
 table.cell(colspan: 2)[*Kenntnisse*],
 [EDV], [SAP IS-H, Orbis], [Fachlich], [Endoskopie, Sonographie],
 table.cell(colspan: 2)[*Sprachen*],
 [Deutsch], [Muttersprache], [Englisch], [fließend])
"""

SENTENCES_TXT = """RAÚL GARCÍA-MORENO DE LA FUENTE
Técnico de mantenimiento industrial
91 555 01 42 · raul.gmoreno@correo.example.es

EXPERIENCIA
De febrero de 2017 a la actualidad
Técnico de mantenimiento. Mahou San Miguel, Alovera (Guadalajara).
- Mantenimiento preventivo de líneas de envasado.
De mayo de 2011 a enero de 2017
Oficial electromecánico. Talleres Hermanos Ruiz, Coslada (Madrid).
- Reparación de maquinaria.

FORMACIÓN
2009-2011 Grado Superior en Mecatrónica Industrial. IES Alonso de Avellaneda.

CONOCIMIENTOS
Neumática, Hidráulica, Autómatas

IDIOMAS
Español: nativo. Inglés: nivel medio.
"""

MARGIN_PDF = r"""
#set page(margin: 1.8cm)
#set text(size: 10pt)
#text(22pt)[*Ximena Arriagada Poblete*] \ Trabajadora social \
ximena.arriagada\@correo.example.cl #h(12pt) +56 2 2555 0142
#let row(head, body) = grid(columns: (3.2cm, 1fr), column-gutter: 6mm, text(weight: "bold", head), body)
#row[Experiencia \ laboral][*Hogar de Cristo* #h(1fr) Valparaíso \ _Coordinadora de programa_ #h(1fr) mar. 2018 – presente \
 #h(12pt) Equipo de ocho personas. \ \
 *Municipalidad de Quilpué* #h(1fr) Quilpué \ _Trabajadora social_ #h(1fr) ene. 2014 – feb. 2018 \
 #h(12pt) Visitas a domicilio.]
#v(8pt)
#row[Formación \ académica][*Universidad de Valparaíso* #h(1fr) 2009 – 2013 \ Trabajo Social]
#v(8pt)
#row[Competencias][Intervención familiar, Informes sociales, Trabajo en red]
"""

ROWS_PDF = r"""
#set page(margin: 1.8cm)
#set text(size: 10pt)
#text(20pt)[#text(weight: "light")[Anjali]#h(2pt)#text(weight: "bold")[Fernando]] \
Front of House · +94 77 555 0142 · anjali.fernando\@hotelmail.example.lk
#let hd(t) = block(above: 14pt)[#text(13pt, weight: "bold")[#t]]
#hd[My career so far]
#table(columns: (4cm, 1fr, 1fr), stroke: none, table.header[*Period*][*Position*][*Employer*],
 [Jun 2019 – Present], [Front of House], [Shangri-La Colombo],
 [Jan 2016 – May 2019], [Guest Service Agent], [Cinnamon Grand],
 [Mar 2014 – Dec 2015], [Receptionist], [Galle Face Hotel])
#hd[Schooling]
Diploma in Hotel Management, Sri Lanka Institute of Tourism, 2013
#hd[Things I'm good at]
#grid(columns: (4cm, 5cm), row-gutter: 5pt,
 [*Software*], [*People*], [Opera Cloud], [Complaint handling], [Micros], [Upselling])
#hd[I speak]
Sinhala, Tamil, English
"""

SMALL_PDF = r"""
#set page(margin: 2.2cm)
#set text(size: 10pt, font: "DejaVu Sans Mono")
#text(16pt)[*jonas weidenfeld*] \ backend developer / hamburg / jonas\@weidenfeld.example.io / +49 160 5550142
#let hd(t) = block(above: 14pt, text(fill: gray)[#t])
#hd[experience]
*backend developer, about you* #h(1fr) 2020-03 → now \
payments in kotlin, two thousand requests on black friday. \
*software engineer, xing* #h(1fr) 2016-09 → 2020-02 \
search in elixir for everybody who looks for work.
#hd[education]
*b.sc. informatik, universität hamburg* #h(1fr) 2012-10 → 2016-08
#hd[skills]
kotlin, elixir, postgres
"""

WORDED_CASES = (
    Case(
        "illustrator, headings that speak",
        "hello.txt",
        from_text(SPOKEN_TXT),
        "Ottilie Brandt-Mwangi",
        "hello@ottiliebrandt.example",
        "+49 30 55501422",
        (
            ("Ravensburger", "In-house Illustrator", "2014", "2018"),
            ("Carlsen Verlag", "Layout Assistant", "2012", "2014"),
        ),
        (("HAW Hamburg", "2012"),),
        ("Procreate", "Gouache", "Storyboarding"),
        ("German", "English", "Swahili"),
    ),
    Case(
        "physician, one table with as many labels as rows",
        "tabelle.pdf",
        from_typst(TABLE_PDF),
        "Katharina von Stetten",
        "k.vonstetten@klinikum.example.de",
        "089 5550142",
        (
            ("Klinikum Rechts der Isar", "Oberärztin Innere Medizin", "2018-01", ""),
            ("Charité", "Assistenzärztin", "2011-07", "2017-12"),
        ),
        (("Ludwig-Maximilians-Universität München", "2011"), ("Gymnasium Starnberg", "2004")),
        ("SAP IS-H", "Orbis", "Endoskopie", "Sonographie"),
        ("Deutsch", "Englisch"),
    ),
    Case(
        "maintenance, posts as sentences",
        "cv.txt",
        from_text(SENTENCES_TXT),
        "Raúl García-Moreno de la Fuente",
        "raul.gmoreno@correo.example.es",
        "91 555 01 42",
        (
            ("Mahou San Miguel", "Técnico de mantenimiento", "2017-02", ""),
            ("Talleres Hermanos Ruiz", "Oficial electromecánico", "2011-05", "2017-01"),
        ),
        (("IES Alonso de Avellaneda", "2011"),),
        ("Neumática", "Hidráulica", "Autómatas"),
        ("Español", "Inglés"),
    ),
    Case(
        "social worker, headings of two lines in the margin",
        "margen.pdf",
        from_typst(MARGIN_PDF),
        "Ximena Arriagada Poblete",
        "ximena.arriagada@correo.example.cl",
        "+56 2 2555 0142",
        (
            ("Hogar de Cristo", "Coordinadora de programa", "2018-03", ""),
            ("Municipalidad de Quilpué", "Trabajadora social", "2014-01", "2018-02"),
        ),
        (("Universidad de Valparaíso", "2013"),),
        ("Intervención familiar", "Informes sociales", "Trabajo en red"),
    ),
    Case(
        "hotel, a table of posts and skills side by side",
        "hotel.pdf",
        from_typst(ROWS_PDF),
        "Anjali Fernando",
        "anjali.fernando@hotelmail.example.lk",
        "+94 77 555 0142",
        (
            ("Shangri-La Colombo", "Front of House", "2019-06", ""),
            ("Cinnamon Grand", "Guest Service Agent", "2016-01", "2019-05"),
            ("Galle Face Hotel", "Receptionist", "2014-03", "2015-12"),
        ),
        (("Sri Lanka Institute of Tourism", "2013"),),
        ("Opera Cloud", "Micros", "Complaint handling", "Upselling"),
        ("Sinhala", "Tamil", "English"),
    ),
    Case(
        "developer, everything written small",
        "small.pdf",
        from_typst(SMALL_PDF),
        "Jonas Weidenfeld",
        "jonas@weidenfeld.example.io",
        "+49 160 5550142",
        (
            ("about you", "backend developer", "2020-03", ""),
            ("xing", "software engineer", "2016-09", "2020-02"),
        ),
        (("universität hamburg", "2016-08"),),
        ("kotlin", "elixir", "postgres"),
    ),
)
