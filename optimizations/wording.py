"""Word-level differences. They stand in `resumes`, where both rooms reach them."""

from resumes.wording import Kind, Piece, diff_words

__all__ = ["Kind", "Piece", "diff_words"]
