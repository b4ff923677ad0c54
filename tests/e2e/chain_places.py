"""The addresses of the chain: requests, agreements, consultations, follow-ups, letters and links."""

from tests.e2e.browsing import NOBODY
from tests.e2e.visiting import COORDINATOR, MANAGER, STRATEGIST, Parameter, Visit, key_of

PERSON = "SELECT key FROM people_person WHERE protection = '' ORDER BY id LIMIT 1"

PLACE = "SELECT key FROM organisation_workplace WHERE unit_id IS NOT NULL ORDER BY id"
TOLD = "SELECT key FROM organisation_workplacefacts ORDER BY id"

REQUEST = "SELECT key FROM servicedesk_request WHERE state = 'in_progress' ORDER BY id"
GUESTS_REQUEST = "SELECT key FROM servicedesk_request WHERE origin = 'public' ORDER BY id"
OWN_REQUEST = (
    "SELECT servicedesk_request.key FROM servicedesk_request "
    "JOIN organisation_role_workplaces USING (workplace_id) JOIN organisation_role ON organisation_role.id = role_id "
    "WHERE state IN ('new', 'in_progress') ORDER BY role_id, servicedesk_request.id"
)
REPLY = "SELECT key FROM servicedesk_replytemplate ORDER BY id"
PUBLISHED = "SELECT key FROM servicedesk_publishedanswer ORDER BY id"

KIND: dict[str, Parameter] = {"kind": "certificate"}
TEMPLATE: dict[str, Parameter] = {**KIND, "key": "SELECT key FROM documents_templatefile ORDER BY id DESC"}

PAGES: dict[str, Visit] = {
    "manager:request_list": Visit(MANAGER),
    "manager:request_new": Visit(MANAGER, {"kind": "hander"}),
    "manager:request": Visit(MANAGER, key_of(OWN_REQUEST)),
    "manager:request_withdraw": Visit(MANAGER, key_of(OWN_REQUEST)),
    "manager:answer_list": Visit(MANAGER),
    "coordinator:request_list": Visit(COORDINATOR),
    "coordinator:request_invite": Visit(COORDINATOR),
    "coordinator:request": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:request_publish": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:desk_times": Visit(COORDINATOR),
    "coordinator:desk_promise": Visit(COORDINATOR),
    "coordinator:reply_template_list": Visit(COORDINATOR),
    "coordinator:reply_template_new": Visit(COORDINATOR),
    "coordinator:reply_template_change": Visit(COORDINATOR, key_of(REPLY)),
    "coordinator:published_list": Visit(COORDINATOR),
    "coordinator:published_new": Visit(COORDINATOR),
    "coordinator:published_change": Visit(COORDINATOR, key_of(PUBLISHED)),
    "ask_us": Visit(NOBODY),
    "ask_us_done": Visit(NOBODY),
    "settings:template_list": Visit(COORDINATOR),
    "settings:template_kind": Visit(COORDINATOR, KIND),
    "settings:template_add": Visit(COORDINATOR, KIND),
    "settings:template_shipped": Visit(COORDINATOR, KIND),
    "settings:template_choose_shipped": Visit(COORDINATOR, KIND),
    "settings:template_version": Visit(COORDINATOR, TEMPLATE),
    "settings:template_choose": Visit(COORDINATOR, TEMPLATE),
    "settings:facts_add": Visit(STRATEGIST, key_of(PLACE, "workplace_key")),
    "settings:facts_remove": Visit(STRATEGIST, key_of(TOLD)),
    "settings:share_limit": Visit(STRATEGIST),
    "coordinator:person_contact": Visit(COORDINATOR, key_of(PERSON)),
}
MORE: dict[str, tuple[str, Visit]] = {  # the same pages in other states
    "a question to the desk": ("manager:request_new", Visit(MANAGER, {"kind": "fraga"})),
    "somebody to keep": ("manager:request_new", Visit(MANAGER, {"kind": "behalla"})),
    "a guest's request": ("coordinator:request", Visit(COORDINATOR, key_of(GUESTS_REQUEST))),
    "ended requests": ("coordinator:request_list", Visit(COORDINATOR, query="?queue=settled")),
}
POSTED: dict[str, Visit] = {  # addresses that only take something in: a look at them is refused
    "coordinator:request_hand": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:request_note": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:request_employer": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:desk_away": Visit(COORDINATOR),
    "coordinator:reply_template_remove": Visit(COORDINATOR, key_of(REPLY)),
    "coordinator:published_withdraw": Visit(COORDINATOR, key_of(PUBLISHED)),
}
DOWNLOADS: dict[str, Visit] = {
    "settings:template_download_shipped": Visit(COORDINATOR, KIND),
    "settings:template_word_shipped": Visit(COORDINATOR, KIND),
    "settings:template_pdf_shipped": Visit(COORDINATOR, KIND),
    "settings:template_download": Visit(COORDINATOR, TEMPLATE),
    "settings:template_word": Visit(COORDINATOR, TEMPLATE),
    "settings:template_pdf": Visit(COORDINATOR, TEMPLATE),
}
