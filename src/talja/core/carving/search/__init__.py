"""The search for a better plan: ruin and recreate on arrays of numbers, compiled. `solve` is its only user."""
