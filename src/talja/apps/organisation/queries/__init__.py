"""What others may know about the organisation."""

from talja.apps.organisation.queries.contacts import ContactLine, get_contact, list_contacts
from talja.apps.organisation.queries.facts import (
    FactsLine,
    KnownFacts,
    facts_known,
    facts_of,
    get_facts,
    share_limit,
)
from talja.apps.organisation.queries.municipality import forget_municipality_name, is_demo, municipality_name
from talja.apps.organisation.queries.options import (
    Option,
    unit_options,
    workplace_names,
    workplace_options,
    workplace_vocabulary,
)
from talja.apps.organisation.queries.structure import (
    EmployerBranch,
    Named,
    UnitBranch,
    WorkplaceLine,
    get_employer,
    get_unit,
    get_workplace,
    organisation_tree,
)
from talja.apps.organisation.queries.users import (
    RoleLine,
    UserLine,
    UserVerdicts,
    case_worker_options,
    demo_user,
    demo_users,
    get_user,
    list_users,
    roles_of,
    user_verdicts,
)

__all__ = [
    "ContactLine",
    "EmployerBranch",
    "FactsLine",
    "KnownFacts",
    "Named",
    "Option",
    "RoleLine",
    "UnitBranch",
    "UserLine",
    "UserVerdicts",
    "WorkplaceLine",
    "case_worker_options",
    "demo_user",
    "demo_users",
    "facts_known",
    "facts_of",
    "forget_municipality_name",
    "get_contact",
    "get_employer",
    "get_facts",
    "get_unit",
    "get_user",
    "get_workplace",
    "is_demo",
    "list_contacts",
    "list_users",
    "municipality_name",
    "organisation_tree",
    "roles_of",
    "share_limit",
    "unit_options",
    "user_verdicts",
    "workplace_names",
    "workplace_options",
    "workplace_vocabulary",
]
