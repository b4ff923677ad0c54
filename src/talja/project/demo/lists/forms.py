"""What forms of support are called, by whom."""

from collections.abc import Mapping, Sequence

from talja.project.demo.chance import maybe
from talja.project.demo.lists.truth import Written
from talja.project.demo.lists.writing import Pen

Words = Mapping[str, Sequence[str]]

STAFF_WORDS: Words = {
    "nystartsjobb": ("NSJ", "nystart", "Nystartsjobb", "nystartsj.", "nsj"),
    "introduktionsjobb": ("introjobb", "Introduktionsjobb", "intro", "introd.jobb"),
    "lonebidrag_anstallning": ("lönebidr anst", "Lönebidrag anställning", "LB anst", "lönebidrag för anställning"),
    "lonebidrag_utveckling": ("lönebidr utv", "LB utv", "Lönebidrag utveckling", "LBU"),
    "lonebidrag_trygghet": ("lönebidr trygghet", "LB trygg", "Lönebidrag trygghet"),
    "osa": ("OSA", "offentligt skyddat arbete", "Osa", "off. skyddat arbete"),
    "arbetspraktik": ("praktik AF", "arbetspraktik", "APR", "arb.praktik"),
    "arbetstraning": ("arbetsträning", "arb.träning", "arbetstr."),
    "forstarkt_arbetstraning": ("förstärkt arbetsträning", "FAT", "först. arbetsträning"),
    "kompetensbedomning": ("PKB", "praktisk kompetensbedömning"),
    "kommunal_anstallning": ("BEA", "kommunal anst", "kommunal arbetsmarknadsanställning", "arbetsmarknadsanst."),
    "kaa": ("KAA", "kommunala aktivitetsansvaret"),
}
PAYROLL_WORDS: Words = {
    "nystartsjobb": ("Nystartsjobb",),
    "introduktionsjobb": ("Introduktionsjobb",),
    "lonebidrag_anstallning": ("Lönebidrag anställning",),
    "lonebidrag_utveckling": ("Lönebidrag utveckling",),
    "lonebidrag_trygghet": ("Lönebidrag trygghet",),
    "osa": ("OSA",),
    "kommunal_anstallning": ("BEA",),
}
AGENCY_WORDS: Words = {
    "nystartsjobb": ("Nystartsjobb",),
    "introduktionsjobb": ("Introduktionsjobb",),
    "lonebidrag_anstallning": ("Lönebidrag för anställning",),
    "lonebidrag_utveckling": ("Lönebidrag för utveckling i anställning",),
    "lonebidrag_trygghet": ("Lönebidrag för trygghet i anställning",),
    "osa": ("Skyddat arbete hos offentlig arbetsgivare (OSA)",),
    "arbetspraktik": ("Arbetspraktik",),
    "arbetstraning": ("Arbetsträning",),
    "forstarkt_arbetstraning": ("Förstärkt arbetsträning",),
    "kompetensbedomning": ("Praktisk kompetensbedömning",),
}
_DOUBTFUL = {  # measure: what is written, and what that means to somebody who takes it at its word
    "lonebidrag_utveckling": ("lönebidrag", "lonebidrag_anstallning"),
    "lonebidrag_trygghet": ("Lönebidrag", "lonebidrag_anstallning"),
    "arbetstraning": ("praktik", "arbetspraktik"),
}
_MISTAKEN = {  # what is easily taken for what
    "nystartsjobb": "introduktionsjobb",
    "introduktionsjobb": "nystartsjobb",
    "lonebidrag_anstallning": "lonebidrag_utveckling",
    "lonebidrag_utveckling": "lonebidrag_anstallning",
    "lonebidrag_trygghet": "lonebidrag_anstallning",
    "osa": "lonebidrag_trygghet",
    "arbetspraktik": "arbetstraning",
    "arbetstraning": "arbetspraktik",
    "forstarkt_arbetstraning": "arbetstraning",
}


def written_form(pen: Pen, measure: str, words: Words, *, may_doubt: bool = True) -> Written:
    """Write the form of support in one of its names; now and then another form, or one that does not say which."""
    true = {"measure": measure}
    if may_doubt and measure in _DOUBTFUL and maybe(pen.rng, pen.mess.doubtful_form):
        words_used, meaning = _DOUBTFUL[measure]
        return Written(words_used, {"measure": meaning}, true, "doubtful_form")
    mistaken = _MISTAKEN.get(measure, measure)
    if mistaken in words and mistaken != measure and maybe(pen.rng, pen.mess.other_form):
        return Written(pen.rng.choice(words[mistaken]), {"measure": mistaken}, true, "other_form")
    return Written(pen.rng.choice(words[measure]), true, true)


_REASON_WORDS = {
    "time_ran_out": ("tiden slut", "tiden tog slut"),
    "got_work": ("fick arbete", "fått jobb"),
    "started_studies": ("började studera", "studier"),
    "ended_by_employer": ("arbetsgivaren avslutade",),
    "ended_by_person": ("personen avslutade", "eget önskemål"),
    "support_ended": ("stödet upphörde",),
    "moved": ("flyttade", "flyttat"),
    "ill": ("sjukdom", "sjuk"),
    "parental_leave": ("föräldraledighet", "föräldraledig"),
    "deceased": ("avled", "avliden"),
    "unknown": ("okänd",),
}
_DESTINATION_WORDS = {
    "ordinary_municipal_job": ("ordinarie arbete i kommunen", "tillsvidare i kommunen"),
    "ordinary_private_job": ("ordinarie arbete hos privat arbetsgivare", "privat jobb"),
    "studies_basic": ("grundläggande vuxenutbildning", "komvux grund"),
    "studies_upper_secondary": ("gymnasial vuxenutbildning", "komvux gymnasial"),
    "studies_vocational": ("yrkeshögskola", "YH"),
    "studies_university": ("högskola", "universitet"),
    "studies_folk_high_school": ("folkhögskola",),
    "other_measure": ("annan insats",),
    "moved": ("flyttat",),
    "ill": ("sjuk",),
    "parental_leave": ("föräldraledig",),
    "unemployed": ("arbetslös",),
    "deceased": ("avliden",),
    "unknown": ("okänt",),
}


def written_reason(pen: Pen, code: str) -> Written:
    """Write why a placement ended; nothing while it runs."""
    words = _REASON_WORDS.get(code)
    return pen.text("end_reason", code, written=pen.rng.choice(words)) if words else Written(None)


def written_destination(pen: Pen, code: str) -> Written:
    """Write where a person went; nothing while the placement runs."""
    words = _DESTINATION_WORDS.get(code)
    return pen.text("destination", code, written=pen.rng.choice(words)) if words else Written(None)
