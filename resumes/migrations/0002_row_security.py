"""Row-level security of the resumes' tables."""

from django.db import migrations

from accounts import row_security


class Migration(migrations.Migration):
    dependencies = [("resumes", "0001_initial"), ("accounts", "0002_row_security")]

    operations = [
        row_security.enable(
            "resumes_resume", "resumes_resumeversion", "resumes_resumeimport", "resumes_export"
        ),
    ]
