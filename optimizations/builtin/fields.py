"""Whole fields, which no skills list needs and nobody can answer for with a yes: that is for tools, methods and papers."""

from jobs.extraction.wordlists import phrases
from jobs.lexicon.load import Entry

# Lexicon files whose entries are mostly names of products
PRODUCT_FILES = frozenset(
    {"software", "web", "cloud", "databases", "data", "it_support", "mobile", "testing", "design"}
)
_FIELDS = frozenset(
    phrases("""
        administration, analytics, artificial intelligence, banking, biology, business, chemistry
        computer science, construction, data, data engineering, design, economics, education, engineering
        enterprise software, finance, health and social care, healthcare, health care, hospitality
        human resources, information technology, innovation, insurance, it, law, logistics, management
        manufacturing, marketing, mathematics, medicine, operations, physics, programming
        programming languages, public administration, quality, research, retail, sales, science
        social sciences, software, software development, software engineering, scientific research, statistics
        sustainability, technology, web development, mechanical engineering, electrical engineering
        civil engineering, chemical engineering, industrial engineering
    """)
)
_BROAD_ENDINGS = (
    " infrastructure",
    " technology",
    " technologies",
    " sciences",
    " industry",
    " trends",
    " environment",
    " environments",
)


def is_concrete(entry: Entry) -> bool:
    """Whether one either has used a thing or has not."""
    name = entry.name.lower()
    return entry.category != "soft" and name not in _FIELDS and not name.endswith(_BROAD_ENDINGS)
