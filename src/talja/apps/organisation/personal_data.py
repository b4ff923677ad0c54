"""The class of every field about the organisation."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, contact, impersonal, staff

_ROLE = staff(Purpose.ACCOUNT, Scrub.KEEP)

FIELDS: Fields = {
    "Municipality": impersonal("id", "key", "name", "code", "is_demo", "supported_share_limit"),
    "Employer": {
        # a sole trader's organisation number is a personal number
        "name": contact(Scrub.KEEP),
        "org_number": contact(Scrub.EMPTY),
        "sort_key": contact(Scrub.KEEP),
        **impersonal("id", "key", "kind"),
    },
    "Unit": impersonal("id", "key", "employer", "parent", "kind", "name", "sort_key"),
    "Workplace": impersonal("id", "key", "employer", "unit", "name", "cost_centre", "closed_day", "sort_key"),
    "WorkplaceFacts": {
        "source": contact(Scrub.EMPTY),  # who told us can be named
        "recorded_by": _ROLE,
        **impersonal("id", "key", "workplace", "as_of", "ordinary_staff", "supervisor_capacity"),
        **impersonal("redundancy", "redundancy_day", "recorded_at"),
    },
    "Contact": {
        "name": contact(Scrub.EMPTY),
        "title": contact(Scrub.EMPTY),
        "phone": contact(Scrub.EMPTY),
        "email": contact(Scrub.EMPTY),
        **impersonal("id", "key", "employer", "workplace"),
    },
    "Role": {
        "user": _ROLE,
        "kind": _ROLE,
        "sees_protected": _ROLE,
        "workplaces": _ROLE,
        "first_day": _ROLE,
        "last_day": _ROLE,
        **impersonal("id", "key"),
    },
}
