"""What a workspace's plan lets it do."""

from uuid import UUID

from django.utils import timezone

from accounts.models import Workspace
from billing.models import Subscription
from billing.plans import FREE, Plan, feature_name, plan_with
from jobanalyzer.errors import PlanRequired


def plan_of(workspace: Workspace | UUID) -> Plan:
    """The plan in force now; without a running subscription the free one."""
    subscription = Subscription.objects.in_workspace(workspace).first()
    return subscription.plan_at(timezone.now()) if subscription else FREE


def allows(workspace: Workspace | UUID, feature: str) -> bool:
    return plan_of(workspace).allows(feature)


def require(workspace: Workspace | UUID, feature: str) -> Plan:
    """The workspace's plan, if it has the feature; else PlanRequired, which names the plan that has it."""
    plan = plan_of(workspace)
    if plan.allows(feature):
        return plan
    better = plan_with(feature)
    name = feature_name(feature)
    if better is None:
        raise PlanRequired(f"{name} is in no plan.", details={"feature": feature, "plan": None})
    raise PlanRequired(
        f"{name} is part of the {better.name} plan (${better.price} a month). You are on {plan.name}.",
        details={"feature": feature, "plan": better.id, "current_plan": plan.id},
    )
