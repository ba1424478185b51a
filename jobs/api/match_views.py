"""A resume's matches with all postings."""

from uuid import UUID

from django.db.models import F
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api_description import extend_schema
from jobs.api.serializers import ResumeMatchSerializer
from jobs.models import Match
from jobs.services import matching
from resumes.queries import find_resume


class ResumeMatchesView(WorkspaceAPIMixin, GenericAPIView[Match]):
    queryset = Match.objects.none()
    serializer_class = ResumeMatchSerializer

    @extend_schema(
        tags=["resumes"],
        summary="Match a resume with all postings",
        description="The best match first. Evidence is given by `/jobs/{id}/match/`.",
        responses=ResumeMatchSerializer(many=True),
        operation_id="resumes_matches_list",
    )
    def get(self, request: Request, pk: UUID) -> Response:
        resume = find_resume(self.workspace, pk)
        matching.keep_matched(resume)
        found = (
            Match.objects.in_workspace(self.workspace)
            .filter(resume=resume, version=resume.version, posting__deleted_at=None)
            .select_related("posting")
            .only("version", "score", "parts", "missing", "posting__title", "posting__company")
            .order_by(F("score").desc(nulls_last=True), "-posting_id")
        )
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response(ResumeMatchSerializer(page, many=True).data)
