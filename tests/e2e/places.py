"""Every address of the URL table: who goes there, and with which row of the demo municipality."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.e2e import chain_places, strategist_places
from tests.e2e.browsing import NOBODY
from tests.e2e.importing import AGENCY
from tests.e2e.visiting import (
    ADMINISTRATOR,
    ANALYST,
    COORDINATOR,
    MANAGER,
    NEWCOMER,
    OFFICER,
    STRATEGIST,
    Visit,
    key_of,
)
from tests.installation import Installation

PERSON = "SELECT key FROM people_person WHERE protection = '' ORDER BY id LIMIT 1"
PLACEMENT = "SELECT key FROM placements_placement WHERE last_day IS {} NULL AND first_day < date('now') ORDER BY id"
RUNNING, ENDED = PLACEMENT.format(""), PLACEMENT.format("NOT")
MUNICIPAL = "SELECT key FROM organisation_employer WHERE kind = 'municipal'"
PRIVATE = "SELECT key FROM organisation_employer WHERE kind = 'private' ORDER BY id"
UNIT = "SELECT key FROM organisation_unit WHERE kind = 'unit' ORDER BY id"
ADMINISTRATION = "SELECT key FROM organisation_unit WHERE kind = 'administration' ORDER BY id"
WORKPLACE = "SELECT key FROM organisation_workplace WHERE unit_id IS NOT NULL ORDER BY id"
CONTACT = "SELECT key FROM organisation_contact ORDER BY id"
OF_MANAGER = (
    "FROM organisation_role JOIN accounts_user ON accounts_user.id = user_id "
    "WHERE kind = 'manager' ORDER BY organisation_role.id"
)
USER, ROLE = f"SELECT accounts_user.key {OF_MANAGER}", f"SELECT organisation_role.key {OF_MANAGER}"
MANAGED = (
    "SELECT placements_placement.key FROM placements_placement "
    "JOIN organisation_role_workplaces USING (workplace_id) "
    "JOIN organisation_role ON organisation_role.id = role_id "
    "JOIN people_person ON people_person.id = person_id "
    "WHERE placements_placement.last_day IS NULL AND protection = '' ORDER BY role_id, placements_placement.id"
)

OPEN = (
    "(SELECT placements_placement.key FROM placements_placement JOIN people_person ON people_person.id = person_id "
    "WHERE protection = '' AND placements_placement.last_day IS NULL) ORDER BY id"
)
OF_COUNTED = f"FROM subsidies_calculation WHERE placement_key IN {OPEN}"
COUNTED, CALCULATION = f"SELECT placement_key {OF_COUNTED}", f"SELECT key {OF_COUNTED}"
REPLACED = "(SELECT replaces FROM subsidies_supportdecision WHERE replaces IS NOT NULL)"
STANDS = f"replaces IS NULL AND key NOT IN {REPLACED} AND placement_key IN {OPEN}"
OF_DECIDED = f"FROM subsidies_supportdecision WHERE {STANDS}"
DECIDED, DECISION = f"SELECT placement_key {OF_DECIDED}", f"SELECT key {OF_DECIDED}"

BATCH = "SELECT key FROM imports_batch WHERE state = '{}' ORDER BY id"
REVIEW, APPLIED, UNDONE = (BATCH.format(state) for state in ("review", "applied", "undone"))
STAGED = "SELECT key FROM imports_stagedrow WHERE status = 'needs_you' AND batch_id IN (SELECT id FROM imports_batch "
ROW = STAGED + "WHERE state = 'review') ORDER BY id"
SOURCE = "SELECT key FROM imports_source ORDER BY id"
PROPOSED_RULE = "SELECT key FROM subsidies_rulechange WHERE state = 'proposed' ORDER BY id"


def reset_letter(installation: Installation) -> str:
    """Return the path of the latest link for a new password among the letters that were sent."""
    letters = sorted((installation.data / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
    texts = (letter.read_text(encoding="utf-8").replace("=\n", "") for letter in reversed(letters))
    text = next(text for text in texts if "/losenord/nytt/" in text)
    return "/losenord/nytt/" + text.partition("/losenord/nytt/")[2].split()[0]


ANSWERED = (
    "?wage=27000&extent=75&first_day=2027-02-01&age=25-66&po=45&months_without_work=37&newcomer=nej"
    "&registered_unemployed=ja&redundancy_12_months=nej&reduced_capacity=nej"
)

PAGES: dict[str, Visit] = {
    "start": Visit(NEWCOMER),
    "demo_sign_in": Visit(NOBODY),
    "accessibility": Visit(NOBODY),
    "calculator": Visit(NOBODY),
    "calculator_turned": Visit(NOBODY),
    "rulebook": Visit(NOBODY),
    "rulebook_form": Visit(NOBODY, {"code": "nystartsjobb"}),
    "rulebook_shared": Visit(NOBODY),
    "rulebook_due": Visit(COORDINATOR),
    "shared:components": Visit(NOBODY),
    "account_login": Visit(NOBODY),
    "account_logout": Visit(COORDINATOR),
    "account_inactive": Visit(NOBODY),
    "account_change_password": Visit(NEWCOMER),
    "account_set_password": Visit(COORDINATOR),
    "account_reset_password": Visit(NOBODY),
    "account_reset_password_done": Visit(NOBODY),
    "account_reset_password_from_key": Visit(NOBODY, path=reset_letter),
    "account_reset_password_from_key_done": Visit(NOBODY),
    "coordinator:placement_list": Visit(COORDINATOR),
    "coordinator:placement_new": Visit(COORDINATOR),
    "coordinator:placement_new_for": Visit(COORDINATOR, key_of(PERSON, "person_key")),
    "coordinator:placement": Visit(COORDINATOR, key_of(RUNNING)),
    "coordinator:placement_change": Visit(COORDINATOR, key_of(RUNNING)),
    "coordinator:placement_end": Visit(COORDINATOR, key_of(RUNNING)),
    "coordinator:placement_reopen": Visit(COORDINATOR, key_of(ENDED)),
    "coordinator:placement_remove": Visit(COORDINATOR, key_of(RUNNING)),
    "coordinator:placement_calculate": Visit(COORDINATOR, key_of(COUNTED)),
    "coordinator:placement_decide": Visit(COORDINATOR, key_of(RUNNING)),
    "coordinator:placement_decision_correct": Visit(COORDINATOR, {"key": DECIDED, "decision": DECISION}),
    "coordinator:placement_decision_remove": Visit(COORDINATOR, {"key": DECIDED, "decision": DECISION}),
    "coordinator:calculation": Visit(COORDINATOR, key_of(CALCULATION)),
    "coordinator:person_list": Visit(COORDINATOR),
    "coordinator:person_new": Visit(COORDINATOR),
    "coordinator:person": Visit(COORDINATOR, key_of(PERSON)),
    "coordinator:person_change": Visit(COORDINATOR, key_of(PERSON)),
    "coordinator:batch_list": Visit(COORDINATOR),
    "coordinator:source": Visit(COORDINATOR, key_of(SOURCE)),
    "coordinator:batch": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_columns": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_row": Visit(COORDINATOR, {"key": REVIEW, "row": ROW}),
    "coordinator:batch_apply": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_discard": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_undo": Visit(COORDINATOR, key_of(APPLIED)),
    "coordinator:reconciliation": Visit(COORDINATOR),
    "analyst:overview": Visit(ANALYST),
    "analyst:budget": Visit(COORDINATOR),
    "analyst:goals": Visit(COORDINATOR),
    "analyst:goal_set": Visit(COORDINATOR, {"code": lambda demo: demo.ask("SELECT code FROM reports_goal")[0][0]}),
    "manager:placement_list": Visit(MANAGER),
    "manager:placement": Visit(MANAGER, key_of(MANAGED)),
    "settings:organisation": Visit(STRATEGIST),
    "settings:employer_add": Visit(STRATEGIST),
    "settings:employer": Visit(STRATEGIST, key_of(PRIVATE)),
    "settings:employer_change": Visit(STRATEGIST, key_of(PRIVATE)),
    "settings:employer_remove": Visit(STRATEGIST, key_of(PRIVATE)),
    "settings:administration_add": Visit(STRATEGIST, key_of(MUNICIPAL, "employer_key")),
    "settings:workplace_add_to_employer": Visit(STRATEGIST, key_of(PRIVATE, "employer_key")),
    "settings:contact_add_to_employer": Visit(STRATEGIST, key_of(PRIVATE, "employer_key")),
    "settings:unit": Visit(STRATEGIST, key_of(UNIT)),
    "settings:unit_change": Visit(STRATEGIST, key_of(UNIT)),
    "settings:unit_remove": Visit(STRATEGIST, key_of(UNIT)),
    "settings:unit_add": Visit(STRATEGIST, key_of(ADMINISTRATION, "administration_key")),
    "settings:workplace_add_to_unit": Visit(STRATEGIST, key_of(UNIT, "unit_key")),
    "settings:workplace": Visit(STRATEGIST, key_of(WORKPLACE)),
    "settings:workplace_change": Visit(STRATEGIST, key_of(WORKPLACE)),
    "settings:workplace_remove": Visit(STRATEGIST, key_of(WORKPLACE)),
    "settings:contact_add_to_workplace": Visit(STRATEGIST, key_of(WORKPLACE, "workplace_key")),
    "settings:contact_change": Visit(STRATEGIST, key_of(CONTACT)),
    "settings:contact_remove": Visit(STRATEGIST, key_of(CONTACT)),
    "settings:user_list": Visit(ADMINISTRATOR),
    "settings:user_add": Visit(ADMINISTRATOR),
    "settings:user": Visit(ADMINISTRATOR, key_of(USER)),
    "settings:user_change": Visit(ADMINISTRATOR, key_of(USER)),
    "settings:user_deactivate": Visit(ADMINISTRATOR, key_of(USER)),
    "settings:role_give": Visit(ADMINISTRATOR, key_of(USER, "user_key")),
    "settings:role_bind": Visit(ADMINISTRATOR, {"user_key": USER, "key": ROLE}),
    "settings:role_end": Visit(ADMINISTRATOR, {"user_key": USER, "key": ROLE}),
    "settings:role_withdraw": Visit(ADMINISTRATOR, {"user_key": USER, "key": ROLE}),
    "settings:rule_list": Visit(COORDINATOR),
    "settings:rule_value_add": Visit(COORDINATOR),
    "settings:rule_file_add": Visit(COORDINATOR),
    "settings:rule": Visit(COORDINATOR, key_of(PROPOSED_RULE)),
    "settings:rule_impact": Visit(COORDINATOR, key_of(PROPOSED_RULE)),
    "settings:rule_approve": Visit(COORDINATOR, key_of(PROPOSED_RULE)),
    "settings:rule_reject": Visit(COORDINATOR, key_of(PROPOSED_RULE)),
    "settings:rule_withdraw": Visit(ADMINISTRATOR, key_of(PROPOSED_RULE)),
    "settings:rule_cases": Visit(COORDINATOR),
    "settings:audit_log": Visit(OFFICER),
    "settings:reading_log": Visit(OFFICER),
    **chain_places.PAGES,
    **strategist_places.PAGES,
}

MORE: dict[str, tuple[str, Visit]] = {  # the same pages in other states
    "not_found": ("start", Visit(COORDINATOR, path=lambda _: "/finns-inte/", status=404)),
    "forbidden": ("start", Visit(MANAGER, path=lambda _: reverse("analyst:overview"), status=403)),
    "calculator_answered": ("calculator", Visit(NOBODY, query=ANSWERED)),
    "calculator_wrong": ("calculator", Visit(NOBODY, query="?wage=150&extent=120&first_day=2027-02-30", status=422)),
    "calculator_for_manager": ("calculator", Visit(MANAGER)),
    "calculator_turned_to_wage": (
        "calculator_turned",
        Visit(NOBODY, query="?budget=9000&extent=75&first_day=2027-02-01&age=25-66"),
    ),
    "rulebook_found": ("rulebook", Visit(NOBODY, query="?q=handledare")),
    "rulebook_ended": ("rulebook_form", Visit(NOBODY, {"code": "yrkesintroduktion"})),
    "rulebook_nothing_found": ("rulebook", Visit(NOBODY, query="?q=qwerty")),
    "list_ending_soon": ("coordinator:placement_list", Visit(COORDINATOR, query="?ends_within=60")),
    "list_ended": ("coordinator:placement_list", Visit(COORDINATOR, query="?state=ended")),
    "list_nothing_fits": ("coordinator:placement_list", Visit(COORDINATOR, query="?state=planned&ends_within=30")),
    "placement_counted": ("coordinator:placement", Visit(COORDINATOR, key_of(COUNTED))),
    "placement_decided": ("coordinator:placement", Visit(COORDINATOR, key_of(DECIDED))),
    "placement_ended": ("coordinator:placement", Visit(COORDINATOR, key_of(ENDED))),
    "batch_changed": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=changed")),
    "batch_new": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=new")),
    "batch_missing": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=missing")),
    "batch_refused": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=refused")),
    "batch_read": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=read")),
    "batch_all": ("coordinator:batch", Visit(COORDINATOR, key_of(REVIEW), query="?flik=all")),
    "batch_applied": ("coordinator:batch", Visit(COORDINATOR, key_of(APPLIED))),
    "batch_undone": ("coordinator:batch", Visit(COORDINATOR, key_of(UNDONE))),
    "reconciliation_settled": ("coordinator:reconciliation", Visit(COORDINATOR, query="?visa=settled")),
    "reconciliation_fields": ("coordinator:reconciliation", Visit(COORDINATOR, query="?visa=field_differs")),
    "budget_of_analyst": ("analyst:budget", Visit(ANALYST)),
    "overview_of_coordinator": ("analyst:overview", Visit(COORDINATOR)),
    **chain_places.MORE,
    **strategist_places.MORE,
}

POSTED: dict[str, Visit] = {  # addresses that only take something in: a look at them is refused
    "color_scheme": Visit(NOBODY),
    "coordinator:placement_search": Visit(COORDINATOR),
    "coordinator:placement_export": Visit(COORDINATOR, {"kind": "register"}),
    "coordinator:view_save": Visit(COORDINATOR),
    "coordinator:view_delete": Visit(COORDINATOR, key_of(PERSON)),
    "coordinator:person_search": Visit(COORDINATOR),
    "coordinator:source_forget": Visit(COORDINATOR, key_of(SOURCE)),
    "coordinator:batch_search": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_decide": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_correct": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_take": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:batch_settle": Visit(COORDINATOR, {"key": REVIEW, "row": ROW}),
    "coordinator:batch_recover": Visit(COORDINATOR, key_of(REVIEW)),
    "coordinator:difference_settle": Visit(COORDINATOR),
    "coordinator:difference_open": Visit(COORDINATOR),
    "settings:user_activate": Visit(ADMINISTRATOR, key_of(USER)),
    "settings:user_send_link": Visit(ADMINISTRATOR, key_of(USER)),
    **chain_places.POSTED,
    **strategist_places.POSTED,
}
DOWNLOADS: dict[str, Visit] = {
    "coordinator:demo_list": Visit(COORDINATOR, {"name": lambda demo: AGENCY.file(demo.data).name}),
    "calculator_excel": Visit(NOBODY),
    "calculator_pdf": Visit(NOBODY),
    "coordinator:calculation_pdf": Visit(COORDINATOR, key_of(CALCULATION)),
    "coordinator:calculation_excel": Visit(COORDINATOR, key_of(CALCULATION)),
    "analyst:budget_excel": Visit(ANALYST),
    "analyst:overview_excel": Visit(ANALYST),
    "analyst:overview_text": Visit(ANALYST),
    "settings:rule_cases_sample": Visit(COORDINATOR),
    **chain_places.DOWNLOADS,
    **strategist_places.DOWNLOADS,
}
OTHER = {"healthz"}  # for machines; tests/project asks it


def named(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield the name of every address below, with its journey."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, f"{before}{pattern.namespace}:" if pattern.namespace else before)
        else:
            yield f"{before}{pattern.name}"


TABLE = set(named(get_resolver().url_patterns))
