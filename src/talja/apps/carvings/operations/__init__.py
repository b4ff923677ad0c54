"""The one door for writes: begin a carving, run the solver, steer drafts, and put positions in the register."""
