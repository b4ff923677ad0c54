"""The one door for writing about possibilities."""
