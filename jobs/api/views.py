"""Postings: list, add, read, change, remove; their match with a resume."""

from collections import Counter
from typing import Any
from uuid import UUID

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
from jobanalyzer.errors import NotFound
from jobs import queries
from jobs.api.filters import PostingFilterSerializer, read_filters
from jobs.api.serializers import (
    BulkRequestSerializer,
    BulkResultSerializer,
    BulkSerializer,
    ImportRequestSerializer,
    ImportSerializer,
    MatchSerializer,
    PostingCreateSerializer,
    PostingListSerializer,
    PostingSerializer,
    PostingUpdateSerializer,
    SortSerializer,
    list_line,
    raw_posting,
)
from jobs.filters import Order
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, PostingImport
from jobs.services import importing, matching, postings
from jobs.services.bulk import Outcome, create_postings, with_guessed_header
from resumes.models import Resume
from resumes.queries import find_resume

_COLUMNS = tuple(name for name in PostingListSerializer.Meta.fields if name not in ("match_score", "skills"))
_EXAMPLE = OpenApiExample(
    "A pasted posting",
    {
        "title": "Theatre nurse",
        "company": "Harbour Clinic",
        "location": "Leith",
        "description": "We look for a theatre nurse with two years of experience in orthopaedics. You hold a "
        "nursing registration and advanced life support. German is welcome.",
    },
    request_only=True,
)


class JobViewSet(WorkspaceAPIMixin, GenericViewSet[JobPosting]):
    queryset = JobPosting.objects.none()
    serializer_class = PostingSerializer
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["jobs"],
        summary="List postings",
        parameters=[PostingFilterSerializer, SortSerializer],
        responses=PostingListSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        filters = read_filters(request)
        sort = request.query_params.get("sort", "")
        if sort:
            valid(SortSerializer(data=request.query_params))
        resume = matching.active_resume(self.workspace)
        if resume is not None and (filters.match_from is not None or "match" in sort):
            matching.keep_matched(resume)
        order = Order.from_text(sort, searching=bool(filters.q), matching=resume is not None)
        rows: Any
        if queries.WholeList.serves(filters, order):
            rows = queries.WholeList(self.workspace, order, queries.count_postings(self.workspace), _COLUMNS)
        else:
            found = filters.apply(self._postings(), resume)
            rows = order.apply(found, q=filters.q, resume=resume).values(*_COLUMNS)
        page = list(self.paginate_queryset(rows) or [])
        ids = [row["id"] for row in page]
        skills = queries.skills_of(self.workspace, ids)
        scores = queries.scores_of(resume, ids) if resume else {}
        lines = [list_line(row, skills[row["id"]], scores.get(row["id"])) for row in page]
        return self.get_paginated_response(lines)

    @extend_schema(
        tags=["jobs"],
        summary="Add a posting by its text",
        description="What is left out of title, company and place is guessed from the text. A posting that is there "
        "already (the same address, or nearly the same text) is not added twice: it is answered with 200.",
        parameters=[IDEMPOTENCY],
        request=PostingCreateSerializer,
        responses={
            201: PostingSerializer,
            200: OpenApiResponse(PostingSerializer, "It was there already."),
        },
        examples=[_EXAMPLE],
    )
    @idempotent
    def create(self, request: Request) -> Response:
        serializer = PostingCreateSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        added = postings.create_posting(
            workspace=self.workspace,
            user=self.user,
            raw=with_guessed_header(serializer.raw()),
            source=JobPosting.Source.API,
        )
        posting = self._posting(added.posting.pk)
        return Response(self._body(posting), status=201 if added.is_new else 200)

    @extend_schema(tags=["jobs"], summary="Read a posting")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(self._body(self._posting(pk)))

    @extend_schema(
        tags=["jobs"],
        summary="Change a posting",
        description="The text is read again. Facts that are sent stand above what the text says; null or an empty "
        "text gives a fact back to the text.",
        request=PostingUpdateSerializer,
        responses=PostingSerializer,
    )
    def partial_update(self, request: Request, pk: UUID) -> Response:
        posting = self._posting(pk)
        serializer = PostingUpdateSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        changes, stated = serializer.changes(), serializer.stated()
        if changes or stated:
            postings.update_posting(posting=posting, user=self.user, changes=changes, stated=stated)
        if "shortlisted" in serializer.validated_data:
            postings.set_shortlisted(
                workspace=self.workspace,
                postings=self._postings().filter(pk=pk),
                shortlisted=serializer.validated_data["shortlisted"],
            )
        return Response(self._body(self._posting(pk)))

    @extend_schema(tags=["jobs"], summary="Remove a posting", responses={204: None})
    def destroy(self, request: Request, pk: UUID) -> Response:
        self._posting(pk)
        postings.delete_postings(
            workspace=self.workspace, user=self.user, postings=self._postings().filter(pk=pk)
        )
        return Response(status=204)

    @extend_schema(
        tags=["jobs"],
        summary="Add many postings",
        description="Each is judged alone; the answer tells what became of each.",
        parameters=[IDEMPOTENCY],
        request=BulkRequestSerializer,
        responses=BulkResultSerializer,
    )
    @action(detail=False, methods=["post"])
    @idempotent
    def bulk(self, request: Request) -> Response:
        sent = valid(BulkSerializer(data=request.data))["jobs"]
        rows: list[tuple[int, RawPosting]] = []
        outcomes: list[Outcome] = []
        for number, given in enumerate(sent, 1):
            one = PostingCreateSerializer(data=given)
            if one.is_valid():
                rows.append((number, raw_posting(one.validated_data)))
            else:
                title = str(given.get("title", ""))[:300]
                outcomes.append(Outcome(number, title, "failed", _told(dict(one.errors))))
        outcomes += create_postings(workspace=self.workspace, rows=rows, source=JobPosting.Source.API)
        outcomes.sort(key=lambda outcome: outcome.row)
        counts = Counter(outcome.outcome for outcome in outcomes)
        body = {
            "added": counts["added"],
            "duplicates": counts["duplicate"],
            "failed": counts["failed"],
            "results": [outcome.to_json() for outcome in outcomes],
        }
        return Response(body)

    @extend_schema(
        tags=["jobs"],
        summary="How a resume fits a posting",
        parameters=[OpenApiParameter("resume", UUID, description="The active resume if nothing is said.")],
        responses=MatchSerializer,
    )
    @action(detail=True)
    def match(self, request: Request, pk: UUID) -> Response:
        posting = self._posting(pk)
        resume = self._resume(request.query_params.get("resume"))
        result = matching.explain(resume, posting)
        body: dict[str, Any] = {
            "posting": posting.pk,
            "resume": resume.pk,
            "version": resume.version,
            **(result.to_json() if result else _NOTHING_TO_COMPARE),
        }
        return Response(MatchSerializer(body).data)

    def _resume(self, wanted: str | None) -> Resume:
        if not wanted:
            resume = matching.active_resume(self.workspace)
            if resume is None:
                raise NotFound("There is no resume yet. Add one first.")
            return resume
        try:
            return find_resume(self.workspace, UUID(wanted))
        except ValueError:
            raise NotFound("This resume is not here.") from None

    def _postings(self) -> Any:
        return JobPosting.objects.in_workspace(self.workspace).active()

    def _posting(self, pk: UUID) -> JobPosting:
        return queries.find_posting(self.workspace, pk)

    def _body(self, posting: JobPosting) -> dict[str, Any]:
        resume = matching.active_resume(self.workspace)
        context = {
            "skill_rows": list(posting.skills.in_workspace(self.workspace)),
            "matches": queries.matches_of(resume, [posting.pk]) if resume else {},
        }
        return dict(PostingSerializer(posting, context=context).data)


_NOTHING_TO_COMPARE: dict[str, Any] = {
    "score": None,
    "reason": "The posting has not been read.",
    "parts": {},
    "missing": [],
    "evidence": [],
}


def _told(errors: dict[str, Any]) -> str:
    return " ".join(f"{name}: {' '.join(map(str, texts))}" for name, texts in errors.items())[:500]


class JobImportViewSet(WorkspaceAPIMixin, GenericViewSet[PostingImport]):
    queryset = PostingImport.objects.none()
    serializer_class = ImportSerializer
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["jobs"],
        summary="Add a posting by its address",
        description="Fetched in the background: follow `Location` until the status is completed or failed.",
        parameters=[IDEMPOTENCY],
        request=ImportRequestSerializer,
        responses={202: ImportSerializer},
        examples=[OpenApiExample("A link", {"url": "https://example.org/jobs/42"}, request_only=True)],
    )
    @idempotent
    def create(self, request: Request) -> Response:
        given = valid(ImportRequestSerializer(data=request.data))
        record = importing.start_url_import(workspace=self.workspace, user=self.user, url=given["url"])
        location = self.reverse_action("detail", args=[record.pk])
        return Response(ImportSerializer(record).data, status=202, headers={"Location": location})

    @extend_schema(tags=["jobs"], summary="Follow an import")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        record = PostingImport.objects.in_workspace(self.workspace).filter(pk=pk).defer("rows").first()
        if record is None:
            raise NotFound("This import is not here.")
        return Response(ImportSerializer(record).data)
