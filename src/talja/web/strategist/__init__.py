"""The strategist's journey: where work may be found, what is done there, and the positions that come of it."""
