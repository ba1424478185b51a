"""Files and texts that are read into resumes: uploaded, looked through, corrected, saved."""

from uuid import UUID

from django.conf import settings
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.idempotency import idempotent
from accounts.api.schema import IDEMPOTENCY
from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from jobanalyzer.api_parsing import LimitedJSONParser
from jobanalyzer.errors import InvalidInput
from resumes import queries
from resumes.api.serializers import (
    ImportCorrectionSerializer,
    ImportSaveSerializer,
    ResumeImportListSerializer,
    ResumeImportSerializer,
    ResumeSerializer,
    TextSerializer,
    UploadSerializer,
)
from resumes.models import ResumeImport
from resumes.services import importing


class TooLarge(InvalidInput):
    code = "too_large"
    status = 413


class ResumeImportViewSet(WorkspaceAPIMixin, GenericViewSet[ResumeImport]):
    queryset = ResumeImport.objects.none()
    serializer_class = ResumeImportSerializer
    lookup_value_converter = "uuid"
    parser_classes = (LimitedJSONParser, MultiPartParser)

    @extend_schema(
        tags=["resumes"],
        summary="List imports that wait for review",
        responses=ResumeImportListSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(queries.waiting_imports(self.workspace)) or []
        return self.get_paginated_response(ResumeImportListSerializer(page, many=True).data)

    @extend_schema(
        tags=["resumes"],
        summary="Read a resume from a file or a text",
        description="A file as multipart `file`, or JSON with `text`. What was read comes back with a confidence per "
        "field; look it through, correct it, then save it. A file that is no resume, is encrypted or has no text "
        "is refused, with what to do.",
        parameters=[IDEMPOTENCY],
        request={"multipart/form-data": UploadSerializer, "application/json": TextSerializer},
        responses={201: ResumeImportSerializer},
    )
    @idempotent
    def create(self, request: Request) -> Response:
        imported = self._read_file(request) if request.FILES else self._read_text(request)
        return Response(ResumeImportSerializer(imported).data, status=201)

    def _read_file(self, request: Request) -> ResumeImport:
        upload = valid(UploadSerializer(data=request.data))["file"]
        if upload.size > settings.MAX_UPLOAD_BYTES:
            raise TooLarge(f"The file is larger than {settings.MAX_UPLOAD_BYTES // 1024 // 1024} MB.")
        return importing.import_file(
            workspace=self.workspace, user=self.user, data=upload.read(), filename=upload.name
        )

    def _read_text(self, request: Request) -> ResumeImport:
        text = valid(TextSerializer(data=request.data))["text"]
        return importing.import_text(workspace=self.workspace, user=self.user, text=text)

    @extend_schema(tags=["resumes"], summary="Read an import")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(ResumeImportSerializer(self._import(pk)).data)

    @extend_schema(
        tags=["resumes"],
        summary="Correct an import",
        request=ImportCorrectionSerializer,
        responses=ResumeImportSerializer,
    )
    def partial_update(self, request: Request, pk: UUID) -> Response:
        given = valid(ImportCorrectionSerializer(data=request.data))
        imported = self._import(pk)
        importing.update_import(imported=imported, content=given["content"])
        return Response(ResumeImportSerializer(imported).data)

    @extend_schema(
        tags=["resumes"],
        summary="Save an import as a resume",
        description="Asked again, the resume that it became.",
        request=ImportSaveSerializer,
        responses={201: ResumeSerializer},
    )
    @action(detail=True, methods=["post"])
    def save(self, request: Request, pk: UUID) -> Response:
        given = valid(ImportSaveSerializer(data=request.data))
        resume = importing.save_import(
            imported=self._import(pk), user=self.user, title=given["title"], content=given.get("content")
        )
        return Response(ResumeSerializer(resume).data, status=201)

    @extend_schema(tags=["resumes"], summary="Discard an import", responses={204: None})
    def destroy(self, request: Request, pk: UUID) -> Response:
        importing.discard_import(imported=self._import(pk), user=self.user)
        return Response(status=204)

    def _import(self, pk: UUID) -> ResumeImport:
        return queries.find_import(self.workspace, pk)
