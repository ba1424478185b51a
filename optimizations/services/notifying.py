"""Mail for those who did not wait: a run that took long has ended."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.services import activity
from jobanalyzer.queue import enqueue
from optimizations.models import Run

TASK: Final = "optimizations.tasks.mail_ended_run"
LONG: Final = timedelta(seconds=60)
# Whoever tests a key waits for it on its page
_UNMAILED: Final = frozenset({Run.Kind.KEY_TEST})


def mail_if_long(run: Run) -> None:
    """Inside the transaction that ends `run`: ask for a mail, if the run took over a minute and its owner wants one.

    The minute counts from the click: that is how long the person waited. Who cancels knows it already.
    """
    if run.status == Run.Status.CANCELLED or run.finished_at is None or run.created_by is None:
        return
    if run.kind in _UNMAILED:
        return
    if run.finished_at - run.created_at > LONG and run.created_by.mails_about_runs:
        enqueue(TASK, run.pk)


def mail_ended_run(run_id: UUID) -> bool:
    """Send the mail, once. Returns whether it was sent now.

    The run is marked first: a mail lost with its worker is better than two.
    """
    run = Run.objects.select_related("created_by", "optimization__resume").filter(pk=run_id).first()
    if run is None or run.created_by is None or not run.is_finished or not run.created_by.is_active:
        return False
    with transaction.atomic():
        if not Run.objects.filter(pk=run.pk, mailed_at=None).update(mailed_at=timezone.now()):
            return False
        activity.record("run.mailed", "Sent a mail about a run", workspace=run.workspace_id, run=str(run.pk))
    optimization = getattr(run, "optimization", None)
    context = {
        "run": run,
        "person": run.created_by,
        "resume": optimization.resume.title if optimization else "",
        "address": settings.SITE_URL + reverse("optimizations:run", args=[run.pk]),
        "preferences": settings.SITE_URL + reverse("accounts:account"),
    }
    text = render_to_string("optimizations/mail/run_ended.txt", context)
    subject, _, body = text.strip().partition("\n")
    send_mail(subject, body.strip() + "\n", None, [run.created_by.email])
    return True
