"""E-mail, phone, web addresses and profiles, wherever they stand on the page."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import unquote

from resumes.reading.types import SourceText
from resumes.vocabulary.places import COUNTRY_CODES

# A narrow column breaks an address beside the @, after a hyphen, or before the last part of the domain.
EMAIL = re.compile(
    r"(?<![\w.+-])[\w][\w.+'-]*\s?@\s?\w(?:\w|-(?:\n(?=[a-z]))?)*(?:\.[\w-]+)*"
    r"(?:\n?\.|\.\n(?=(?:com|org|net|edu|[a-z]{2})(?:\s|$)))[a-zA-Z]{2,24}(?![\w@])"
)
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>|,;()\[\]{}\"'•·]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|co|ai|app|tech|design|info|de|fr|es|it|nl|uk|ca|au|ch|at|be|pt|br|in|eu|us|se|no|dk|fi|pl|xyz|online|site|page|works|studio|art|blog|edu|gov|so|link|bio|pro|name|cv|cloud|jp|kr|cn|mx|nz|ie|za)(?:/[^\s<>|,;()\[\]{}\"'•·]*)?(?![\w@.])",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w/.@-])(?:\(?\+|00)?[(\d](?:[\d \t().\-–\u00a0]|/(?!\s?[+0(])){6,24}\d(?:\s*(?:ext|x)\.?\s*\d{1,5})?(?![\w@/])"
)
# How whole addresses end: every country's code, and the usual others.
_ENDINGS = frozenset(code.lower() for code in COUNTRY_CODES) | frozenset(
    {
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "mil",
        "int",
        "info",
        "biz",
        "name",
        "pro",
        "eu",
        "uk",
        "io",
        "co",
        "ai",
        "app",
    }
    | {"dev", "me", "tech", "online", "email", "mail", "test", "example"}
)
# '10/13 – 1/17' is a time.
_MONTHS = re.compile(r"\s*(?:1[0-2]|0?[1-9])/\d\d\s*[-–—]\s*(?:1[0-2]|0?[1-9])/\d\d\s*")
# '+49 160' at the end of a line, and the rest of the number below.
_BROKEN_PHONE = re.compile(r"\+\d[\d ()-]{1,12}\n[\d ()-]{5,12}(?=\n|$)")
_NETWORKS = (
    ("LinkedIn", re.compile(r"linkedin\.com/(?:in|pub|profile/view\?id=)/?([^/?#\s]+)", re.I)),
    ("GitHub", re.compile(r"github\.com/([^/?#\s]+)(?:/)?$", re.I)),
    ("GitLab", re.compile(r"gitlab\.com/([^/?#\s]+)/?$", re.I)),
    ("XING", re.compile(r"xing\.com/profile/([^/?#\s]+)", re.I)),
    ("Twitter", re.compile(r"(?:twitter|x)\.com/@?([^/?#\s]+)/?$", re.I)),
    ("Stack Overflow", re.compile(r"stackoverflow\.com/users/(\d+(?:/[^/?#\s]+)?)", re.I)),
    ("Behance", re.compile(r"behance\.net/([^/?#\s]+)", re.I)),
    ("Dribbble", re.compile(r"dribbble\.com/([^/?#\s]+)", re.I)),
    ("Medium", re.compile(r"medium\.com/(@[^/?#\s]+)", re.I)),
    ("Kaggle", re.compile(r"kaggle\.com/([^/?#\s]+)/?$", re.I)),
    ("ORCID", re.compile(r"orcid\.org/([\dX-]+)", re.I)),
    ("Google Scholar", re.compile(r"scholar\.google\.[a-z.]+/citations\?.*?user=([\w-]+)", re.I)),
    ("ResearchGate", re.compile(r"researchgate\.net/profile/([^/?#\s]+)", re.I)),
    ("Instagram", re.compile(r"instagram\.com/([^/?#\s]+)", re.I)),
)
_LABELLED = re.compile(
    r"\b(LinkedIn|GitHub|GitLab|Twitter|XING|Behance|Kaggle)\s*[:：]\s*/?(?:in/)?@?([\w.-]{3,40})(?=\s|$|[|,;•·])",
    re.I,
)
_PHONE_LABEL = re.compile(
    r"(?:phone|mobile|cell|tel|tlf|puhelin|telefon|téléphone|mobil|handy|móvil|teléfono|cellulare|telefono|telemóvel|telefone|celular|mob|whatsapp|call|gsm|telefoon|puh|電話|电话|手机|전화|هاتف|جوال|тел)\w*\.?\s*[:：.]?\s*$",
    re.I,
)


@dataclass(slots=True)
class Contacts:
    """What was found, each with its place in the text where it stands there."""

    email: str = ""
    phone: str = ""
    url: str = ""
    profiles: list[dict[str, str]] = field(default_factory=list)
    spots: dict[str, tuple[int, int]] = field(default_factory=dict)
    phone_valid: bool = False


def find_contacts(source: SourceText, region: str = "") -> Contacts:
    """Contacts from the text and from the targets of the file's links. `region` helps national phone numbers."""
    found = Contacts()
    _find_email(source, found)
    _find_phone(source, found, region)
    _find_addresses(source, found)
    return found


def blank_contacts(text: str) -> str:
    """A line with its e-mails, phones and addresses turned to tabs."""
    for pattern in (EMAIL, URL, _PHONE):
        text = pattern.sub(lambda match: "\t" if _is_contact(match) else match.group(), text)
    return text


def has_contact(text: str) -> bool:
    return blank_contacts(text) != text


def _is_contact(match: re.Match[str]) -> bool:
    if match.re is not _PHONE:
        return True
    return _plausible_phone(match.group())


def _find_email(source: SourceText, found: Contacts) -> None:
    match = EMAIL.search(source.text)
    broken = _broken_email(source, match)
    if broken is not None:
        found.email, found.spots["/basics/email"] = broken
        return
    if match:
        found.email = re.sub(r"\s", "", match.group()).strip(".'")
        found.spots["/basics/email"] = match.span()
        return
    for link in source.links:
        if link.lower().startswith("mailto:"):
            found.email = unquote(link[7:].split("?")[0]).strip()
            return


def _broken_email(source: SourceText, match: re.Match[str] | None) -> tuple[str, tuple[int, int]] | None:
    """An address that a narrow column broke within a word: 'ann@examp' above 'le.com'."""
    for line, following in pairwise(source.lines):
        if "@" not in line.text or not line.wraps or (match is not None and match.start() < line.start):
            continue
        head, rest = line.text.split()[-1], following.text.strip()
        whole = (
            match is not None
            and match.end() == line.end
            and match.group().rsplit(".", 1)[-1].lower() in _ENDINGS
        )
        if (
            whole
            or "@" not in head
            or (rest[:1].isupper() and not head.isupper())
            or not re.fullmatch(r"[\w.-]{1,30}", rest)
            or following.column != line.column
        ):
            continue
        if EMAIL.fullmatch(head + rest) and following.top - line.top < 2.2 * line.size:
            return head + rest, (line.end - len(head), following.start + len(rest))
    return None


def _plausible_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if _MONTHS.fullmatch(text) or re.fullmatch(r"\s*\d{4}-\d{4}-\d{4}-\d{3,4}\s*", text):
        return False  # the last: a researcher's number
    if not 7 <= len(digits) <= 16:
        return False
    if re.fullmatch(r"\D*(?:19|20)\d\d\D+(?:19|20)\d\d\D*", text) or re.search(
        r"(?:19|20)\d\d\s?[-–/.]\s?[01]?\d\s*[-–]", text
    ):
        return False
    if re.fullmatch(r"\s*[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d\s*(?:[-–].*)?", text) or re.fullmatch(
        r"\s*[01]?\d[./](?:19|20)\d\d\D.*", text
    ):
        return False
    if re.fullmatch(r"\s*(?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d\s*", text):
        return False
    return text.count("(") == text.count(")") or text.lstrip().startswith("(")


def _find_phone(source: SourceText, found: Contacts, region: str) -> None:
    best: tuple[int, re.Match[str]] | None = None
    for match in _PHONE.finditer(source.text):
        text = match.group().split("\n")[0]
        if "\n" in match.group() or not _plausible_phone(text):
            continue
        before = source.text[max(match.start() - 24, 0) : match.start()]
        score = (
            2 * text.strip().startswith(("+", "(+", "00"))
            + 3 * bool(_PHONE_LABEL.search(before))
            + _validity(text, region)
        )
        score += match.start() < len(source.text) // 4
        score += _beside_email(source.text, match.start())
        alone = _line_around(source.text, match.start()).strip() == text.strip()
        written = score + (alone and text.strip().startswith(("0", "(")))
        digits = len(re.sub(r"\D", "", text))
        if written >= (2 if digits < 9 else 1) and (best is None or score > best[0]):
            best = (score, match)
    if best is not None:
        found.phone = re.sub(r"\s+", " ", best[1].group()).strip(" -–./")
        found.spots["/basics/phone"] = best[1].span()
        found.phone_valid = best[0] >= 2
        return
    broken = _BROKEN_PHONE.search(source.text)
    if broken and _plausible_phone(broken.group().replace("\n", " ")):
        found.phone = re.sub(r"\s+", " ", broken.group()).strip()
        found.spots["/basics/phone"] = broken.span()
        return
    for link in source.links:
        if link.lower().startswith("tel:") and len(re.sub(r"\D", "", link)) >= 6:
            found.phone = unquote(link[4:])
            return


def _beside_email(text: str, position: int) -> bool:
    """Whether an e-mail stands on the same line, or alone on the one above or below."""
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    below = text[end + 1 :].partition("\n")[0] if end >= 0 else ""
    return bool(EMAIL.search(_line_around(text, position))) or any(
        EMAIL.fullmatch(line.strip()) for line in (above, below)
    )


def _line_around(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : end if end >= 0 else len(text)]


def _validity(text: str, region: str) -> int:
    import phonenumbers  # brings every country's numbers: not before a resume is read

    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", text.strip()), region or None)
    except phonenumbers.NumberParseException:
        return 0
    return 2 if phonenumbers.is_valid_number(number) else int(phonenumbers.is_possible_number(number))


def _find_addresses(source: SourceText, found: Contacts) -> None:
    emails = [match.span() for match in EMAIL.finditer(source.text)]
    candidates: list[tuple[str, tuple[int, int] | None]] = []
    for match in URL.finditer(source.text):
        if any(start <= match.start() < end for start, end in emails):
            continue
        candidates.append(_unbroken(match, source.text))
    candidates.extend(
        (link.rstrip("/"), None) for link in source.links if not link.lower().startswith(("mailto:", "tel:"))
    )
    for address, spot in candidates:
        if not _add_profile(address, spot, found):
            _add_own_page(address, spot, source, found)
    for match in _LABELLED.finditer(source.text):
        _add_handle(match, found)


def _unbroken(match: re.Match[str], text: str) -> tuple[str, tuple[int, int]]:
    """An address that a narrow column broke after a hyphen or slash, with its second half."""
    address, end = match.group(), match.end()
    rest = re.match(r"\n([\w-]{2,40}/?)(?=[\s(]|$)", text[end : end + 60])
    if rest and address.endswith(("-", "/")) and address.count("/") >= 1:
        return (address + rest.group(1)).rstrip("/"), (match.start(), end + rest.end())
    return address.rstrip(".,/"), match.span()


def _add_profile(address: str, spot: tuple[int, int] | None, found: Contacts) -> bool:
    for network, pattern in _NETWORKS:
        match = pattern.search(address)
        if match is None:
            continue
        if all(profile["network"] != network for profile in found.profiles):
            url = address if address.startswith("http") else "https://" + address
            found.profiles.append({"network": network, "username": unquote(match.group(1)), "url": url})
            if spot:
                found.spots[f"/basics/profiles/{len(found.profiles) - 1}/url"] = spot
        return True
    return False


def _add_own_page(address: str, spot: tuple[int, int] | None, source: SourceText, found: Contacts) -> None:
    """The person's own page: an address that stands in the first part of the text, among the contacts."""
    if found.url or not re.match(r"https?://|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/|$)", address, re.I):
        return
    if re.search(
        r"linkedin|github|gitlab|google\.com/maps|facebook\.com/?$|resume\.io|canva\.com|novoresume|overleaf",
        address,
        re.I,
    ):
        return
    if spot is None:
        return
    line = next((line for line in source.lines if line.start <= spot[0] <= line.end), None)
    early = spot[0] < min(1200, max(len(source.text) // 4, 300))
    if line is None or not early or len(line.text.split()) > 14:
        return
    if (
        not re.match(r"https?://|www\.", address, re.I)
        and address.split(".")[0][0].isupper()
        and "/" not in address
        and len(line.text) > len(address) + 30
        and "@" not in line.text
    ):
        return
    found.url = address if address.lower().startswith("http") else "https://" + address
    found.spots["/basics/url"] = spot


def _add_handle(match: re.Match[str], found: Contacts) -> None:
    names = {"linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "xing": "XING"}
    network = names.get(match.group(1).lower(), match.group(1).title())
    handle = match.group(2)
    if "." in handle and handle.rsplit(".", 1)[-1] in ("com", "de", "net"):
        return
    if any(profile["network"] == network for profile in found.profiles):
        return
    found.profiles.append({"network": network, "username": handle})
    found.spots[f"/basics/profiles/{len(found.profiles) - 1}/username"] = match.span(2)
