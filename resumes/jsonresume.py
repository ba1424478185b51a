"""Lenient import of JSON Resume documents: a bad field is reported and left out, never the whole file."""

import json
import re
from collections.abc import Callable
from typing import Any

from resumes.document import SECTIONS, Document, normalise, pointer
from resumes.parsing.dates import find_spans
from resumes.reading.types import ReadError

Problem = tuple[str, str]
_Check = Callable[[Any, str, list[Problem]], Any]

MAX_DEPTH = 40
_EMAIL = re.compile(r"^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$")
_ISO = re.compile(r"^([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$")
_ISO_TIME = re.compile(r"^([12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[T ]\d\d:\d\d")
_URL = re.compile(r"^(?:https?://)?[^\s/]+\.[^\s/]+(?:/\S*)?$", re.I)
_PRESENT = re.compile(r"^(?:present|current|now|today|ongoing|heute|aktuell|actualidad|aujourd.hui)$", re.I)


def read_json_resume(data: bytes | str) -> tuple[Document, list[Problem]]:
    """(document, problems as (pointer, message)). Raises ReadError where nothing can be used."""
    root = _load(data)
    if isinstance(root, dict) and isinstance(root.get("resume"), dict) and "basics" not in root:
        root = root["resume"]
    if not isinstance(root, dict):
        raise ReadError(
            "garbage",
            "A JSON Resume is an object with “basics”, “work” and so on; this file holds something else.",
        )
    problems: list[Problem] = []
    document: Document = {}
    for key, value in root.items():
        checked = _section(key, value, problems)
        if checked not in (None, [], {}):
            document[key] = checked
    document = normalise(document)
    if not any(document.get(section) for section in SECTIONS):
        raise ReadError("empty", _nothing(problems))
    document.setdefault("basics", {})
    return document, problems


def _nothing(problems: list[Problem]) -> str:
    """Why nothing was left, with the first fields that were left out."""
    named = "; ".join(f"{path} {message}" for path, message in problems[:3])
    reason = f" ({named})" if named else ""
    return (
        f"This JSON holds nothing of a resume that can be used{reason}. Export it again, or fill in the form."
    )


def _load(data: bytes | str) -> Any:
    try:
        root = json.loads(
            data.lstrip("\ufeff") if isinstance(data, str) else data.decode("utf-8-sig"), strict=False
        )
    except (UnicodeDecodeError, ValueError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ReadError(
            "damaged", f"This JSON file is cut off or has a mistake in it{where}. Export it again."
        ) from None
    except RecursionError:
        raise ReadError("garbage", "This JSON file is nested too deeply to be a resume.") from None
    return root


def _section(key: str, value: Any, problems: list[Problem]) -> Any:
    path = pointer(key)
    if key == "basics":
        return _basics(value, path, problems)
    if key in _ENTRIES:
        return _entries(value, path, _ENTRIES[key], problems)
    if key == "$schema":
        return value if isinstance(value, str) else None
    # What the schema does not name is kept as it is: the person or their tool put it there.
    return value if _depth(value) <= MAX_DEPTH else None


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level and deepest <= MAX_DEPTH:
        deepest += 1
        level = [
            child
            for item in level
            if isinstance(item, (dict, list))
            for child in (item.values() if isinstance(item, dict) else item)
        ]
    return deepest


def _text(value: Any, path: str, problems: list[Problem]) -> str | None:
    if value is None:
        problems.append((path, "is null and was left out"))
        return None
    if isinstance(value, (bool, dict, list)):
        problems.append((path, f"should be text, not {_kind(value)}; left out"))
        return None
    if isinstance(value, (int, float)):
        return str(value)
    if not value.strip():
        problems.append((path, "is blank and was left out"))
        return None
    return str(value).replace("\x00", "").strip()


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    kinds = ((dict, "an object"), (list, "a list"), (str, "text"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "a number")


def _email(value: Any, path: str, problems: list[Problem]) -> str | None:
    text = _text(value, path, problems)
    if text and not _EMAIL.match(text):
        problems.append((path, f"“{text[:60]}” is not an e-mail address; left out"))
        return None
    return text


def _url(value: Any, path: str, problems: list[Problem]) -> str | None:
    text = _text(value, path, problems)
    if text and (not _URL.match(text) or text.lower().startswith(("javascript:", "data:", "file:"))):
        problems.append((path, f"“{text[:60]}” is not a web address; left out"))
        return None
    return text


def _date(value: Any, path: str, problems: list[Problem]) -> str | None:
    """ISO as the schema asks; other readable dates are turned into it. Today's post has no end."""
    if path.endswith("/endDate") and (
        value is None or (isinstance(value, str) and _PRESENT.match(value.strip()))
    ):
        if value is None:
            problems.append((path, "is null and was left out"))
        return None
    text = _text(value, path, problems)
    if text is None or _ISO.match(text):
        return text
    stamped = _ISO_TIME.match(text)
    if stamped:
        return stamped.group(1)
    spans = find_spans(text)
    if len(spans) == 1 and not spans[0].ranged and (spans[0].first or spans[0].last) and len(text) < 30:
        iso = spans[0].first or spans[0].last
        problems.append((path, f"“{text}” was read as {iso}"))
        return iso
    problems.append((path, f"“{text[:40]}” is not a date (YYYY, YYYY-MM or YYYY-MM-DD); left out"))
    return None


def _texts(value: Any, path: str, problems: list[Problem]) -> list[str] | None:
    if isinstance(value, str):
        problems.append((path, "should be a list; the text was taken as its only item"))
        value = [value] if value.strip() else []
    if not isinstance(value, list):
        problems.append((path, f"should be a list, not {_kind(value)}; left out"))
        return None
    checked = (_text(item, f"{path}/{index}", problems) for index, item in enumerate(value))
    return [item for item in checked if item]


_WORK: dict[str, _Check] = {
    "startDate": _date,
    "endDate": _date,
    "url": _url,
    "website": _url,
    "highlights": _texts,
    "keywords": _texts,
}
_ENTRIES: dict[str, dict[str, _Check]] = {
    "work": _WORK,
    "volunteer": _WORK,
    "education": {**_WORK, "courses": _texts},
    "skills": {"keywords": _texts},
    "projects": {**_WORK, "roles": _texts},
    "certificates": {"date": _date, "url": _url},
    "languages": {},
    "awards": {"date": _date},
    "publications": {"releaseDate": _date, "url": _url, "website": _url},
    "interests": {"keywords": _texts},
    "references": {},
}
# Where an entry is only a text, the key it stands for.
_MAIN_KEY = {
    "work": "name",
    "volunteer": "organization",
    "education": "institution",
    "skills": "name",
    "projects": "name",
    "certificates": "name",
    "languages": "language",
    "awards": "title",
    "publications": "name",
    "interests": "name",
    "references": "reference",
}


def _entries(
    value: Any, path: str, checks: dict[str, _Check], problems: list[Problem]
) -> list[dict[str, Any]] | None:
    if isinstance(value, dict):
        problems.append((path, "should be a list; the object was taken as its only entry"))
        value = [value]
    if not isinstance(value, list):
        problems.append((path, f"should be a list, not {_kind(value)}; left out"))
        return None
    entries: list[dict[str, Any]] = []
    for index, item in enumerate(value):
        entry_path = f"{path}/{index}"
        if isinstance(item, str) and item.strip():
            problems.append((entry_path, "should be an object; the text was taken as its name"))
            item = {_MAIN_KEY[path[1:]]: item}
        if not isinstance(item, dict):
            problems.append((entry_path, "is not an object and was left out"))
            continue
        entry = _object(item, entry_path, checks, problems)
        if entry:
            entries.append(_settled(entry, path))
        elif not item:
            problems.append((entry_path, "is empty and was left out"))
    return entries


def _settled(entry: dict[str, Any], path: str) -> dict[str, Any]:
    """Keys of older drafts of the schema under today's names."""
    for old, new in (("company", "name"), ("website", "url")):
        if (
            old in entry
            and new not in entry
            and path in ("/work", "/volunteer", "/publications", "/projects")
        ):
            entry[new] = entry.pop(old)
    return entry


def _object(
    value: dict[str, Any], path: str, checks: dict[str, _Check], problems: list[Problem]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, item in value.items():
        item_path = path + pointer(key)
        if key in checks:
            checked = checks[key](item, item_path, problems)
        elif isinstance(item, (dict, list)) and key not in _TEXT_KEYS:
            checked = item if _depth(item) <= MAX_DEPTH else None
        else:
            checked = _text(item, item_path, problems)
        if checked not in (None, [], {}):
            result[key] = checked
    return result


_TEXT_KEYS = frozenset(
    {
        "name",
        "label",
        "position",
        "title",
        "summary",
        "description",
        "institution",
        "area",
        "studyType",
        "score",
        "location",
        "company",
        "organization",
        "issuer",
        "awarder",
        "publisher",
        "language",
        "fluency",
        "reference",
        "level",
        "entity",
        "type",
        "phone",
        "city",
        "region",
        "address",
        "postalCode",
        "countryCode",
        "network",
        "username",
    }
)


def _basics(value: Any, path: str, problems: list[Problem]) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        problems.append((path, f"should be an object, not {_kind(value)}; left out"))
        return None
    value = dict(value)
    profiles, location = value.pop("profiles", []), value.pop("location", {})
    basics = _object(
        value,
        path,
        {"email": _email, "url": _url, "website": _url, "image": _text, "picture": _text},
        problems,
    )
    if "website" in basics and "url" not in basics:
        basics["url"] = basics.pop("website")
    if isinstance(location, str) and location.strip():
        problems.append((f"{path}/location", "should be an object; the text was taken as the city"))
        location = {"city": location}
    if isinstance(location, dict):
        basics["location"] = _object(location, f"{path}/location", {}, problems)
    elif location is not None or "location" in value:
        problems.append((f"{path}/location", "should be an object; left out"))
    if isinstance(profiles, list):
        basics["profiles"] = _profiles(profiles, f"{path}/profiles", problems)
    else:
        problems.append((f"{path}/profiles", "should be a list; left out"))
    return basics


def _profiles(value: list[Any], path: str, problems: list[Problem]) -> list[dict[str, Any]]:
    profiles = []
    for index, item in enumerate(value):
        if isinstance(item, dict):
            profile = _object(item, f"{path}/{index}", {"url": _url}, problems)
            if profile:
                profiles.append(profile)
        else:
            problems.append((f"{path}/{index}", "is not an object and was left out"))
    return profiles
