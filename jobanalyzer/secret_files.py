"""Secrets kept in files of this installation: readable by their owner alone, and never seen half written."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp


def read_or_create(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of `path`, made on first use. Of several processes that start at once, the first one's counts."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _write_draft(path, make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


def replace(path: Path, content: bytes) -> None:
    """Put `content` in place of what `path` holds, in one step."""
    os.replace(_write_draft(path, content), path)


def _write_draft(path: Path, content: bytes) -> Path:
    """A file beside `path`; mkstemp opens it to its owner alone."""
    number, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
