"""Postings as JSON lines, for the commands: each line is a posting, or says why it is none."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True)
class PostingLine:
    """`number` counts from 1; `id` is whatever JSON value the line holds; `error` is empty where it is a posting."""

    number: int
    id: Any
    title: str = ""
    text: str = ""
    error: str = ""

    def failure(self) -> dict[str, Any]:
        return {"id": self.id, "line": self.number, "error": self.error}


def read_lines(lines: Iterable[bytes]) -> Iterator[PostingLine]:
    """One for each line that is not blank; nothing in a line ends the reading of the others."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read_line(number, line)


def _read_line(number: int, line: bytes) -> PostingLine:
    try:
        item = json.loads(line, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return PostingLine(number, None, error=f"not JSON: {error.msg} at column {error.colno}")
    except UnicodeDecodeError:
        return PostingLine(number, None, error="not UTF-8 text")
    except ValueError as error:
        return PostingLine(number, None, error=f"not JSON: {error}")
    except RecursionError:
        return PostingLine(number, None, error="not a posting: nested too deeply")
    if not isinstance(item, dict):
        return PostingLine(number, None, error="the line is not a JSON object")
    key, text, title = item.get("id"), item.get("text"), item.get("title") or ""
    if not isinstance(text, str) or not isinstance(title, str):
        return PostingLine(number, key, error='"text" must be a string, and "title" too where it is given')
    if not text.strip():
        return PostingLine(number, key, error='"text" is empty')
    return PostingLine(number, key, title, text)


def _refuse(constant: str) -> NoReturn:
    """NaN and the infinities are Python's, not JSON's: nobody could read the answer."""
    raise ValueError(f"{constant} is no value")
