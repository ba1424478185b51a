"""Log lines that never repeat what a person wrote."""

import logging
import traceback
from types import TracebackType
from typing import TypeAlias

_Failure: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


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
