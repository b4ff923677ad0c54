"""The rule book as it is read by people: forms, values over time, formulas and conditions as sentences, and searching.

Pure functions from the core's rule book to lines; the pages and the reference in docs show the same lines.
"""
