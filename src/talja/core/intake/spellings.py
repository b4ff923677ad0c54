"""How Swedish lists call their columns: every spelling we have met or expect, per field.

Spellings are separated by semicolons, in lower case, without punctuation; spaces do not matter, "from" stands for
every way to write "från och med" and "tom" for "till och med".
"""

from collections.abc import Iterator, Mapping
from itertools import product

from talja.core.intake.record import Field

SURE: Mapping[Field, str] = {
    Field.NUMBER: "personnummer;personnr;persnr;pnr;p nr;pers nr;person id;personid;personnummer samordningsnummer;"
    "samordningsnummer;samordningsnr;samnr;person och samordningsnummer;persnummer;id nummer;idnr;civic nr;"
    "födelsenummer;anställds personnummer;personnummer 10 siffror;personnummer 12 siffror;pnummer",
    Field.LOCAL_NUMBER: "lokalt nummer;lokalt id;lokalt nr;anställningsnummer;anstnr;anst nr;anställningsnr;"
    "medarbetarnummer;medarbetar id;deltagarnummer;deltagar id;klientnummer;kundnummer;kundnr;reservnummer;internt id",
    Field.BIRTH_DATE: "födelsedatum;födelsedag;födelsetid;född datum;född den;födelseår;födelsedata;född år;föd datum",
    Field.NAME: "namn;deltagare;deltagarens namn;deltagarnamn;personens namn;anställd;den anställde;anställdes namn;"
    "för och efternamn;förnamn efternamn;efternamn förnamn;fullständigt namn;medarbetare;medarbetarens namn;"
    "arbetstagare;arbetstagarens namn;person;personnamn;klient;namn på deltagare;namn på anställd;praktikant;"
    "namn anställd;namn deltagare;hela namnet;efternamn och förnamn;förnamn och efternamn;sökande",
    Field.GIVEN_NAME: "förnamn;fnamn;f namn;tilltalsnamn;förn;för namn;first name",
    Field.FAMILY_NAME: "efternamn;enamn;e namn;eftern;efter namn;släktnamn;last name",
    Field.SEX: "kön;juridiskt kön;man kvinna;kvinna man;m k;k m;gender",
    Field.BORN: "födelseland;född i;född i sverige;utrikes född;utrikesfödd;svenskfödd;inrikes utrikes född;"
    "inrikes utrikes;utlandsfödd;född utomlands;född utrikes;ursprungsland;inrikes född;svensk utrikesfödd",
    Field.EDUCATION: "utbildning;utbildningsnivå;utbnivå;utb nivå;högsta utbildning;utbildningsbakgrund;skolbakgrund;"
    "högsta avslutade utbildning;utb",
    Field.PROTECTION: "skyddade personuppgifter;skyddade uppgifter;skyddad identitet;sekretessmarkering;sekretess;"
    "skyddad folkbokföring;sekretessmarkerad;skyddad;skydd;skyddsmarkering;skyddad adress;sekr",
    Field.MEASURE: "insats;insatser;insatsform;insatstyp;typ av insats;åtgärd;åtgärder;åtgärdstyp;stödform;stödtyp;"
    "typ av stöd;form av stöd;anställningsstöd;anst stöd;bidragsform;bidragstyp;typ av bidrag;lönestöd;beslutstyp;"
    "typ av beslut;subvention;subventionsform;placeringstyp;placeringsform;typ av placering;arbetsmarknadsinsats;"
    "arbetsmarknadspolitisk insats;arbetsmarknadspolitisk åtgärd;program;subventionerad anställning;anställningsinsats;"
    "af insats;insats af;stödinsats;anställning med stöd;form av insats;beslutad insats",
    Field.EMPLOYER: "arbetsgivare;arbetsgivarens namn;företag;företagsnamn;företagets namn;bolag;organisation;"
    "anordnare;anordnarens namn;arbg;arbetsgiv;förening;företag förening;huvudman;extern arbetsgivare",
    Field.ORG_NUMBER: "organisationsnummer;organisationsnr;orgnr;org nr;orgnummer;org nummer;företagets orgnr",
    Field.ADMINISTRATION: "förvaltning;förv;nämnd;förvaltningsnamn;förvaltning bolag;sektor;förvaltn;"
    "nämnd förvaltning;kommunal förvaltning",
    Field.UNIT: "enhet;enhetsnamn;org enhet;organisationsenhet;avdelning;avd;verksamhet;verksamhetsområde;område;"
    "enhetens namn;anställningsenhet;organisatorisk enhet;team",
    Field.WORKPLACE: "arbetsplats;arbetsplatsens namn;arbetsplatsnamn;arbpl;arb plats;arbetsställe;praktikplats;"
    "placering arbetsplats;tjänsteställe;namn på arbetsplats;arbetsplats namn;tjänstgöringsställe;"
    "tjänstgöringsplats;placeringsplats;arbetsplats placering;arbplats;placerad på;placerad hos",
    Field.COST_CENTRE: "kostnadsställe;kst;kostnadsst;kostn ställe;kostnadsställenr;ansvar;ansvarskod;ansvarsnr;"
    "ansvarsnummer;konteringsansvar;kontering;ksth;kostnst;ansvar kst;k ställe;kostställe",
    Field.PERIOD: "period;anställningsperiod;anst period;placeringsperiod;praktikperiod;tid;anställningstid;avtalstid;"
    "from tom;tidsperiod;datum from tom;insatsperiod;varaktighet",
    Field.EXTENT: "sysselsättningsgrad;sysselsättn grad;sysselsättningsgrad procent;ssg;sysgrad;syssgrad;sys grad;"
    "syss grad;procent;tjänstgöringsgrad;tj grad;tjgrad;tjänstgrad;tjg grad;tjänstgöringsgrad procent;omfattning;"
    "omfattning procent;omf;anställningsgrad;anst grad;arbetstid;arbetstid procent;grad;tjänstgöring;hel deltid;"
    "heltid deltid;anställningens omfattning;procent av heltid;ssg procent;sysselsättning;tjänstgöringsomfattning",
    Field.OCCUPATION: "befattning;befattn;befattningsbenämning;yrke;yrkesbenämning;yrkeskod;ssyk;ssyk kod;ssyk 2012;"
    "ssyk4;ssyk 4;ssykkod;tjänst;titel;yrkestitel;aid;arbetsuppgifter;arbetsuppgift;befattningskod;roll;"
    "befattning yrke;yrkesroll;bef;tjänstetitel;yrke befattning;yrkesområde",
    Field.SUPERVISOR: "handledare;handledarens namn;handledare namn;namn på handledare;närmaste chef;chef;"
    "ansvarig chef;enhetschef;arbetsledare;kontaktperson arbetsplats;kontaktperson arbetsgivare;handl ledare;"
    "arbetsplatsens kontaktperson;handledare på arbetsplatsen;chef handledare;rekryterande chef;handled",
    Field.CASE_WORKER: "handläggare;handläggarens namn;handläggare namn;ansvarig handläggare;hl;coach;jobbcoach;"
    "arbetskonsulent;konsulent;samordnare;handläggare kommun;arbetsmarknadskonsulent;kommunens handläggare;"
    "handläggare ame;ansvarig coach;studie och yrkesvägledare;arbetsmarknadssekreterare;ansv handläggare;hlg",
    Field.DECISION_REFERENCE: "beslutsnummer;beslutsnr;beslut nr;beslutsid;beslut id;beslutsreferens;ärendenummer;"
    "ärendenr;ärende nr;ärende id;dnr;diarienummer;diarienr;af referens;af ärende;af nummer;referensnummer;"
    "ref nr;refnr;beslutsref;af dnr;af beslut nr;beslutets nummer;ärende",
    Field.END_REASON: "avslutsorsak;avslutningsorsak;orsak;orsak till avslut;avgångsorsak;slutorsak;anledning;"
    "anledning till avslut;avslutad orsak;orsak avslut;avslutsanledning;varför avslutad;avslut orsak;avbrottsorsak;"
    "avslutad pga;slut orsak;avgångsanledning;skäl till avslut;avslutskod",
    Field.DESTINATION: "till vad;avslut till;avslutad till;avslutats till;gått vidare till;går vidare till;vidare till;"
    "status efter;status efter avslut;resultat;utfall;efter avslut;efter avslutad insats;vart;till;avslutas till;"
    "sysselsättning efter;avgått till;slutat till;övergång till;resultat vid avslut;går till;avslutad mot;"
    "sysselsättning efter avslut;till vad efter;vad hände sedan",
    Field.KOLADA: "kolada;kolada kod;kolada utfall;kolada kategori;koladakod;rkakod;rka kod;kolada a e",
    Field.WAGE: "lön;månadslön;grundlön;lön mån;lön per månad;bruttolön;avtalad lön;månadslön kr;lön kr;aktuell lön;"
    "fast lön;heltidslön;uppräknad lön;lönebelopp;mlön;mån lön",
}

# One heading, several readings: the content decides, then what the other columns take.
PERHAPS: Mapping[str, Mapping[Field, float]] = {
    "namn": {Field.NAME: 0.92, Field.WORKPLACE: 0.5, Field.EMPLOYER: 0.42},
    "född": {Field.BIRTH_DATE: 0.8, Field.BORN: 0.75},
    "födelse": {Field.BIRTH_DATE: 0.7, Field.BORN: 0.5},
    "land": {Field.BORN: 0.7},
    "nr": {Field.NUMBER: 0.5, Field.LOCAL_NUMBER: 0.45},
    "nummer": {Field.NUMBER: 0.5, Field.LOCAL_NUMBER: 0.45},
    "id": {Field.NUMBER: 0.5, Field.LOCAL_NUMBER: 0.5},
    "from": {Field.FIRST_DAY: 0.95, Field.DECISION_FIRST_DAY: 0.6},
    "start": {Field.FIRST_DAY: 0.95, Field.DECISION_FIRST_DAY: 0.55},
    "startdatum": {Field.FIRST_DAY: 1.0, Field.DECISION_FIRST_DAY: 0.5},
    "datum": {Field.FIRST_DAY: 0.5, Field.PERIOD: 0.4, Field.BIRTH_DATE: 0.4},
    "tom": {Field.LAST_DAY: 0.95, Field.DECISION_LAST_DAY: 0.6},
    "slut": {Field.LAST_DAY: 0.95, Field.DECISION_LAST_DAY: 0.55},
    "slutdatum": {Field.LAST_DAY: 1.0, Field.DECISION_LAST_DAY: 0.5},
    "till": {Field.LAST_DAY: 0.8, Field.DESTINATION: 0.7},
    "avslut": {Field.LAST_DAY: 0.8, Field.END_REASON: 0.7, Field.DESTINATION: 0.45},
    "avslutad": {Field.LAST_DAY: 0.8, Field.END_REASON: 0.6},
    "beslut": {Field.MEASURE: 0.75, Field.DECISION_REFERENCE: 0.6, Field.DECISION_LAST_DAY: 0.55},
    "af beslut": {Field.MEASURE: 0.7, Field.DECISION_REFERENCE: 0.6, Field.DECISION_LAST_DAY: 0.6},
    "stöd": {Field.MEASURE: 0.85},
    "bidrag": {Field.MEASURE: 0.75},
    "form": {Field.MEASURE: 0.75},
    "typ": {Field.MEASURE: 0.65},
    "kategori": {Field.MEASURE: 0.6},
    "aktivitet": {Field.MEASURE: 0.75},
    "anställningsform": {Field.MEASURE: 0.75},
    "anst form": {Field.MEASURE: 0.75},
    "anställningstyp": {Field.MEASURE: 0.75},
    "anst typ": {Field.MEASURE: 0.75},
    "typ av anställning": {Field.MEASURE: 0.75},
    "avtalstyp": {Field.MEASURE: 0.6},
    "anställning": {Field.MEASURE: 0.7, Field.OCCUPATION: 0.5},
    "enhet": {Field.UNIT: 1.0, Field.WORKPLACE: 0.6},
    "avdelning": {Field.UNIT: 0.95, Field.WORKPLACE: 0.55},
    "arbetsplats": {Field.WORKPLACE: 1.0, Field.UNIT: 0.45},
    "placering": {Field.WORKPLACE: 0.9, Field.UNIT: 0.5, Field.MEASURE: 0.4},
    "placerad": {Field.WORKPLACE: 0.85},
    "plats": {Field.WORKPLACE: 0.75},
    "organisation": {Field.EMPLOYER: 0.7, Field.UNIT: 0.7, Field.ADMINISTRATION: 0.5},
    "handl": {Field.CASE_WORKER: 0.75, Field.SUPERVISOR: 0.7},
    "ansvarig": {Field.CASE_WORKER: 0.75, Field.SUPERVISOR: 0.7},
    "kontaktperson": {Field.SUPERVISOR: 0.75, Field.CASE_WORKER: 0.6},
    "kontakt": {Field.SUPERVISOR: 0.6, Field.CASE_WORKER: 0.55},
    "status": {Field.DESTINATION: 0.4},
    "tid": {Field.PERIOD: 0.7, Field.EXTENT: 0.5},
    "arbetstid": {Field.EXTENT: 0.9, Field.PERIOD: 0.4},
    "sysselsättning": {Field.EXTENT: 0.75, Field.DESTINATION: 0.4},
    "tjänst": {Field.OCCUPATION: 0.85, Field.EXTENT: 0.5},
    "ref": {Field.DECISION_REFERENCE: 0.75},
    "kod": {Field.OCCUPATION: 0.4, Field.COST_CENTRE: 0.4},
    "resultat": {Field.DESTINATION: 0.8, Field.KOLADA: 0.5},
    "utfall": {Field.DESTINATION: 0.8, Field.KOLADA: 0.5},
}

# Columns that hold nothing for the register. They are named so that nothing else is made of them.
OTHERS = (
    "kommentar;kommentarer;anteckning;anteckningar;anm;anmärkning;noteringar;notering;övrigt;info;information;"
    "telefon;telefonnummer;telefonnr;tfn;tel;tel nr;mobil;mobilnummer;mobiltelefon;e post;epost;mail;e mail;mejl;"
    "e postadress;epostadress;mailadress;adress;gatuadress;postadress;postnummer;postnr;ort;postort;co adress;"
    "signatur;sign;underskrift;löpnummer;löpnr;rad;radnr;rad nr;ordning;ålder;antal;antal dagar;antal månader;"
    "uppdaterad;senast ändrad;ändrad;ändrad av;skapad;skapad av;registrerad;beslutsdatum;datum för beslut;"
    "handledare telefon;handläggare telefon;handläggare af;af handläggare;arbetsförmedlare;kontaktperson af;"
    "länk;åtgärda;uppföljning;nästa uppföljning;uppföljningsdatum;belopp;bidragsbelopp;ersättning;kostnad;"
    "körkort;språk;modersmål;medborgarskap;civilstånd;fackförbund;semester;semesterdagar;avtal;lönetyp;timlön;bea"
)

_PLACEMENT = (
    ";anställning;anställningen;anställningens;anställnings;anst;placering;placeringen;placerings;praktik;praktiken;"
    "praktikens;insats;insatsen;insatsens;avtal;avtals;arbete;jobb;tjänst;period;perioden;anställningsperiod;datum;"
    "aktuell;anställd;tillträde;extratjänst;nystartsjobb"
)
_DECISION = (
    "beslut;beslutet;besluts;beslutets;beslutsperiod;beslutsperioden;af beslut;beslut af;afs beslut;bidrag;bidraget;"
    "bidrags;bidragsperiod;bidragsbeslut;stöd;stödet;stöd af;af stöd;stödperiod;stödets;lönestöd;subvention;"
    "subventionsperiod;subventionens;beviljat;beviljad;beviljad period;af;af period;ersättningsperiod;bidragstid"
)
STARTS = "from;start;startdatum;startdag;startar;börjar;börjar den;början;första dag;datum from;from datum;dag from"
ENDS = (
    "tom;slut;slutdatum;slutdag;slutar;upphör;sista dag;datum tom;tom datum;avslutas;avslutsdatum;till och med datum;"
    "slutar den;dag tom;löper ut;går ut;gäller tom;giltigt tom;avslutningsdatum;avslutad datum"
)
_FIRST_DAYS = "anstdatum;anst datum;anställningsdatum;tillträdesdag;tillträdesdatum;anställd den;inskriven;inskrivning"
_LAST_DAYS = "avgångsdatum;avgångsdag;avgång;förordnande tom;planerat slut;beräknat slut;planerat slutdatum;utskriven"


def all_spellings() -> Iterator[tuple[str, Field | None, float]]:
    """Yield every spelling with what it means (None for a column that is no field) and how sure that is, 0–1."""
    for spelling, readings in PERHAPS.items():
        yield from ((spelling, field, weight) for field, weight in readings.items())
    for field, spellings in SURE.items():
        yield from ((spelling, field, 1.0) for spelling in spellings.split(";"))
    yield from ((spelling, None, 1.0) for spelling in OTHERS.split(";"))
    yield from _days(_PLACEMENT, STARTS, Field.FIRST_DAY)
    yield from _days(_PLACEMENT, ENDS, Field.LAST_DAY)
    yield from _days(_DECISION, STARTS, Field.DECISION_FIRST_DAY)
    yield from _days(_DECISION, ENDS, Field.DECISION_LAST_DAY)
    yield from ((spelling, Field.FIRST_DAY, 1.0) for spelling in _FIRST_DAYS.split(";"))
    yield from ((spelling, Field.LAST_DAY, 1.0) for spelling in _LAST_DAYS.split(";"))


def _days(subjects: str, words: str, field: Field) -> Iterator[tuple[str, Field, float]]:
    for subject, word in product(subjects.split(";"), words.split(";")):
        yield f"{subject} {word}", field, 1.0
        yield f"{word} {subject}", field, 1.0
