"""Skills: what a selection of postings asks for, and what a text names."""

from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from jobs.api.filters import PostingFilterSerializer, read_filters
from jobs.api.market_serializers import (
    AnalysisSerializer,
    ExtractRequestSerializer,
    FactsSerializer,
    market_json,
)
from jobs.extraction.posting import read_posting
from jobs.extraction.serialize import facts_to_json
from jobs.services import market, matching
from jobs.services.reading import workspace_lexicon


class AnalysisView(WorkspaceAPIMixin):
    @extend_schema(
        tags=["skills"],
        summary="Read the market",
        description=f"All figures of the chosen postings: by `ids`, or by the filters of the list; at most the newest "
        f"{market.MOST_POSTINGS:,} count.",
        parameters=[
            PostingFilterSerializer,
            OpenApiParameter(
                "fit", bool, description="Also the gap to the active resume and what would close it."
            ),
        ],
        responses=AnalysisSerializer,
    )
    def get(self, request: Request) -> Response:
        filters = read_filters(request)
        resume = matching.active_resume(self.workspace)
        if resume is not None and filters.match_from is not None:
            matching.keep_matched(resume)
        with_fit = request.query_params.get("fit", "").lower() in {"1", "true", "yes"}
        read = market.read_market(workspace=self.workspace, filters=filters, resume=resume, with_fit=with_fit)
        return Response(AnalysisSerializer(market_json(read)).data)


class ExtractView(WorkspaceAPIMixin):
    """Reads, and keeps nothing: open to viewers too."""

    writes = False

    @extend_schema(
        tags=["skills"],
        summary="Find the skills in a text",
        description="By rules, with evidence; your workspace's own terms count. Nothing is kept.",
        request=ExtractRequestSerializer,
        responses=FactsSerializer,
        examples=[
            OpenApiExample(
                "A sentence",
                {"title": "Electrician", "text": "You know PLC programming and hold an HGV licence."},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        given = valid(ExtractRequestSerializer(data=request.data))
        facts = read_posting(given["text"], given["title"], workspace_lexicon(self.workspace))
        return Response(FactsSerializer(facts_to_json(facts)).data)
