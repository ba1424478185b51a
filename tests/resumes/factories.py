"""Resumes for tests: an invented person and short documents."""

import copy
from typing import Any

from resumes.models import Resume
from resumes.services.resumes import create_resume
from tests.conftest import Person

DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": "Mira Solberg",
        "label": "Warehouse supervisor",
        "email": "mira@solberg.example",
        "phone": "+47 22 55 01 42",
        "summary": "Runs a night shift of twelve and likes a tidy dock.",
        "location": {"city": "Bergen", "countryCode": "NO"},
        "profiles": [{"network": "LinkedIn", "username": "mirasolberg"}],
    },
    "work": [
        {
            "name": "Fjordlager AS",
            "position": "Shift supervisor",
            "startDate": "2020-02",
            "highlights": ["Cut picking errors by 18 %.", "Trained nine forklift drivers."],
        },
        {"name": "Nordhavn Kjøl", "position": "Picker", "startDate": "2017", "endDate": "2020-01"},
    ],
    "education": [{"institution": "Bergen fagskole", "area": "Logistics", "studyType": "Diploma"}],
    "skills": [{"name": "Warehouse", "keywords": ["Forklift", "WMS", "Stocktaking"]}],
    "languages": [{"language": "Norwegian", "fluency": "native"}],
}


def document(**changes: Any) -> dict[str, Any]:
    """A fresh copy of the document with whole sections replaced."""
    return {**copy.deepcopy(DOCUMENT), **changes}


def make_resume(person: Person, title: str = "Supervisor", **fields: Any) -> Resume:
    """A resume of the person; call it inside their workspace."""
    fields.setdefault("content", document())
    return create_resume(workspace=person.workspace, user=person.user, title=title, **fields)
