"""`Idempotency-Key` for handlers that create: `@idempotent`."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.core.files.uploadedfile import UploadedFile
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from accounts.services import idempotency

Handler = TypeVar("Handler", bound=Callable[..., Response])
HEADER = "Idempotency-Key"


def idempotent(handler: Handler) -> Handler:
    """Do what the handler does once per key, workspace and person; a repetition is answered from the first answer."""

    @wraps(handler)
    def once(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER, "").strip()
        if not key:
            return handler(view, request, *args, **kwargs)
        answer = idempotency.claim(
            workspace=view.workspace, user=view.user, key=key, fingerprint=_fingerprint(request)
        )
        if answer.status is not None:
            headers = {"Idempotent-Replayed": "true"}
            if answer.location:
                headers["Location"] = answer.location
            return Response(answer.body, status=answer.status, headers=headers)
        try:
            response = handler(view, request, *args, **kwargs)
        except BaseException:
            idempotency.drop(answer)
            raise
        # As it goes over the wire: dates, ids and amounts as text.
        body = json.loads(json.dumps(response.data, cls=JSONEncoder))
        location = response.headers.get("Location", "")
        idempotency.keep(answer, status=response.status_code, body=body, location=location)
        return response

    return cast(Handler, once)


def _fingerprint(request: Request) -> str:
    """Of what was asked: method, address and data; of a file its name and its bytes."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    data = request.data
    if hasattr(data, "lists"):
        for name, values in sorted(data.lists()):
            for value in values:
                digest.update(f"{name}=".encode())
                digest.update(_file_digest(value) if isinstance(value, UploadedFile) else str(value).encode())
                digest.update(b"\n")
    else:
        digest.update(json.dumps(data, sort_keys=True).encode())
    return digest.hexdigest()


def _file_digest(file: "UploadedFile[Any]") -> bytes:
    digest = hashlib.sha256(str(file.name).encode())
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.digest()
