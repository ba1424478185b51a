"""Reading of files: bytes to visible text with its layout."""

from resumes.reading.read import MAX_BYTES, read_file, read_text
from resumes.reading.types import Line, ReadError, Run, SourceText

__all__ = ["MAX_BYTES", "Line", "ReadError", "Run", "SourceText", "read_file", "read_text"]
