"""What a workspace has used and has left."""

from typing import Any

from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import WorkspaceAPIMixin
from billing import queries
from billing.api.serializers import CreditTransactionSerializer, UsageSerializer
from billing.models import CreditTransaction
from jobanalyzer.api_description import extend_schema


class UsageView(WorkspaceAPIMixin):
    @extend_schema(tags=["usage"], summary="Plan, meters and credits", responses=UsageSerializer)
    def get(self, request: Request) -> Response:
        return Response(UsageSerializer(queries.usage(self.workspace)).data)


class CreditsView(WorkspaceAPIMixin, GenericAPIView[Any]):
    queryset = CreditTransaction.objects.none()
    serializer_class = CreditTransactionSerializer

    @extend_schema(
        tags=["usage"],
        summary="The ledger of credits, newest first",
        responses=CreditTransactionSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(queries.ledger_lines(self.workspace)) or []
        return self.get_paginated_response(CreditTransactionSerializer(page, many=True).data)
