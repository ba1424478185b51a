"""Wrap every workspace's data key with the master key that is current now: MASTER_KEY, AWS KMS, or the kept file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.services import master_keys, rotation
from accounts.vault.masters import MasterKeyTrouble


class Command(BaseCommand):
    help = (
        "Wrap every workspace's data key with the current master key. Put the new key into MASTER_KEY (or the id of one "
        "in AWS KMS into MASTER_KEY_KMS_ID) and the former one into MASTER_KEY_PREVIOUS, restart, then run this. Safe to "
        "run again, and while the site serves. Former keys may go once it reports no failure."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--new", action="store_true", help="make a new key first, where it is kept at var/master_key"
        )
        parser.add_argument(
            "--show", action="store_true", help="only say which master keys are in use, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["show"]:
            self._show()
            return
        try:
            rotated = rotation.rotate(new=options["new"], say=self.stderr.write)
        except MasterKeyTrouble as trouble:
            raise CommandError(f"{trouble} Nothing was changed.") from None
        self.stdout.write(
            f"Master key {rotated.master_id}: {rotated.changed} workspaces wrapped anew, "
            f"{rotated.already} had it already."
        )
        if rotated.failed:
            raise CommandError(
                f"{rotated.failed} workspaces could not be opened and stay as they were. Keep the former keys."
            )

    def _show(self) -> None:
        try:
            ring = master_keys.keyring()
        except MasterKeyTrouble as trouble:
            raise CommandError(str(trouble)) from None
        self.stdout.write(f"current: {ring.current.id}")
        for master_id, count in sorted(rotation.used_masters().items()):
            try:
                ring.find(master_id)
                known = "known here"
            except MasterKeyTrouble:
                known = "NOT KNOWN HERE: their keys cannot be opened"
            self.stdout.write(f"{master_id}: {count} workspaces, {known}")
