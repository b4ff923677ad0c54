"""The addresses of the chain: requests, agreements, consultations, follow-ups, letters and links."""

from tests.e2e.visiting import COORDINATOR, Visit, key_of

PERSON = "SELECT key FROM people_person WHERE protection = '' ORDER BY id LIMIT 1"

PAGES: dict[str, Visit] = {
    "coordinator:person_contact": Visit(COORDINATOR, key_of(PERSON)),
}
MORE: dict[str, tuple[str, Visit]] = {}  # the same pages in other states
POSTED: dict[str, Visit] = {}  # addresses that only take something in: a look at them is refused
DOWNLOADS: dict[str, Visit] = {}
