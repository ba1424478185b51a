"""Phrases that the scan looks for beside skills, by kind: section headings, requirement cues, anchors of facts."""

from typing import Final

from jobs.extraction.cues_abroad import FACTS_ABROAD, WAGE_ABROAD
from jobs.extraction.orders import HINT_WORDS
from jobs.extraction.wordlists import phrases

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "required": phrases("""
        requirements, requirement, minimum requirements, job requirements, key requirements, required skills
        required qualifications, required experience, required, essential, essential criteria, essential skills
        must have, must haves, qualifications, minimum qualifications, basic qualifications, qualification, skills
        key skills, skills and experience, skills required, technical skills, technologies, tech stack, our stack
        your profile, your skills, your background, your experience, about you, who you are, what you bring
        what you'll bring, what you need, what you will need, what you'll need, what we're looking for
        what we are looking for, who we are looking for, who we're looking for, we are looking for, ideal candidate
        the ideal candidate, candidate profile, desired candidate profile, person specification, what we expect
        we expect, you have, you bring, experience, education, education and experience, knowledge, competencies
        competences, necessary prerequisites, prerequisites, to be successful, you will have, you should have
        licenses and certifications, licensure, skills and qualifications, qualifications and skills
        ihr profil, dein profil, anforderungen, anforderungsprofil, voraussetzungen, qualifikation, qualifikationen
        das bringst du mit, das bringen sie mit, was du mitbringst, was sie mitbringen, du bringst mit, sie bringen mit
        was wir erwarten, wir erwarten, profil, fachliche anforderungen, dein know-how, kenntnisse
        votre profil, profil recherché, ton profil, le profil, compétences, compétences requises, prérequis
        compétences techniques, exigences, qualifications requises, qui êtes-vous, formation
        requisitos, requisitos mínimos, perfil, tu perfil, perfil buscado, qué buscamos, lo que buscamos, formación
        requisitos imprescindibles, imprescindible, conocimientos, buscamos, experiencia requerida
        requisiti, competenze, requisitos obrigatórios, vereisten, functie-eisen, jouw profiel
        what we ask, what we ask for, we ask for, what you have to offer, what we'd like you to have, you recognise yourself
        you recognize yourself, you'll need, you need, to be considered you need, what you must have, you must have
        selection criteria, your strengths, you'll bring, you'll do well here if, you'll thrive here if, must-haves
        was du mitbringen solltest, das solltest du mitbringen, das sollten sie mitbringen, was wir uns wünschen
        das zeichnet dich aus, das zeichnet sie aus, was sie auszeichnet, was dich auszeichnet, wir suchen
        ce que nous attendons, ce que nous demandons, nous demandons, nous attendons, vos compétences, votre expérience
        qué pedimos, lo que pedimos, pedimos, qué necesitas, lo que necesitas, qué esperamos
    """),
    "preferred": phrases("""
        nice to have, nice to haves, good to have, preferred, preferred qualifications, preferred skills
        preferred experience, preferred requirements, bonus, bonus points, bonus skills, desirable, desirable skills
        desirable criteria, desired skills, desired, additional skills, pluses, plus points, extra points
        you will get extra points for the following, it would be great if, would be nice, it's a plus if, a plus
        even better, advantageous, optional, beneficial
        what would help, what helps, what would be nice, what we would like, what we'd like, what we would like to see
        would be an asset, an asset, assets, extra credit, useful, also useful, helpful, also helpful, welcome, also welcome
        would help, would be useful, would be great, would be a bonus, it would be an advantage, it would be an advantage if
        it would be an advantage if you had, it would be great if you also knew, it would be nice if, it would help if
        it helps if, it helps if you have, further pluses, additional pluses, we would also be pleased to see
        we would also like, we'd also like, not required but useful, not essential, ways to stand out, you stand out if
        what would set you apart, what sets you apart, bonus if you bring, bonus if you have, bonus if, bonus for
        schön wäre, schön wären, schön wäre außerdem, was uns freuen würde, wünschenswert wäre, das wäre schön, hilfreich
        gern gesehen, gerne gesehen, ein plus, von vorteil wäre, von vorteil sind
        seraient appréciés, serait apprécié, seraient un plus, appréciés, les petits plus, en plus, souhaités
        sería un plus, se valorará además, se valorará positivamente, también valoramos, valoraremos, sería deseable
        von vorteil, wünschenswert, nice-to-have, idealerweise, pluspunkte, das wäre toll, optional
        atouts, les plus, un plus, serait un plus, souhaité, apprécié, compétences appréciées
        deseable, se valorará, valorable, se valora, requisitos deseables, plus, puntos extra
    """),
    "duties": phrases("""
        responsibilities, key responsibilities, duties, duties and responsibilities, roles and responsibilities
        role and responsibilities, main duties, your responsibilities, your role, your tasks, your mission, tasks
        what you'll do, what you will do, what you'll be doing, what you will be doing, the role, role, the job
        the position, about the role, about the job, about the position, job description, position summary
        job summary, day to day, a typical day, job purpose, position overview, role overview, key accountabilities
        overview of the role, your day, the opportunity, your opportunity, scope of work, description, your impact
        your work, the work, your job, what the job involves, what the role involves, you will, you would, what you'd own
        what you'll own, what you would do, what you would be doing, what you'd be doing, your mandate, essential functions
        in this role you will, in this position you will, in this job you will, key tasks, main tasks, the day-to-day
        the post, duties include, what awaits you, key duties, your field of activity, the work itself
        das sind deine aufgaben, das sind ihre aufgaben, deine tätigkeiten, ihre tätigkeiten, deine mission
        ce que vous ferez, votre mission, tus tareas, lo que harás
        ihre aufgaben, deine aufgaben, aufgaben, aufgabenbereich, tätigkeiten, das erwartet dich, das machst du
        was dich erwartet, stellenbeschreibung, ihr aufgabengebiet, deine rolle, was sie erwartet
        missions, vos missions, tes missions, mission, le poste, description du poste, responsabilités
        funciones, tus funciones, responsabilidades, descripción del puesto, tareas, qué harás, tu misión, el puesto
    """),
    "offer": phrases("""
        benefits, our benefits, perks, perks and benefits, benefits and perks, job benefits, what we offer, we offer
        what we can offer, we offer you, what's in it for you, what you'll get, what you will get, what you get
        our offer, compensation and benefits, compensation, why join us, why us, why work with us, why work here
        in return, rewards, we can offer, what do we offer, pay and benefits, reasons to join, the perks
        salary and benefits, package, working at, life at
        what you can expect, what's waiting for you, what you can count on, the deal, the package, our package, the offer
        about the offer, pay and conditions, compensation and the rest, salary package, what we pay
        wages and benefits, what you get from us
        das bekommen sie, das bekommst du, was du von uns hast, was sie von uns haben, was du bekommst, das gibt es bei uns
        nos conditions, rémunération et avantages, condiciones, qué te ofrecemos, oferta
        wir bieten, das bieten wir, was wir bieten, wir bieten ihnen, wir bieten dir, unser angebot, deine vorteile
        ihre vorteile, benefits für dich, darauf kannst du dich freuen, was wir dir bieten, das erwartet sie bei uns
        nous offrons, ce que nous offrons, avantages, vos avantages, nous vous offrons, nous proposons, ce qu'on offre
        qu'offrons-nous, pourquoi nous rejoindre, les avantages
        ofrecemos, qué ofrecemos, se ofrece, beneficios, lo que ofrecemos, te ofrecemos, ventajas
    """),
    "about": phrases("""
        about us, about the company, who we are, our company, company description, our story, about our company
        company overview, our mission, our values, our culture, company profile, the company, about the team
        about the organisation, about the organization, our client, who are we, company size, company type
        über uns, wer wir sind, unternehmen, das unternehmen, das sind wir, unternehmensprofil
        à propos, à propos de nous, qui sommes-nous, l'entreprise, notre entreprise, présentation de l'entreprise
        sobre nosotros, quiénes somos, la empresa, acerca de nosotros, nuestra empresa
    """),
    "legal": phrases("""
        equal opportunity, equal opportunity employer, equal employment opportunity, eeo statement, diversity
        diversity and inclusion, disclaimer, privacy notice, data protection, how to apply, application process
        to apply, note to agencies, equality and diversity, our commitment, equal opportunities, recruitment process
        the hiring process, interview process, next steps, safeguarding statement
        how we hire, how we recruit, our hiring process, what happens next
        similar jobs, related jobs, more jobs, other jobs, recommended jobs, jobs you may like, jobs you might like
        people also viewed, similar positions, related searches, popular searches, more from this employer
        share this job, more openings, other openings, latest jobs, featured jobs, job alerts
        ähnliche jobs, ähnliche stellen, weitere stellenangebote, weitere jobs, das könnte dich auch interessieren
        offres similaires, autres offres, ofertas similares, otras ofertas, empleos similares
        kontakt, bewerbung, jetzt bewerben, datenschutz, so bewirbst du dich, ihr ansprechpartner, bewerbungsprozess
        pour postuler, processus de recrutement, comment postuler, contacto, cómo aplicar, proceso de selección
    """),
}

PREFERRED_AFTER: Final = phrases("""
    is a plus, are a plus, a plus, a big plus, a huge plus, a strong plus, a definite plus, is an advantage
    are an advantage, an advantage, advantageous, would be a plus, is a bonus, are a bonus, a bonus
    would be beneficial, is beneficial, beneficial, would be great, would be nice, is desirable, are desirable
    desirable, is desired, is preferred, are preferred, preferred, strongly preferred, highly preferred
    nice to have, good to have, is an asset, are an asset, an asset, considered a plus, considered an advantage
    is helpful, helpful, is welcome, are welcome, would be advantageous, not required, not essential, optional
    not mandatory, but not required, is not a must, no must, not a must, skills welcome, experience welcome
    highly regarded, would help, would be useful, is useful, are useful, would be welcome, would be an advantage
    would be helpful, would be an asset, is appreciated, are appreciated, would be appreciated, not needed, not necessary
    would be valued, is valued, are valued, knowledge welcome
    von vorteil, wünschenswert, sind ein plus, ist ein plus, ein plus, gerne gesehen, kein muss, hilfreich
    von vorteil sind, ein pluspunkt, nicht zwingend, runden ihr profil ab, rundet dein profil ab
    wäre schön, wären schön, wäre toll, wäre von vorteil, ist praktisch, wäre hilfreich, ist willkommen, sind willkommen
    est un plus, serait un plus, sont un plus, un plus, un atout, est souhaité, souhaité, souhaitée, apprécié
    appréciée, appréciés, appréciées, serait apprécié, serait appréciée
    seraient appréciés, seraient appréciées, serait utile, bienvenu, bienvenue
    es un plus, será un plus, deseable, deseables, se valorará, se valora, se valoran, valorable, sería un plus
    se agradece, se agradecerá, se valorará positivamente, no imprescindible, un vantaggio, een pluspunt
""")
PREFERRED_BEFORE: Final = phrases("""
    ideally, preferably, bonus points for, bonus points if, bonus for, bonus if, extra points for, nice to have
    good to have, plus points for, it's a plus if you, it is a plus if, it would be great if, would be great if
    even better if, desirably, preference for, preference will be given, preference given, we would love it if
    we'd love it if, we would love to see, we'd love to see, it's great if, it is great if
    it helps if, it would help if, it would be an advantage if, it would be useful, it would be helpful, it would be nice
    further pluses are, further pluses, other pluses are, a plus would be, an advantage would be, we would also like
    we would also be pleased, you stand out if, extra credit for, brownie points for, we also value, would be a plus if
    idealerweise, vorzugsweise, bevorzugt, im idealfall, gern mit, optimalerweise
    schön wäre, schön wären, toll wäre, wünschenswert wäre, wünschenswert sind, von vorteil ist, von vorteil sind
    idéalement, de préférence, si possible, dans l'idéal
    seraient appréciés, seraient appréciées, serait un plus, nous apprécierions
    idealmente, preferiblemente, preferentemente, se valorará, se valora, se valoran, valoramos, valorable
    idealiter, bij voorkeur, idealmente
""")
MUST: Final = phrases("""
    must have, is a must, are a must, a must, is required, are required, required, is essential, are essential
    essential, mandatory, is mandatory, must be, must possess, is necessary, necessary, minimum, at least
    zwingend, zwingend erforderlich, erforderlich, setzen wir voraus, vorausgesetzt, unbedingt, notwendig, ein muss
    indispensable, obligatoire, impératif, impérative, impérativement, exigé, exigée, requis, requise, requises
    imprescindible, imprescindibles, obligatorio, necesario, necesaria, requerido, indispensable
""")
OFFERED: Final = phrases("""
    we offer, we also offer, we provide, we will provide, you will receive, you'll receive, we will offer
    benefits include, perks include, our benefits, benefits such as, in return we offer
    wir bieten, bieten wir, nous offrons, nous proposons, nous vous offrons, ofrecemos, te ofrecemos
""")
LEGAL: Final = phrases("""
    regardless of, without regard to, equal opportunity, equal opportunities, reasonable accommodation, protected veteran
    reasonable accommodations, protected characteristics, sexual orientation, gender identity, privacy policy
    please contact, for further information, for more information, apply online, please apply, to apply, apply now, apply via
    the application must, your application, applications must, applications should, application deadline, cover letter
    motivation letter, curriculum vitae, your resume, your cv, recruitment process, selection process, interviews will
    job advertisement, the advertisement, this advertisement, collective agreement, terms of employment, terms of appointment
    recruitment agencies, to agencies, unsolicited, background check, background checks, salary is determined
    bewerbungsunterlagen, ihre bewerbung, deine bewerbung, bewerbungsfrist, lebenslauf, wende dich, wenden sie sich
    votre candidature, lettre de motivation, postulez, merci d'envoyer, tu candidatura, envía tu, enviar cv
    we use cookies, uses cookies, accept cookies, accept all cookies, cookie settings, cookie policy, all rights reserved
    protected by recaptcha, powered by workday, powered by greenhouse, powered by lever, share on, share via, share this
    follow us, find us on, connect with us on, like us on, tweet this, our newsletter, job alert, job alerts, save this job
    report this job, log in to apply, sign in to apply, apply with linkedin, apply with indeed, easy apply
    wir verwenden cookies, alle rechte vorbehalten, nutzungsbedingungen, teilen auf, folge uns, folgen sie uns
    tous droits réservés, partager sur, suivez-nous, todos los derechos reservados, compartir en, síguenos
    unabhängig von, geschlechtsidentität, orientation sexuelle, sans distinction, orientación sexual
""")

BOAST: Final = phrases("""
    is a leading, is the leading, is a global, is the global, is a world, is one of the, is an international, are a leading
    are one of the, is the largest, is a fast-growing, is a growing, we are a, we're a, leading provider, market leader
    world leader, global leader, leader in, industry leader, founded in, was founded, were founded, headquartered
    headquarters in, established in, employees worldwide, offices in, publicly traded, we believe, our company, our clients
    our vision is, our mission is, our mission, has grown, is part of the, is a technology company
    is a company, is a provider, our customers include, is owned by, is trusted by, trusted by, portfolio of brands
    our products, family-owned
    ist ein führender, ist ein führendes, ist eines der, ist einer der, sind ein, sind eines der
    gehört zu den, wurde gegründet, gegründet, mit sitz in, weltweit führend, marktführer, familienunternehmen
    est un leader, est une entreprise, est un acteur, leader mondial, acteur majeur, fondée en, créée en, est une société
    es una empresa, somos una empresa, líder en, líderes en, fundada en, empresa líder, somos un equipo
""")

# The reader is drawn in: what one will get, not what one must bring.
TEMPTS: Final = phrases("""
    to the next level, feel free to contact, please send, please visit, chance to, opportunity to, opportunities to
    you will learn, you ll learn, you will gain, you ll gain, you will get, you ll get, you will benefit, you will enjoy
    you ll enjoy, you will be offered, you will be trained, you will be supported, you will be joining, support you
    help you, train you, teach you, coach you, enable you, your development, your own development, your growth
    your personal development, your professional development, further build, while gaining
    unterstützen dich, unterstützen wir dich, unterstützen sie dabei, lernst du, möglichkeit zu, nous vous accompagnons
    vous permettra de, te ayudaremos, te permitirá
""")

# Items of a page's menu; alone they say nothing, together they tell a menu from a list of skills.
MENU: Final = phrases("""
    home, homepage, menu, log in, login, sign in, sign up, register, search, search jobs, find jobs, jobs, all jobs, careers
    contact, contact us, about, about us, pricing, blog, faq, faqs, news, products, solutions, resources, company, help
    skip to main content, skip to content, my account, my profile, post a job, employers, for employers, job seekers
    saved jobs, sitemap, support, subscribe, privacy, imprint, legal, cart, close, back, back to search, next, previous
    apply, apply now, save, save job, share, print, startseite, anmelden, einloggen, registrieren, karriere, kontakt
    suche, stellenangebote, impressum, datenschutz, accueil, connexion, se connecter, s'inscrire, recherche, offres
    nos offres, mentions légales, inicio, iniciar sesión, registrarse, buscar, contacto, empleo, empleos, aviso legal
""")

FACTS: Final[dict[str, tuple[str, ...]]] = {
    "years": phrases(
        "years, year, yrs, yr, jahre, jahren, jahr, ans, année, années, años, año, anni, jaar, an d'expérience, un an"
        ", years+, yrs+"
    ),
    "level": phrases("""
        entry level, entry-level, experience level, seniority, seniority level, career level, job level, graduate role
        graduate position, no experience, no prior experience, no experience required, new graduates, recent graduates
        senior, junior, mid-level, mid level, mid-senior, internship, intern, trainee, graduates, level, apprentice
        karrierestufe, berufseinsteiger, berufseinstieg, berufserfahren, berufserfahrene, praktikum, praktikant
        praktikantin, werkstudent, werkstudentin, quereinsteiger, auszubildende, auszubildender, stagiaire, alternance
        débutant, débutants, débutant accepté, confirmé, expérimenté, prácticas, becario, sin experiencia, director
    """),
    "pay": phrases("""
        salary, salaries, pay, compensation, wage, wages, remuneration, rate, day rate, hourly, per hour, per annum, per day
        gehalt, jahresgehalt, vergütung, brutto, stundenlohn, entgelt, bruttojahresgehalt, monatsgehalt
        salaire, rémunération, brut, taux journalier, tjm, salario, sueldo, retribución, bruto, brutos, bruttó
        eur, euro, euros, usd, gbp, chf, cad, aud, inr, lpa, sek, nok, dkk, pln, zł, czk, kč, sgd, nzd, brl, mxn, zar
        lakh, lakhs, lacs
        aed, jpy, dollars, pounds, p.a., ctc, ote, k€, stipend
    """),
    "wage": phrases(
        "pay, pays, paid, pay scale, rate, rates, ote, ctc, base, net, brut, bruts, bruto, brutos"
    ),
    "remote": phrases("""
        remote, remotely, from home, work from home, working from home, wfh, home office, homeoffice, home based, home-based
        telecommute, telecommuting, telework, teleworking, work from anywhere, distributed team, home working
        mobiles arbeiten, mobile arbeit, mobilem arbeiten, télétravail, télé-travail, à distance, full remote
        days at home, day at home
        teletrabajo, remoto, en remoto, trabajo remoto, a distancia, comfort of your own home, thuiswerken, smart working
    """),
    "hybrid": phrases("hybrid, hybrides, hybride, hybriden, híbrido, híbrida, hibrido, ibrido"),
    "onsite": phrases("""
        on site, on-site, onsite, in office, in-office, in the office, office based, office-based, in person, in-person
        vor ort, im büro, präsenz, sur site, en présentiel, présentiel, au bureau, presencial, en oficina, in presenza
    """),
    "full-time": phrases("""
        full time, full-time, fulltime, vollzeit, temps plein, temps complet, plein temps, jornada completa
        tiempo completo, tempo pieno, voltijd, 40 hours, 40 std, 35h, 39h, 40h
    """),
    "part-time": phrases("""
        part time, part-time, parttime, teilzeit, temps partiel, mi-temps, media jornada, tiempo parcial, jornada parcial
        minijob, deeltijd, jornada reducida
    """),
    "contract": phrases("""
        contractor, contractors, contract role, contract position, contract job, contract basis, contract to hire, contract
        contract-to-hire, outside ir35, inside ir35, subcontractor, w2 contract, c2c
    """),
    "internship": phrases("""
        internship, internships, intern, praktikum, praktikant, praktikantin, werkstudent, werkstudentin, stagiaire, stage
        alternance, apprentissage, prácticas, becario, beca, ausbildung, apprenticeship, co-op, working student
        traineeship, pflichtpraktikum, tirocinio
    """),
    "temporary": phrases("""
        temporary, temp, fixed term, fixed-term, seasonal, befristet, befristete, befristeten, cdd, intérim, interim
        contrato de temporada, trabajo de temporada
        temporal, maternity cover, parental leave cover, zeitarbeit, elternzeitvertretung, saisonnier, temp to perm
        contrat à durée déterminée, contrato temporal, tijdelijk
    """),
    "freelance": phrases("""
        freelance, freelancer, freelancers, freiberuflich, freiberufliche, freiberuflichen, freiberuflicher
        freiberufler, freier mitarbeiter, self-employed, autónomo
        indépendant, selbständig
    """),
    "secondary": phrases("""
        high school diploma, high school, ged, secondary school, secondary education, a levels, gcse, gcses, abitur
        fachabitur, mittlere reife, hauptschulabschluss, realschulabschluss, schulabschluss, matura, baccalauréat, bac
        bachillerato, eso, k-12 diploma, leaving certificate, 10th pass, 12th pass
    """),
    "vocational": phrases("""
        vocational, vocational training, vocational qualification, trade school, trade certificate, apprenticeship
        nvq, btec, trade qualified, journeyman, ausbildung, berufsausbildung, lehre, meister, techniker, fachwirt
        cap, bep, bac pro, formación profesional, ciclo formativo, fp, grado superior, grado medio, mbo, time served
        technical diploma, iti, certificate iii, certificate iv, weiterbildung, ausgebildet, staatlich anerkannt
    """),
    "associate": phrases("""
        college diploma, diploma in
        associate degree, associates degree, associate's degree, associate's, foundation degree, hnd, hnc, bts, dut
        bac+2, bac +2, bac + 2, iut, two-year degree, higher national diploma, técnico superior, advanced diploma
    """),
    "bachelor": phrases("""
        bachelor, bachelors, bachelor's, bachelor degree, bachelorabschluss, bachelorstudium, ba, bs, bsc, b.sc, b.a, b.s
        bpharm, b.pharm, bvsc, mbbs, mbchb, bds
        beng, b.eng, b.tech, btech, b.e, bba, bcom, b.com, undergraduate degree, college degree, university degree, degree
        university education, four-year degree, degree educated, graduate degree, graduation, bsn, bca, llb
        hochschulabschluss, studium, hochschulstudium, abgeschlossenes studium, fachhochschulabschluss, hochschule
        licence, bac+3, bac +3, bac + 3, but, diplôme universitaire, bac+4, bac +4, bac + 4
        licenciatura, licenciado, licenciada, grado en, titulación universitaria, grado universitario, titulado
        titulación, estudios universitarios, universitätsabschluss, laurea, hbo, degrees
    """),
    "master": phrases("""
        master, masters, master's, ms, msc, m.sc, m.a, m.s, mba, mca, meng, m.eng, m.tech, mtech, masterabschluss, m.e
        masterstudium, diplom, diplom-ingenieur, postgraduate degree, postgraduate, advanced degree, graduate degree
        bac+5, bac +5, bac + 5, diplôme d'ingénieur, école d'ingénieur, école d'ingénieurs, école de commerce
        máster, llm, llm degree, pgce, pgdm, staatsexamen, msw, mph, med, magister, ingénieur diplômé
    """),
    "doctorate": phrases("""
        phd, ph.d, ph.d., doctorate, doctoral degree, doctoral, promotion, doktortitel, dr., doctorat, thèse, doctorado
        md, m.d, jd, j.d, pharmd, dphil, edd, juris doctor, promoviert, pharm.d, dnp
    """),
}

# How headings begin that hold the company's name.
NAMED: Final = phrases("""
    about, über, à propos, sobre, who is, what is, meet, das ist, why, working at, working for, life at, warum, arbeiten bei
    pourquoi, por qué, trabajar en, what, was, ce que, qué
""")
# Pay beside the pay: what on-call duty or signing brings, what may be spent.
SIDE_MONEY: Final = phrases("""
    on call, signing, sign on, relocation, overtime, night differential, shift differential, weekend premium
    rufbereitschaft, bereitschaft, überstunden, astreinte, prime d', guardia, guardias, nocturnidad
""")
# Currencies and places whose dollar is not that of the United States, and what else tells of it.
DOLLARS: Final = phrases("aud, nzd, sgd, hkd, mxn, cdmx, nsw, rrsp, super")

CUES: Final[dict[str, tuple[str, ...]]] = {
    **{f"heading:{kind}": phrases for kind, phrases in HEADINGS.items()},
    "preferred-after": PREFERRED_AFTER,
    "preferred-before": PREFERRED_BEFORE,
    "must": MUST,
    "offered": OFFERED,
    "legal": LEGAL,
    "boast": BOAST,
    "tempts": TEMPTS,
    "heading:menu": MENU,
    "heading:named": NAMED,
    "dollar": DOLLARS,
    "side": SIDE_MONEY,
    **{kind: (*words, *FACTS_ABROAD.get(kind, ())) for kind, words in FACTS.items()},
}

# Words that begin like this make a sentence one that asks.
ASKS: Final = phrases("""
    experience, knowledge, familiar, proficien, expert, skill, degree, background, understanding, qualif, must, need
    requir, looking for, look for, want a, want an, want someone, searching for, search for, hiring a, hiring an
    we are recruiting, we re recruiting, we are hiring, we re hiring, seek, ideal, able to, ability, know, master, speak
    fluen, interest in, interested in, passion, competenc, certif, trained, training in, education, studies, graduate
    strong, solid, excellent, comfortable, versed, years in, years of, years with, years as, jahre in, ans en, ans de
    años en, años de, command of, grasp, track record, hands on, prefer, a plus, advantage, you have, you bring, insight
    credential
    wir suchen, suchen wir, sucht eine, suchen eine, braucht eine, brauchen eine, erfahrung, kenntnis, beherrsch, erfahren
    abgeschlossen, ausbildung, sicher, vertraut, verfügst, verfügen, bringst
    cherchons, cherche un, recherch, expérience, connaissance, maîtris, formation, diplôm, compétence, vous avez, aisance
    experiencia, conocimiento, dominio, manejo, formación, titulación, formado
""")
# What the company says it works with, one is to work with too.
USES: Final = phrases("""
    we use, we are using, we re using, we work with, we rely on, our stack, our tech, our tool, our platform runs
    built with, built on, written in, runs on, run on, you will work with, you ll work with, you will use, you ll use
    using, we code in, wir nutzen, wir verwenden, wir arbeiten mit, wir setzen auf, unser stack, nous utilisons
    nous travaillons avec, usamos, utilizamos, trabajamos con
""")

# Words that begin like this call a figure pay, or say that it is other money.
WAGE: Final = phrases("""
    salar, compensation, wage, remunerat, package, earn, gehalt, jahresgehalt, monatsgehalt, grundgehalt, bruttogehalt
    einstiegsgehalt, zielgehalt, bruttojahres, jahresbrutto, vergütung, entgelt, lohn, stundenlohn, monatslohn, tariflohn
    brutto, rémunération, salaire, sueldo, retribuci, stipend, tjm, gross, honorar, tagessatz, wynagrodzenie, bezahlung
    pay rate, pay range, payscale, taux horaire, salaire horaire
""")
OTHER_MONEY: Final = phrases("""
    budget, revenue, turnover, funding, raised, sales of, portfolio, assets, bonus, referral, voucher, stipend for
    allowance, contribution, zuschuss, reimburse, insurance, savings, customers, users, investment, umsatz
    chiffre d'affaires, facturación, in sales, deals, quota, contract worth, contracts worth, contracts valued
    projects worth, projects valued, fortune, compan, valuation, market, aum, pension, ticket, worth of, per person
    gutschein, prämie, prime de, award, discount, spend, learning, equipment, donat, loan, claim, purchase, per month for
    series a, series b, series c, series d, series e, 401, deal is, deal size, prize, fee of, voucher
""")

DOLLAR_PLACES: Final = phrases("""
    canad, québec, quebec, ontario, alberta, british columbia, manitoba, saskatchewan, nova scotia, toronto, montréal
    montreal, cad, australia, new south wales, queensland, sydney, melbourne, superannuation, brisbane, new zealand
    aotearoa, auckland, kiwisaver, singapore, hong kong, méxico, mexico, monterrey
""")

STEMS: Final[dict[str, tuple[str, ...]]] = {
    "asks": (*ASKS, *USES),
    "wage": (*WAGE, *WAGE_ABROAD),
    "money": OTHER_MONEY,
    "order": HINT_WORDS,
    "dollar": DOLLAR_PLACES,
}
