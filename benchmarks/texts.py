"""Texts to measure with: the demo's postings, joined to 4 KB, and a resume as a document."""

import json
from pathlib import Path
from typing import Any

_POSTINGS = Path(__file__).resolve().parent.parent / "jobs" / "demo" / "postings.json"


def demo_postings() -> list[dict[str, Any]]:
    samples: list[dict[str, Any]] = json.loads(_POSTINGS.read_text(encoding="utf-8"))
    return samples


def posting_texts(count: int, size: int = 4096) -> list[str]:
    """`count` different texts of `size` characters, made of the demo's postings in changing order."""
    bodies = ["\n".join(sample["text"]) for sample in demo_postings()]
    texts = []
    for number in range(count):
        text = ""
        step = 1 + number % (len(bodies) - 1)
        place = number
        while len(text) < size:
            text += bodies[place % len(bodies)] + "\n\n"
            place += step
        texts.append(f"Posting {number}\n{text}"[:size])
    return texts


def resume_document(jobs: int = 5) -> dict[str, Any]:
    """A resume that fills about two pages."""
    bullets = [
        "Rewrote the nightly billing pipeline in Python and PostgreSQL; month-end closing went from 3 days to 5 hours.",
        "Ran 120 Airflow DAGs with two colleagues, 99.9 % on time over a year.",
        "Introduced code review, continuous integration and Docker images for a team of nine.",
        "Responsible for reports in SQL and Looker that finance and operations read every morning.",
        "Moved 900 GB from Oracle to PostgreSQL without a lost row, with a rehearsed plan to go back.",
    ]
    return {
        "basics": {
            "name": "Ines Okafor",
            "label": "Senior Data Engineer",
            "email": "ines@okafor.example",
            "phone": "+31 10 555 0142",
            "summary": "Data engineer with nine years of pipelines that finance and operations rely on.",
            "location": {"city": "Rotterdam", "countryCode": "NL"},
        },
        "work": [
            {
                "name": f"Brandaris Logistics {number}",
                "position": "Data Engineer",
                "startDate": f"{2022 - number * 2}-03",
                "endDate": f"{2024 - number * 2}-02",
                "highlights": bullets,
            }
            for number in range(jobs)
        ],
        "education": [
            {
                "institution": "Delft University of Technology",
                "area": "Computer Science",
                "studyType": "BSc",
                "startDate": "2010-09",
                "endDate": "2013-07",
            }
        ],
        "skills": [
            {
                "name": "Data",
                "keywords": ["Python", "SQL", "Airflow", "dbt", "Spark", "PostgreSQL", "Looker"],
            },
            {"name": "Platform", "keywords": ["Docker", "Linux", "Git", "AWS"]},
        ],
        "languages": [
            {"language": "Dutch", "fluency": "Fluent"},
            {"language": "English", "fluency": "Fluent"},
        ],
    }
