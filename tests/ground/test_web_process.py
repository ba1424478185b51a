"""What the web process carries (libraries that only workers or rare pages need must not come with it), and its health."""

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
# The API's schema is the page that asks most libraries what they know. The database is then out of reach.
SCRIPT = f"""
import io, json, sys
from jobanalyzer.wsgi import application
answers = []
def ask(path, host, scheme):
    request = {{"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": host, "SERVER_NAME": host, "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(), "wsgi.url_scheme": scheme, "HTTP_ACCEPT": "application/json"}}
    return b"".join(application(request, lambda status, headers, error=None: answers.append((status, dict(headers)))))
body = ask("/api/schema/", "127.0.0.1", "https")
heavy = [name for name in {HEAVY!r} if name in sys.modules]
ask("/healthz", "10.0.0.7", "http")
from django.db import connection
connection.close()
connection.settings_dict |= {{"HOST": "127.0.0.1", "PORT": "1"}}
ask("/healthz", "10.0.0.7", "http")
paths = json.loads(body)["paths"]
print(json.dumps({{"heavy": heavy, "described": "/api/v1/jobs/" in paths, "answers": answers}}))
"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "extra", [{}, {"MAIL_BACKEND": "postmark", "MAIL_API_KEY": "key"}], ids=["plain", "mail"]
)
def test_it_describes_the_api_without_what_only_workers_need_and_tells_its_health(
    extra: dict[str, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=settings.BASE_DIR,
        env=environment(SITE_URL="https://jobs.example.org", ALLOWED_HOSTS="127.0.0.1", **extra),
        capture_output=True,
        text=True,
        timeout=120,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["heavy"], told["described"]) == ([], True), done.stderr[-2000:]
    assert [status for status, _ in told["answers"]] == ["200 OK", "200 OK", "503 Service Unavailable"]
    assert all("Set-Cookie" not in headers for _, headers in told["answers"][1:])
    assert "healthz" not in done.stderr
