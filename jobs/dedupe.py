"""Recognising a posting met before: one address for many links, and a fingerprint that survives small edits."""

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Parameters that name the posting on boards that put its id into the query.
_ID_PARAMETERS_LIST: Final = (
    "jk vjk gh_jid currentjobid jobid job_id job jid id req reqid req_id requisitionid vacancyid vacancy "
    "postingid posting_id position positionid offerid offer_id jl joblistingid p pid oid rid o nr ref_nr "
    "stellenid jobnr careerjobrequisitionid career_job_req_id lever-job"
)
_ID_PARAMETERS: Final = frozenset(_ID_PARAMETERS_LIST.split())
# Parameters that say how the reader came here.
_TRACKING: Final = re.compile(
    r"(utm|hsa|mc|pk|mtm|trk|ga|_hs|cm|at|wt|vero|spm|scm|matomo|piwik|oly|icn|s_kwc)[_-].*"
    r"|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id|srsltid|_ga|_gl"
    r"|gh_src|lever-(?:source|origin|via).*|ashby_src|source|src|ref|refid|referer|referrer|from|via|origin"
    r"|trackingid|trk|trkinfo|lipi|licu|ebp|eboards|recommendedflavor|position|pagenum|origintolandingjobpostings"
    r"|tk|advn|adid|xkcb|xpse|xfps|sjdu|bb|camp|cid|campaign.*|click_?id|session.*|sid|ssid|mode|iis|iisn"
    r"|lang|locale|hl|sharedid|share|shared|jobpipeline|cmpid|cpid|rx_.*|ssrc|src_?id",
    re.IGNORECASE,
)
# What a board calls the page of one posting, and the one address it is best known by.
_BOARDS: Final = (
    (
        re.compile(r"(?:^|\.)linkedin\.com$"),
        re.compile(r"/jobs/view/(?:[^/]*?-)?(\d{6,})"),
        "linkedin.com/jobs/view/{}",
    ),
    (
        re.compile(r"(?:^|\.)linkedin\.com$"),
        re.compile(r"[?&]currentJobId=(\d{6,})", re.I),
        "linkedin.com/jobs/view/{}",
    ),
    (
        re.compile(r"(?:^|\.)indeed\.[a-z.]+$"),
        re.compile(r"[?&]v?jk=([0-9a-f]{10,})", re.I),
        "{host}/viewjob?jk={}",
    ),
    (
        re.compile(r"(?:^|\.)greenhouse\.io$"),
        re.compile(r"/([^/?]+)/jobs/(\d+)"),
        "boards.greenhouse.io/{}/jobs/{}",
    ),
    (
        re.compile(r"(?:^|\.)greenhouse\.io$"),
        re.compile(r"/embed/job_app\?(?:.*&)?for=([^&]+)&(?:.*&)?token=(\d+)"),
        "boards.greenhouse.io/{}/jobs/{}",
    ),
    (
        re.compile(r"^jobs\.(?:eu\.)?lever\.co$"),
        re.compile(r"/([^/?]+)/([0-9a-f-]{36})", re.I),
        "{host}/{}/{}",
    ),
    (re.compile(r"^jobs\.ashbyhq\.com$"), re.compile(r"/([^/?]+)/([0-9a-f-]{36})", re.I), "{host}/{}/{}"),
    (re.compile(r"(?:^|\.)stepstone\.[a-z.]+$"), re.compile(r"--(\d{5,})(?:-|\.|/|\?|$)"), "{host}/job/{}"),
    (
        re.compile(r"(?:^|\.)glassdoor\.[a-z.]+$"),
        re.compile(r"[?&]jl=(\d+)", re.I),
        "{host}/job-listing?jl={}",
    ),
    (re.compile(r"(?:^|\.)xing\.com$"), re.compile(r"/jobs/(?:[^/?]*-)?(\d{6,})"), "xing.com/jobs/{}"),
)
_PAGE_TAIL: Final = re.compile(r"/(?:apply|application|bewerben|postuler|solicitar)(?:/.*)?$", re.I)


def canonical_url(url: str) -> str:
    """The one address of a posting's page, for comparing: scheme, www, tracking and fragments do not count.

    Text without a host gives ''. Query parameters that may name the posting stay, in a fixed order.
    """
    has_scheme = re.match(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", url, re.I)
    try:
        parts = urlsplit(url.strip() if has_scheme else f"//{url.strip()}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if "." not in host and host != "localhost":
        return ""
    host = host.removeprefix("www.").removeprefix("m.")
    if board := _board_address(host, parts.path, parts.query):
        return f"https://{board}"
    path = _PAGE_TAIL.sub("", re.sub(r"/{2,}", "/", parts.path)).rstrip("/")
    # Percent-encoding differs between senders of one link; decode, then encode one way.
    path = quote(unquote(path), safe="/:@-._~!$&'()*+,;=")
    kept = sorted((name, value) for name, value in parse_qsl(parts.query) if _names_the_posting(name, value))
    # Applications that route behind the hash keep the posting there: "#/jobs/123".
    route = parts.fragment if re.match(r"!?/.*\d", parts.fragment) else ""
    shown_port = f":{port}" if port not in (None, 80, 443) else ""
    query = f"?{urlencode(kept)}" if kept else ""
    return f"https://{host}{shown_port}{path}{query}" + (f"#{route}" if route else "")


def _board_address(host: str, path: str, query: str) -> str:
    for hosts, pattern, form in _BOARDS:
        if hosts.search(host) and (found := pattern.search(f"{path}?{query}")):
            return form.format(*found.groups(), host=host)
    return ""


def _names_the_posting(name: str, value: str) -> bool:
    if name.lower() in _ID_PARAMETERS and any(character.isdigit() for character in value):
        # LinkedIn and others count places in a list with "position=3".
        return not (name.lower() == "position" and len(value) < 4)
    return not _TRACKING.fullmatch(name)


# --- near-identical postings ---------------------------------------------------------------------

_VERSION: Final = "1"
_BINS: Final = 64
_BANDS: Final = 16
_EMPTY_BIN: Final = "----"
# At most this share of three-word runs may differ between a posting and its repost.
_SAME_TEXT: Final = 0.66
_SAME_TEXT_OTHER_TITLE: Final = 0.88
_WORD: Final = re.compile(r"[^\W_]+(?:[+#]+)?")
_GENDER_MARK: Final = re.compile(
    r"\(?\b[mwfdxhvi]\s*[/|,]\s*[mwfdxhvi](?:\s*[/|,]\s*[mwfdxhvi*])*\b\)?|\(?\ball genders\b\)?|[*:_]in(?:nen)?\b",
    re.I,
)
# What boards add to a title without making it another job.
_TITLE_NOISE_LIST: Final = (
    "remote hybrid onsite on site fulltime full time part vollzeit teilzeit temps plein partiel cdi cdd "
    "tiempo completo jornada completa permanent contract festanstellung unbefristet befristet urgent "
    "new neu hiring now the a an of for und and et y de der die das la le les el los las h f m w d x "
    "job description stellenanzeige offre emploi oferta empleo"
)
_TITLE_NOISE: Final = frozenset(_TITLE_NOISE_LIST.split())
_SENIORITY_LIST: Final = (
    "intern internship trainee apprentice werkstudent praktikant stagiaire alternance becario junior jr "
    "mid senior sr lead staff principal head chief director vp manager associate i ii iii iv 1 2 3 4"
)
_SENIORITY: Final = frozenset(_SENIORITY_LIST.split())
_COMPANY_FORM_LIST: Final = (
    "inc incorporated llc llp ltd limited corp corporation co company plc gmbh ag kg se ug mbh ohg sa sas "
    "sarl srl spa sl slu bv nv oy ab as aps pty pvt private group gruppe groupe grupo holding the"
)
_COMPANY_FORM: Final = frozenset(_COMPANY_FORM_LIST.split())


def fingerprint(title: str, company: str, text: str) -> str:
    """A storable fingerprint (about 300 ASCII characters): title, company and a MinHash of the text.

    Fields, between colons: version, hashed title words, hashed seniority words, hashed company, 64 bins.
    """
    words = _words(_GENDER_MARK.sub(" ", title))
    role = sorted({_short(word) for word in words if word not in _TITLE_NOISE and word not in _SENIORITY})
    level = sorted({_short(word) for word in words if word in _SENIORITY})
    names = [word for word in _words(company) if word not in _COMPANY_FORM]
    owner = blake2b("".join(names).encode(), digest_size=4).hexdigest() if names else ""
    return ":".join((_VERSION, "".join(role), "".join(level), owner, "".join(_min_hash(_words(text)))))


def is_near_identical(first: str, second: str) -> bool:
    """Whether two fingerprints are of one posting, perhaps reposted with small edits.

    Title, company and text must all agree: another role or level at the same company is another posting, and so is
    the same title with another text. A company that is not known on one side does not stand in the way.
    """
    one, other = first.split(":"), second.split(":")
    if len(one) != 5 or len(other) != 5 or {one[0], other[0]} != {_VERSION} or one[2] != other[2]:
        return False
    if one[3] and other[3] and one[3] != other[3]:
        return False
    mine, theirs = _chunks(one[1]), _chunks(other[1])
    if not mine or not theirs:
        return False
    likeness = text_likeness(first, second)
    if mine == theirs:
        return likeness >= _SAME_TEXT
    return (mine <= theirs or theirs <= mine) and likeness >= _SAME_TEXT_OTHER_TITLE


def text_likeness(first: str, second: str) -> float:
    """The share of three-word runs that two fingerprinted texts have in common, estimated, 0–1."""
    pairs = list(zip(_bins(first), _bins(second), strict=True))
    used = [pair for pair in pairs if pair != (_EMPTY_BIN, _EMPTY_BIN)]
    return sum(one == other for one, other in used) / len(used) if used else 0.0


def lookup_keys(printed: str) -> tuple[str, ...]:
    """Sixteen short keys for an index: near-identical postings share at least one of them, others hardly ever."""
    bins = _bins(printed)
    width = _BINS // _BANDS
    bands = ((band, "".join(bins[band * width : (band + 1) * width])) for band in range(_BANDS))
    return tuple(f"{band:x}{key}" for band, key in bands if key != _EMPTY_BIN * width)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss")).lower()
    return _WORD.findall("".join(character for character in folded if not unicodedata.combining(character)))


def _short(word: str) -> str:
    return blake2b(word.encode(), digest_size=2).hexdigest()


def _min_hash(words: list[str]) -> Iterable[str]:
    """One-permutation MinHash of the runs of three words: each run falls into one bin, the least stays."""
    runs = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))} if words else set()
    least: list[int | None] = [None] * _BINS
    for run in runs:
        value = int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
        place, rest = value % _BINS, value // _BINS
        held = least[place]
        if held is None or rest < held:
            least[place] = rest
    return (_EMPTY_BIN if value is None else f"{value & 0xFFFF:04x}" for value in least)


def _bins(printed: str) -> list[str]:
    signature = printed.rsplit(":", 1)[-1]
    return [signature[at : at + 4] for at in range(0, _BINS * 4, 4)]


def _chunks(hashed: str) -> set[str]:
    return {hashed[at : at + 4] for at in range(0, len(hashed), 4)}
