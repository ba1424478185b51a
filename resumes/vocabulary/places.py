"""Countries, states and large cities, and whether a text is a place."""

import re

from resumes.vocabulary.data_files import phrases_in
from resumes.vocabulary.folding import fold
from resumes.vocabulary.organisations import has_legal_form

_CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK"
    " OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE NSW VIC QLD SA TAS ACT SP RJ MG"
    " RS PR BA"
)


def _set(raw: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in raw.split("|") if word.strip())


COUNTRIES, STATES, CITIES = (
    frozenset(fold(name) for name in phrases_in("places", group)) for group in ("country", "state", "city")
)
CODES = frozenset(_CODES.split())
_POSTCODE = re.compile(
    r"^(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\s+\D|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|〒\d{3}-\d{4}"
)
_STREET = re.compile(
    r"\b\d+[a-z]?\s+(?:\w+\s+){0,3}(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|way|court|ct|place|pl|square|terrace|close|crescent|highway|parkway|rue|avenue|boulevard|chemin|allée|impasse|place|quai)\b\.?"
    r"|\b\w+(?:straße|strasse|str\.|weg|gasse|platz|allee|straat|laan|plein|gatan|vägen|gade|vej|veien|gata)\s*\d+"
    r"|\b(?:calle|c/|avenida|avda\.?|paseo|plaza|via|viale|piazza|corso|rua|av\.|travessa|ul\.|ulica|rue"
    r"|carrer)\s+[\w .']+\d*|(?:県|府|都|道).*(?:市|区|町)",
    re.I,
)
# 'Nantes (44)', whether or not the bracket was closed.
_DEPARTMENT = re.compile(r"(?<=[^\W\d_])\s+\((?:\d{2,3}|2[AB])\)?$")
_TOWN_AND_STATE = re.compile(
    r"[A-Z][a-z.']+(?: [A-Z][a-z.']+){0,2} (?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]"
    r"|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|BC|AB|QC|NSW|VIC|QLD)$"
)
_UNIVERSITY_OF = re.compile(
    r"\b(?:universit\w+|universidad\w*|institute|college) (?:of|de|di|do) ([\w .]+)$", re.I
)
_AND = re.compile(r" (?:and|und|et|y|e|en|i|&) ")
_REMOTE = frozenset(
    {
        "remote",
        "hybrid",
        "on-site",
        "onsite",
        "homeoffice",
        "home office",
        "teletravail",
        "remoto",
        "fully remote",
        "telecommute",
        "freelance",
        "various locations",
        "multiple locations",
        "various sites",
        "worldwide",
        "nationwide",
    }
)


# Codes that are a state's and a country's: told by the city before them.
_SHARED_CODES = {
    "AR": "buenos aires|córdoba|rosario",
    "CA": "toronto|montreal|montréal|vancouver|calgary|ottawa|edmonton|winnipeg|halifax",
    "CO": "bogotá|bogota|medellín|medellin|cali",
    "DE": "berlin|münchen|munich|hamburg|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig"
    "|dresden|hannover|nürnberg|bremen|dortmund|essen|bonn|mannheim|karlsruhe|freiburg|münster|aachen|augsburg",
    "ID": "jakarta",
    "IL": "tel aviv|jerusalem|haifa",
    "IN": "mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|kolkata|ahmedabad|jaipur|noida"
    "|gurgaon|gurugram|kochi|lucknow",
    "MA": "casablanca|rabat",
    "MT": "valletta",
    "PA": "panama|panamá|panama city",
    "PE": "lima",
    "SA": "riyadh|jeddah",
}
_SHARED = {code: _set(cities) for code, cities in _SHARED_CODES.items()}
_LAND_CODES = (
    "AE AR AT AU BD BE BG BR CA CH CL CN CO CR CY CZ DE DK EC EE EG ES FI FR GB GH GR HK HR HU ID IE IL IN IS IT"
    " JP KE KR KW LB LK LT LU LV MA MT MX MY NG NL NO NP NZ OM PA PE PH PK PL PT QA RO RS SA SE SG SI SK TH TN TR"
    " TW UA UK US UY VE VN ZA"
)
COUNTRY_CODES = frozenset(_LAND_CODES.split())


def country_code(text: str, city: str) -> str:
    """The country that a code after a city stands for, '' where it is a state's or none: 'Stockholm, SE'."""
    code = text.strip(" .()")
    if code not in COUNTRY_CODES or not city.strip() or city.strip()[0].islower():
        return ""
    if code in CODES and fold(city.strip(" .()")) not in _SHARED.get(code, ()):
        return ""
    return {"UK": "GB"}.get(code, code)


def names_campus(school: str, town: str) -> bool:
    """'National University of Ireland, Galway': a university of a country, and the town that tells which."""
    land = _UNIVERSITY_OF.search(school.strip())
    return (
        land is not None
        and fold(land.group(1).strip(" .()")) in COUNTRIES
        and not is_state_or_country(town)
        and len(town.split()) <= 2
        and town[:1].isupper()
        and town.replace(" ", "").replace("-", "").isalpha()
    )


def is_state_or_country(text: str) -> bool:
    bare = text.strip(" .()")
    return (
        bare in CODES
        or fold(bare) in STATES
        or fold(bare) in COUNTRIES
        or fold(text.strip(" ()")) in COUNTRIES
    )


def is_known_place(text: str) -> bool:
    """Whether a text without commas is a place that stands in the lists, or remote work."""
    bare = fold(re.sub(r"\(.*?\)", "", text).strip(" .()"))
    if is_state_or_country(text) or bare in CITIES or bare in _REMOTE:
        return True
    towns = _AND.split(bare)
    return len(towns) == 2 and all(town in CITIES for town in towns)


def _is_town_and_state(text: str) -> bool:
    """Whether a text is a town and its state without a comma; 'Vandersteen Foods NV' is a company, unlike 'Reno NV'."""
    if not _TOWN_AND_STATE.match(text):
        return False
    return not has_legal_form(text) or fold(text.rpartition(" ")[0]) in CITIES


def place_score(text: str) -> float:
    """How much a text looks like a place, 0 to 1."""
    text = text.strip(" ,;|()[]")
    if not text or len(text) > 80 or any(letter in text for letter in "@:"):
        return 0.0
    text = _DEPARTMENT.sub("", text)
    if _STREET.search(text) or _POSTCODE.search(text):
        return 0.9
    parts = [part.strip() for part in re.split(r"[,/]|\s[-–·|]\s", text) if part.strip()]
    if not parts or len(parts) > 4 or len(text.split()) > 9:
        return 0.0
    if is_known_place(text):
        return 1.0
    if _is_town_and_state(text):
        return 0.95
    last = re.sub(r"\s+\d{5}(?:-\d{4})?$", "", parts[-1])
    if len(parts) > 1 and (is_state_or_country(last) or fold(last) in CITIES):
        return 0.95
    if len(parts) == 2 and country_code(parts[1], parts[0]) and len(parts[0].split()) <= 3:
        return 0.95 if is_known_place(parts[0]) else 0.6
    if len(parts) > 1 and any(is_known_place(part) for part in parts):
        return 0.6
    return 0.0
