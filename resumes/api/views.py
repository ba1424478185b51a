"""Resumes: list, make, read, change with optimistic locking, versions, PDF."""

import json
from typing import Any
from uuid import UUID

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.idempotency import idempotent
from accounts.api.schema import IDEMPOTENCY
from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from jobanalyzer.errors import InvalidInput
from jobanalyzer.numbers import whole_number
from resumes import queries
from resumes.api.serializers import (
    BaseVersionSerializer,
    ResumeCreateSerializer,
    ResumeListSerializer,
    ResumePatchSerializer,
    ResumeSerializer,
    ResumeUpdateSerializer,
    VersionListSerializer,
    VersionSerializer,
)
from resumes.downloads import attachment
from resumes.jsonresume import read_json_resume
from resumes.models import Resume
from resumes.reading import ReadError
from resumes.services import exports, resumes, versions

_EXAMPLE = OpenApiExample(
    "A short resume",
    {
        "title": "Ward nurse",
        "content": {
            "basics": {"name": "Mina Feld", "email": "mina@example.org"},
            "work": [
                {
                    "name": "Harbour Clinic",
                    "position": "Nurse",
                    "startDate": "2021-04",
                    "highlights": ["Cared for 14 patients a shift on a surgical ward"],
                }
            ],
        },
    },
    request_only=True,
)
_CONFLICT = OpenApiResponse(
    description="Another version was saved meanwhile: `version` is the current one. Nothing was overwritten."
)


class ResumeViewSet(WorkspaceAPIMixin, GenericViewSet[Any]):
    queryset = Resume.objects.none()
    serializer_class = ResumeSerializer
    lookup_value_converter = "uuid"

    @extend_schema(tags=["resumes"], summary="List resumes", responses=ResumeListSerializer(many=True))
    def list(self, request: Request) -> Response:
        found = queries.kept_resumes(self.workspace).without_content().order_by("-updated_at", "-id")
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response(ResumeListSerializer(page, many=True).data)

    @extend_schema(
        tags=["resumes"],
        summary="Make a resume from JSON Resume",
        description="Read with patience: a field that cannot be used is left out and named in `warnings`.",
        parameters=[IDEMPOTENCY],
        request=ResumeCreateSerializer,
        responses={201: ResumeSerializer},
        examples=[_EXAMPLE],
    )
    @idempotent
    def create(self, request: Request) -> Response:
        given = valid(ResumeCreateSerializer(data=request.data))
        try:
            content, problems = read_json_resume(json.dumps(given["content"]))
        except ReadError as error:
            raise InvalidInput(error.message, code=error.code) from error
        resume = resumes.create_resume(
            workspace=self.workspace,
            user=self.user,
            title=given["title"],
            content=content,
            design=given.get("design"),
            template=given["template"],
        )
        warnings = [f"{path}: {message}" for path, message in problems]
        return Response(self._body(resume, warnings), status=201)

    @extend_schema(tags=["resumes"], summary="Read a resume")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(self._body(self._resume(pk)))

    @extend_schema(
        tags=["resumes"],
        summary="Save a resume",
        request=ResumeUpdateSerializer,
        responses={200: ResumeSerializer, 409: _CONFLICT},
    )
    def update(self, request: Request, pk: UUID) -> Response:
        return self._save(self._resume(pk), valid(ResumeUpdateSerializer(data=request.data)))

    @extend_schema(
        tags=["resumes"],
        summary="Change parts of a resume",
        request=ResumePatchSerializer,
        responses={200: ResumeSerializer, 409: _CONFLICT},
    )
    def partial_update(self, request: Request, pk: UUID) -> Response:
        return self._save(self._resume(pk), valid(ResumePatchSerializer(data=request.data)))

    def _save(self, resume: Resume, given: dict[str, Any]) -> Response:
        versions.save_version(
            resume=resume,
            base_version=given["version"],
            content=given.get("content", resume.content),
            design=given.get("design"),
            template=given.get("template"),
            title=given.get("title"),
            change=given.get("change", ""),
            user=self.user,
        )
        return Response(self._body(resume))

    @extend_schema(tags=["resumes"], summary="Delete a resume", responses={204: None})
    def destroy(self, request: Request, pk: UUID) -> Response:
        resumes.delete_resume(resume=self._resume(pk), user=self.user)
        return Response(status=204)

    @extend_schema(
        tags=["resumes"],
        summary="Make it the active resume",
        description="The one that postings are matched with.",
        request=None,
        responses=ResumeSerializer,
    )
    @action(detail=True, methods=["post"])
    def activate(self, request: Request, pk: UUID) -> Response:
        resume = self._resume(pk)
        resumes.activate_resume(resume=resume, user=self.user)
        return Response(self._body(resume))

    @extend_schema(tags=["resumes"], summary="List the versions", responses=VersionListSerializer(many=True))
    @action(detail=True, url_path="versions", url_name="versions")
    def versions(self, request: Request, pk: UUID) -> Response:
        page = self.paginate_queryset(queries.versions_of(self._resume(pk))) or []
        return self.get_paginated_response(VersionListSerializer(page, many=True).data)

    @extend_schema(tags=["resumes"], summary="Read a version", responses=VersionSerializer)
    @action(detail=True, url_path="versions/<int:number>", url_name="version")
    def version(self, request: Request, pk: UUID, number: int) -> Response:
        return Response(VersionSerializer(queries.find_version(self._resume(pk), number)).data)

    @extend_schema(
        tags=["resumes"],
        summary="Bring back a version",
        description="As a new version after the current one.",
        request=BaseVersionSerializer,
        responses={200: ResumeSerializer, 409: _CONFLICT},
    )
    @action(detail=True, methods=["post"], url_path="versions/<int:number>/restore", url_name="restore")
    def restore(self, request: Request, pk: UUID, number: int) -> Response:
        resume = self._resume(pk)
        given = valid(BaseVersionSerializer(data=request.data))
        versions.restore_version(resume=resume, number=number, base_version=given["version"], user=self.user)
        return Response(self._body(resume))

    @extend_schema(
        tags=["resumes"],
        summary="Download the PDF",
        parameters=[OpenApiParameter("version", int, description="The current one if nothing is said.")],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    @action(detail=True)
    def pdf(self, request: Request, pk: UUID) -> FileResponse:
        resume = self._resume(pk)
        number = resume.version
        if wanted := request.query_params.get("version"):
            number = whole_number(wanted) or 0
            if not number:
                raise InvalidInput("A version is a number from 1.")
        export = exports.export_pdf(resume=resume, version_number=number, user=self.user)
        response = attachment(export.file, exports.filename(export))
        exports.count_download(export=export)
        return response

    def _resume(self, pk: UUID) -> Resume:
        return queries.find_resume(self.workspace, pk)

    def _body(self, resume: Resume, warnings: Any = ()) -> dict[str, Any]:
        return dict(ResumeSerializer(resume, context={"warnings": list(warnings)}).data)
