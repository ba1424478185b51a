"""Pages as they were set by browsers and design tools: each line a baseline, its stretches with place, size and style."""

EUROPASS = """
47 139.4 12b europass ¦ 203.2 12b Curriculum Vitae
65 41.4 12r PERSONAL INFORMATION
68 203.2 13.99b Ivaylo Stoyanov Dimitrov
86 203.2 12r 12 Tsar Boris III Street, 4000 Plovdiv, Bulgaria
104 203.2 12r +359 32 555 018 ¦ 303.6 12r +359 888 555 018
122 203.2 12r ivaylo.dimitrov@abv.example
140 203.2 12r Sex Male | Date of birth 14/03/1984 | Nationality Bulgarian
158 74.7 12r WORK EXPERIENCE
176 101.3 12r 05/2014–Present ¦ 203.2 12b Production Planner
194 203.2 12r Rehberg-Hausgeräte Maritza EOOD, Radinovo (Bulgaria)
212 203.2 12r • Weekly planning of four assembly lines
226 203.2 12r • Stock levels and supplier call-offs in SAP
244 203.2 12r Business or sector: Household appliances
262 66.0 12r 01/09/2009–30/04/2014 ¦ 203.2 12b Warehouse Supervisor
280 203.2 12r Magaziny Bulgaria, Plovdiv (Bulgaria)
298 203.2 12r • Led a shift of 22 people
316 95.0 12r EDUCATION AND
329 135.4 12r TRAINING
347 132.7 12r 2003–2008 ¦ 203.2 12b Master in Industrial Management ¦ 406.6 12r EQF level 7
365 203.2 12r Technical University of Sofia, Plovdiv branch
383 83.8 12r PERSONAL SKILLS
401 101.4 12r Mother tongue(s) ¦ 203.2 12r Bulgarian
419 96.0 12r Other language(s) ¦ 203.2 12r English B2, German A2
437 80.0 12r Communication skills ¦ 203.2 12r Good communication skills gained as supervisor
455 130.1 12r Digital skills ¦ 203.2 12r SAP MM, Microsoft Excel, Power BI
473 114.7 12r Driving licence ¦ 203.2 12r B
"""

EXPORT = """
52 35.2 10.99b Contact
53 224.4 19.99b Thiago Santoro
67 35.2 10r Rua das Acácias, 210, Porto
70 224.4 10.99r Supply Chain Manager at Aciara | Lean | S&OP
78 35.2 10r Alegre
82 224.4 10r Porto Alegre, Rio Grande do Sul, Brazil
91 35.2 10r +55 51 99555-0142 (Mobile)
104 35.2 10r tsantoro@outlook.example
105 224.4 13.99b Summary
116 35.2 10r www.linkedin.com/in/thiagosantoro
121 224.4 10r Supply chain professional with 14 years in steel and agribusiness.
128 35.2 10r (LinkedIn)
143 224.4 13.99b Experience
147 35.2 10.99b Top Skills
160 224.4 10.99r Aciara
161 35.2 10r Logistics Management
171 224.4 7.99r 7 years 2 months
174 35.2 10r Negotiation
183 224.4 10b Supply Chain Manager
187 35.2 10r Lean Six Sigma
195 224.4 9r January 2021 - Present (3 years 4 months)
206 35.2 10.99b Languages ¦ 224.4 7.99r Porto Alegre
218 224.4 10r Lead S&OP for six mills.
220 35.2 10r Portuguese (Native or Bilingual)
231 224.4 10b Logistics Coordinator
233 35.2 10r English (Professional Working)
243 224.4 9r March 2017 - January 2021 (3 years 11 months)
253 35.2 10.99b Certifications
256 224.4 10r Contracted 80 hauliers.
267 35.2 10r APICS CSCP
269 224.4 10.99r Granx
280 35.2 10r Six Sigma Green Belt
282 224.4 10b Logistics Analyst
294 224.4 9r February 2012 - February 2017 (5 years 1 month)
305 224.4 7.99r Rio Grande Area, Brazil
317 224.4 10r Planned grain trains to the port.
340 224.4 13.99b Education
356 224.4 10.99r Universidade Federal do Rio Grande do Sul
368 224.4 9r Bachelor's degree, Production Engineering · (2006 - 2011)
382 224.4 10.99r Fundação Getulio Nunes
394 224.4 9r MBA, Operations · (2015 - 2017)
"""

BOARD = """
52 33.8 21b Shawnte Breaux
68 33.8 10.5r Baton Rouge, LA 70806
81 33.8 10.5r shawntebreaux7_k2d@indeedemail.example
94 33.8 10.5r +1 225 555 0167
106 33.8 10.5r Dependable CNA with 6 years in long-term care.
119 33.8 10.5r Authorized to work in the US for any employer
146 33.8 13.99b Work Experience
172 33.8 10.5b Certified Nursing Assistant
184 33.8 10.5r Magnolia Manor Nursing Home - Baton Rouge, LA
197 33.8 10.5r March 2019 to Present
220 63.8 10.5r Assist 14 residents per shift with daily living
232 63.8 10.5r Record vital signs and report changes
254 33.8 10.5b Home Health Aide
267 33.8 10.5r Gentle Keepers - Gonzales, LA
280 33.8 10.5r June 2016 to February 2019
292 33.8 10.5r Prepared meals, companionship, light housekeeping.
305 33.8 10.5b Cashier/Crew Member
318 33.8 10.5r Rising Larks - Denham Springs, LA
331 33.8 10.5r August 2014 to May 2016
357 33.8 13.99b Education
383 33.8 10.5b CNA Certificate in Nursing Assistant
396 33.8 10.5r Baton Rouge Community College - Baton Rouge, LA
409 33.8 10.5r January 2016 to May 2016
422 33.8 10.5b High school diploma
434 33.8 10.5r Belaire High School - Baton Rouge, LA
447 33.8 10.5r August 2010 to May 2014
473 33.8 13.99b Skills
500 63.8 10.5r Vital signs (6 years)
512 63.8 10.5r Patient care (6 years)
524 63.8 10.5r Hoyer lift
536 63.8 10.5r EMR systems (4 years)
562 33.8 13.99b Certifications and Licenses
588 33.8 10.5b CPR Certification
601 33.8 10.5r March 2023 to March 2025
614 33.8 10.5b Driver's License
"""

SIDEBAR = """
55 217.4 19.99b Élodie MARCHETTI
70 217.4 10b Gestionnaire de paie et administration du personnel
88 217.4 12b EXPÉRIENCES ¦ 324.1 12b PROFESSIONNELLES
103 217.4 10b Gestionnaire de paie ¦ 318.5 10r – Cabinet Rolland & Associés, Lyon (CDI)
113 36.8 12b CONTACT
115 217.4 10i Depuis septembre 2020
128 36.8 10r 06 55 50 01 42 ¦ 248.9 10r Établissement de 350 bulletins par mois, multi-conventions
139 248.9 10r Déclarations sociales (DSN)
140 36.8 10r elodie.marchetti@laposte.example
152 36.8 10r 8 rue des Lilas, 69003 Lyon ¦ 217.4 10b Assistante RH ¦ 288.0 10r – Groupe Sel, Écully (CDD)
164 36.8 10r Permis B – véhicule ¦ 217.4 10i Mars 2018 – août 2020
176 36.8 10r 29 ans ¦ 248.9 10r Gestion des contrats et des visites médicales
189 217.4 10b Stagiaire ressources humaines ¦ 368.0 10r – Mairie de Villeurbanne
194 36.8 12b COMPÉTENCES
201 216.9 10i Avril à juillet 2017 (4 mois)
208 36.8 10r Gestion de la paie
214 248.9 10r Mise à jour des fiches de poste
220 36.8 10r Silae
232 36.8 10r Droit social ¦ 217.4 12b FORMATION
244 36.8 10r Pack Office
247 217.4 10b 2017 ¦ 242.4 10r Licence professionnelle Gestion des ressources humaines – Université
258 217.4 10r Lumière Lyon 2
263 36.8 12b LANGUES
270 217.4 10b 2014 – 2016 ¦ 275.8 10r BTS Assistant de gestion – Lycée Récamier, Lyon
278 36.8 10r Anglais : courant (TOEIC 890)
282 217.4 10b 2014 ¦ 242.4 10r Baccalauréat STMG, mention bien
290 36.8 10r Italien : langue maternelle
308 36.8 12b CENTRES ¦ 109.4 12b D'INTÉRÊT
322 36.8 10r Escalade, bénévolat (Restos du
334 36.8 10r Cœur)
"""

FORM = """
45 263.6 12.87b FORMATO EUROPEO PER IL CURRICULUM VITAE
75 108.0 12b INFORMAZIONI
88 132.0 12b PERSONALI
106 172.7 12r Nome ¦ 215.5 12b BELLUCCI, GIANFRANCO
124 158.7 12r Indirizzo ¦ 215.5 12r Via Garibaldi 7, 40124 Bologna
142 159.6 12r Telefono ¦ 215.5 12r +39 347 555 0182
160 169.4 12r E-mail ¦ 215.5 12r g.bellucci@libero.example
178 146.7 12r Nazionalità ¦ 215.5 12r Italiana
196 45.2 12b ESPERIENZA LAVORATIVA
214 132.5 12r • Date (da – a) ¦ 215.5 12r Gennaio 2015 – in corso
232 48.6 12r • Nome e indirizzo del datore di ¦ 215.5 12r Corsa Motor Holding S.p.A., Bologna
246 171.4 12r lavoro
264 76.8 12r • Tipo di azienda o settore ¦ 215.5 12r Metalmeccanico
282 118.2 12r • Tipo di impiego ¦ 215.5 12r Tecnico collaudatore
300 92.9 12r • Principali mansioni e ¦ 215.5 12r Collaudo motori al banco e su pista
314 135.4 12r responsabilità
332 132.5 12r • Date (da – a) ¦ 215.5 12r 2008 – 2014
350 48.6 12r • Nome e indirizzo del datore di ¦ 215.5 12r Officina Moto Rossi, Imola
363 171.4 12r lavoro
381 76.8 12r • Tipo di azienda o settore ¦ 215.5 12r Riparazione
399 118.2 12r • Tipo di impiego ¦ 215.5 12r Meccanico
417 92.9 12r • Principali mansioni e ¦ 215.5 12r Riparazione e manutenzione
430 135.4 12r responsabilità
448 115.7 12b ISTRUZIONE E
462 118.0 12b FORMAZIONE
480 132.5 12r • Date (da – a) ¦ 215.5 12r 2002 – 2007
498 74.5 12r • Nome e tipo di istituto di ¦ 215.5 12r I.T.I.S. Aldini Valeriani, Bologna
512 154.7 12r istruzione
530 95.9 12r • Qualifica conseguita ¦ 215.5 12r Diploma di perito meccanico
548 128.6 12b CAPACITÀ E ¦ 215.5 12r Diagnosi elettronica, saldatura TIG, banco prova
561 49.9 12b COMPETENZE TECNICHE
579 147.1 12b PATENTE ¦ 215.5 12r A, B
606 33.8 10.99r Autorizzo il trattamento dei miei dati personali ai sensi del D.lgs. 196/2003.
"""

ROLES = """
52 142.4 21b Theodore J. Whitcombe, CPA, MBA
67 99.5 10.5r Naperville, IL 60540 • 630.555.0186 • tjwhitcombe@mail.example • linkedin.com/in/tjwhitcombe
86 33.8 12b Executive Profile
110 33.8 10.5r Finance executive who has led teams of up to 120 in manufacturing and retail.
134 33.8 12b Career History
149 33.8 10.5b GRANGER INDUSTRIAL SUPPLY, Lake Forest, IL ¦ 513.1 10.5b 2009 – Present
161 33.8 10.5i $11B distributor of maintenance products with 24,000 employees.
173 33.8 10.5b Vice President, Finance ¦ 508.8 10.5r (2017 – Present)
187 63.8 10.5r Cut the monthly close from 11 days to 5.
199 63.8 10.5r Directed the integration of two acquisitions worth $640M.
214 33.8 10.5b Director, Financial Planning & Analysis ¦ 518.8 10.5r (2013 – 2017)
227 63.8 10.5r Built a rolling forecast used by 40 branches.
242 33.8 10.5b Senior Manager, Corporate Accounting ¦ 518.8 10.5r (2009 – 2013)
256 63.8 10.5r Led the move to SAP S/4HANA.
271 33.8 10.5b DELANEY & TORRES LLP, Chicago, IL ¦ 525.8 10.5b 2003 – 2009
283 33.8 10.5b Audit Manager
296 63.8 10.5r Ran audits of three listed clients.
316 33.8 12b Education
332 33.8 10.5b University of Chicago Booth School of Business, ¦ 250.8 10.5r MBA ¦ 557.2 10.5r 2012
344 33.8 10.5b Marquette University, ¦ 135.9 10.5r B.S. Accounting, ¦ 210.3 10.5i magna cum laude ¦ 557.2 10.5r 2003
363 33.8 12b Core Competencies
379 91.9 10.5r Strategic Planning • Mergers & Acquisitions • FP&A • Treasury • SAP S/4HANA • Investor Relations
398 33.8 12b Boards
422 33.8 10.5r Treasurer, Naperville Food Pantry, 2018 – present
"""

ONE_LINE = """
52 33.8 19.99b I M O G E N ¦ 159.3 19.99b T R E M A Y N E
80 33.8 10r Copywriter & content designer
93 33.8 10r imogen@tremayne.example / 07911 123 456 / Falmouth, Cornwall
112 33.8 10b E X P E R I E N C E
125 33.8 10b Freelance Content Designer, ¦ 172.1 10r Self-employed — Falmouth | Jan 2022 – present
139 33.8 10r Clients include the National Trust, Seasalt and two councils.
152 33.8 10b Career break ¦ 97.7 10r — maternity leave and relocation | Mar 2020 – Dec 2021
166 33.8 10b Senior Copywriter, ¦ 125.4 10r Wulff Orrin — London | Summer 2015 – Mar 2020
179 33.8 10r Wrote names, tone-of-voice guides and campaign lines for Tesco and Orange.
193 33.8 10b Copywriter, ¦ 91.5 10r Honesty Drinks — London | Sept '11 – July '15
206 33.8 10r Wrote on the back of 60 smoothie cartons.
225 33.8 10b E D U C A T I O N
238 33.8 10r BA English Literature, University of Exeter | 2008–11
257 33.8 10b S K I L L S
271 33.8 10r Tone of voice / UX writing / Figma / WordPress / Interviewing users
"""

TOWN = """
44 414.9 9r 22 Loop Street
56 414.9 9r Cape Town, 8001
57 33.8 25.99b Bongani Mthembu
68 414.9 9b +27 82 555 0142
74 33.8 10.5r Warehouse systems, honest figures, calm teams
80 414.9 9b bongani.mthembu@mweb.example
112 33.8 9b EXPERIENCE ¦ 414.9 9b SKILLS
126 414.9 10.5r Warehouse management systems
128 33.8 10.99b Karoo (Cape Town) · ¦ 145.4 10.99i Operations Manager
139 33.8 7.99r MAY 2019 - PRESENT
140 414.9 10.5r Shift planning
151 33.8 10.5r Ran a fulfilment centre of 240 people and four shifts; picking errors fell by half.
153 414.9 10.5r SQL
166 414.9 10.5r Root cause analysis
168 33.8 10.99b Umbono (Brackenfell) · ¦ 146.7 10.99i Inventory Controller
178 33.8 7.99r JANUARY 2014 - APRIL 2019
188 414.9 9b AWARDS
190 33.8 10.5r Cycle counts over 31,000 stock lines.
202 414.9 10.5b Manager of the year ¦ 508.4 10.5r Karoo, 2022
208 33.8 10.99b Pack n Tie (Bellville) · ¦ 140.0 10.99i Receiving Clerk
218 33.8 7.99r FEBRUARY 2011 - DECEMBER 2013
224 414.9 9b LANGUAGES
230 33.8 10.5r Checked deliveries against orders.
238 414.9 10.5r isiZulu, English, Afrikaans
252 33.8 9b EDUCATION
268 33.8 10.99b Cape Peninsula University of Technology · ¦ 234.3 10.99i National Diploma, Logistics
279 33.8 7.99r JANUARY 2008 - NOVEMBER 2010
"""

BOARDROOM = """
52 130.1 21b RUTGER HOLLANDER-SIMS
68 108.2 10.5r Greater Atlanta Area | 404.555.0172 | rutger@hollandersims.example | linkedin.com/in/rhsims
89 195.4 12b C H I E F ¦ 249.5 12b O P E R AT I N G ¦ 346.8 12b O F F I C E R
105 33.8 10.5r Operations executive for consumer goods. Turned three plants around and opened two.
127 192.9 12b P R O F E S S I O N A L ¦ 317.9 12b E X P E R I E N C E
142 33.8 10.5b MERIDIAN HOME BRANDS, ¦ 175.5 10.5r Atlanta, GA ¦ 512.9 10.5r 2018 to Present
155 33.8 10.5i Chief Operating Officer (2020 to Present)
168 33.8 10.5i Senior Vice President, Supply Chain (2018 to 2020)
182 63.8 10.5r Lead 2,300 people in nine plants with a budget of $410M.
194 63.8 10.5r Raised on-time delivery from 81% to 97%.
210 33.8 10.5b KELLER PAPER MILL, ¦ 175.7 10.5r Appleton, WI ¦ 522.8 10.5r 2009 to 2018
223 33.7 10.5i Plant Manager
236 63.8 10.5r Cut waste by a third in four years.
253 33.8 10.5b Earlier career: ¦ 102.7 10.5r Production Supervisor, Kimball-Carr, 2004 to 2009
274 259.6 12b E D U C AT I O N
290 33.8 10.5r M.B.A., Operations, Emory University, Goizueta Business School, 2012
303 33.8 10.5r B.S., Industrial Engineering, Georgia Institute of Technology, 2004
325 220.5 12b A R E A S ¦ 277.7 12b O F ¦ 303.6 12b E X P E R T I S E
340 33.8 10.5r Lean Manufacturing | S&OP | P&L Management | Capital Projects | Labor Relations
"""

MARGIN = """
52 190.6 21b Gwendolyn P. Achterberg
67 99.8 10.5r 88 Juniper Road • Burlington, Vermont 05401 • (802) 555-0119 • gwen.achterberg@mail.example
86 39.8 12b Objective ¦ 160.0 12r To lead the kitchen of a school district that cooks from scratch.
105 39.8 12b Experience ¦ 160.0 12b Kitchen Manager ¦ 463.2 12r August 2015 – Present
120 160.0 12i Burlington School Food Project, ¦ 319.9 12r Burlington, VT
135 190.0 12r Feed 1,400 pupils a day with a staff of eleven
148 190.0 12r Buy from nineteen local farms
166 160.0 12b Line Cook ¦ 464.7 12r May 2011 – July 2015
182 159.9 12i Hen of the Wood, ¦ 245.7 12r Waterbury, VT
196 190.0 12r Ran the grill station for 120 covers
220 39.8 12b Education ¦ 160.0 12b New England Culinary Institute, ¦ 330.4 12r Montpelier, VT
236 160.0 12r A.O.S. in Culinary Arts, 2011
256 39.8 12b Skills ¦ 160.0 12r Menu costing, ServSafe, inventory, allergen control
"""

TIMELINE = """
65 39.8 28b Ines
98 39.8 28b Carvalhal
114 39.8 9.49r Event & Hospitality Manager
136 39.8 12b Profile
142 406.4 12b Contact
150 39.8 9.49r I run weddings and congresses for up to 800 guests and like a calm back of
156 406.4 9.49r +351 912 555 014
160 39.8 9.49r house.
168 406.4 9.49r ines.carvalhal@sapo.example
180 406.4 9.49r Lisbon, Portugal
182 39.8 12b Work Experience
196 39.8 9.49r 2020
198 107.2 9.49b Banqueting Manager
202 406.4 12b Skills
207 39.8 9.49r – now
210 107.2 9.49r Palácio Norte, Lisbon
216 406.4 9.49r Budgeting
222 107.2 9.49r • Led 45 permanent and casual staff
228 406.4 9.49r Opera PMS
232 107.2 9.49r • Raised guest score to 9.2
240 406.4 9.49r Negotiation
249 39.8 9.49r 2016 – 2020
250 107.2 9.49b Event Coordinator
252 406.4 9.49r Staff rostering
262 107.2 9.49r Fil Feiras, Lisbon
274 107.2 9.49r • Planned 30 trade fairs a year ¦ 406.4 12b Languages
288 406.4 9.49r Portuguese — native
291 39.8 9.49r 2013 – 2016
292 107.2 9.49b Receptionist
300 406.4 9.49r English — C1
304 107.2 9.49r Hotel Baía, Cascais
312 406.4 9.49r Spanish — B2
316 107.2 9.49r • Night audit and check-in
340 39.8 12b Education
354 39.8 9.49r 2010 – 2013
356 107.2 9.49b Degree in Hotel Management
368 107.2 9.49r Estoril Higher Institute for Tourism
"""

TOLD = """
44 425.2 10.5r Email: anjali.rnair@mail.example
47 33.8 15b ANJALI R. NAIR
56 425.2 10.5r Contact: +91 94470 55012
86 36.8 11.5b PROFILE SUMMARY
110 33.8 10.5r 3.5 years of experience as a manual and automation tester in the insurance domain.
134 36.8 11.5b PROFESSIONAL EXPERIENCE
158 33.8 10.5r Working as Test Engineer at USN Global, Kollam from June 2021 to till date.
171 33.8 10.5r Worked as Junior Tester at Alvanz Technology, Kochi from Jan 2020 to May 2021.
195 36.8 11.5b EDUCATIONAL QUALIFICATION
220 75.8 9.49b Degree ¦ 273.0 9.49b Institution ¦ 456.4 9.49b Year ¦ 520.6 9.49b Marks
236 36.8 9.49r B.Tech (ECE) ¦ 152.3 9.49r Mar Baselios College of Engineering ¦ 444.8 9.49r 2019 ¦ 493.4 9.49r 7.9 CGPA
251 36.8 9.49r Class XII ¦ 152.3 9.49r Holy Angels School ¦ 444.8 9.49r 2015 ¦ 493.4 9.49r 91%
278 36.8 11.5b TECHNICAL SKILLS
302 33.8 10.5r Tools : Selenium, JIRA, Postman
316 33.8 10.5r Languages : Java, SQL
329 33.8 10.5r OS : Windows, Linux
352 36.8 11.5b PERSONAL PROFILE
376 33.8 10.5r Father's Name : Rajendran Nair
390 33.8 10.5r DOB : 12/05/1997
404 33.8 10.5r Languages known : English, Malayalam, Hindi
428 36.8 11.5b DECLARATION
452 33.8 10.5r I hereby declare that the above particulars are true.
465 33.8 10.5r Place: Kochi ¦ 519.9 10.5r Anjali R Nair
"""
