"""The addresses about unions and Arbetsförmedlingen: questions, applications, who is asked where, and how we do."""

from tests.e2e.visiting import COORDINATOR, STRATEGIST, Parameter, Visit, key_of

UNION = "fackligt ombud"  # has opened the links of two questions, and has no account
ASKED = "SELECT key FROM collaboration_consultation WHERE state = '{}' ORDER BY id"
WAITING, OBJECTED = ASKED.format("sent"), ASKED.format("objects")
OVERDUE = "SELECT key FROM collaboration_consultation WHERE state = 'sent' ORDER BY deadline"
APPLIED = "SELECT key FROM collaboration_application WHERE state = '{}' ORDER BY id"
SENT, GRANTED, PLANNED = (APPLIED.format(state) for state in ("sent", "granted", "planned"))
OWN = "SELECT key FROM collaboration_union ORDER BY id"
SOMEBODY = "SELECT key FROM collaboration_representative ORDER BY id"
COVERAGE = "SELECT key FROM collaboration_coverage ORDER BY id"
OFFICER = "SELECT key FROM collaboration_officer ORDER BY id"
FORM: dict[str, Parameter] = {"code": "nystartsjobb"}


def moved(sql: str, what: str) -> dict[str, Parameter]:
    return {"key": sql, "what": what}


PAGES: dict[str, Visit] = {
    "guest:consultation": Visit(UNION, key_of(WAITING)),
    "guest:consultation_done": Visit(UNION, key_of(OBJECTED)),
    "coordinator:consultation": Visit(COORDINATOR, key_of(WAITING)),
    "coordinator:consultation_answer": Visit(COORDINATOR, key_of(WAITING)),
    "coordinator:consultation_send_anew": Visit(COORDINATOR, key_of(WAITING)),
    "coordinator:consultation_move": Visit(COORDINATOR, moved(WAITING, "ta-tillbaka")),
    "coordinator:union_meeting": Visit(COORDINATOR, key_of(OWN)),
    "coordinator:application": Visit(COORDINATOR, key_of(SENT)),
    "coordinator:application_send": Visit(COORDINATOR, key_of(PLANNED)),
    "coordinator:application_change": Visit(COORDINATOR, key_of(SENT)),
    "coordinator:application_decide": Visit(COORDINATOR, key_of(SENT)),
    "coordinator:application_move": Visit(COORDINATOR, moved(SENT, "ta-tillbaka")),
    "coordinator:officer_list": Visit(COORDINATOR),
    "coordinator:officer_add": Visit(COORDINATOR),
    "coordinator:officer": Visit(COORDINATOR, key_of(OFFICER)),
    "coordinator:officer_change": Visit(COORDINATOR, key_of(OFFICER)),
    "coordinator:officer_left": Visit(COORDINATOR, key_of(OFFICER)),
    "settings:union_list": Visit(STRATEGIST),
    "settings:union_who": Visit(STRATEGIST),
    "settings:union_add": Visit(STRATEGIST),
    "settings:union": Visit(COORDINATOR, key_of(OWN)),
    "settings:union_change": Visit(STRATEGIST, key_of(OWN)),
    "settings:union_close": Visit(STRATEGIST, key_of(OWN)),
    "settings:representative_add": Visit(STRATEGIST, key_of(OWN, "union_key")),
    "settings:representative_change": Visit(STRATEGIST, key_of(SOMEBODY)),
    "settings:representative_left": Visit(STRATEGIST, key_of(SOMEBODY)),
    "settings:coverage_add": Visit(STRATEGIST, key_of(OWN, "union_key")),
    "settings:coverage_remove": Visit(STRATEGIST, {"union_key": OWN, "key": COVERAGE}),
    "settings:procedure_list": Visit(COORDINATOR),
    "settings:procedure_change": Visit(COORDINATOR, FORM),
    "settings:procedure_reset": Visit(COORDINATOR, FORM),
}
MORE: dict[str, tuple[str, Visit]] = {
    "consultation_answered": ("guest:consultation", Visit(UNION, key_of(OBJECTED))),
    "consultation_overdue": ("coordinator:consultation", Visit(COORDINATOR, key_of(OVERDUE))),
    "consultation_objected": ("coordinator:consultation", Visit(COORDINATOR, key_of(OBJECTED))),
    "consultation_answer_corrected": ("coordinator:consultation_answer", Visit(COORDINATOR, key_of(OBJECTED))),
    "consultation_representative_called": (
        "coordinator:consultation_move",
        Visit(COORDINATOR, moved(OBJECTED, "kontaktad")),
    ),
    "application_planned": ("coordinator:application", Visit(COORDINATOR, key_of(PLANNED))),
    "application_granted": ("coordinator:application", Visit(COORDINATOR, key_of(GRANTED))),
    "application_decision_corrected": ("coordinator:application_decide", Visit(COORDINATOR, key_of(GRANTED))),
    "union_who_office_work": ("settings:union_who", Visit(STRATEGIST, query="?occupation=4119")),
}
