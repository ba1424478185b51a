"""What the web process carries: libraries that only workers or rare pages need must not come with it."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from tests.processes import environment

HEAVY = (
    "boto3",
    "cryptography",
    "django.test",
    "fido2",
    "httpx",
    "litellm",
    "lxml",
    "pydantic_core",
    "typst",
)
# The API's schema is the page that asks most libraries what they know.
SCRIPT = f"""
import io, json, sys
from jobanalyzer.wsgi import application
answers = []
request = {{"REQUEST_METHOD": "GET", "PATH_INFO": "/api/schema/", "HTTP_HOST": "127.0.0.1", "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "80", "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http", "HTTP_ACCEPT": "application/json"}}
body = b"".join(application(request, lambda status, headers, error=None: answers.append(status)))
print(json.dumps([answers[0], "/api/v1/jobs/" in json.loads(body)["paths"], [n for n in {HEAVY!r} if n in sys.modules]]))
"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "extra", [{}, {"MAIL_BACKEND": "postmark", "MAIL_API_KEY": "key"}], ids=["plain", "mail"]
)
def test_it_describes_the_api_without_what_only_workers_need(extra: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=settings.BASE_DIR,
        env=environment(**extra),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == ["200 OK", True, []], done.stderr[-2000:]
