"""How the API reads requests: JSON that is limited and storable, and an `Accept` header that is never refused."""

from collections.abc import Mapping
from io import BytesIO
from typing import IO, Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import NotAcceptable, ParseError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import JSONParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

# As much as Django itself holds in memory, which is where the body is parsed.
MAX_BODY: Final = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class LimitedJSONParser(JSONParser):
    """JSON of at most MAX_BODY bytes that the database can hold: no NUL, no half of a character pair, no endless nesting."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        raw = stream.read(MAX_BODY + 1)
        if len(raw) > MAX_BODY:
            raise RequestDataTooBig
        try:
            data = super().parse(BytesIO(raw), media_type, parser_context)
            if b"\\u" in raw:
                _refuse_unstorable(data)
        except RecursionError as error:
            raise ParseError("The JSON is nested too deeply.") from error
        except UnicodeError as error:
            raise ParseError("The body is not valid UTF-8 text.") from error
        return data


def _refuse_unstorable(value: Any) -> None:
    if isinstance(value, str):
        value.encode()  # raises UnicodeEncodeError for half of a pair
        if "\x00" in value:
            raise ParseError("The JSON holds a NUL character.")
    elif isinstance(value, dict):
        for key, each in value.items():
            _refuse_unstorable(key)
            _refuse_unstorable(each)
    elif isinstance(value, list):
        for each in value:
            _refuse_unstorable(each)


class LenientNegotiation(DefaultContentNegotiation):
    """Whoever asks for a PDF or for problem+json alone is answered too: each answer states its own type."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        try:
            chosen: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, format_suffix)
            return chosen
        except NotAcceptable:
            first: BaseRenderer = renderers[0]
            return first, str(first.media_type)
