"""The front page: what the product does for a visitor, the way in for a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

# An invented person among invented postings: skill, required %, preferred %, quote, where it stands.
_SAMPLE = [
    ("Python", 71, 14, "Rewrote the billing pipeline in Python", "Work 1"),
    ("SQL", 68, 9, "SQL for 40 finance reports", "Work 1"),
    ("Airflow", 44, 17, "120 Airflow DAGs", "Work 1"),
    ("dbt", 37, 18, "dbt models with tests", "Work 2"),
    ("Kafka", 34, 19, "", ""),
    ("Spark", 31, 16, "nightly Spark jobs, 3 TB", "Work 2"),
    ("Terraform", 27, 24, "", ""),
    ("PostgreSQL", 26, 11, "PostgreSQL, 900 GB", "Work 2"),
]


def _sample() -> list[dict[str, Any]]:
    names = ("skill", "required", "preferred", "quote", "place")
    rows = [dict(zip(names, row, strict=True)) for row in _SAMPLE]
    return [{**row, "percent": row["required"]} for row in rows]


def home(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("jobs:postings")
    return render(request, "home.html", {"sample": _sample()})
