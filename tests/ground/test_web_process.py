"""What the web process carries: libraries that only workers or rare pages need must not come with it, and are there for
those pages all the same; and what it tells of its health."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from tests.processes import environment

HEAVY = [
    "boto3",
    "cryptography",
    "drf_spectacular.plumbing",
    "fido2",
    "httpx",
    "litellm",
    "lxml",
    "pydantic_core",
    "requests",
    "typst",
]


@pytest.mark.django_db
def test_it_has_what_its_pages_need_and_none_of_what_workers_need() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ground.production_walk", *HEAVY],
        cwd=settings.BASE_DIR,
        env=environment(SITE_URL="https://jobs.example.org", ALLOWED_HOSTS="127.0.0.1"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = json.loads(done.stdout)
    assert (loaded["started"], loaded["pages"]) == ([], [])
    assert set(loaded["second factor"]) == {"cryptography", "fido2", "lxml"}  # the last one draws the QR code
    assert set(loaded["mail provider"]) - set(loaded["second factor"]) == {"requests"}
    assert "healthz" not in done.stderr
