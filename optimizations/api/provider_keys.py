"""Provider keys over the API: kept, tested, switched, removed. A secret goes in and never comes out."""

from typing import Any
from uuid import UUID

from django.views.decorators.debug import sensitive_variables
from drf_spectacular.utils import OpenApiExample
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.api.views import WorkspaceAPIMixin
from accounts.models import ProviderKey
from accounts.services import provider_keys
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from optimizations.gateway.addresses import LONGEST
from optimizations.gateway.wire import PROVIDERS
from optimizations.services import key_tests, provider_settings
from optimizations.services.provider_settings import LONGEST_MODEL

_TAGS = ["provider-keys"]
_EXAMPLES = [
    OpenApiExample(
        "A key",
        {"provider": "anthropic", "credentials": {"api_key": "sk-ant-…"}},
        request_only=True,
    ),
    OpenApiExample(
        "A model server of your own",
        {"provider": "openai_compatible", "base_url": "https://models.example.org/v1", "model": "llama3.3"},
        request_only=True,
    ),
    OpenApiExample(
        "AWS Bedrock",
        {
            "provider": "bedrock",
            "credentials": {
                "aws_access_key_id": "AKIA…",
                "aws_secret_access_key": "…",
                "aws_region_name": "eu-central-1",
            },
        },
        request_only=True,
    ),
]


class ProviderKeySerializer(serializers.ModelSerializer[ProviderKey]):
    """A key as it may be seen: `last_four` is empty where the key is shorter than twelve characters."""

    class Meta:
        model = ProviderKey
        fields = [
            "id",
            "provider",
            "last_four",
            "base_url",
            "region",
            "model",
            "is_enabled",
            "last_used_at",
            "check_status",
            "check_message",
            "checked_at",
            "created_at",
        ]
        read_only_fields = fields


class ProviderKeyCreateSerializer(serializers.Serializer[Any]):
    provider = serializers.ChoiceField(choices=list(PROVIDERS))
    credentials = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=provider_keys.LONGEST_SECRET),
        default=dict,
        write_only=True,
        help_text="`api_key`; for `bedrock`: `aws_access_key_id`, `aws_secret_access_key`, `aws_region_name` and, for "
        "temporary keys, `aws_session_token`. Left out: what is kept stays, if the address does not change.",
    )
    base_url = serializers.CharField(
        max_length=LONGEST,
        required=False,
        allow_blank=True,
        default="",
        help_text="Empty: the provider's own.",
    )
    model = serializers.CharField(
        max_length=LONGEST_MODEL,
        required=False,
        allow_blank=True,
        default="",
        help_text="The only model to ask. Empty: those of the catalogue, or the only one that an address lists.",
    )


class ProviderKeySwitchSerializer(serializers.Serializer[Any]):
    is_enabled = serializers.BooleanField()


class ProviderKeyViewSet(WorkspaceAPIMixin, GenericViewSet[Any]):
    queryset = ProviderKey.objects.none()
    serializer_class = ProviderKeySerializer
    lookup_value_converter = "uuid"

    @extend_schema(tags=_TAGS, summary="List provider keys", responses=ProviderKeySerializer(many=True))
    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(ProviderKey.objects.in_workspace(self.workspace)) or []
        return self.get_paginated_response(ProviderKeySerializer(page, many=True).data)

    @extend_schema(
        tags=_TAGS,
        summary="Keep a provider key",
        description="In place of the one that is kept for this provider. For a workspace's owner and admins, on a plan "
        "that takes own keys.",
        request=ProviderKeyCreateSerializer,
        responses={201: ProviderKeySerializer},
        examples=_EXAMPLES,
    )
    @sensitive_variables()
    def create(self, request: Request) -> Response:
        given = valid(ProviderKeyCreateSerializer(data=request.data))
        key = provider_settings.save(workspace=self.workspace, user=self.user, **given)
        location = self.reverse_action("detail", args=[key.pk])
        return Response(ProviderKeySerializer(key).data, status=201, headers={"Location": location})

    @extend_schema(tags=_TAGS, summary="Read a provider key")
    def retrieve(self, request: Request, pk: UUID) -> Response:
        return Response(ProviderKeySerializer(provider_keys.find_key(self.workspace, pk)).data)

    @extend_schema(
        tags=_TAGS,
        summary="Use a provider key, or not",
        request=ProviderKeySwitchSerializer,
        responses=ProviderKeySerializer,
    )
    def partial_update(self, request: Request, pk: UUID) -> Response:
        provider_keys.find_key(self.workspace, pk)
        given = valid(ProviderKeySwitchSerializer(data=request.data))
        key = provider_settings.set_enabled(
            workspace=self.workspace, user=self.user, key_id=pk, is_enabled=given["is_enabled"]
        )
        return Response(ProviderKeySerializer(key).data)

    @extend_schema(tags=_TAGS, summary="Remove a provider key")
    def destroy(self, request: Request, pk: UUID) -> Response:
        provider_settings.remove(workspace=self.workspace, user=self.user, key_id=pk)
        return Response(status=204)

    @extend_schema(
        tags=_TAGS,
        summary="Test a provider key",
        description="One small call in the background, paid at the provider. Follow `check_status` until it is no "
        "longer `running`; `check_message` says what came of it.",
        request=None,
        responses={202: ProviderKeySerializer},
    )
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: UUID) -> Response:
        key = key_tests.request_test(workspace=self.workspace, user=self.user, key_id=pk)
        location = self.reverse_action("detail", args=[key.pk])
        return Response(ProviderKeySerializer(key).data, status=202, headers={"Location": location})
