"""A mail for who did not wait: after long runs only, once, and only where it is wanted."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from optimizations.models import Run
from optimizations.services import notifying, runs
from tests.conftest import Person
from tests.optimizations import factories


def _begun(person: Person, *, seconds_ago: int) -> Run:
    optimization = factories.start(person)
    run = runs.begin(optimization.run_id)
    assert run is not None
    Run.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(seconds=seconds_ago))
    OrmQ.objects.all().delete()
    return run


def _mails_asked_for() -> int:
    return sum(row.task["args"][0] == notifying.TASK for row in OrmQ.objects.all())


@pytest.mark.parametrize(
    ("seconds", "wanted", "mails"),
    [(61, True, 1), (59, True, 0), (61, False, 0)],
    ids=["long", "short", "long, but switched off"],
)
def test_only_a_long_run_asks_for_a_mail(in_alice: Person, seconds: int, wanted: bool, mails: int) -> None:
    in_alice.user.mails_about_runs = wanted
    in_alice.user.save(update_fields=["mails_about_runs"])
    run = _begun(in_alice, seconds_ago=seconds)
    runs.fail(run.pk, "internal", "Something broke on our side.")
    assert _mails_asked_for() == mails


def test_who_cancels_is_not_told(in_alice: Person) -> None:
    run = _begun(in_alice, seconds_ago=90)
    runs.cancel(run_id=run.pk, workspace_id=in_alice.workspace.pk, user=in_alice.user)
    runs.end_cancelled(run.pk)
    assert Run.objects.get().status == "cancelled"
    assert _mails_asked_for() == 0


def test_the_mail_names_the_resume_and_leads_to_the_run_once(in_alice: Person, mailoutbox: list[Any]) -> None:
    optimization = factories.finished(in_alice)
    assert notifying.mail_ended_run(optimization.run_id)
    assert not notifying.mail_ended_run(optimization.run_id)
    (mail,) = mailoutbox
    assert mail.to == ["alice@example.org"]
    assert mail.subject == "Your improvement is ready"
    assert f"“{optimization.resume.title}”" in mail.body
    assert f"/improve/runs/{optimization.run_id}/" in mail.body
    assert "Kystbank" not in mail.body


def test_a_failed_run_says_what_happened(in_alice: Person, mailoutbox: list[Any]) -> None:
    run = _begun(in_alice, seconds_ago=90)
    runs.fail(run.pk, "timeout", "The provider did not answer in time.")
    assert notifying.mail_ended_run(run.pk)
    assert mailoutbox[0].subject == "Your improvement did not work out"
    assert "The provider did not answer in time. Nothing was charged:" in mailoutbox[0].body


def test_a_failed_run_says_what_its_calls_cost(in_alice: Person, mailoutbox: list[Any]) -> None:
    run = _begun(in_alice, seconds_ago=90)
    Run.objects.filter(pk=run.pk).update(cost=Decimal("0.25"))
    runs.fail(run.pk, "timeout", "The provider did not answer in time.")
    assert notifying.mail_ended_run(run.pk)
    assert "The calls that were answered cost $0.250; your plan counts nothing" in mailoutbox[0].body
    assert "Nothing was charged" not in mailoutbox[0].body


def test_an_unfinished_run_sends_nothing(in_alice: Person, mailoutbox: list[Any]) -> None:
    run = _begun(in_alice, seconds_ago=90)
    assert not notifying.mail_ended_run(run.pk)
    assert not mailoutbox


def test_the_wish_is_changed_with_the_profile(alice: Person) -> None:
    alice.client.post("/account/profile/", {"full_name": "Alice Arden"})
    alice.user.refresh_from_db()
    assert not alice.user.mails_about_runs
    alice.client.post("/account/profile/", {"full_name": "Alice Arden", "mails_about_runs": "on"})
    alice.user.refresh_from_db()
    assert alice.user.mails_about_runs
