"""Countries, states and large cities, and whether a text is a place."""

import re

from resumes.vocabulary.folding import fold

_COUNTRIES = """
usa|us|u.s.|u.s.a.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|wales
|northern ireland|ireland|canada|australia|new zealand|germany|deutschland|austria|österreich|switzerland|schweiz
|suisse|svizzera|france|belgium|belgique|belgië|belgien|netherlands|the netherlands|nederland|holland|luxembourg
|luxemburg
|spain|españa|portugal|italy|italia|italien|greece|denmark|danmark|dänemark|sweden|sverige|schweden|norway|norge
|norwegen|finland|suomi|iceland|poland|polska|polen|czech republic|czechia|česko|slovakia|hungary|magyarország
|romania|românia|bulgaria|serbia|croatia|hrvatska|slovenia|bosnia|albania|ukraine|russia|russland|turkey|türkiye
|türkei|cyprus|malta|estonia|latvia|lithuania
|india|indien|china|hong kong|taiwan|japan|south korea|korea|singapore|malaysia|indonesia|thailand|vietnam
|philippines|pakistan|bangladesh|sri lanka|nepal|uae|united arab emirates|dubai|qatar|kuwait|saudi arabia|ksa
|bahrain|oman|israel|jordan|lebanon|egypt|morocco|maroc|tunisia|tunisie|algeria|algérie|nigeria|ghana|kenya
|ethiopia|uganda|tanzania|rwanda|south africa|senegal|sénégal|cameroon|cameroun|côte d'ivoire|ivory coast
|mexico|méxico|brazil|brasil|argentina|chile|colombia|peru|perú|venezuela|ecuador|uruguay|paraguay|bolivia
|costa rica|panama|panamá|guatemala|honduras|el salvador|nicaragua|cuba|dominican republic|república dominicana
|puerto rico|jamaica|iran|iraq|syria|kazakhstan|georgia|armenia|azerbaijan|espagne|allemagne|royaume-uni|états-unis
|pays-bas|italie|suisse|alemania|francia|reino unido|estados unidos|países bajos|suiza|germania|regno unito
|stati uniti|svizzera|alemanha|frança|estados unidos da américa|großbritannien|vereinigtes königreich|frankreich
|spanien|niederlande|duitsland|frankrijk|spanje|belgio|remote|日本|中国|中國|한국|대한민국|مصر|الأردن|السعودية
|الإمارات
"""
_STATES = """
alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois
|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri
|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma
|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington
|west virginia|wisconsin|wyoming|washington dc|washington d.c.|d.c.
|ontario|quebec|québec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland
|new south wales|victoria|queensland|western australia|south australia|tasmania|bavaria|bayern|nrw
|nordrhein-westfalen|hessen|sachsen|baden-württemberg|niedersachsen|karnataka|maharashtra|tamil nadu|kerala
|telangana|gujarat|punjab|haryana|uttar pradesh|west bengal|rajasthan|são paulo|rio de janeiro|minas gerais
|cataluña|catalunya|andalucía|madrid|lombardia|île-de-france|paca|essex|kent|surrey|yorkshire|lancashire|cheshire
|devon|cornwall|hampshire|sussex|norfolk|suffolk|somerset|dorset|oxfordshire|berkshire|west midlands
|greater manchester|hertfordshire|leicestershire|nottinghamshire|derbyshire|county cork|co. cork|co. dublin
|co. galway
"""
_CODES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK"
    " OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NL PE NSW VIC QLD SA TAS ACT SP RJ MG"
    " RS PR BA"
)
_CITIES = """
london|paris|berlin|münchen|munich|hamburg|köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|leipzig
|dresden|hannover|nürnberg|bremen|dortmund|essen|bonn|mannheim|karlsruhe|freiburg|münster|aachen|augsburg|wien
|vienna|graz|linz|salzburg|innsbruck|zürich|zurich|genève|geneva|genf|bern|basel|lausanne|luzern|lyon|marseille
|toulouse|nice|nantes|strasbourg|bordeaux|lille|rennes|grenoble|montpellier|bruxelles|brussels|brussel|antwerpen
|antwerp|gent|ghent|liège|amsterdam|rotterdam|utrecht|den haag|the hague|eindhoven|groningen|leiden|delft|madrid
|barcelona|valencia|sevilla|seville|bilbao|málaga|malaga|zaragoza|lisboa|lisbon|porto|coimbra|braga|roma|rome
|milano|milan|torino|turin|napoli|naples|bologna|firenze|florence|venezia|genova|palermo|verona|padova|copenhagen
|københavn|aarhus|odense|stockholm|göteborg|gothenburg|malmö|uppsala|oslo|bergen|trondheim|helsinki|tampere
|reykjavik|warszawa|warsaw|kraków|krakow|wrocław|poznań|gdańsk|łódź|praha|prague|brno|bratislava|budapest|bucurești
|bucharest|cluj-napoca|sofia|beograd|belgrade|zagreb|ljubljana|athens|istanbul|ankara|izmir|kyiv|kiev|lviv|moscow
|saint petersburg|dublin|cork|galway|limerick|belfast|edinburgh|glasgow|cardiff|manchester|birmingham|leeds
|liverpool|bristol|sheffield|newcastle|nottingham|leicester|oxford|cambridge|brighton|york|bath
|new york|new york city|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose
|austin|san francisco|bay area|silicon valley|seattle|denver|boston|detroit|nashville|portland|las vegas|baltimore
|milwaukee|atlanta|miami|minneapolis|tampa|orlando|pittsburgh|cleveland|cincinnati|st. louis|kansas city
|salt lake city|raleigh|charlotte|columbus|indianapolis|sacramento|brooklyn|queens|palo alto|mountain view
|sunnyvale|menlo park|redmond|toronto|montreal|montréal|vancouver|calgary|ottawa|edmonton|winnipeg|halifax|sydney
|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|mumbai|delhi|new delhi|bangalore
|bengaluru|hyderabad|chennai|pune|kolkata|ahmedabad|jaipur|noida|gurgaon|gurugram|kochi|lucknow|karachi|lahore
|islamabad|dhaka|colombo|kathmandu|tokyo|osaka|kyoto|yokohama|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu
|taipei|seoul|busan|bangkok|jakarta|manila|kuala lumpur|ho chi minh city|hanoi|abu dhabi|doha|riyadh|jeddah|manama
|muscat|beirut|amman|cairo|alexandria|casablanca|rabat|tunis|algiers|lagos|abuja|accra|nairobi|kampala|addis ababa
|dar es salaam|kigali|johannesburg|cape town|durban|pretoria|dakar|tel aviv|jerusalem|haifa|ciudad de méxico
|mexico city|cdmx|guadalajara|monterrey|são paulo|rio de janeiro|brasília|belo horizonte|curitiba|porto alegre
|salvador|recife|fortaleza|buenos aires|córdoba|rosario|santiago|bogotá|bogota|medellín|medellin|cali|lima|quito
|guayaquil|montevideo|caracas|san juan|東京|大阪|京都|横浜|名古屋|福岡|北京|上海|深圳|广州|杭州|서울|부산|القاهرة
|دبي|عمان|الرياض|москва|екатеринбург|новосибирск|казань|חיפה|תל אביב|ירושלים|москва|санкт-петербург|київ
"""


def _set(raw: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in raw.split("|") if word.strip())


COUNTRIES, STATES, CITIES = _set(_COUNTRIES), _set(_STATES), _set(_CITIES)
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
_TOWN_AND_STATE = re.compile(
    r"[A-Z][a-z.']+(?: [A-Z][a-z.']+){0,2} (?:A[KLRZ]|C[AOT]|DC|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]"
    r"|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|BC|AB|QC|NSW|VIC|QLD)$"
)
_UNIVERSITY_OF = re.compile(
    r"\b(?:universit\w+|universidad\w*|institute|college) (?:of|de|di|do) ([\w .]+)$", re.I
)
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
_COUNTRY_CODES = frozenset(_LAND_CODES.split())


def country_code(text: str, city: str) -> str:
    """The country that a code after a city stands for, '' where it is a state's or none: 'Stockholm, SE'."""
    code = text.strip(" .()")
    if code not in _COUNTRY_CODES or not city.strip() or city.strip()[0].islower():
        return ""
    if code in CODES and fold(city.strip(" .()")) not in _SHARED.get(code, ()):
        return ""
    return {"UK": "GB"}.get(code, code)


def names_campus(school: str, town: str) -> bool:
    """'National University of Ireland, Galway': a university of a country or state, and the town that tells which."""
    land = _UNIVERSITY_OF.search(school.strip())
    return (
        land is not None
        and is_state_or_country(land.group(1))
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
    return is_state_or_country(text) or bare in CITIES or bare in _REMOTE


def place_score(text: str) -> float:
    """How much a text looks like a place, 0 to 1."""
    text = text.strip(" ,;|()[]")
    if not text or len(text) > 80 or any(letter in text for letter in "@:"):
        return 0.0
    if _STREET.search(text) or _POSTCODE.search(text):
        return 0.9
    parts = [part.strip() for part in re.split(r"[,/]|\s[-–·|]\s", text) if part.strip()]
    if not parts or len(parts) > 4 or len(text.split()) > 9:
        return 0.0
    if is_known_place(text):
        return 1.0
    if _TOWN_AND_STATE.match(text):
        return 0.95
    last = re.sub(r"\s+\d{5}(?:-\d{4})?$", "", parts[-1])
    if len(parts) > 1 and (is_state_or_country(last) or fold(last) in CITIES):
        return 0.95
    if len(parts) == 2 and country_code(parts[1], parts[0]) and len(parts[0].split()) <= 3:
        return 0.95 if is_known_place(parts[0]) else 0.6
    if len(parts) > 1 and any(is_known_place(part) for part in parts):
        return 0.6
    return 0.0
