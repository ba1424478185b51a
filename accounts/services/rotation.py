"""Changing the master key: every workspace's data key is wrapped anew, one at a time. What is sealed stays as it is."""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from accounts import tenancy
from accounts.models import ActivityLog, Workspace
from accounts.services import activity, master_keys
from accounts.vault.masters import Keyring, MasterKeyTrouble

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many workspaces were wrapped anew by `master_id`, had been before, and could not be."""

    master_id: str
    changed: int
    already: int
    failed: int


def used_masters() -> Counter[str]:
    """The ids of the master keys that workspaces name, and how many name each."""
    with tenancy.system():
        named = Workspace.objects.exclude(data_key=None).order_by().values_list("master_key_id", flat=True)
        return Counter(named)


def rotate(*, new: bool = False, say: Callable[[str], None] = lambda line: None) -> Rotated:
    """Wrap every data key with the current master key; asked again after a stop, it goes on where it was.

    `new`: make a new key first, where the key is the one that is kept in a file. A data key that cannot be opened
    stays as it is and is counted. Raises MasterKeyTrouble if the current key cannot be had.
    """
    if new:
        if not master_keys.is_kept_in_file():
            raise MasterKeyTrouble(
                "The master key comes from the settings: name the new one there, and the old one in MASTER_KEY_PREVIOUS."
            )
        master_keys.renew_kept(list(used_masters()))
    ring = master_keys.keyring()
    counts = Counter(_rewrap(workspace_id, ring, say) for workspace_id in _sealed_workspaces())
    rotated = Rotated(ring.current.id, counts["changed"], counts["already"], counts["failed"])
    if rotated.changed or rotated.failed:
        activity.record(
            "key.rotated",
            f"Master key changed: {rotated.changed} workspaces wrapped anew, {rotated.failed} left as they were",
            severity=ActivityLog.Severity.ERROR if rotated.failed else ActivityLog.Severity.INFO,
            master_key=rotated.master_id,
            changed=rotated.changed,
            failed=rotated.failed,
        )
    logger.info(
        "master key %s: %s changed, %s already, %s failed",
        rotated.master_id,
        rotated.changed,
        rotated.already,
        rotated.failed,
    )
    return rotated


def _sealed_workspaces() -> list[UUID]:
    with tenancy.system():
        return list(Workspace.objects.exclude(data_key=None).order_by("pk").values_list("pk", flat=True))


def _rewrap(workspace_id: UUID, ring: Keyring, say: Callable[[str], None]) -> str:
    """One workspace, in a statement of its own: what is done stays done whatever happens to the next."""
    with tenancy.system():
        row = Workspace.objects.filter(pk=workspace_id).values_list("data_key", "master_key_id").first()
    if row is None or row[0] is None or row[1] == ring.current.id:
        return "already"
    wrapped, place = bytes(row[0]), str(workspace_id)
    try:
        data_key = ring.find(row[1]).unwrap(wrapped, place)
        renewed = ring.current.wrap(data_key, place)
        if ring.current.unwrap(renewed, place) != data_key:
            raise MasterKeyTrouble("What was wrapped does not open again.")
    except MasterKeyTrouble as trouble:
        logger.error("The data key of workspace %s stays as it is: %s", workspace_id, trouble)
        say(f"{workspace_id}: {trouble}")
        return "failed"
    with tenancy.system():
        # Only what was read is replaced: another run of this command may be at work.
        changed = Workspace.objects.filter(pk=workspace_id, data_key=wrapped).update(
            data_key=renewed, master_key_id=ring.current.id
        )
    return "changed" if changed else "already"
