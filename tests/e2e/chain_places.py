"""The addresses of the chain: requests, agreements, consultations, follow-ups, letters and links."""

from collections.abc import Callable
from uuid import UUID

from django.test import override_settings
from tests.e2e import partner_places
from tests.e2e.browsing import NOBODY
from tests.e2e.visiting import ANALYST, COORDINATOR, MANAGER, STRATEGIST, Parameter, Visit, key_of
from tests.installation import Installation

from talja.apps.correspondence.tokens import token_of

GONE = "00000000-0000-4000-8000-000000000000"  # a matter that no link opens
GUEST = "gäst"  # has opened one link for each purpose, and has no account
LIVE = "revoked_at IS NULL AND replaced_at IS NULL AND expires_at > datetime('now')"
LINKS_TO = "SELECT matter_key FROM correspondence_link WHERE purpose = '{}' AND {} ORDER BY id"
BY_LINK = {
    purpose: LINKS_TO.format(purpose, LIVE)
    for purpose in ("request", "workplace_form", "participant_form", "workplace_approval", "participant_approval")
}
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

INTERN = (
    "SELECT placements_placement.key FROM placements_placement JOIN people_person ON people_person.id = person_id "
    "JOIN placements_measure ON placements_measure.id = measure_id WHERE category = 'internship' AND protection = '' "
    "AND placements_placement.last_day IS NULL AND planned_last_day > date('now', '+20 days') "
)
ENDING_INTERN = f"{INTERN} ORDER BY planned_last_day"
OWN_INTERN = " ".join(
    (
        INTERN,
        "AND workplace_id IN (SELECT workplace_id FROM organisation_role_workplaces "
        "JOIN organisation_role ON organisation_role.id = role_id WHERE role_id = "
        "(SELECT MIN(id) FROM organisation_role WHERE kind = 'manager')) ORDER BY planned_last_day",
    )
)

PAGES: dict[str, Visit] = {
    "shared:my_day": Visit(COORDINATOR),
    "analyst:conversions": Visit(ANALYST),
    "coordinator:conversion_list": Visit(COORDINATOR, query="?wage=24000"),
    "coordinator:conversion": Visit(COORDINATOR, key_of(ENDING_INTERN), query="?wage=24000"),
    "coordinator:conversion_give_up": Visit(COORDINATOR, key_of(ENDING_INTERN)),
    "manager:keep_intern": Visit(MANAGER, key_of(OWN_INTERN)),
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
OF_OPEN = (
    "JOIN placements_placement ON placements_placement.key = placement_key "
    "JOIN people_person ON people_person.id = person_id WHERE protection = ''"
)
FOLLOWUP = " ".join(
    (
        "SELECT followups_followup.key FROM followups_followup",
        OF_OPEN,
        "AND held_day IS NULL AND kind = '{}' ORDER BY followups_followup.id",
    )
)
CHECK_IN = FOLLOWUP.format("check_in")
FOLLOWED_UP = " ".join(
    (
        "SELECT organisation_workplace.key FROM organisation_workplace",
        "JOIN placements_placement ON workplace_id = organisation_workplace.id",
        "JOIN followups_followup ON placement_key = placements_placement.key",
        f"WHERE followups_followup.key = ({CHECK_IN} LIMIT 1)",
    )
)
HELD = FOLLOWUP.replace("held_day IS NULL", "held_day IS NOT NULL")
PLANNED = " ".join(("SELECT placement_key FROM followups_plan", OF_OPEN, "AND placements_placement.last_day IS NULL"))
CHECKED = " ".join(("SELECT placement_key FROM followups_check", OF_OPEN, "AND months = 3"))
TOLD_OF = " ".join(
    (
        "SELECT placement_key FROM followups_followup",
        OF_OPEN,
        "AND held_day IS NOT NULL AND kind = 'experience' GROUP BY placement_key ORDER BY COUNT(*) DESC, placement_key",
    )
)
PAGES |= {
    **partner_places.PAGES,
    "coordinator:followup_list": Visit(COORDINATOR),
    "coordinator:call_day": Visit(COORDINATOR),
    "coordinator:unknown_list": Visit(COORDINATOR),
    "coordinator:followup": Visit(COORDINATOR, key_of(CHECK_IN)),
    "coordinator:followup_move": Visit(COORDINATOR, key_of(CHECK_IN)),
    "coordinator:followup_invite": Visit(COORDINATOR, key_of(CHECK_IN)),
    "coordinator:plan_make": Visit(COORDINATOR, key_of(PLANNED)),
    "coordinator:followup_add": Visit(COORDINATOR, key_of(PLANNED)),
    "coordinator:check_record": Visit(COORDINATOR, {"key": CHECKED, "months": "3"}),
    "guest:request": Visit(GUEST, key_of(BY_LINK["request"])),
    "guest:request_withdraw": Visit(GUEST, key_of(BY_LINK["request"])),
    "guest:workplace_form": Visit(GUEST, key_of(BY_LINK["workplace_form"])),
    "guest:participant_form": Visit(GUEST, key_of(BY_LINK["participant_form"])),
}
LETTER = "SELECT key FROM correspondence_letter WHERE state = '{}' ORDER BY id"
LINK = "SELECT key FROM correspondence_link WHERE {} ORDER BY id"


def link_token(where: str) -> Callable[[Installation], str]:
    """Return what makes the token of the first link that is so, signed as the installation does it."""

    def made(installation: Installation) -> str:
        ((key,), *_) = installation.ask(LINK.format(where))
        secret = (installation.data / "secret_key").read_text(encoding="ascii").strip()
        with override_settings(SECRET_KEY=secret):
            return token_of(UUID(key))

    return made


def bounced(installation: Installation) -> str:
    """Return the key of an address that takes no letters."""
    return str(UUID(installation.ask("SELECT key FROM correspondence_bounce WHERE lifted_at IS NULL")[0][0]))


PAGES |= {
    "coordinator:letter_list": Visit(COORDINATOR),
    "coordinator:letter": Visit(COORDINATOR, key_of(LETTER.format("uncertain"))),
    "coordinator:letter_papers": Visit(COORDINATOR),
    "coordinator:bounce_list": Visit(COORDINATOR),
    "guest:link": Visit(NOBODY, {"token": link_token(f"needs_code AND {LIVE}")}),
    "guest:link_code": Visit(NOBODY, {"token": link_token(f"needs_code AND {LIVE}")}),
}
AGREEMENT = "SELECT key FROM agreements_agreement WHERE state = '{}' ORDER BY id"
DRAFTED, READY, RUNS = (AGREEMENT.format(state) for state in ("draft", "approved", "running"))
RESTS, ENDED_ONE, AWAITS = (AGREEMENT.format(state) for state in ("interrupted", "ended", "awaiting"))
OF_COLLEAGUE = (
    "SELECT agreements_agreement.key FROM agreements_agreement JOIN accounts_user ON "
    "REPLACE(accounts_user.key, '-', '') = REPLACE(drafted_by, '-', '') "
    "JOIN organisation_role ON user_id = accounts_user.id WHERE kind = 'case_worker' AND state = 'draft' "
    "ORDER BY agreements_agreement.id"
)
CHANGING = (
    "SELECT agreements_agreement.key FROM agreements_agreement JOIN agreements_agreementversion ON agreement_id = "
    "agreements_agreement.id WHERE standing = 'pending' ORDER BY agreements_agreement.id"
)
APPROVED_ONE = (
    "SELECT agreements_agreement.key FROM agreements_agreement JOIN agreements_agreementversion AS version ON "
    "agreement_id = agreements_agreement.id JOIN agreements_approval ON version_id = version.id "
    "WHERE state = 'draft' AND revoked_at IS NULL ORDER BY agreements_agreement.id"
)
WHOLE = APPROVED_ONE.replace("ORDER BY", "GROUP BY agreements_agreement.id HAVING COUNT(*) = 3 ORDER BY")
COUNTED_ONE = (
    "SELECT agreements_agreement.key FROM agreements_agreement JOIN agreements_agreementversion ON agreement_id = "
    "agreements_agreement.id WHERE calculation_key IS NOT NULL ORDER BY agreements_agreement.id"
)
APPLIED_FOR = (
    "SELECT collaboration_application.key FROM collaboration_application JOIN agreements_agreement ON "
    "agreements_agreement.key = matter_key WHERE agreements_agreement.state = 'awaiting' "
    "ORDER BY agreements_agreement.id"
)
AT_MANAGER = (
    "SELECT agreements_agreement.key FROM agreements_agreement JOIN agreements_agreementversion ON agreement_id = "
    "agreements_agreement.id WHERE state = 'draft' AND workplace_id IN (SELECT workplace_id FROM "
    "organisation_role_workplaces WHERE role_id = (SELECT MIN(id) FROM organisation_role WHERE kind = 'manager')) "
    "ORDER BY agreements_agreement.id"
)
PAGES |= {
    "coordinator:agreement_list": Visit(COORDINATOR),
    "coordinator:agreement_new": Visit(COORDINATOR),
    "coordinator:agreement_new_for": Visit(COORDINATOR, key_of(PERSON, "person_key")),
    "coordinator:agreement": Visit(COORDINATOR, key_of(DRAFTED)),
    "coordinator:agreement_edit": Visit(COORDINATOR, key_of(APPROVED_ONE)),
    "coordinator:agreement_price": Visit(COORDINATOR, key_of(DRAFTED)),
    "coordinator:agreement_calculation": Visit(COORDINATOR, key_of(COUNTED_ONE)),
    "coordinator:agreement_approve": Visit(COORDINATOR, key_of(OF_COLLEAGUE) | {"party": "unit"}),
    "coordinator:agreement_approve_for": Visit(COORDINATOR, key_of(DRAFTED) | {"party": "workplace"}),
    "coordinator:agreement_ask": Visit(COORDINATOR, key_of(DRAFTED) | {"party": "participant"}),
    "coordinator:agreement_revoke": Visit(COORDINATOR, key_of(APPROVED_ONE)),
    "coordinator:agreement_acknowledge": Visit(COORDINATOR, key_of(DRAFTED) | {"place": "1"}),
    "coordinator:agreement_consult": Visit(COORDINATOR, key_of(DRAFTED)),
    "coordinator:agreement_apply": Visit(COORDINATOR, key_of(DRAFTED)),
    "coordinator:agreement_outcome": Visit(COORDINATOR, {"key": AWAITS, "application": APPLIED_FOR}),
    "coordinator:agreement_settle": Visit(COORDINATOR, key_of(WHOLE)),
    "coordinator:agreement_take_back": Visit(COORDINATOR, key_of(READY)),
    "coordinator:agreement_cancel": Visit(COORDINATOR, key_of(DRAFTED)),
    "coordinator:agreement_start": Visit(COORDINATOR, key_of(READY)),
    "coordinator:agreement_changes": Visit(COORDINATOR, key_of(RUNS)),
    "coordinator:agreement_change": Visit(COORDINATOR, key_of(RUNS) | {"kind": "extended"}),
    "coordinator:agreement_withdraw": Visit(COORDINATOR, key_of(CHANGING)),
    "coordinator:agreement_end": Visit(COORDINATOR, key_of(RUNS)),
    "coordinator:agreement_reopen": Visit(COORDINATOR, key_of(ENDED_ONE)),
    "manager:agreement_list": Visit(MANAGER),
    "manager:agreement": Visit(MANAGER, key_of(AT_MANAGER)),
    "guest:workplace_approval": Visit(GUEST, key_of(BY_LINK["workplace_approval"])),
    "guest:participant_approval": Visit(GUEST, key_of(BY_LINK["participant_approval"])),
}
MORE: dict[str, tuple[str, Visit]] = {  # the same pages in other states
    **partner_places.MORE,
    "day_of_everybody": ("shared:my_day", Visit(COORDINATOR, query="?vem=alla&visa=late")),
    "day_of_manager": ("shared:my_day", Visit(MANAGER)),
    "request_new_question": ("manager:request_new", Visit(MANAGER, {"kind": "fraga"})),
    "request_new_keep": ("manager:request_new", Visit(MANAGER, {"kind": "behalla"})),
    "request_of_guest": ("coordinator:request", Visit(COORDINATOR, key_of(GUESTS_REQUEST))),
    "letter_list_all": ("coordinator:letter_list", Visit(COORDINATOR, query="?lage=alla")),
    "letter_held_back": ("coordinator:letter", Visit(COORDINATOR, key_of(LETTER.format("withheld")))),
    "letter_bounced": ("coordinator:letter", Visit(COORDINATOR, key_of(LETTER.format("bounced")))),
    "link_without_code": ("guest:link", Visit(NOBODY, {"token": link_token(f"NOT needs_code AND {LIVE}")})),
    "link_run_out": ("guest:link", Visit(NOBODY, {"token": link_token("expires_at < datetime('now')")})),
    "link_taken_back": (
        "guest:link",
        Visit(NOBODY, {"token": link_token("revoked_at IS NOT NULL")}, status=410),
    ),
    "matter_without_link": ("guest:workplace_approval", Visit(NOBODY, {"key": GONE}, status=404)),
    "link_nobody_signed": ("guest:link", Visit(NOBODY, {"token": "fel.fel"}, status=404)),
    "followup_held": ("coordinator:followup", Visit(COORDINATOR, key_of(HELD.format("experience")))),
    "followup_with_agency": ("coordinator:followup", Visit(COORDINATOR, key_of(FOLLOWUP.format("three_party")))),
    "placement_experience": ("coordinator:placement", Visit(COORDINATOR, key_of(TOLD_OF))),
    "placement_checked": ("coordinator:placement", Visit(COORDINATOR, key_of(CHECKED))),
    "request_list_ended": ("coordinator:request_list", Visit(COORDINATOR, query="?queue=settled")),
    "agreement_at_union": ("coordinator:agreement", Visit(COORDINATOR, key_of(AGREEMENT.format("consulted")))),
    "agreement_changing": ("coordinator:agreement", Visit(COORDINATOR, key_of(CHANGING))),
    "agreement_resting": ("coordinator:agreement", Visit(COORDINATOR, key_of(RESTS))),
    "agreement_ended": ("coordinator:agreement", Visit(COORDINATOR, key_of(ENDED_ONE))),
    "agreement_list_all": ("coordinator:agreement_list", Visit(COORDINATOR, query="?state=all")),
    "agreement_change_moved": (
        "coordinator:agreement_change",
        Visit(COORDINATOR, key_of(RUNS) | {"kind": "moved"}),
    ),
}
POSTED: dict[str, Visit] = {  # addresses that only take something in: a look at them is refused
    "coordinator:conversion_wish": Visit(COORDINATOR, key_of(ENDING_INTERN)),
    "coordinator:conversion_offer": Visit(COORDINATOR, key_of(ENDING_INTERN)),
    "coordinator:conversion_take_up": Visit(COORDINATOR, key_of(ENDING_INTERN)),
    "coordinator:letter_move": Visit(COORDINATOR, key_of(LETTER.format("failed")) | {"what": "stall-in"}),
    "coordinator:bounce_lift": Visit(COORDINATOR, {"key": bounced}),
    "guest:link_open": Visit(NOBODY, {"token": link_token(LIVE)}),
    "guest:link_renew": Visit(NOBODY, {"token": link_token(LIVE)}),
    "coordinator:call_record": Visit(COORDINATOR, {"key": CHECKED, "months": "3"}),
    "coordinator:followup_ask": Visit(COORDINATOR, key_of(CHECK_IN) | {"audience": "workplace_form"}),
    "coordinator:request_hand": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:request_note": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:request_employer": Visit(COORDINATOR, key_of(REQUEST)),
    "coordinator:desk_away": Visit(COORDINATOR),
    "coordinator:request_search": Visit(COORDINATOR),
    "coordinator:reply_template_remove": Visit(COORDINATOR, key_of(REPLY)),
    "coordinator:published_withdraw": Visit(COORDINATOR, key_of(PUBLISHED)),
}
DOWNLOADS: dict[str, Visit] = {
    "coordinator:agreement_paper": Visit(COORDINATOR, key_of(DRAFTED) | {"kind": "agreement", "form": "word"}),
    "coordinator:followup_calendar": Visit(COORDINATOR, key_of(CHECK_IN)),
    "coordinator:followup_paper": Visit(COORDINATOR, key_of(HELD.format("experience")) | {"form": "word"}),
    "coordinator:letter_papers_pdf": Visit(COORDINATOR),
    "settings:template_download_shipped": Visit(COORDINATOR, KIND),
    "settings:template_word_shipped": Visit(COORDINATOR, KIND),
    "settings:template_pdf_shipped": Visit(COORDINATOR, KIND),
    "settings:template_download": Visit(COORDINATOR, TEMPLATE),
    "settings:template_word": Visit(COORDINATOR, TEMPLATE),
    "settings:template_pdf": Visit(COORDINATOR, TEMPLATE),
}
