"""The files behind the layouts: invented people of many trades, as Typst, Word and text."""

from io import BytesIO

from docx import Document as new_docx
from docx.shared import Pt

NURSE_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10pt)
#align(center)[#text(22pt)[*MARGARET O'CONNELL, RN, BSN*] \ Boston, MA 02118 | (617) 555-0182 | m.oconnell.rn\@example.com]
#let h(t) = [#v(6pt)#text(12pt)[*#upper(t)*]#v(-8pt)#line(length: 100%)]
#h("Professional Summary")
Registered nurse with eleven years in intensive care and emergency departments. Calm under pressure, trusted
preceptor, and committed to safe handovers and honest conversations with families.
#h("Licenses & Certifications")
- Registered Nurse, Massachusetts Board of Nursing, 2012
- Critical Care Registered Nurse (CCRN) – AACN – 2016
#h("Clinical Experience")
*Beacon Hill Medical Center* #h(1fr) Boston, MA \
_Charge Nurse, Intensive Care Unit_ #h(1fr) March 2018 – Present
- Lead a team of 14 nurses across a 24-bed unit, coordinating staffing, admissions and transfers with the attending
physicians on every shift.
- Cut central-line infections by 38% in two years by introducing a checklist that is now used throughout the hospital.
*St. Brendan's Hospital* #h(1fr) Quincy, MA \
_Staff Nurse, Emergency Department_ #h(1fr) June 2012 – February 2018
- Triaged up to 60 patients per shift in a level II trauma center.
- Precepted 9 new graduates.
#h("Education")
*Northgate College* #h(1fr) Boston, MA \
Bachelor of Science in Nursing #h(1fr) May 2012
#h("Skills")
Critical care, Triage, Ventilator management, Epic, Patient education, ACLS
""".replace("#h(1fr)", "#box(width: 1fr)")

GERMAN_PDF = r"""
#set page(margin: (x: 2.2cm, y: 2cm))
#set text(size: 10.5pt, lang: "de")
#text(20pt)[Lebenslauf]
#v(4pt)
#grid(columns: (4cm, 1fr), row-gutter: 6pt,
 [Name:], [Jürgen Weiß], [Anschrift:], [Lindenstraße 14, 04109 Leipzig], [Telefon:], [+49 341 5550142], [E-Mail:],
 [juergen.weiss\@example.de], [Geburtsdatum:], [12.03.1984])
#v(8pt) #text(13pt)[*Berufserfahrung*]
#grid(columns: (4cm, 1fr), row-gutter: 8pt,
 [08/2017 – heute], [*Elektroniker für Betriebstechnik* \ Sachsenwerk Antriebe GmbH, Leipzig \ - Wartung und
 Instandsetzung von Förderanlagen im Dreischichtbetrieb \ - Ausbildung von vier Lehrlingen],
 [09/2009 – 07/2017], [*Elektroinstallateur* \ Elektro Krause & Sohn KG, Halle (Saale) \ - Installation von
 Beleuchtungsanlagen in Schulen und Krankenhäusern])
#v(8pt) #text(13pt)[*Ausbildung*]
#grid(columns: (4cm, 1fr), row-gutter: 8pt,
 [2006 – 2009], [Ausbildung zum Elektroniker \ Berufsschule Leipzig-Süd],
 [2006], [Mittlere Reife \ Oberschule Markkleeberg])
#v(8pt) #text(13pt)[*Kenntnisse*]

SPS-Programmierung, Schaltplanlesen, SAP PM, Führerschein Klasse B
#v(8pt) #text(13pt)[*Sprachen*]

Deutsch (Muttersprache), Englisch (gut)
"""

FRENCH_PDF = r"""
#set page(margin: 0pt)
#set text(size: 10pt, lang: "fr")
#grid(columns: (6.4cm, 1fr),
 block(fill: rgb("#22364f"), height: 29.7cm, inset: 16pt, width: 100%)[#set text(fill: white)
  #text(13pt)[*CONTACT*] \ 12 rue des Tanneurs \ 69005 Lyon \ 06 12 34 56 78 \ elodie.marchand\@example.fr
  #v(10pt)#text(13pt)[*COMPÉTENCES*] \ Cuisine du marché \ Gestion des stocks \ HACCP \ Pâtisserie
  #v(10pt)#text(13pt)[*LANGUES*] \ Français : langue maternelle \ Anglais : courant
  #v(10pt)#text(13pt)[*CENTRES D'INTÉRÊT*] \ Randonnée, photographie],
 block(inset: 18pt)[#text(24pt)[*Élodie MARCHAND*] \ #text(14pt)[Cheffe de cuisine]
  #v(8pt)#text(13pt)[*PROFIL*] \ Cheffe passionnée avec douze ans d'expérience en restauration gastronomique et en
  brasserie, attentive aux produits, aux équipes et aux coûts.
  #v(8pt)#text(13pt)[*EXPÉRIENCE PROFESSIONNELLE*] \
  *Cheffe de cuisine* \ Restaurant Le Vieux Pressoir, Lyon \ Depuis septembre 2018
  - Encadrement d'une brigade de huit personnes et création de la carte
  - Réduction du gaspillage de 25 %
  *Sous-cheffe* \ Brasserie des Halles, Dijon \ mars 2013 – août 2018
  - Préparation de 120 couverts par service
  #v(8pt)#text(13pt)[*FORMATION*] \
  *BTS Hôtellerie-restauration* \ Lycée hôtelier de Dijon \ 2010 – 2012])
"""

ENGINEER_TXT = """PRIYA RAMANATHAN
Bengaluru, India | +91 98450 12345 | priya.ramanathan@example.in | linkedin.com/in/priyaramanathan

OBJECTIVE
Civil engineer with nine years on bridges and metro projects, looking for a lead role.

WORK EXPERIENCE

Senior Structural Engineer, Kaveri Infrastructure Pvt. Ltd., Bengaluru
April 2019 - Present
* Designed 11 prestressed bridges and checked drawings of a team of six
  engineers before they went to site.
* Reduced steel by 9% through value engineering.

Site Engineer, Deccan Metro Works Ltd., Hyderabad
July 2015 - March 2019
* Supervised piling for 4 stations.

EDUCATION

M.Tech in Structural Engineering, Malnad Institute of Technology, 2015
B.E. in Civil Engineering, Coastal College of Engineering, 2013

SKILLS
Software: STAAD.Pro, AutoCAD, ETABS
Other: Site supervision, Quantity estimation

LANGUAGES
English, Hindi, Tamil, Kannada
"""

SPANISH_MD = """# María de la Fuente Ortiz

**Contable** · Sevilla, España · +34 954 55 01 42 · maria.delafuente@example.es

## Experiencia laboral

### Responsable de contabilidad — Aceites del Sur, S.A.
*enero de 2016 – actualidad*

- Cierre mensual y anual de tres sociedades
- Implantación de SAP Business One

### Auxiliar administrativa — Gestoría Puerta Real
*2011 a 2015*

- Facturación y nóminas para 40 clientes

## Formación

- Licenciatura en Administración de Empresas, Universidad de Sevilla, 2011

## Conocimientos

- Excel avanzado
- SAP
- Impuestos

## Idiomas

- Español: nativo
- Inglés: B2
"""

JAPANESE_TXT = """職務経歴書

氏名：佐藤 健太
メール：kenta.sato@example.jp
電話：03-5555-0142

職歴

2018年4月～現在
株式会社みどり電機　生産管理部　主任
・生産計画の立案と工程改善を担当
・不良率を三年間で四割削減

2013年4月～2018年3月
東北精密株式会社　設計エンジニア
・自動車部品の設計

学歴

2009年4月～2013年3月　北陽大学　工学部　卒業

スキル

CAD、Excel、品質管理

語学

日本語（母語）、英語（ビジネスレベル）
"""

TEACHER_PDF = r"""
#set page(margin: 2.2cm)
#set text(size: 11pt)
#align(center)[#text(18pt)[Dr. Hendrik van der Berg] \ Secondary School Teacher of Mathematics \ Utrecht,
Netherlands · +31 30 555 0142 · h.vanderberg\@example.nl]
#v(6pt)
= Experience
#table(columns: (1fr, 3.4cm), stroke: none, inset: (x: 0pt, y: 3pt),
 [*Waterland Lyceum*, Utrecht \ Teacher of Mathematics and Head of Department], align(right)[Aug. 2014 – present],
 [- Teaches years 3 to 6 and leads a department of seven colleagues. \ - Introduced weekly problem-solving clubs
 with 80 pupils.], [],
 [*Scholengemeenschap De Brug*, Amersfoort \ Mathematics Teacher], align(right)[Sep. 2009 – Jul. 2014],
 [- Prepared final-year classes for national examinations.], [])
= Education
#table(columns: (1fr, 3.4cm), stroke: none, inset: (x: 0pt, y: 3pt),
 [*Universiteit Utrecht* \ PhD in Number Theory], align(right)[2004 – 2009],
 [*Universiteit Leiden* \ MSc in Mathematics], align(right)[1999 – 2004])
= Languages
Dutch (native), English (fluent), German (B1)
"""

SALES_TWO_PAGES = r"""
#set page(margin: 1.6cm)
#set text(size: 9.5pt)
#grid(columns: (1fr, 6cm), column-gutter: 18pt,
 [#text(24pt)[*Amara Okafor*] \ #text(12pt)[Regional Sales Manager]
  #v(4pt)#text(12pt, fill: rgb("#a03020"))[*Experience*] \
  #text(10.5pt)[*Sunrise Beverages Ltd*] \ Regional Sales Manager \ #text(8pt)[Jan 2017 to Present, Lagos]
  - Grew revenue in five states from 2.1M to 5.4M and opened forty new accounts with supermarkets.
  - Manages 12 representatives and runs the monthly forecast with the finance department.
  #text(10.5pt)[*Delta Foods PLC*] \ Sales Representative \ #text(8pt)[2012 to 2016, Port Harcourt]
  - Won representative of the year twice for the highest number of new distributors.
  #v(4pt)#text(12pt, fill: rgb("#a03020"))[*Education*] \
  *University of Benin* \ BSc Marketing \ 2008 to 2012],
 [#text(12pt, fill: rgb("#a03020"))[*Contact*] \ amara.okafor\@example.com \ +234 803 555 0142 \ Lagos, Nigeria
  #v(4pt)#text(12pt, fill: rgb("#a03020"))[*Skills*] \ Key accounts \ Negotiation \ Forecasting \ Salesforce
  #v(4pt)#text(12pt, fill: rgb("#a03020"))[*Languages*] \ English — Fluent \ Yoruba — Native
  #v(4pt)#text(12pt, fill: rgb("#a03020"))[*References*] \ Available on request])
"""

GROUPED_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10pt)
#text(20pt)[*Tomasz Lewandowski*] \ tomasz.lewandowski\@example.pl · +48 22 555 01 42 · Gdańsk, Poland
== Employment History
*Baltic Shipping Services* #box(width: 1fr)[#align(right)[2010 – 2022]] \
_Operations Director_, 2017 – 2022
- Responsible for 42 vessels and a crew pool of 900 seafarers.
_Fleet Coordinator_, 2010 – 2017
- Planned dry docks and crew changes.
*Marina Północ* #box(width: 1fr)[#align(right)[2006 – 2010]] \
_Deck Officer_, 2006 – 2010
- Navigated container vessels between Gdynia and Rotterdam.
== Education
*Gdynia Maritime University*, MSc Navigation, 2001 – 2006
== Core Skills
Fleet management | ISM Code | Crew planning | Budgeting
"""

PORTUGUESE_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10.5pt, lang: "pt")
#text(20pt)[*JOÃO PEDRO DA SILVA*] \ Arquiteto \ São Paulo, SP · (11) 95555-0142 · joao.silva\@example.com.br
== Experiência Profissional
*Arquiteto Sênior* | Estúdio Horizonte Ltda | 03/2019 – atual \
- Coordenação de projetos residenciais e hospitalares
- Compatibilização em BIM
*Arquiteto Júnior* | Construtora Ipê | 02/2014 – 02/2019 \
- Detalhamento executivo
== Formação Acadêmica
*Arquitetura e Urbanismo* | Universidade Estadual do Sudeste | 2009 – 2013
== Habilidades
Revit, AutoCAD, SketchUp, Gestão de obras
== Idiomas
Português (nativo), Inglês (avançado)
"""

ITALIAN_TXT = """Giulia Bianchi
Via Garibaldi 22, 10122 Torino
Cellulare: +39 333 555 0142
giulia.bianchi@example.it

PROFILO PROFESSIONALE
Infermiera con esperienza in pronto soccorso e in terapia intensiva.

ESPERIENZE LAVORATIVE

Ospedale San Carlo, Torino
Infermiera di terapia intensiva
Da giugno 2017 a oggi
- Assistenza a pazienti critici
- Formazione dei nuovi assunti

Clinica Villa Serena, Asti
Infermiera
Settembre 2012 - Maggio 2017
- Gestione del reparto di chirurgia

ISTRUZIONE

Laurea in Infermieristica
Università degli Studi di Torino
2012

COMPETENZE
Triage; Terapia endovenosa; Gestione del dolore

LINGUE
Italiano madrelingua, Inglese B1
"""


def welder_docx() -> bytes:
    """Word: a table for posts, bullets as list paragraphs."""
    document = new_docx()
    title = document.add_paragraph()
    run = title.add_run("Darnell Washington")
    run.bold, run.font.size = True, Pt(22)
    document.add_paragraph("Certified Welder • Tulsa, OK • 918-555-0142 • darnell.washington@example.com")
    document.add_heading("Work Experience", 1)
    table = document.add_table(rows=0, cols=2)
    for dates, employer, title_text, tasks in (
        (
            "05/2016 – Present",
            "Red River Pipeline Co.",
            "Pipe Welder",
            ["TIG and stick welding on 36-inch pipe", "Zero rejected X-rays in 2021"],
        ),
        (
            "2011 – 2016",
            "Osage Steel Fabricators",
            "Welder's Helper",
            ["Prepared joints and fitted supports"],
        ),
    ):
        cells = table.add_row().cells
        cells[0].text = dates
        cells[1].paragraphs[0].add_run(title_text).bold = True
        cells[1].paragraphs[0].add_run(", " + employer)
        for task in tasks:
            cells[1].add_paragraph(task, style="List Bullet")
    document.add_heading("Education", 1)
    document.add_paragraph("Welding Technology Diploma, Green Country Technical College, 2011")
    document.add_heading("Skills", 1)
    for skill in ("TIG welding", "Blueprint reading", "Forklift operation"):
        document.add_paragraph(skill, style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lawyer_docx() -> bytes:
    """Word: employer with a tab to the dates, title below."""
    document = new_docx()
    document.add_paragraph("Fatima Al-Rashid, LL.M.", style="Title")
    document.add_paragraph(
        "14 Harley Gardens, London W1G 9PF\nfatima.alrashid@example.co.uk | +44 20 7946 0142"
    )
    document.add_heading("Profile", 2)
    document.add_paragraph(
        "Employment lawyer who has represented unions and employers before tribunals for a decade."
    )
    document.add_heading("Employment", 2)
    for employer, dates, title, tasks in (
        (
            "Whitmore & Hale LLP",
            "October 2015 – Present",
            "Senior Associate",
            ["Advised on 120 restructurings", "Trained four junior lawyers"],
        ),
        (
            "Citizens Legal Centre",
            "September 2012 – September 2015",
            "Trainee Solicitor",
            ["Ran a weekly advice clinic"],
        ),
    ):
        head = document.add_paragraph()
        head.add_run(employer).bold = True
        head.add_run("\t" + dates)
        document.add_paragraph().add_run(title).italic = True
        for task in tasks:
            document.add_paragraph(task, style="List Bullet")
    document.add_heading("Education", 2)
    document.add_paragraph("University of Kent\t2011 – 2012\nLL.M. in Employment Law")
    document.add_paragraph("University of Exeter\t2008 – 2011\nLL.B. (Hons)")
    document.add_heading("Languages", 2)
    document.add_paragraph("English (native), Arabic (fluent)")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


DEVOPS_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10pt)
#text(26pt)[Søren] \ #text(26pt)[*Kjærgaard*] \
#text(9pt)[soren.kjaergaard\@example.dk / github.com/sorenkj / +45 33 55 01 42 / Aarhus]
= Profile
Platform engineer who likes quiet pagers. Eight years of Linux, containers and networks in banking and retail, with
a soft spot for measuring things before changing them.
= Work
== Platform Engineer at Nordlys Bank
Oct 2019 - now
- Moved 140 services to Kubernetes without a maintenance window.
- Halved deployment time.
== System Administrator at Havnens Detail A/S
Feb 2015 - Sep 2019
- Ran 300 Linux servers.
= Education
== BSc in Computer Science, Aarhus University
2011 - 2014
= Technical Skills
*Languages:* Python, Go, Bash \
*Platforms:* Kubernetes, Terraform, AWS
"""
