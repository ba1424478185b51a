"""Static files with a hash in their name, so that browsers may keep them for good."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A reference viewer that the strict Content-Security-Policy does not let run.
IGNORED = ["redoc"]


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """A file that was not collected keeps its plain name: a page without its style is better than no page."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return name


def collect_if_changed() -> bool:
    """Collect, hash and compress the static files, unless none changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    digest = _digest()
    if stamp.exists() and stamp.read_text() == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=IGNORED)
    stamp.write_text(digest)
    return True


def _digest() -> str:
    """Of the names, sizes and times of all source files."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list(IGNORED):
            status = Path(storage.path(path)).stat()
            lines.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
