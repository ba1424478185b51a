"""Two invented resumes of the demo person, with honest weaknesses for the improvement to find."""

from typing import Any

from accounts.models import User, Workspace
from resumes.services.resumes import create_resume
from resumes.services.versions import save_version

_BASICS: dict[str, Any] = {
    "name": "Ines Okafor",
    "email": "ines@okafor.example",
    "phone": "+31 10 555 01 42",
    "url": "https://okafor.example",
    "location": {"city": "Rotterdam", "countryCode": "NL"},
    "profiles": [
        {"network": "LinkedIn", "username": "ines-okafor", "url": "https://linkedin.com/in/ines-okafor"},
        {"network": "GitHub", "username": "inesokafor", "url": "https://github.com/inesokafor"},
    ],
}
_EDUCATION = [
    {
        "institution": "Delft University of Technology",
        "studyType": "BSc",
        "area": "Computer Science",
        "startDate": "2014-09",
        "endDate": "2017-07",
        "score": "8.1",
        "courses": ["Thesis on late-arriving events in billing systems"],
    }
]
_LANGUAGES = [
    {"language": "Dutch", "fluency": "fluent"},
    {"language": "English", "fluency": "fluent"},
    {"language": "Igbo", "fluency": "spoken at home"},
]

DATA_ENGINEER: dict[str, Any] = {
    "basics": {
        **_BASICS,
        "label": "Senior data engineer",
        "summary": (
            "Data engineer with seven years of building pipelines that finance and operations rely on. "
            "I like boring systems, honest numbers and small teams that write tests first."
        ),
    },
    "work": [
        {
            "position": "Senior Data Engineer",
            "name": "Brandaris Logistics",
            "location": "Rotterdam",
            "startDate": "2021-03",
            "highlights": [
                "Rewrote the billing pipeline in Python; month-end closing went from 3 days to 5 hours.",
                "Run 120 Airflow DAGs with two colleagues, 99.9 % on time in 2025",
                "Responsible for various data quality tasks across the team.",
                "SQL for 40 finance reports that auditors read each quarter.",
                "Helped with moving the warehouse events of nine depots to Kafka, which replaced the nightly files.",
                "Was involved in setting up the AWS accounts with Terraform.",
            ],
        },
        {
            "position": "Data Engineer",
            "name": "Tidewater Telecom",
            "location": "The Hague",
            "startDate": "2019-06",
            "endDate": "2021-02",
            "highlights": [
                "Led the migration from a shared Oracle to PostgreSQL, 900 GB, without a lost row.",
                "Built 60 dbt models with tests, and taught four analysts to own them",
                "Moved nightly Spark jobs, 3 TB, to half the machines at the same hour of arrival.",
                "Worked on packaging the ingestion services as Docker images and on writing their runbooks, which "
                "the on-call engineers of three teams have used since, and on answering their questions every "
                "second Thursday so that fewer alarms reached us at night.",
            ],
        },
        {
            "position": "Junior Analyst",
            "name": "Van der Meulen Freight",
            "location": "Rotterdam",
            "startDate": "2017-09",
            "endDate": "2019-05",
            "highlights": [
                "Wrote the tariff calculator for a freight forwarder, used by 30 planners every day.",
                "Replaced eleven spreadsheets with one Looker board.",
            ],
        },
    ],
    "education": _EDUCATION,
    "skills": [
        {"name": "Data", "keywords": ["Python", "SQL", "Airflow", "dbt", "Spark", "Looker"]},
        {"name": "Cloud", "keywords": ["AWS"]},
        {"name": "Ways of working", "keywords": ["Testing", "Mentoring", "Technical writing"]},
    ],
    "projects": [
        {
            "name": "Tidetable",
            "description": "A small open-source tool that turns tide predictions into calendar files.",
            "keywords": ["Python", "GitHub Actions"],
            "startDate": "2022",
            "url": "https://okafor.example/tidetable",
        }
    ],
    "certificates": [{"name": "AWS Certified Data Engineer – Associate", "issuer": "AWS", "date": "2024-05"}],
    "languages": _LANGUAGES,
}

ANALYTICS: dict[str, Any] = {
    "basics": {
        **_BASICS,
        "label": "Analytics engineer",
        "summary": (
            "Analytics engineer who models data so that finance and operations agree on one number. "
            "Seven years between the warehouse and the people who read its reports."
        ),
    },
    "work": [
        {
            "position": "Senior Data Engineer",
            "name": "Brandaris Logistics",
            "location": "Rotterdam",
            "startDate": "2021-03",
            "highlights": [
                "Defined 35 finance metrics in one place; four teams dropped their own versions.",
                "Responsible for 40 finance reports in SQL that auditors read each quarter.",
                "Participated in stakeholder workshops, where depot managers chose which delays count.",
                "Assisted with A/B tests of two route planners, from sample size to the final read-out.",
                "Month-end closing went from 3 days to 5 hours after the billing pipeline was rewritten in Python.",
            ],
        },
        {
            "position": "Data Engineer",
            "name": "Tidewater Telecom",
            "location": "The Hague",
            "startDate": "2019-06",
            "endDate": "2021-02",
            "highlights": [
                "Built 60 dbt models with tests, and taught four analysts to own them.",
                "Tasked with the customer churn dashboard in Power BI, opened by 200 people a week",
                "Led the migration from a shared Oracle to PostgreSQL, 900 GB, without a lost row.",
            ],
        },
        {
            "position": "Junior Analyst",
            "name": "Van der Meulen Freight",
            "location": "Rotterdam",
            "startDate": "2017-09",
            "endDate": "2019-05",
            "highlights": [
                "Replaced eleven spreadsheets with one Looker board.",
                "Wrote the tariff calculator for a freight forwarder, used by 30 planners every day.",
                "Duties included monthly reporting in Excel with pivot tables.",
            ],
        },
    ],
    "education": _EDUCATION,
    "skills": [
        {"name": "Analytics", "keywords": ["SQL", "dbt", "Looker", "Data modelling"]},
        {"name": "Programming", "keywords": ["Python"]},
    ],
    "languages": _LANGUAGES,
}

SAMPLE = DATA_ENGINEER


def seed_demo_resumes(workspace: Workspace, user: User) -> None:
    """Fill the demo workspace: the data engineer's resume, active, and the one that leans to analytics."""
    engineer = create_resume(
        workspace=workspace,
        user=user,
        title="Data engineer",
        content={**DATA_ENGINEER, "skills": DATA_ENGINEER["skills"][:2]},
        change="First version",
    )
    save_version(
        resume=engineer,
        base_version=1,
        content=DATA_ENGINEER,
        change="Added ways of working",
        user=user,
    )
    create_resume(
        workspace=workspace,
        user=user,
        title="Analytics engineer",
        content=ANALYTICS,
        template="sidebar",
        change="First version",
    )
