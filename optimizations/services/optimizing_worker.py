"""The work on an optimization, in the worker: the strategy or the rules, the scores, all results written at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from django.db import OperationalError, transaction
from django.utils import timezone

from billing.services import metering
from jobanalyzer.storable import storable
from jobs.services.reading import workspace_lexicon
from optimizations.builtin import Question, improve
from optimizations.builtin.questions import ask as ask_the_person
from optimizations.context import MarketContext
from optimizations.edits import Edit, apply_edits
from optimizations.gateway.types import GatewayError
from optimizations.models import Optimization, ProposedEdit, Run
from optimizations.services import runs
from optimizations.services.asker import Asker
from optimizations.services.facts import standing_facts
from optimizations.services.market_context import build_context
from optimizations.services.optimizing import row_of
from optimizations.services.quoting import find_strategy
from optimizations.services.scoring import Scorer
from optimizations.services.styles import style_of
from optimizations.strategies import AllLost, CapReached, Facts
from optimizations.strategies.impact import read_impact
from resumes.document import Document
from resumes.models import ResumeVersion

_BROKEN = "Something broke on our side. Nothing was changed. Try again."
_CAP_REACHED = (
    "A call might have cost more than you were quoted, so it was not made. Nothing was changed. Try again."
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
        runs.fail(run.pk, error.trouble.value, str(error), attempt=run.attempts)
    except CapReached:
        runs.fail(run.pk, "cost_cap", _CAP_REACHED, attempt=run.attempts)
    except AllLost as error:
        runs.fail(run.pk, "no_answer", str(error), attempt=run.attempts)
    except OperationalError:
        raise  # Postgres went away: the queue brings the run back
    except Exception:
        runs.fail(run.pk, "internal", _BROKEN, attempt=run.attempts)
        raise


def _work(run: Run, optimization: Optimization) -> None:
    progress = runs.Progress(run)
    progress("market")
    version = ResumeVersion.objects.get(resume=optimization.resume_id, number=optimization.version_in)
    document: Document = version.content
    context = build_context(run.workspace_id, optimization.posting_ids)
    lexicon = workspace_lexicon(run.workspace_id)
    facts = Facts(
        lexicon,
        timezone.now().date(),
        style=style_of(run.workspace_id, run.created_by),
        confirmed=standing_facts(run.workspace_id),
    )
    if run.engine == Run.Engine.RULES:
        progress("rules")
        proposal = improve(document, context, lexicon=lexicon, today=facts.today, confirmed=facts.confirmed)
        found = Found(proposal.edits, proposal.questions)
    else:
        runs.log(run, "masked", "Name, address, phone and mail are replaced before every call")
        strategy = find_strategy(optimization.strategy_id)
        progress(run.steps[1]["key"])
        outcome = strategy.run(document, context, Asker(run, progress), facts)
        progress("check")
        questions = ask_the_person(document, context, lexicon)
        found = Found(outcome.edits, tuple(questions), outcome.notes)
    progress("score")
    edits = tuple(_with_demand(edit, context) for edit in found.edits)
    results = _score(Scorer(run.workspace_id, optimization.posting_ids), document, edits, context)
    progress.finish()
    _write(run, optimization, replace(found, edits=edits), results)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of the work: judged edits, questions, notes."""

    edits: tuple[Edit, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """Median match and how the resume reads, before and with every safe edit; what each edit alone adds to the match."""

    before: Decimal | None
    safe: Decimal | None
    impact_before: int | None
    impact_safe: int | None
    gains: list[Decimal | None]


def _score(scorer: Scorer, document: Document, edits: Sequence[Edit], context: MarketContext) -> Results:
    safe = [edit for edit in edits if edit.is_safe]
    improved = apply_edits(document, safe).document
    return Results(
        before=scorer.median(document),
        safe=scorer.median(improved),
        impact_before=read_impact(document, context, scorer.lexicon).score,
        impact_safe=read_impact(improved, context, scorer.lexicon).score,
        gains=scorer.gains(document, edits),
    )


def _with_demand(edit: Edit, context: MarketContext) -> Edit:
    """The edit with the postings' own words beside the resume's, for the first skills it is about."""
    asked = {skill.name: skill.evidence for skill in context.skills}
    quotes = [quote for name in edit.keywords[:2] for quote in asked.get(name, ())[:1]]
    fresh = [quote for quote in quotes if quote.quote]
    return replace(edit, evidence=tuple(dict.fromkeys((*edit.evidence, *fresh))))


def _write(run: Run, optimization: Optimization, found: Found, results: Results) -> None:
    """All results in one transaction with the run's end: they are there once, or not at all."""
    with transaction.atomic():
        if runs.claim_completion(run.pk) is None:
            return
        rows = [
            row_of(optimization, position, edit, gain=gain, origin=run.engine)
            for position, (edit, gain) in enumerate(zip(found.edits, results.gains, strict=True))
        ]
        ProposedEdit.objects.bulk_create(rows, batch_size=200)
        useful = any(row.status != ProposedEdit.Status.BLOCKED for row in rows)
        pay = metering.settle if useful else metering.refund
        pay(workspace=run.workspace_id, key=runs.purse_key(run.pk))
        optimization.questions = [question.to_json() for question in found.questions]
        optimization.notes = [storable(note) for note in found.notes]
        optimization.score_before = results.before
        optimization.score_safe = results.safe
        optimization.impact_before = results.impact_before
        optimization.impact_safe = results.impact_safe
        optimization.save(
            update_fields=[
                "questions",
                "notes",
                "score_before",
                "score_safe",
                "impact_before",
                "impact_safe",
                "updated_at",
            ]
        )
