"""Lists about the demo municipality, as messy as real ones, with the truth of every row and cell kept beside them."""
