"""Pure readers of postings as they come in: pages, boards' JSON, files."""
