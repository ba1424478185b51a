"""Nobody sees another workspace's rows, by any context or reused connection."""

import threading
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from accounts import tenancy
from accounts.models import ActivityLog, ApiToken, Membership, Workspace
from accounts.services import activity, tokens
from jobanalyzer.postgres.base import DatabaseWrapper
from tests.accounts.admin_rows import make_row
from tests.conftest import Person


def tenant_models() -> list[Any]:
    return [
        model
        for model in apps.get_models()
        if any(field.name == "workspace" and field.related_model is Workspace for field in model._meta.fields)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_every_tenant_table_has_a_forced_policy(model: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relrowsecurity and relforcerowsecurity, "
            "(select count(*) from pg_policy where polrelid = c.oid and polname = 'tenant') "
            "from pg_class c where relname = %s",
            [model._meta.db_table],
        )
        forced, policies = cursor.fetchone()
    assert forced, f"{model.__name__} is a tenant model without forced row-level security"
    assert policies == 1


@pytest.mark.django_db
def test_the_role_is_bound_by_policies() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == (False, False)


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_a_row_of_any_table_is_its_workspaces_alone(model: Any, alice: Person, bob: Person) -> None:
    """A row of alice's in every tenant table, read and written in raw SQL by bob, by nobody, by her, by staff."""
    table, key = model._meta.db_table, model._meta.pk.column
    with tenancy.system():
        row = make_row(model, workspace=alice.workspace)

    def see(sql: str = f'select "{key}" from "{table}" where "{key}" = %s') -> int:
        with connection.cursor() as cursor:
            cursor.execute(sql, [row.pk])
            return int(cursor.rowcount)

    with tenancy.workspace(bob.workspace.pk, user_id=bob.user.pk):
        assert see() == 0
        assert see(f'update "{table}" set workspace_id = workspace_id where "{key}" = %s') == 0
        assert see(f'delete from "{table}" where "{key}" = %s') == 0
        with connection.cursor() as cursor:
            cursor.execute(f'select workspace_id from "{table}"')
            assert {found[0] for found in cursor.fetchall()} <= {bob.workspace.pk}
    with tenancy.person(bob.user.pk):
        assert see() == 0
    assert see() == 0
    with connection.cursor() as cursor:
        cursor.execute(f'select count(*) from "{table}"')
        assert cursor.fetchone() == (0,)
    for scope in (tenancy.workspace(alice.workspace.pk), tenancy.staff(bob.user.pk), tenancy.system()):
        with scope:
            assert see() == 1


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model.__name__)
def test_a_row_of_any_table_cannot_be_planted_elsewhere(model: Any, alice: Person, bob: Person) -> None:
    with tenancy.system():
        row = make_row(model, workspace=alice.workspace)
    table = model._meta.db_table
    columns = ", ".join(
        f'"{field.column}"' for field in model._meta.concrete_fields if field.concrete and not field.generated
    )
    with tenancy.system(), connection.cursor() as cursor:
        cursor.execute(
            f'create temporary table planted as select {columns} from "{table}" where id = %s', [row.pk]
        )
    with (
        tenancy.workspace(bob.workspace.pk),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f'insert into "{table}" ({columns}) select {columns} from planted')


def test_a_raw_select_shows_nothing_foreign(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            tokens.create_token(user=person.user, workspace=person.workspace, name="script")
    for model in (ActivityLog, ApiToken, Membership):
        with tenancy.workspace(bob.workspace.pk), connection.cursor() as cursor:
            cursor.execute(f'select workspace_id from "{model._meta.db_table}"')
            rows = cursor.fetchall()
        assert {row[0] for row in rows} == {bob.workspace.pk}, model


def test_no_context_shows_nothing(alice: Person) -> None:
    assert not Membership.objects.exists()
    assert not Workspace.objects.exists()
    assert not ActivityLog.objects.exists()


def test_writing_into_a_foreign_workspace_is_refused(alice: Person, bob: Person) -> None:
    with (
        tenancy.workspace(bob.workspace.pk),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        ActivityLog.objects.create(
            workspace=alice.workspace, event_type="x", event_category="x", description="x"
        )


def test_contexts_nest_and_restore(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        with tenancy.workspace(bob.workspace.pk):
            assert list(Workspace.objects.all()) == [bob.workspace]
        assert list(Workspace.objects.all()) == [alice.workspace]
        with tenancy.system():
            assert Workspace.objects.count() >= 2
    assert not Workspace.objects.exists()


def test_a_context_left_by_an_exception_is_left(alice: Person) -> None:
    with pytest.raises(ZeroDivisionError), tenancy.workspace(alice.workspace.pk):
        raise ZeroDivisionError
    assert not Workspace.objects.exists()


def test_a_broken_transaction_does_not_keep_the_context(alice: Person) -> None:
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        tenancy.workspace(alice.workspace.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute("select 1 / 0")
    assert not Workspace.objects.exists()


def test_a_rollback_does_not_bring_a_former_context_back(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        assert list(Workspace.objects.all()) == [alice.workspace]
        with suppress(ZeroDivisionError), transaction.atomic(), tenancy.workspace(bob.workspace.pk):
            assert list(Workspace.objects.all()) == [bob.workspace]
            raise ZeroDivisionError
        assert list(Workspace.objects.all()) == [alice.workspace]
        with suppress(ZeroDivisionError), transaction.atomic(), tenancy.workspace(bob.workspace.pk):
            raise ZeroDivisionError
        assert list(Workspace.objects.all()) == [alice.workspace]
    assert not Workspace.objects.exists()


def test_every_kind_of_statement_takes_the_context_along(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        assert [row.pk for row in Workspace.objects.iterator()] == [alice.workspace.pk]
    with connection.cursor() as cursor:
        with tenancy.workspace(bob.workspace.pk):  # entered after the cursor was made
            cursor.execute("  table accounts_workspace")
            assert len(cursor.fetchall()) == 1
        cursor.execute("with found as (select id from accounts_workspace) select count(*) from found")
        assert cursor.fetchone() == (0,)
        with tenancy.workspace(alice.workspace.pk):
            cursor.executemany("update accounts_workspace set name = %s", [("A",), ("B",)])
    with tenancy.system():
        assert Workspace.objects.get(pk=alice.workspace.pk).name == "B"
        assert Workspace.objects.get(pk=bob.workspace.pk).name not in {"A", "B"}


@pytest.mark.django_db(transaction=True)
def test_a_failed_statement_takes_its_context_with_it(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        assert list(Workspace.objects.all()) == [alice.workspace]
    with tenancy.workspace(bob.workspace.pk):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("select 1 / 0")
        assert list(Workspace.objects.all()) == [bob.workspace]
    assert not Workspace.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_reused_connection_never_carries_the_last_context(alice: Person, bob: Person) -> None:
    seen: dict[str, Any] = {}

    def requests() -> None:
        seen["alice"] = alice.client.get("/account/").status_code
        seen["after"] = Workspace.objects.count()
        with tenancy.workspace(bob.workspace.pk):
            seen["bob"] = list(Workspace.objects.values_list("pk", flat=True))
        connection.close()
        with tenancy.workspace(bob.workspace.pk):  # entered while closed: taken on when the connection opens
            seen["reopened"] = list(Workspace.objects.values_list("pk", flat=True))
        connection.close()

    thread = threading.Thread(target=requests)
    thread.start()
    thread.join()
    assert seen == {"alice": 200, "after": 0, "bob": [bob.workspace.pk], "reopened": [bob.workspace.pk]}


def test_a_process_may_open_its_first_connection_inside_a_context(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The role is checked on it in a transaction of its own, which is rolled back, and the context with it."""
    monkeypatch.setattr(DatabaseWrapper, "_role_is_bound", False)
    first = connection.copy()
    try:
        with tenancy.system(), first.cursor() as cursor:
            cursor.execute("select current_setting('app.hi', true)")
            assert cursor.fetchone() == (tenancy.HIGHEST,)
        with first.cursor() as cursor:
            cursor.execute("select current_setting('app.hi', true)")
            assert cursor.fetchone() == ("",)
    finally:
        first.close()


@transaction.atomic
def _break_off_in(person: Person) -> None:
    with tenancy.workspace(person.workspace.pk):
        assert list(Workspace.objects.all()) == [person.workspace]
        raise ZeroDivisionError


def test_every_way_of_undoing_takes_the_context_along(alice: Person, bob: Person) -> None:
    """Postgres takes settings back with a transaction or a savepoint; the next statement must not run without."""
    with tenancy.workspace(alice.workspace.pk):
        with pytest.raises(ZeroDivisionError):
            _break_off_in(bob)
        assert list(Workspace.objects.all()) == [alice.workspace]
        with transaction.atomic():
            mark = transaction.savepoint()
            with tenancy.workspace(bob.workspace.pk):
                assert list(Workspace.objects.all()) == [bob.workspace]
                transaction.savepoint_rollback(mark)
                assert list(Workspace.objects.all()) == [bob.workspace]
            assert list(Workspace.objects.all()) == [alice.workspace]
    assert not Workspace.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_rows_read_piece_by_piece_stay_in_their_context(alice: Person, bob: Person) -> None:
    """A server-side cursor reads on after other statements ran under another context."""
    with tenancy.system():
        for number in range(5):
            activity.record("test.event", str(number), workspace=bob.workspace)
    with tenancy.workspace(bob.workspace.pk), transaction.atomic():
        rows = ActivityLog.objects.filter(event_type="test.event").iterator(chunk_size=2)
        seen = [next(rows).workspace_id]
        with tenancy.workspace(alice.workspace.pk):
            assert list(Workspace.objects.all()) == [alice.workspace]
            seen += [row.workspace_id for row in rows]
    assert seen == [bob.workspace.pk] * 5


def test_the_activity_log_is_append_only(in_alice: Person) -> None:
    activity.record("test.event", "Something", workspace=in_alice.workspace)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ActivityLog.objects.update(description="something else")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ActivityLog.objects.all().delete()
