"""The demo municipality Tallköping: a seeded world of invented people, messy lists about it, and its loader.

`world`, `lists` and `scoring` are pure Python, so that the benchmarks can use them without a database.
"""
