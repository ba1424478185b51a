"""Row-level security of the app's tables."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("optimizations", "0001_initial"), ("accounts", "0002_row_security")]

    operations = [
        row_security.enable(
            "optimizations_run",
            "optimizations_runevent",
            "optimizations_aicall",
            "optimizations_optimization",
            "optimizations_proposededit",
        ),
    ]
