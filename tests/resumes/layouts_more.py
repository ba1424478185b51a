"""More invented resumes: profile exports, campus style, dates in the margin, pipes, two pages of columns, forms."""

from tests.resumes.layouts import Case, from_text, from_typst

PROFILE_EXPORT_PDF = r"""
#set page(margin: 0pt)
#set text(size: 10.5pt)
#grid(columns: (6.5cm, 1fr),
 block(fill: rgb("#2d3b48"), height: 29.7cm, width:100%, inset: 20pt)[#set text(fill: white)
 #text(13pt)[Contact] \ +1 312 555 0142 (Mobile) \ chloe.nguyen\@example.com \ \
  www.linkedin.com/in/chloe-nguyen-0142 (LinkedIn)
 #v(12pt)#text(13pt)[Top Skills] \ Event planning \ Vendor negotiation \ Team leadership
 #v(12pt)#text(13pt)[Languages] \ English (Native or Bilingual) \ Vietnamese (Professional Working)
 #v(12pt)#text(13pt)[Certifications] \ Certified Meeting Professional \ Food Safety Manager],
 block(inset: 24pt)[#text(26pt)[Chloe Nguyen] \ #text(12pt)[Events Manager | Making conferences people remember] \
  #text(12pt, fill: gray)[Greater Chicago Area]
 #v(10pt)#text(16pt)[Summary] \ I plan conferences for associations and companies, from first budget to last taxi.
  Ten years, two hundred events, and a calm voice on the radio.
 #v(10pt)#text(16pt)[Experience] \
 #text(12pt)[Lakeshore Conventions] \ 5 years 3 months \ #v(4pt)
 #text(11.5pt)[Events Manager] \ January 2020 - Present (3 years 2 months) \ Chicago, Illinois, United States \
 Run a portfolio of forty events a year with budgets up to two million dollars. \
 #v(6pt)#text(11.5pt)[Event Coordinator] \ December 2017 - December 2019 (2 years 1 month) \ Chicago, Illinois,
  United States
 #v(10pt)#text(12pt)[Hotel Meridian Grand] \ #text(11.5pt)[Banquet Supervisor] \ June 2014 - November 2017 (3 years 6
  months) \ Milwaukee, Wisconsin \
 Supervised thirty servers at weddings and galas.
 #v(10pt)#text(16pt)[Education] \
 #text(12pt)[University of Wisconsin-Milwaukee] \ Bachelor of Arts - BA, Hospitality Management · (2010 - 2014)
 ])
"""

CAMPUS_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10.5pt)
#align(center)[#text(14pt)[*Daniel K. Osei*] \ 77 Elm Street, Apt 4B • Cambridge, MA 02139 • dosei\@example.edu •
  (857) 555-0142]
#let hd(t)=align(center)[*#t*]
#hd[Education]
*CHARLES RIVER UNIVERSITY* #box(width:1fr)[#align(right)[Cambridge, MA]] \
A.B. in Economics, GPA 3.82 #box(width:1fr)[#align(right)[May 2023]] \
Relevant Coursework: Econometrics, Game Theory, Corporate Finance.
#hd[Experience]
*GOLDFINCH CAPITAL* #box(width:1fr)[#align(right)[New York, NY]] \
*Summer Analyst* #box(width:1fr)[#align(right)[June – August 2022]] \
- Built a three-statement model for a \$300M acquisition of a regional grocer and presented it to partners.
- Wrote 12 company profiles.
*HARBOR YOUTH PROGRAM* #box(width:1fr)[#align(right)[Boston, MA]] \
*Tutor* #box(width:1fr)[#align(right)[Sept. 2020 – May 2022]] \
- Taught algebra to 30 students.
#hd[Leadership & Activities]
*DEBATE SOCIETY* #box(width:1fr)[#align(right)[Cambridge, MA]] \
*Treasurer* #box(width:1fr)[#align(right)[2021 – 2023]] \
- Managed a \$40,000 budget.
#hd[Skills & Interests]
*Technical:* Stata, R, Excel \
*Language:* Conversational in Twi, Fluent in French \
*Interests:* Chess, Long-distance running
"""

DATES_LEFT_PDF = r"""
#set page(margin: 2cm)
#set text(size: 10pt)
#text(24pt)[Ingrid Solheim] #h(1fr) #text(9pt)[Storgata 12, 9008 Tromsø · 77 55 01 42 · ingrid.solheim\@example.no]
#let row(d, c) = grid(columns: (2.6cm, 1fr), gutter: 8pt, text(gray)[#d], c)
#v(8pt)#text(14pt, fill: blue)[Work experience]
#row[2019 – now][*Tromsø Harbour Authority* — Crane Operator \ Operates two mobile harbour cranes, loading fish, salt
  and containers in all weather. Holds responsibility for daily checks and lifting plans.]
#row[2012 – 2019][*Nordfisk AS* — Production Worker \ Filleting line, hygiene checks and shift planning for a crew of
  fourteen people.]
#row[2010 – 2012][*Military service* — Private \ Coast guard vessel in the Barents Sea.]
#v(8pt)#text(14pt, fill: blue)[Education]
#row[2007 – 2010][*Breivang Upper Secondary School* — Vocational certificate, crane and lifting]
#v(8pt)#text(14pt, fill: blue)[Skills]
#row[Machines][Mobile crane, Forklift, Reach stacker]
#row[Languages][Norwegian (native), English (good), Russian (basic)]
"""

PIPES_PDF = r"""
#set page(margin: 1.8cm)
#set text(size: 10pt)
#text(22pt)[*Mehmet Yıldız*] \ Automotive Technician | Stuttgart, Germany | mehmet.yildiz\@example.de | +49 711 5550142
= SUMMARY
Master technician with fifteen years on high-voltage and diesel vehicles, trainer of apprentices, and owner of a very
  tidy toolbox.
= EXPERIENCE
*Workshop Foreman* \
Autohaus Neckar GmbH | Stuttgart, Germany | 04/2015 – Present
- Leads nine technicians and signs off all high-voltage work in the workshop.
*Automotive Technician* \
KFZ-Meisterbetrieb Özdemir | Esslingen, Germany | 08/2008 – 03/2015
- Diagnosed and repaired engines, brakes and air conditioning.
= EDUCATION
*Master Craftsman Certificate (Meisterbrief)* \
Handwerkskammer Stuttgart | 2014 \
*Apprenticeship as Automotive Mechatronics Technician* \
Gewerbliche Schule Esslingen | 2005 – 2008
= CERTIFICATIONS
High-Voltage Specialist Level 3 | DGUV | 2018 \
Air Conditioning Certificate | TÜV | 2012
= LANGUAGES
Turkish: Native | German: C1 | English: B1
"""

LONG_SIDE_PDF = r"""
#set page(margin: 1.5cm)
#set text(size: 10pt)
#let side = [#text(12pt)[*CONTACT*] \ gregor.baumann\@example.at \ +43 1 555 01 42 \ Wien, Österreich #v(6pt)
  #text(12pt)[*KENNTNISSE*] \ Lean Production \ REFA \ SAP PP \ MS Project]
#grid(columns: (5cm, 1fr), column-gutter: 20pt, side,
[#text(24pt)[*Gregor Baumann*] \ Produktionsleiter
#v(6pt) #text(12pt)[*BERUFSERFAHRUNG*] \
*Produktionsleiter* \ Alpenmetall GmbH, Linz \ Juli 2016 – heute
- Verantwortung für 180 Mitarbeitende in drei Schichten und ein Budget von 24 Mio. Euro
#for i in range(12) [- Maßnahme Nummer #(i+1) zur Senkung der Ausschussquote wurde mit dem Team eingeführt \ ]
*Schichtleiter* \ Donauguss AG, Krems \ April 2010 – Juni 2016
#for i in range(14) [- Aufgabe Nummer #(i+1) in der Schicht mit Verantwortung für Sicherheit, Qualität und Termine \ ]
*Facharbeiter* \ Donauguss AG, Krems \ September 2005 – März 2010
- Bedienung von Druckgussmaschinen

#v(6pt) #text(12pt)[*AUSBILDUNG*] \
*Lehre als Gießereitechniker* \ Berufsschule Krems \ 2001 – 2005
])
"""

DATES_FIRST_TXT = """Name: Samuel Adeyemi
Phone: 0151 496 0142
Email: s.adeyemi@example.com
Address: 3 Dock Road, Liverpool L19 2RB

Personal Statement
Licensed door supervisor and CCTV operator. I stay polite, write good notes and have never missed a shift.

Employment History

Jan 2018 - Present
Mersey Security Ltd
CCTV Operator
Monitoring 64 cameras across a retail park and liaising with police.

Feb 2014 - Dec 2017
The Albion Club
Door Supervisor
Checked IDs, searched bags and calmed people down.

Education

2012 - 2014
City of Liverpool College
BTEC Level 3 in Public Services

Qualifications
SIA Licence (CCTV), 2017
First Aid at Work, 2016

Key Skills
- Conflict management
- Report writing
- CCTV

References available on request.
"""

FORM_TXT = """Curriculum vitae

PERSONAL INFORMATION
Name: Nikolaos Papadakis
Address: 5 Ermou Street, 105 63 Athens, Greece
Telephone: +30 21 0555 0142
E-mail: n.papadakis@example.gr
Date of birth: 04/07/1988
Nationality: Greek

WORK EXPERIENCE
Dates: 01/09/2015 – Present
Occupation or position held: Front Office Manager
Main activities and responsibilities: Check-in, complaints, training of receptionists
Name and address of employer: Hotel Aegean Star, Athens

Dates: 01/05/2010 – 31/08/2015
Occupation or position held: Receptionist
Name and address of employer: Poseidon Resort, Crete

EDUCATION AND TRAINING
Dates: 2006 – 2010
Title of qualification awarded: Bachelor in Tourism Management
Name and type of organisation: Technological Institute of Crete

PERSONAL SKILLS
Mother tongue: Greek
Other languages: English C1, French B1
Computer skills: Opera PMS, Word, Excel
"""

MORE_CASES = (
    Case(
        "events, exported profile with durations",
        "profile.pdf",
        from_typst(PROFILE_EXPORT_PDF),
        "Chloe Nguyen",
        "chloe.nguyen@example.com",
        "+1 312 555 0142",
        (
            ("Lakeshore Conventions", "Events Manager", "2020-01", ""),
            ("Lakeshore Conventions", "Event Coordinator", "2017-12", "2019-12"),
            ("Hotel Meridian Grand", "Banquet Supervisor", "2014-06", "2017-11"),
        ),
        (("University of Wisconsin-Milwaukee", "2014"),),
        ("Event planning", "Vendor negotiation"),
        ("English", "Vietnamese"),
    ),
    Case(
        "graduate, employer above title, dates right",
        "campus.pdf",
        from_typst(CAMPUS_PDF),
        "Daniel K. Osei",
        "dosei@example.edu",
        "(857) 555-0142",
        (
            ("GOLDFINCH CAPITAL", "Summer Analyst", "2022-06", "2022-08"),
            ("HARBOR YOUTH PROGRAM", "Tutor", "2020-09", "2022-05"),
        ),
        (("CHARLES RIVER UNIVERSITY", "2023-05"),),
        ("Stata", "R", "Excel"),
        ("Twi", "French"),
    ),
    Case(
        "crane operator, dates in the margin",
        "crane.pdf",
        from_typst(DATES_LEFT_PDF),
        "Ingrid Solheim",
        "ingrid.solheim@example.no",
        "77 55 01 42",
        (
            ("Tromsø Harbour Authority", "Crane Operator", "2019", ""),
            ("Nordfisk AS", "Production Worker", "2012", "2019"),
            ("Military service", "Private", "2010", "2012"),
        ),
        (("Breivang Upper Secondary School", "2010"),),
        ("Mobile crane", "Forklift", "Reach stacker"),
        ("Norwegian", "English", "Russian"),
    ),
    Case(
        "car mechanic, employer, place and dates with pipes below the title",
        "pipes.pdf",
        from_typst(PIPES_PDF),
        "Mehmet Yıldız",
        "mehmet.yildiz@example.de",
        "+49 711 5550142",
        (
            ("Autohaus Neckar GmbH", "Workshop Foreman", "2015-04", ""),
            ("KFZ-Meisterbetrieb Özdemir", "Automotive Technician", "2008-08", "2015-03"),
        ),
        (("Handwerkskammer Stuttgart", "2014"), ("Gewerbliche Schule Esslingen", "2008")),
        (),
        ("Turkish", "German", "English"),
    ),
    Case(
        "foundry, side column, posts over two pages",
        "long.pdf",
        from_typst(LONG_SIDE_PDF),
        "Gregor Baumann",
        "gregor.baumann@example.at",
        "+43 1 555 01 42",
        (
            ("Alpenmetall GmbH", "Produktionsleiter", "2016-07", ""),
            ("Donauguss AG", "Schichtleiter", "2010-04", "2016-06"),
            ("Donauguss AG", "Facharbeiter", "2005-09", "2010-03"),
        ),
        (("Berufsschule Krems", "2005"),),
        ("Lean Production", "REFA", "SAP PP", "MS Project"),
    ),
    Case(
        "security, text, date above employer above title",
        "guard.txt",
        from_text(DATES_FIRST_TXT),
        "Samuel Adeyemi",
        "s.adeyemi@example.com",
        "0151 496 0142",
        (
            ("Mersey Security Ltd", "CCTV Operator", "2018-01", ""),
            ("The Albion Club", "Door Supervisor", "2014-02", "2017-12"),
        ),
        (("City of Liverpool College", "2014"),),
        ("Conflict management", "Report writing", "CCTV"),
    ),
    Case(
        "hotel, form with labels",
        "form.txt",
        from_text(FORM_TXT),
        "Nikolaos Papadakis",
        "n.papadakis@example.gr",
        "+30 21 0555 0142",
        (
            ("Hotel Aegean Star", "Front Office Manager", "2015-09-01", ""),
            ("Poseidon Resort", "Receptionist", "2010-05-01", "2015-08-31"),
        ),
        (("Technological Institute of Crete", "2010"),),
        ("Opera PMS", "Word", "Excel"),
        ("Greek", "English", "French"),
    ),
)
