"""Postings, the skills lexicon, the market and matching: plain rules, no model is asked here."""
