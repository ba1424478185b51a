"""Resumes over the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from resumes.models import Resume, ResumeImport, ResumeVersion
from resumes.rendering.design import TEMPLATES
from resumes.services.importing import MAX_TEXT

_VERSION_HELP = (
    "The version that this change was made from; another one answers 409, and nothing is overwritten."
)


class DocumentField(serializers.DictField):
    """A JSON Resume document."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "A JSON Resume document: basics, work, education, skills and so on.")
        super().__init__(**kwargs)


class ResumeListSerializer(serializers.ModelSerializer[Resume]):
    class Meta:
        model = Resume
        fields = [
            "id",
            "title",
            "template",
            "is_active",
            "version",
            "word_count",
            "ats_score",
            "source_name",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields


class ResumeSerializer(ResumeListSerializer):
    content = DocumentField()
    design = serializers.DictField()
    warnings = serializers.SerializerMethodField(
        help_text="Fields that could not be used when the resume was made."
    )

    class Meta(ResumeListSerializer.Meta):
        fields = [*ResumeListSerializer.Meta.fields, "content", "design", "warnings"]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_warnings(self, resume: Resume) -> list[str]:
        warnings: list[str] = self.context.get("warnings", [])
        return warnings


class ResumeCreateSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    content = DocumentField()
    design = serializers.DictField(required=False)
    template = serializers.ChoiceField(choices=TEMPLATES, required=False, default=TEMPLATES[0])


class ResumeUpdateSerializer(serializers.Serializer[Any]):
    """PUT replaces the content; PATCH leaves what is not sent as it is."""

    version = serializers.IntegerField(min_value=1, help_text=_VERSION_HELP)
    title = serializers.CharField(max_length=200, required=False)
    content = DocumentField()
    design = serializers.DictField(required=False)
    template = serializers.ChoiceField(choices=TEMPLATES, required=False)
    change = serializers.CharField(
        max_length=300, required=False, allow_blank=True, help_text="What changed, for the history."
    )


class ResumePatchSerializer(ResumeUpdateSerializer):
    content = DocumentField(required=False)


class BaseVersionSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, help_text=_VERSION_HELP)


class VersionListSerializer(serializers.ModelSerializer[ResumeVersion]):
    class Meta:
        model = ResumeVersion
        fields = ["number", "title", "template", "change", "author", "autosave", "same_as", "created_at"]
        read_only_fields = fields


class VersionSerializer(VersionListSerializer):
    content = DocumentField()
    design = serializers.DictField()

    class Meta(VersionListSerializer.Meta):
        fields = [*VersionListSerializer.Meta.fields, "content", "design"]
        read_only_fields = fields


class UploadSerializer(serializers.Serializer[Any]):
    file = serializers.FileField(help_text="PDF, DOCX, TXT, Markdown or JSON Resume, at most 10 MB.")


class TextSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=MAX_TEXT)


class ResumeImportListSerializer(serializers.ModelSerializer[ResumeImport]):
    class Meta:
        model = ResumeImport
        fields = ["id", "status", "source_name", "warnings", "resume", "created_at"]
        read_only_fields = fields

    warnings = serializers.ListField(child=serializers.CharField())


class ResumeImportSerializer(ResumeImportListSerializer):
    """What was read from a file, to be looked through before it is saved as a resume."""

    content = DocumentField(source="document")
    confidence = serializers.DictField(
        child=serializers.FloatField(),
        help_text="0–1 per field, by JSON Pointer; look at the low ones first.",
    )

    class Meta(ResumeImportListSerializer.Meta):
        fields = [*ResumeImportListSerializer.Meta.fields, "content", "confidence", "source_text"]
        read_only_fields = fields


class ImportCorrectionSerializer(serializers.Serializer[Any]):
    content = DocumentField()


class ImportSaveSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    content = DocumentField(required=False)
