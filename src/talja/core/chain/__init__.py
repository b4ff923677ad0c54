"""The chain from a question to a permanent solution, as dates and verdicts: what falls due when, and what stands in the way."""
