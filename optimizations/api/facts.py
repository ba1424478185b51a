"""Confirmed facts over the API: listed, taken back. They come into being where an edit is confirmed."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api_description import extend_schema
from optimizations.models import ConfirmedFact
from optimizations.services import facts


class ConfirmedFactSerializer(serializers.ModelSerializer[ConfirmedFact]):
    """A claim that a person vouched for. `scope` is `section|name|title|person`; the first three are empty for what is
    true of the whole resume."""

    class Meta:
        model = ConfirmedFact
        fields = ["id", "kind", "text", "scope", "words", "created_at"]
        read_only_fields = fields


class ConfirmedFactViewSet(WorkspaceAPIMixin, GenericViewSet[Any]):
    queryset = ConfirmedFact.objects.none()
    serializer_class = ConfirmedFactSerializer
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["optimizations"],
        summary="List confirmed facts",
        description="What people confirmed in reviews. Later runs take it as true, for the entry it was said of.",
        responses=ConfirmedFactSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(facts.shown_facts(self.workspace)) or []
        return self.get_paginated_response(ConfirmedFactSerializer(page, many=True).data)

    @extend_schema(
        tags=["optimizations"],
        summary="Take a confirmed fact back",
        description="Later runs ask again; accepted edits that rest on it and are in no version yet are open again.",
        responses={204: None},
    )
    def destroy(self, request: Request, pk: UUID) -> Response:
        facts.withdraw_fact(fact_id=pk, workspace=self.workspace, user=self.user)
        return Response(status=204)
