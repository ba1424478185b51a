"""Words that names of employers and schools are made of."""

import re

from resumes.vocabulary.folding import fold, words_of

LEGAL_FORM = re.compile(
    r"(?<![\w.])(?:inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|company|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.\s?v|e\.\s?k|se|s\.?a\.?s?|s\.?a\.?r\.?l|sarl|sas|sasu|eurl|"
    r"s\.?r\.?l|s\.?p\.?a|s\.?l\.?u?|s\.?l\.?l|s\.?c|b\.?v|n\.?v|v\.?o\.?f|a\.?b|a\.?s|a/s|aps|oyj?"
    r"|sp\.? ?z ?o\.?o\.?|s\.?r\.?o|kft|zrt|d\.?o\.?o|pty|pte|pvt|sdn|bhd|ltda|eireli|cia|s\.?a\.? de c\.?v"
    r"|k\.?k|בע.מ|株式会社|有限会社|合同会社|有限公司|주식회사|ооо|оао|зао|пао|ао|ип|нпо|тов)\.?(?![\w])",
    re.I,
)
_AMBIGUOUS_FORMS = frozenset(
    {"co", "as", "sa", "se", "sc", "ab", "ag", "sl", "ug", "kk", "ip", "lp", "cia", "sas", "nv"}
)

_COMPANY = """
company group holding holdings partners associates agency studio studios solutions services systems technologies
technology tech labs laboratories laboratory consulting consultants consultancy
industries enterprises ventures capital bank insurance financial finance media press publishing publishers
newspaper magazine radio television tv network networks software digital energy power oil gas petroleum pharma
pharmaceuticals pharmacy
hospital infirmary clinic klinik klinikum krankenhaus medical healthcare health hospice ambulance practice surgery dental
hotel hotels resort inn restaurant bistro cafe café bar grill kitchen bakery catering pub brasserie trattoria
store stores shop market supermarket mall retail wholesale trading logistics transport shipping freight airlines
airways railways construction builders contractors engineering manufacturing motors automotive foods farms farm
brewery winery textiles
ministry department council city county government authority commission bureau office agency police army navy force
institute foundation association society federation union charity trust ngo church museum library theatre theater
gallery zoo
school academy college university kindergarten nursery daycare firm law chambers salon spa gym fitness club studio
plant mill factory works werk werke garage workshop international global worldwide
bundeswehr stadt stadtwerke amt bundesamt landesamt gemeinde landkreis verein stiftung verlag buro kanzlei praxis
apotheke backerei metzgerei autohaus handwerk spedition logistik bau hochbau tiefbau versicherung sparkasse
volksbank gasthaus gasthof pflegeheim seniorenheim altenheim kita kindertagesstatte werkstatt tischlerei
schreinerei
societe groupe cabinet agence hopital clinique mairie prefecture ministere boulangerie patisserie pharmacie magasin
entreprise ets etablissements banque assurance assurances association fondation editions usine chantier auberge
maison ecole lycee creche
empresa grupo compania agencia despacho bufete clinica hospital ayuntamiento ministerio farmacia panaderia tienda
almacenes banco seguros fundacion asociacion editorial fabrica taller constructora construcciones restaurante
colegio escuela instituto cooperativa
azienda gruppo societa studio agenzia ospedale clinica comune ministero farmacia panificio negozio banca
assicurazioni fondazione associazione casa editrice officina fabbrica impresa costruzioni ristorante pizzeria
albergo cooperativa asilo
prefeitura hospital clinica escola banco seguros fundacao associacao editora fabrica oficina construtora padaria
farmacia loja restaurante supermercado
bedrijf groep ziekenhuis gemeente ministerie stichting vereniging apotheek bakkerij winkel bank verzekeringen
uitgeverij fabriek garage bouw aannemer zorg verpleeghuis zorggroep restaurant
kommun region sjukhus kommune sykehus sygehus szpital urzad bank przedsiebiorstwo firma fundacja больница компания
группа завод министерство
"""

_SCHOOL = """
university universität universitat universitaet college school institute institut academy academia akademie
polytechnic polytechnique seminary conservatory conservatoire gymnasium gesamtschule realschule hauptschule
grundschule hochschule fachhochschule berufsschule berufskolleg
berufsakademie volkshochschule oberschule fachschule fachakademie musikhochschule kunsthochschule schule universite
ecole lycee collège faculte iut iufm cfa campus centre-de-formation insa essec hec universidad universitat
instituto colegio escuela facultad
conservatorio universita istituto liceo politecnico scuola accademia facolta ateneo universidade faculdade escola
politecnica senai senac cefet universiteit hogeschool school lyceum roc scholengemeenschap
universitet universitetet hogskola hogskolan gymnasieskola hogskolen skole gymnasiet uniwersytet politechnika
akademia liceum technikum szkola univerzita egyetem yliopisto university-college
iit iim nit mit eth epfl ucla ucl lse suny cuny caltech ucsd ucsb usc nyu tu rwth kit hec ens community-
college high-school bootcamp faculty
университет институт академия колледж школа лицей техникум
universitesi lisesi fakultesi universitesi meslek-lisesi universitatea liceul
"""

COMPANY_WORDS = frozenset(fold(word) for word in _COMPANY.split())
SCHOOL_WORDS = frozenset(fold(word).strip('"') for word in _SCHOOL.split())
_SCHOOL_ENDS = (
    "schule",
    "universitat",
    "universitaet",
    "gymnasium",
    "kolleg",
    "akademie",
    "hochschule",
    "university",
    "universitet",
    "hogskola",
    "school",
    "skole",
    "skola",
    "skolan",
    "skolen",
    "college",
    "lyceum",
    "egyetem",
)
_COMPANY_ENDS = (
    "klinik",
    "klinikum",
    "werke",
    "werk",
    "haus",
    "bank",
    "kasse",
    "verlag",
    "gruppe",
    "amt",
    "verein",
    "apotheke",
    "backerei",
    "technik",
    "bau",
    "systeme",
    "soft",
    "tech",
    "ziekenhuis",
    "groep",
    "bouw",
    "zorg",
    "sjukhus",
    "sykehus",
)
_CJK_SCHOOL = re.compile(
    r"(?:大学|大學|学院|學院|高校|高等学校|中学|專門学校|専門学校|대학교|고등학교|대학원|אוניברסיט|מכלל"
    r"|בית ספר|תיכון|טכניון|جامعة|كلية|معهد|مدرسة|ثانوية)"
)
_SELF = re.compile(
    r"self[- ]employed|selbst(?:st)?andig|freiberuflich|autonomo|por cuenta propia|independant|auto-?entrepreneur"
    r"|libero professionista|lavoratore autonomo|zzp(?:'er)?|zelfstandige?|egenforetagare|samozatrudnienie"
)
_CJK_COMPANY = re.compile(
    r"(?:会社|公司|集团|集團|银行|銀行|病院|医院|商事|製作所|工業|그룹|전자|은행|병원|חברת|חברה|בנק|בית חולים"
    r"|עיריית|משרד|תעשיות|مؤسسة|شركة|مجموعة|بنك|مستشفى|وزارة|مصنع|مكتب|фирма)"
)


def is_self_employed(text: str) -> bool:
    """Whether a text says 'self-employed' in place of an employer."""
    return bool(_SELF.fullmatch(fold(text).strip(" .()")))


def has_legal_form(text: str) -> bool:
    """Whether a text carries a company's legal form (Inc., GmbH, S.A.)."""
    for match in LEGAL_FORM.finditer(text):
        bare = re.sub(r"\W", "", match.group()).lower()
        last = not text[match.end() :].strip(" .,)")
        if bare not in _AMBIGUOUS_FORMS or (
            last and match.start() > 0 and (match.group().isupper() or "." in match.group())
        ):
            return True
    return False


def company_score(text: str) -> float:
    """How much a text looks like an employer's name, 0 to 1."""
    if has_legal_form(text) or is_self_employed(text):
        return 0.95
    if _CJK_COMPANY.search(text):
        return 0.9
    words = words_of(text)
    if not words or len(words) > 12:
        return 0.0
    if any(word in COMPANY_WORDS or word.rstrip("s") in COMPANY_WORDS for word in words):
        return 0.7
    if any(len(word) > 6 and word.endswith(_COMPANY_ENDS) and word not in _COMPANY_ENDS for word in words):
        return 0.55
    return max(0.5 * school_score(text), 0.0)


def school_score(text: str) -> float:
    """How much a text looks like the name of a school or university, 0 to 1."""
    if _CJK_SCHOOL.search(text):
        return 0.95
    words = [part for word in words_of(text) for part in (word, *word.split("-"))]
    if not words or len(words) > 20:
        return 0.0
    if any(word in SCHOOL_WORDS for word in words):
        return 0.9
    if any(len(word) > 7 and word.endswith(_SCHOOL_ENDS) for word in words):
        return 0.85
    return 0.0
