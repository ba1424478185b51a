"""Small resumes and postings of several trades and languages for the matching and market tests."""

from datetime import date
from typing import Any

from jobs.extraction.posting import read_posting
from jobs.lexicon.load import default_lexicon
from jobs.matching import PostingProfile, ResumeProfile

TODAY = date(2026, 11, 21)

NURSE: dict[str, Any] = {
    "basics": {
        "name": "Ines Falk",
        "label": "Registered Nurse",
        "summary": "Nurse on medical and surgical wards.",
    },
    "work": [
        {
            "name": "St. Anne Hospital",
            "position": "Staff Nurse",
            "startDate": "2019-03",
            "highlights": [
                "Cared for twelve patients a shift on a surgical ward, from admission to discharge planning",
                "Gave wound care and medication administration after surgery",
                "Taught patient education classes for people with diabetes",
            ],
        },
        {"name": "Elm Clinic", "position": "Nurse", "startDate": "2016-01", "endDate": "2019-02"},
    ],
    "education": [{"institution": "City College", "studyType": "Bachelor of Science", "area": "Nursing"}],
    "skills": [{"name": "Clinical", "keywords": ["Wound care", "Triage", "Electronic health records"]}],
    "languages": [
        {"language": "English", "fluency": "Native"},
        {"language": "German", "fluency": "A2, basic"},
    ],
}

DEVELOPER: dict[str, Any] = {
    "basics": {"name": "Tomas Okafor", "label": "Back End Developer"},
    "work": [
        {
            "name": "Ledger & Co",
            "position": "Back End Developer",
            "startDate": "2021-05",
            "highlights": [
                "Built payment services in Django on PostgreSQL that settle invoices nightly",
                "Moved deployments to Docker and wrote the runbooks of the on-call rota",
            ],
        }
    ],
    "education": [
        {"institution": "Tech Institute", "studyType": "Master of Science", "area": "Computer Science"}
    ],
    "skills": [{"name": "Languages", "keywords": ["Go", "SQL"]}, {"name": "Learning", "keywords": ["Kafka"]}],
}

WARD = """We are looking for a nurse for our surgical ward.

Requirements
- At least 3 years of experience as a nurse
- Bachelor's degree in nursing
- Wound care, triage and medication administration
- Experience with electronic health records

Responsibilities
- Plan the discharge of patients after surgery with their families
- Hold patient education classes on the ward
- Supervise students on the surgical ward

Nice to have
- Palliative care

Benefits
- Company bicycles and a generous pension scheme
"""

PAYMENTS = """We seek a senior back end developer for our payments team.

Requirements
- 4+ years of experience with Python and Django
- PostgreSQL or MySQL
- Docker and Kubernetes
- Terraform

Nice to have
- Kafka

Responsibilities
- Settle invoices and payments of merchants every night
- Write runbooks and take part in the on-call rota
"""


def resume(document: dict[str, Any]) -> ResumeProfile:
    return ResumeProfile.from_document(document, default_lexicon(), TODAY)


def posting(text: str, title: str = "") -> PostingProfile:
    return PostingProfile.from_facts(read_posting(text, title), title, text)
