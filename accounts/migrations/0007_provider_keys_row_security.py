"""Row-level security of provider keys."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_provider_keys")]

    operations = [row_security.enable("accounts_providerkey")]
