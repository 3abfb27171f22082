"""What was erased and is not yet in the list outside of the database."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_texts_that_could_not_be_saved")]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("kind", models.SlugField(max_length=40)),
                ("key", models.CharField(max_length=200)),
                ("erased_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
