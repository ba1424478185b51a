"""The many ways in which postings word their wishes, their pay and their terms."""

import pytest

from jobs.extraction.header import guess_header
from jobs.extraction.posting import read_posting
from jobs.extraction.types import Salary


def _asked(text: str) -> dict[str, str]:
    return {skill.name: skill.requirement for skill in read_posting(text).skills}


@pytest.mark.parametrize(
    "heading",
    [
        "What would help",
        "What would be nice",
        "What we would like",
        "Would be an asset",
        "Extra credit",
        "Useful, too:",
        "Helpful",
        "It would be an advantage if you had",
        "It would be great if you also knew",
        "We would also be pleased to see",
        "Bonus if you bring:",
        "Welcome, though not required:",
        "Schön wäre außerdem",
        "Von Vorteil sind",
        "Seraient appréciés :",
        "Sería un plus",
    ],
)
def test_headings_of_wishes(heading: str) -> None:
    asked = _asked(
        f"Requirements\n\n- Kubernetes in production\n\n{heading}\n\n- Ansible or Puppet\n- PostgreSQL\n"
    )
    assert asked == {
        "Kubernetes": "required",
        "Ansible": "preferred",
        "Puppet": "preferred",
        "PostgreSQL": "preferred",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "It helps if you have seen Ansible at work.",
        "It would be useful, but is not essential, if you have worked with Ansible.",
        "Further pluses are Ansible and a calm voice.",
        "Not required, but useful: Ansible.",
        "Welcome, though not required: Ansible.",
        "Experience with Ansible is highly regarded.",
        "Schön wäre außerdem Erfahrung mit Ansible.",
        "Seraient appréciés : une expérience de Ansible.",
        "Ansible se agradece.",
    ],
)
def test_sentences_of_wishes(sentence: str) -> None:
    assert _asked(f"You know Linux and Bash.\n{sentence}")["Ansible"] == "preferred"


@pytest.mark.parametrize(
    "heading",
    [
        "What we ask",
        "What you have to offer",
        "You recognise yourself in this",
        "Das solltest du mitbringen",
        "Qué pedimos",
    ],
)
def test_headings_of_demands_end_wishes(heading: str) -> None:
    asked = _asked(
        f"Nice to have\n\n- Ansible\n\n{heading}\n\n- Good Python and very good SQL\n- A cloud warehouse\n"
    )
    assert asked == {"Ansible": "preferred", "Python": "required", "SQL": "required"}


@pytest.mark.parametrize(
    "heading", ["What you can expect", "What's waiting for you", "The deal", "Das bekommen Sie"]
)
def test_what_is_given_is_not_asked(heading: str) -> None:
    assert _asked(f"Your profile\n- Payroll\n\n{heading}\n- An account for Photoshop lovers\n") == {
        "Payroll": "required"
    }


def test_listed_tasks_ask_even_where_they_name_the_company() -> None:
    asked = _asked(
        "Key responsibilities\n\n- Decide where our platform on AWS (S3, Redshift) goes next\n"
        "- Keep logs and numbers flowing with Grafana, and Kafka as the pipe between our halls and theirs\n"
    )
    assert {"AWS", "S3", "Redshift", "Grafana", "Kafka"} <= asked.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hands-on experience with Spark", {"Spark"}),
        ("Praktische Erfahrung mit Airflow", {"Airflow"}),
        ("Experience with Airflow or another scheduler", {"Airflow"}),
        ("Kubernetes, Rust, a sense of order", {"Kubernetes", "Rust"}),
        ("Advanced Life Support (ALS)", {"Advanced Life Support"}),
        ("- Somali, Polish or Vietnamese", {"Somali", "Polish", "Vietnamese"}),
        ("AWS: S3, EMR, Athena", {"AWS", "S3", "Amazon EMR", "Amazon Athena"}),
        ("Charting in Epic for every patient", {"Epic (EHR)"}),
    ],
)
def test_ambiguous_names_that_their_wording_confirms(text: str, found: set[str]) -> None:
    assert found <= _asked(f"Requirements\n{text}\n").keys()


def test_one_spelling_of_two_ambiguous_names_is_settled_once() -> None:
    assert "Go" not in _asked(
        "Requirements\nTake it as it comes. Word on the street is that you like to Go and Teams go too.\n"
    )
    assert read_posting("Word Word word. Go! CDI. Epic, EMR, Excel, excel, Word, word").skills


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Rate: CAD 64 per hour", "Computer-aided design"),
        ("Poste en CDI à temps plein", "CDI"),
        ("Sie steuern die Abläufe der Fertigung", "Taxation"),
        ("SQL against our warehouse", "Warehouse operations"),
        ("A first call with the team lead", "Team leadership"),
        ("Absence management and return to work", "FMLA"),
        ("High school diploma or GED", "Document management systems"),
        ("TNCC within a year", "Advanced Trauma Life Support"),
        ("Must pass a reliability check", "Reliability"),
        ("A degree in a numerate subject", "Numerical aptitude"),
        ("Collect audit evidence for the yearly PCI DSS audit", "Auditing"),
        ("We price supermarket tenders", "Grocery retail"),
        ("Solid experience with Python and SQL", "SOLID principles"),
        ("Knowledge of OSHA regulations and safe material handling", "SAFe"),
        ("Nine hundred containers a week leave the port", "Containers"),
    ],
)
def test_words_that_mean_something_else(text: str, wrong: str) -> None:
    assert wrong not in _asked(f"Requirements\n- {text}\n")


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        (
            "€61,000–€70,000 per year, placed in our salary grid. A budget of €1,500 for learning.",
            (61000, 70000, "EUR", "year"),
        ),
        ("On-call is paid at €300 a week.\n\n€71k – €82k, by level", (71000, 82000, "EUR", "year")),
        ("Package\n\n£41,000–£47,000 per annum; 6 % pension; study support", (41000, 47000, "GBP", "year")),
        ("Benefits: £52,000 - £58,000 + bonus, private cover", (52000, 58000, "GBP", "year")),
        ("Pay: $31.50 – $40.25 per hour. A $5,000 sign-on bonus.", (31.5, 40.25, "USD", "hour")),
        (
            "Base salary $90,000 to $105,000. Our average deal is $48,000 a year.",
            (90000, 105000, "USD", "year"),
        ),
        ("$88,000 to $99,000 per year. Our office is in Toronto, Canada.", (88000, 99000, "CAD", "year")),
        ("$88,000 to $99,000 per year plus superannuation, in Brisbane.", (88000, 99000, "AUD", "year")),
        (
            "$88,000 to $99,000 per year in Austin or Toronto, United States or Canada",
            (88000, 99000, "USD", "year"),
        ),
    ],
)
def test_pay_wins_over_sums_beside_it(text: str, salary: tuple[float, float, str, str]) -> None:
    found = read_posting(text).salary
    assert found
    assert (found.minimum, found.maximum, found.currency, found.period) == salary


@pytest.mark.parametrize(
    "text",
    [
        "A yearly salary rather than an hourly wage, plus a quarterly bonus of up to $1,200.",
        "We pay fairly, and a training budget of €1,800 comes on top.",
        "Relocation help of up to £3,000",
        "A car allowance of £5,500 and a sign-on bonus of £4,000",
    ],
)
def test_sums_beside_the_pay_are_no_pay(text: str) -> None:
    found: Salary | None = read_posting(text).salary
    assert found is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("four years or more in plumbing or heating", 4),
        ("Two years or more in wholesale, retail or transport", 2),
        ("Someone with three years or so in bookkeeping", 3),
        ("vier Jahre oder mehr in der Montage", 4),
        (
            "Our team has people with six years of practice.\n\nRequirements\n- One year of experience on a ward",
            1,
        ),
        ("La mayoría lleva aquí más de ocho años.\n\nRequisitos\n- 2 años de experiencia en cocina", 2),
        ("Its members have been here for nine years on average.", None),
        ("6+ years in-house or in practice, a degree in tax law", 6),
        ("5 years+; two of them on nights", 5),
        ("Diploma in forestry; first aid; 3 years; own boots", 3),
        ("Requirements\n- 4 years in payroll in a shared service centre", 4),
        ("mind. 1 Jahr Praxis in der Backstube", 1),
        ("Une première expérience d'un an en entrepôt", 1),
        ("You have lived here for a minimum of 5 years", None),
        ("Minimum age: 18 years, clean licence", None),
    ],
)
def test_years_in_words_and_tenure(text: str, years: int | None) -> None:
    assert read_posting(text).years == years


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Head Chef", "Join us.", "lead"),
        ("Head of Kitchens", "Join us.", "director"),
        ("Account Executive, Mid-Market", "Join us.", None),
        ("Mid-level Developer", "Join us.", "mid"),
        ("Marketing Manager", "You will lead a team of five.", "manager"),
        ("Marketing Manager", "You will plan campaigns.", None),
        ("Product Manager", "You will lead a team of five.", None),
        ("Registered Nurse", "Precepts new graduates after a year", None),
        ("Registered Nurse", "New graduates are welcome", "junior"),
    ],
)
def test_seniority_by_what_is_led(title: str, text: str, level: str | None) -> None:
    assert read_posting(text, title).seniority == level


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("You work three days a week on our campus and two from home", "hybrid"),
        ("You may work from our Boise office or fully remote within the country; about 60% do", "remote"),
        ("You are on site or in our office most days, with Fridays from home", "hybrid"),
        ("People come to us from home and abroad", None),
    ],
)
def test_where_one_works(text: str, remote: str | None) -> None:
    assert read_posting(text).remote == remote


def test_a_builder_is_no_form_of_employment() -> None:
    assert (
        read_posting("We are the main contractor’s first choice. Full-time, permanent.").employment_type
        == "full-time"
    )
    assert read_posting("Contractor role for six months").employment_type == "contract"


def test_schools_that_are_taught_are_not_asked_for() -> None:
    text = "Your role\nYou will teach from Year 7 to GCSE.\n\nWe are looking for\n- A degree in mathematics\n"
    assert read_posting(text).education == "bachelor"


@pytest.mark.parametrize(
    ("text", "company", "location"),
    [
        ("Senior Data Engineer\nHalden Post · Malmö, hybrid\n\nWe carry parcels.", "Halden Post", "Malmö"),
        ("Staff Nurse\nElm Street Clinic | Boston, MA\n\nJoin us.", "Elm Street Clinic", "Boston, MA"),
        ("Cook\nFull-time · Berlin, Germany\n\nJoin us.", None, "Berlin, Germany"),
    ],
)
def test_company_and_place_in_one_line(text: str, company: str | None, location: str) -> None:
    header = guess_header(text)
    assert (header.company, header.location) == (company, location)
