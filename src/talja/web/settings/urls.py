"""The addresses of the settings journey."""

from django.urls import path

from talja.web.settings import collaboration_urls, template_urls
from talja.web.settings.views import (
    contacts,
    employers,
    facts,
    log,
    organisation,
    roles,
    rule_cases,
    rules,
    units,
    users,
    workplaces,
)

app_name = "settings"
EMPLOYER, UNIT, WORKPLACE = "organisation/arbetsgivare/", "organisation/enhet/", "organisation/arbetsplats/"
CONTACT, USER = "organisation/kontakt/", "anvandare/"
ROLE = f"{USER}<uuid:user_key>/roll/"
urlpatterns = [
    path("organisation/", organisation.organisation, name="organisation"),
    path(f"{EMPLOYER}ny/", employers.employer_add, name="employer_add"),
    path(f"{EMPLOYER}<uuid:key>/", employers.employer, name="employer"),
    path(f"{EMPLOYER}<uuid:key>/andra/", employers.employer_change, name="employer_change"),
    path(f"{EMPLOYER}<uuid:key>/ta-bort/", employers.employer_remove, name="employer_remove"),
    path(f"{EMPLOYER}<uuid:employer_key>/ny-forvaltning/", units.administration_add, name="administration_add"),
    path(
        f"{EMPLOYER}<uuid:employer_key>/ny-arbetsplats/",
        workplaces.workplace_add_to_employer,
        name="workplace_add_to_employer",
    ),
    path(
        f"{EMPLOYER}<uuid:employer_key>/ny-kontakt/", contacts.contact_add_to_employer, name="contact_add_to_employer"
    ),
    path(f"{UNIT}<uuid:key>/", units.unit, name="unit"),
    path(f"{UNIT}<uuid:key>/andra/", units.unit_change, name="unit_change"),
    path(f"{UNIT}<uuid:key>/ta-bort/", units.unit_remove, name="unit_remove"),
    path(f"{UNIT}<uuid:administration_key>/ny-enhet/", units.unit_add, name="unit_add"),
    path(f"{UNIT}<uuid:unit_key>/ny-arbetsplats/", workplaces.workplace_add_to_unit, name="workplace_add_to_unit"),
    path(f"{WORKPLACE}<uuid:key>/", workplaces.workplace, name="workplace"),
    path(f"{WORKPLACE}<uuid:workplace_key>/uppgifter/", facts.facts_add, name="facts_add"),
    path("organisation/uppgifter/<uuid:key>/ta-tillbaka/", facts.facts_remove, name="facts_remove"),
    path("organisation/andel-med-stod/", facts.share_limit, name="share_limit"),
    path(f"{WORKPLACE}<uuid:key>/andra/", workplaces.workplace_change, name="workplace_change"),
    path(f"{WORKPLACE}<uuid:key>/ta-bort/", workplaces.workplace_remove, name="workplace_remove"),
    path(
        f"{WORKPLACE}<uuid:workplace_key>/ny-kontakt/",
        contacts.contact_add_to_workplace,
        name="contact_add_to_workplace",
    ),
    path(f"{CONTACT}<uuid:key>/", contacts.contact_change, name="contact_change"),
    path(f"{CONTACT}<uuid:key>/ta-bort/", contacts.contact_remove, name="contact_remove"),
    path(USER, users.user_list, name="user_list"),
    path(f"{USER}ny/", users.user_add, name="user_add"),
    path(f"{USER}<uuid:key>/", users.user, name="user"),
    path(f"{USER}<uuid:key>/andra/", users.user_change, name="user_change"),
    path(f"{USER}<uuid:key>/stang/", users.user_deactivate, name="user_deactivate"),
    path(f"{USER}<uuid:key>/oppna/", users.user_activate, name="user_activate"),
    path(f"{USER}<uuid:key>/skicka-lank/", users.user_send_link, name="user_send_link"),
    path(f"{ROLE}ny/", roles.role_give, name="role_give"),
    path(f"{ROLE}<uuid:key>/arbetsplatser/", roles.role_bind, name="role_bind"),
    path(f"{ROLE}<uuid:key>/avsluta/", roles.role_end, name="role_end"),
    path(f"{ROLE}<uuid:key>/ta-tillbaka/", roles.role_withdraw, name="role_withdraw"),
    *collaboration_urls.urlpatterns,
    path("regler/", rules.rule_list, name="rule_list"),
    path("regler/nytt-varde/", rules.rule_value_add, name="rule_value_add"),
    path("regler/ny-fil/", rules.rule_file_add, name="rule_file_add"),
    path("regler/<uuid:key>/", rules.rule, name="rule"),
    path("regler/<uuid:key>/andrar/", rules.rule_impact, name="rule_impact"),
    path("regler/<uuid:key>/godkann/", rules.rule_approve, name="rule_approve"),
    path("regler/<uuid:key>/avsla/", rules.rule_reject, name="rule_reject"),
    path("regler/<uuid:key>/ta-tillbaka/", rules.rule_withdraw, name="rule_withdraw"),
    path("regler/prova/", rule_cases.rule_cases, name="rule_cases"),
    path("regler/prova/exempel.xlsx", rule_cases.rule_cases_sample, name="rule_cases_sample"),
    *template_urls.urlpatterns,
    path("logg/", log.audit_log, name="audit_log"),
    path("logg/lasningar/", log.reading_log, name="reading_log"),
]
