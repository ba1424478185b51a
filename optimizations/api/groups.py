"""Strategies compared, and a resume tailored for each of several postings, over the API."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.idempotency import idempotent
from accounts.api.schema import IDEMPOTENCY
from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from optimizations.api.choosing import chosen_resume, own_postings
from optimizations.api.serializers import MadeSerializer, OptimizationSerializer
from optimizations.models import RunGroup
from optimizations.services import grouping
from optimizations.services.grouping import MOST_STRATEGIES, MOST_TAILORED, RULES
from optimizations.services.optimizing import MOST_POSTINGS
from optimizations.strategies import STRATEGIES

_CHOICES = [*STRATEGIES, RULES]


class CompareSerializer(serializers.Serializer[Any]):
    resume = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The active one if nothing is said."
    )
    posting_ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_POSTINGS)
    strategy_ids = serializers.ListField(
        child=serializers.CharField(max_length=40),
        min_length=2,
        max_length=MOST_STRATEGIES,
        help_text=f"Of: {', '.join(_CHOICES)}.",
    )


class TailorSerializer(serializers.Serializer[Any]):
    resume = serializers.UUIDField(required=False, allow_null=True, default=None)
    posting_ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_TAILORED)
    strategy_id = serializers.CharField(
        max_length=40, default="quick_optimize", help_text=f"One of: {', '.join(_CHOICES)}."
    )


class TakeSerializer(serializers.Serializer[Any]):
    edit_ids = serializers.ListField(
        child=serializers.UUIDField(),
        min_length=1,
        help_text="Of any strategy of the group, at most one each place.",
    )


class GroupSerializer(serializers.ModelSerializer[RunGroup]):
    """Runs that belong together; compare `score_before` and `score_safe`, costs and times of each."""

    optimizations = OptimizationSerializer(many=True)

    class Meta:
        model = RunGroup
        fields = ["id", "kind", "resume", "version_in", "posting_ids", "created_at", "optimizations"]
        read_only_fields = fields


class TailoredSerializer(serializers.Serializer[Any]):
    resumes = serializers.ListField(
        child=serializers.UUIDField(), help_text="The resumes made now, one each posting."
    )


class GroupViewSet(WorkspaceAPIMixin, GenericViewSet[Any]):
    queryset = RunGroup.objects.none()
    serializer_class = GroupSerializer
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["optimizations"], summary="List groups of runs", responses=GroupSerializer(many=True)
    )
    def list(self, request: Request) -> Response:
        found = RunGroup.objects.in_workspace(self.workspace).prefetch_related("optimizations__run")
        page = self.paginate_queryset(found.order_by("-created_at", "-id")) or []
        return self.get_paginated_response(GroupSerializer(page, many=True).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Compare strategies",
        description="Two to seven strategies on the same resume and postings; `rules` is one of them. All start, or none.",
        parameters=[IDEMPOTENCY],
        request=CompareSerializer,
        responses={202: GroupSerializer},
    )
    @action(detail=False, methods=["post"])
    @idempotent
    def compare(self, request: Request) -> Response:
        given = valid(CompareSerializer(data=request.data))
        group = grouping.create_comparison(
            workspace=self.workspace,
            user=self.user,
            resume=chosen_resume(self.workspace, given["resume"]),
            posting_ids=own_postings(self.workspace, given["posting_ids"]),
            strategy_ids=given["strategy_ids"],
        )
        return self._started(group)

    @extend_schema(
        tags=["optimizations"],
        summary="Tailor a resume for each posting",
        description="One run for each posting. All start, or none.",
        parameters=[IDEMPOTENCY],
        request=TailorSerializer,
        responses={202: GroupSerializer},
    )
    @action(detail=False, methods=["post"])
    @idempotent
    def tailor(self, request: Request) -> Response:
        given = valid(TailorSerializer(data=request.data))
        group = grouping.create_batch(
            workspace=self.workspace,
            user=self.user,
            resume=chosen_resume(self.workspace, given["resume"]),
            posting_ids=own_postings(self.workspace, given["posting_ids"]),
            strategy_id=given["strategy_id"],
        )
        return self._started(group)

    @extend_schema(tags=["optimizations"], summary="Follow a group of runs")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(GroupSerializer(self._group(pk)).data)

    @extend_schema(
        tags=["optimizations"], summary="Cancel a group of runs", request=None, responses=GroupSerializer
    )
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: UUID) -> Response:
        grouping.cancel_group(group_id=pk, workspace=self.workspace, user=self.user)
        return Response(GroupSerializer(self._group(pk)).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Take edits from several strategies",
        description="A new version of the resume. What the truth guard has not cleared is refused.",
        request=TakeSerializer,
        responses={201: MadeSerializer},
    )
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: UUID) -> Response:
        self._group(pk)
        given = valid(TakeSerializer(data=request.data))
        made = grouping.take_edits(group_id=pk, workspace=self.workspace, user=self.user, **given)
        return Response(MadeSerializer(made).data, status=201)

    @extend_schema(
        tags=["optimizations"],
        summary="Make the tailored resumes",
        description="Accepts what is safe in each finished run of a batch, and makes a resume of it.",
        request=None,
        responses={201: TailoredSerializer},
    )
    @action(detail=True, methods=["post"], url_path="resumes")
    def make_resumes(self, request: Request, pk: UUID) -> Response:
        made = grouping.make_all_tailored(group_id=pk, workspace=self.workspace, user=self.user)
        return Response(TailoredSerializer({"resumes": [resume.pk for resume in made]}).data, status=201)

    def _group(self, pk: UUID) -> RunGroup:
        group = grouping.find_group(pk, self.workspace)
        found = RunGroup.objects.in_workspace(self.workspace).prefetch_related("optimizations__run")
        return found.get(pk=group.pk)

    def _started(self, group: RunGroup) -> Response:
        location = self.reverse_action("detail", args=[group.pk])
        return Response(
            GroupSerializer(self._group(group.pk)).data, status=202, headers={"Location": location}
        )
