"""The chain from a question to a permanent solution: what falls due when, and what stands in the way."""
