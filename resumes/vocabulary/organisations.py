"""Words that names of employers and schools are made of."""

import re

from resumes.vocabulary.data_files import phrases_in, words_in
from resumes.vocabulary.folding import fold, words_of

LEGAL_FORM = re.compile(
    r"(?<![\w./])(?:inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|company|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.\s?v|e\.\s?k|se|s\.?a\.?s?|s\.?a\.?r\.?l|sarl|sas|sasu|eurl|"
    r"s\.?r\.?l|s\.?p\.?a|s\.?l\.?u?|s\.?l\.?l|s\.?c|b\.?v|n\.?v|v\.?o\.?f|a\.?b|a\.?s|a/s|aps|oyj?"
    r"|sp\.? ?z ?o\.?o\.?|s\.?r\.?o|kft|zrt|d\.?o\.?o"
    r"|tbk|jsc|ojsc|pjsc|tnhh|berhad|pty|pte|pvt|sdn|bhd|ltda|eireli|cia|s\.?a\.? de c\.?v"
    r"|k\.?k|בע.מ|株式会社|有限会社|合同会社|有限公司|주식회사|ооо|оао|зао|пао|ао|ип|нпо|тов)\.?(?![\w])",
    re.I,
)
_AMBIGUOUS_FORMS = frozenset(
    {"co", "as", "sa", "se", "sc", "ab", "ag", "sl", "ug", "kk", "ip", "lp", "cia", "sas", "nv"}
)


COMPANY_WORDS = frozenset(fold(word) for word in words_in("organisations", "company"))
SCHOOL_WORDS = frozenset(fold(word) for word in words_in("organisations", "school"))
_SCHOOL_ENDS = tuple(words_in("organisations", "school_end"))
_SCHOOL_STEMS = tuple(fold(stem) for stem in words_in("organisations", "school_stem"))
_COMPANY_ENDS = tuple(words_in("organisations", "company_end"))
_CJK_SCHOOL = re.compile("|".join(phrases_in("organisations", "school_unspaced")))
_CJK_COMPANY = re.compile("|".join(phrases_in("organisations", "company_unspaced")))
_SELF = re.compile(
    r"self[- ]employed|selbst(?:st)?andig|freiberuflich|autonomo|por cuenta propia|independant|auto-?entrepreneur"
    r"|libero professionista|lavoratore autonomo|zzp(?:'er)?|zelfstandige?|egenforetagare|samozatrudnienie"
    r"|a mon compte|por mi cuenta|in proprio|auf eigene rechnung|eget (?:firma|foretag)|egen (?:firma|virksomhed)"
)


# 'PT Maju Jaya', 'Công ty Cổ phần …', 'ООО «Ромашка»': forms that stand before the name.
_LED_BY_FORM = re.compile(
    r"(?:PT|CV|UD|TOO|ТОО|ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ФОП|ЕООД|ООД|ΑΕ|ΕΠΕ)\.?\s+[«\"“]?[A-ZÀ-ÞА-ЯΑ-Ω]|Công ty\s"
)


# Public offices in Spanish and Portuguese; without its accent a 'secretaría' would be a person.
_OFFICE = re.compile(
    r"(?:Sub)?[Ss]ecretaría (?:de|del|General)\b|Secretaria (?:de Estado|Municipal|Estadual)\b"
    r"|Direc(?:ción|ção)[ -](?:General|Geral|Nacional|Regional|Provincial)\b"
    r"|(?:Consejería|Notaría|Fiscalía|Procuraduría|Contraloría|Alcaldía|Gobernación|Defensoría|Tesorería|Jefatura)\b"
)


def names_office(text: str) -> bool:
    """Whether a text begins like the name of a public office."""
    return _OFFICE.match(text) is not None


def is_self_employed(text: str) -> bool:
    """Whether a text says 'self-employed' in place of an employer."""
    return bool(_SELF.fullmatch(fold(text).strip(" .()")))


def has_legal_form(text: str) -> bool:
    """Whether a text carries a company's legal form (Inc., GmbH, S.A.)."""
    for match in LEGAL_FORM.finditer(text):
        bare = re.sub(r"\W", "", match.group()).lower()
        if match.start() == 0 and bare.isascii():
            continue  # 'Company Driver'
        last = not re.match(r"\s*[^\s.,;)]", text[match.end() :])
        if bare not in _AMBIGUOUS_FORMS or (
            last and match.start() > 0 and (match.group().isupper() or "." in match.group())
        ):
            return True
    return False


def names_kind(text: str) -> bool:
    """Whether a text is one word for employers of a kind, as a heading may be: 'Kitchens', 'Hospitals'."""
    word = fold(text).strip(" :")
    return word.endswith("s") and word not in COMPANY_WORDS and word[:-1] in COMPANY_WORDS


def has_unspaced_company(text: str) -> bool:
    """Whether a text in a script without spaces holds a word for an organisation."""
    return bool(_CJK_COMPANY.search(text) or _CJK_SCHOOL.search(text))


def company_score(text: str) -> float:
    """How much a text looks like an employer's name, 0 to 1."""
    if has_legal_form(text) or is_self_employed(text) or _LED_BY_FORM.match(text):
        return 0.95
    if names_office(text):
        return 0.9
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
    if any(
        len(word) > 7 and (word.endswith(_SCHOOL_ENDS) or word.startswith(_SCHOOL_STEMS)) for word in words
    ):
        return 0.85
    return 0.0
