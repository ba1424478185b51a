"""Pay as postings of many countries state it."""

import pytest

from jobs.extraction.posting import read_posting


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Salary: 40k–50k EUR per year", (40000, 50000, "EUR", "year")),
        ("£45,000 pro rata", (45000, 45000, "GBP", "year")),
        ("Gehalt: 3.200 € brutto/Monat", (3200, 3200, "EUR", "month")),
        ("Lohn CHF 110'000 pro Jahr", (110000, 110000, "CHF", "year")),
        ("$25/hr", (25, 25, "USD", "hour")),
        ("₹12–18 LPA", (1200000, 1800000, "INR", "year")),
        ("Salaire : 45 000 €/an", (45000, 45000, "EUR", "year")),
        ("Competitive salary and bonus", None),
        ("Salary: DOE", None),
        ("Pay: $18.50 - $22.00 per hour", (18.5, 22, "USD", "hour")),
        ("We pay between 38K and 44K a year gross in euros", (38000, 44000, "EUR", "year")),
        ("45-55K€ selon profil, salaire annuel", (45000, 55000, "EUR", "year")),
        ("Salario: 24.000€ - 28.000€ brutos anuales", (24000, 28000, "EUR", "year")),
        ("£120 per day", (120, 120, "GBP", "day")),
        ("up to £32,000 p.a.", (None, 32000, "GBP", "year")),
        ("from €2,500 per month", (2500, None, "EUR", "month")),
        ("Jahresgehalt ab 52.000 €", (52000, None, "EUR", "year")),
        ("15,50 € Stundenlohn", (15.5, 15.5, "EUR", "hour")),
        ("SEK 38 000–44 000/month", (38000, 44000, "SEK", "month")),
        ("PLN 12 000 – 15 000 brutto miesięcznie", (12000, 15000, "PLN", "month")),
        ("Salary $95,000–$110,000\nToronto, Canada", (95000, 110000, "CAD", "year")),
        ("A$90k + super", (90000, 90000, "AUD", "year")),
        ("Rs. 25,000 per month", (25000, 25000, "INR", "month")),
        ("€13.80/h", (13.8, 13.8, "EUR", "hour")),
        ("TJM 450-550 €", (450, 550, "EUR", "day")),
        ("Entgeltgruppe EG 9 TVöD", None),
        ("Our revenue grew to $45,000,000", None),
        ("salary band: 52 000 - 61 000 £", (52000, 61000, "GBP", "year")),
        ("Compensation: USD 150K–180K/yr", (150000, 180000, "USD", "year")),
        ("£11.44 ph", (11.44, 11.44, "GBP", "hour")),
        ("Sueldo mensual de $18,000 a $22,000 MXN", (18000, 22000, "MXN", "month")),
        ("1.800 € netos al mes", (1800, 1800, "EUR", "month")),
        ("R$ 5.000 por mês", (5000, 5000, "BRL", "month")),
        ("Wage: 160 NOK per hour", (160, 160, "NOK", "hour")),
        ("Salary range is 60 to 70 thousand euros", (60000, 70000, "EUR", "year")),
        ("¥6,000,000 - ¥8,000,000 annual salary", (6000000, 8000000, "JPY", "year")),
        ("€ 3.500,- brutto p.m.", (3500, 3500, "EUR", "month")),
        ("Stipend of $1,200 a month", (1200, 1200, "USD", "month")),
        ("70.000–85.000 Euro Jahresbrutto", (70000, 85000, "EUR", "year")),
        ("Grade 6 salary £35,392 to £42,618 per annum", (35392, 42618, "GBP", "year")),
        ("Day rate: £450–£500 outside IR35", (450, 500, "GBP", "day")),
        ("AED 12,000 monthly, tax free", (12000, 12000, "AED", "month")),
        ("30€/Stunde", (30, 30, "EUR", "hour")),
        ("8–10 Lakhs per annum", (800000, 1000000, "INR", "year")),
        ("CTC: 15-20 LPA", (1500000, 2000000, "INR", "year")),
        ("Salary $65,000-$80,000 plus overtime. One day remote per week.", (65000, 80000, "USD", "year")),
        ("South London, company van, £32k–£38k + call-outs", (32000, 38000, "GBP", "year")),
        ("Band 8a £50,952 - £57,349 pro rata", (50952, 57349, "GBP", "year")),
        ("Taux horaire : 12 à 13 €", (12, 13, "EUR", "hour")),
        ("Windsor, ON – $30-$38/hr", (30, 38, "CAD", "hour")),
        ("Package $95,000 to $115,000 + super", (95000, 115000, "AUD", "year")),
        ("£41,000 to £44,000 depending on experience, car allowance", (41000, 44000, "GBP", "year")),
        ("OTE: $190,000 - $210,000\nBase salary $95,000 - $105,000", (95000, 105000, "USD", "year")),
        ("£30,500/yr - £34,000/yr", (30500, 34000, "GBP", "year")),
        ("up to £36k", (None, 36000, "GBP", "year")),
        ("Training worth up to £36k", None),
        ("RAL 29-34k", (29000, 34000, "EUR", "year")),
        ("от 60 000 руб. в месяц", (60000, None, "RUB", "month")),
        ("c. £58k plus bonus", (58000, 58000, "GBP", "year")),
        ("TJM 480 € max", (None, 480, "EUR", "day")),
        ("CTC: 1.2 Cr - 1.5 Cr per annum", (12000000, 15000000, "INR", "year")),
        ("R19 500 – R23 000 per month CTC", (19500, 23000, "ZAR", "month")),
        ("Salary: RM 3,900 – RM 4,600 monthly", (3900, 4600, "MYR", "month")),
        ("Fr. 5'450.– bis 6'200.– pro Monat", (5450, 6200, "CHF", "month")),
        ("Timelønn 230-255 kr", (230, 255, "NOK", "hour")),
        ("Månadslön 31 000 – 34 500 kr", (31000, 34500, "SEK", "month")),
        ("€ 2.950 - € 3.400 bruto per maand", (2950, 3400, "EUR", "month")),
        ("1.250 € netti al mese", (1250, 1250, "EUR", "month")),
        ("36–42 zł/h", (36, 42, "PLN", "hour")),
        ("от 85 000 до 110 000 ₽ за месяц", (85000, 110000, "RUB", "month")),
        ("الراتب: 9000 - 12000 ريال شهرياً", (9000, 12000, "SAR", "month")),
        ("月薪12-18K·13薪", (12000, 18000, "CNY", "month")),
        ("年薪30-45万", (300000, 450000, "CNY", "year")),
        ("覆盖5-10万用户", None),
        ("時給1,180円〜1,350円", (1180, 1350, "JPY", "hour")),
        ("연봉 4,200만원 ~ 5,500만원", (42000000, 55000000, "KRW", "year")),
    ],
)
def test_pay_in_many_forms(text: str, pay: tuple[float | None, float | None, str, str] | None) -> None:
    found = read_posting(f"Clerk\n{text}\n").salary
    assert (found and (found.minimum, found.maximum, found.currency, found.period)) == pay


@pytest.mark.parametrize(
    ("location", "currency"),
    [
        ("Toronto, ON", "CAD"),
        ("Vancouver", "CAD"),
        ("Perth WA, Australia", "AUD"),
        ("Wellington", "NZD"),
        ("Singapore", "SGD"),
        ("Ciudad de México", "MXN"),
        ("Denver, CO", "USD"),
        ("", "USD"),
    ],
)
def test_a_plain_dollar_is_that_of_the_stated_location(location: str, currency: str) -> None:
    salary = read_posting("Clerk\nSalary: $70,000 a year", location=location).salary
    assert salary is not None
    assert salary.currency == currency
