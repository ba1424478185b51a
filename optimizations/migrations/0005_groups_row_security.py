"""Row-level security of run groups, kept answers, confirmed facts and writing styles."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("optimizations", "0004_catalogue_and_groups")]

    operations = [
        row_security.enable(
            "optimizations_rungroup",
            "optimizations_cachedanswer",
            "optimizations_confirmedfact",
            "optimizations_writingstyle",
        ),
    ]
