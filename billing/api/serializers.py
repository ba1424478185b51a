"""Usage and the ledger as the API shows them."""

from rest_framework import serializers

from billing.models import CreditTransaction


class PlanSerializer(serializers.Serializer[object]):
    id = serializers.CharField()
    name = serializers.CharField()
    price = serializers.DecimalField(max_digits=8, decimal_places=2, help_text="US dollars a month")


class PurseSerializer(serializers.Serializer[object]):
    """`limit` and `left` are null without limit; what is reserved is not left."""

    used = serializers.IntegerField()
    reserved = serializers.IntegerField()
    limit = serializers.IntegerField(allow_null=True)
    left = serializers.IntegerField(allow_null=True)
    renews_on = serializers.DateField(allow_null=True)


class UsageSerializer(serializers.Serializer[object]):
    plan = PlanSerializer()
    optimizations = PurseSerializer()
    postings = PurseSerializer()
    candidates = PurseSerializer()
    credits = PurseSerializer()


class CreditTransactionSerializer(serializers.ModelSerializer[CreditTransaction]):
    class Meta:
        model = CreditTransaction
        fields = ["number", "created_at", "type", "description", "amount", "balance_after"]
