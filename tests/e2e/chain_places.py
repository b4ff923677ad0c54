"""The addresses of the chain: requests, agreements, consultations, follow-ups, letters and links."""

from tests.e2e.visiting import Visit

PAGES: dict[str, Visit] = {}
MORE: dict[str, tuple[str, Visit]] = {}  # the same pages in other states
POSTED: dict[str, Visit] = {}  # addresses that only take something in: a look at them is refused
DOWNLOADS: dict[str, Visit] = {}
