"""The API's schema and the Swagger page that shows it.

A process of its own draws the schema, once for each state of the code: what draws it takes seconds, and 10 MB that
would stay with the web process.
"""

import hashlib
import logging
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from threading import Lock
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobanalyzer.errors import AppError

logger = logging.getLogger(__name__)
_DRAWING_SECONDS = 60
_drawing = Lock()


class NotDrawn(AppError):
    code = "unavailable"
    status = 503


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    with _drawing:  # several first requests draw it once
        drawn = _schema()
    headers = {"Content-Disposition": 'inline; filename="job-analyzer-api.json"'}
    return HttpResponse(drawn, content_type="application/vnd.oai.openapi+json", headers=headers)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api_docs.html")


@lru_cache(maxsize=1)
def _schema() -> bytes:
    """From the file of an earlier process, else drawn into it."""
    folder = Path(settings.VAR_DIR) / "api"
    path = folder / f"schema-{_edition()}.json"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            for former in set(folder.glob("*.json")) - {path}:
                former.unlink(missing_ok=True)
            _draw(path)
        return path.read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        logger.error("The API's schema could not be drawn: %s", error)
        raise NotDrawn("The API's schema could not be drawn just now. Try again later.") from None


def _draw(path: Path) -> None:
    half = path.with_suffix(f".{uuid4()}")
    command = [sys.executable, "manage.py", "spectacular", "--skip-checks", "--format", "openapi-json"]
    subprocess.run(
        [*command, "--file", str(half)],
        cwd=settings.BASE_DIR,
        check=True,
        capture_output=True,
        timeout=_DRAWING_SECONDS,
    )
    half.replace(path)


def _edition() -> str:
    """A name for our own code and the libraries as they are: names, sizes and times."""
    rooms = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    sources = [file for room in rooms for file in room.rglob("*.py")]
    lines = []
    for file in sorted([*sources, settings.BASE_DIR / "requirements.txt"]):
        status = file.stat()
        lines.append(f"{file} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
