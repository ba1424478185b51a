"""The market's figures over the wire."""

from typing import Any

from rest_framework import serializers

from jobs.api.serializers import SkillEvidenceSerializer, SpanSerializer
from jobs.market import Market
from jobs.models import JobPosting, PostingSkill
from jobs.services.market import MarketReading


class ShareSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    of = serializers.IntegerField()
    percent = serializers.FloatField()
    opens = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="The filter that opens these postings in the list.",
    )


class DemandSerializer(ShareSerializer):
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=PostingSkill.Category.choices)
    required = serializers.IntegerField()  # type: ignore[assignment]  # a field of this name; the class gives its fields away
    preferred = serializers.IntegerField(help_text="In so many postings it is only welcome.")


class PairSerializer(serializers.Serializer[Any]):
    first = serializers.CharField()
    second = serializers.CharField()
    count = serializers.IntegerField()
    lift = serializers.FloatField(help_text="How many times as often as chance would have it.")


class TrendSerializer(serializers.Serializer[Any]):
    skill = serializers.CharField()
    counts = serializers.ListField(child=serializers.IntegerField())
    percents = serializers.ListField(child=serializers.FloatField(allow_null=True))
    change = serializers.FloatField(
        allow_null=True, help_text="Points of share, recent half less earlier half."
    )
    direction = serializers.CharField(allow_blank=True)


class SpreadSerializer(serializers.Serializer[Any]):
    currency = serializers.CharField()
    seniority = serializers.CharField(allow_null=True)
    count = serializers.IntegerField()
    low = serializers.IntegerField()
    high = serializers.IntegerField()
    median = serializers.IntegerField()
    percentiles = serializers.DictField(child=serializers.IntegerField(), allow_null=True)


class PaySerializer(serializers.Serializer[Any]):
    currency = serializers.CharField()
    overall = SpreadSerializer()
    by_seniority = SpreadSerializer(many=True)


class GapSerializer(ShareSerializer):
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=PostingSkill.Category.choices)
    required = serializers.IntegerField()  # type: ignore[assignment]  # a field of this name; the class gives its fields away
    weak = serializers.BooleanField(help_text="The resume shows it, but only faintly.")


class UnlockSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    category = serializers.ChoiceField(choices=PostingSkill.Category.choices)
    count = serializers.IntegerField(help_text="So many more postings would reach the target.")
    ids = serializers.ListField(child=serializers.UUIDField())
    gain = serializers.FloatField()
    asked_in = serializers.IntegerField()


class FitSerializer(serializers.Serializer[Any]):
    """The active resume in this market."""

    target = serializers.IntegerField()
    median = serializers.IntegerField(allow_null=True)
    reached = serializers.IntegerField(help_text="Postings whose match reaches the target.")
    gaps = GapSerializer(many=True)
    unlocks = UnlockSerializer(many=True)


class AnalysisSerializer(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    companies = serializers.IntegerField()
    skills = DemandSerializer(many=True)
    together = PairSerializer(many=True)
    weeks = serializers.ListField(child=serializers.DateField(), help_text="Mondays.")
    per_week = serializers.ListField(child=serializers.IntegerField())
    trends = TrendSerializer(many=True)
    salaries = PaySerializer(many=True)
    seniorities = serializers.DictField(child=ShareSerializer())
    remotes = serializers.DictField(child=ShareSerializer())
    fit = FitSerializer(allow_null=True, help_text="With `fit=true` and an active resume.")


def market_json(read: MarketReading) -> dict[str, Any]:
    market = read.market
    return {
        "total": market.total,
        "companies": read.companies,
        "skills": [demand.to_json() for demand in market.skills],
        "together": [pair.to_json() for pair in market.together],
        "weeks": market.weeks,
        "per_week": read.per_week,
        "trends": [_trend(trend) for trend in market.trends],
        "salaries": [
            {
                "currency": pay.currency,
                "overall": pay.overall.to_json(),
                "by_seniority": [spread.to_json() for spread in pay.by_seniority],
            }
            for pay in market.salaries
        ],
        "seniorities": {name: share.to_json() for name, share in market.seniorities.items()},
        "remotes": {name: share.to_json() for name, share in market.remotes.items()},
        "fit": _fit(market),
    }


def _trend(trend: Any) -> dict[str, Any]:
    names = ("skill", "counts", "percents", "change", "direction")
    return {name: getattr(trend, name) for name in names}


def _fit(market: Market) -> dict[str, Any] | None:
    fit = market.fit
    if fit is None:
        return None
    return {
        "target": fit.target,
        "median": fit.median,
        "reached": len(fit.reached),
        "gaps": [gap.to_json() for gap in fit.gaps],
        "unlocks": [unlock.to_json() for unlock in fit.unlocks],
    }


class ExtractRequestSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=60_000)
    title = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class SalarySerializer(serializers.Serializer[Any]):
    minimum = serializers.FloatField(allow_null=True)
    maximum = serializers.FloatField(allow_null=True)
    currency = serializers.CharField()
    period = serializers.ChoiceField(choices=JobPosting.Period.choices)
    annual_minimum = serializers.FloatField(allow_null=True)
    annual_maximum = serializers.FloatField(allow_null=True)


class FactsSerializer(serializers.Serializer[Any]):
    """What rules read from a text, with the passages that show it."""

    skills = SkillEvidenceSerializer(many=True)
    years = serializers.IntegerField(allow_null=True)
    seniority = serializers.CharField(allow_null=True)
    salary = SalarySerializer(allow_null=True)
    remote = serializers.CharField(allow_null=True)
    employment_type = serializers.CharField(allow_null=True)
    education = serializers.CharField(allow_null=True)
    evidence = serializers.DictField(child=SpanSerializer())
