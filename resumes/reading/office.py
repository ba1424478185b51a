"""Older and other word-processor files, turned into DOCX by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from resumes.reading.types import Kind, ReadError

TIME_LIMIT = 45.0
_NAMES = {"doc": "older Word (.doc)", "odt": "OpenDocument (.odt)", "rtf": "RTF"}


def to_docx(data: bytes, kind: Kind) -> bytes:
    """The same document as DOCX. Raises ReadError where LibreOffice is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReadError(
            "unsupported",
            f"{_NAMES.get(kind, kind)} files cannot be read here. Save it as DOCX or PDF and upload that.",
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source.{kind}"
        source.write_bytes(data)
        command = [
            program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, timeout=TIME_LIMIT, check=True, capture_output=True)
        except (subprocess.SubprocessError, OSError):
            raise ReadError(
                "damaged", "This document could not be opened. Save it as DOCX or PDF and upload that."
            ) from None
        result = Path(folder) / "source.docx"
        if not result.exists():
            raise ReadError(
                "damaged", "This document could not be opened. Save it as DOCX or PDF and upload that."
            )
        return result.read_bytes()
