"""Phrases that the scan looks for beside skills, by kind: section headings, requirement cues, anchors of facts."""

from typing import Final

from jobs.extraction.cues_abroad import FACTS_ABROAD, WAGE_ABROAD
from jobs.extraction.headings import HEADINGS
from jobs.extraction.orders import HINT_WORDS
from jobs.extraction.wordlists import phrases

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
    would be valued, is valued, are valued, knowledge welcome, counts in your favour, count in your favour
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
# What the applicant can do without: in front of it, or behind it.
WAIVED_BEFORE: Final = phrases("""
    you don't need, you do not need, you won't need, you will not need, you don't have to know, no need to know, no need for
    no need of, need not know, there is no need for, we don't require, we do not require, we don't ask for
    du brauchst kein, du brauchst keine, sie brauchen kein, sie brauchen keine, nicht nötig sind, nicht nötig ist
    pas besoin de, nul besoin de, inutile de, il n'est pas nécessaire de, no necesitas, no hace falta, no es necesario
""")
WAIVED_AFTER: Final = phrases("""
    you don't need to know, you do not need to know, you needn't know, you don't have to know, you won't need
    musst du nicht können, musst du nicht kennen, müssen sie nicht können, müssen sie nicht kennen, brauchst du nicht
    brauchen sie nicht, ne sont pas nécessaires, n'est pas nécessaire, no hace falta, no es necesario
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
    "months": phrases("months, monate, monaten, mois, meses"),
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
    "waived-before": WAIVED_BEFORE,
    "waived-after": WAIVED_AFTER,
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
