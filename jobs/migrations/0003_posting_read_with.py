"""The lexicon and the rules that a posting was read with, so that an older reading is found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_row_security")]

    operations = [
        migrations.AddField(
            model_name="jobposting",
            name="read_with",
            field=models.CharField(blank=True, editable=False, max_length=16),
        ),
        migrations.AddIndex(
            model_name="jobposting",
            index=models.Index(fields=["read_with", "workspace"], name="posting_by_reading"),
        ),
    ]
