"""Improving a resume for chosen postings: quoted, queued, worked on in the background, its edits written once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User, Workspace
from accounts.services import activity
from jobanalyzer.errors import InvalidInput
from jobanalyzer.queue import Lane, enqueue
from jobs.matching import ResumeProfile, posting_profile, score
from jobs.models import JobPosting
from jobs.services.reading import workspace_lexicon
from optimizations.builtin import Question, improve
from optimizations.builtin.questions import ask as ask_the_person
from optimizations.edits import Edit, apply_edits
from optimizations.gateway import providers
from optimizations.gateway.asking import CallRecord, Limits, ask
from optimizations.gateway.types import GatewayError, Tier, Trouble
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import runs
from optimizations.services.market_context import build_context
from optimizations.strategies import STRATEGIES, Answer, Call, Facts, Plan, Strategy
from resumes.document import Document, plain_text
from resumes.models import Resume, ResumeVersion

TASK = "optimizations.tasks.execute_optimization"
MOST_POSTINGS = 200
SECONDS_PER_CALL = (4, 45)


@dataclass(frozen=True, slots=True)
class Quote:
    """What a run would take: US dollars, seconds, calls; `engine` says whether a model would be asked at all."""

    engine: str
    model: str
    calls: int
    cost_low: Decimal
    cost_high: Decimal
    seconds_low: int
    seconds_high: int


def find_strategy(strategy_id: str) -> Strategy:
    strategy = STRATEGIES.get(strategy_id)
    if strategy is None:
        raise InvalidInput(f"There is no strategy {strategy_id!r}. Choose one of: {', '.join(STRATEGIES)}.")
    return strategy


def engine_for(*, rules_only: bool) -> str:
    """Rules serve where no provider is configured, or on wish; nothing pretends to be a model."""
    return Run.Engine.MODEL if providers.configured() and not rules_only else Run.Engine.RULES


def quote(plan: Plan | None) -> Quote:
    """From the strategy's own plan and the prices of the models it would use; None: the rules work."""
    if plan is None:
        return Quote(Run.Engine.RULES, "", 0, Decimal(0), Decimal(0), 1, 3)
    low = high = Decimal(0)
    names = []
    for call in plan.calls:
        target = providers.target(Tier(call.tier))
        if target is None:
            continue
        names.append(target.model)
        low += target.cost(call.input_tokens * 8 // 10, call.output_low)
        # High: answered at full length, then repaired once, which sends question and answer again.
        high += target.cost(call.input_tokens * 24 // 10 + call.output_high, call.output_high * 2)
    calls = len(plan.calls)
    if plan.cost_cap is not None:
        high = min(high, plan.cost_cap)
    return Quote(
        engine=Run.Engine.MODEL,
        model=", ".join(dict.fromkeys(names)),
        calls=calls,
        cost_low=min(low, high),
        cost_high=high,
        seconds_low=SECONDS_PER_CALL[0] * calls,
        seconds_high=SECONDS_PER_CALL[1] * calls,
    )


@transaction.atomic
def create_optimization(
    *,
    workspace: Workspace,
    user: User,
    resume: Resume,
    posting_ids: Sequence[UUID],
    strategy_id: str,
    rules_only: bool = False,
) -> Optimization:
    """Quote and queue an improvement of the resume's current version. Returns at once."""
    chosen = list(
        JobPosting.objects.in_workspace(workspace)
        .active()
        .filter(pk__in=list(posting_ids)[: MOST_POSTINGS + 1])
        .values_list("pk", flat=True)
    )
    if not chosen:
        raise InvalidInput("Choose at least one posting to improve the resume for.")
    if len(posting_ids) > MOST_POSTINGS:
        raise InvalidInput(f"Choose at most {MOST_POSTINGS} postings.")
    strategy = find_strategy(strategy_id)
    plan = None
    if engine_for(rules_only=rules_only) == Run.Engine.MODEL:
        plan = strategy.plan(resume.content, build_context(workspace, chosen))
    terms = quote(plan)
    run = Run.objects.create(
        workspace=workspace,
        kind="improve",
        engine=terms.engine,
        created_by=user,
        steps=_run_steps(len(chosen), plan),
        cost_low=terms.cost_low,
        cost_high=terms.cost_high,
        seconds_low=terms.seconds_low,
        seconds_high=terms.seconds_high,
        calls_planned=terms.calls,
    )
    optimization = Optimization.objects.create(
        workspace=workspace,
        run=run,
        strategy_id=strategy_id,
        resume=resume,
        version_in=resume.version,
        posting_ids=chosen,
    )
    runs.log(run, "queued", "Waiting for a worker")
    activity.record(
        "run.created",
        f"Improve {resume.title}",
        workspace=workspace,
        user=user,
        run=str(run.pk),
        strategy=strategy_id,
    )
    enqueue(TASK, run.pk, lane=Lane.FREE)
    return optimization


def _run_steps(postings: int, plan: Plan | None) -> list[dict[str, object]]:
    noun = "posting" if postings == 1 else "postings"
    middle = (
        [(step.id, step.label, len(step.calls)) for step in plan.steps]
        if plan
        else [("rules", "Apply the built-in rules, check every change against the resume", 0)]
    )
    return runs.plan_steps(
        [
            ("market", f"Read {postings} {noun}, weigh their skills", 0),
            *middle,
            ("score", "Match before and after", 0),
        ]
    )


def execute(run_id: UUID) -> None:
    """The work itself, in a worker and in the run's workspace. Holds no transaction while a model is asked."""
    run = runs.begin(run_id)
    if run is None:
        return
    optimization = Optimization.objects.select_related("resume").get(run=run)
    try:
        _work(run, optimization)
    except GatewayError as error:
        runs.fail(run.pk, error.trouble.value, str(error))
    except Exception:
        runs.fail(run.pk, "internal", "Something broke on our side. Nothing was changed. Try again.")
        raise


def _work(run: Run, optimization: Optimization) -> None:
    progress = runs.Progress(run)
    progress("market")
    version = ResumeVersion.objects.get(resume=optimization.resume_id, number=optimization.version_in)
    document: Document = version.content
    context = build_context(run.workspace_id, optimization.posting_ids)
    lexicon = workspace_lexicon(run.workspace_id)
    facts = Facts(lexicon, timezone.now().date())
    if run.engine == Run.Engine.RULES:
        progress("rules")
        proposal = improve(document, context, lexicon=lexicon, today=facts.today)
        found = Found(proposal.edits, proposal.questions)
    else:
        strategy = find_strategy(optimization.strategy_id)
        outcome = strategy.run(document, context, Asking(run, progress), facts)
        progress("check")
        questions = ask_the_person(plain_text(document), context, lexicon)
        found = Found(outcome.edits, tuple(questions), outcome.notes)
    progress("score")
    before, after = scores(optimization, document, found.edits)
    progress.finish()
    _write(run, optimization, found, before, after)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of the work: judged edits, questions, notes."""

    edits: tuple[Edit, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


class Asking:
    """`Ask` over the gateway: the run's deadline, its cancel, its steps, and a record of every call."""

    def __init__(self, run: Run, progress: runs.Progress) -> None:
        self.run = run
        self.progress = progress
        seconds = (run.deadline_at - timezone.now()).total_seconds() if run.deadline_at else runs.RUN_SECONDS
        self.limits = Limits(monotonic() + seconds, self._stopped)

    def __call__(self, call: Call) -> Answer:
        self.progress(call.step)
        target = providers.target(Tier(call.tier))
        if target is None:
            raise GatewayError(Trouble.CONNECTION)
        reply = ask(
            target,
            system=call.system,
            user=call.user,
            schema=call.schema,
            max_tokens=call.max_output_tokens,
            limits=self.limits,
            record=lambda record: self._record(call.step, record),
        )
        return Answer(reply.parsed, reply.tokens_in, reply.tokens_out, reply.cost)

    def _record(self, step: str, record: CallRecord) -> None:
        runs.record_call(self.run, step, record)

    def _stopped(self) -> bool:
        return runs.cancel_requested(self.run.pk)


def scores(
    optimization: Optimization, document: Document, edits: Sequence[Edit]
) -> tuple[float | None, float | None]:
    """Median match over the postings: of the document, and with every safe edit applied."""
    safe = [edit for edit in edits if edit.verdict is not None and edit.verdict.status == "safe"]
    return (
        median_match(optimization, document),
        median_match(optimization, apply_edits(document, safe).document),
    )


def median_match(optimization: Optimization, document: Document) -> float | None:
    """The median match of `document` over the optimization's postings; None where none can be scored."""
    profile = ResumeProfile.from_document(
        document, workspace_lexicon(optimization.workspace_id), timezone.now().date()
    )
    stored = JobPosting.objects.filter(
        workspace=optimization.workspace_id, pk__in=optimization.posting_ids
    ).values_list("profile", flat=True)
    found = [score(profile, posting) for row in stored if (posting := posting_profile(row)) is not None]
    values = [value for value in found if value is not None]
    return float(median(values)) if values else None


def _write(
    run: Run,
    optimization: Optimization,
    found: Found,
    before: float | None,
    after: float | None,
) -> None:
    """All results in one transaction with the run's end: they are there once, or not at all."""
    with transaction.atomic():
        if runs.claim_completion(run.pk) is None:
            return
        ProposedEdit.objects.bulk_create(
            [_row(optimization, position, edit) for position, edit in enumerate(found.edits)], batch_size=200
        )
        optimization.questions = [question.to_json() for question in found.questions]
        optimization.notes = list(found.notes)
        optimization.score_before = before
        optimization.score_safe = after
        optimization.save(update_fields=["questions", "notes", "score_before", "score_safe", "updated_at"])


def _row(optimization: Optimization, position: int, edit: Edit) -> ProposedEdit:
    data = edit.to_json()
    verdict = data["verdict"]
    return ProposedEdit(
        workspace_id=optimization.workspace_id,
        optimization=optimization,
        position=position,
        path=edit.path,
        before=data["before"],
        after=data["after"],
        reason=edit.reason[:500],
        keywords=data["keywords"],
        evidence=data["evidence"],
        status=verdict["status"],
        verdict=verdict,
    )
