"""Reads postings and other texts by rules: skills with evidence, facts, the header, candidate terms."""
