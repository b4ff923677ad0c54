"""The whole problem as one model of constraints (CP-SAT): to prove the best of the tiny, and to find contradictions."""
