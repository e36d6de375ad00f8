//! How the matter was handled, told without a view.

/// `Anna Ek`, `Anna Ek (S)`, `Anna Ek, stadsledningskontoret`.
macro_rules! person {
    () => {
        r"\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){1,3}(?:\s\([^)]{1,40}\))?(?:,\s[\p{L} -]{3,60},?)?"
    };
}

pub(super) const SENTENCES: &[&str] = &[
    r"^(?:svar(?:et)?|yttrande(?:t)?|remissvar(?:et)?|remissen|motionen|synpunkter(?:na)?|\p{L}+s\s+(?:svar|yttrande|remissvar))\b.*\bska\b.*\b(?:tillhanda|till handa|senast|inkommit|kommit in|inskick\p{L}+)\b.*$",
    r"^(?:svar(?:et)?|yttrande(?:t)?|remissvar(?:et)?|motionen|synpunkter(?:na)?)\s+ska\s+(?:besvaras|lämnas|inkomma|vara)\b.*$",
    r"^[^,]*\b(?:översänder|överlämnar)\b[^,]*\b(?:som|till)\s+(?:sitt\s+)?(?:eget\s+)?(?:yttrande|svar)\b.*$",
    r"^[^,.;]*\bföreslår\s+(?:att\s+)?[^,.;]{3,60}\bbesluta[rt]?\s+(?:att\s+)?(?:överlämna|översända|avge|anta|godkänna)\b[^,.;]*\bsom\s+[^,.;]*\b(?:yttrande|remissvar|svar)\b[^,;]*$",
    r"^(?:översänder|överlämnar|att översända|att överlämna)\b.*$",
    r"^[^,]*\b(?:tjänsteutlåtande(?:t)?|tjänsteskrivelse(?:n)?|yttrande(?:t)?)\s+(?:översänds|överlämnas|översändes)\b.*$",
    r"\bhar\s+(?:den\s+)?\d.{0,24}upprättat\b.*$",
    r"\bhar\s+den\s+.{4,24}\bupprättat\s+(?:ett\s+)?(?:förslag till\s+)?(?:tjänste|yttrande).*$",
    // a person or an official, of a matter that is not judged behind it
    concat!(
        r"^(?:",
        person!(),
        r"(?:(?:,|\soch|\ssamt)\s",
        person!(),
        r"){0,4}|(?:[^.,;:]{0,60}\s)?\p{L}*(?:direktör|chef|ordförande|sekreterare|strateg|handläggare|utredare|planerare|samordnare|tjänsteman|ledare|controller|jurist|ingenjör|arkitekt|vd)(?:e?n)?(?:,?\s[^.;:]{1,80}?)?|\p{L}*(?:förvaltning|kontor)(?:en|et)?)\s(?:föredrar|redogör för|presenterar|informerar om)\s+(?:nedanstående\s+|aktuella\s+)?(?:ärende|motion|program|förslag|remiss)\p{L}*(?:\s(?:av|i|om|till|för|från|enligt|med|vid|under|på|och|samt)\s[^;]*)?\.?$"
    ),
    // `Nämnden beslutar att avge yttrande i enlighet med förvaltningens förslag.`
    r"^[^;]{0,160}\b(?:föreslå(?:r|s)|föreslog|beslutar|beslutade)\b[^;]{0,80}\b(?:avge|lämna|överlämna|översända|sända)\s+(?:ett\s+|sitt\s+|bifogat\s+|föreslaget\s+|upprättat\s+|framtaget\s+)?(?:\p{L}*yttrande(?:t)?|\p{L}*svar(?:et)?|\p{L}*skrivelse(?:n)?)\b(?:\s+(?:till|över|på|på remissen|i ärendet|daterad\p{L}*)\b[^.;]*?)?\s+(?:i enlighet med|enligt|med)\s+(?:\p{L}+\s+){0,3}\p{L}*(?:förslag|utlåtande|skrivelse|yttrande|svar|text)\p{L}*\b[^.;]{0,60}\.?$",
    // `Kommunstyrelsen överlämnar bifogat yttrande till regionen, som svar på remissen.`
    r"^[^;.]*\b(?:överlämnar|översänder)\b[^;]*\b(?:\p{L}*yttrande|\p{L}*utlåtande|\p{L}*skrivelse|\p{L}*svar)\p{L}*\b[^;]*\bsom\s+(?:sitt\s+|ett\s+)?(?:eget\s+)?\p{L}*(?:svar|yttrande)\b[^;]*$",
    r"^hänvisning görs till presentation",
    r"^[^,]*\b(?:har|hade)\s+(?:översänt|remitterat|skickat|sänt|lämnat)\b.*\b(?:på remiss|som remiss|för yttrande|till bland an(?:nat|dra)|motion(?:en)?)\b.*$",
    r"^(?:ärendet|remissen|motionen|programmet|förslaget)\s+har\s+(?:bland annat\s+)?(?:sänts|skickats|remitterats|varit utsän[dt]|skickats ut)\b.*$",
    r"^(?:ärendet|detta ärende) gäller (?:ett\s+)?(?:yttrande|svar|remiss)\b.*$",
    r"^[^,]*\b(?:har att|ska)\s+(?:ta ställning till|svara på|besvara|yttra sig (?:över|om))\s+(?:en |ett |den |det )?(?:remiss|motion|förslag|återremiss)\p{L}*\b.*$",
    r"^[^,;]*\b(?:har|ska)\s+(?:specifikt\s+|särskilt\s+|nu\s+|även\s+|därför\s+)?(?:att\s+)?(?:ta(?:ga)?\s+ställning\s+till|yttra\s+(?:sig|oss)\s+(?:över|om)|besvara)\s+(?:dessa|följande|nedanstående)\s+(?:[\p{L}-]+\s+){0,2}(?:besluts|att-?)?(?:satser|yrkanden|förslag|punkter)\s*[.:]?$",
    r"^[^,]*\bhar\s+(?:utsetts till remissinstans|fått i uppdrag att svara på remiss|ombetts|(?:fått|getts|givits|beretts) (?:tillfälle|möjlighet(?:en)?) att (?:yttra sig|lämna (?:synpunkter|yttrande|svar)|svara|inkomma med))\b.*$",
    r"^en (?:remiss|motion)\b.*\bhar (?:inkommit|översänts|remitterats)\b.*$",
    r"^kommunstyrelsen har (?:remitterat|översänt|berett|skickat)\b.*$",
    r"^svar ska lämnas senast\b",
    r"^(?:svar|remissvar|yttrande|svarstid|sista (?:svars?)?dag(?:en)?)(?: senast| till och med)?:?(?: den)? (?:\d{4}-\d\d-\d\d|\d{1,2} \p{L}{3,9}(?: \d{4})?)(?: till [^.;,]{2,40})?\.?$",
    r"^(?:begäran|anmodan|inbjudan) (?:om|att) (?:yttrande|yttra sig|remissvar|synpunkter|lämna (?:synpunkter|yttrande))\b[^.;]*$",
    r"^(?:information|samverkan|dialog|förhandling|facklig \p{L}+)\b.*\b(?:har\s+)?(?:lämnas|lämnats|ges|getts|skett|sker|genomförts|genomfördes|skedde)\b.*\b(?:fsg|samverkansgrupp|samverkan|fackliga|lsg|csg|råd|medbestämmandelagen|mbl|\d{4})\b.*$",
    r"^(?:information|samverkan)\s+i\s+förvaltning.*$",
    r"^i förvaltningens samverkansgrupp\b.*$",
    r"^ärendet har (?:inte|ej)\s+(?:varit föremål för|behandlats i|samverkats)\b.*$",
    r"^samverkan har (?:inte|ej) skett",
    r"^(?:beslut om|till arbetsgrupp för|till arbetsgrupp)\b.*\b(?:fattas|utses)\b.*$",
    r"\bbeslutar att utse\b.*\b(?:arbetsgrupp|formulera|svar)",
    r"\b(?:förslag(?:et)? (?:på|till) (?:svar|remissvar|yttrande)|svaret)\b.*\b(?:utsänt|skickats ut|sändes ut|sänts ut|tagit fram)\b.*$",
    r"\b(?:arbetsgrupp|arbetsgruppen)\b.{0,40}\bhar\b.{0,40}\b(?:tagit fram|lämnat)\b.{0,30}\bförslag\b.*$",
    r"^(?:(?:detta|det här)\s+)?(?:yttrande|beslut|remissvar|remissyttrande|svar|ärende)(?:t|et)?\s+(?:har|är)\s+(?:beslutats?|fattats?|beretts?|behandlats?|avgjorts?|fastställts?|handlagts?|utarbetats?|föredragits?)\s+(?:av|i|på|vid)\b.*$",
    r"^beslut(?:et)? (?:om|i) (?:detta |det här )?(?:yttrande|remissvar|svar|ärende|remissyttrande)\p{L}* (?:har )?fatta(?:ts|des|s) (?:av|vid)\b.*$",
    r"^(?:i|vid) (?:den slutliga handläggningen|den slutliga beredningen|handläggningen|beredningen|beredningen av ärendet)\b.*\b(?:har|deltagit|medverkat|deltog|medverkade)\b.*$",
    r"^i (?:beslutet|detta beslut|beslut i detta ärende|beslutet om \p{L}+)\s+(?:deltog|deltar|medverkade|har\b.*\b(?:deltagit|medverkat))\b.*$",
    r"^i (?:detta ärende|ärendet) har\b.{3,120}\b(?:beslutat|varit föredragande|deltagit i den slutliga \p{L}+)\.?$",
    r"^ärendet\s+(?:föredrogs|föredras|föredragits|bereddes)\s+(?:av|för)\b.*$",
    r"^(?:föredragande|handläggare|beredande)\s+(?:i\s+(?:detta\s+)?ärende(?:t)?\s+)?(?:har varit|har|var|är)\b.*$",
    r"\b(?:har varit|var|varit) föredragande\b.{0,40}$|\b(?:med|efter) .{3,80}\bsom föredragande\b.{0,20}$|\befter föredragning av\b.*$",
    r"^[^,]{2,80}\b(?:behandlade|har behandlat|beslutade om|har beslutat om|fastställde|antog|godkände)\s+(?:ärendet|detta ärende|yttrandet|detta yttrande|remissen|remissvaret|detta remissvar|svaret)\b.*\b(?:vid|på|under)\s+(?:(?:sitt|ett|dess)\s+)?(?:\p{L}+)?(?:sammanträdet?|mötet?)\b.{0,40}$",
    r"^\p{L}*(?:student|studerande)\p{L}*\s+har\s+(?:informerats|beretts|getts|fått)\b.*$",
    r"^[^,]*\b(?:antar|godkänner|godtar)\b.*\b(?:som sitt eget|förslag(?:et)? till (?:remissvar|svar|yttrande))\b.*$",
    r"\bbeslutar att besvara remiss(?:en)?\b",
    r"^(?:att\s+)?(?:anta|godkänna)\b[^,;]*\b\p{L}*(?:utlåtande|skrivelse|yttrande)\p{L}*\b[^,;]*\bsom\b[^,;]*\b(?:svar|yttrande|remissvar|remissyttrande)\b[^,;]*$",
    r"^[^,;]*\b\p{L}*(?:utlåtande|skrivelse|yttrande)\p{L}*\b[^,;]*\b(?:antas|godkänns)\s+som\b[^,;]*\b(?:svar|yttrande|remissvar|remissyttrande)\b[^,;]*$",
    r"^i\s+(?:(?:detta|det här|vårt)\s+)?(?:remissvar|remissyttrande|yttrande|svar)(?:et)?\s+följ(?:s|er)\b.*\b(?:disposition|ordning|struktur|indelning|numrering|rubriker)\p{L}*\.?$",
    r"^(?:(?:detta|det här|vårt)\s+)?(?:remissvar|remissyttrande|yttrande|svar)(?:et)?\s+följer\b.*\b(?:disposition|ordning|struktur|indelning|numrering|rubriker)\p{L}*\.?$",
    r"^i\s+(?:(?:detta|det här|vårt)\s+)?(?:remissvar|remissyttrande|yttrande|svar)(?:et)?\s+(?:lämnas|ges|redovisas|framförs)\s+(?:\p{L}+\s+)?synpunkter\s+(?:på|över|om|kring)\b.*$",
    r"^(?:(?:detta|det här|vårt)\s+)?(?:remissvar|remissyttrande|yttrande|svar)(?:et)?\s+(?:undertecknas|är undertecknat)\s+av\b.*$",
    r"^(?:förslag till\s+)?(?:yttrande|remissvar|remissyttrande|svar)(?:t|et)?\b[^;]*\bgodkänns\b[^,;]*$",
    // `Nämnden har beretts möjlighet att yttra sig över förslaget.`
    r"^[^,;]{2,160}\b(?:har\s+(?:nu\s+|även\s+|också\s+|därmed\s+)?(?:fått|getts|givits|beretts|erhållit)|gavs|fick)\s+(?:möjlighet|tillfälle)(?:en)?\s+att\s+(?:yttra\s+(?:sig|oss)|lämna\s+(?:\p{L}+\s+)?(?:synpunkter|svar|\p{L}*yttrande)|svara\s+på|besvara|inkomma\s+med|komma\s+in\s+med|avge)\b[^;]*$",
    r"^se\s+(?:även\s+|vidare\s+)?(?:bilaga|bilagor|bilagd|bifogad|bifogat|bifogade|protokoll)\p{L}*\b[^,;]{0,80}$",
    r"^sista\s+(?:svars)?dag(?:en)?\s+(?:för\s+(?:svar|\p{L}*yttrande)|(?:för\s+)?att\s+(?:svara|lämna\s+(?:svar|synpunkter|yttrande)|yttra\s+sig))\p{L}*\s+(?:är|var)\b[^,;]*$",
    r"^(?:ärendet|remissen|motionen|förslaget|programmet)\s+är\s+(?:även\s+|också\s+)?(?:översänd|utsänd|remitterad|skickad)\p{L}*\b[^;]*\b(?:till|för|på)\b[^;]*$",
    r"^ingen\s+(?:facklig\s+)?samverkan\s+har\s+(?:skett|genomförts|ägt\s+rum)\b[^,;]*$",
    r"^(?:de|dessa|yttrandena|svaren|synpunkterna|yttrandet|svaret)\s+(?:redovisas|framgår|finns|bifogas|biläggs)\s+(?:i|av|som)\s+(?:\p{L}+\s+)?bilag\p{L}*\b[^,;]*$",
    r"^(?:yttranden|remissvar|synpunkter)\s+har\s+(?:inkommit|lämnats|inhämtats)\s+från\b[^,;]*$",
    r"^läs\s+(?:gärna\s+|mer\s+i\s+)?(?:hela\s+)?(?:vårt\s+|\p{L}+s\s+)?(?:remissvar|remissyttrande|yttrande|svar)(?:et|t)?\b[^;]*$",
    r"^(?:svaret|yttrandet|remissvaret|remissyttrandet)\s+är\s+(?:indelat|uppdelat|strukturerat|disponerat)\s[^;]*$",
    r"^i övrigt åberopas\b.*$",
    r"^[^,]{2,90}\bska\s+(?:inkomma|komma in|lämna|skicka)\b.*\b(?:svar|yttrande|synpunkter)\b.*\bsenast\b",
    r"^(?:svar|yttrande|remissvar|synpunkter)\b.{0,40}\b(?:önskas|begärs|emotses)\b.*\bsenast\b",
    r"^[^,]{2,80}\bhar begärt\b.*\b(?:ett |sitt )?(?:yttrande|svar|synpunkter)\b.*$",
    r"^[^,]{2,80}\bhar (?:tagit emot|mottagit)\s+(?:en |ett )?(?:\p{L}+\s+)?(?:motion|remiss|skrivelse)\b",
    r"^(?:ärendet|remissen|motionen)\s+har\s+(?:\p{L}+\s+){0,2}(?:översänts|översänds|översändes|remitterats)\b.*\b(?:yttrande|remiss)\b",
    r"^(?:ärendet|detta ärende) avser (?:ett\s+)?(?:godkännande|yttrande|svar|remiss)\b[^,;]*$",
    r"^(?:remissyttrandena|remissvaren|yttrandena)\b.*\b(?:finns|framgår|bifogas|biläggs)\b.*\bbilag",
];
