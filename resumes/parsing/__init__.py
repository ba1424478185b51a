"""Parsing by rules: text with layout to a resume document."""

from resumes.parsing.parse import parse, parse_file, parse_text
from resumes.parsing.result import Parsed

__all__ = ["Parsed", "parse", "parse_file", "parse_text"]
