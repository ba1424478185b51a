"""Postings over the wire."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jobs.filters import SORTS
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, Match, PostingImport, PostingSkill
from jobs.services.postings import MAX_DESCRIPTION
from jobs.services.reading import STATED

MAX_BULK: Final = 200
_SHORTEST = 40


class SpanSerializer(serializers.Serializer[Any]):
    """A passage: `text[start:end] == quote`."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()


class SkillSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=PostingSkill.Category.choices)
    requirement = serializers.ChoiceField(choices=PostingSkill.Requirement.choices)


class SkillEvidenceSerializer(SkillSerializer):
    evidence = SpanSerializer(many=True)


def spans_of(text: str, offsets: list[list[int]]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "quote": text[start:end]} for start, end in offsets]


class PostingListSerializer(serializers.ModelSerializer[JobPosting]):
    """A posting in a list: its facts and the names of its skills, without the text."""

    skills = serializers.SerializerMethodField()
    match_score = serializers.SerializerMethodField(help_text="With the active resume; null where unknown.")

    class Meta:
        model = JobPosting
        fields = [
            "id",
            "title",
            "company",
            "location",
            "url",
            "source",
            "salary_min",
            "salary_max",
            "salary_currency",
            "salary_period",
            "salary_annual_min",
            "salary_annual_max",
            "employment_type",
            "remote",
            "seniority",
            "years",
            "education",
            "posted_at",
            "shortlisted",
            "match_score",
            "skills",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    @extend_schema_field(SkillSerializer(many=True))
    def get_skills(self, posting: JobPosting) -> list[dict[str, str]]:
        skills: dict[UUID, list[tuple[str, str, str]]] = self.context["skills"]
        return [dict(zip(_SKILL, skill, strict=True)) for skill in skills.get(posting.pk, [])]

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_match_score(self, posting: JobPosting) -> int | None:
        matches: dict[UUID, Match] = self.context["matches"]
        match = matches.get(posting.pk)
        return match.score if match else None


def _moment(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


_SKILL: Final = ("name", "category", "requirement")
_WRITTEN: Final[tuple[tuple[str, Callable[[Any], str]], ...]] = (
    ("id", str),
    ("salary_min", "{:f}".format),
    ("salary_max", "{:f}".format),
    ("posted_at", date.isoformat),
    ("created_at", _moment),
    ("updated_at", _moment),
)


def list_line(row: dict[str, Any], skills: list[tuple[str, str, str]], score: int | None) -> dict[str, Any]:
    """What `PostingListSerializer` writes, from the columns of one row: a list of a hundred asks for no objects."""
    line = {name: row.get(name) for name in PostingListSerializer.Meta.fields}
    for name, write in _WRITTEN:
        if line[name] is not None:
            line[name] = write(line[name])
    line["match_score"] = score
    line["skills"] = [dict(zip(_SKILL, skill, strict=True)) for skill in skills]
    return line


class PostingSerializer(PostingListSerializer):
    """A posting with its text, its skills and facts, and the passages that show them."""

    evidence = serializers.SerializerMethodField(help_text="The passage behind each fact that was read.")

    class Meta(PostingListSerializer.Meta):
        fields = [*PostingListSerializer.Meta.fields, "description", "evidence", "stated"]
        read_only_fields = fields

    @extend_schema_field(SkillEvidenceSerializer(many=True))
    def get_skills(self, posting: JobPosting) -> list[dict[str, Any]]:
        rows: list[PostingSkill] = self.context["skill_rows"]
        return [
            {
                "name": row.name,
                "category": row.category,
                "requirement": row.requirement,
                "evidence": spans_of(posting.description, row.evidence),
            }
            for row in rows
        ]

    @extend_schema_field(serializers.DictField(child=SpanSerializer()))
    def get_evidence(self, posting: JobPosting) -> dict[str, Any]:
        return {
            fact: spans_of(posting.description, [offsets])[0] for fact, offsets in posting.evidence.items()
        }


class _StatedSerializer(serializers.Serializer[Any]):
    """Facts that the source states; they stand above what is read from the text."""

    posted_at = serializers.DateField(required=False, allow_null=True)
    salary_min = serializers.FloatField(required=False, allow_null=True, min_value=0, max_value=10**9)
    salary_max = serializers.FloatField(required=False, allow_null=True, min_value=0, max_value=10**9)
    salary_currency = serializers.RegexField("^([A-Z]{3})?$", required=False, help_text="ISO 4217.")
    salary_period = serializers.ChoiceField(
        choices=JobPosting.Period.choices, required=False, allow_blank=True
    )
    employment_type = serializers.ChoiceField(
        choices=JobPosting.EmploymentType.choices, required=False, allow_blank=True
    )
    remote = serializers.ChoiceField(choices=JobPosting.Remote.choices, required=False, allow_blank=True)

    def validate_posted_at(self, value: Any) -> Any:
        if value and value > timezone.now().date():
            raise serializers.ValidationError("This day has not come yet.")
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        low, high = attrs.get("salary_min"), attrs.get("salary_max")
        if low is not None and high is not None and low > high:
            raise serializers.ValidationError({"salary_max": "This is less than salary_min."})
        if (low or high) and not (attrs.get("salary_currency") and attrs.get("salary_period")):
            raise serializers.ValidationError({"salary_currency": "Say in which currency, and per what."})
        return attrs


class PostingCreateSerializer(_StatedSerializer):
    """A posting's text, and what is known about it; what is left out is guessed and read from the text."""

    description = serializers.CharField(min_length=_SHORTEST, max_length=MAX_DESCRIPTION)
    title = serializers.CharField(max_length=300, required=False, allow_blank=True)
    company = serializers.CharField(max_length=200, required=False, allow_blank=True)
    location = serializers.CharField(max_length=200, required=False, allow_blank=True)
    url = serializers.URLField(max_length=2000, required=False, allow_blank=True)

    def raw(self) -> RawPosting:
        return raw_posting(self.validated_data)


def raw_posting(given: dict[str, Any]) -> RawPosting:
    return RawPosting(**{name: value for name, value in given.items() if value is not None})


class PostingUpdateSerializer(PostingCreateSerializer):
    """Corrections. A fact set to null or to an empty text goes back to what the text says."""

    seniority = serializers.ChoiceField(
        choices=JobPosting.Seniority.choices, required=False, allow_blank=True
    )
    education = serializers.ChoiceField(
        choices=JobPosting.Education.choices, required=False, allow_blank=True
    )
    years = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=50)
    shortlisted = serializers.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].allow_blank = False  # type: ignore[attr-defined]  # a CharField, as declared above
        self.fields["posted_at"].allow_null = False

    def changes(self) -> dict[str, Any]:
        """What is written as it stands."""
        given = self.validated_data
        found = {name: given[name] for name in given if name not in (*STATED, "shortlisted")}
        return {**found, "posted_at_stated": True} if "posted_at" in found else found

    def stated(self) -> dict[str, Any]:
        """Facts that are corrected. Pay is one fact: whoever changes a part of it states it as a whole."""
        given = self.validated_data
        stated = {name: given[name] for name in given if name in STATED}
        if any(name.startswith("salary") for name in stated):
            pay = [name for name in STATED if name.startswith("salary")]
            whole = given.get("salary_min") or given.get("salary_max")
            stated |= {name: given.get(name) if whole else None for name in pay}
        return stated


class BulkSerializer(serializers.Serializer[Any]):
    jobs = serializers.ListField(child=serializers.DictField(), min_length=1, max_length=MAX_BULK)


class BulkRequestSerializer(serializers.Serializer[Any]):
    """As the schema shows it; each posting is judged alone, so that a bad one does not stop the others."""

    jobs = PostingCreateSerializer(many=True)


class OutcomeSerializer(serializers.Serializer[Any]):
    row = serializers.IntegerField(help_text="Its place in the request, from 1.")
    title = serializers.CharField(allow_blank=True)
    outcome = serializers.ChoiceField(choices=["added", "duplicate", "failed"])
    message = serializers.CharField(allow_blank=True)
    posting = serializers.CharField(
        allow_blank=True, help_text="The id of the posting, also of a duplicate's."
    )


class BulkResultSerializer(serializers.Serializer[Any]):
    added = serializers.IntegerField()
    duplicates = serializers.IntegerField()
    failed = serializers.IntegerField()
    results = OutcomeSerializer(many=True)


class ImportRequestSerializer(serializers.Serializer[Any]):
    url = serializers.CharField(max_length=2000)


class ImportSerializer(serializers.ModelSerializer[PostingImport]):
    """A link that is fetched in the background; ask again until `status` is completed or failed."""

    class Meta:
        model = PostingImport
        fields = [
            "id",
            "kind",
            "status",
            "url",
            "filename",
            "posting",
            "was_known",
            "error_code",
            "error_message",
            "total",
            "report",
            "created_at",
            "finished_at",
        ]
        read_only_fields = fields

    report = OutcomeSerializer(many=True)


class SortSerializer(serializers.Serializer[Any]):
    sort = serializers.ChoiceField(
        choices=[sign + name for name in SORTS for sign in ("", "-")],
        required=False,
        help_text="A column, with `-` for falling order. By date, newest first, if nothing is said; by relevance "
        "with `q`. `match` sorts by the active resume's matches.",
    )


class MatchPartSerializer(serializers.Serializer[Any]):
    weight = serializers.IntegerField()
    earned = serializers.FloatField()
    asked = serializers.BooleanField(help_text="A part that the posting does not ask for does not count.")
    held = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField(allow_blank=True)


class MissingSerializer(serializers.Serializer[Any]):
    part = serializers.CharField()
    name = serializers.CharField()
    any_of = serializers.ListField(child=serializers.CharField())
    weak = serializers.BooleanField()


class MatchEvidenceSerializer(serializers.Serializer[Any]):
    part = serializers.CharField()
    about = serializers.CharField()
    side = serializers.ChoiceField(choices=["resume", "posting"])
    quote = serializers.CharField()
    path = serializers.CharField(allow_null=True, help_text="JSON Pointer into the resume.")
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class MatchSerializer(serializers.Serializer[Any]):
    posting = serializers.UUIDField()
    resume = serializers.UUIDField()
    version = serializers.IntegerField()
    score = serializers.IntegerField(
        allow_null=True, help_text="0–100; null where there is nothing to compare."
    )
    reason = serializers.CharField(allow_blank=True, help_text="Why there is no score.")
    parts = serializers.DictField(child=MatchPartSerializer())
    missing = MissingSerializer(many=True)
    evidence = MatchEvidenceSerializer(many=True)


class ResumeMatchSerializer(serializers.ModelSerializer[Match]):
    """One line of a resume's matches."""

    title = serializers.CharField(source="posting.title")
    company = serializers.CharField(source="posting.company")
    parts = serializers.DictField(child=MatchPartSerializer())
    missing = MissingSerializer(many=True)

    class Meta:
        model = Match
        fields = ["posting", "title", "company", "version", "score", "parts", "missing"]
        read_only_fields = fields
