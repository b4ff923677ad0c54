"""What stays in the municipality or goes with the person: decision basis, certificate, report of a follow-up."""

from talja.project.word_templates.parts import case_worker, consulted, cost, place, work
from talja.project.word_templates.sheet import Sheet


def decision_basis() -> bytes:
    """Return the template for a decision basis."""
    sheet = Sheet(title="Beslutsunderlag", subject="{{ person.namn }} på {{ arbetsplats.namn }}")
    sheet.text(
        "Underlaget är till {{ chef.namn }}, som beslutar. "
        "Arbetsplatsen betalar **{{ kostnad.netto_per_manad }}** när stödet är draget."
    )
    sheet.heading("Arbetet")
    sheet.facts([*work(), *place(), ("Lön", "{{ lon.per_manad }}"), ("Avtal", "{{ lon.avtal }}")])
    sheet.text("Arbetsuppgifter:")
    sheet.each_or("uppgifter", "uppgift", "Arbetsuppgifterna är inte bestämda än.")
    sheet.heading("Kostnad per månad")
    sheet.text("Uträkningen gäller {{ stod.form }} från {{ stod.forsta_dag }} till {{ stod.sista_dag }}.")
    cost(sheet)
    sheet.heading("Mål och plan")
    sheet.each_or("mal", "ett_mal", "Målen är inte bestämda än.")
    sheet.text("**Arbetsplatsen erbjuder:**")
    sheet.each_or("erbjuder", "punkt", "Det här är inte bestämt än.")
    sheet.text("**Efter perioden:** {{ efter.plan }}")
    sheet.text("**Nästa steg:** {{ efter.nasta_steg }} **Senast:** {{ efter.dag }}")
    sheet.heading("Fackets svar")
    consulted(sheet)
    sheet.heading("Arbetsförmedlingen")
    sheet.facts(
        [
            ("Ansökan skickad", "{{ af.skickad }}"),
            ("Nummer", "{{ af.referens }}"),
            ("Beslut", "{{ af.beslut }}"),
            ("Beslutets dag", "{{ af.beslutsdag }}"),
        ]
    )
    sheet.heading("Beslut")
    sheet.signatures([("{{ arbetsplats.namn }}", "{{ chef.namn }}")])
    case_worker(sheet)
    return sheet.content()


def certificate() -> bytes:
    """Return the template for a certificate. It says nothing of support: it is to be shown to any employer."""
    sheet = Sheet(title="Intyg om arbetslivserfarenhet", subject="{{ person.namn }}, född {{ person.fodelsedatum }}")
    sheet.text(
        "{{ person.namn }} har arbetat på {{ arbetsplats.namn }} från {{ period.forsta_dag }} till "
        "{{ period.sista_dag }}."
    )
    sheet.facts(
        [
            ("Yrke", "{{ arbete.yrke }}"),
            ("Omfattning", "{{ arbete.omfattning }}, {{ arbete.timmar }}"),
            ("Arbetsplats", "{{ arbetsplats.namn }}, {{ arbetsplats.enhet }}"),
            ("Arbetsgivare", "{{ arbetsgivare.namn }}"),
            ("Handledare", "{{ handledare.namn }}"),
        ]
    )
    sheet.heading("Arbetsuppgifter")
    sheet.each_or("uppgifter", "uppgift", "–")
    sheet.text("{% if fardigheter %}")
    sheet.heading("Kunskaper och färdigheter")
    sheet.each("fardigheter", "fardighet")
    sheet.text("{% endif %}")
    sheet.text("{% if handledarens_ord %}")
    sheet.heading("Handledarens ord")
    sheet.text("{{ handledarens_ord }}")
    sheet.text("{% endif %}")
    sheet.heading("Underskrift")
    sheet.signatures([("{{ arbetsplats.namn }}", "{{ intyg.utfardare }}, {{ intyg.titel }}")])
    sheet.text("Den som vill veta mer kan ringa {{ handledare.namn }}, {{ handledare.telefon }}.")
    return sheet.content()


def follow_up_report() -> bytes:
    """Return the template for the report of a follow-up."""
    sheet = Sheet(title="Avstämning", subject="{{ person.namn }} på {{ arbetsplats.namn }}")
    sheet.facts(
        [
            ("Dag", "{{ avstamning.dag }}"),
            ("Slag", "{{ avstamning.slag }}"),
            ("Deltagare", "{{ avstamning.deltagare|join(', ') }}"),
            ("Tid på arbetsplatsen", "{{ period.forsta_dag }} till {{ period.sista_dag }}"),
            ("Omfattning", "{{ arbete.omfattning }}, {{ arbete.timmar }}"),
        ]
    )
    sheet.heading("Vad vi pratade om")
    sheet.records("avstamning.svar", "svar", [("Fråga", "fraga", 60), ("Svar", "svar", 70), ("Vem", "vem", 35)])
    sheet.heading("Vad vi kom fram till")
    sheet.text("{{ avstamning.sammanfattning }}")
    sheet.heading("Målen")
    sheet.each_or("mal", "ett_mal", "Målen är inte bestämda än.")
    sheet.heading("Vad som händer nu")
    sheet.text("{{ efter.plan }}")
    sheet.text("**Nästa steg:** {{ efter.nasta_steg }} **Senast:** {{ efter.dag }}")
    sheet.text("{% if uppfoljningar %}")
    sheet.text("Nästa uppföljningar:")
    sheet.records("uppfoljningar", "uppfoljning", [("Dag", "dag", 50), ("Vad", "slag", 115)])
    sheet.text("{% endif %}")
    case_worker(sheet)
    return sheet.content()
