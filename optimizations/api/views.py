"""Improving a resume over the API: quoted, started, followed, cancelled; its edits decided and made a version."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.idempotency import idempotent
from accounts.api.schema import IDEMPOTENCY
from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from jobanalyzer.errors import InvalidInput, NotFound
from optimizations import queries
from optimizations.api.choosing import chosen_resume, own_postings
from optimizations.api.serializers import (
    AcceptedSerializer,
    AnsweredSerializer,
    AnswerSerializer,
    DecisionSerializer,
    DuplicateSerializer,
    EditSerializer,
    EventsSerializer,
    MadeSerializer,
    OptimizationCreateSerializer,
    OptimizationSerializer,
    QuoteRequestSerializer,
    QuotesSerializer,
    ResultSerializer,
)
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import answering, applying, grouping, optimizing, quoting, review, runs
from optimizations.services.routing import load_routes

_EXAMPLE = OpenApiExample(
    "Improve the active resume for two postings",
    {
        "posting_ids": ["01987c4e-7d0a-7f6e-9a55-0d3f1b6f2a10", "01987c4e-8a41-7c02-8a7b-5a1f0c9de001"],
        "strategy_id": "quick_optimize",
    },
    request_only=True,
)


class OptimizationViewSet(WorkspaceAPIMixin, GenericViewSet[Any]):
    queryset = Optimization.objects.none()
    serializer_class = OptimizationSerializer
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["optimizations"],
        summary="List improvements",
        parameters=[OpenApiParameter("status", str, enum=Run.Status.values)],
        responses=OptimizationSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        found = queries.recent_optimizations(self.workspace)
        status = request.query_params.get("status", "")
        if status:
            if status not in Run.Status.values:
                raise InvalidInput(f"A status is one of: {', '.join(Run.Status.values)}.")
            found = found.filter(run__status=status)
        page = self.paginate_queryset(found) or []
        return self.get_paginated_response(OptimizationSerializer(page, many=True).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Improve a resume",
        description="Quoted and started in the background; follow `Location` until the status is completed, failed or "
        "cancelled, then read the result. The same request while a run is unfinished is answered with that run.",
        parameters=[IDEMPOTENCY],
        request=OptimizationCreateSerializer,
        responses={202: OptimizationSerializer},
        examples=[_EXAMPLE],
    )
    @idempotent
    def create(self, request: Request) -> Response:
        given = valid(OptimizationCreateSerializer(data=request.data))
        optimization = optimizing.create_optimization(
            workspace=self.workspace,
            user=self.user,
            resume=chosen_resume(self.workspace, given["resume"]),
            posting_ids=own_postings(self.workspace, given["posting_ids"]),
            strategy_id=given["strategy_id"],
            rules_only=given["rules_only"],
        )
        location = self.reverse_action("detail", args=[optimization.pk])
        return Response(OptimizationSerializer(optimization).data, status=202, headers={"Location": location})

    @extend_schema(
        tags=["optimizations"],
        summary="Quote every strategy",
        description="What each would take for this resume and these postings. Nothing starts.",
        request=QuoteRequestSerializer,
        responses=QuotesSerializer,
    )
    @action(detail=False, methods=["post"])
    def quote(self, request: Request) -> Response:
        given = valid(QuoteRequestSerializer(data=request.data))
        quotes = quoting.quote_strategies(
            workspace=self.workspace,
            document=chosen_resume(self.workspace, given["resume"]).content,
            posting_ids=own_postings(self.workspace, given["posting_ids"]),
            routes=load_routes(self.workspace, preferred=self.user.preferred_ai_provider),
        )
        body = [{"strategy_id": name, **asdict(terms)} for name, terms in quotes.items()]
        return Response(QuotesSerializer({"quotes": body}).data)

    @extend_schema(tags=["optimizations"], summary="Follow an improvement")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(OptimizationSerializer(self._optimization(pk)).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Delete an improvement",
        description="With its edits. Versions made from it stay, and so does what its calls cost.",
        responses={204: None},
    )
    def destroy(self, request: Request, pk: UUID) -> Response:
        grouping.delete_optimization(optimization_id=pk, workspace=self.workspace, user=self.user)
        return Response(status=204)

    @extend_schema(
        tags=["optimizations"],
        summary="Run it again",
        description="The resume as it is now and the same postings, with another strategy where one is named.",
        parameters=[IDEMPOTENCY],
        request=DuplicateSerializer,
        responses={202: OptimizationSerializer},
    )
    @action(detail=True, methods=["post"])
    @idempotent
    def again(self, request: Request, pk: UUID) -> Response:
        given = valid(DuplicateSerializer(data=request.data))
        optimization = optimizing.try_again(
            optimization_id=pk, workspace=self.workspace, user=self.user, **given
        )
        location = self.reverse_action("detail", args=[optimization.pk])
        return Response(OptimizationSerializer(optimization).data, status=202, headers={"Location": location})

    @extend_schema(
        tags=["optimizations"],
        summary="Follow the log",
        description="Lines after the one named by `after`, oldest first, at most 200.",
        parameters=[OpenApiParameter("after", UUID)],
        responses=EventsSerializer,
    )
    @action(detail=True)
    def events(self, request: Request, pk: UUID) -> Response:
        optimization = self._optimization(pk)
        after = request.query_params.get("after", "")
        try:
            lines = queries.events_after(optimization.run, UUID(after) if after else None)
        except ValueError:
            raise InvalidInput("`after` is the id of a line of this log.") from None
        body = {
            "status": optimization.run.status,
            "last": lines[-1].pk if lines else (after or None),
            "events": lines,
        }
        return Response(EventsSerializer(body).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Cancel an improvement",
        description="A waiting one ends at once, a working one before its next call; one that has ended stays so.",
        request=None,
        responses=OptimizationSerializer,
    )
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: UUID) -> Response:
        optimization = self._optimization(pk)
        runs.cancel(run_id=optimization.run_id, workspace_id=self.workspace.pk, user=self.user)
        return Response(OptimizationSerializer(self._optimization(pk)).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Read the result",
        description="The judged edits and the questions; before the run is completed there are none.",
        responses=ResultSerializer,
    )
    @action(detail=True)
    def result(self, request: Request, pk: UUID) -> Response:
        optimization = self._optimization(pk)
        optimization.edits = queries.edits_of(optimization)  # type: ignore[attr-defined]  # for the serializer
        return Response(ResultSerializer(optimization).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Decide an edit",
        description="Accept, reject or take back; or write your own. A proposal that contradicts the resume is never "
        "accepted; what the resume does not prove, or your own words change, only with `confirm`.",
        request=DecisionSerializer,
        responses=EditSerializer,
    )
    @action(detail=True, methods=["post"], url_path="edits/<uuid:edit_id>", url_name="edit")
    def edit(self, request: Request, pk: UUID, edit_id: UUID) -> Response:
        self._edit(pk, edit_id)
        given = valid(DecisionSerializer(data=request.data))
        acting: dict[str, Any] = {"edit_id": edit_id, "workspace": self.workspace, "user": self.user}
        if "text" in given:
            edit = review.rewrite(text=given["text"], **acting)
        if given["confirm"]:
            edit = review.confirm(words=given["words"], **acting)
        elif "decision" in given:
            edit = review.decide(decision=given["decision"], **acting)
        return Response(EditSerializer(edit).data)

    @extend_schema(
        tags=["optimizations"], summary="Accept all safe edits", request=None, responses=AcceptedSerializer
    )
    @action(detail=True, methods=["post"], url_path="accept-safe")
    def accept_safe(self, request: Request, pk: UUID) -> Response:
        self._optimization(pk)
        count = review.accept_safe(optimization_id=pk, workspace=self.workspace, user=self.user)
        return Response({"accepted": count})

    @extend_schema(
        tags=["optimizations"],
        summary="Make a version of the accepted edits",
        description="On top of the resume as it is now. Edits that no longer fit stay behind and are named.",
        request=None,
        responses={201: MadeSerializer},
    )
    @action(detail=True, methods=["post"])
    def apply(self, request: Request, pk: UUID) -> Response:
        self._optimization(pk)
        made = applying.make_version(optimization_id=pk, workspace=self.workspace, user=self.user)
        return Response(MadeSerializer(made).data, status=201)

    @extend_schema(
        tags=["optimizations"],
        summary="Answer a question",
        description="Have you used this skill? `index` is the question's place in the result, from 0.",
        request=AnswerSerializer,
        responses=AnsweredSerializer,
    )
    @action(detail=True, methods=["post"], url_path="questions/<int:index>", url_name="question")
    def question(self, request: Request, pk: UUID, index: int) -> Response:
        self._optimization(pk)
        given = valid(AnswerSerializer(data=request.data))
        edits = answering.answer_question(
            optimization_id=pk, workspace=self.workspace, index=index, user=self.user, **given
        )
        return Response(AnsweredSerializer({"edits": edits}).data)

    def _optimization(self, pk: UUID) -> Optimization:
        return queries.find_optimization(self.workspace, pk)

    def _edit(self, pk: UUID, edit_id: UUID) -> None:
        edits = ProposedEdit.objects.in_workspace(self.workspace).filter(optimization=pk, pk=edit_id)
        if not edits.exists():
            raise NotFound("This edit is not here.")
