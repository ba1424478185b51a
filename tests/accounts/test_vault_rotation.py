"""Changing the master key: between keys of the environment, the kept file and AWS KMS, on a real HTTP server."""

import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.management import CommandError, call_command
from moto.server import ThreadedMotoServer

from accounts import tenancy
from accounts.models import ActivityLog, ProviderKey, Workspace
from accounts.services import master_keys, provider_keys, rotation
from accounts.services.provider_keys import KeysUnreadable, open_key, save_key
from accounts.vault.data_keys import OpenedKeys
from accounts.vault.masters import KmsMaster, MasterKeyTrouble
from accounts.vault.sealing import new_key
from tests.accounts.factories import UserFactory
from tests.conftest import Person

SECRET = "sk-test-7Qh2mVw9XcLp4RtZ"


@pytest.fixture(autouse=True)
def _var(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(provider_keys, "_opened", OpenedKeys())


@pytest.fixture(scope="module")
def kms_server() -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def kms(kms_server: str, settings: Any) -> Any:
    settings.MASTER_KEY_KMS_ENDPOINT = kms_server
    return boto3.client("kms", endpoint_url=kms_server, region_name="eu-central-1")


def kms_key(kms: Any) -> str:
    return str(kms.create_key()["KeyMetadata"]["Arn"])


def people(count: int) -> list[ProviderKey]:
    """Keys of so many people, each in a workspace of their own."""
    keys = []
    for number in range(count):
        user = UserFactory()
        with tenancy.system():
            workspace = Workspace.objects.get(memberships__user=user)
        with tenancy.workspace(workspace.pk, user_id=user.pk):
            secret = f"{SECRET}-{number}"
            keys.append(save_key(workspace=workspace, user=user, provider="openai", api_key=secret))
    return keys


def opened(keys: list[ProviderKey]) -> list[str]:
    with tenancy.system():
        return [open_key(key) for key in keys]


def secrets(count: int) -> list[str]:
    return [f"{SECRET}-{number}" for number in range(count)]


def run(**options: Any) -> str:
    out = StringIO()
    call_command("rotate_master_key", stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


@pytest.mark.django_db
def test_one_command_changes_the_master_key_of_the_environment(settings: Any) -> None:
    keys = people(3)
    ciphertexts = [bytes(key.ciphertext) for key in keys]
    settings.MASTER_KEY, settings.MASTER_KEY_PREVIOUS = new_key(), [settings.MASTER_KEY]
    assert "3 workspaces wrapped anew, 0 had it already" in run()
    settings.MASTER_KEY_PREVIOUS = []
    assert opened(keys) == secrets(3)
    with tenancy.system():
        assert [bytes(ProviderKey.objects.get(pk=key.pk).ciphertext) for key in keys] == ciphertexts


@pytest.mark.django_db
def test_it_goes_on_where_it_was_stopped_and_changes_nothing_twice(settings: Any) -> None:
    keys = people(4)
    former, settings.MASTER_KEY = settings.MASTER_KEY, new_key()
    settings.MASTER_KEY_PREVIOUS = [former]
    for workspace_id in rotation._sealed_workspaces()[:2]:  # a run that was stopped half-way
        assert rotation._rewrap(workspace_id, master_keys.keyring(), lambda line: None) == "changed"
    assert opened(keys) == secrets(4)
    assert "2 workspaces wrapped anew, 2 had it already" in run()
    with tenancy.system():
        before = list(Workspace.objects.order_by("pk").values_list("data_key", flat=True))
    assert "0 workspaces wrapped anew, 4 had it already" in run()
    with tenancy.system():
        assert list(Workspace.objects.order_by("pk").values_list("data_key", flat=True)) == before
        assert ActivityLog.objects.filter(event_type="key.rotated").count() == 1


@pytest.mark.django_db
def test_a_lost_former_key_is_told_and_the_others_go_on(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    lost = people(1)
    settings.MASTER_KEY, lost_key = new_key(), settings.MASTER_KEY
    kept = people(1)
    settings.MASTER_KEY_PREVIOUS, settings.MASTER_KEY = [settings.MASTER_KEY], new_key()
    with tenancy.system():
        before = Workspace.objects.values_list("data_key", "master_key_id").get(pk=lost[0].workspace_id)
    with pytest.raises(CommandError, match="1 workspaces could not be opened and stay as they were"):
        run()
    assert opened(kept) == secrets(1)
    with tenancy.system():
        after = Workspace.objects.values_list("data_key", "master_key_id").get(pk=lost[0].workspace_id)
    assert after == before
    assert str(lost[0].workspace_id) in caplog.text
    settings.MASTER_KEY_PREVIOUS.append(lost_key)
    assert "1 workspaces wrapped anew, 1 had it already" in run()
    assert opened(lost) == secrets(1)


@pytest.mark.django_db
def test_a_damaged_data_key_is_left_as_it_is(settings: Any) -> None:
    key = people(1)[0]
    with tenancy.system():
        Workspace.objects.filter(pk=key.workspace_id).update(data_key=b"\x01damaged" * 8)
    settings.MASTER_KEY, settings.MASTER_KEY_PREVIOUS = new_key(), [settings.MASTER_KEY]
    with pytest.raises(CommandError):
        run()
    with tenancy.system():
        assert bytes(Workspace.objects.get(pk=key.workspace_id).data_key or b"") == b"\x01damaged" * 8


@pytest.mark.django_db
def test_the_kept_file_gets_a_new_key_while_the_site_serves(settings: Any) -> None:
    settings.MASTER_KEY = b""
    path = settings.VAR_DIR / "master_key"
    keys = people(2)
    first = path.read_text()
    assert "2 workspaces wrapped anew" in run(new=True)
    second = path.read_text()
    assert second.endswith(first)
    assert second != first
    assert path.stat().st_mode & 0o777 == 0o600
    assert opened(keys) == secrets(2)
    run(new=True)
    assert first.strip() not in path.read_text()  # nobody names it any more
    assert opened(keys) == secrets(2)


@pytest.mark.django_db
def test_a_key_of_the_settings_is_not_made_here(settings: Any) -> None:
    with pytest.raises(CommandError, match="name the new one there"):
        run(new=True)
    assert not (settings.VAR_DIR / "master_key").exists()


@pytest.mark.django_db
def test_it_shows_which_keys_are_in_use_and_which_are_lost(settings: Any) -> None:
    people(2)
    former = master_keys.keyring().current.id
    assert run(show=True) == f"current: {former}\n{former}: 2 workspaces, known here\n"
    settings.MASTER_KEY = new_key()
    people(1)
    lines = run(show=True).splitlines()
    assert f"{former}: 2 workspaces, NOT KNOWN HERE: their keys cannot be opened" in lines
    assert f"{master_keys.keyring().current.id}: 1 workspaces, known here" in lines


@pytest.mark.django_db
def test_the_region_is_the_one_of_the_keys_own_name(settings: Any, kms: Any) -> None:
    assert master_keys.kms_client(kms_key(kms)).meta.region_name == "eu-central-1"
    elsewhere = "arn:aws:kms:ap-south-1:123456789012:key/1"
    assert master_keys.kms_client(elsewhere).meta.region_name == "ap-south-1"


@pytest.mark.django_db
def test_from_the_environment_to_kms_and_back(settings: Any, kms: Any) -> None:
    keys = people(2)
    settings.MASTER_KEY_KMS_ID = kms_key(kms)
    assert opened(keys) == secrets(2)  # before it has run
    assert "2 workspaces wrapped anew" in run()
    former, settings.MASTER_KEY = settings.MASTER_KEY, b""
    assert opened(keys) == secrets(2)
    assert not (settings.VAR_DIR / "master_key").exists()
    with tenancy.system():
        ids = set(Workspace.objects.exclude(data_key=None).values_list("master_key_id", flat=True))
    assert ids == {f"kms:{settings.MASTER_KEY_KMS_ID}"}
    settings.MASTER_KEY_KMS_ID, settings.MASTER_KEY = kms_key(kms), former  # another key of KMS
    assert "2 workspaces wrapped anew" in run()
    settings.MASTER_KEY_KMS_ID = ""
    assert "2 workspaces wrapped anew" in run()
    assert opened(keys) == secrets(2)


@pytest.mark.django_db
def test_kms_makes_the_data_key_and_binds_it_to_the_workspace(
    in_alice: Person, settings: Any, kms: Any
) -> None:
    settings.MASTER_KEY_KMS_ID = kms_key(kms)
    key = save_key(workspace=in_alice.workspace, user=in_alice.user, provider="openai", api_key=SECRET)
    assert open_key(key) == SECRET
    wrapped = bytes(Workspace.objects.get(pk=in_alice.workspace.pk).data_key or b"")
    place = str(in_alice.workspace.pk)
    plain = kms.decrypt(CiphertextBlob=wrapped, EncryptionContext={"workspace": place})["Plaintext"]
    assert len(plain) == 32
    assert plain not in wrapped
    with pytest.raises(MasterKeyTrouble, match="InvalidCiphertext"):
        KmsMaster(settings.MASTER_KEY_KMS_ID, kms).unwrap(wrapped, "another workspace")


@pytest.mark.django_db
def test_when_kms_is_away_nothing_is_lost(
    in_alice: Person, settings: Any, kms: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MASTER_KEY_KMS_ID = kms_key(kms)
    key = save_key(workspace=in_alice.workspace, user=in_alice.user, provider="openai", api_key=SECRET)
    before = Workspace.objects.values_list("data_key", "master_key_id").get(pk=in_alice.workspace.pk)
    there, settings.MASTER_KEY_KMS_ENDPOINT = settings.MASTER_KEY_KMS_ENDPOINT, "http://127.0.0.1:9"
    provider_keys._opened.forget()
    with pytest.raises(KeysUnreadable, match="Tell the operator"):
        open_key(key)
    with pytest.raises(KeysUnreadable):
        save_key(workspace=in_alice.workspace, user=in_alice.user, provider="groq", api_key=SECRET)
    assert "AWS KMS could not be asked" in caplog.text
    assert SECRET not in caplog.text
    after = Workspace.objects.values_list("data_key", "master_key_id").get(pk=in_alice.workspace.pk)
    assert after == before
    settings.MASTER_KEY_KMS_ENDPOINT = there
    assert open_key(key) == SECRET


@pytest.mark.django_db
def test_a_key_that_kms_does_not_have_is_told(in_alice: Person, settings: Any, kms: Any) -> None:
    settings.MASTER_KEY_KMS_ID = kms_key(kms)[:-4] + "0000"
    with pytest.raises(KeysUnreadable):
        save_key(workspace=in_alice.workspace, user=in_alice.user, provider="openai", api_key=SECRET)
    assert Workspace.objects.get(pk=in_alice.workspace.pk).data_key is None
    with pytest.raises(MasterKeyTrouble, match=r"AWS KMS refused to use the key .*NotFoundException"):
        KmsMaster(settings.MASTER_KEY_KMS_ID, kms).make("somewhere")


@pytest.mark.django_db
def test_an_opened_data_key_is_remembered_for_a_while(in_alice: Person, settings: Any, kms: Any) -> None:
    settings.MASTER_KEY_KMS_ID = kms_key(kms)
    key = save_key(workspace=in_alice.workspace, user=in_alice.user, provider="openai", api_key=SECRET)
    assert open_key(key) == SECRET
    settings.MASTER_KEY_KMS_ENDPOINT = "http://127.0.0.1:9"
    assert open_key(key) == SECRET
    provider_keys._opened.forget()
    with pytest.raises(KeysUnreadable):
        open_key(key)


def test_what_was_remembered_too_long_is_asked_for_again(kms: Any) -> None:
    master = KmsMaster(kms_key(kms), kms)
    data_key, wrapped = master.make("here")
    kept = OpenedKeys(seconds=0.0)
    assert kept.open(master, wrapped, "here") == data_key
    away = KmsMaster(master.key_id, master_keys._kms_client("http://127.0.0.1:9", "eu-central-1"))
    with pytest.raises(MasterKeyTrouble):
        kept.open(away, wrapped, "here")
