"""`python -m benchmarks.strategy_runs`: each strategy with the real Ask on the benchmark's database; prints JSON.

Run by `strategies`, in a process of its own. `own_cpu` is the time of the thread that works on the run: prompts,
masking, judging, scoring, merging and every read and write of the database. LiteLLM, HTTP and the check of answers
against their schema run in threads of their own; they are in `cpu`, the whole process.
"""

import json
import os
import statistics
import sys
import time
from collections import Counter
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobanalyzer.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from accounts import tenancy
from accounts.models import Membership, User, Workspace
from billing.services.subscriptions import assign_plan
from jobs.models import JobPosting
from jobs.services.reading import workspace_lexicon
from optimizations.models import AICall
from optimizations.services import optimizing, runs
from optimizations.services.asker import Asker
from optimizations.services.market_context import build_context
from optimizations.strategies import STRATEGIES, Facts
from resumes.models import Resume

REPEATS = 3


def main() -> list[dict[str, Any]]:
    call_command("prepare", verbosity=0)
    call_command("seed_demo", verbosity=0)
    user = User.objects.get(email=settings.DEMO_EMAIL)
    with tenancy.system():
        workspace = Membership.objects.get(user=user).workspace
        assign_plan(
            workspace=workspace, tier="pro", reason="The benchmark asks for all strategies", user=user
        )
    with tenancy.workspace(workspace.pk, user_id=user.pk):
        _once("quick_optimize", workspace, user)  # LiteLLM and the lexicon are loaded, as workers have them
        return [_measured(name, workspace, user) for name in STRATEGIES]


def _measured(strategy_id: str, workspace: Workspace, user: User) -> dict[str, Any]:
    """The medians of some runs. A worker has done the like before, so the first run is not counted."""
    found = [_once(strategy_id, workspace, user) for _ in range(REPEATS + 1)][1:]
    middle = {name: statistics.median(one[name] for one in found) for name in ("own_cpu", "cpu", "wall")}
    slowest = max(one["wall"] for one in found)
    return {"strategy": strategy_id, **found[-1], **middle, "slowest": slowest}


def _once(strategy_id: str, workspace: Workspace, user: User) -> dict[str, Any]:
    resume = Resume.objects.in_workspace(workspace).get(is_active=True)
    postings = list(JobPosting.objects.in_workspace(workspace).active().values_list("pk", flat=True)[:5])
    queued = optimizing.create_optimization(
        workspace=workspace, user=user, resume=resume, posting_ids=postings, strategy_id=strategy_id
    )
    run = runs.begin(queued.run_id)
    assert run is not None
    strategy, document = STRATEGIES[strategy_id], resume.content
    context = build_context(workspace, queued.posting_ids)
    facts = Facts(workspace_lexicon(workspace), timezone.now().date())
    wall, own, cpu = time.perf_counter(), time.thread_time(), time.process_time()
    outcome = strategy.run(document, context, Asker(run, runs.Progress(run)), facts)
    taken = {
        "wall": time.perf_counter() - wall,
        "own_cpu": time.thread_time() - own,
        "cpu": time.process_time() - cpu,
    }
    runs.fail(run.pk, "benchmark", "Measured, not kept.")
    calls = Counter(AICall.objects.filter(run=run).values_list("step", flat=True))
    planned = strategy.plan(document, context).waits
    counts = {"calls": calls.total(), "waits": len(calls), "planned_waits": planned}
    return {**taken, **counts, "edits": len(outcome.edits)}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
