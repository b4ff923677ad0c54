"""The register's closed lists in staff's words.

Spellings per code, separated by semicolons, the official name first.
"""

from collections.abc import Mapping

SEXES: Mapping[str, str] = {
    "woman": "kvinna;k;kv;kvi;kvinnor;kvinnlig;f;female;fem;woman;w;tjej;flicka;dam",
    "man": "man;m;män;manlig;male;kille;pojke;herr",
}
PROTECTIONS: Mapping[str, str] = {
    "sekretessmarkering": "sekretessmarkering;sekretessmarkerad;sekretess;sekr;sekretessm;sm",
    "skyddad_folkbokforing": "skyddad folkbokföring;skyddad folkb;sf;skyddad adress;kvarskrivning;kvarskriven",
    "fingerad": "fingerade personuppgifter;fingerad;fingerad identitet;fingerade uppgifter",
}
END_REASONS: Mapping[str, str] = {
    "time_ran_out": "tiden tog slut;tidsbegränsningen löpte ut;avtalet löpte ut;anställningen löpte ut;visstid slut;"
    "tiden ute;slut på tid;tid slut;löpt ut;utlöpt;periodens slut;tidsbegränsad anställning upphörde;"
    "anställningstiden slut;beslutet löpte ut;avslutad enligt plan;planerat avslut;ej förlängd;inte förlängd;"
    "placeringen slut;praktiken slut",
    "got_work": "fick arbete;fått arbete;fick jobb;fått jobb;arbete;jobb;nytt jobb;nytt arbete;till arbete;"
    "gått till arbete;anställd;annan anställning;fick anställning;fått anställning;anställning;börjat arbeta;"
    "arbete på öppna marknaden;egen försörjning arbete",
    "started_studies": "började studera;studier;börjat studera;till studier;gått till studier;utbildning;"
    "påbörjat studier;börjat utbildning;studerar;påbörjat utbildning;börjat skola;skola",
    "ended_by_employer": "arbetsgivaren avslutade;uppsagd;uppsägning;uppsagd av arbetsgivaren;"
    "avslutad av arbetsgivaren;avbruten av arbetsgivaren;avsked;avskedad;avskedande;provanställning avbruten;"
    "arbetsbrist;misskötsamhet;avstängd;ag avslutade;arbetsgivaren avbröt",
    "ended_by_person": "personen avslutade;avhopp;hoppat av;avbrott;avbruten av deltagaren;avbröt;avbröt själv;"
    "avslutade själv;egen begäran;på egen begäran;egen uppsägning;slutade själv;sa upp sig;sade upp sig;"
    "har slutat;deltagaren avbröt;uteblev;uteblivit;kom inte",
    "support_ended": "stödet upphörde;stödet tog slut;stöd upphör;stödet slut;beslut upphörde;bidraget upphörde;"
    "af beslut upphörde;subventionen slut;nekad förlängning;avslag förlängning;af avslutade;ej längre berättigad;"
    "uppfyller inte kraven;beslut ej förlängt",
    "moved": "flyttade;flyttat;flytt;flyttat från kommunen;flytt till annan kommun;utflyttad;utskriven flytt;utlandet",
    "ill": "sjukdom;sjuk;sjukskriven;sjukskrivning;långtidssjuk;långtidssjukskriven;sjukersättning;hälsoskäl",
    "parental_leave": "föräldraledighet;föräldraledig;mammaledig;pappaledig;fl;graviditet;barnledig",
    "deceased": "avled;avliden;död;dödsfall",
    "other": "annan orsak;annat;övrigt;övriga skäl;annan;pension;pensionerad;ålderspension;frihetsberövad;"
    "annan anledning",
    "unknown": "okänd;okänt;vet ej;oklart;uppgift saknas",
}
DESTINATIONS: Mapping[str, str] = {
    "ordinary_municipal_job": "ordinarie arbete i kommunen;ordinarie anställning i kommunen;arbete i kommunen;"
    "jobb i kommunen;anställd i kommunen;anställning i kommunen;kommunal anställning;kommunen;"
    "tillsvidare i kommunen;vikariat i kommunen;vikarie i kommunen;timvikarie i kommunen;ordinarie kommunen;"
    "arbete kommunalt;kommunalt arbete;arbete;jobb;ordinarie arbete;ordinarie anställning;anställning;"
    "fick arbete;fick jobb",
    "ordinary_private_job": "ordinarie arbete hos privat arbetsgivare;privat arbete;arbete privat;"
    "privat arbetsgivare;jobb privat;privat;privata näringslivet;näringslivet;anställd privat;privat anställning;"
    "företag;eget företag;egen företagare;startat eget;annan arbetsgivare;arbete;jobb;ordinarie arbete;"
    "ordinarie anställning;anställning;fick arbete;fick jobb;bemanningsföretag",
    "studies_basic": "studier: grundläggande vuxenutbildning;grundläggande vuxenutbildning;komvux grund;"
    "komvux grundläggande;grundläggande;gruv;grundvux;sfi;svenska för invandrare;studier sfi;"
    "studier grundläggande;grundskolestudier;studier;komvux;vux;vuxenutbildning;utbildning",
    "studies_upper_secondary": "studier: gymnasial vuxenutbildning;gymnasial vuxenutbildning;komvux gymnasial;"
    "komvux gymn;gymnasiet;gymnasium;gymnasiestudier;studier gymnasial;yrkesvux;lärlingsvux;"
    "vård och omsorgsutbildning;vuxenutbildning gymnasial;studier;komvux;vux;vuxenutbildning;utbildning",
    "studies_vocational": "studier: yrkeshögskola;yrkeshögskola;yh;yh utbildning;yrkeshögskolan;studier yh;"
    "studier yrkeshögskola;studier;utbildning",
    "studies_university": "studier: högskola eller universitet;högskola;universitet;högskola universitet;"
    "högskolestudier;universitetsstudier;studier högskola;studier universitet;studier;utbildning",
    "studies_folk_high_school": "studier: folkhögskola;folkhögskola;fhsk;folkhögskolestudier;studier folkhögskola;"
    "studiemotiverande folkhögskolekurs;allmän kurs;studier;utbildning",
    "other_measure": "annan insats;annan åtgärd;ny insats;ny åtgärd;praktik;arbetsträning;nystartsjobb;extratjänst;"
    "introduktionsjobb;lönebidrag;osa;skyddat arbete;anställning med stöd;subventionerad anställning;bea;"
    "jobb och utvecklingsgarantin;rusta och matcha;arbetsförmedlingen insats;annat program;samhall",
    "moved": "flyttat;flyttade;flytt;annan kommun;flyttat från kommunen;utlandet;utflyttad",
    "ill": "sjuk;sjukskriven;sjukskrivning;sjukdom;sjukersättning;långtidssjuk",
    "parental_leave": "föräldraledig;föräldraledighet;mammaledig;pappaledig;barnledig",
    "unemployed": "arbetslös;öppet arbetslös;arbetslöshet;åter arbetslös;åter till af;arbetsförmedlingen;af;åter af;"
    "arbetssökande;inskriven på af;försörjningsstöd;ekonomiskt bistånd;socialtjänsten;inget arbete",
    "deceased": "avliden;avled;död;dödsfall",
    "unknown": "okänt;okänd;vet ej;oklart;uppgift saknas",
}
EDUCATIONS: Mapping[str, str] = {
    "less_than_primary": "kortare än grundskola;ej grundskola;ingen utbildning;saknar utbildning;"
    "förgymnasial kortare än 9 år;förgymnasial utbildning kortare än 9 år;mindre än 9 år;kortare än 9 år;"
    "ofullständig grundskola;ej avslutad grundskola;saknar grundskola;analfabet;0 6 år;ingen skolgång;"
    "kort utbildning;utan grundskola",
    "primary": "grundskola;folkskola;enhetsskola;grundskoleutbildning;förgymnasial;förgymnasial utbildning;grund;"
    "9 år;9 årig grundskola;grundskola 9 år;realskola;gr;grsk;särskola;motsvarande grundskola;7 9 år",
    "upper_secondary": "gymnasium;gymnasial;gymnasieutbildning;gymnasieskola;gymnasial utbildning;gymn;gy;gymnasiet;"
    "gymnasieexamen;2 årigt gymnasium;3 årigt gymnasium;yrkesgymnasium;motsvarande gymnasium;high school;gymnasie",
    "post_secondary_short": "eftergymnasial, kortare än 2 år;eftergymnasial kort;eftergymnasial mindre än 2 år;"
    "eftergymnasial utbildning kortare än två år;kort eftergymnasial;eftergymnasial utbildning;eftergymnasial;"
    "yrkeshögskola;yh",
    "post_secondary_long": "eftergymnasial, 2 år eller längre;eftergymnasial lång;högskola;universitet;"
    "högskola universitet;universitet högskola;akademisk;akademisk examen;högskoleutbildning;"
    "universitetsutbildning;eftergymnasial utbildning två år eller längre;högskoleexamen;kandidatexamen;master;"
    "forskarutbildning;eftergymnasial utbildning;eftergymnasial;lång eftergymnasial;fil kand;"
    "högskola eller universitet;yrkeshögskola;yh",
}
KOLADA: Mapping[str, str] = {
    "A": "A: arbete;a arbete;arbete;arbetar;börjat arbeta;jobb",
    "B": "B: studier;b studier;studier;studerar;börjat studera;utbildning",
    "C": "C: över till annan myndighet;överförd till annan myndighet;annan myndighet;c annan myndighet;överfört",
    "D": "D: slutfört uppdrag;slutfört uppdrag;d uppdrag;uppdrag slutfört;utlåtande;d slutfört",
    "E": "E: övrigt;övrigt;avbrott;flytt;avliden;e övrigt;annat",
    "U": "okänt;u okänt;okänd;vet ej;oklart;uppgift saknas",
}
BORN: Mapping[str, str] = {
    "sweden": "sverige;svensk;sve;swe;se;sweden;inrikes;inrikesfödd;svenskfödd;s;sv;inrikes född;född i sverige;"
    "svensk bakgrund",
    "abroad": "utrikes;utl;utland;utlandet;utomlands;utrikesfödd;utlandsfödd;utländsk;utr;u;abroad;utrikes född;"
    "född utomlands;född utrikes;utländsk bakgrund;ej sverige;annat land;född i utlandet;utanför sverige;"
    "utanför europa;utanför eu;övriga europa;övriga världen;norden utom sverige;norden;europa;asien;afrika;"
    "sydamerika;nordamerika;mellanöstern;afghanistan;albanien;algeriet;angola;argentina;armenien;australien;"
    "azerbajdzjan;bahrain;bangladesh;belarus;belgien;benin;bolivia;bosnien;bosnien hercegovina;brasilien;"
    "bulgarien;burkina faso;burundi;chile;colombia;costa rica;cypern;danmark;djibouti;dominikanska republiken;"
    "dr kongo;ecuador;egypten;el salvador;elfenbenskusten;england;eritrea;estland;etiopien;filippinerna;finland;"
    "frankrike;förenade arabemiraten;gambia;georgien;ghana;grekland;guatemala;guinea;haiti;honduras;indien;"
    "indonesien;irak;iran;irland;island;israel;italien;japan;jemen;jordanien;jugoslavien;kamerun;kanada;"
    "kazakstan;kenya;kina;kirgizistan;kongo;kosovo;kroatien;kuba;kuwait;lettland;libanon;liberia;libyen;litauen;"
    "luxemburg;makedonien;malaysia;mali;malta;marocko;mauretanien;mexiko;moldavien;mongoliet;montenegro;"
    "moçambique;nederländerna;nepal;nicaragua;niger;nigeria;nordkorea;nordmakedonien;norge;nya zeeland;oman;"
    "pakistan;palestina;panama;paraguay;peru;polen;portugal;qatar;rumänien;rwanda;ryssland;saudi arabien;"
    "saudiarabien;schweiz;senegal;serbien;sierra leone;singapore;skottland;slovakien;slovenia;slovenien;somalia;"
    "somaliland;sovjetunionen;spanien;sri lanka;statslös;storbritannien;sudan;syd sudan;sydafrika;sydkorea;"
    "sydsudan;syrien;tadzjikistan;taiwan;tanzania;thailand;tjeckien;togo;tunisien;turkiet;turkmenistan;tyskland;"
    "uganda;ukraina;ungern;uruguay;usa;uzbekistan;venezuela;vietnam;vitryssland;zambia;zimbabwe;österrike",
}
