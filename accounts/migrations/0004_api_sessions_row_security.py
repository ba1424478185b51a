"""Row-level security of API sessions and kept answers."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_api_sessions")]

    operations = [row_security.enable("accounts_apisession", "accounts_idempotentanswer")]
