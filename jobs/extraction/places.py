"""Places at the head of a posting: countries, states and large cities tell them from other words."""

import re
from typing import Final

from jobs.extraction.wordlists import phrases

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

REMOTE_PLACE: Final = re.compile(
    r"^(?:fully |100% |work )?(?:remote|hybrid|home ?office|télétravail|teletrabajo)(?:ly)?\b.{0,40}$", re.I
)
_POSTAL: Final = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,5}\s+[A-ZÄÖÜÉ][\w.\- ]{2,40}$")
_CITY: Final = r"[A-ZÀ-ÖØ-ÞŁŚŻ][\w.'’\-]+(?:[ -][\w.'’\-]+){0,3}"
_PLACE: Final = re.compile(
    rf"^{_CITY}(?:\s*\([^)]*\))?,\s*(?P<last>{_CITY})(?:,\s*(?P<end>{_CITY}))?(?:\s*\d{{5}})?(?:\s*\(.*\))?$"
)


def is_place(part: str) -> bool:
    if REMOTE_PLACE.match(part) or _POSTAL.match(part):
        return True
    bare = re.sub(r"\s*\(.*?\)\s*$", "", part).strip()
    if bare.lower() in COUNTRIES:
        return True
    found = _PLACE.match(part)
    if not found:
        return False
    last = (found["end"] or found["last"]).strip()
    return last.lower() in COUNTRIES or last.split(" ")[0] in STATES or last.lower() in _REGIONS


_REGIONS: Final = frozenset(name.lower() for name in STATES.values())
