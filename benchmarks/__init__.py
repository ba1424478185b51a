"""Figures of Job Analyzer, as medians and ratios taken in one run: `make bench`."""
