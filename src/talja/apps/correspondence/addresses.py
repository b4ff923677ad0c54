"""E-mail addresses: what is one, and when two are the same."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST: Final = 254
PAPER: Final = "post:"


def is_address(email: str) -> bool:
    """Whether a letter can be sent there, as far as one can tell from the address itself."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return len(email) <= LONGEST


def compared(email: str) -> str:
    """Return the address in the form in which two are compared: servers tell no capital from a small letter."""
    return email.strip().casefold()


def on_paper(name: str) -> str:
    """Return what stands for an address when the letter is printed: the name it goes to."""
    return PAPER + " ".join(name.split()).casefold()
