"""The skills lexicon: hand-written data files and the code that reads them."""
