"""One file's parsing as a plain report, for scripts."""

from pathlib import Path
from typing import Any

from resumes.parsing.parse import parse_file
from resumes.reading import MAX_BYTES, ReadError


def parse_path(path: Path) -> dict[str, Any]:
    """{"file", "ok", "error", "resume", "confidence", "warnings"} of one file; errors stand in it, none is raised."""
    report: dict[str, Any] = {
        "file": str(path),
        "ok": False,
        "error": None,
        "resume": None,
        "confidence": {},
        "warnings": [],
    }
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # one byte too many is refused like any number of them
        source, parsed = parse_file(data, path.name)
    except ReadError as error:
        return {**report, "error": error.message}
    except OSError as error:
        return {**report, "error": f"The file cannot be opened: {error.strerror}."}
    warnings = list(parsed.warnings)
    warnings.extend(f"Hidden text left out: {text[:120]}" for text in source.hidden_text[:5])
    return {
        **report,
        "ok": True,
        "resume": parsed.document,
        "confidence": parsed.confidence,
        "warnings": warnings,
    }
