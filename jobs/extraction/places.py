"""Places at the head of a posting: countries, states and large cities tell them from other words."""

import re
from typing import Final

from jobs.extraction.regions import BARE_CODES, CODES, REGIONS
from jobs.extraction.wordlists import phrases, words
from resumes.vocabulary.folding import fold
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.places import is_known_place, is_state_or_country

COUNTRIES: Final = frozenset(
    phrases(
        """
    argentina, australia, austria, österreich, belgium, belgique, belgien, brazil, brasil, bulgaria, canada, chile,
    china, colombia, costa rica, croatia, cyprus, czechia, czech republic, denmark, egypt, england, estonia, europe,
    finland, france, germany, deutschland, allemagne, alemania, greece, hong kong, hungary, india, indonesia,
    ireland, israel, italy, italia, japan, kenya, latvia, lithuania, luxembourg, malaysia, malta, mexico, méxico,
    morocco, netherlands, the netherlands, new zealand, nigeria, northern ireland, norway, pakistan, peru, perú,
    philippines, poland, polska, portugal, romania, saudi arabia, scotland, serbia, singapore, slovakia, slovenia,
    south africa, south korea, spain, españa, sri lanka, sweden, switzerland, schweiz, suisse, taiwan, thailand,
    tunisia, turkey, türkiye, uae, united arab emirates, uk, united kingdom, ukraine, united states, united states
    of america, us, usa, vietnam, wales, emea, worldwide
    """
    )
)

STATES: Final[dict[str, str]] = {
    code: name
    for code, _, name in (
        item.partition(" ")
        for item in phrases(
            """
    AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware, FL
    Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA
    Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT
    Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina,
    ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South
    Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin,
    WY Wyoming, DC District of Columbia, ON Ontario, QC Quebec, BC British Columbia, AB Alberta, MB Manitoba, SK
    Saskatchewan, NS Nova Scotia, NB New Brunswick, NSW New South Wales, VIC Victoria, QLD Queensland, TAS Tasmania,
    BY Bayern, NRW Nordrhein-Westfalen, HE Hessen, BW Baden-Württemberg, MH Maharashtra, KA Karnataka, HR Haryana,
    TG Telangana, UP Uttar Pradesh
    """
        )
    )
}

# Large cities, as postings write them; a word alone is a place only if it is one of these or a country.
CITIES: Final = frozenset(
    phrases(
        """
    aachen, aberdeen, abu dhabi, adelaide, ahmedabad, albuquerque, alicante, amsterdam, ankara, antwerp, antwerpen, athens
    atlanta, auckland, augsburg, austin, baltimore, bangalore, bengaluru, bangkok, barcelona, basel, bath, beijing, belfast
    belgrade, bergen, berlin, bern, bielefeld, bilbao, birmingham, bochum, bologna, bonn, bordeaux, boston, braga
    bratislava, braunschweig, bremen, brighton, brisbane, bristol, brno, bruges, brussels, bruxelles, brüssel, bucharest
    budapest, buenos aires, calgary, cambridge, cape town, cardiff, charlotte, chemnitz, chennai, chicago, christchurch
    cincinnati, cleveland, cluj-napoca, cologne, columbus, copenhagen, københavn, cordoba, córdoba, cork, coventry, dallas
    darmstadt, delhi, denver, derby, detroit, dijon, dortmund, dresden, dubai, dublin, dublin 2, duisburg, dundee, durban
    düsseldorf, edinburgh, edmonton, eindhoven, erfurt, erlangen, essen, exeter, florence, frankfurt, frankfurt am main
    freiburg, freiburg im breisgau, fürth, galway, gdańsk, gdansk, geneva, genève, genf, genoa, ghent, gent, glasgow
    gothenburg, göteborg, granada, graz, grenoble, groningen, guadalajara, göttingen, haarlem, halifax, halle, hamburg
    hamilton, hannover, hanover, heidelberg, heilbronn, helsinki, houston, hull, hyderabad, indianapolis, innsbruck
    istanbul, izmir, jacksonville, jakarta, jena, johannesburg, kaiserslautern, kansas city, karlsruhe, kassel, katowice
    kiel, koblenz, kolkata, kraków, krakow, kuala lumpur, köln, lagos, las palmas, las vegas, lausanne, leeds, leicester
    leiden, leipzig, leuven, lille, lima, limerick, linz, lisbon, lisboa, liverpool, ljubljana, london, los angeles
    louisville, lublin, ludwigshafen, luxembourg, luzern, lyon, lübeck, madrid, magdeburg, mainz, malaga, málaga, malmö
    manchester, manila, mannheim, marseille, melbourne, memphis, metz, mexico city, miami, milan, milano, milton keynes
    milwaukee, minneapolis, mönchengladbach, monterrey, montpellier, montréal, montreal, mumbai, munich, murcia, münchen
    münster, nairobi, nancy, nantes, naples, nashville, new delhi, new orleans, new york, new york city, newcastle
    newcastle upon tyne, nice, norwich, nottingham, nürnberg, nuremberg, odense, oldenburg, orlando, osaka, oslo
    osnabrück, ottawa, oviedo, oxford, palma, palma de mallorca, pamplona, paris, perth, philadelphia, phoenix, pittsburgh
    plymouth, porto, portland, portsmouth, potsdam, poznań, prague, praha, pune, québec, regensburg, reims, rennes
    reykjavik, richmond, riga, rome, roma, rostock, rotterdam, rouen, saarbrücken, sacramento, salt lake city, salzburg
    san antonio, san diego, san francisco, san josé, santander, santiago, saragossa, zaragoza, seattle, seoul, sevilla
    seville, shanghai, sheffield, singapore, sofia, southampton, st. gallen, st. louis, stavanger, stockholm
    strasbourg, stuttgart, swansea, sydney, szczecin, tallinn, tampa, tampere, tel aviv, the hague, den haag, tokyo
    toronto, toulouse, tours, trier, trondheim, turin, torino, turku, uppsala, utrecht, valencia, valladolid, vancouver
    vienna, wien, vigo, vilnius, vitoria, warsaw, warszawa, washington, wellington, wiesbaden, winnipeg, winterthur
    wolfsburg, wolverhampton, worcester, wrocław, wuppertal, würzburg, york, zagreb, zürich, zurich, zwolle, ulm, aarhus
    """
    )
)

REMOTE_PLACE: Final = re.compile(
    r"^(?:fully |100% |work )?(?:remote|hybrid|home ?office|télétravail|teletrabajo)(?:ly)?\b.{0,40}$", re.I
)
_POSTAL: Final = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÄÖÜÉ][\w.\- ]{2,40}$")
# "Stockport SK3", "Wakefield WF1 4AB"
_OUTCODE: Final = re.compile(r"^[A-Z][\w.'’\- ]{2,40}?,? [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?$")
_CITY: Final = r"[A-ZÀ-ÖØ-ÞĄ-ŽΑ-ΩА-Я][\w.'’\-]*(?: [\w.'’\-]+){0,3}"
_PLACE: Final = re.compile(
    rf"^{_CITY}(?:\s*\([^)]*\))?,\s*(?P<last>[\w.'’\- &]+?)(?:,\s*(?P<end>{_CITY}))?(?:\s*\d{{5}})?(?:\s*\(.*\))?$"
)
# "Dublin 2", "Perth WA", "Berlin-Mitte", "Greater London", "Raum Kassel"
_DISTRICT: Final = re.compile(
    r"^(?:Greater|Central|North|South|East|West|[NS][EW]|Downtown|Midtown|Inner|Raum|Großraum|Région de|Near)\s+|\s+\d{1,2}$"
    r"|\s+(?:[A-Z]{2,3}|CBD|area)$"
    r"|-[A-ZÄÖÜ][a-zäöüß]+$"
)
# "Lyon (69)", "Vannes - 56", "Asti (AT)", "Dubbo NSW 2830"
_CODED: Final = re.compile(
    rf"^{_CITY}(?:\s*\((?:\d[\dAB]\d?|[A-Z]{{2}})\)|\s-\s\d[\dAB]|\s(?P<code>[A-Z]{{2,3}})(?:\s\d{{4}})?)$"
)
# "Emerald, Rockhampton & Capricorn Coast QLD"
_REGIONS_CODED: Final = re.compile(rf"^{_CITY}(?:(?:,| &) {_CITY}){{1,3}} (?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)$")
_IN_BRACKETS: Final = re.compile(rf"^{_CITY}\s*\((?P<region>[^)]+)\)$")
_BRACKETS: Final = re.compile(r"\s*\(.*?\)\s*$")


def is_place(part: str) -> bool:
    """Whether a line, or a part of one, is a place by what it holds: a known name, a region's name or code, a postcode."""
    if REMOTE_PLACE.match(part) or _POSTAL.match(part) or _OUTCODE.match(part):
        return True
    bare = _BRACKETS.sub("", part).strip()
    if is_town(bare) or _DISTRICT.sub("", bare).lower() in CITIES:
        return True
    if _REGIONS_CODED.match(part):
        return True
    if (coded := _CODED.match(part)) and (coded["code"] is None or coded["code"] in BARE_CODES):
        return True
    if (inside := _IN_BRACKETS.match(part)) and _is_region(inside["region"]):
        return True
    found = _PLACE.match(part)
    return found is not None and _is_region((found["end"] or found["last"]).strip())


def is_town(name: str) -> bool:
    """Whether a name alone is that of a known town, region or country."""
    low = name.lower()
    if low in COUNTRIES or low in CITIES or fold(name) in REGIONS:
        return True
    return is_known_place(name) and low not in _MODES


_MODES: Final = (
    "freelance",
    "telecommute",
    "remote",
    "remoto",
    "on-site",
    "onsite",
    "hybrid",
    "fully remote",
)
# Codes of states that a company's legal form looks like: "Acme, SA".
_LEGAL_CODES: Final = frozenset(("AB", "AG", "AS", "BV", "KG", "NV", "SA", "SE", "SL"))
_COUNTY: Final = re.compile(r"^(?:county|co\.?)\s+", re.IGNORECASE)


def _is_region(name: str) -> bool:
    if name in _LEGAL_CODES:
        return False
    name = _COUNTY.sub("", name)
    first = name.split(" ")[0]
    return (
        name.lower() in COUNTRIES
        or first in STATES
        or first in CODES
        or (folded := fold(name)) in REGIONS
        or folded in _STATE_NAMES
        or is_state_or_country(name)
    )


_STATE_NAMES: Final = frozenset(fold(name) for name in STATES.values())

# How one works, behind a place: "(On-site)", ", hybrid", "/ Home based".
_MODE: Final = re.compile(
    r"\s*(?:[\[(](?P<inside>[^\])]*)[\])]|(?:[,/–—-]|\s\+)\s*(?P<behind>[^,/()]*))$",
)
_MODE_WORDS: Final = re.compile(
    r"\b(?:on-?\s?site|hybrid\w*|remote|home|homeoffice|office|in person|days?|vor ort|tage|sur site|présentiel"
    r"|télétravail|jours|presencial|híbrid[oa]|remoto|teletrabajo|in sede|ibrido|in presenza|op locatie|thuis"
    r"|stacjonarn\w+|hybrydow\w+|zdaln\w+|ofisten|uzaktan|hibrit|в офисе|удал[её]нно|гибрид)\b",
    re.IGNORECASE,
)


def with_mode(part: str) -> tuple[str, bool]:
    """A place without how one works there, and whether that stood behind it."""
    found = _MODE.search(part)
    if found is None or not _MODE_WORDS.search(found["inside"] or found["behind"] or ""):
        return part, False
    bare = part[: found.start()].rstrip(" ,")
    return (with_mode(bare)[0], True) if bare else (part, False)


def is_mode(part: str) -> bool:
    """Whether a text tells how one works rather than where: "In person"."""
    return REMOTE_PLACE.match(part) is None and not _MODE_WORDS.sub("", part).strip(" ,/-–")


_MOST_WORDS: Final = 5


def may_be_place(name: str) -> bool:
    """Whether a name could be that of a place: a few words, each with a capital or a small one between."""
    words_in = re.split(r"[\s,]+", name)
    return (
        len(words_in) <= _MOST_WORDS
        and company_score(name) < _COMPANY_LIKE
        and not any(sign in name for sign in "&@+")
        and all(word[:1].isupper() or word in _SMALL or not word.isascii() for word in words_in if word)
    )


_COMPANY_LIKE: Final = 0.5
_SMALL: Final = frozenset(words("am an der im in sur sous de du des la le les del di do da upon on"))


def clean_place(place: str | None) -> str | None:
    """A stated place without how one works there."""
    bare = with_mode((place or "").split(" | ")[0].split(" · ")[0].strip(" -–—|:,*#."))[0]
    return bare or None
