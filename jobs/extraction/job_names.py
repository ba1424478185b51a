"""The names of jobs at the head of a posting: the words that tell them from other lines, and their tidy form."""

import re
from functools import lru_cache
from typing import Final

from jobs.extraction.wordlists import words
from resumes.vocabulary.folding import fold, words_of
from resumes.vocabulary.organisations import company_score
from resumes.vocabulary.titles import is_role, title_score

TITLE_LENGTH: Final = 100
_TITLE_WORDS: Final = 13
PARTS: Final = re.compile(r"\s+[–—|·•@]\s+|\s+-\s+|\s*\|\s*|\s·\s|\s{3,}|\t+")
# Words for jobs beside those that resumes are read with.
_MORE_ROLES: Final = frozenset(
    fold(word)
    for word in words(
        """
        planer helfer anwalt schwester kraftfahrer fachkräfte fachplaner werkstudent sachbearbeitung spengler zimmerer
        dietician generalist declarant paraplanner hostler lineman linesman steward cheffe monitrice maestra maestro
        mühendisi uzmanı müdürü sorumlusu teknisyeni elemanı öğretmeni operatörü garson aşçı kasiyer yazılımcı
        tasarımcı danışmanı temsilcisi дизайнер тестировщик фельдшер кассир логист монтажник официант бармен кондитер
        грузчик секретарь маркетолог электромонтер электромонтёр конструктор психолог воспитатель рабочий водія
        продавець інженер лікар вчитель werkvoorbereider svetsare socionom montør montor hoitaja kokki asentaja
        progettista promotor atendente elektromonter handlowiec doradca pracownik monter kuchař zdravotník doktorand
        doktorandin referentin
        """
    )
)
# Words for jobs that are as often names or things.
_NAMES_TOO: Final = frozenset(
    words(
        """
        marine mason potter miller turner cutter printer binder grinder judge minister model guide mate captain grip groom
        resident fellow conductor dean miner finisher loader dresser server moulder weaver shearer shepherd composer usher
        ranger crew fisher grocer priest pastor magistrate page member bench
        """
    )
)


@lru_cache(maxsize=4096)  # a posting's lines are looked at several times
def names_role(text: str) -> bool:
    """Whether a text names a job, in whatever language."""
    if not text.isascii() and _EASTERN.search(text):
        if _EASTERN_END.search(text):
            return True
        return title_score(text) > 0 and company_score(text) < _COMPANY_LIKE
    if _ROLE_END.search(text):
        return True
    return any(_is_role(part) for word in words_of(text) for part in _JOINT.split(word))


# Jobs that shops and kitchens call so; elsewhere these are people one works with.
_ROLE_END: Final = re.compile(
    r"^(?:[A-Z][\w&/-]* ){1,3}(?:Colleague|Team Member|Crew Member|Teammate)(?:\s[-–(].*)?$"
)


def _is_role(word: str) -> bool:
    return (is_role(word) and word not in _NAMES_TOO) or word in _MORE_ROLES


_JOINT: Final = re.compile(r"[-/&+_]")
_EASTERN: Final = re.compile(r"[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A job's name ends so, a company's does not.
_EASTERN_END: Final = re.compile(
    r"(?:관리자|담당자|사무원|기사|직원|상담원|요양보호사|미용사|판매원|조리원|기술자"
    r"|職員|スタッフ|社員|作業員|保育士"
    r"|栄養士|技術者|職人|警備員"
    r"|运营|专员|工程师|管理员|操作工|服务员)\s*(?:\([^)]*\))?\s*(?:모집|채용|募集|招聘)?$"
)
_COMPANY_LIKE: Final = 0.55
GENDER: Final = re.compile(
    r"\s*[(\[|–-]?\s*\(?\b(?:[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhxi*]|\s?/\s?divers)?|all genders"
    r"|alle geschlechter|gn|h/f/x|f/h)\b\s*[)\]]?",
    re.IGNORECASE,
)
TITLE_PREFIX: Final = re.compile(
    r"^\W*(?:job description|job title|position title|job posting|job offer|position|title|role|vacancy"
    r"|stellenbezeichnung|stelle"
    r"|intitulé du poste|poste|offre d['’]emploi|puesto|oferta de empleo|hiring|we are hiring|we['’]re hiring|now hiring"
    r"|مطلوب|требуется|ищем|急聘|招聘|採用|채용"
    r"|jetzt bewerben als|wir suchen|nous recrutons|on recrute|buscamos|cerchiamo|procuramos|wij zoeken)"
    r"\s*(?:[:–—|-]\s*|!\s*)",
    re.IGNORECASE,
)


def looks_like_title(line: str) -> bool:
    bare = TITLE_PREFIX.sub("", line)
    first = PARTS.split(bare)[0]
    if len(first) > TITLE_LENGTH or len(first.split()) > _TITLE_WORDS or first.endswith((".", "!", ";", ":")):
        return False
    return bool(
        GENDER.search(bare) or any(names_role(part) for part in PARTS.split(bare)[:2])
    ) and not is_prose(first)


_PROSE: Final = re.compile(
    r"\b(?:we|we're|you|you're|your|is|are|will|wir|suchen|sind|nous|sommes|recherchons|buscamos|somos"
    r"|looking|join|has|have|ist|est|working|why|sucht|recherche|recrute|busca)\b",
    re.I,
)


def is_prose(line: str) -> bool:
    return bool(_PROSE.search(line))


# "80-100 %", "18-28K", "in Teilzeit", "gesucht", "채용": what a title's line says beside the title.
_BEHIND_TITLE: Final = re.compile(
    r"\s*\([^)]*(?:\d|years|remote|hybrid|full|part|on-?site|pqe)[^)]*\)"
    r"|[\s,(–-]*\b\d{2,3}\s?(?:[-–]\s?\d{2,3}\s?)?%.*$|\s+\d[\d.,]*\s?[-–~]\s?\d[\d.,]*\s?(?:k|千|万|元).*$"
    r"|\s+(?:in (?:voll|teil)zeit(?: oder (?:voll|teil)zeit)?|auf minijob-basis|gesucht|wanted|søges|sökes"
    r"|à temps (?:plein|partiel)|a (?:tiempo|jornada) (?:completa|parcial)|a media jornada|채용|모집|募集|招聘)\s*$"
    r"|\s+-\s+(?:(?:in|out)side ir35|cd[id]\b.*|remote|hybrid|full[- ]time|part[- ]time|permanent|contract)\s*$",
    re.IGNORECASE,
)


_TAG: Final = re.compile(r"^\s*[\[【［][^\]】］]{1,20}[\]】］]\s*(?=\S)")
# "80 – 100 %" of the hours: its dash parts nothing.
WORKLOAD: Final = re.compile(r"[\s,(]*\b\d{2,3}\s?%?\s?[-–]\s?\d{2,3}\s?%\)?")


def clean_title(title: str) -> str:
    """A title without the marks of gender, hours, pay and place that its line holds beside it."""
    bare = _BEHIND_TITLE.sub("", GENDER.sub("", TITLE_PREFIX.sub("", _TAG.sub("", title))))
    return bare.strip(" -–—|:,*#")[:TITLE_LENGTH]
