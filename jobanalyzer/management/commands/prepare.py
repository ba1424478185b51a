"""`prepare`: the database brought up to date: migrations, the cache table, the schedules, what follows from a release."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from jobanalyzer.queue import Lane, enqueue
from jobanalyzer.queue.schedules import ensure_schedules


class Command(BaseCommand):
    help = "Migrates the database and makes the cache table. Safe to run at every deployment."
    requires_system_checks = []  # they load every page; `make test` and `manage.py check` run them

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            get_connection()
        except ImproperlyConfigured as error:
            what = str(error).strip().splitlines()[0]
            raise CommandError(f"mail cannot be sent; MAIL_API_KEY may be missing: {what}") from None
        try:
            connection.ensure_connection()
        except (OperationalError, ImproperlyConfigured) as error:
            raise CommandError(f"the database cannot be used: {str(error).strip().splitlines()[0]}") from None
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable", verbosity=0)
        ensure_schedules()
        for task in settings.AFTER_PREPARE:
            enqueue(task, lane=Lane.FREE)
