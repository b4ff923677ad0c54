"""How a command says no."""


class Refused(Exception):
    """Raised with a sentence for the person at the keyboard; the program ends with exit code 1."""
