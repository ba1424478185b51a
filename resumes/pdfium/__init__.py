"""Reading of PDFs with PDFium, done in a child process; nothing of Django is imported here, so that it starts quickly."""
