"""A resume, postings and finished improvements for tests; all people and firms are invented."""

import copy
import json
from collections.abc import Sequence
from typing import Any

from jobs.importing.records import RawPosting
from jobs.models import JobPosting
from jobs.services.postings import create_posting
from optimizations.edits import Edit
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import optimizing, runs
from optimizations.services.scoring import Scorer
from optimizations.truth import judge_all
from resumes.models import Resume
from resumes.services.resumes import create_resume
from tests.conftest import Person

DOCUMENT: dict[str, Any] = {
    "basics": {
        "name": "Tilda Vang",
        "label": "Backend developer",
        "email": "tilda.vang@post.example",
        "phone": "+45 32 14 55 01",
        "url": "https://tildavang.example",
        "summary": "Backend developer with six years of building payment systems.",
        "location": {"address": "Havnegade 12", "city": "Aarhus", "countryCode": "DK"},
    },
    "work": [
        {
            "name": "Kystbank",
            "position": "Backend developer",
            "startDate": "2021-03",
            "highlights": [
                "Responsible for maintaining the payment API in Python and Django.",
                "Moved 40 reports from Oracle to PostgreSQL.",
                "Reviewed code of three colleagues.",
            ],
        },
        {
            "name": "Fjordpost",
            "position": "Junior developer",
            "startDate": "2018-08",
            "endDate": "2021-02",
            "highlights": ["Wrote parcel tracking services in Java.", "Fixed nightly import jobs."],
        },
    ],
    "education": [{"institution": "Aarhus University", "studyType": "BSc", "area": "Computer Science"}],
    "skills": [{"name": "Languages", "keywords": ["Java", "SQL", "Python"]}],
}

POSTINGS = [
    (
        "Backend Developer",
        "Halden Freight",
        "We are looking for a backend developer.\n\nRequirements:\n- Python and Django\n- PostgreSQL\n- Kubernetes\n"
        "- Kafka\n- 4 years of experience\n\nNice to have:\n- Terraform\n",
    ),
    (
        "Senior Backend Developer",
        "Marlow Grid",
        "You will own our billing services.\n\nMust have:\n- Python\n- PostgreSQL\n- Kubernetes\n- Docker\n"
        "- REST APIs\n\nPreferred:\n- Kafka\n- Redis\n",
    ),
    (
        "Python Developer",
        "Fennel Foods",
        "Join the data platform team.\n\nRequired skills:\n- Python\n- SQL\n- Django\n- Kubernetes\n"
        "- 3 years of experience\n",
    ),
]


def make_resume(person: Person, **changes: Any) -> Resume:
    return create_resume(
        workspace=person.workspace,
        user=person.user,
        title="Backend",
        content={**copy.deepcopy(DOCUMENT), **changes},
    )


def make_postings(person: Person, rows: Sequence[tuple[str, str, str]] = POSTINGS) -> list[JobPosting]:
    return [
        create_posting(
            workspace=person.workspace,
            user=person.user,
            raw=RawPosting(title=title, company=company, description=text),
            source="paste",
        ).posting
        for title, company, text in rows
    ]


def start(
    person: Person,
    strategy: str = "quick_optimize",
    *,
    rules_only: bool = False,
    resume: Resume | None = None,
) -> Optimization:
    """A queued run over three postings; nothing has worked on it yet."""
    chosen = resume or make_resume(person)
    postings = list(JobPosting.objects.in_workspace(person.workspace)) or make_postings(person)
    return optimizing.create_optimization(
        workspace=person.workspace,
        user=person.user,
        resume=chosen,
        posting_ids=[posting.pk for posting in postings],
        strategy_id=strategy,
        rules_only=rules_only,
    )


SAFE = Edit(
    "/work/0/highlights/0",
    "Responsible for maintaining the payment API in Python and Django.",
    "Maintained the payment API in Python and Django.",
    "Strong verb",
)
NEEDS_WORD = Edit(
    "/work/1/highlights/1",
    "Fixed nightly import jobs.",
    "Fixed nightly import jobs on Kubernetes.",
    "Asked for",
)
BLOCKED = Edit("/work/0/name", "Kystbank", "Nationalbanken", "A better known name")
SKILLS = Edit(
    "/skills/0/keywords",
    ["Java", "SQL", "Python"],
    ["Python", "SQL", "Java"],
    "Most wanted first",
    ("Python",),
)


def finished(
    person: Person,
    edits: Sequence[Edit] = (SAFE, NEEDS_WORD, BLOCKED, SKILLS),
    *,
    resume: Resume | None = None,
    **fields: Any,
) -> Optimization:
    """A completed run with these edits, judged by the guard as a run does."""
    optimization = start(person, resume=resume)
    run = runs.begin(optimization.run_id)
    assert run is not None
    document = optimization.resume.content
    judged = judge_all(edits, document)
    gains = Scorer(person.workspace, optimization.posting_ids).gains(document, judged)
    ProposedEdit.objects.bulk_create(
        optimizing.row_of(optimization, place, edit, gain=gain, origin="rules")
        for place, (edit, gain) in enumerate(zip(judged, gains, strict=True))
    )
    Run.objects.filter(pk=run.pk).update(
        status=Run.Status.COMPLETED, finished_at=run.started_at, progress=100
    )
    optimization.questions = [
        {
            "skill": "Kubernetes",
            "text": "3 postings ask for Kubernetes: have you used it, and where?",
            "postings": 3,
        },
        {"skill": "Kafka", "text": "2 postings ask for Kafka: have you used it, and where?", "postings": 2},
    ]
    for name, value in fields.items():
        setattr(optimization, name, value)
    optimization.save()
    optimization.refresh_from_db()
    return optimization


def proposal(*edits: dict[str, Any]) -> str:
    """A model's answer with these edits."""
    return json.dumps({"edits": [{"reason": "", "keywords": [], "evidence": [], **edit} for edit in edits]})
