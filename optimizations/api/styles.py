"""How a person wants to be written for, over the API."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.views import WorkspaceAPIMixin
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema
from optimizations.models import WritingStyle
from optimizations.services import styles


class StyleSerializer(serializers.Serializer[Any]):
    samples = serializers.ListField(
        child=serializers.CharField(max_length=styles.LONGEST_SAMPLE),
        max_length=styles.MOST_SAMPLES,
        default=list,
        help_text="Texts you wrote yourself. Models imitate their tone, never their facts.",
    )
    banned = serializers.ListField(
        child=serializers.CharField(max_length=styles.LONGEST_BANNED),
        max_length=styles.MOST_BANNED,
        default=list,
        help_text="Words and phrases that no edit may bring in; checked by code.",
    )
    language = serializers.ChoiceField(
        choices=WritingStyle.Language.choices, default=WritingStyle.Language.RESUME
    )


class StyleView(WorkspaceAPIMixin):
    @extend_schema(tags=["optimizations"], summary="Your writing style", responses=StyleSerializer)
    def get(self, request: Request) -> Response:
        style = styles.style_of(self.workspace, self.user)
        return Response(
            StyleSerializer(
                {"samples": list(style.samples), "banned": list(style.banned), "language": style.language}
            ).data
        )

    @extend_schema(
        tags=["optimizations"],
        summary="Replace your writing style",
        request=StyleSerializer,
        responses=StyleSerializer,
    )
    def put(self, request: Request) -> Response:
        given = valid(StyleSerializer(data=request.data))
        styles.save_style(workspace=self.workspace, user=self.user, **given)
        return self.get(request)
