"""Row-level security of the accounts' tables, and an activity log that nobody rewrites."""

from django.db import migrations

from accounts import row_security

LO, HI, PERSON = row_security.LO, row_security.HI, row_security.PERSON

APPEND_ONLY = """
create function accounts_append_only() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('app.retention', true), '') <> 'on' then
        raise exception 'the activity log is append-only';
    end if;
    return coalesce(new, old);
end $$;
create trigger append_only before update or delete on accounts_activitylog
    for each row execute function accounts_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        row_security.enable("accounts_membership", "accounts_apitoken"),
        row_security.enable("accounts_workspace", column="id"),
        # An event of no workspace (a failed sign-in) counts as the lowest id: staff and system see it, nobody else.
        row_security.enable(
            "accounts_activitylog",
            column="coalesce(workspace_id, '00000000-0000-0000-0000-000000000000'::uuid)",
        ),
        # Before a workspace is chosen, a signed-in person reads their own memberships and those workspaces.
        row_security.add_policy("accounts_membership", "own", f"user_id = {PERSON}", "select"),
        row_security.add_policy(
            "accounts_workspace",
            "member",
            f"id in (select workspace_id from accounts_membership where user_id = {PERSON})",
            "select",
        ),
        migrations.RunSQL(
            APPEND_ONLY,
            "drop trigger append_only on accounts_activitylog; drop function accounts_append_only();",
        ),
    ]
