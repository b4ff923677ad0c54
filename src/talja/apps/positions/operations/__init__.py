"""The one door for writes: put positions in the register, move them on, and keep what was measured."""
