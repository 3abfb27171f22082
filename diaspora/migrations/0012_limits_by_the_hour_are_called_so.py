"""An allowance is money that goes with an assignment. Rows stay."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diaspora", "0011_who_runs_the_portal")]

    operations = [
        migrations.RemoveIndex(model_name="allowanceuse", name="uses_of_a_person"),
        migrations.RenameModel(old_name="AllowanceUse", new_name="HourlyUse"),
        migrations.RenameField(model_name="hourlyuse", old_name="allowance", new_name="limit"),
        migrations.AlterField(
            model_name="hourlyuse",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hourly_uses",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="hourlyuse",
            index=models.Index(fields=["person", "limit", "used_at"], name="uses_of_a_person"),
        ),
    ]
