"""From one raw cell to one typed value, with remarks; a module per kind of value. Never a guess in silence."""
