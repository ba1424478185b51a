"""Years, seniority, pay, place of work, employment and education, each with its passage."""

import pytest

from jobs.extraction.posting import read_posting
from jobs.extraction.types import Salary


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience in sales", 5),
        ("3-5 years' experience required", 3),
        ("At least two (2) years of experience", 2),
        ("Minimum 4 yrs exp. in a kitchen", 4),
        ("Experience: 6 years", 6),
        ("mindestens 3 Jahre Berufserfahrung", 3),
        ("au moins 5 ans d'expérience", 5),
        ("mínimo 2 años de experiencia", 2),
        ("8 years managing teams and 3 years in retail experience", 8),
        ("A master's and 2 years, or 5 years of experience", 2),
        ("We have 20 years of history. You bring 4 years of experience.", 4),
        ("Must be 18 years old", None),
        ("For over 30 years our family has baked bread", None),
        ("A 2-year contract", None),
        ("Founded 12 years ago", None),
        ("Nothing here", None),
        ("2-4 PQE in family law", 2),
        ("PQE: 3+", 3),
        ("NQ to 2 years' PQE", 0),
        ("Esperienza di almeno 2 anni nel ruolo", 2),
        ("Mínimo de 3 anos de experiência", 3),
        ("Minstens drie jaar ervaring", 3),
        ("minst 4 års erfarenhet", 4),
        ("min. 3 lata doświadczenia", 3),
        ("rok doświadczenia na magazynie", 1),
        ("En az 6 yıl deneyim", 6),
        ("Опыт работы 3–5 лет", 3),
        ("خبرة لا تقل عن 4 سنوات", 4),
        ("有5年以上物流经验", 5),
        ("販売経験2年以上", 2),
        ("경력 3년 이상", 3),
        ("Seven years at the forge", 7),
        ("Twelve years at the top of our trade", None),
    ],
)
def test_years(text: str, years: int | None) -> None:
    facts = read_posting(text)
    assert facts.years == years
    if facts.years_evidence:
        assert text[facts.years_evidence.start : facts.years_evidence.end] == facts.years_evidence.quote


def test_preferred_years_do_not_raise_the_minimum() -> None:
    text = "Requirements\n- 3 years of experience\n\nPreferred\n- 7 years of experience\n"
    assert read_posting(text).years == 3


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Data Engineer", "senior"),
        ("Jr. Accountant", "junior"),
        ("Lead Nurse", "lead"),
        ("Principal Engineer", "lead"),
        ("Head of Finance", "director"),
        ("Store Manager", "manager"),
        ("Engineering Manager", "manager"),
        ("VP Marketing", "executive"),
        ("Werkstudent (m/w/d) Controlling", "intern"),
        ("Marketing Intern", "intern"),
        ("Teamleiterin Logistik", "lead"),
        ("Staff Nurse", None),
        ("Staff Software Engineer", "lead"),
        ("Lead Generation Specialist", None),
        ("Account Executive", None),
        ("Product Manager", None),
        ("Filialleitung Bäckerei", "manager"),
        ("Sênior de vendas", "senior"),
    ],
)
def test_seniority_from_the_title(title: str, level: str | None) -> None:
    facts = read_posting("Join us.", title)
    assert facts.seniority == level
    assert facts.seniority_source == ("title" if level else None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Experience level: Senior", "senior"),
        ("This is an entry-level position", "junior"),
        ("We are looking for a junior baker", "junior"),
        ("You have worked two years as a junior baker", "mid"),
        ("No experience required", "junior"),
        ("You report to senior management", None),
        ("6 years of experience in welding", "senior"),
    ],
)
def test_seniority_from_the_text(text: str, level: str | None) -> None:
    assert read_posting(text, "Baker").seniority == level


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        ("Salary: €60.000–75.000 a year", Salary(60000, 75000, "EUR", "year")),
        ("$120k-150k", Salary(120000, 150000, "USD", "year")),
        ("£500 per day", Salary(500, 500, "GBP", "day")),
        ("45 000 € brut", Salary(45000, 45000, "EUR", "year")),
        ("Pay: $18.50 - $22.00 per hour", Salary(18.5, 22, "USD", "hour")),
        ("₹20,00,000 - ₹25,00,000 a year", Salary(2000000, 2500000, "INR", "year")),
        ("Gehalt: 3.200 EUR brutto im Monat", Salary(3200, 3200, "EUR", "month")),
        ("CHF 90'000 - 110'000 per annum", Salary(90000, 110000, "CHF", "year")),
        ("Salario: 30.000€ - 36.000€ brutos anuales", Salary(30000, 36000, "EUR", "year")),
        ("compensation up to $95,000 annually", Salary(None, 95000, "USD", "year")),
        ("The base salary range is $130,000 to $160,000 USD", Salary(130000, 160000, "USD", "year")),
        ("$5 million budget", None),
        ("a $2,000 sign-on bonus", None),
        ("Manage $500,000 in revenue", None),
        ("401(k) with 4% match", None),
        ("Competitive salary", None),
    ],
)
def test_salary(text: str, salary: Salary | None) -> None:
    facts = read_posting(text)
    assert facts.salary == salary
    if facts.salary_evidence:
        assert text[facts.salary_evidence.start : facts.salary_evidence.end] == facts.salary_evidence.quote


def test_salary_by_the_year() -> None:
    assert Salary(20, 30, "USD", "hour").annual() == (41600, 62400)
    assert Salary(None, 3000, "EUR", "month").annual() == (None, 36000)


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("This is a fully remote role", "remote"),
        ("100% Homeoffice möglich", "remote"),
        ("Télétravail complet", "remote"),
        ("Hybrid: 2 days in the office", "hybrid"),
        ("Work from home up to 2 days per week", "hybrid"),
        ("Remote or in the office, as you like", "hybrid"),
        ("No remote work", "onsite"),
        ("Remote work is not possible", "onsite"),
        ("Kein Homeoffice", "onsite"),
        ("This position is on-site in Leeds", "onsite"),
        ("You provide remote support for hybrid cloud systems", None),
        ("You lead remote teams", None),
        ("Two days at home if you like", "hybrid"),
        ("Leeds, 3 days on site", "hybrid"),
        ("Mobiles Arbeiten möglich", "hybrid"),
        ("Excellent verbal and in person communication", None),
        ("Bring your tools", None),
        ("Cook\nPenrith, Cumbria (On-site)\n", "onsite"),
        ("Telework eligible: No", "onsite"),
        ("Thuiswerken is één dag per week mogelijk", "hybrid"),
        ("Praca zdalna", "remote"),
        ("Lavoro in sede", "onsite"),
        ("재택근무 주 2회 가능", "hybrid"),
        ("フルリモート", "remote"),
    ],
)
def test_remote(text: str, remote: str | None) -> None:
    assert read_posting(text).remote == remote


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Full-time position", "full-time"),
        ("Vollzeit, unbefristet", "full-time"),
        ("Teilzeit (20 Stunden)", "part-time"),
        ("6-month contract", "contract"),
        ("Contract position", "contract"),
        ("Fixed-term until June", "temporary"),
        ("Befristet auf zwei Jahre", "temporary"),
        ("Type de contrat : CDD", "temporary"),
        ("Freelance designer wanted", "freelance"),
        ("Summer internship in Lyon", "internship"),
        ("You will negotiate contracts and review contract law", None),
        ("Manage freelancers and temporary staff", None),
        ("Experience from an internship is fine", None),
        ("A permanent contract", None),
        ("Voll- oder Teilzeit", "full-time"),
        ("Wir suchen freiberufliche Lektoren", "freelance"),
        ("Trade school or apprenticeship", None),
        ("Kaufmännische Ausbildung oder Studium", None),
        ("Stage 2 slinger ticket", None),
        ("Supervise felling contractors", None),
        ("Contratto a tempo determinato", "temporary"),
        ("Heltid, tillsvidare", "full-time"),
        ("część etatu", "part-time"),
        ("契約社員", "contract"),
        ("دوام كامل", "full-time"),
    ],
)
def test_employment_type(text: str, kind: str | None) -> None:
    assert read_posting(text).employment_type == kind


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bachelor’s degree in Economics", "bachelor"),
        ("Master's or PhD in Physics", "master"),
        ("Bachelor's or Master's degree", "bachelor"),
        ("BS/MS degree in Biology", "bachelor"),
        ("High school diploma or GED", "secondary"),
        ("Associate degree in nursing", "associate"),
        ("Abgeschlossenes Studium der Informatik", "bachelor"),
        ("Abgeschlossene Ausbildung als Koch", "vocational"),
        ("Bac+5 en informatique", "master"),
        ("Licenciatura en Derecho", "bachelor"),
        ("PhD required", "doctorate"),
        ("Degree required; MBA preferred", "bachelor"),
        ("Scrum Master with master data skills", None),
        ("A high degree of care", None),
        ("BS Chemical Engineering, PE license", "bachelor"),
        ("Diploma in forestry from a college", "associate"),
        ("Se requiere FP en turismo", "vocational"),
        ("Serve LLM gateways", None),
        ("Pest licence, driver's licence, own tools", None),
        ("Excellent knife skills", None),
        ("Abgeschlossene Bäckerlehre", "vocational"),
        ("Abgeschlossene Projekte", None),
        ("Ensino médio completo", "secondary"),
        ("Wykształcenie wyższe", "bachelor"),
        ("大专及以上学历，硕士优先", "associate"),
    ],
)
def test_education(text: str, level: str | None) -> None:
    assert read_posting(text).education == level


def test_an_empty_text_has_no_facts() -> None:
    facts = read_posting("")
    assert facts.skills == ()
    assert (facts.years, facts.salary, facts.remote) == (None, None, None)
