"""Which encoding a text from before Unicode was saved in."""

import re
from dataclasses import dataclass

# From this share of high bytes on, the letters are not Latin.
_DENSE = 0.4


@dataclass(frozen=True, slots=True)
class _Tell:
    """Bytes, written as Latin-1 letters, that tell an encoding where the others stand by and the foreign ones do not."""

    encoding: str
    pattern: re.Pattern[str]
    least: int
    beside: re.Pattern[str] | None = None
    foreign: re.Pattern[str] | None = None


# Western text reads as such unless signs stand within its words, or letters that no western language puts together.
_TELLS = (
    _Tell("iso8859_2", re.compile(r"(?<=[a-z\xe0-\xff])[\xb1\xb6\xbc]|[\xb6](?=[a-z])"), 2),
    _Tell("iso8859_2", re.compile(r"(?<=[a-z])[\xb9\xbe](?=[a-z\xe0-\xff])"), 2, re.compile("\xbe")),
    _Tell("cp1250", re.compile(r"(?<=[a-z])[\xb9\xb3\x9f\xbf](?=[a-z])"), 1),
    _Tell("cp1250", re.compile(r"(?<=[a-z\xe0-\xff])[\xb9\xb3\x9f\xbf](?![\w ]?\d)|[\xb3\xa3](?=[a-z])"), 3),
    _Tell("cp1250", re.compile(r"[\x9a\x9e\x8a\x8e]"), 2, re.compile(r"[\xec\xe8\xf8\xf9]")),
    _Tell(
        "cp1250",
        re.compile(r"[\xf5\xfb]"),
        1,
        re.compile(r"[\xf6\xfc\xe1]"),
        re.compile(r"[\xe3\xe7\xea\xe8\xe0]"),
    ),
    _Tell(
        "cp1254",
        re.compile(r"[\xf0\xfe\xfd\xdd\xde]"),
        2,
        re.compile(r"[\xe7\xf6\xfc]"),
        re.compile(r"[\xe6\xe1\xf3]"),
    ),
    _Tell("cp1250", re.compile(r"(?<=[a-z])[\xba\xfe](?=[a-z\xe3\xe2\xee])"), 2),
)


def old_encoding(data: bytes) -> str:
    """Western, unless the letters tell of another part of the world."""
    sample = data[:100_000]
    letters = sum(byte > 127 or chr(byte).isalpha() for byte in sample) or 1
    if sum(byte > 127 for byte in sample) > _DENSE * letters:
        from charset_normalizer import from_bytes  # 3 MB: only for text in an unknown script

        best = from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    text = sample.decode("latin-1")
    for tell in _TELLS:
        if len(tell.pattern.findall(text)) < tell.least:
            continue
        if (tell.beside is None or tell.beside.search(text)) and not (
            tell.foreign and tell.foreign.search(text)
        ):
            return tell.encoding
    return "cp1252"
