"""Forms of support as dated data: who may have them, for how long, what they give and what is left to pay."""
