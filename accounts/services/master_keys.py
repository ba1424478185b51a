"""The master keys of this installation, from the settings: AWS KMS, else MASTER_KEY, else a file made on first use."""

import base64
import binascii
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from accounts.vault.masters import Keyring, KmsMaster, LocalMaster, MasterKeyTrouble
from accounts.vault.sealing import new_key
from jobanalyzer import secret_files

_ARN_PARTS: Final = 6


def keyring() -> Keyring:
    """Read anew each time: a new key takes effect in processes that already run. Raises MasterKeyTrouble."""
    local = [LocalMaster(key) for key in (settings.MASTER_KEY, *settings.MASTER_KEY_PREVIOUS) if key]
    if settings.MASTER_KEY_KMS_ID:
        master = KmsMaster(settings.MASTER_KEY_KMS_ID, kms_client(settings.MASTER_KEY_KMS_ID))
        return Keyring(master, [*local, *_kept()], kms=kms_client)
    if settings.MASTER_KEY:
        return Keyring(local[0], [*local[1:], *_kept()], kms=kms_client)
    kept = _kept() or [_keep_first()]
    return Keyring(kept[0], [*kept[1:], *local], kms=kms_client)


def is_kept_in_file() -> bool:
    return not settings.MASTER_KEY_KMS_ID and not settings.MASTER_KEY


def renew_kept(still_used: Sequence[str]) -> None:
    """Put a new key first in the file. Former ones stay: the last, and those whose ids are `still_used`."""
    kept = _kept() or [_keep_first()]
    stay = [master for number, master in enumerate(kept) if number == 0 or master.id in still_used]
    secret_files.replace(_path(), _lines([LocalMaster(new_key()), *stay]))


def kms_client(key_id: str) -> Any:
    return _kms_client(settings.MASTER_KEY_KMS_ENDPOINT, _region(key_id))


def _region(key_id: str) -> str:
    """An ARN names the region; for other ids it is the one that AWS's own variables name."""
    parts = key_id.split(":")
    return parts[3] if len(parts) == _ARN_PARTS and parts[0] == "arn" else ""


@lru_cache(maxsize=8)
def _kms_client(endpoint: str, region: str) -> Any:
    import boto3  # 15 MB: only where KMS is used
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    config = Config(connect_timeout=3, read_timeout=8, retries={"max_attempts": 3, "mode": "standard"})
    try:
        return boto3.client("kms", endpoint_url=endpoint or None, region_name=region or None, config=config)
    except (BotoCoreError, ValueError) as error:
        raise MasterKeyTrouble(f"AWS KMS cannot be used as it is set up: {type(error).__name__}.") from None


def _path() -> Path:
    return Path(settings.VAR_DIR) / "master_key"


def _kept() -> list[LocalMaster]:
    """The keys in the file, one a line, the current one first."""
    path = _path()
    if not path.exists():
        return []
    try:
        keys = [base64.b64decode(line, validate=True) for line in path.read_text().split()]
        if keys:
            return [LocalMaster(key) for key in keys]
    except (OSError, ValueError, binascii.Error, MasterKeyTrouble):
        pass  # said below: the file's own words stay out of the message
    raise MasterKeyTrouble(
        f"{path} does not hold master keys (32 bytes in base64, one a line). Restore it from a backup; without it "
        "stored provider keys cannot be opened."
    )


def _keep_first() -> LocalMaster:
    """The first key of this installation."""
    secret_files.read_or_create(_path(), lambda: _lines([LocalMaster(new_key())]))
    return _kept()[0]


def _lines(masters: Sequence[LocalMaster]) -> bytes:
    """The keys as the file holds them, one a line."""
    return b"".join(base64.b64encode(master.key) + b"\n" for master in masters)
