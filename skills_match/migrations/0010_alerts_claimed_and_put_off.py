"""Causes of alerts are claimed by one worker at a time, and what fails waits longer each time."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("skills_match", "0009_the_search_server_also_finds_assignments")]

    operations = [
        migrations.AddField(
            model_name="alert",
            name="put_off_until",
            field=models.DateTimeField(blank=True, null=True, verbose_name="put off until"),
        ),
        migrations.AddField(
            model_name="alertcause",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="alertcause",
            name="look_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
