"""Improvements of resumes over the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from optimizations.models import Optimization, ProposedEdit, Run, RunEvent
from optimizations.services.optimizing import MOST_POSTINGS
from optimizations.services.review import LONGEST_REWRITE
from optimizations.strategies import STRATEGIES


class OptimizationCreateSerializer(serializers.Serializer[Any]):
    resume = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="The active one if nothing is said."
    )
    posting_ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_POSTINGS)
    strategy_id = serializers.ChoiceField(choices=list(STRATEGIES), default="quick_optimize")
    rules_only = serializers.BooleanField(
        default=False, help_text="Ask no model, even where one is configured."
    )


class QuoteRequestSerializer(serializers.Serializer[Any]):
    resume = serializers.UUIDField(required=False, allow_null=True, default=None)
    posting_ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MOST_POSTINGS)


class QuoteSerializer(serializers.Serializer[Any]):
    """What a run would take, before it starts."""

    strategy_id = serializers.CharField()
    engine = serializers.ChoiceField(choices=Run.Engine.choices)
    model = serializers.CharField(allow_blank=True)
    calls = serializers.IntegerField()
    cost_low = serializers.DecimalField(max_digits=10, decimal_places=6, help_text="US dollars.")
    cost_high = serializers.DecimalField(max_digits=10, decimal_places=6, help_text="US dollars.")
    seconds_low = serializers.IntegerField()
    seconds_high = serializers.IntegerField()


class QuotesSerializer(serializers.Serializer[Any]):
    quotes = QuoteSerializer(many=True)


class StepSerializer(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of this name; the class gives its fields away
    calls = serializers.IntegerField()
    state = serializers.ChoiceField(choices=["waiting", "running", "done", "skipped"])
    seconds = serializers.FloatField(allow_null=True)


class RunSerializer(serializers.ModelSerializer[Run]):
    """The work in the background: its quote (`…_low`, `…_high`), how far it is, what it took."""

    steps = StepSerializer(many=True)

    class Meta:
        model = Run
        fields = [
            "id",
            "kind",
            "status",
            "engine",
            "progress",
            "steps",
            "attempts",
            "cost_low",
            "cost_high",
            "seconds_low",
            "seconds_high",
            "calls_planned",
            "cost",
            "tokens_in",
            "tokens_out",
            "error_code",
            "error_message",
            "cancel_requested_at",
            "started_at",
            "finished_at",
        ]
        read_only_fields = fields


class OptimizationSerializer(serializers.ModelSerializer[Optimization]):
    run = RunSerializer()
    status = serializers.ChoiceField(choices=Run.Status.choices, source="run.status")

    class Meta:
        model = Optimization
        fields = [
            "id",
            "status",
            "strategy_id",
            "resume",
            "version_in",
            "version_out",
            "resume_out",
            "group",
            "posting_ids",
            "score_before",
            "score_safe",
            "impact_before",
            "impact_safe",
            "run",
            "created_at",
        ]
        read_only_fields = fields


class EvidenceSerializer(serializers.Serializer[Any]):
    quote = serializers.CharField()
    source = serializers.CharField(  # type: ignore[assignment]  # a field of this name; the class gives its fields away
        help_text="A JSON Pointer into the resume, or `posting:<id>`."
    )


@extend_schema_field({"nullable": True, "description": "Any JSON value: a text, a list or an object."})
class AnyValueField(serializers.JSONField):
    """What stands, or would stand, at a place of the document."""


class EditSerializer(serializers.ModelSerializer[ProposedEdit]):
    """A proposed change of one place, what the truth guard says of it, and what you decided."""

    before = AnyValueField(help_text="The value at `path`; null for an insertion.")
    after = AnyValueField(help_text="The new value; null for a removal.")
    rewritten = AnyValueField(help_text="Your own wording in place of `after`.")
    keywords = serializers.ListField(child=serializers.CharField())
    evidence = EvidenceSerializer(many=True)
    verdict = serializers.DictField(
        help_text="Status, reasons, the claims that the resume does not prove, and whether one `contradicts` it."
    )

    class Meta:
        model = ProposedEdit
        fields = [
            "id",
            "position",
            "path",
            "before",
            "after",
            "rewritten",
            "reason",
            "keywords",
            "evidence",
            "origin",
            "status",
            "verdict",
            "gain",
            "decision",
            "confirmed",
            "applied_version",
            "decided_at",
        ]
        read_only_fields = fields


class QuestionSerializer(serializers.Serializer[Any]):
    skill = serializers.CharField()
    text = serializers.CharField()
    postings = serializers.IntegerField()
    state = serializers.CharField(required=False, help_text="`used` or `not_used` once answered.")


class ResultSerializer(OptimizationSerializer):
    """What came of it: judged edits, and questions only you can answer."""

    edits = EditSerializer(many=True)
    questions = QuestionSerializer(many=True)
    notes = serializers.ListField(child=serializers.CharField())

    class Meta(OptimizationSerializer.Meta):
        fields = [*OptimizationSerializer.Meta.fields, "edits", "questions", "notes"]
        read_only_fields = fields


class DecisionSerializer(serializers.Serializer[Any]):
    """A decision, your own wording, or both."""

    decision = serializers.ChoiceField(choices=ProposedEdit.Decision.choices, required=False)
    confirm = serializers.BooleanField(
        default=False,
        help_text="With `accepted`: it is true, although the resume does not say so. Kept as your word.",
    )
    words = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")
    text = serializers.CharField(
        max_length=LONGEST_REWRITE,
        required=False,
        help_text="Your own wording: accepted at once where it is safe, else it waits for `confirm`; never blocked.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "decision" not in attrs and "text" not in attrs:
            raise serializers.ValidationError({"decision": "Send a decision, or a text of your own."})
        if attrs["confirm"] and attrs.get("decision") != ProposedEdit.Decision.ACCEPTED:
            raise serializers.ValidationError({"confirm": "Only what is accepted is confirmed."})
        return attrs


class AcceptedSerializer(serializers.Serializer[Any]):
    accepted = serializers.IntegerField()


class MisfitSerializer(serializers.Serializer[Any]):
    edit = serializers.UUIDField(source="edit.pk")
    reason = serializers.CharField()


class MadeSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField(help_text="The resume's new version.")
    applied = serializers.IntegerField()
    misfits = MisfitSerializer(many=True)


class AnswerSerializer(serializers.Serializer[Any]):
    used = serializers.BooleanField()
    place = serializers.CharField(
        max_length=200,
        required=False,
        allow_blank=True,
        default="",
        help_text="Where it was used, such as `/work/0`.",
    )
    words = serializers.CharField(max_length=1000, required=False, allow_blank=True, default="")


class AnsweredSerializer(serializers.Serializer[Any]):
    edits = EditSerializer(many=True)


class EventSerializer(serializers.ModelSerializer[RunEvent]):
    """A line of a run's log."""

    class Meta:
        model = RunEvent
        fields = ["id", "created_at", "kind", "text", "data"]
        read_only_fields = fields


class EventsSerializer(serializers.Serializer[Any]):
    """New lines, oldest first; ask again with `after` = `last` until the status is final."""

    status = serializers.ChoiceField(choices=Run.Status.choices)
    last = serializers.UUIDField(allow_null=True)
    events = EventSerializer(many=True)


class DuplicateSerializer(serializers.Serializer[Any]):
    strategy_id = serializers.ChoiceField(choices=list(STRATEGIES), required=False)
    rules_only = serializers.BooleanField(default=False)
