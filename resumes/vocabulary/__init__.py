"""Hand-written words by which parts of a resume are known: headings, titles, organisations, degrees, places."""
