"""What wraps a workspace's data key: a master key of this installation, or one that never leaves AWS KMS."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from accounts.vault.sealing import KEY_BYTES, SealBroken, new_key, seal, unseal

_KMS: Final = "kms:"


class MasterKeyTrouble(Exception):
    """The master key is missing or does not answer; the message says which one and holds no secret."""


class MasterKey(Protocol):
    """`id` stands beside what it wrapped. `place` binds a wrapped key to its workspace."""

    @property
    def id(self) -> str: ...

    def make(self, place: str) -> tuple[bytes, bytes]:
        """A new data key: as it is, and wrapped."""

    def wrap(self, data_key: bytes, place: str) -> bytes: ...

    def unwrap(self, wrapped: bytes, place: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class LocalMaster:
    """A key from the environment or a file. Its id is a digest, from which a random key cannot be guessed."""

    key: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise MasterKeyTrouble(f"A master key has {KEY_BYTES} bytes.")

    @property
    def id(self) -> str:
        return "local:" + hashlib.sha256(b"master key id\x00" + self.key).hexdigest()[:16]

    def make(self, place: str) -> tuple[bytes, bytes]:
        data_key = new_key()
        return data_key, self.wrap(data_key, place)

    def wrap(self, data_key: bytes, place: str) -> bytes:
        return seal(self.key, data_key, f"data-key|{place}")

    def unwrap(self, wrapped: bytes, place: str) -> bytes:
        try:
            return unseal(self.key, wrapped, f"data-key|{place}")
        except SealBroken:
            raise MasterKeyTrouble(
                f"The data key of workspace {place} cannot be opened with the master key {self.id} that it names: "
                "the row was damaged."
            ) from None


@dataclass(frozen=True, slots=True)
class KmsMaster:
    """A key in AWS KMS, by its id, ARN or alias; the workspace is its encryption context. `client` is boto3's."""

    key_id: str
    client: Any = field(repr=False)

    @property
    def id(self) -> str:
        return _KMS + self.key_id

    def make(self, place: str) -> tuple[bytes, bytes]:
        answer = self._call("generate_data_key", place, KeyId=self.key_id, KeySpec="AES_256")
        return answer["Plaintext"], answer["CiphertextBlob"]

    def wrap(self, data_key: bytes, place: str) -> bytes:
        wrapped: bytes = self._call("encrypt", place, KeyId=self.key_id, Plaintext=data_key)["CiphertextBlob"]
        return wrapped

    def unwrap(self, wrapped: bytes, place: str) -> bytes:
        data_key: bytes = self._call("decrypt", place, KeyId=self.key_id, CiphertextBlob=wrapped)["Plaintext"]
        return data_key

    def _call(self, name: str, place: str, **given: Any) -> dict[str, Any]:
        from botocore.exceptions import BotoCoreError, ClientError  # 15 MB: only where KMS is used

        try:
            answer: dict[str, Any] = getattr(self.client, name)(
                EncryptionContext={"workspace": place}, **given
            )
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "an error")
            raise MasterKeyTrouble(f"AWS KMS refused to use the key {self.key_id}: {code}.") from None
        except BotoCoreError as error:
            raise MasterKeyTrouble(f"AWS KMS could not be asked: {type(error).__name__}.") from None
        return answer


class Keyring:
    """The current master key, which wraps what is new, and former ones, which still open what they wrapped."""

    def __init__(
        self,
        current: MasterKey,
        former: Iterable[MasterKey] = (),
        kms: Callable[[str], Any] | None = None,
    ) -> None:
        """`kms` makes boto3's client for a key; it is called where a row names one that is not the current one."""
        self.current = current
        self._known = {master.id: master for master in (*former, current)}
        self._kms = kms

    def find(self, master_id: str) -> MasterKey:
        """Raises MasterKeyTrouble if the key is not known here."""
        known = self._known.get(master_id)
        if known is not None:
            return known
        if master_id.startswith(_KMS) and self._kms is not None:
            key_id = master_id.removeprefix(_KMS)
            return KmsMaster(key_id, self._kms(key_id))
        raise MasterKeyTrouble(
            f"The master key {master_id} is not known here. Restore it as MASTER_KEY, or name it in "
            "MASTER_KEY_PREVIOUS."
        )
