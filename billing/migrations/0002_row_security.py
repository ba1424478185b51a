"""Row-level security of billing's tables, a ledger that nobody rewrites, and reservations that end once."""

from django.db import migrations

from accounts import row_security

# Only the removal of a whole workspace, which sets `app.retention`, takes its lines away.
APPEND_ONLY = """
create function billing_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and coalesce(current_setting('app.retention', true), '') = 'on' then
        return old;
    end if;
    raise exception 'the credits ledger is append-only';
end $$;
create trigger append_only before update or delete on billing_credittransaction
    for each row execute function billing_append_only();
"""

FINAL = """
create function billing_final() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and coalesce(current_setting('app.retention', true), '') = 'on' then
        return old;
    end if;
    if tg_op = 'UPDATE' and old.status = 'reserved' and old.workspace_id = new.workspace_id
        and old.meter_id = new.meter_id and old.key = new.key
        and old.amount = new.amount and old.charged = new.charged then
        return new;
    end if;
    raise exception 'a reservation ends once and is never taken back';
end $$;
create trigger final before update or delete on billing_reservation
    for each row execute function billing_final();
"""


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("accounts", "0002_row_security")]

    operations = [
        row_security.enable(
            "billing_meter", "billing_reservation", "billing_credittransaction", "billing_subscription"
        ),
        migrations.RunSQL(
            APPEND_ONLY,
            "drop trigger append_only on billing_credittransaction; drop function billing_append_only();",
        ),
        migrations.RunSQL(FINAL, "drop trigger final on billing_reservation; drop function billing_final();"),
    ]
