"""The agreement between person, workplace and municipality."""

from talja.project.word_templates.parts import case_worker, place, work
from talja.project.word_templates.sheet import Sheet


def agreement() -> bytes:
    """Return the template for an agreement."""
    sheet = Sheet(title="Överenskommelse", subject="{{ person.namn }} på {{ arbetsplats.namn }}")
    sheet.text(
        "Här står vad personen, arbetsplatsen och {{ kommun.namn }} har kommit överens om. "
        "Överenskommelsen ersätter inte anställningsavtalet."
    )
    sheet.heading("Vilka det gäller")
    sheet.facts([("Namn", "{{ person.namn }}"), ("Personnummer", "{{ person.personnummer }}"), *place()])
    sheet.heading("Arbetet")
    sheet.facts([*work(), ("Lön", "{{ lon.per_manad }}"), ("Villkor", "{{ lon.avtal }}")])
    sheet.text("Det här ingår i arbetet:")
    sheet.each_or("uppgifter", "uppgift", "Arbetsuppgifterna är inte bestämda än.")
    sheet.heading("Stöd och kostnad")
    sheet.facts(
        [
            ("Form", "{{ stod.form }}"),
            ("Stöd", "{{ stod.per_manad }}, från {{ stod.forsta_dag }} till {{ stod.sista_dag }}"),
            ("Arbetsplatsen betalar", "{{ kostnad.netto_per_manad }}"),
        ]
    )
    sheet.text("Beloppen är uträknade med {{ kostnad.regelbok }}. Arbetsförmedlingens beslut gäller före uträkningen.")
    sheet.heading("Mål")
    sheet.each_or("mal", "ett_mal", "Målen bestäms vid första uppföljningen.")
    sheet.heading("Arbetsplatsen erbjuder")
    sheet.each_or("erbjuder", "punkt", "Det här är inte bestämt än.")
    sheet.heading("Vad som händer sedan")
    sheet.text("{{ efter.plan }}")
    sheet.text("**Nästa steg:** {{ efter.nasta_steg }} **Senast:** {{ efter.dag }}")
    sheet.heading("Uppföljning")
    sheet.text("{% if uppfoljningar %}")
    sheet.records("uppfoljningar", "uppfoljning", [("Dag", "dag", 50), ("Vad", "slag", 115)])
    sheet.text("{% else %}")
    sheet.text("Dagarna för uppföljning är inte bestämda än.")
    sheet.text("{% endif %}")
    sheet.text("Alla kan be om ett möte tidigare. Ring {{ handlaggare.namn }}, {{ handlaggare.telefon }}.")
    sheet.heading("Godkännande")
    sheet.text("{% if godkannanden %}")
    sheet.records(
        "godkannanden", "en", [("Namn", "vem", 45), ("För", "for", 40), ("Dag", "dag", 35), ("Anmärkning", "skal", 45)]
    )
    sheet.text("{% else %}")
    sheet.signatures([("Kommunen", ""), ("Arbetsplatsen", "{{ chef.namn }}"), ("Personen", "{{ person.namn }}")])
    sheet.text("{% endif %}")
    case_worker(sheet)
    return sheet.content()
