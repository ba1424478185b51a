"""Files go out through a view that checked the workspace: as attachments, never to be run or guessed."""

import mimetypes

from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

_SAFE = {"application/pdf", "application/json", "text/plain"}


def attachment(file: FieldFile, name: str) -> FileResponse:
    """The file for download under `name`. Its content type is one that a browser does not run."""
    storage: Storage = file.storage
    if not file.name or not storage.exists(file.name):
        raise Http404
    guessed = mimetypes.guess_type(file.name)[0] or ""
    response = FileResponse(
        storage.open(file.name),
        as_attachment=True,
        filename=name,
        content_type=guessed if guessed in _SAFE else "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
