"""A workspace's provider keys: sealed in the database, opened with the right master key only, changed by managers."""

import base64
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from accounts import tenancy
from accounts.models import ActivityLog, Membership, ProviderKey, Workspace
from accounts.services import provider_keys
from accounts.services.provider_keys import KeysUnreadable, open_key, save_key, usable_keys
from accounts.vault.sealing import new_key
from jobanalyzer.errors import Forbidden, NotFound
from tests.accounts.factories import UserFactory
from tests.conftest import Person

SECRET = "sk-test-7Qh2mVw9XcLp4RtZ"


@pytest.fixture(autouse=True)
def _var(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR, settings.MASTER_KEY = tmp_path, b""


def saved(person: Person, provider: str = "openai", secret: str = SECRET, **fields: str) -> ProviderKey:
    return save_key(workspace=person.workspace, user=person.user, provider=provider, api_key=secret, **fields)


def test_a_saved_key_opens_again(in_alice: Person) -> None:
    key = saved(in_alice, base_url="https://models.example.org/v1", model="big")
    kept = ProviderKey.objects.get(pk=key.pk)
    assert open_key(kept) == SECRET
    assert (kept.last_four, kept.base_url, kept.model) == (
        SECRET[-4:],
        "https://models.example.org/v1",
        "big",
    )


def test_the_database_holds_no_plaintext(in_alice: Person) -> None:
    saved(in_alice)
    with connection.cursor() as cursor:
        for table in ("accounts_providerkey", "accounts_workspace", "accounts_activitylog"):
            cursor.execute(f'select t::text from "{table}" t')
            rows = "".join(str(row[0]) for row in cursor.fetchall())
            assert rows
            for form in (SECRET, SECRET.encode().hex(), base64.b64encode(SECRET.encode()).decode()[:-4]):
                assert form not in rows


def test_a_key_is_replaced_and_tested_anew(in_alice: Person) -> None:
    first = saved(in_alice)
    ProviderKey.objects.filter(pk=first.pk).update(check_status="ok", check_message="fine", is_enabled=False)
    second = saved(in_alice, secret="sk-another-secret-0042")
    assert second.pk == first.pk
    assert (second.last_four, second.check_status, second.check_message) == ("0042", "never", "")
    assert second.is_enabled
    assert open_key(second) == "sk-another-secret-0042"


@pytest.mark.parametrize(("secret", "shown"), [("", ""), ("shortkey123", ""), ("just-long-en", "g-en")])
def test_short_keys_show_nothing(in_alice: Person, secret: str, shown: str) -> None:
    assert saved(in_alice, secret=secret).last_four == shown


def test_a_row_moved_to_another_place_does_not_open(
    in_alice: Person, bob: Person, caplog: pytest.LogCaptureFixture
) -> None:
    mine = saved(in_alice)
    other = saved(in_alice, provider="groq", secret="gsk-other-secret-99")
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        theirs = saved(bob, secret="sk-of-bob-0123456789")
    for changes in (
        {"ciphertext": other.ciphertext},
        {"ciphertext": theirs.ciphertext},
        {"base_url": "https://x.org"},
    ):
        key = ProviderKey.objects.get(pk=mine.pk)
        for name, value in changes.items():
            setattr(key, name, value)
        with pytest.raises(KeysUnreadable, match="Enter it once more"):
            open_key(key)
    assert SECRET not in caplog.text


def test_each_workspace_has_a_data_key_of_its_own(in_alice: Person, bob: Person) -> None:
    saved(in_alice)
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        saved(bob)
    with tenancy.system():
        rows = Workspace.objects.exclude(data_key=None).values_list("data_key", "master_key_id")
        data_keys, master_ids = {bytes(row[0]) for row in rows if row[0]}, {row[1] for row in rows}
    assert (len(data_keys), len(master_ids)) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_keys_that_come_at_once_share_one_data_key(transactional_db: None) -> None:
    """Also the first master key is made by all of them at once."""
    user = UserFactory()
    with tenancy.system():
        workspace = Workspace.objects.get(memberships__user=user)
    together = Barrier(6, timeout=20)

    def save(number: int) -> ProviderKey:
        try:
            with tenancy.workspace(workspace.pk, user_id=user.pk):
                together.wait()
                return save_key(
                    workspace=workspace, user=user, provider=f"p{number}", api_key=f"{SECRET}{number}"
                )
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        keys = list(pool.map(save, range(6)))
    with tenancy.workspace(workspace.pk, user_id=user.pk):
        assert [open_key(key) for key in keys] == [f"{SECRET}{number}" for number in range(6)]


def test_the_first_master_key_is_made_once_and_closed_to_others(in_alice: Person, settings: Any) -> None:
    saved(in_alice)
    path = settings.VAR_DIR / "master_key"
    assert path.stat().st_mode & 0o777 == 0o600
    first = path.read_text()
    saved(in_alice, provider="groq")
    assert path.read_text() == first
    assert [entry.name for entry in settings.VAR_DIR.iterdir()] == ["master_key"]


def test_a_lost_master_key_is_said_and_nothing_is_overwritten(
    in_alice: Person, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    key = saved(in_alice)
    (settings.VAR_DIR / "master_key").rename(settings.VAR_DIR / "aside")
    before = Workspace.objects.values_list("data_key", "master_key_id").get(pk=in_alice.workspace.pk)
    with caplog.at_level(logging.ERROR):
        for _ in range(2):
            with pytest.raises(KeysUnreadable, match="Tell the operator"):
                open_key(key)
            with pytest.raises(KeysUnreadable):
                saved(in_alice, provider="groq")
    after = Workspace.objects.values_list("data_key", "master_key_id").get(pk=in_alice.workspace.pk)
    assert [bytes(before[0] or b""), before[1]] == [bytes(after[0] or b""), after[1]]
    assert not ProviderKey.objects.filter(provider="groq").exists()
    assert after[1] in caplog.text  # the operator learns which one to restore
    (settings.VAR_DIR / "aside").replace(settings.VAR_DIR / "master_key")
    assert open_key(key) == SECRET


@pytest.mark.parametrize("rubbish", ["", "not base64!", base64.b64encode(b"short").decode()])
def test_a_broken_master_key_file_is_said_and_left_as_it_is(
    in_alice: Person, settings: Any, rubbish: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = settings.VAR_DIR / "master_key"
    path.write_text(rubbish)
    with pytest.raises(KeysUnreadable):
        saved(in_alice)
    assert path.read_text() == rubbish
    assert "does not hold master keys" in caplog.text
    assert Workspace.objects.get(pk=in_alice.workspace.pk).data_key is None


def test_the_environment_names_the_master_key(in_alice: Person, settings: Any) -> None:
    settings.MASTER_KEY = new_key()
    key = saved(in_alice)
    assert not (settings.VAR_DIR / "master_key").exists()
    settings.MASTER_KEY, former = new_key(), settings.MASTER_KEY
    with pytest.raises(KeysUnreadable):
        open_key(key)
    settings.MASTER_KEY_PREVIOUS = [former]
    assert open_key(key) == SECRET


def test_usable_keys_are_the_enabled_ones_in_one_query(
    in_alice: Person, django_assert_num_queries: Any
) -> None:
    off = saved(in_alice, provider="groq")
    saved(in_alice)
    provider_keys.set_enabled(
        workspace=in_alice.workspace, user=in_alice.user, key_id=off.pk, is_enabled=False
    )
    with django_assert_num_queries(1):
        assert [key.provider for key in usable_keys(in_alice.workspace)] == ["openai"]


@pytest.mark.parametrize("role", [Membership.Role.MEMBER, Membership.Role.VIEWER])
def test_only_owner_and_admins_change_keys(in_alice: Person, bob: Person, role: str) -> None:
    key = saved(in_alice)
    with tenancy.system():
        Membership.objects.create(workspace=in_alice.workspace, user=bob.user, role=role)
    given: dict[str, Any] = {"workspace": in_alice.workspace, "user": bob.user}
    for act in (
        lambda: save_key(provider="openai", api_key="sk-taken-over-123", **given),
        lambda: provider_keys.remove_key(key_id=key.pk, **given),
        lambda: provider_keys.set_enabled(key_id=key.pk, is_enabled=False, **given),
        lambda: provider_keys.change_key(key=key, user=bob.user, model="x"),
    ):
        with pytest.raises(Forbidden):
            act()
    assert open_key(ProviderKey.objects.get(pk=key.pk)) == SECRET


def test_an_admin_may(in_alice: Person, bob: Person) -> None:
    with tenancy.system():
        Membership.objects.create(workspace=in_alice.workspace, user=bob.user, role=Membership.Role.ADMIN)
    key = save_key(workspace=in_alice.workspace, user=bob.user, provider="openai", api_key=SECRET)
    provider_keys.remove_key(workspace=in_alice.workspace, user=bob.user, key_id=key.pk)
    assert not ProviderKey.objects.exists()


def test_what_happens_stands_in_the_activity_log_without_the_secret(in_alice: Person) -> None:
    key = saved(in_alice)
    provider_keys.change_key(key=key, user=in_alice.user, model="gpt-5")
    provider_keys.set_enabled(
        workspace=in_alice.workspace, user=in_alice.user, key_id=key.pk, is_enabled=False
    )
    provider_keys.remove_key(workspace=in_alice.workspace, user=in_alice.user, key_id=key.pk)
    events = ActivityLog.objects.filter(event_category="key").order_by("created_at")
    assert [event.event_type for event in events] == [
        "key.created",
        "key.changed",
        "key.disabled",
        "key.deleted",
    ]
    assert all(SECRET not in f"{event.description} {event.metadata}" for event in events)
    assert all(event.metadata == {"key": str(key.pk), "provider": "openai"} for event in events)


def test_a_strangers_key_is_not_found(in_alice: Person, bob: Person) -> None:
    key = saved(in_alice)
    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        assert usable_keys(in_alice.workspace) == []
        with pytest.raises(NotFound):
            provider_keys.remove_key(workspace=bob.workspace, user=bob.user, key_id=key.pk)


def test_use_is_noted_now_and_then(in_alice: Person, django_assert_num_queries: Any) -> None:
    key = saved(in_alice)
    provider_keys.note_use(key)
    assert ProviderKey.objects.get(pk=key.pk).last_used_at
    with django_assert_num_queries(0):
        provider_keys.note_use(key)
