"""The form of a resume: a document becomes fields named by JSON Pointers, and what is sent becomes a document."""

from resumes.editor.hints import find_hints
from resumes.editor.operations import apply_operation
from resumes.editor.reading import read_document
from resumes.editor.showing import SectionForm, show_document

__all__ = ["SectionForm", "apply_operation", "find_hints", "read_document", "show_document"]
