"""Migration operations that put a table under forced row-level security."""

from django.db.migrations import RunSQL

LO = "(select nullif(current_setting('app.lo', true), '')::uuid)"
HI = "(select nullif(current_setting('app.hi', true), '')::uuid)"
PERSON = "(select nullif(current_setting('app.person', true), '')::uuid)"


def _policy(table: str, name: str, condition: str, command: str = "all") -> str:
    check = f" with check ({condition})" if command == "all" else ""
    return f'create policy {name} on "{table}" for {command} using ({condition}){check};'


def enable(*tables: str, column: str = "workspace_id") -> RunSQL:
    """Rows of `tables` are visible and writable only inside the context's range of workspaces."""
    forward, backward = [], []
    for table in tables:
        forward.append(f'alter table "{table}" enable row level security;')
        forward.append(f'alter table "{table}" force row level security;')
        forward.append(_policy(table, "tenant", f"{column} between {LO} and {HI}"))
        backward.append(f'drop policy tenant on "{table}";')
        backward.append(f'alter table "{table}" no force row level security;')
        backward.append(f'alter table "{table}" disable row level security;')
    return RunSQL("\n".join(forward), "\n".join(backward))


def add_policy(table: str, name: str, condition: str, command: str = "all") -> RunSQL:
    """One more permissive policy beside `tenant`."""
    return RunSQL(_policy(table, name, condition, command), f'drop policy {name} on "{table}";')
