"""The only door for changing the organisation, roles included."""

from talja.apps.organisation.operations.contacts import add_contact, change_contact, remove_contact
from talja.apps.organisation.operations.employers import add_employer, change_employer, remove_employer_if_unused
from talja.apps.organisation.operations.ensuring import Ensured, ensure_workplace, remove_made
from talja.apps.organisation.operations.facts import (
    FactsInput,
    record_workplace_facts,
    remove_workplace_facts,
    set_share_limit,
)
from talja.apps.organisation.operations.municipality import set_up_municipality
from talja.apps.organisation.operations.roles import (
    deactivate_user,
    end_role,
    give_role,
    set_role_workplaces,
    withdraw_role,
)
from talja.apps.organisation.operations.starting import create_administrator
from talja.apps.organisation.operations.units import add_administration, add_unit, remove_unit_if_unused, rename_unit
from talja.apps.organisation.operations.workplaces import add_workplace, change_workplace, remove_workplace_if_unused

__all__ = [
    "Ensured",
    "FactsInput",
    "add_administration",
    "add_contact",
    "add_employer",
    "add_unit",
    "add_workplace",
    "change_contact",
    "change_employer",
    "change_workplace",
    "create_administrator",
    "deactivate_user",
    "end_role",
    "ensure_workplace",
    "give_role",
    "record_workplace_facts",
    "remove_contact",
    "remove_employer_if_unused",
    "remove_made",
    "remove_unit_if_unused",
    "remove_workplace_facts",
    "remove_workplace_if_unused",
    "rename_unit",
    "set_role_workplaces",
    "set_share_limit",
    "set_up_municipality",
    "withdraw_role",
]
