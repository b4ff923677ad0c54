"""Which rules are shown, and which of them are ours."""

from talja.apps.subsidies.queries import current_book
from talja.core.rules.book import RuleBook, load_book


def book_in_force() -> RuleBook:
    """Return the rule book that counts here, with what the municipality has decided for itself."""
    return current_book()


def our_book() -> RuleBook:
    """Return the rule book that comes with Talja: what is not in it is the municipality's own."""
    return load_book()
