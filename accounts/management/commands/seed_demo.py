"""`seed_demo`: the demo workspace, made once."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts import demo


class Command(BaseCommand):
    help = "Makes the demo person with postings and resumes, unless they are there already."

    def handle(self, *args: Any, **options: Any) -> None:
        made = demo.seed()
        if options["verbosity"]:
            self.stdout.write("Demo workspace made." if made else "The demo workspace is there already.")
