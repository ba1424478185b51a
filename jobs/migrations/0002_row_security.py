"""Row-level security of the postings' tables."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial"), ("accounts", "0002_row_security")]

    operations = [
        row_security.enable(
            "jobs_jobposting", "jobs_postingskill", "jobs_match", "jobs_postingimport", "jobs_lexiconterm"
        ),
    ]
