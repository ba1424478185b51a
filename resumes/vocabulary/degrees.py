"""Words of degrees and school-leaving certificates, and how a degree and its field are told apart."""

import re

from resumes.vocabulary.folding import fold

# A degree by its first words, in folded text. Longest alternatives first where one begins another.
_DEGREE = r"""(?<![\w.])(?:
    ph\.?\s?d\b\.?|d\.?phil\b|doctor(?:ate)?(?:\s+of)?|doktor\w*|promotion|doctorado|doctorat|dottorato|doutorado
    |doutoramento|dr\.\s?(?:med|rer|phil|ing|jur)[\w. -]*|ed\.?d\b\.?|j\.?d\b\.?|m\.?d\b\.?|d\.?d\.?s\b\.?
    |ll\.?[bm]\b\.?|pharm\.?d\b\.?|dnp\b|psy\.?d\b\.?
    |master\s+craftsman(?:\s+certificate)?(?:\s+\(\w+\))?|master(?:'s|s)?(?:\s+(?:degree|of|in|en))?|mast(?:e|è)re|magister|magistrate|maestria|maestría|master(?:studium|arbeit)?|mestrado|laurea(?:\s+(?:magistrale|triennale|specialistica))?|licence|licenciatura|licenciad[oa]|licenciate|laureat[oa]|maitrise|ingenieria|engenharia
    |m\.\s?(?:sc|a|s|eng|ed|tech|phil|arch|res|b\.?a|f\.?a|p\.?h|com|c\.?a|div|s\.?w|s\.?n)\b\.?|m(?:sc|eng|ed|tech
    |phil|arch|res|ba|fa|ph|com|ca|pa|sw|sn|mus|chem|phys|sci)\b\.?|m\.?a\.?(?=[\s,]|$)|m\.?s\.?(?=[\s,]|$)
    |executive mba|pgd[bh]?m\b|pgdba\b|pgpm?\b|btec\b|bachelier|a\.b\.|s\.[bm]\.|gcses?\b|kcse\b|kcpe\b|waec\b|wassce\b
    |bachelor(?:'s|s)?(?:\s+(?:degree|of|in|en))?|bachelor(?:studium)?|bacharel(?:ado)?|baccalaureate|baccalaureat|bachillerato|bac\s?(?:\+\s?\d|pro|professionnel|general|technologique|[slescg]+\b)|bac\b
    |b\.\s?(?:sc|a|s|e|eng|ed|tech|arch|com|b\.?a|f\.?a|s\.?n|mus|pharm|c\.?a|n|s\.?w)\b\.?|b(?:sc|eng|ed|tech|arch|com|ba|fa|sn|ca|mus|pharm|sw|n|th|acc|ds)\b\.?|b\.?a\.?(?=[\s,]|$)|b\.?s\.?(?=[\s,]|$)|b\.?e\.?(?=[\s,]|$)|mbbs|mbchb|mb\s?chb|bvsc|
    associate(?:'s|s)?(?:\s+(?:degree|of|in))|associate degree|a\.\s?a\.?(?:\s?s\.?)?(?=[\s,]|$)|aas\b|hnd\b|hnc\b
    |foundation degree|post\s?graduate|pg\s?dip\w*|pgce|graduate (?:diploma|certificate)|advanced diploma|
    diplom(?:a|e|ado|-?\w+)?(?:\s+(?:of|in|en|de))?|dipl\.?(?:-|\s)?\w*\.?|diplome|diploma di|staatsexamen
    |staatsprufung|magister|vordiplom|habilitation|
    abitur|fachabitur|allgemeine hochschulreife|fachhochschulreife|hochschulreife|mittlere reife|realschulabschluss
    |hauptschulabschluss|matura|maturita|maturite|ausbildung\s+(?:zur|zum|als)|berufsausbildung|lehre\s+(?:als|zum
    |zur)|\w{3,}(?<!wirtschafts)(?<!staats)(?<!sprach)lehre\b|lehre\b|\w+ausbildung\b|technik\s|gesellenbrief|meisterbrief|meisterprufung|facharzt\w*|umschulung|studium(?:\s+der)?|
    bts\b|dut\b|but\b|cap\b|bep\b|deug\b|deust\b|dea\b|dess\b|brevet|prepa\b|classe preparatoire|cpge
    |titre professionnel|formation\s+de|
    grado(?:\s+(?:en|superior|medio))?|tecnic[oa]\s+(?:superior|en|de|medio|profissional)|ciclo formativo|fp\b
    |titulo|graduad[oa]\s+(?:en|escolar)|ingenier[oa]\s|postgrado|posgrado|curso tecnico|pos-graduacao|graduacao
    |ensino (?:medio|superior|secundario)|tecnologo|
    maturita|perito|qualifica\b|attestato di|diploma di maturita|mbo\b|hbo\b|vwo\b|havo\b|vmbo\b|wo\b|propedeuse
    |doctorandus|drs\b|kandidat\w*|civilingenjor|hogskoleexamen|gymnasieexamen|yrkesexamen|licencjat|inzynier
    |magister|
    high school|secondary school|ged\b|gcse|a[- ]levels?|o[- ]levels?|leaving certificate|higher secondary|hsc\b
    |ssc\b|cbse|icse|intermediate|class\s+(?:x|xii|10|12)|matriculation|vocational (?:diploma|certificate
    |qualification)|nvq|city\s?(?:&|and)\s?guilds|apprenticeship|certificate(?:\s+(?:of|in|iv|iii))?\b
    |cert\.?\s+(?:iii|iv|iii)|trade certificate
    |d\.?m\.?d\b\.?|sc\.?b\b\.?|m\.?d\.?s\b\.?|d\.?v\.?m\b\.?|level\s\d\b|nivel\s\d\b|niveau\s\d\b|s?vq\b
    |red seal|journeyman|plus two|sslc\b|hslc\b|cfgs\b|cfgm\b|
    licenta\b|masterat|erettsegi|oklevel\w*|vyucni list|maturitni\w*|bakalar\w*|magisterij|srednja strukovna
    |ylioppilas\w*|tradenomi|maisteri|kandidaatti|studentereksamen|studentexamen|svendebrev|fagbrev|svennebrev|vitnemal
    |bakalaur\w*|magistr(?:as|a grad)\w*|πτυχιο|μεταπτυχιακ\w*|απολυτηριο
    |secundari[oa]\s+complet[oa]|terciari[oa]\b|cu nhan|sarjana\b
    |бакалавр\w*|магистр\w*|специалист\w*|кандидат\w*|диплом\w*|аспирант\w*|onlisans|lisans|yuksek lisans|doktora
    )"""
# Spaces between words are meant; those at the ends of lines are not.
DEGREE = re.compile(re.sub(r"(?<=[\w)?]) (?=[\w(])", r"\\ ", _DEGREE), re.X)
_CJK = re.compile(
    r"学士|修士|博士|本科|硕士|碩士|專科|专科|卒業|学部|研究科|大専|학사|석사|박사|졸업|תואר|בגרות|דוקטור|בוגר|بكالوريوس|ماجستير|دكتوراه|دبلوم|ليسانس|إجازة"
)


def degree_score(text: str) -> float:
    """How much a text looks like a degree, 0 to 1."""
    if len(text) > 160:
        return 0.0
    if _CJK.search(text):
        return 0.8
    folded = fold(text)
    match = DEGREE.search(folded)
    if match is None:
        return 0.0
    return 0.95 if match.start() <= 2 else 0.75 if len(match.group()) > 3 else 0.5


_JOIN = re.compile(
    r"^\s*(?:[,:–—|-]|\(|in\b|of\b|en\b|em\b|der\b|de\b|im\b|inom\b|i\b|w\b|di\b|d'|des\b|du\b)\s*", re.I
)
# What is named by all that follows it: 'Diplôme d'État', 'Brevet d'études', 'Certificat d'aptitude'.
_NAMED_WHOLE = frozenset({"diplome", "brevet", "certificat", "titre"})
_ELIDED = re.compile(r"\s+d['’]", re.I)
_HONOURS = re.compile(r"\s*\((?:hons?\.?|honours|honors)\)", re.I)
_OF = re.compile(
    r"^(?P<type>(?:bachelor|master(?!\s+craftsman)|doctor|associate)(?:'s"
    r"|s)?(?:\s+degree)?(?:\s+of\s+(?:applied\s+)?(?:science|arts|engineering|laws?|business administration"
    r"|education|fine arts|technology|philosophy|commerce|architecture|medicine|nursing|music|public health"
    r"|social work|public administration|design|pharmacy|computer applications|veterinary medicine|theology"
    r"|surgery|dental surgery)s?(?:\s+(?:and|&)\s+bachelor of surgery)?)?(?:\s*\([^)]{1,12}\))?)(?P<rest>.*)$",
    re.I | re.S,
)


def split_degree(text: str) -> tuple[str, str]:
    """(degree, field) of a text that names a degree: 'BSc in Nursing' to ('BSc', 'Nursing'); either may be ''."""
    text = text.strip(" ,;–—-")
    match = _OF.match(text)
    if match:
        rest = match.group("rest")
        return match.group("type").strip(), _field(rest)
    folded = fold(text)
    found = DEGREE.match(folded)
    if found is None or len(folded) != len(text):
        return text, ""
    end = found.end()
    while end < len(text) and (text[end].isalnum() or text[end] in ".'’-"):
        end += 1
    head, rest = text[:end], text[end:]
    if fold(head) in _NAMED_WHOLE and _ELIDED.match(rest):
        return text, ""  # 'Diplôme d'État d'infirmier'
    head_tail = re.search(r"\s+(?:of|in|en|de|em|der)$", head, re.I)
    if head_tail:
        if fold(head_tail.group().strip()) not in ("in", "en", "em", "der"):
            return text, ""
        head, rest = head[: head_tail.start()], head_tail.group() + rest
    honours = _HONOURS.match(rest)
    if honours:
        head, rest = head + honours.group(), rest[honours.end() :]
    if not rest.strip() or not _JOIN.match(rest):
        short = len(head.rstrip(".")) <= 6 or "." in head
        return (head.strip(), _field(rest)) if short and rest.strip() else (text, "")
    return head.strip(" ,"), _field(rest)


def _field(rest: str) -> str:
    rest = _HONOURS.sub("", rest)
    previous = None
    while previous != rest:
        previous, rest = rest, _JOIN.sub("", rest, count=1)
    rest = rest.strip(" ,;:–—-|")
    return rest.removesuffix(")") if rest.count(")") > rest.count("(") else rest
